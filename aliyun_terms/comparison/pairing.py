"""Pairing: what is paired so far while two documents are matched, and what is not."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import attrs

from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.tree.blocks import Title, Unit

__all__ = ["Gap", "Join", "Pair", "Pairing", "longest_increasing"]

Gap = tuple[list[int], list[int]]
"""Unpaired old and unpaired new positions between two neighbours of the backbone."""

_Stretch = tuple[int, int, int, int]
"""From and to in the old document, from and to in the new one."""


@attrs.frozen(slots=False)
class Pair:
    """A unit in both revisions.

    Attributes:
        old: its position in the old document.
        new: its position in the new one.
        reason: why they are taken for one: a name from :data:`REASONS`.
        confidence: how sure that is, from 0 to 1.
    """

    old: int
    new: int
    reason: str
    confidence: float


@attrs.frozen(slots=False)
class Join:
    """A unit that became several, or several that became one.

    Attributes:
        olds: positions in the old document.
        news: positions in the new one; one of the two tuples has one member.
        confidence: how sure that is, from 0 to 1.
    """

    olds: tuple[int, ...]
    news: tuple[int, ...]
    confidence: float


class Pairing:
    """The state of one matching.

    Attributes:
        old: the units of the old document.
        new: the units of the new one.
        new_of: for each old position the new one, or -1.
        old_of: for each new position the old one, or -1.
        parents_new: the new positions of the units that have others below them, in order.
        joins: what was split and merged; its first members are a pair.
        joined_old: further old positions that went into a merged unit.
        joined_new: further new positions that came out of a split one.
    """

    def __init__(self, old: Sequence[DiffUnit], new: Sequence[DiffUnit]) -> None:
        self.old, self.new = old, new
        self.new_of = [-1] * len(old)
        self.old_of = [-1] * len(new)
        self._reasons = [""] * len(new)
        self._confidences = [1.0] * len(new)
        self._stretches: list[_Stretch] | None = None
        self.parents_new = sorted({unit.parent for unit in new} - {-1})
        self.joins: list[Join] = []
        self.joined_old: set[int] = set()
        self.joined_new: set[int] = set()

    def pair(self, old: int, new: int, reason: str, confidence: float = 1.0) -> None:
        """Take two units for one."""
        self.new_of[old] = new
        self.old_of[new] = old
        self._reasons[new] = reason
        self._confidences[new] = confidence

    def join(self, join: Join) -> None:
        """Take one unit for several; the first of each side are the pair."""
        reason = "split" if len(join.news) > 1 else "merge"
        self.pair(join.olds[0], join.news[0], reason, join.confidence)
        self.joins.append(join)
        self.joined_old.update(join.olds[1:])
        self.joined_new.update(join.news[1:])

    def free_old(self, positions: Iterable[int]) -> list[int]:
        """Give those of *positions* that are not paired."""
        new_of, joined = self.new_of, self.joined_old
        return [one for one in positions if new_of[one] < 0 and one not in joined]

    def free_new(self, positions: Iterable[int]) -> list[int]:
        """Give those of *positions* that are not paired."""
        old_of, joined = self.old_of, self.joined_new
        return [one for one in positions if old_of[one] < 0 and one not in joined]

    def pairs(self) -> tuple[Pair, ...]:
        """Give the pairs in the order of the new document."""
        return tuple(
            Pair(old, new, self._reasons[new], self._confidences[new])
            for new, old in enumerate(self.old_of)
            if old >= 0
        )

    def gaps(self) -> list[Gap]:
        """Give what is unpaired between neighbours of the longest common order of the pairs.

        The order is worked out once; what is paired later divides the gaps in which it lies.
        """
        if self._stretches is None:
            self._stretches = [(0, len(self.old), 0, len(self.new))]
        self._stretches = [part for one in self._stretches for part in self._divide(one)]
        return [
            (
                self.free_old(range(old_start, old_end)),
                self.free_new(range(new_start, new_end)),
            )
            for old_start, old_end, new_start, new_end in self._stretches
        ]

    def _divide(self, stretch: _Stretch) -> Iterator[_Stretch]:
        """Yield the stretches between the pairs in one, where both sides have unpaired units."""
        old_start, old_end, new_start, new_end = stretch
        news = [new for new in range(new_start, new_end) if old_start <= self.old_of[new] < old_end]
        olds = [self.old_of[new] for new in news]
        ends = [(olds[place], news[place]) for place in longest_increasing(olds)]
        last_old, last_new = old_start - 1, new_start - 1
        for old, new in [*ends, (old_end, new_end)]:
            if (
                old - last_old > 1
                and new - last_new > 1
                and self.free_old(range(last_old + 1, old))
                and self.free_new(range(last_new + 1, new))
            ):
                yield last_old + 1, old, last_new + 1, new
            last_old, last_new = old, new

    def places(self) -> Iterator[Gap]:
        """Yield where unpaired units may be one: the gaps, then the children of each pair.

        What stands below a unit that moved is in no gap.
        """
        yield from self.gaps()
        below: dict[int, Gap] = {}
        for old in self.free_old(range(len(self.old))):
            above = self.old[old].parent
            if above >= 0 and self.new_of[above] >= 0:
                below.setdefault(self.new_of[above], ([], []))[0].append(old)
        for new in self.free_new(range(len(self.new))) if below else ():
            if self.new[new].parent in below:
                below[self.new[new].parent][1].append(new)
        yield from (gap for gap in below.values() if gap[1])

    def strangeness(self, old: int, new: int) -> tuple[bool, bool, int]:
        """Order candidates of equal merit: the same parent, the same number, the nearest."""
        above = self.new[new].parent
        expected = self.old_of[above] if above >= 0 else -1
        return (
            expected != self.old[old].parent,
            self.old[old].label != self.new[new].label,
            abs(old - new),
        )

    def alike_in_kind(self, old: int, new: int) -> bool:
        """Tell whether two units may be one: text is never taken for a table or a title."""
        one, other = self.old[old].block, self.new[new].block
        if isinstance(one, Title) or isinstance(other, Title):
            return type(one) is type(other)
        return type(one) is type(other) or (isinstance(one, Unit) and isinstance(other, Unit))


def longest_increasing(values: Sequence[int]) -> list[int]:
    """Give the places of a longest increasing subsequence (patience sorting, Fredman 1975).

    Example:
        >>> longest_increasing([2, 0, 1, 4, 3])
        [1, 2, 4]
    """
    if all(map(int.__lt__, values, values[1:])):
        return list(range(len(values)))
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        pile = bisect_left(tails, value)
        before.append(places[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(value)
            places.append(place)
        else:
            tails[pile], places[pile] = value, place
    chain: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]
