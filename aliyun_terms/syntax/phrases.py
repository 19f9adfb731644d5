"""The lexer for phrases in running text: what stands between two phrases is one token.

Lark's contextual lexer asks the parser which terminals can come next, and so does this one.
Where the grammar says what else a text is made of (``_OTHER``), all of it up to the next
phrase is one token: a text with few phrases costs few tokens.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lark.common import LexerConf
from lark.lexer import Lexer, LexerState, TerminalDef

from aliyun_terms.syntax.lexing import Lexeme

__all__ = ["PhraseLexer"]

_OTHER = "_OTHER"


class PhraseLexer(Lexer):
    """Cut a text into phrases and what stands between them.

    For grammars in which a phrase, or ``_OTHER``, may follow any terminal.
    """

    __future_interface__ = 2

    def __init__(self, conf: LexerConf) -> None:
        """Take the terminals; patterns are made when the parser is first asked."""
        terminals = sorted(conf.terminals, key=_rank)
        self._known = {one.name: one.pattern.to_regexp() for one in terminals}
        self._opening: re.Pattern[str] | None = None
        self._phrases: frozenset[str] = frozenset()
        self._going_on: dict[Any, re.Pattern[str] | None] = {}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Lexeme]:
        """Yield the tokens of the text, first to last."""
        text = lexer_state.text.text
        opening = self._opening or self._make_opening(parser_state)
        going_on = self._going_on
        start, end = 0, len(text)
        while start < end:
            position = parser_state.position
            if position not in going_on:
                going_on[position] = self._make_going_on(parser_state)
            more = going_on[position]
            found = (more and more.match(text, start)) or opening.match(text, start)
            assert found is not None, "_OTHER is whatever begins no phrase"
            stop = found.end()
            if found.lastgroup == _OTHER:
                stop = self._end_of_other(text, stop)
            yield Lexeme(str(found.lastgroup), text[start:stop], start)
            start = stop

    def _end_of_other(self, text: str, start: int) -> int:
        """Find the next phrase, or the end of the text."""
        # A loop here, and not in the expression: there it would have to hold all phrases twice,
        # and to compile it took longer than to read a document.
        match, end = self._opening.match, len(text)  # type: ignore[union-attr]
        while start < end:
            found = match(text, start)
            if found.lastgroup != _OTHER:  # type: ignore[union-attr]
                break
            start = found.end()  # type: ignore[union-attr]
        return start

    def _make_opening(self, parser_state: Any) -> re.Pattern[str]:
        """Make the expression for where a text starts: the phrases, and what is none."""
        self._phrases = frozenset(_accepted(parser_state) & self._known.keys())
        names = [name for name in self._known if name in self._phrases and name != _OTHER]
        run = self._known[_OTHER]
        other = f"(?P<{_OTHER}>{run}|[\\s\\S](?:{run})?+)"
        self._opening = re.compile(f"{self._groups(names)}|{other}")
        return self._opening

    def _make_going_on(self, parser_state: Any) -> re.Pattern[str] | None:
        """Make the expression for what only goes on with a phrase; None where nothing can."""
        accepted = _accepted(parser_state) - self._phrases
        names = [name for name in self._known if name in accepted]
        return re.compile(self._groups(names)) if names else None

    def _groups(self, names: Iterable[str]) -> str:
        return "|".join(f"(?P<{name}>{self._known[name]})" for name in names)


def _accepted(parser_state: Any) -> set[str]:
    """Ask which terminals can come next."""
    return set(parser_state.parse_conf.parse_table.states[parser_state.position])


def _rank(terminal: TerminalDef) -> tuple[int, int, str]:
    """Order as Lark does: by priority, then the longer pattern first."""
    return -terminal.priority, -len(terminal.pattern.value), terminal.name
