"""Reading a selector: from text to parse tree, and what to say where that fails."""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from aliyun_terms.errors import SelectorError
from aliyun_terms.resources import resource_folder
from aliyun_terms.source import SourceText, Span
from aliyun_terms.syntax.tables import TABLES, save_tables, tables_file

__all__ = ["LONGEST", "SelectorText", "bare_word", "parse_selector", "span_of", "write_tables"]

LONGEST = 100_000
"""How many characters a selector may have. People write some ten, programs some thousand."""

_WORDS = {
    "a node (clause, *, 2.5, 第三条)": ("TYPE", "ANY", "LABEL"),
    "a condition (#id, [label], :has(…))": (*("EID", "_OPEN", "PSEUDO", "FUNCTION", "NTH"),),
    "a blank": ("DESCENDANT",),
    "one of > + ~": ("CHILD", "NEXT", "FOLLOWING"),
    "the name of an attribute (emphasis, label, href)": ("ATTRIBUTE",),
    "an operator (= != ^= $= *= ~= < <= > >=)": ("OPERATOR",),
    "a value": ("VALUE",),
    'a text in quotes ("…")': ("STRING",),
    "a place (2, odd, 2n+1)": ("PLACE",),
    "a comma": ("_COMMA",),
    '"]"': ("_CLOSE",),
    '")"': ("_END",),
    "the end": ("$END",),
}
_WORD = re.compile(r"\w{1,40}+")
_QUOTES = "\"'“‘「"


@attrs.frozen
class SelectorText:
    """The text of a selector, for messages that point into it.

    Attributes:
        source: the text.
    """

    source: SourceText

    def error(self, message: str, span: Span) -> SelectorError:
        """Make the error that shows *span* with a caret under it.

        Example:
            >>> text = SelectorText(SourceText("第三条 > clase"))
            >>> print(text.error("there is no type 'clase'", Span(6, 11)))
            selector, line 1, column 7: there is no type 'clase'
            1 | 第三条 > clase
                         ^^^^^
        """
        line, column = self.source.line_and_column(span.start)
        where = f"selector, line {line}, column {column}: {message}"
        return SelectorError(f"{where}\n{self.source.excerpt(span)}", line, column)

    def unknown(self, what: str, token: Token, known: Iterable[str]) -> SelectorError:
        """Make the error for a word that there is not, with the words there are."""
        names = sorted(set(known))
        near = get_close_matches(bare_word(token).lower()[:40], names, n=1)
        advice = f"did you mean {near[0]}?" if near else f"there is: {', '.join(names)}"
        return self.error(f"there is no {what} {bare_word(token)!r}; {advice}", span_of(token))


def span_of(token: Token) -> Span:
    """Give the place of a token, without the white space it took along."""
    start = token.start_pos or 0
    lead = len(token) - len(token.lstrip())
    return Span(start + lead, start + lead + len(token.strip()))


def bare_word(token: Token) -> str:
    """Give the word of a token, without the marks that make it one."""
    return token.strip().strip(":([")[:60]


def parse_selector(text: str) -> Tree[Token]:
    """Read a selector.

    Raises:
        SelectorError: it cannot be read; the message shows where, and what could stand there.
    """
    seen = SelectorText(SourceText(text))
    if not text.strip():
        raise seen.error("the selector is empty; write for example clause or 2.5.*", Span(0, 0))
    if len(text) > LONGEST:
        raise SelectorError(
            f"the selector has {len(text):,} characters; at most {LONGEST:,} are read; "
            "ask for less at a time"
        )
    try:
        return _parser().parse(text.rstrip())
    except UnexpectedCharacters as error:
        raise _complaint(seen, error, error.allowed, length=1) from None
    except UnexpectedToken as error:
        token = error.token
        length = 0 if token.type == "$END" else max(1, len(token.strip()))
        raise _complaint(seen, error, error.accepts, length=length) from None


def _complaint(
    seen: SelectorText, error: UnexpectedInput, expected: Iterable[str], *, length: int
) -> SelectorError:
    """Say what could have stood where the parser stopped, and what people often mean."""
    text = seen.source.text.rstrip()
    place: Any = error.pos_in_stream  # Lark does not say that it is a number
    start: int = place if length else len(text)
    while start < len(text) and text[start].isspace():
        start += 1
    found = text[start : start + max(1, length)].strip()
    if found.isalnum():
        found = _WORD.match(text, start)[0]  # type: ignore[index]
    advice = _advice(text[start : start + 1])
    if advice:
        return seen.error(advice, Span(start, start + 1))
    names = set(expected)
    words = [word for word, terminals in _WORDS.items() if names.intersection(terminals)]
    wanted = f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
    got = f"{found[:20]!r} stands here" if found else "the selector ends here"
    message = f"{got}; it should be {wanted or 'something else'}"
    return seen.error(message, Span(start, start + len(found)))


def _advice(character: str) -> str:
    """Say what is probably wrong with a character that cannot stand where it does."""
    if character and character in _QUOTES:
        return f"a text in {character} begins here that has no end, or may not stand here"
    plain = unicodedata.normalize("NFKC", character)
    if character and plain != character and plain.isascii():
        return f"{character!r} is full-width; write {plain!r}"
    return ""


@cache
def _parser() -> Lark:
    """Give the parser of selectors: from tables, as that of documents is."""
    tables = tables_file("selector", TABLES)
    if tables.is_file():
        with tables.open("rb") as file:
            return Lark.load(file)
    parser = _build()
    with suppress(OSError):
        save_tables(parser, "selector", TABLES)
    return parser


def write_tables(directory: Path) -> Path:
    """Write the tables of the grammar; see :func:`aliyun_terms.syntax.tables.write_tables`."""
    return save_tables(_build(), "selector", directory)


def _build() -> Lark:
    return Lark.open(
        str(resource_folder("grammar") / "selector.lark"),
        start="start",
        parser="lalr",
        maybe_placeholders=False,
    )
