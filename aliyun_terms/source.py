"""Source text: what a file holds, and where in it things are.

Offsets are code points and spans are half-open, everywhere in this library.
Lines end at LF or CRLF and nowhere else.
"""

import unicodedata
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import attrs

from aliyun_terms.errors import SourceError

__all__ = [
    "Position",
    "SourceText",
    "Span",
    "decode_source",
    "display_width",
    "printable",
    "read_source",
]


class Span(NamedTuple):
    """A stretch of text: code points from *start* up to, not including, *end*."""

    start: int
    end: int


@attrs.frozen
class Position:
    """A place in a text, counted in every way that programs count.

    Attributes:
        line: line number, from 1.
        column: column in code points, from 1.
        offset: code points from the start.
        utf8: bytes from the start in UTF-8.
        utf16: 16-bit units from the start in UTF-16, as editors count.
    """

    line: int
    column: int
    offset: int
    utf8: int
    utf16: int


@attrs.frozen(slots=False)
class SourceText:
    """The text of one file.

    Attributes:
        text: all of it, with byte order mark and line ends as they are.
        name: what to call it in messages: a path, or ``<string>``.
    """

    text: str
    name: str = "<string>"

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, found = [0], self.text.find("\n")
        while found >= 0:
            starts.append(found + 1)
            found = self.text.find("\n", found + 1)
        return starts

    def line_number(self, offset: int) -> int:
        """Give the line, from 1, that holds code point *offset*."""
        return bisect_right(self._line_starts, offset)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Locate a code point by line and column, both from 1.

        Example:
            >>> SourceText("您\\n应").line_and_column(2)
            (2, 1)
        """
        line = self.line_number(offset)
        return line, offset - self._line_starts[line - 1] + 1

    def position(self, offset: int) -> Position:
        """Locate a code point.

        Args:
            offset: code points from the start, at most the length of the text.

        Example:
            >>> SourceText("您\\n应").position(2)
            Position(line=2, column=1, offset=2, utf8=4, utf16=2)
        """
        line, column = self.line_and_column(offset)
        before = self.text[:offset]
        return Position(
            line=line,
            column=column,
            offset=offset,
            utf8=len(before.encode("utf-8", "surrogatepass")),
            utf16=len(before.encode("utf-16-le", "surrogatepass")) // 2,
        )

    def line(self, number: int) -> str:
        """Give the text of line *number*, from 1, without its line end."""
        return self.text[self._line_starts[number - 1] : self._line_end(number)]

    def excerpt(self, span: Span) -> str:
        """Show the line of *span* with carets under it.

        The carets stand under the right characters on a terminal too, where an
        ideograph is two cells wide. A long line is cut around the span.

        Args:
            span: code points; what lies beyond the first line is not underlined.
        """
        number = self.line_number(span.start)
        line_start, line_end = self._line_starts[number - 1], self._line_end(number)
        start = min(span.start, line_end)
        end = max(min(span.end, line_end), start)
        first = max(line_start, start - _CONTEXT)
        lead = "…" if first > line_start else ""
        shown = self.text[first : min(line_end, end + _CONTEXT)]
        pad = display_width(lead + printable(self.text[first:start]))
        carets = "^" * max(1, display_width(printable(self.text[start:end])))
        gutter = f"{number} | "
        return f"{gutter}{lead}{printable(shown)}\n{' ' * len(gutter)}{' ' * pad}{carets}"

    def _line_end(self, number: int) -> int:
        """Give the offset behind the last character of line *number*."""
        starts = self._line_starts
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return end - (end > starts[number - 1] and self.text[end - 1] == "\r")


_CONTEXT = 30


def printable(text: str) -> str:
    """Replace what would move the cursor of a terminal: tabs, line ends, control characters."""
    return "".join(
        " " if character == "\t" or not character.isprintable() else character for character in text
    )


def display_width(text: str) -> int:
    """Count the terminal cells of *text*: wide characters are two.

    Example:
        >>> display_width("第1条")
        5
    """
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def read_source(path: Path | str) -> SourceText:
    """Read a UTF-8 file, keeping its byte order mark and line ends.

    Raises:
        SourceError: it is missing, a directory, unreadable, or not UTF-8.
    """
    name = str(path)
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{name}: no such file") from None
    except IsADirectoryError:
        raise SourceError(f"{name}: is a directory; give the files in it") from None
    except OSError as error:
        raise SourceError(f"{name}: cannot be read: {error.strerror or error}") from None
    return decode_source(data, name=name)


def decode_source(data: bytes, *, name: str = "<bytes>") -> SourceText:
    """Decode UTF-8 *data*; see :func:`read_source`."""
    try:
        return SourceText(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{name}: not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} "
            f"(line {line}); convert it first, for example: iconv -f GB18030 -t UTF-8"
        ) from None
