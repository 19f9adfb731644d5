"""From a document and its translations to the view of a page."""

from collections.abc import Callable, Iterator, Sequence

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
from aliyun_terms.tree.walk import walk
from aliyun_terms.version import GENERATOR

__all__ = ["SOURCE_LANGUAGE", "build_page"]

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
_BLANKS = " \t\u3000"
_LIST_MARKS = frozenset(("ORDINAL", "BULLET", "HALF_PARENTHESISED"))


def build_page(
    document: Document,
    translations: Sequence[Translation] = (),
    *,
    lang: str = "en",
    languages: Sequence[str] | None = None,
    work: Work | None = None,
) -> PageView:
    """Work out everything that a page shows.

    Args:
        document: the Chinese document.
        translations: its translations.
        lang: the language of the interface words.
        languages: the languages to show, in this order; by default the source and
            then every translation.
        work: where the document is from, if it is of the corpus.

    Raises:
        CatalogError: one of *languages* is neither the source nor a translation.
    """
    lang = words_language(lang)
    shown = tuple(languages or (SOURCE_LANGUAGE, *(one.language for one in translations)))
    _refuse_unknown(shown, translations)
    pager = _Pager(document, {one.language: one for one in translations}, shown, lang)
    rows = tuple(pager.rows())
    headings = {"part", "section"}
    title = _page_title(document, translations)
    return PageView(
        lang=lang,
        title=title,
        title_markdown=markdown_text(title),
        languages=tuple(
            LanguageView(code, language_name(code), code == SOURCE_LANGUAGE) for code in shown
        ),
        notices=tuple(
            dict.fromkeys(NoticeView(words_language(code), _notice(code)) for code in shown)
        ),
        facts=tuple(_facts(document, translations, lang, work)),
        contents=tuple(
            ContentsView(row.eid, row.label, row.depth, tuple(map(_without_links, row.cells)))
            for row in rows
            if row.kind in headings
        ),
        rows=rows,
        generator=GENERATOR,
    )


def _refuse_unknown(shown: Sequence[str], translations: Sequence[Translation]) -> None:
    known = [SOURCE_LANGUAGE, *(one.language for one in translations)]
    for code in shown:
        if code not in known:
            raise CatalogError(f"there is no text in {code!r}; there is: {', '.join(known)}")


@attrs.frozen
class _Pager:
    """The rows of one page."""

    document: Document
    translations: dict[str, Translation]
    languages: tuple[str, ...]
    lang: str

    def rows(self) -> Iterator[RowView]:
        """Yield a row for each block that says something."""
        words = interface_words(self.lang).gettext
        link_to, states = words("Link to %s"), _state_words(words)
        for block, depth in _with_depth(self.document.children, 1):
            if isinstance(block, Noise):
                continue
            eid = self.document.index.eid(block)
            label = block.label.value if isinstance(block, Unit) and block.label else ""
            weight = emphasis(block)
            printed = print_block(block).rstrip("\r\n \t")
            yield RowView(
                kind=_KINDS[type(block).__name__],
                eid=eid,
                label=label,
                depth=0 if isinstance(block, Title) else depth,
                emphasis=weight.value,
                permalink=link_to % (label or eid),
                aliases=(),
                cells=tuple(self._cells(block, eid, weight, states)),
                indent=_indent(block, printed),
                marker=_marker(block),
                printed=printed,
            )

    def _cells(
        self, block: Block, eid: str, weight: Emphasis, states: dict[State, str]
    ) -> Iterator[CellView]:
        for language in self.languages:
            translation = self.translations.get(language)
            if translation is None:
                yield _source_cell(block, language)
            elif isinstance(block, Table):
                yield _table_cell(block, eid, translation, states)
            else:
                unit = translation.units.get(eid)
                yield _unit_cell(block, unit, weight, language, states)


def _without_links(cell: CellView) -> CellView:
    """Keep the characters of a cell alone: an entry of the contents is a link already."""
    return attrs.evolve(cell, html=escape(cell.html.striptags()))


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


def _source_cell(block: Block, language: str) -> CellView:
    if isinstance(block, Table):
        html = _table_html(block, lambda cell, _row, _column: inline_html(cell.content))
        markdown = _table_markdown(block, lambda cell, _row, _column: inline_markdown(cell.content))
    else:
        html, markdown = inline_html(_content(block)), (inline_markdown(_content(block)),)
    return CellView(language, html, markdown, "source", "")


def _content(block: Block) -> tuple[Inline, ...]:
    if isinstance(block, Unit):
        return block.content
    return (block,) if isinstance(block, Image) else ()


def _unit_cell(
    block: Block,
    unit: TranslatedUnit | None,
    weight: Emphasis,
    language: str,
    states: dict[State, str],
) -> CellView:
    """Show the translation of one line."""
    if unit is None:
        return CellView(language, Markup(""), (), State.TRANSLATED.value, "")
    content, strong = _content(block), weight is Emphasis.FULL
    html = translated_html(unit.text, content, strong=strong)
    markdown = (translated_markdown(unit.text, content, strong=strong),)
    return CellView(language, html, markdown, unit.state.value, states[unit.state])


def _table_cell(
    table: Table, eid: str, translation: Translation, states: dict[State, str]
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
        _table_html(table, html),
        _table_markdown(table, markdown),
        state.value,
        states[state],
    )


def _table_markdown(table: Table, show: Callable[[Cell, int, int], str]) -> tuple[str, ...]:
    """Write a table as Markdown, a line each row, as wide as its widest row."""
    rows = [row for row in table.rows if not row.rule]
    width = max((len(row.cells) for row in rows), default=0)
    lines = []
    for number, row in enumerate(rows, 1):
        cells = [show(cell, number, column) for column, cell in enumerate(row.cells, 1)]
        cells += [""] * (width - len(cells))
        lines.append(f"| {' | '.join(cells)} |")
    lines.insert(1, f"|{'---|' * width}")
    return tuple(lines)


def _table_html(table: Table, show: Callable[[Cell, int, int], Markup]) -> Markup:
    """Render a table; a header that is all empty is left out."""
    rows = [row for row in table.rows if not row.rule]
    width = max((len(row.cells) for row in rows), default=0)
    html = Markup("<table>")
    for number, row in enumerate(rows, 1):
        is_header = row is table.header
        if is_header and not any(cell.content for cell in row.cells):
            continue
        tag = Markup("th") if is_header else Markup("td")
        scope = Markup(' scope="col"') if is_header else Markup("")
        cells = [show(cell, number, column) for column, cell in enumerate(row.cells, 1)]
        cells += [Markup("")] * (width - len(cells))
        html += Markup("<tr>") + Markup("").join(
            Markup("<{0}{1}>{2}</{0}>").format(tag, scope, cell) for cell in cells
        )
        html += Markup("</tr>")
    return html + Markup("</table>")


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
    blocks = list(walk(document))
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
