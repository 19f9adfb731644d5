"""The steps of a compiled selector.

A selector is a row of steps. Each makes a set of nodes, from nothing or from the sets of
earlier steps, so that matching is a loop however deep the selector nests, and nodes are
looked at once a step however they nest.
"""

from collections.abc import Hashable
from typing import Protocol

import attrs

from aliyun_terms.query.axes import Axis, along, both, either, without
from aliyun_terms.query.conditions import Condition
from aliyun_terms.query.numbering import Flags, Numbering
from aliyun_terms.query.vocabulary import PseudoClass

__all__ = ["Along", "Both", "Either", "OfKeys", "Place", "PseudoClassHolds", "Step", "Test",
           "Without"]  # fmt: skip


class Step(Protocol):
    """One step: the sets it needs, and how it makes its own."""

    @property
    def operands(self) -> tuple[int, ...]:
        """The numbers of the steps whose sets it needs."""
        ...

    def run(self, numbering: Numbering, *given: Flags) -> Flags:
        """Make its set from those of its operands."""
        ...


@attrs.frozen
class OfKeys:
    """All nodes of some kinds; of any kind where *keys* is None."""

    keys: frozenset[Hashable] | None
    operands: tuple[int, ...] = ()

    def run(self, numbering: Numbering, *given: Flags) -> Flags:  # noqa: ARG002 - all run alike
        """Look at the key of each node."""
        return numbering.everything if self.keys is None else numbering.of(self.keys)


@attrs.frozen
class Test:
    """The nodes of a set that fulfil a condition."""

    operands: tuple[int]
    condition: Condition

    def run(self, numbering: Numbering, *given: Flags) -> Flags:
        """Ask each."""
        return self.condition.narrow(numbering, *given)


@attrs.frozen
class Both:
    """The nodes that are in two sets."""

    operands: tuple[int, int]

    def run(self, numbering: Numbering, *given: Flags) -> Flags:  # noqa: ARG002
        """Compare the sets."""
        return both(*given)


@attrs.frozen
class Without:
    """The nodes of one set that are not in another."""

    operands: tuple[int, int]

    def run(self, numbering: Numbering, *given: Flags) -> Flags:  # noqa: ARG002
        """Compare the sets."""
        return without(*given)


@attrs.frozen
class Either:
    """The nodes that are in one of some sets."""

    operands: tuple[int, ...]

    def run(self, numbering: Numbering, *given: Flags) -> Flags:  # noqa: ARG002
        """Join the sets."""
        first, *rest = given
        for other in rest:
            first = either(first, other)
        return first


@attrs.frozen
class Along:
    """The nodes that an axis leads to from a set."""

    operands: tuple[int]
    axis: Axis

    def run(self, numbering: Numbering, *given: Flags) -> Flags:
        """Go there."""
        (flags,) = given
        return along(numbering, flags, self.axis)


@attrs.frozen
class Place:
    """The nodes of a set that are the ``an+b``-th of it among their siblings.

    Attributes:
        operands: the set that is counted in.
        step: a.
        first: b.
        from_end: whether siblings are counted from the last.
    """

    operands: tuple[int]
    step: int
    first: int
    from_end: bool = False

    def run(self, numbering: Numbering, *given: Flags) -> Flags:
        """Count along each row of siblings."""
        (flags,) = given
        previous = numbering.previous
        counts = [0] * len(flags)
        for number in range(numbering.size):
            counts[number] = counts[previous[number]] + flags[number]
        if self.from_end:
            counts = _from_end(numbering, counts)
        return numbering.only(
            number for number in numbering.members(flags) if self._is_one(counts[number])
        )

    def _is_one(self, count: int) -> bool:
        beyond = count - self.first
        if self.step == 0:
            return beyond == 0
        return beyond % self.step == 0 and beyond // self.step >= 0


def _from_end(numbering: Numbering, counts: list[int]) -> list[int]:
    """Turn counts from the first sibling into counts from the last."""
    totals = counts[:]
    for number in range(numbering.size - 1, 0, -1):
        before = numbering.previous[number]
        if before >= 0:
            totals[before] = totals[number]
    return [total - count + 1 for total, count in zip(totals, counts, strict=True)]


@attrs.frozen
class PseudoClassHolds:
    """The nodes for which a pseudo-class of the vocabulary holds.

    Attributes:
        operands: the step of the selector in its brackets, if it takes one.
        pseudo_class: the pseudo-class.
        texts: the texts in its brackets, if it takes texts.
    """

    operands: tuple[int, ...]
    pseudo_class: PseudoClass
    texts: tuple[str, ...] = ()

    def run(self, numbering: Numbering, *given: Flags) -> Flags:
        """Ask the stage that the pseudo-class belongs to."""
        nodes = tuple(numbering.nodes[number] for one in given for number in numbering.members(one))
        return numbering.these(self.pseudo_class.find(numbering.document, nodes or self.texts))
