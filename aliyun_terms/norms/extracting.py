"""Extraction: from a document to its norms."""

from collections.abc import Mapping, Sequence

import attrs

from aliyun_terms.norms.drafting import draft
from aliyun_terms.norms.drafts import Provision
from aliyun_terms.norms.items import inherit, state
from aliyun_terms.norms.lexicon import MarkerLexicon, lexicon
from aliyun_terms.norms.lists import (
    Intro,
    IntroKind,
    is_provision,
    items_of,
    opens_list,
    read_intro,
)
from aliyun_terms.norms.making import UnitNorms, make_norms
from aliyun_terms.norms.model import Bearer, Norm, NormType, RejectedMarker
from aliyun_terms.norms.naming import lexicon_for
from aliyun_terms.norms.parties import parties_of
from aliyun_terms.pausing import without_collection
from aliyun_terms.tree.blocks import Block, Clause, ListItem, Paragraph, Part, Section, Table, Title
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.plain import plain_text

__all__ = ["NormReading", "extract_norms", "norms_by_eid", "read_norms"]


# 应当 or 不得 alone in a cell is a word and no sentence.
_SHORTEST_CELL = 5


@attrs.frozen
class NormReading:
    """What was read in a document.

    Attributes:
        norms: the norms, in document order.
        rejected: by eid, what looks like a marker in a unit and is none.
    """

    norms: tuple[Norm, ...]
    rejected: Mapping[str, tuple[RejectedMarker, ...]]


@without_collection
def extract_norms(document: Document, *, words: MarkerLexicon | None = None) -> tuple[Norm, ...]:
    """Say what each clause does.

    A clause may hold several norms, or none. What is inferred from context alone has a low
    confidence, and other readings are alternatives: see the page on norms.

    Args:
        document: the document.
        words: another lexicon, from :func:`aliyun_terms.read_marker_lexicon`; by default that of
            the library.

    Returns:
        The norms, in document order. Spans are code points of the document, half-open.

    Example:
        >>> from aliyun_terms import parse
        >>> (norm,) = extract_norms(parse("1. 费用\\n\\n1.1. 您应按时付费。\\n"))
        >>> norm.type.value, norm.bearer.value, norm.markers[0].core.text
        ('obligation', 'user', '应')
    """
    return read_norms(document, words=words).norms


def norms_by_eid(
    document: Document, *, words: MarkerLexicon | None = None
) -> Mapping[str, tuple[Norm, ...]]:
    """Give the norms of each unit that has any, by its eid.

    This is what a selector asks: ``norm[type=prohibition][bearer=user]`` holds for a unit if
    one of its norms has that type and that bearer.

    Args:
        document: the document.
        words: as for :func:`extract_norms`.
    """
    found: dict[str, list[Norm]] = {}
    for norm in extract_norms(document, words=words):
        found.setdefault(norm.eid, []).append(norm)
    return {eid: tuple(norms) for eid, norms in found.items()}


def read_norms(document: Document, *, words: MarkerLexicon | None = None) -> NormReading:
    """Read a document: its norms, and the markers that were rejected, unit by unit.

    Args:
        document: the document.
        words: as for :func:`extract_norms`.
    """
    return _Extractor(document, lexicon_for(document, words or lexicon())).run()


@attrs.frozen
class _Context:
    """What a unit has from those above it."""

    intro: Intro = attrs.field(factory=lambda: Intro(IntroKind.PLAIN))
    party: Bearer = Bearer.NONE
    defines: bool = False


class _Extractor:
    """Goes through a document once."""

    def __init__(self, document: Document, words: MarkerLexicon) -> None:
        self._document = document
        self._words = words
        self._norms: list[Norm] = []
        self._rejected: dict[str, tuple[RejectedMarker, ...]] = {}

    def run(self) -> NormReading:
        self._go(self._document.children, _Context())
        return NormReading(self._governing(), self._rejected)

    def _governing(self) -> tuple[Norm, ...]:
        """Tell each norm that opens a list which items it governs."""
        governed: dict[str, dict[str, None]] = {}
        for norm in self._norms:
            if norm.inherited_from:
                governed.setdefault(norm.inherited_from, {})[norm.eid] = None
        return tuple(
            attrs.evolve(norm, governs=tuple(governed[norm.id])) if norm.id in governed else norm
            for norm in self._norms
        )

    def _go(self, blocks: tuple[Block, ...], context: _Context) -> None:
        """Read the blocks of one level; depth is bounded by the tree (64 levels)."""
        intros: dict[int, Intro] = {}
        earlier: list[str] = []
        for block, opener in items_of(blocks):
            here = context
            if opener is not None:
                here = attrs.evolve(context, intro=intros.get(id(opener), context.intro))
            if is_provision(block):
                intro = self._unit(block, here, earlier)
                intros[id(block)] = intro
                earlier.append(self._document.index.eid(block))
                if block.children:
                    self._go(block.children, attrs.evolve(here, intro=intro))
            elif isinstance(block, Table):
                self._table(block, here)
            elif isinstance(block, Section | Part | Title):
                self._go(block.children, self._below_heading(block, context))

    def _below_heading(self, block: Section | Part | Title, context: _Context) -> _Context:
        """A heading holds no norm, but it can say whom what stands under it is about."""
        party = parties_of(self._words).in_heading(block.text)
        words = self._words.words["definitions.headings"]
        defines = any(word in block.text for word in words) and len(block.text) < 16
        intro = Intro(IntroKind.PLAIN, None, party)
        if opens_list(block.text):
            intro = read_intro(draft(block.text, lexicon=self._words), {}, lexicon=self._words)
        return _Context(
            intro=intro,
            party=party if party is not Bearer.NONE else context.party,
            defines=defines or (context.defines and not isinstance(block, Part)),
        )

    def _table(self, table: Table, context: _Context) -> None:
        """Read the cells below the header, each by itself; a cell states no facts."""
        party = context.intro.bearer if context.party is Bearer.NONE else context.party
        found, rejected = 1, tuple[RejectedMarker, ...]()
        for cell in (cell for row in table.body for cell in row.cells):
            text = plain_text(cell.content)
            if len(text) < _SHORTEST_CELL:
                continue
            provision = draft(text, lexicon=self._words, default=party)
            for sentence in provision.sentences:
                sentence.drafts[:] = [
                    one for one in sentence.drafts if one.type is not NormType.STATEMENT
                ]
            made = make_norms(
                table, provision, document=self._document, words=self._words,
                line=cell.content, first=found,
            )  # fmt: skip
            found += len(made.norms)
            rejected += made.rejected
            self._keep(attrs.evolve(made, rejected=rejected))

    def _unit(
        self, block: Clause | ListItem | Paragraph, context: _Context, earlier: Sequence[str]
    ) -> Intro:
        """Read one unit; give what it says of the items below it."""
        text = block.text
        if not text:
            return Intro(IntroKind.PLAIN)
        default = context.intro.bearer
        if default is Bearer.NONE:
            default = context.party
        provision = draft(text, lexicon=self._words, default=default)
        is_intro = opens_list(text) or (bool(block.children) and text.endswith(("，", ",")))
        intro = context.intro
        if context.defines and _is_definition(text) and intro.kind is IntroKind.PLAIN:
            intro = Intro(IntroKind.CONDUCT, NormType.DEFINITION)
            self._define(provision)
        inherit(provision, intro)
        if intro.kind is IntroKind.PLAIN:
            state(provision, intro=is_intro)
        made = make_norms(
            block, provision, document=self._document, words=self._words, earlier=earlier,
            inherited_from=intro.norm,
        )  # fmt: skip
        self._keep(made)
        if not is_intro:
            return Intro(IntroKind.PLAIN, None, Bearer.NONE)
        below = read_intro(provision, made.ids, lexicon=self._words)
        if intro.type is NormType.DEFINITION and below.kind is not IntroKind.EXCEPTION:
            return intro
        return self._opened(below, intro)

    @staticmethod
    def _opened(below: Intro, above: Intro) -> Intro:
        """An item that opens a list hands on what it inherits, unless it says something else."""
        if below.kind is IntroKind.PLAIN and above.kind is IntroKind.CONDUCT:
            return above
        return below

    @staticmethod
    def _define(provision: Provision) -> None:
        for sentence in provision.sentences:
            sentence.drafts.clear()

    def _keep(self, made: UnitNorms) -> None:
        self._norms.extend(made.norms)
        if made.rejected:
            self._rejected[made.eid] = made.rejected


def _is_definition(text: str) -> bool:
    """Tell 服务周期：一个自然月, under a heading that announces definitions."""
    return text.startswith(("“", "「", '"')) or "：" in text[:24] or ":" in text[:24]
