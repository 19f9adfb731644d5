"""Sentences, limbs and brackets of a provision, as ``grammar/norms.lark`` cuts them."""

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
    """

    limbs: tuple[Span, ...]
    brackets: tuple[Bracket, ...]
    stop: str = ""

    @property
    def span(self) -> Span:
        """Where it stands in the provision, without the mark at its end."""
        return Span(self.limbs[0].start, self.limbs[-1].end)


def cut(text: str) -> tuple[Sentence, ...]:
    """Cut a provision into sentences; empty ones are left out.

    Example:
        >>> [len(sentence.limbs) for sentence in cut("您应付费；逾期的，可暂停（含关闭，删除）。")]
        [1, 2]
    """
    return cast("tuple[Sentence, ...]", _parser().parse(text))


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
            elif token.type == "CLOSE" and waiting:
                # A mark that closes another kind of bracket closes none.
                if _PARTNERS[str(tokens[waiting[-1]])] == str(token):
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

    def limb(self, pieces: list[Any]) -> tuple[Span, list[Bracket], str]:
        """Give where a limb stands, what is bracketed in it, and the mark at its end."""
        first, last = pieces[0], pieces[-1]
        start = first.start if isinstance(first, Bracket) else first.start_pos
        if isinstance(last, Bracket):
            return Span(start, last.end), _brackets(pieces), ""
        words = last if last.type == "WORDS" else last.rstrip(_MARKS)
        end = last.start_pos + len(words)
        return Span(start, end), _brackets(pieces), last[len(words) :]

    last = unended = limb

    def sentence(self, limbs: list[Any]) -> Sentence | None:
        spans = tuple(span for span, _, _ in limbs if span.end > span.start)
        if not spans:
            return None
        brackets = tuple(bracket for _, found, _ in limbs for bracket in found)
        mark = limbs[-1][2]
        return Sentence(spans, brackets, "" if mark[:1] in _COMMAS else mark)

    def rest(self, limbs: list[Any]) -> Sentence | None:
        return self.sentence([limb for limb in limbs if limb is not None])

    tail = rest

    def provision(self, sentences: list[Any]) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in sentences if sentence is not None)


_COMMAS = ("，", ",", "：", ":")
_MARKS = "，,：:。；;！!？?"


def _brackets(pieces: list[Any]) -> list[Bracket]:
    if len(pieces) == 1:
        return []
    return [piece for piece in pieces if isinstance(piece, Bracket)]


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
