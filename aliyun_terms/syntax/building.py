"""From parse tree to clause tree: one method for each rule of ``grammar/terms.lark``."""

from collections.abc import Callable
from typing import Any, TypeVar

from lark import Token, Transformer

from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import (
    Block,
    Cell,
    Clause,
    Formula,
    ListItem,
    Noise,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Title,
    Unit,
)
from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text

__all__ = ["Builder"]

Pieces = list[Any]
StrongLine = tuple[str, tuple[Inline, ...]]
_U = TypeVar("_U", bound=Unit)

_BLANKS = " \t\u3000"


class Builder(Transformer[Token, tuple[Block, ...]]):
    """Build nodes while the parser reduces.

    The methods of lines, and of what stands in them, return lists of inline nodes;
    the methods of blocks return nodes.
    """

    # ---- within a line --------------------------------------------------------

    def words(self, pieces: Pieces) -> Pieces:
        """Collect the pieces of a line; the first may be a collection already."""
        line = pieces[0] if isinstance(pieces[0], list) else [pieces[0]]
        line += pieces[1:]
        return line

    equation = sentences = bold_words = bold_sentences = link_text = words

    def provision(self, pieces: Pieces) -> Pieces:
        """Collect the pieces of a line that may end in an open ``**``."""
        return self.words([piece for piece in pieces if piece is not None])

    def strong(self, pieces: Pieces) -> Strong:
        """``**…**``."""
        first, content, last = pieces
        return Strong(_line(content), Span(first.start_pos, last.start_pos + 2))

    def open_strong(self, pieces: Pieces) -> Strong:
        """``**…`` up to the end of the line."""
        mark, content = pieces
        return _open_strong(mark, _line(content))

    def link_strong(self, pieces: Pieces) -> Strong:
        """``**…**`` in the text of a link."""
        content = _line(pieces[1:-1], addresses=False)
        return Strong(content, Span(pieces[0].start_pos, pieces[-1].start_pos + 2))

    def open_link_strong(self, pieces: Pieces) -> Strong:
        """``**…`` up to the end of the text of a link."""
        return _open_strong(pieces[0], _line(pieces[1:], addresses=False))

    def link(self, pieces: Pieces) -> Link:
        """``[text](target)``."""
        first, content, *rest, last = pieces
        text = _line([*(content or ()), *rest], addresses=False)
        return Link(text, last[2:-1], Span(first.start_pos, last.start_pos + len(last)))

    def strong_title(self, pieces: Pieces) -> StrongLine:
        """Give the line behind a mark that left its ``**`` open, and what joins the gap."""
        first, *rest = pieces
        if isinstance(first, Token):
            return _peel(_line(rest[0] if rest else None))
        content = _line(first)
        if not content:
            return "", ()
        end = rest[0].start_pos + 2 if rest else content[-1].span.end
        span = Span(content[0].span.start, end)
        strong = Strong(content, span, "", "**" if rest else "")
        return "", (strong, *_line(rest[1] if len(rest) > 1 else None))

    strong_provision = strong_title

    # ---- blocks ---------------------------------------------------------------

    def title(self, pieces: Pieces) -> Title:
        """Give the title; it has no body."""
        return _unit(Title, [*pieces, None])

    def part(self, pieces: Pieces) -> Part:
        """Give a part."""
        return _unit(Part, pieces)

    def section(self, pieces: Pieces) -> Section:
        """Give a section."""
        return _unit(Section, pieces)

    def clause(self, pieces: Pieces) -> Clause:
        """Give a clause."""
        return _unit(Clause, pieces)

    def list_item(self, pieces: Pieces) -> ListItem:
        """Give an item."""
        return _unit(ListItem, pieces)

    def paragraph(self, pieces: Pieces) -> Paragraph:
        """Give a paragraph."""
        return _loose(Paragraph, pieces)

    def formula(self, pieces: Pieces) -> Formula:
        """Give a formula."""
        return _loose(Formula, pieces)

    def figure(self, pieces: Pieces) -> Image:
        """Give a picture that has a line to itself."""
        printed, newline = pieces
        text = printed.strip(_BLANKS)
        indentation = printed.index("!")
        start = printed.start_pos + indentation
        alternative, _, target = text[2:-1].partition("](")
        end = printed[indentation + len(text) :] + newline
        span = Span(start, start + len(text))
        return Image(alternative, target, span, printed[:indentation], end)

    def cell(self, pieces: Pieces) -> tuple[Inline, ...]:
        """Give the content of a cell."""
        return _line(pieces[0])

    def row(self, pieces: Pieces) -> Row:
        """Give a row; what stands behind the last pipe is a cell only if it is something."""
        opening, *middle, newline = pieces
        cells = [
            _cell(content, closing="|" if 2 * position + 1 < len(middle) else "")
            for position, content in enumerate(middle[::2])
            if content or 2 * position + 1 < len(middle)
        ]
        start = opening.start_pos + len(opening) - 1
        span = Span(start, newline.start_pos)
        return Row(tuple(cells), line_span=span, lead=str(opening), end=str(newline))

    def table_rule(self, pieces: Pieces) -> Row:
        """``|---|---|``."""
        rule, newline = pieces
        span = Span(rule.start_pos, newline.start_pos)
        return Row((), str(rule), line_span=span, lead="", end=str(newline))

    def table(self, rows: list[Row]) -> Table:
        """Give a table."""
        span = Span(rows[0].line_span.start, rows[-1].line_span.end)
        return Table(tuple(rows), line_span=span)

    def noise(self, pieces: list[Token]) -> Noise:
        """Give what carries nothing."""
        text = "".join(pieces)
        start = pieces[0].start_pos or 0
        return Noise(text, line_span=Span(start, start + len(text)))

    def body(self, blocks: list[Block]) -> tuple[Block, ...]:
        """Give the blocks of a body."""
        return tuple(blocks)

    document = body


def _line(pieces: Pieces | None, *, addresses: bool = True) -> tuple[Inline, ...]:
    """Turn the pieces of a line into nodes; a bare address is a link only if *addresses*."""
    if not pieces:
        return ()
    if len(pieces) == 1 and isinstance(pieces[0], Token) and pieces[0].type not in _MARKUP:
        # Most lines are one run of text.
        value, start = str(pieces[0]), pieces[0].start_pos or 0
        return (Text(value, Span(start, start + len(value))),)
    line: list[Inline] = []
    run: list[Token] = []
    for piece in pieces:
        if not isinstance(piece, Token):
            _flush(run, line)
            line.append(piece)
        elif piece.type in _MARKUP and (addresses or piece.type != "URL"):
            _flush(run, line)
            line.append(_MARKUP[piece.type](piece))
        else:
            run.append(piece)
    _flush(run, line)
    return tuple(line)


def _flush(run: list[Token], line: list[Inline]) -> None:
    """Make one text of the tokens in *run*."""
    if run:
        value = "".join(run)
        start = run[0].start_pos or 0
        line.append(Text(value, Span(start, start + len(value))))
        run.clear()


def _read_escaped(token: Token) -> Text:
    start = token.start_pos or 0
    return Text(token[1::2], Span(start, start + len(token)), escaped=True)


def _read_address(token: Token) -> Link:
    start = token.start_pos or 0
    span = Span(start, start + len(token))
    return Link((Text(str(token), span),), str(token), span, bare=True)


def _read_image(token: Token) -> Image:
    start = token.start_pos or 0
    alternative, _, target = token[2:-1].partition("](")
    return Image(alternative, target, Span(start, start + len(token)))


_MARKUP: dict[str, Callable[[Token], Inline]] = {
    "ESCAPED": _read_escaped,
    "URL": _read_address,
    "IMAGE": _read_image,
}


def _open_strong(mark: Token, content: tuple[Inline, ...]) -> Strong:
    start = mark.start_pos or 0
    end = content[-1].span.end if content else start + 2
    return Strong(content, Span(start, end), closing="")


def _peel(line: tuple[Inline, ...]) -> StrongLine:
    """Move the blanks that *line* begins with into the gap, behind the ``**`` there."""
    first = line[0] if line else None
    if not isinstance(first, Text) or first.escaped:
        return "**", line
    value = first.value.lstrip(_BLANKS)
    blanks = len(first.value) - len(value)
    rest = Text(value, Span(first.span.start + blanks, first.span.end))
    return f"**{first.value[:blanks]}", (rest, *line[1:]) if value else line[1:]


def _unit(kind: type[_U], pieces: Pieces) -> _U:
    """Build a unit from its mark, line, line end and body."""
    mark, line, newline, body = pieces
    joined, content = line if isinstance(line, tuple) else ("", _line(line))
    label, gap = None, joined
    lead = str(mark)
    printed = mark.label
    if printed is not None:
        label = printed.label
        lead, gap = printed.lead, printed.gap + joined
    start = mark.start_pos + len(lead) - len(lead.lstrip(_BLANKS))
    return kind(
        content,
        body or (),
        label,
        line_span=Span(start, newline.start_pos),
        lead=lead,
        gap=gap,
        end=str(newline),
    )


def _loose(kind: type[_U], pieces: Pieces) -> _U:
    """Build a paragraph or formula from its indentation, line and line end."""
    indentation, line, newline = pieces
    content = _line(line)
    return kind(
        content,
        line_span=Span(content[0].span.start, newline.start_pos),
        lead="" if indentation is None else str(indentation),
        end=str(newline),
    )


def _cell(content: tuple[Inline, ...], *, closing: str) -> Cell:
    """Build a cell, the blanks around its content kept as layout."""
    opened, line = _peel(content)
    end = ""
    last = line[-1] if line else None
    if isinstance(last, Text) and not last.escaped:
        value = last.value.rstrip(_BLANKS)
        end = last.value[len(value) :]
        kept = Text(value, Span(last.span.start, last.span.start + len(value)))
        line = (*line[:-1], kept) if value else line[:-1]
    return Cell(line, lead=opened.removeprefix("**"), end=end + closing)
