"""Placing: which of the paired units stand elsewhere in the new document.

A unit has moved when its place among those around it is another, told with the fewest moves:
a moved section is one move. What merely hangs elsewhere in the tree, because a heading above
it came or went, has not moved.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from aliyun_terms.comparison.matching import Matching
from aliyun_terms.comparison.pairing import Pair, longest_increasing
from aliyun_terms.comparison.units import DiffUnit

__all__ = ["find_moved"]


def find_moved(
    before: Sequence[DiffUnit], after: Sequence[DiffUnit], matching: Matching
) -> set[int]:
    """Give the new positions of the units that moved, each at the top of what moved with it.

    Args:
        before: the units of the old document.
        after: the units of the new one.
        matching: which are one.
    """
    pairs = matching.pairs
    old_of = {pair.new: pair.old for pair in pairs}
    first_of: dict[int, int] = {}
    for join in matching.joins:
        old_of.update(dict.fromkeys(join.news, join.olds[0]))
        first_of.update(dict.fromkeys(join.olds, join.olds[0]))
    siblings: dict[int, list[Pair]] = defaultdict(list)
    adopted: list[Pair] = []
    for pair in pairs:
        old_parent, new_parent = before[pair.old].parent, after[pair.new].parent
        expected = old_of.get(new_parent, -2) if new_parent >= 0 else -1
        if expected == first_of.get(old_parent, old_parent):
            siblings[new_parent].append(pair)
        else:
            adopted.append(pair)
    moved = {pair.new for group in siblings.values() for pair in _out_of_order(group)}
    if adopted:
        moved |= _carried_off(before, after, pairs, adopted)
    return moved


def _out_of_order(group: Sequence[Pair]) -> list[Pair]:
    """Give the fewest without which the rest stand in their old order."""
    kept = longest_increasing([pair.old for pair in group])
    if len(kept) == len(group):
        return []
    places = set(kept)
    return [pair for place, pair in enumerate(group) if place not in places]


def _carried_off(
    before: Sequence[DiffUnit],
    after: Sequence[DiffUnit],
    pairs: Sequence[Pair],
    adopted: Sequence[Pair],
) -> set[int]:
    """Give those of *adopted*, which hang elsewhere, that are printed elsewhere too.

    What is printed in its old order, behind the same unit with children, stayed.
    """
    order = {pairs[place].new for place in longest_increasing([pair.old for pair in pairs])}
    old_parents = {unit.parent for unit in before}
    new_parents = {unit.parent for unit in after}
    owners = {
        pair.old: pair.new for pair in pairs if pair.old in old_parents and pair.new in new_parents
    }
    old_owner = _nearest_before(len(before), owners.keys())
    new_owner = _nearest_before(len(after), owners.values())
    return {
        pair.new
        for pair in adopted
        if pair.new not in order or owners.get(old_owner[pair.old], -1) != new_owner[pair.new]
    }


def _nearest_before(length: int, marks: Collection[int]) -> list[int]:
    """Give, for each position, the nearest marked one before it; -1 where there is none."""
    marked = set(marks)
    nearest, last = [], -1
    for position in range(length):
        nearest.append(last)
        if position in marked:
            last = position
    return nearest
