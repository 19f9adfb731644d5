"""The lexer for phrases in running text: what stands between two phrases is one token.

Lark's contextual lexer asks the parser which terminals can come next, and so does this one.
Where the grammar says what else a text is made of (``_OTHER``), all of it up to the next
phrase is one token: a text with few phrases costs few tokens.
"""

import re
from collections.abc import Iterator
from typing import Any

from lark.common import LexerConf
from lark.lexer import Lexer, LexerState, TerminalDef

from aliyun_terms.syntax.lexing import Lexeme

__all__ = ["PhraseLexer"]

_OTHER = "_OTHER"


class PhraseLexer(Lexer):
    """Cut a text into phrases and what stands between them."""

    __future_interface__ = 2

    def __init__(self, conf: LexerConf) -> None:
        """Take the terminals; patterns are made for the states that the parser comes to."""
        self._terminals = sorted(conf.terminals, key=_rank)
        self._patterns: dict[Any, re.Pattern[str]] = {}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Lexeme]:
        """Yield the tokens of the text, first to last."""
        text = lexer_state.text.text
        start, end = 0, len(text)
        while start < end:
            position = parser_state.position
            pattern = self._patterns.get(position) or self._pattern(position, parser_state)
            found = pattern.match(text, start)
            assert found is not None, "the grammar has a rule for every character"
            yield Lexeme(str(found.lastgroup), found.group(), start)
            start = found.end()

    def _pattern(self, position: Any, parser_state: Any) -> re.Pattern[str]:
        """Make one regular expression of the terminals that can come next."""
        accepted = parser_state.parse_conf.parse_table.states[position]
        known = {one.name: one.pattern.to_regexp() for one in self._terminals}
        phrases = [name for name in known if name in accepted and name != _OTHER]
        groups = [f"(?P<{name}>{known[name]})" for name in phrases]
        if _OTHER in accepted:
            beginnings = "|".join(known[name] for name in phrases)
            groups.append(f"(?P<{_OTHER}>(?:{known[_OTHER]}|(?!{beginnings})[\\s\\S])++)")
        self._patterns[position] = re.compile("|".join(groups))
        return self._patterns[position]


def _rank(terminal: TerminalDef) -> tuple[int, int, str]:
    """Order as Lark does: by priority, then the longer pattern first."""
    return -terminal.priority, -len(terminal.pattern.value), terminal.name
