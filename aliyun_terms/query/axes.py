"""Going from a set of nodes to another: to what stands below, above, beside.

Each way is one loop over numbers, or less; none looks at a node.
"""

from collections.abc import Callable
from enum import Enum

from aliyun_terms.query.numbering import Flags, Numbering

__all__ = ["Axis", "along", "both", "either", "without"]


class Axis(Enum):
    """A way from nodes to nodes."""

    CHILDREN = "children"
    DESCENDANTS = "descendants"
    NEXT = "next"
    FOLLOWING = "following"
    PARENTS = "parents"
    ANCESTORS = "ancestors"
    PREVIOUS = "previous"
    PRECEDING = "preceding"

    @property
    def inverse(self) -> "Axis":
        """The way back."""
        return _INVERSE[self]


_PAIRS = (
    (Axis.CHILDREN, Axis.PARENTS),
    (Axis.DESCENDANTS, Axis.ANCESTORS),
    (Axis.NEXT, Axis.PREVIOUS),
    (Axis.FOLLOWING, Axis.PRECEDING),
)
_INVERSE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


def along(numbering: Numbering, flags: Flags, axis: Axis) -> Flags:
    """Give all nodes that *axis* leads to from a node of a set."""
    return _WAYS[axis](numbering, flags)


def both(one: Flags, other: Flags) -> Flags:
    """Give the nodes that are in both sets."""
    return (int.from_bytes(one) & int.from_bytes(other)).to_bytes(len(one))


def either(one: Flags, other: Flags) -> Flags:
    """Give the nodes that are in one of two sets."""
    return (int.from_bytes(one) | int.from_bytes(other)).to_bytes(len(one))


def without(one: Flags, other: Flags) -> Flags:
    """Give the nodes of one set that are not in the other."""
    return (int.from_bytes(one) & ~int.from_bytes(other)).to_bytes(len(one))


def _children(numbering: Numbering, flags: Flags) -> Flags:
    return bytes(map(flags.__getitem__, numbering.parents)) + b"\0"


def _descendants(numbering: Numbering, flags: Flags) -> Flags:
    found, ends, behind = bytearray(len(flags)), numbering.ends, 0
    for number in numbering.members(flags):
        end = ends[number]
        if end > behind:
            found[number + 1 : end] = b"\1" * (end - number - 1)
            behind = end
    return bytes(found)


def _next(numbering: Numbering, flags: Flags) -> Flags:
    return bytes(map(flags.__getitem__, numbering.previous)) + b"\0"


def _following(numbering: Numbering, flags: Flags) -> Flags:
    found = bytearray(len(flags))
    for number, before in enumerate(numbering.previous):
        if flags[before] or found[before]:
            found[number] = 1
    return bytes(found)


def _step_back(numbering: Numbering, flags: Flags, before: list[int]) -> Flags:
    found = bytearray(len(flags))
    for number in numbering.members(flags):
        found[before[number]] = 1
    found[-1] = 0
    return bytes(found)


def _go_back(numbering: Numbering, flags: Flags, before: list[int]) -> Flags:
    """Follow *before* from each node as far as it leads, or to where that was done already."""
    found = bytearray(len(flags))
    for number in numbering.members(flags):
        place = before[number]
        while place >= 0 and not found[place]:
            found[place] = 1
            place = before[place]
    return bytes(found)


_WAYS: dict[Axis, Callable[[Numbering, Flags], Flags]] = {
    Axis.CHILDREN: _children,
    Axis.DESCENDANTS: _descendants,
    Axis.NEXT: _next,
    Axis.FOLLOWING: _following,
    Axis.PARENTS: lambda numbering, flags: _step_back(numbering, flags, numbering.parents),
    Axis.ANCESTORS: lambda numbering, flags: _go_back(numbering, flags, numbering.parents),
    Axis.PREVIOUS: lambda numbering, flags: _step_back(numbering, flags, numbering.previous),
    Axis.PRECEDING: lambda numbering, flags: _go_back(numbering, flags, numbering.previous),
}
