"""Rendering to plain text: for a letter, a terminal, or a machine that reads aloud."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from aliyun_terms.locale.words import interface_words
from aliyun_terms.rendering.paging import build_page
from aliyun_terms.rendering.views import CellView, PageView, RowView
from aliyun_terms.rendering.wrapping import wrapped
from aliyun_terms.source import display_width, printable
from aliyun_terms.translation.catalog import Translation
from aliyun_terms.translation.marks import marked_content
from aliyun_terms.tree.blocks import Table, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text

__all__ = ["render_text"]

_DEEPEST = 4


def render_text(
    document: Document,
    translations: Sequence[Translation] = (),
    *,
    lang: str = "en",
    languages: Sequence[str] | None = None,
    width: int = 78,
) -> str:
    """Render a document as plain text, one language below the other, a blank line between units.

    What the original prints in bold stands between asterisks, and the target of a link
    between angle brackets behind its words. A translation that is out of date or missing says
    so in square brackets.

    Args:
        document: the Chinese document.
        translations: its translations.
        lang: the language of the interface words, a BCP 47 tag.
        languages: the languages to show, in this order; all of them by default.
        width: terminal cells in a line, of which a Chinese character takes two; 0 to
            break no lines.

    Raises:
        CatalogError: one of *languages* is neither the source nor a translation.

    Example:
        >>> from aliyun_terms import parse
        >>> print(render_text(parse("1. 费用\\n\\n**1.1. 您应付费。**\\n")).splitlines()[-1])
          1.1  *您应付费。*
    """
    page = build_page(document, translations, lang=lang, languages=languages, markdown=False)
    writer = _Writer(document, {one.language: one for one in translations}, page, width)
    return "\n\n".join("\n".join(map(printable, unit)) for unit in writer.units()) + "\n"


@attrs.frozen
class _Writer:
    """Writes one document."""

    document: Document
    translations: dict[str, Translation]
    page: PageView
    width: int

    def units(self) -> Iterator[list[str]]:
        """Yield the lines of each unit, with what the page says of itself after the title."""
        rows = list(self.page.rows)
        if rows and rows[0].kind == "title":
            yield list(self._row(rows.pop(0)))
        yield from ([*wrapped(one, self.width)] for one in self._notices())
        for row in rows:
            lines = list(self._row(row))
            if lines:
                yield lines

    def _notices(self) -> Iterator[str]:
        yield from (notice.text for notice in self.page.notices)
        if any(row.emphasis != "none" for row in self.page.rows):
            words = interface_words(self.page.lang).gettext
            yield words("Between asterisks: in bold in the original, to draw attention to it.")

    def _row(self, row: RowView) -> Iterator[str]:
        """Write a unit: its number, and beside it each language, one below the other."""
        margin = "  " * (min(row.depth, _DEEPEST) - 1)
        number = f"{row.label}  " if row.label else ""
        texts = [text for cell in row.cells for text in self._texts(row, cell) if text]
        indent = margin + " " * display_width(number)
        room = self.width and max(self.width - display_width(indent), 20)
        for at, text in enumerate(texts):
            for line_number, line in enumerate(wrapped(text, room)):
                first = at == 0 and line_number == 0
                yield f"{margin}{number}{line}" if first else f"{indent}{line}"

    def _texts(self, row: RowView, cell: CellView) -> Iterator[str]:
        """Give what a unit says in one language: a line, or one for each row of a table."""
        state = f"[{cell.state_text}] " if cell.state_text else ""
        block = self.document.index.nodes[row.eid]
        if isinstance(block, Table):
            for line in self._table(block, row.eid, cell.lang):
                yield state + line
                state = ""
        else:
            yield (state + self._words(row, cell.lang)).strip()

    def _words(self, row: RowView, language: str) -> str:
        block = self.document.index.nodes[row.eid]
        if language not in self.translations:
            return _text(block.content) if isinstance(block, Unit) else _image(block)
        if not isinstance(block, Unit):
            return ""
        unit = self.translations[language].units.get(row.eid)
        whole = row.emphasis == "full"
        content = marked_content(unit.text if unit else "", block.content, strong=not whole)
        words = _text(content)
        words = f"*{words}*" if whole and words else words
        # The words of a line that is one link are that link in every language.
        match _bare(block.content), content:
            case (Link(target=target, bare=False),), (Text(),) if target:
                return f"{words} <{target}>"
        return words

    def _table(self, table: Table, eid: str, language: str) -> Iterator[str]:
        translation = self.translations.get(language)
        for number, row in enumerate((row for row in table.rows if not row.rule), 1):
            cells = (
                _text(cell.content)
                if translation is None
                else _cell(translation, f"{eid}__r_{number}__c_{column}")
                for column, cell in enumerate(row.cells, 1)
            )
            line = " | ".join(cells)
            yield line if line.strip(" |") else ""


def _bare(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take off the bold that is around a whole line."""
    match content:
        case (Strong(content=inner),):
            return inner
    return content


def _cell(translation: Translation, context: str) -> str:
    unit = translation.units.get(context)
    return unit.text if unit else ""


def _image(block: object) -> str:
    return _text((block,)) if isinstance(block, Image) else ""


def _text(content: Iterable[Inline]) -> str:
    """Write the nodes of a line."""
    return "".join(map(_node, content))


def _node(node: Inline) -> str:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Strong):
        words = _text(node.content)
        return f"*{words}*" if words.strip() else words
    words = node.alternative if isinstance(node, Image) else _text(node.content)
    bare = isinstance(node, Link) and (node.bare or words == node.target)
    return words if bare or not node.target else f"{words} <{node.target}>"
