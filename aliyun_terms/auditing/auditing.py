"""The audit: which provisions that matter are not printed conspicuously.

It sees typography: what is bold in this source. Underlining, colour, a box to tick or a pop-up
are outside its sight. It flags for a lawyer, and says nothing of what is valid or void.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from aliyun_terms.auditing.model import Audit, AuditedClause, Conspicuousness, DatedBy, Reason
from aliyun_terms.auditing.profiles import Materiality, Matter, Profile, Source, read_profile
from aliyun_terms.auditing.promises import Promise, find_promises
from aliyun_terms.factsheet.quantities import QuantityKind, find_quantities
from aliyun_terms.pausing import without_collection
from aliyun_terms.source import Span
from aliyun_terms.syntax.metadata import read_metadata
from aliyun_terms.topics.finding import find_topics
from aliyun_terms.topics.lexicon import Lexicon
from aliyun_terms.topics.model import Basis, ClauseTopics, Confidence
from aliyun_terms.tree.blocks import Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.emphasis import Emphasis, emphasis
from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text
from aliyun_terms.tree.plain import plain_text
from aliyun_terms.tree.walk import walk

__all__ = ["audit"]

_YEAR = re.compile(r"[0-9]{4}|[〇零一二三四五六七八九]{4}年")


@without_collection
def audit(
    document: Document,
    *,
    profile: str | Profile = "prc",
    day: date | None = None,
    lexicon: Lexicon | None = None,
) -> Audit:
    """Hold what provisions say against how they are printed.

    Args:
        document: the document.
        profile: the legal background: a name, the path of a TOML file, or a profile.
        day: the day of the document, which picks the sources that were in force; by default
            the day from which it says that it applies, or else that of its last change, or a
            date printed on a line of its own. Without any, the newest state of the profile.
        lexicon: topics and phrases; by default those that come with the library.

    Returns:
        Every provision with its status: gap, review, ok, or not material.

    Raises:
        SourceError: the profile cannot be read.
        LexiconError: it is not a profile.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> found = audit(load_corpus("api-usage-terms"))
        >>> [clause.label for clause in found.gaps]
        ['2.8', '4', '4.1', '4.2', '4.3']
        >>> [clause.label for clause in found.reviews]
        ['2.1', '2.7', '6.3']
    """
    background = profile if isinstance(profile, Profile) else read_profile(profile)
    dated, dated_by = (day, DatedBy.GIVEN) if day is not None else _date(document)
    topics = find_topics(document, lexicon=lexicon)
    promises = find_promises(topics)
    auditor = _Auditor(background, dated or background.as_of, promises)
    return Audit(
        name=document.name,
        title=document.title,
        profile=background,
        day=dated,
        dated_by=dated_by,
        promises=promises,
        clauses=tuple(map(auditor.look_at, topics)),
    )


def _date(document: Document) -> tuple[date | None, DatedBy]:
    # Only what prints a year can state a date.
    dated = (
        attrs.evolve(block, children=())
        for block in walk(document)
        if isinstance(block, Unit) and _YEAR.search(block.text)
    )
    metadata = read_metadata(Document(tuple(dated)))
    for day, dated_by in (
        (metadata.effective_date, DatedBy.EFFECTIVE_DATE),
        (metadata.updated_date, DatedBy.UPDATED_DATE),
        (metadata.printed_date, DatedBy.PRINTED_DATE),
    ):
        if day is not None:
            return day, dated_by
    return None, DatedBy.NOTHING


@attrs.frozen
class _Marked:
    """A matter of a provision, with the phrase that says it; without one, by its topic."""

    matter: Matter
    span: Span | None


class _Auditor:
    """Looks at one provision after the other."""

    def __init__(self, profile: Profile, day: date, promises: tuple[Promise, ...]) -> None:
        self._profile = profile
        self._in_force = profile.in_force(day)
        seen = (promise.topics for promise in promises if promise.is_seen)
        self._promised = frozenset[str]().union(*seen)
        self._by_topic: dict[str, list[Matter]] = {}
        for matter in profile.matters:
            for topic in matter.topics:
                self._by_topic.setdefault(topic, []).append(matter)

    def look_at(self, clause: ClauseTopics) -> AuditedClause:
        """Give a provision its status."""
        marked = () if _is_pointer(clause.unit.content) else tuple(self._marked(clause))
        matters = tuple(dict.fromkeys(one.matter for one in marked))
        printed = emphasis(clause.unit)
        materiality = _heaviest(matters)
        status, reasons = self._judge(clause, marked, printed)
        promised = bool(marked) and clause.primary in self._promised
        if promised and printed is not Emphasis.FULL and not _covered(clause, marked):
            bold = printed is Emphasis.PARTIAL
            is_soft = bold or Reason.UNSURE_TOPIC in reasons
            status = Conspicuousness.REVIEW if is_soft else Conspicuousness.GAP
            reasons.append(Reason.PROMISED_PARTLY_BOLD if bold else Reason.PROMISED_NOT_BOLD)
        notices = list(self._notices(clause))
        if notices and status in (Conspicuousness.OK, Conspicuousness.NOT_MATERIAL):
            status = Conspicuousness.REVIEW
        return AuditedClause(
            eid=clause.eid,
            label=clause.label,
            text=clause.unit.text,
            span=clause.unit.text_span,
            status=status,
            materiality=materiality,
            matters=matters,
            emphasis=printed,
            reasons=(*reasons, *notices),
            promised=promised,
            sources=tuple(self._sources(matters)),
            topics=clause,
        )

    def _marked(self, clause: ClauseTopics) -> Iterator[_Marked]:
        for matter in self._by_topic.get(clause.primary or "", ()):
            yield _Marked(matter, None)
        for one in self._profile.finder.find(clause.unit.text):
            yield _Marked(self._profile.phrases[one.number][0], one.span)

    def _judge(
        self, clause: ClauseTopics, marked: tuple[_Marked, ...], printed: Emphasis
    ) -> tuple[Conspicuousness, list[Reason]]:
        materiality = _heaviest(one.matter for one in marked)
        if materiality is Materiality.NO:
            return Conspicuousness.NOT_MATERIAL, []
        if printed is Emphasis.FULL or _covered(clause, marked):
            return Conspicuousness.OK, []
        is_partly = printed is Emphasis.PARTIAL
        if materiality is Materiality.ARGUABLE:
            partly, plain = Reason.ARGUABLE_PARTLY_BOLD, Reason.ARGUABLE_NOT_BOLD
            return Conspicuousness.REVIEW, [partly if is_partly else plain]
        if is_partly:
            return Conspicuousness.REVIEW, [Reason.MATERIAL_PARTLY_BOLD]
        doubts = list(self._doubts(clause, marked))
        return (Conspicuousness.REVIEW if doubts else Conspicuousness.GAP), [
            Reason.MATERIAL_NOT_BOLD,
            *doubts,
        ]

    def _doubts(self, clause: ClauseTopics, marked: tuple[_Marked, ...]) -> Iterator[Reason]:
        """Yield what makes a gap a matter for a second look."""
        weighty = [one for one in marked if one.matter.materiality is Materiality.YES]
        is_unsure = clause.confidence is Confidence.LOW or clause.basis is Basis.HEADING
        if is_unsure and all(one.span is None for one in weighty):
            yield Reason.UNSURE_TOPIC
        if not any(name in self._in_force for one in weighty for name in one.matter.sources):
            yield Reason.NO_SOURCE_ON_DAY

    def _sources(self, matters: tuple[Matter, ...]) -> Iterator[Source]:
        named = dict.fromkeys(name for matter in matters for name in matter.sources)
        return (self._in_force[name] for name in named if name in self._in_force)

    def _notices(self, clause: ClauseTopics) -> Iterator[Reason]:
        """Yield what is missing of the notice that a profile asks for."""
        asked = [
            notice
            for notice in self._profile.minimum_notices
            if notice.source in self._in_force and clause.primary in notice.topics
        ]
        if asked:
            yield from _held_against(max(notice.days for notice in asked), clause.unit.text)


def _held_against(days: int, text: str) -> Iterator[Reason]:
    periods = [
        _days(one.duration or "")
        for one in find_quantities(text)
        if one.kind is QuantityKind.PERIOD
    ]
    if not periods:
        yield Reason.NOTICE_NOT_STATED
    elif max(periods) < days:
        yield Reason.NOTICE_SHORT


_DAYS_OF = {"D": 1, "W": 7, "M": 30, "Y": 365}


def _days(duration: str) -> int:
    """Count the days of an ISO 8601 duration of one unit; hours are less than a day."""
    if duration.startswith("PT"):
        return 0
    return int(duration[1:-1]) * _DAYS_OF[duration[-1]]


def _heaviest(matters: Iterable[Matter]) -> Materiality:
    weights = {matter.materiality for matter in matters}
    return next((weight for weight in Materiality if weight in weights), Materiality.NO)


def _is_pointer(content: tuple[Inline, ...]) -> bool:
    """Tell whether a provision is a link and nothing else: a pointer, with no words of its own."""
    return any(isinstance(node, Link) for node in content) and not any(
        character.isalnum()
        for node in content
        if not isinstance(node, Link)
        for character in plain_text((node,))
    )


def _covered(clause: ClauseTopics, marked: tuple[_Marked, ...]) -> bool:
    """Tell whether every phrase that makes a partly bold provision matter is in bold."""
    spans = [one.span for one in marked if one.span is not None]
    if not spans or any(one.span is None and not _shares(one, marked) for one in marked):
        return False
    bold = list(_bold(clause.unit.content))
    starts = [start for start, _ in bold]
    return all(_within(span, bold, starts) for span in spans)


def _shares(one: _Marked, marked: tuple[_Marked, ...]) -> bool:
    """Tell whether a matter that is told by the topic is said by a phrase as well."""
    return any(other.matter == one.matter and other.span is not None for other in marked)


def _within(span: Span, bold: list[tuple[int, int]], starts: list[int]) -> bool:
    place = bisect_right(starts, span.start) - 1
    return place >= 0 and span.end <= bold[place][1]


def _bold(content: Iterable[Inline]) -> Iterator[tuple[int, int]]:
    """Yield the bold stretches of a line, in its plain text; those that touch are one."""
    stretches: list[tuple[int, int]] = []
    for start, end in _strong(content, 0, strong=False):
        if stretches and stretches[-1][1] == start:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return iter(stretches)


def _strong(content: Iterable[Inline], place: int, *, strong: bool) -> Iterator[tuple[int, int]]:
    for node in content:
        length = len(plain_text((node,)))
        if isinstance(node, Text | Image):
            if strong:
                yield place, place + length
        else:
            yield from _strong(node.content, place, strong=strong or isinstance(node, Strong))
        place += length
