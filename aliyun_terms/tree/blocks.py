"""Block nodes: the clause tree.

Every block keeps what is printed around its text (``lead``, ``gap``, ``end``), so that
the tree prints as its source to the last blank. None of that, and no span, takes part
in ``==``: two blocks are equal when they say the same with the same emphasis and links.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from aliyun_terms.source import Span
from aliyun_terms.tree.inline import Image, Inline
from aliyun_terms.tree.labels import Label
from aliyun_terms.tree.plain import plain_text, text_span

__all__ = [
    "Block",
    "Cell",
    "Clause",
    "Formula",
    "ListItem",
    "Noise",
    "Paragraph",
    "Part",
    "Row",
    "Section",
    "Table",
    "Title",
    "Unit",
    "lines",
]

_NOWHERE = Span(0, 0)


def _layout(default: str = "") -> Any:
    """Declare a field for what is printed without meaning anything."""
    return attrs.field(default=default, eq=False, kw_only=True)


@attrs.frozen(slots=False)
class Unit:
    """A line of text and what belongs to it: the common shape of most blocks.

    Attributes:
        content: the line, without label and layout.
        children: the blocks that belong to it.
        label: its printed number, if it has one.
        line_span: where the line is printed, without indentation and line end.
        lead: what is printed before the label or, without one, before the line.
        gap: what is printed between label and text.
        end: the line end, with the blank lines behind it.
    """

    content: tuple[Inline, ...] = ()
    children: tuple["Block", ...] = ()
    label: Label | None = None
    line_span: Span = attrs.field(default=_NOWHERE, eq=False, kw_only=True)
    lead: str = _layout()
    gap: str = _layout()
    end: str = _layout("\n\n")

    @property
    def text(self) -> str:
        """The line as plain characters."""
        return plain_text(self.content)

    @property
    def text_span(self) -> Span:
        """Where the characters of the line are printed: behind label and markup."""
        return text_span(self.content, self.line_span)

    @property
    def span(self) -> Span:
        """Where the unit is printed, with all that belongs to it."""
        last: Any = self
        while last.children:
            last = last.children[-1]
        return Span(self.line_span.start, last.line_span.end)


@attrs.frozen(slots=False)
class Title(Unit):
    """The title of the document."""


@attrs.frozen(slots=False)
class Part(Unit):
    """A heading under which numbering starts anew: 通用服务条款, 附件一."""

    @property
    def heading(self) -> str:
        """The heading as plain characters."""
        return self.text


@attrs.frozen(slots=False)
class Section(Unit):
    """A heading without a provision of its own, numbered or not, at any depth."""

    @property
    def heading(self) -> str:
        """The heading as plain characters."""
        return self.text


@attrs.frozen(slots=False)
class Clause(Unit):
    """A numbered provision; with children, it opens an enumeration or goes on below."""

    @property
    def intro(self) -> str | None:
        """The text that opens an enumeration; None for a clause that opens none."""
        return self.text if self.children and self.text.endswith(("：", ":")) else None


@attrs.frozen(slots=False)
class ListItem(Unit):
    """An item of an enumeration: （1）, a., a bullet."""


@attrs.frozen(slots=False)
class Paragraph(Unit):
    """A provision without a number, which continues what it stands under."""


@attrs.frozen(slots=False)
class Formula(Unit):
    """A calculation: 服务可用性=…."""


@attrs.frozen(slots=False)
class Cell:
    """A cell of a table.

    Attributes:
        content: what it holds.
        lead: blanks before it.
        end: blanks behind it, and the pipe that closes it if there is one.
    """

    content: tuple[Inline, ...] = ()
    lead: str = _layout()
    end: str = _layout("|")


@attrs.frozen(slots=False)
class Row:
    """A row of a table.

    Attributes:
        cells: its cells, as many as are printed.
        rule: the text of a rule row (``|---|``), which has no cells.
        line_span: where it is printed.
        lead: what is printed before the first cell.
        end: the line end.
    """

    cells: tuple[Cell, ...] = ()
    rule: str = attrs.field(default="", eq=False)
    line_span: Span = attrs.field(default=_NOWHERE, eq=False, kw_only=True)
    lead: str = _layout("|")
    end: str = _layout("\n")


@attrs.frozen(slots=False)
class Table:
    """A table.

    Attributes:
        rows: its rows as printed, the rule row among them.
        line_span: where it is printed.
    """

    rows: tuple[Row, ...] = ()
    line_span: Span = attrs.field(default=_NOWHERE, eq=False, kw_only=True)

    children: tuple[()] = attrs.field(default=(), init=False, eq=False, repr=False)

    @property
    def header(self) -> Row | None:
        """The row above the rule; None where there is no rule below the first row."""
        return self.rows[0] if len(self.rows) > 1 and self.rows[1].rule else None

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows that are neither header nor rule."""
        rows = self.rows[2:] if self.header else self.rows
        return tuple(row for row in rows if not row.rule)


@attrs.frozen(slots=False)
class Noise:
    """What carries nothing: a stray mark, front matter, blank lines at the start.

    Attributes:
        text: all of it, line end included.
        line_span: where it is printed.
    """

    text: str = attrs.field(eq=False)
    line_span: Span = attrs.field(default=_NOWHERE, eq=False, kw_only=True)

    children: tuple[()] = attrs.field(default=(), init=False, eq=False, repr=False)


Block = Title | Part | Section | Clause | ListItem | Paragraph | Formula | Image | Table | Noise
"""What a document is made of."""


def lines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield the lines of a block itself: one, or one for each cell of a table."""
    if isinstance(block, Unit):
        yield block.content
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield cell.content
