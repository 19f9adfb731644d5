"""Where references lead: one candidate or none, and the reason where there is none."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

import attrs

from aliyun_terms.pausing import without_collection
from aliyun_terms.references.defining import definition_places
from aliyun_terms.references.deixis import Deixis
from aliyun_terms.references.finding import references_of
from aliyun_terms.references.loops import find_loops
from aliyun_terms.references.model import Reference, ReferenceKind, Resolution, Status
from aliyun_terms.references.numbers import resolve_numbers
from aliyun_terms.references.places import Places
from aliyun_terms.references.reading import Lines
from aliyun_terms.references.resolutions import external, unresolved
from aliyun_terms.references.surroundings import Surroundings
from aliyun_terms.references.works import Works, is_law
from aliyun_terms.tree.document import Document

__all__ = ["References", "resolve_references"]

# 《…法》（以下简称“…”）第五十二条: the numbers belong to the work before the bracket.
_ASIDE = re.compile(r"[》”\"]?[（(][^（()）]{0,60}[)）]的?")


@attrs.frozen(slots=False)
class References:
    """The references of a document, and the ways through them.

    Attributes:
        all: the references, in the order in which they are printed, each with its resolution.
    """

    all: tuple[Reference, ...]

    def __iter__(self) -> Iterator[Reference]:
        """Go through them in the order in which they are printed."""
        return iter(self.all)

    def __len__(self) -> int:
        """Count them."""
        return len(self.all)

    @cached_property
    def standing_in(self) -> Mapping[str, tuple[Reference, ...]]:
        """The references by the eid of the block they stand in."""
        return _grouped((one.eid, one) for one in self.all)

    @cached_property
    def pointing_at(self) -> Mapping[str, tuple[Reference, ...]]:
        """The references by the eids of the blocks they lead to."""
        return _grouped(
            (eid, one) for one in self.all if one.resolution for eid in one.resolution.targets
        )

    @cached_property
    def rates(self) -> Mapping[ReferenceKind, Mapping[Status, int]]:
        """How many references of each kind are resolved, external and unresolved."""
        counts: dict[ReferenceKind, Counter[Status]] = defaultdict(Counter)
        for one in self.all:
            if one.resolution is not None:
                counts[one.kind][one.resolution.status] += 1
        return MappingProxyType({kind: counts[kind] for kind in ReferenceKind if kind in counts})

    @cached_property
    def loops(self) -> tuple[tuple[str, ...], ...]:
        """The rings of clauses that refer to one another by number, each in printed order."""
        pairs = (
            (one.eid, target)
            for one in self.all
            if one.kind is ReferenceKind.CLAUSE and one.resolution
            for target in one.resolution.targets
        )
        return find_loops(pairs)


def _grouped(pairs: Iterator[tuple[str, Reference]]) -> Mapping[str, tuple[Reference, ...]]:
    groups: dict[str, list[Reference]] = defaultdict(list)
    for eid, reference in pairs:
        groups[eid].append(reference)
    return MappingProxyType({eid: tuple(found) for eid, found in groups.items()})


@without_collection
def resolve_references(
    document: Document, references: Sequence[Reference] | None = None
) -> References:
    """Say where the references of a document lead.

    A reference is resolved if the text leaves one candidate. Where it leaves several they
    are listed, and where it leaves none the reason is given; nothing is guessed.

    Args:
        document: the document.
        references: references of this document, from :func:`find_references`; all of
            them by default.

    Returns:
        The references with their resolutions, by place and by target.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> document = load_corpus("api-usage-terms")
        >>> found = resolve_references(document)
        >>> (one,) = [one for one in found if one.text == "上述规定"]
        >>> one.resolution.targets == tuple(
        ...     document.index.eid(block) for block in document["4"].children[:4]
        ... )
        True
        >>> (one,) = [one for one in found if one.text == "阿里云的规定范围"]
        >>> one.resolution.reason
        'rules without a name or an address'
    """
    lines = Lines(document)
    found = tuple(references) if references is not None else references_of(document, lines)
    resolver = _Resolver(document, lines, found)
    return References(tuple(map(resolver.resolve, found)))


_Way = Callable[[Reference, str], Resolution]


class _Resolver:
    """Resolves the references of one document, in the order in which they are printed."""

    def __init__(self, document: Document, lines: Lines, references: Sequence[Reference]) -> None:
        self.lines = lines
        self.places = Places(document, lines)
        definitions, own_titles = definition_places(lines)
        self.works = Works(self.places, references, own_titles)
        self.surroundings = Surroundings(self.places)
        self.deixis = Deixis(self.places, references, definitions)
        self._last_law = ""
        # What stands before on the same line
        self._earlier: list[Reference] = []
        self._ways = self._make_ways()

    def resolve(self, reference: Reference) -> Reference:
        """Say where a reference leads."""
        if self._earlier and self._earlier[-1].line != reference.line:
            self._earlier.clear()
        resolution = self._resolve(reference)
        if reference.kind is ReferenceKind.LAW or is_law(resolution.work):
            self._last_law = resolution.work or self._last_law
        done = attrs.evolve(reference, resolution=resolution)
        self._earlier.append(done)
        return done

    def _resolve(self, reference: Reference) -> Resolution:
        """Hand a reference to what knows about its kind."""
        return self._ways[reference.kind](reference, self.lines.all[reference.line].text)

    def _make_ways(self) -> dict[ReferenceKind, _Way]:
        works, deixis, around = self.works, self.deixis, self.surroundings
        kinds = ReferenceKind
        return {
            kinds.SELF: lambda one, _: self._itself(one),
            kinds.REVISION: lambda one, _: self._itself(one),
            kinds.CLAUSE: self._clauses,
            kinds.PLACE: around.place,
            kinds.NEIGHBOUR: lambda one, _: around.neighbour(one.text, one.eid),
            kinds.FORWARD: deixis.forward,
            kinds.BACKWARD: lambda one, line: deixis.backward(one, line, self._earlier),
            kinds.ANAPHOR: lambda one, line: deixis.anaphor(one, line, self._earlier),
            kinds.HEADING: lambda one, _: self._heading(one),
            kinds.PART: lambda one, _: works.part(one.text),
            kinds.ANNEX: lambda one, _: works.annex(one),
            kinds.WORK: lambda one, _: works.work(one),
            kinds.LAW: lambda one, _: works.law(one),
            kinds.COURT: lambda one, _: works.court(one),
            kinds.AUTHORITY: lambda one, _: works.authority(one),
            kinds.RULES: lambda one, _: works.rules(one),
            kinds.LINK: lambda one, _: works.link(one),
            kinds.ADDRESS: lambda one, _: works.link(one),
        }

    def _itself(self, reference: Reference) -> Resolution:
        if reference.text == "本条款":
            return self.works.this_clause_or_document(reference.eid)
        return self.works.itself()

    def _heading(self, reference: Reference) -> Resolution:
        name = reference.text.removesuffix("条款")
        for title in (name, reference.text):
            found = self.works.own_heading(title)
            if found is not None:
                return found
        return unresolved("no heading is called that")

    def _clauses(self, reference: Reference, line: str) -> Resolution:
        """Find clauses by number: here, counted from a place, or in another work."""
        citation = reference.citation
        assert citation is not None
        work = citation.work or self._work_before_aside(reference, line)
        if work:
            return self._of_work(reference, work)
        if citation.part:
            part = self.works.part(citation.part)
            if part.status is not Status.RESOLVED:
                return part
            return resolve_numbers(reference, self.places, part=part.targets[0])
        if citation.anchor and citation.anchor[0] in "本前上下次" and citation.anchor[1] != "述":
            return self._counted(reference, citation.anchor)
        return resolve_numbers(reference, self.places)

    def _counted(self, reference: Reference, anchor: str) -> Resolution:
        """Find numbers that are counted from 本条, 前款 or the like."""
        if anchor[0] == "本":
            base = self.surroundings.enclosing(anchor, reference.eid)
        else:
            base = self.surroundings.neighbour(anchor, reference.eid)
        if base.status is not Status.RESOLVED:
            return base
        return resolve_numbers(reference, self.places, base=base.targets[0])

    def _of_work(self, reference: Reference, work: str) -> Resolution:
        if work.startswith(("该", "此")):
            if not self._last_law:
                return unresolved("the law it belongs to is not named before it")
            return external(self._last_law)
        own = self.works.own_heading(work)
        if own is None:
            return external(work, url=reference.url)
        if own.status is not Status.RESOLVED or not own.targets:
            return own
        scope = own.targets[0]
        if scope == self.places.title:
            return resolve_numbers(reference, self.places)
        return resolve_numbers(reference, self.places, part=scope)

    def _work_before_aside(self, reference: Reference, line: str) -> str:
        """Give the law before a bracket that the numbers follow on."""
        if not self._earlier or self._earlier[-1].kind not in _NAMED:
            return ""
        before = self._earlier[-1]
        between = line[before.line_span.end : reference.line_span.start]
        if not _ASIDE.fullmatch(between) or before.citation is None:
            return ""
        return before.citation.work


_NAMED = (ReferenceKind.LAW, ReferenceKind.WORK)
