"""Definitions: the phrases that give a thing a name, read by ``grammar/definition.lark``."""

from enum import Enum
from functools import cache
from typing import cast

import attrs
from lark import Lark, Token, Transformer

from aliyun_terms.resources import resource_folder
from aliyun_terms.source import Span
from aliyun_terms.syntax.phrases import PhraseLexer

__all__ = ["Naming", "NamingKind", "find_namings"]


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


_MARKS = " 、“”\"「」‘’【】（）()"
_NAMES = frozenset(("QUOTED", "PLAIN", "NAME", "PLAIN_NAME", "GLOSS"))


class _Builder(Transformer[Token, tuple[Naming, ...]]):
    """Build namings while the parser reduces."""

    def text(self, namings: list[Naming]) -> tuple[Naming, ...]:
        return tuple(namings)

    def means(self, tokens: list[Token]) -> Naming:
        scope = str(tokens[0]) if tokens[0].type == "SCOPE" else ""
        return _naming(NamingKind.MEANS, tokens, scope)

    def called(self, tokens: list[Token]) -> Naming:
        common = any(sign in tokens[0] for sign in ("统称", "合称", "总称"))
        return _naming(NamingKind.COMMON if common else NamingKind.SHORT, tokens)

    def gloss(self, tokens: list[Token]) -> Naming:
        return _naming(NamingKind.ABBREVIATION, tokens)


def _naming(kind: NamingKind, tokens: list[Token], scope: str = "") -> Naming:
    named = [token for token in tokens if token.type in _NAMES]
    start = tokens[0].start_pos or 0
    return Naming(
        kind,
        tuple(token.strip(_MARKS) for token in named),
        tuple(_inner(token) for token in named),
        Span(start, start + sum(map(len, tokens))),
        scope,
    )


def _inner(token: Token) -> Span:
    """Give the place of a name without its quotation marks."""
    start = (token.start_pos or 0) + len(token) - len(token.lstrip(_MARKS))
    return Span(start, start + len(token.strip(_MARKS)))


@cache
def _parser() -> Lark:
    return Lark.open(
        str(resource_folder("grammar") / "definition.lark"),
        start="text",
        parser="lalr",
        lexer=PhraseLexer,
        transformer=_Builder(),
        maybe_placeholders=False,
    )
