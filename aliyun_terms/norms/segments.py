"""Sentences, limbs and brackets of a provision, as ``grammar/norms.lark`` cuts them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

import attrs
from lark import Lark, Token, Transformer

from aliyun_terms.resources import resource_folder
from aliyun_terms.source import Span
from aliyun_terms.syntax.lexing import Lexeme, TermsLexer

__all__ = ["Bracket", "Sentence", "cut"]


@attrs.frozen
class Bracket:
    """A stretch in brackets or quotes, marks included.

    Attributes:
        start: code points from the start of the provision.
        end: behind the closing mark.
        mark: the opening mark.
    """

    start: int
    end: int
    mark: str

    @property
    def is_quote(self) -> bool:
        """Whether what is in it is quoted or a title, and not said."""
        return self.mark in "“‘「『《"


@attrs.frozen
class Sentence:
    """A sentence.

    Attributes:
        limbs: the stretches between its commas and colons.
        brackets: what stands in brackets in it, the outermost ones.
        stop: the mark it ends with; empty at the end of the provision.
        span: where it stands in the provision, without that mark.
    """

    limbs: tuple[Span, ...]
    brackets: tuple[Bracket, ...]
    stop: str
    span: Span


def cut(text: str) -> tuple[Sentence, ...]:
    """Cut a provision into sentences; empty ones are left out.

    Example:
        >>> [len(sentence.limbs) for sentence in cut("您应付费；逾期的，可暂停（含关闭，删除）。")]
        [1, 2]
    """
    flat = _flat(text)
    return cast("tuple[Sentence, ...]", _parser().parse(text)) if flat is None else flat


def _flat(text: str) -> tuple[Sentence, ...] | None:
    """Cut a text in which no bracket is in another: its tokens need no parser; else None."""
    found: list[Sentence] = []
    limbs: list[Span] = []
    brackets: list[Bracket] = []
    start, end = -1, 0
    for token in _tokens().finditer(text):
        at, stop = token.span()
        kind = token.lastgroup
        start = at if start < 0 else start
        if kind == "WORDS":
            end = stop
        elif kind == "PAIR":
            brackets.append(Bracket(at, stop, text[at]))
            end = stop
        elif kind == "NESTED":
            return None
        else:
            end = at + len(token.group().rstrip(_MARKS))
            if end > start:
                limbs.append(Span(start, end))
            start = -1
            if kind == "SENTENCE_END":
                if limbs:
                    found.append(_sentence(limbs, brackets, text[end:stop]))
                limbs, brackets = [], []
    if end > start >= 0:
        limbs.append(Span(start, end))
    if limbs:
        found.append(_sentence(limbs, brackets, ""))
    return tuple(found)


def _sentence(limbs: list[Span], brackets: list[Bracket], stop: str) -> Sentence:
    return Sentence(tuple(limbs), tuple(brackets), stop, Span(limbs[0].start, limbs[-1].end))


_PARTNERS = dict(zip("（(“‘「『《【[{", "）)”’」』》】]}", strict=True))
_DEEPEST = 12


class _Pairing:
    """Let only brackets that have a partner be brackets; the others are plain words."""

    always_accept = ()

    def process(self, stream: Iterator[Lexeme]) -> Iterator[Lexeme]:
        tokens = list(stream)
        if all(token.type != "OPEN" for token in tokens):
            for token in tokens:
                if token.type == "CLOSE":
                    token.type = "WORDS"
            return iter(tokens)
        waiting: list[int] = []
        paired: set[int] = set()
        for number, token in enumerate(tokens):
            if token.type == "OPEN":
                waiting.append(number)
            # A mark that closes another kind of bracket closes none.
            elif waiting and _PARTNERS[str(tokens[waiting[-1]])] == str(token):
                opened = waiting.pop()
                if len(waiting) < _DEEPEST:
                    paired |= {opened, number}
        for number, token in enumerate(tokens):
            if token.type in ("OPEN", "CLOSE") and number not in paired:
                token.type = "WORDS"
        return iter(tokens)


class _Builder(Transformer[Token, tuple[Sentence, ...]]):
    """Build sentences while the parser reduces."""

    def bracketed(self, pieces: list[Any]) -> Bracket:
        opening, closing = pieces[0], pieces[-1]
        return Bracket(opening.start_pos, closing.start_pos + 1, str(opening))

    def sentence(self, pieces: list[Any]) -> Sentence | None:
        """Put the pieces of a sentence together: a limb ends where a comma does."""
        spans: list[Span] = []
        brackets: list[Bracket] = []
        start, end = -1, 0
        for piece in pieces:
            if isinstance(piece, Bracket):
                brackets.append(piece)
                start, end = (piece.start if start < 0 else start), piece.end
                continue
            at = piece.start_pos
            start = at if start < 0 else start
            if piece.type in ("WORDS", "PAIR"):
                end = at + len(piece)
                if piece.type == "PAIR":
                    brackets.append(Bracket(at, end, piece[0]))
                continue
            end = at + len(piece.rstrip(_MARKS))
            if end > start:
                spans.append(Span(start, end))
            start = -1
        if end > start >= 0:
            spans.append(Span(start, end))
        if not spans:
            return None
        stop = pieces[-1]
        is_stopped = not isinstance(stop, Bracket) and stop.type == "SENTENCE_END"
        mark = stop[len(stop.rstrip(_MARKS)) :] if is_stopped else ""
        return _sentence(spans, brackets, mark)

    rest = sentence

    def provision(self, sentences: list[Any]) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in sentences if sentence is not None)


_MARKS = "，,：:。；;！!？?"


@cache
def _tokens() -> re.Pattern[str]:
    """Make one pattern of the tokens of the grammar, in their order."""
    names = ("PAIR", "LIMB_END", "SENTENCE_END", "WORDS")
    patterns = {name: _parser().get_terminal(name).pattern.to_regexp() for name in names}
    opening, closing = (_parser().get_terminal(name).pattern.to_regexp() for name in _MARKED)
    patterns["NESTED"] = f"{opening}|{closing}"
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items()))


_MARKED = ("OPEN", "CLOSE")


@cache
def _parser() -> Lark:
    return Lark.open(
        str(resource_folder("grammar") / "norms.lark"),
        start="provision",
        parser="lalr",
        lexer=TermsLexer,
        postlex=_Pairing(),
        transformer=_Builder(),
    )
