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
            yield token


class _Builder(Transformer[Token, tuple[Sentence, ...]]):
    """Build sentences while the parser reduces."""

    def bracketed(self, pieces: list[Any]) -> Bracket:
        opening, closing = pieces[0], pieces[-1]
        return Bracket(opening.start_pos, closing.start_pos + 1, str(opening))

    def limb(self, pieces: list[Any]) -> list[Any]:
        return pieces

    def sentence(self, limbs: list[Any]) -> Sentence | None:
        spans, brackets = [], []
        for limb in limbs:
            if isinstance(limb, list) and limb:
                first, last = limb[0], limb[-1]
                spans.append(Span(_start(first), _end(last)))
                brackets += [piece for piece in limb if isinstance(piece, Bracket)]
        return Sentence(tuple(spans), tuple(brackets)) if spans else None

    def provision(self, pieces: list[Any]) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        for piece, stop in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            if piece is not None:
                found.append(Sentence(piece.limbs, piece.brackets, str(stop)))
        return tuple(found)


def _start(piece: Lexeme | Bracket) -> int:
    return piece.start if isinstance(piece, Bracket) else piece.start_pos


def _end(piece: Lexeme | Bracket) -> int:
    return piece.end if isinstance(piece, Bracket) else piece.start_pos + len(piece)


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
