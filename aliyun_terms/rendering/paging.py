"""From a document and its translations to the view of a page."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs
from markupsafe import Markup, escape

from aliyun_terms.corpus import Work
from aliyun_terms.errors import CatalogError
from aliyun_terms.locale.words import date_words, interface_words, language_name, words_language
from aliyun_terms.rendering.inline import (
    inline_html,
    inline_markdown,
    markdown_text,
    safe_href,
    translated_html,
    translated_markdown,
)
from aliyun_terms.rendering.layering import Layering
from aliyun_terms.rendering.layers import Layers
from aliyun_terms.rendering.tables import table_html, table_markdown
from aliyun_terms.rendering.views import (
    CellView,
    ContentsView,
    FactView,
    LanguageView,
    NoticeView,
    PageView,
    RowView,
)
from aliyun_terms.syntax.unparsing import print_block
from aliyun_terms.translation.catalog import State, TranslatedUnit, Translation
from aliyun_terms.tree.blocks import Block, Cell, Noise, Part, Section, Table, Title, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.emphasis import Emphasis, emphasis
from aliyun_terms.tree.inline import Image, Inline
from aliyun_terms.tree.plain import plain_text
from aliyun_terms.version import GENERATOR

__all__ = ["SOURCE_LANGUAGE", "Pager", "build_page"]

SOURCE_LANGUAGE = "zh-Hans"
"""The language of the documents this library reads."""

_KINDS = {
    "Title": "title",
    "Part": "part",
    "Section": "section",
    "Clause": "clause",
    "ListItem": "list_item",
    "Paragraph": "paragraph",
    "Formula": "formula",
    "Table": "table",
    "Image": "image",
}
_NO_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_BLANKS = " \t\u3000"
_LIST_MARKS = frozenset(("ORDINAL", "BULLET", "HALF_PARENTHESISED"))


def build_page(
    document: Document,
    translations: Sequence[Translation] = (),
    *,
    lang: str = "en",
    languages: Sequence[str] | None = None,
    work: Work | None = None,
    markdown: bool = True,
    aliases: Mapping[str, tuple[str, ...]] = _NO_ALIASES,
    layers: Layers | None = None,
) -> PageView:
    """Work out everything that a page shows.

    Args:
        document: the Chinese document.
        translations: its translations.
        lang: the language of the interface words.
        languages: the languages to show, in this order; by default the source and
            then every translation.
        work: where the document is from, if it is of the corpus.
        markdown: whether its texts are wanted as Markdown too, and as printed: a page of
            HTML has no use for them, and they take as long as the rest of the work.
        aliases: earlier ids of units, by their ids.
        layers: what to show beside the text.

    Raises:
        CatalogError: one of *languages* is neither the source nor a translation.
    """
    lang = words_language(lang)
    shown = tuple(languages or (SOURCE_LANGUAGE, *(one.language for one in translations)))
    _refuse_unknown(shown, translations)
    by_language = {one.language: one for one in translations}
    beside = [by_language[code] for code in shown if code in by_language]
    layering = Layering(document, layers, beside, lang) if layers else None
    pager = Pager(document, by_language, shown, lang, markdown, aliases, layering)
    rows = tuple(pager.rows())
    title = _page_title(document, translations)
    return PageView(
        lang=lang,
        title=title,
        title_markdown=markdown_text(title),
        languages=tuple(map(_language, shown)),
        notices=tuple(dict.fromkeys(map(_notice_view, shown))),
        facts=tuple(_facts(document, translations, lang, work)),
        contents=tuple(_contents(rows, pager)),
        rows=rows,
        generator=GENERATOR,
        layers=layering.view if layering else None,
    )


def _language(code: str) -> LanguageView:
    return LanguageView(code, language_name(code), code == SOURCE_LANGUAGE)


def _notice_view(code: str) -> NoticeView:
    return NoticeView(words_language(code), _notice(code))


def _contents(rows: Iterable[RowView], pager: "Pager") -> Iterator[ContentsView]:
    for row in rows:
        if row.kind in ("part", "section"):
            yield ContentsView(row.eid, row.label, row.depth, pager.plain_cells(row))


def _refuse_unknown(shown: Sequence[str], translations: Sequence[Translation]) -> None:
    known = [SOURCE_LANGUAGE, *(one.language for one in translations)]
    for code in shown:
        if code not in known:
            raise CatalogError(f"there is no text in {code!r}; there is: {', '.join(known)}")


@attrs.frozen
class Pager:
    """The rows of one page.

    Attributes:
        document: the Chinese document.
        translations: its translations, by language.
        languages: the columns.
        lang: the language of the interface words.
        markdown: whether to give the texts as Markdown too.
        aliases: earlier ids of units, by their ids.
        layering: what stands beside the text.
    """

    document: Document
    translations: Mapping[str, Translation]
    languages: tuple[str, ...]
    lang: str
    markdown: bool = True
    aliases: Mapping[str, tuple[str, ...]] = _NO_ALIASES
    layering: Layering | None = None
    _columns: tuple[tuple[str, Translation | None], ...] = attrs.field(init=False)
    _link_to: str = attrs.field(init=False)
    _states: dict[State, str] = attrs.field(init=False)

    @_columns.default
    def _beside(self) -> tuple[tuple[str, Translation | None], ...]:
        return tuple((language, self.translations.get(language)) for language in self.languages)

    @_link_to.default
    def _link_words(self) -> str:
        return interface_words(self.lang).gettext("Link to %s")

    @_states.default
    def _said_states(self) -> dict[State, str]:
        return _state_words(interface_words(self.lang).gettext)

    def rows(self) -> Iterator[RowView]:
        """Yield a row for each block that says something."""
        for block, depth in _with_depth(self.document.children, 1):
            if not isinstance(block, Noise):
                yield self.row(block, depth)

    def plain_cells(self, row: RowView) -> tuple[CellView, ...]:
        """Give the cells of a row with their characters alone: for a link around them."""
        return tuple([self._plain_cell(row, cell) for cell in row.cells])

    def _plain_cell(self, row: RowView, cell: CellView) -> CellView:
        if "<" not in cell.html:
            return cell
        if cell.state == "source":
            block = self.document.index.nodes[row.eid]
            return attrs.evolve(cell, html=escape(plain_text(_content(block))))
        return attrs.evolve(cell, html=escape(cell.html.striptags()))

    def row(self, block: Block, depth: int) -> RowView:
        """Make the row of a block that stands *depth* deep; at the top that is 1."""
        eid = self.document.index.eid(block)
        label = block.label.value if isinstance(block, Unit) and block.label else ""
        weight = emphasis(block)
        printed = print_block(block).rstrip("\r\n \t") if self.markdown else ""
        return RowView(
            kind=_KINDS[type(block).__name__],
            eid=eid,
            label=label,
            depth=0 if isinstance(block, Title) else depth,
            emphasis=weight.value,
            permalink=self._link_to % (label or eid),
            aliases=self.aliases.get(eid, ()),
            cells=tuple([self._cell(block, eid, weight, column) for column in self._columns]),
            indent=_indent(block, printed) if self.markdown else "",
            marker=_marker(block) if self.markdown else "",
            printed=printed,
            beside=self.layering.margin(eid) if self.layering else "",
            citation=self.layering.cite(block) if self.layering else "",
        )

    def _cell(
        self, block: Block, eid: str, weight: Emphasis, column: tuple[str, Translation | None]
    ) -> CellView:
        language, translation = column
        if translation is None:
            return self._source_cell(block, eid, language)
        if isinstance(block, Table):
            return _table_cell(
                block, eid, translation, states=self._states, with_markdown=self.markdown
            )
        return self._unit_cell(block, translation.units.get(eid), weight, language)

    def _source_cell(self, block: Block, eid: str, language: str) -> CellView:
        if isinstance(block, Table):
            html = table_html(block, lambda cell, _row, _column: self._html(cell.content, eid))
            show = lambda cell, _row, _column: inline_markdown(cell.content)  # noqa: E731
            markdown = table_markdown(block, show) if self.markdown else ()
        else:
            content = _content(block)
            html = self._html(content, eid)
            markdown = (inline_markdown(content),) if self.markdown else ()
        return CellView(language, html, markdown, "source", "")

    def _html(self, content: tuple[Inline, ...], eid: str) -> Markup:
        return self.layering.html(content, eid) if self.layering else inline_html(content)

    def _unit_cell(
        self, block: Block, unit: TranslatedUnit | None, weight: Emphasis, language: str
    ) -> CellView:
        """Show the translation of one line."""
        if unit is None:
            return CellView(language, Markup(""), (), State.TRANSLATED.value, "")
        content, strong = _content(block), weight is Emphasis.FULL
        html = translated_html(unit.text, content, strong=strong)
        markdown = (
            (translated_markdown(unit.text, content, strong=strong),) if self.markdown else ()
        )
        if unit.state is State.TRANSLATED:  # most are, and to look up a member takes its time
            return CellView(language, html, markdown, "translated", "")
        return CellView(language, html, markdown, unit.state.value, self._states[unit.state])


def _with_depth(blocks: tuple[Block, ...], depth: int) -> Iterator[tuple[Block, int]]:
    for block in blocks:
        yield block, depth
        yield from _with_depth(block.children, depth + 1)


def _state_words(words: Callable[[str], str]) -> dict[State, str]:
    return {
        State.TRANSLATED: "",
        State.FUZZY: words("Translation out of date"),
        State.MISSING: words("Not translated yet"),
    }


def _indent(block: Block, printed: str) -> str:
    """Give the blanks that put a line below *block* into the same list item.

    A number at the margin makes a list of what is indented below it; a line that
    is not indented would end the list and make code of the rest.
    """
    blanks = printed[: len(printed) - len(printed.lstrip(_BLANKS))]
    if isinstance(block, Unit) and block.label is not None and block.label.scheme in _LIST_MARKS:
        return blanks + " " * (len(block.label.printed) + len(block.gap))
    return blanks


def _marker(block: Block) -> str:
    """Give what a line begins with, apart from emphasis."""
    if not isinstance(block, Unit):
        return ""
    label = block.label.printed if block.label else ""
    gap = block.gap.replace("*", "") or " " * bool(label)
    return block.lead.replace("*", "") + label + gap


def _content(block: Block) -> tuple[Inline, ...]:
    if isinstance(block, Unit):
        return block.content
    return (block,) if isinstance(block, Image) else ()


def _table_cell(
    table: Table,
    eid: str,
    translation: Translation,
    *,
    states: dict[State, str],
    with_markdown: bool,
) -> CellView:
    """Show the translation of a table; it is as good as its worst cell."""
    units = {
        (row, column): unit
        for row in range(1, len(table.rows) + 1)
        for column in range(1, max(len(one.cells) for one in table.rows) + 1)
        if (unit := translation.units.get(f"{eid}__r_{row}__c_{column}")) is not None
    }

    def html(cell: Cell, row: int, column: int) -> Markup:
        unit = units.get((row, column))
        return translated_html(unit.text if unit else "", cell.content, strong=False)

    def markdown(cell: Cell, row: int, column: int) -> str:
        unit = units.get((row, column))
        return translated_markdown(unit.text if unit else "", cell.content, strong=False)

    order = (State.MISSING, State.FUZZY, State.TRANSLATED)
    state = min((unit.state for unit in units.values()), key=order.index, default=State.TRANSLATED)
    return CellView(
        translation.language,
        table_html(table, html),
        table_markdown(table, markdown) if with_markdown else (),
        state.value,
        states[state],
    )


def _page_title(document: Document, translations: Sequence[Translation]) -> str:
    titles = [document.title or document.name]
    for translation in translations:
        unit = translation.units.get("title")
        if unit is not None and unit.text:
            titles.append(unit.text)
    return " / ".join(titles)


def _notice(language: str) -> str:
    """Say which text binds, in *language* itself."""
    words = interface_words(language).gettext
    if language == SOURCE_LANGUAGE:
        return words(
            "The Chinese text is authoritative. "
            "Translations are unofficial and for information only."
        )
    return words(
        "The Chinese text is authoritative. This translation is unofficial, for information only, "
        "and not legal advice."
    )


def _facts(
    document: Document, translations: Sequence[Translation], lang: str, work: Work | None
) -> Iterator[FactView]:
    """Yield where the document is from and what it holds."""
    words = interface_words(lang).gettext
    if work is not None:
        yield FactView(words("Publisher"), work.publisher)
        yield FactView(
            words("Source"), f"{work.repository}: {work.source_path}", safe_href(work.source_url)
        )
        yield FactView(words("Revision"), f"{work.commit}, {date_words(work.date, lang)}")
        yield FactView(words("Licence of the text"), f"{work.licence}, {work.copyright}")
        yield FactView("SHA-256", work.sha256)
    blocks = document.index.nodes.values()
    sections = sum(isinstance(block, Section | Part) for block in blocks)
    numbered = sum(_is_numbered_provision(block) for block in blocks)
    yield FactView(words("Sections"), str(sections))
    yield FactView(words("Numbered clauses"), str(numbered))
    for translation in translations:
        done, every = translation.count(State.TRANSLATED), len(translation.units)
        yield FactView(
            words("Translated into %s") % language_name(translation.language), f"{done}/{every}"
        )


def _is_numbered_provision(block: Block) -> bool:
    return (
        isinstance(block, Unit)
        and block.label is not None
        and not isinstance(block, Section | Part)
    )
