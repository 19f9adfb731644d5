"""Conditions that are asked of one node after the other: what narrows a set."""

from collections.abc import Callable, Iterable
from typing import Protocol

import attrs

from aliyun_terms.query.axes import both, either, without
from aliyun_terms.query.expressions import finder
from aliyun_terms.query.numbering import Flags, Numbering, blocks_below
from aliyun_terms.query.vocabulary import Attribute, Value, Vocabulary

__all__ = ["AttributeIs", "Condition", "HasEid", "HasNothing", "HasText", "TextMatches"]


class Condition(Protocol):
    """Something that some nodes of a set fulfil."""

    def narrow(self, numbering: Numbering, flags: Flags) -> Flags:
        """Give the nodes of a set that fulfil it."""
        ...


@attrs.frozen
class HasEid:
    """``#sec_2``: the block with this id."""

    eid: str

    def narrow(self, numbering: Numbering, flags: Flags) -> Flags:
        """Look it up: ids are unique."""
        block = numbering.document.index.nodes.get(self.eid)
        return both(flags, numbering.these(() if block is None else (block,)))


@attrs.frozen
class HasText:
    """``:contains("…")``: one of the texts occurs in the own words of the node."""

    texts: tuple[str, ...]

    def narrow(self, numbering: Numbering, flags: Flags) -> Flags:
        """Search the words of each."""
        texts = numbering.texts
        if len(self.texts) == 1:
            (text,) = self.texts
            return numbering.only(
                number for number in numbering.members(flags) if text in texts[number]
            )
        return numbering.only(
            number
            for number in numbering.members(flags)
            if any(map(texts[number].__contains__, self.texts))
        )


@attrs.frozen
class TextMatches:
    """``:matches("…")``: a regular expression occurs in the own words of the node."""

    patterns: tuple[str, ...]

    def narrow(self, numbering: Numbering, flags: Flags) -> Flags:
        """Search the words of each."""
        texts, finders = numbering.texts, [finder(pattern) for pattern in self.patterns]
        return numbering.only(
            number
            for number in numbering.members(flags)
            if any(finds(texts[number]) for finds in finders)
        )


@attrs.frozen
class HasNothing:
    """``:empty``: no words of its own, and no block below."""

    def narrow(self, numbering: Numbering, flags: Flags) -> Flags:
        """Look at the words of those that have no block below."""
        return numbering.only(
            number
            for number in numbering.members(flags)
            if not blocks_below(numbering.nodes[number]) and not numbering.texts[number].strip()
        )


@attrs.frozen
class AttributeIs:
    """``[name]``, ``[name=value]``, ``[name>2]`` and the like.

    Attributes:
        attributes: those of that name; which of them a node may have depends on its kind.
        vocabulary: where they come from.
        operator: one of ``= ^= $= *= ~= < <= > >=``; empty where presence is asked for.
        value: what stands on its right.
        folds: whether letters are compared without regard to case.
    """

    attributes: tuple[Attribute, ...]
    vocabulary: Vocabulary
    operator: str = ""
    value: str = ""
    folds: bool = False

    def narrow(self, numbering: Numbering, flags: Flags) -> Flags:
        """Read the attribute of each node that may have it."""
        if self.operator == "!=":
            equal = attrs.evolve(self, operator="=").narrow(numbering, flags)
            return without(flags, equal)
        found = bytes(len(flags))
        for attribute in self.attributes:
            holds = self._test(attribute)
            having = both(flags, numbering.of(self.vocabulary.covered(attribute)))
            values = numbering.values(attribute, having)
            numbers = numbering.members(having)
            found = either(found, numbering.only(one for one in numbers if holds(values[one])))
        return found

    def _test(self, attribute: Attribute) -> Callable[[Value], bool]:
        """Make the question that is asked of each value."""
        if not self.operator:
            return _is_there
        if attribute.is_number and self.operator in _COMPARE:
            return self._numeric()
        compare, wanted = _COMPARE_TEXT[self.operator], self.value
        if self.folds:
            wanted = wanted.casefold()
            return lambda value: (
                compare(value.casefold(), wanted)
                if isinstance(value, str)
                else any(compare(one.casefold(), wanted) for one in _texts(value))
            )
        return lambda value: (
            compare(value, wanted)
            if isinstance(value, str)
            else any(compare(one, wanted) for one in _texts(value))
        )

    def _numeric(self) -> Callable[[Value], bool]:
        compare, wanted = _COMPARE[self.operator], float(self.value)
        return lambda value: isinstance(value, int | float) and compare(value, wanted)


def _is_there(value: Value) -> bool:
    return value is not None and value is not False and value != ()


def _texts(value: Value) -> Iterable[str]:
    """Give what a value is compared as: each of several, a truth as its word."""
    if not _is_there(value):
        return ()
    if isinstance(value, tuple):
        return value
    return ("true",) if value is True else (str(value),)


_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "=": lambda value, wanted: value == wanted,
    "<": lambda value, wanted: value < wanted,
    "<=": lambda value, wanted: value <= wanted,
    ">": lambda value, wanted: value > wanted,
    ">=": lambda value, wanted: value >= wanted,
}
_COMPARE_TEXT: dict[str, Callable[[str, str], bool]] = {
    "=": lambda value, wanted: value == wanted,
    # As in CSS, every text begins with nothing, and no attribute is selected by that.
    "^=": lambda value, wanted: bool(wanted) and value.startswith(wanted),
    "$=": lambda value, wanted: bool(wanted) and value.endswith(wanted),
    "*=": lambda value, wanted: bool(wanted) and wanted in value,
    "~=": lambda value, wanted: wanted in value.split(),
}
