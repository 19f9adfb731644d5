"""The lexer: Lark's basic lexer without what this library does not use.

The terminals, their priorities and the one regular expression made of them are
Lark's. Only the loop differs: a token carries its offset, and no line and column,
which :class:`~aliyun_terms.source.SourceText` works out for the few places that are asked for.
"""

from collections.abc import Iterator
from typing import Any

from lark import Token
from lark.lexer import BasicLexer, LexerState

__all__ = ["Lexeme", "TermsLexer"]


class Lexeme(Token):
    """A token that knows where it starts, in code points, and nothing else of its place."""

    start_pos: int
    label: Any = None
    """The label that a mark was read as; set by the pass over the lines."""

    # Lark copies these from the last token to the end-of-text token.
    line = column = end_line = end_column = end_pos = None

    def __new__(cls, type_: str, value: str, start: int) -> "Lexeme":
        """Make a token of *value*, which starts at code point *start*."""
        lexeme = str.__new__(cls, value)
        lexeme.type = type_
        lexeme.start_pos = start
        return lexeme


class TermsLexer(BasicLexer):
    """Cut a text into tokens; every character is in exactly one of them."""

    __future_interface__ = 2

    def lex(self, state: LexerState, parser_state: Any) -> Iterator[Lexeme]:  # noqa: ARG002
        """Yield the tokens of the text in *state*, first to last."""
        text = state.text.text
        (pattern,) = self.scanner._mres  # noqa: SLF001 - its own wrapper builds two objects more
        match = pattern.match
        start, end = 0, len(text)
        while start < end:
            found = match(text, start)
            yield Lexeme(found.lastgroup, found.group(), start)
            start = found.end()
