"""What the rules of the grammar become before they are steps."""

from collections.abc import Hashable
from typing import Any

import attrs
from lark import Token

from aliyun_terms.query.parsing import bare_word

__all__ = ["Brackets", "Function", "Keys", "Nth", "Relative", "StepSet", "cost"]

Keys = frozenset[Hashable] | None
"""What nodes are numbered under; None where a selector does not say."""


@attrs.frozen
class StepSet:
    """The set that a step makes.

    Attributes:
        step: the number of the step.
        keys: what its nodes are numbered under, where the selector says what is meant.
    """

    step: int
    keys: Keys = None


@attrs.frozen
class Relative:
    """Compounds with combinators between them, and perhaps one before the first.

    Attributes:
        lead: the combinator before the first compound, as ``:has()`` allows it.
        parts: compound, combinator, compound, and so on.
    """

    lead: Token | None
    parts: tuple[Any, ...]


@attrs.frozen
class Function:
    """A pseudo-class with what stands in its brackets.

    Attributes:
        head: its name as written, with colon and bracket.
        texts: the texts in its brackets.
        relatives: the selectors in its brackets.
    """

    head: Token
    texts: tuple[Token, ...] = ()
    relatives: tuple[Relative, ...] = ()

    @property
    def name(self) -> str:
        """Its name."""
        return bare_word(self.head).lower()


@attrs.frozen
class Brackets:
    """What stands in square brackets: name, operator, value, flag."""

    tokens: tuple[Token, ...]


@attrs.frozen
class Nth:
    """A place among siblings: ``an+b``, from the first or from the last."""

    step: int
    first: int
    from_end: bool


def cost(condition: Any) -> int:
    """Tell what to ask late: what looks into the words of nodes, a regular expression last."""
    if isinstance(condition, Function):
        return {"contains": 3, "matches": 4}.get(condition.name, 0)
    return 2 if isinstance(condition, Brackets) else 1
