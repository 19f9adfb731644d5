"""From layers to what stands in and beside each clause."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs
from markupsafe import Markup

from aliyun_terms.locale.words import interface_words
from aliyun_terms.references.defining import Term
from aliyun_terms.references.model import Reference, ReferenceKind, Status
from aliyun_terms.rendering.citations import cite
from aliyun_terms.rendering.inline import inline_html
from aliyun_terms.rendering.layer_views import LayersView, OpenReferenceView
from aliyun_terms.rendering.layers import Layers
from aliyun_terms.rendering.marking import Mark, apart, marked_html
from aliyun_terms.rendering.norm_marks import NormMarks
from aliyun_terms.rendering.peeking import Peeker, plain_translation
from aliyun_terms.translation.catalog import Translation
from aliyun_terms.tree.blocks import Block, Noise, Part, Section, Table, Title
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Inline

__all__ = ["Layering"]

_NOT_LINKED = (ReferenceKind.SELF, ReferenceKind.REVISION)
_NO_MARKS: tuple[Mark, ...] = ()


class Layering:
    """The layers of one page.

    Attributes:
        view: what the page says about them.
    """

    def __init__(
        self, document: Document, layers: Layers, translations: Sequence[Translation], lang: str
    ) -> None:
        """Work out the marks of every block.

        Args:
            document: the document.
            layers: what to show.
            translations: the translations shown.
            lang: the language of the interface words.
        """
        self._document, self._layers = document, layers
        self._peeker = Peeker(document, tuple(translations))
        words = interface_words(lang).gettext
        self._norms = NormMarks(layers.norms, layers.audit, self._peeker, words, lang)
        self._titles = [
            title for one in translations if (title := plain_translation(document, one, "title"))
        ]
        self._marks: Mapping[str, tuple[Mark, ...]] = {
            eid: apart(marks) for eid, marks in _by_block(self._all_marks()).items()
        }
        self.view = self._view()

    def html(self, content: tuple[Inline, ...], eid: str) -> Markup:
        """Render a line of a block."""
        marks = self._marks.get(eid, _NO_MARKS)
        return marked_html(content, marks) if marks else inline_html(content)

    def margin(self, eid: str) -> Markup:
        """Give what stands beside a block."""
        return self._norms.margin(eid)

    def cite(self, block: Block) -> str:
        """Cite a block; nothing where no reader can copy it."""
        return cite(self._document, block, self._titles) if self._layers.find else ""

    def _view(self) -> LayersView:
        references, terms = self._layers.references, self._layers.terms
        return attrs.evolve(
            self._norms.view,
            find=self._layers.find,
            linked=None if references is None else sum(map(self._leads_on, references)),
            open=tuple(map(_open, filter(_is_open, references or ()))),
            terms=None if terms is None else len(terms),
        )

    def _all_marks(self) -> Iterator[tuple[str, Mark]]:
        """Yield the marks with their blocks; where two begin together a longer one stays."""
        for one in self._layers.references or ():
            if self._leads_on(one) or _leads_out(one):
                yield one.eid, self._reference_mark(one)
        for term in self._layers.terms or ():
            yield from self._term_marks(term)

    def _leads_on(self, one: Reference) -> bool:
        """Tell whether a reference leads to other blocks of the page."""
        nodes = self._document.index.nodes
        return (
            one.kind not in _NOT_LINKED
            and one.resolution is not None
            and one.resolution.status is Status.RESOLVED
            and one.resolution.targets not in ((), (one.eid,))
            and all(
                eid in nodes and not isinstance(nodes[eid], Noise) for eid in one.resolution.targets
            )
        )

    def _reference_mark(self, one: Reference) -> Mark:
        resolution, peeker = one.resolution, self._peeker
        assert resolution is not None
        if not resolution.targets:
            return Mark(one.span, lambda html, _first: peeker.outside(html, resolution.url))
        in_table = self._is_table(one.eid)
        return Mark(
            one.span,
            lambda html, first: peeker.clause(
                html, resolution.targets, peek=first and not in_table
            ),
        )

    def _term_marks(self, term: Term) -> Iterator[tuple[str, Mark]]:
        """Mark the first use of a term in each block but that of its definition and headings."""
        tip = self._peeker.meaning(term.name, term.meaning, term.eid, term.label)
        seen = {term.eid}
        for use in term.uses:
            if use.eid not in seen and self._may_explain(use.eid):
                seen.add(use.eid)
                yield use.eid, Mark(use.span, self._term_dress(term.eid, tip))

    def _term_dress(self, eid: str, tip: Markup) -> Callable[[Markup, bool], Markup]:
        def dress(html: Markup, first: bool) -> Markup:
            return self._peeker.peek("term", f"#{eid}", html, tip) if first else html

        return dress

    def _may_explain(self, eid: str) -> bool:
        """Tell whether terms are explained in a block: a heading is to be read at a glance."""
        return not isinstance(self._document.index.nodes[eid], Title | Part | Section | Table)

    def _is_table(self, eid: str) -> bool:
        """Tell whether a block is a table, whose frame would cut off what hangs out of it."""
        return isinstance(self._document.index.nodes[eid], Table)


def _by_block(marks: Iterable[tuple[str, Mark]]) -> Mapping[str, list[Mark]]:
    found: dict[str, list[Mark]] = defaultdict(list)
    for eid, mark in marks:
        found[eid].append(mark)
    return found


def _leads_out(one: Reference) -> bool:
    """Tell whether a reference leads to an address."""
    return (
        one.resolution is not None
        and one.resolution.status is Status.EXTERNAL
        and bool(one.resolution.url)
    )


def _is_open(one: Reference) -> bool:
    return one.resolution is not None and one.resolution.status is Status.UNRESOLVED


def _open(one: Reference) -> OpenReferenceView:
    reason = one.resolution.reason if one.resolution else ""
    return OpenReferenceView(one.eid, one.label, one.text, reason)
