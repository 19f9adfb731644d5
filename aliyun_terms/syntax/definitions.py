"""Definitions: the phrases that give a thing a name, read by ``grammar/definition.lark``."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, cast

import attrs
from lark import Lark, Token, Transformer

from aliyun_terms.source import Span
from aliyun_terms.syntax.phrases import PhraseLexer
from aliyun_terms.syntax.tables import PhraseGrammar

__all__ = ["Naming", "NamingKind", "find_namings", "write_tables"]


class NamingKind(Enum):
    """How a name is given."""

    MEANS = "means"
    """“X”是指…"""
    SHORT = "short"
    """（以下简称“X”）"""
    COMMON = "common"
    """（以下统称“X”）"""
    ABBREVIATION = "abbreviation"
    """弹性计算服务（ECS）"""


@attrs.frozen
class Naming:
    """A phrase that gives names.

    Attributes:
        kind: how.
        names: the names, without quotation marks.
        name_spans: where they are, in code points from the start of the text.
        span: where the phrase is.
        scope: the words that say where the name holds: 本条款中; empty without any.
    """

    kind: NamingKind
    names: tuple[str, ...]
    name_spans: tuple[Span, ...]
    span: Span
    scope: str = ""


def find_namings(text: str) -> tuple[Naming, ...]:
    """Find the phrases of *text* that give names, in order.

    Example:
        >>> [one.names for one in find_namings("“不可抗力”是指意外（以下简称“意外”或“事故”）。")]
        [('不可抗力',), ('意外', '事故')]
    """
    return cast("tuple[Naming, ...]", _parser().parse(text)) if text else ()


_NAMES = frozenset(("QUOTED", "PLAIN", "HEADWORD", "CALLED", "NAME_MORE", "CALLED_PLAIN", "GLOSS"))
_COMMON = ("统称", "合称", "总称")
_INNER = {
    "PLAIN": re.compile(r"、?(.+)"),
    "CALLED_PLAIN": re.compile(r".*?称[为作]?[ ]?(.+)"),
    "GLOSS": re.compile(r"[（(][ ]?(.+?)[ ]?[)）]"),
}
_QUOTED = re.compile(r"[^“”\"「」‘’【】]*[“”\"「‘【][ ]?(.+?)[ ]?[“”\"」’】]")


class _Builder(Transformer[Token, tuple[Naming, ...]]):
    """Build namings while the parser reduces."""

    def text(self, pieces: list[Any]) -> tuple[Naming, ...]:
        found: list[Naming] = []
        scope: Token | None = None
        for piece in pieces:
            if isinstance(piece, Token):
                scope = piece
            else:
                found.append(_within(scope, piece))
        return tuple(found)

    def scope(self, tokens: list[Token]) -> Token:
        return tokens[0]

    def means(self, tokens: list[Token]) -> Naming:
        return _naming(NamingKind.MEANS, tokens)

    def glossed(self, tokens: list[Token]) -> Naming:
        return _naming(NamingKind.MEANS, tokens)

    def called(self, tokens: list[Token]) -> Naming:
        common = any(sign in tokens[0] for sign in _COMMON)
        return _naming(NamingKind.COMMON if common else NamingKind.SHORT, tokens)

    def gloss(self, tokens: list[Token]) -> Naming:
        return _naming(NamingKind.ABBREVIATION, tokens)


def _naming(kind: NamingKind, tokens: list[Token]) -> Naming:
    start = tokens[0].start_pos or 0
    spans = tuple(span for token in tokens if token.type in _NAMES for span in _inner(token))
    text = "".join(tokens)
    names = tuple(text[span.start - start : span.end - start] for span in spans)
    return Naming(kind, names, spans, Span(start, start + len(text)))


def _inner(token: Token) -> Iterator[Span]:
    """Give the place of a name without what is around it; of each of “不可抗力、意外事件”."""
    found = _INNER.get(token.type, _QUOTED).match(token)
    assert found is not None, "a name is printed as its terminal says"
    at = (token.start_pos or 0) + found.start(1)
    for name in found[1].split("、") if token.type == "QUOTED" else (found[1],):
        if name:
            yield Span(at, at + len(name))
        at += len(name) + 1


def _within(scope: Token | None, naming: Naming) -> Naming:
    """Take the words along that say where a name holds, if they stand directly before it."""
    if scope is None or (scope.start_pos or 0) + len(scope) != naming.span.start:
        return naming
    span = Span(scope.start_pos or 0, naming.span.end)
    return attrs.evolve(naming, scope=str(scope), span=span)


_GRAMMAR = PhraseGrammar("definition", "text", _Builder, lexer=PhraseLexer)


@cache
def _parser() -> Lark:
    return _GRAMMAR.parser()


def write_tables(directory: Path) -> Path:
    """Write the tables of the grammar; see :func:`aliyun_terms.syntax.tables.write_tables`."""
    return _GRAMMAR.write(directory)
