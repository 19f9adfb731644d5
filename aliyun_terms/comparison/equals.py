"""Pairing what is equal: lines that print alike, and words that say the same.

The manner is that of patience diff (Cohen): what occurs once in both is certain, and orders
the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter

from rapidfuzz.distance import Indel

from aliyun_terms.comparison.pairing import Pairing
from aliyun_terms.comparison.units import DiffUnit, end_of_subtree
from aliyun_terms.tree.blocks import Title, Unit

__all__ = [
    "pair_anchors",
    "pair_by_children",
    "pair_equals_anywhere",
    "pair_equals_in_gaps",
    "pair_titles",
]

_CELLS = 4_000_000
"""How large a gap (old times new units) is aligned exactly; a larger one is filled in order."""


def pair_anchors(pairing: Pairing) -> None:
    """Pair what occurs once in both documents: first what prints alike, then what reads alike."""
    everything_old, everything_new = range(len(pairing.old)), range(len(pairing.new))
    _pair_unique(pairing, everything_old, everything_new, attrgetter("body"))
    _pair_unique(
        pairing, pairing.free_old(everything_old), pairing.free_new(everything_new), _words
    )


def _pair_unique(
    pairing: Pairing, olds: Sequence[int], news: Sequence[int], key: Callable[[DiffUnit], str]
) -> None:
    once_old, once_new = (
        _once(units, positions, key)
        for units, positions in ((pairing.old, olds), (pairing.new, news))
    )
    for name in once_old.keys() & once_new.keys():
        old, new = once_old[name], once_new[name]
        if old >= 0 and new >= 0 and name:
            pairing.pair(old, new, "anchor")


def _once(
    units: Sequence[DiffUnit], positions: Sequence[int], key: Callable[[DiffUnit], str]
) -> dict[str, int]:
    """Give the position of each key; -1 for one that occurs more than once."""
    names = [key(units[position]) for position in positions]
    last = dict(zip(names, positions, strict=True))
    if len(last) < len(names):
        first = dict(zip(reversed(names), reversed(positions), strict=True))
        last.update((name, -1) for name, place in first.items() if last[name] != place)
    return last


def _words(unit: DiffUnit) -> str:
    """Give the key of a unit; what is no text is never equal to text."""
    if isinstance(unit.block, Unit):
        return unit.key
    return f"{type(unit.block).__name__} {unit.key}"


def pair_equals_in_gaps(pairing: Pairing) -> None:
    """Pair equal units between the pairs of the backbone, in their longest common order."""
    _extend(pairing)
    for olds, news in pairing.gaps():
        before = [_words(pairing.old[one]) for one in olds]
        after = [_words(pairing.new[one]) for one in news]
        for old, new in _common_order(before, after):
            pairing.pair(olds[old], news[new], "equal")


def _extend(pairing: Pairing) -> None:
    """Pair the equal neighbours of what is paired, while it stays in order."""
    last = len(pairing.new) - 1
    for new in pairing.free_new(range(len(pairing.new))):
        if new and pairing.old_of[new] < 0 <= pairing.old_of[new - 1]:
            _extend_from(pairing, pairing.old_of[new - 1] + 1, new, 1)
        if new < last and pairing.old_of[new] < 0 <= pairing.old_of[new + 1]:
            _extend_from(pairing, pairing.old_of[new + 1] - 1, new, -1)


def _extend_from(pairing: Pairing, old: int, new: int, step: int) -> None:
    while (
        0 <= old < len(pairing.old)
        and 0 <= new < len(pairing.new)
        and pairing.new_of[old] < 0
        and pairing.old_of[new] < 0
        and pairing.old[old].body == pairing.new[new].body
        and pairing.old[old].depth == pairing.new[new].depth
        and _parents_agree(pairing, old, new)
    ):
        pairing.pair(old, new, "equal")
        old, new = old + step, new + step


def _parents_agree(pairing: Pairing, old: int, new: int) -> bool:
    """Tell whether the units stand below one and the same unit, as far as that is known."""
    above_old, above_new = pairing.old[old].parent, pairing.new[new].parent
    if above_old < 0 or above_new < 0:
        return above_old == above_new
    if pairing.old_of[above_new] >= 0 or pairing.new_of[above_old] >= 0:
        return pairing.old_of[above_new] == above_old
    return True


def _common_order(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Give the places of a longest common subsequence."""
    numbers: dict[str, int] = {}
    one = [numbers.setdefault(name, len(numbers)) for name in before]
    known = len(numbers)
    other = [numbers.setdefault(name, len(numbers)) for name in after]
    if all(number >= known for number in other):
        return []
    if len(one) * len(other) > _CELLS:
        return _in_turn(one, other)
    return [
        (block.src_start + step, block.dest_start + step)
        for block in Indel.opcodes(one, other)
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    ]


def _in_turn(one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """Give the places of equal values, each after the last: linear, and not the longest."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place in range(len(one) - 1, -1, -1):
        places[one[place]].append(place)
    found, last = [], -1
    for place, value in enumerate(other):
        waiting = places.get(value, [])
        while waiting and waiting[-1] <= last:
            waiting.pop()
        if waiting:
            last = waiting.pop()
            found.append((last, place))
    return found


def pair_equals_anywhere(pairing: Pairing) -> None:
    """Pair equal units anywhere: they have moved.

    Those below one and the same parent come first, then those with the same number, then the
    rest in order. Every unit is looked up three times, however often its words recur.
    """
    for aspect in (_below_parent, _with_label, None):
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for old in reversed(pairing.free_old(range(len(pairing.old)))):
            unit = pairing.old[old]
            if unit.key:
                waiting[_words(unit), aspect and aspect(pairing, unit, old=True)].append(old)
        for new in pairing.free_new(range(len(pairing.new))) if waiting else ():
            unit = pairing.new[new]
            found = waiting.get((_words(unit), aspect and aspect(pairing, unit, old=False)))
            if found:
                pairing.pair(found.pop(), new, "equal-elsewhere", 0.95)


def _below_parent(pairing: Pairing, unit: DiffUnit, *, old: bool) -> int:
    """Name the parent by its old position; what is below a stranger has none in common."""
    if unit.parent < 0:
        return -1
    if old:
        return unit.parent if pairing.new_of[unit.parent] >= 0 else -2
    above = pairing.old_of[unit.parent]
    return above if above >= 0 else -3


def _with_label(_pairing: Pairing, unit: DiffUnit, *, old: bool) -> str:
    return unit.label or ("-" if old else "+")


def pair_titles(pairing: Pairing) -> None:
    """Pair the titles of the two documents, whatever they say."""
    old, new = (
        next((one.position for one in units if isinstance(one.block, Title)), -1)
        for units in (pairing.old, pairing.new)
    )
    if old >= 0 and new >= 0 and pairing.new_of[old] < 0 > pairing.old_of[new]:
        pairing.pair(old, new, "title", 0.9)


def pair_by_children(pairing: Pairing, *, same_words: bool = False) -> bool:
    """Pair units whose children are for the most part the same: only they were reworded.

    Args:
        pairing: what is paired so far.
        same_words: only units that also say the same, such as one of several headings 其他.

    Returns:
        Whether any were paired.
    """
    found = False
    votes: dict[tuple[int, int], int] = defaultdict(int)
    for above_new in pairing.free_new(pairing.parents_new):
        for new in _children(pairing.new, above_new):
            above_old = pairing.old[pairing.old_of[new]].parent if pairing.old_of[new] >= 0 else -1
            if (
                above_old >= 0
                and pairing.new_of[above_old] < 0
                and not (same_words and pairing.old[above_old].key != pairing.new[above_new].key)
            ):
                votes[above_old, above_new] += 1
    for (old, new), count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        children = max(len(pairing.old[old].block.children), len(pairing.new[new].block.children))
        is_free = pairing.free_old((old,)) and pairing.free_new((new,))
        if is_free and count * 2 > children and pairing.alike_in_kind(old, new):
            pairing.pair(old, new, "children", count / children)
            found = True
    return found


def _children(units: Sequence[DiffUnit], above: int) -> Iterator[int]:
    """Yield the positions of the units directly below one."""
    end = end_of_subtree(units, above)
    return (place for place in range(above + 1, end) if units[place].parent == above)
