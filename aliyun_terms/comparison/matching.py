"""Matching: which unit of the new revision is which unit of the old one.

In order of certainty: texts that occur once in both (anchors), their longest common
order (the backbone), equal texts in the gaps of the backbone, equal texts anywhere,
similar texts in the gaps, similar texts anywhere. Numbers take no part in equality,
and little in similarity, so that a renumbering is seen as one.

The stages follow patience diff (Cohen), for anchors, and ChangeDistiller (Fluri et al.,
IEEE TSE 33(11), 2007), for pairing what was edited.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs
from rapidfuzz import fuzz, process

from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.tree.blocks import Unit

__all__ = ["Matching", "Pair", "longest_increasing", "match"]

_NEAR, _FAR = 0.5, 0.75
_BUDGET = 250_000
"""Pairs of unlike texts that are compared at most, in all gaps and in all the rest."""


@attrs.frozen
class Pair:
    """A unit in both revisions.

    Attributes:
        old: its position in the old document.
        new: its position in the new one.
        reason: why they are taken for one: ``anchor``, ``equal``, ``equal-elsewhere``,
            ``similar``, ``similar-elsewhere``.
        confidence: how sure that is, from 0 to 1.
    """

    old: int
    new: int
    reason: str
    confidence: float


@attrs.frozen
class Matching:
    """The pairs of two documents.

    Attributes:
        pairs: in the order of the new document.
        exhausted: whether the budget ended the search before all were compared.
    """

    pairs: tuple[Pair, ...]
    exhausted: bool = False


def match(old: Sequence[DiffUnit], new: Sequence[DiffUnit]) -> Matching:
    """Pair the units of two documents.

    Example:
        >>> from aliyun_terms import parse
        >>> from aliyun_terms.comparison.units import flatten
        >>> one, two = (flatten(parse(text)) for text in ("1. 您应付费。", "2. 您应付费。"))
        >>> [(pair.old, pair.new, pair.reason) for pair in match(one, two).pairs]
        [(0, 0, 'anchor')]
    """
    matcher = _Matcher(old, new)
    matcher.anchor()
    matcher.fill_gaps()
    matcher.pair_equals()
    matcher.pair_similar_in_gaps()
    matcher.pair_similar_anywhere()
    pairs = sorted(matcher.pairs.values(), key=lambda pair: pair.new)
    return Matching(tuple(pairs), matcher.exhausted)


class _Matcher:
    """The state of one matching: what is paired so far."""

    def __init__(self, old: Sequence[DiffUnit], new: Sequence[DiffUnit]) -> None:
        self.old, self.new = old, new
        self.pairs: dict[int, Pair] = {}
        self.taken: set[int] = set()
        self.exhausted = False

    def _pair(self, old: int, new: int, reason: str, confidence: float = 1.0) -> None:
        self.pairs[new] = Pair(old, new, reason, confidence)
        self.taken.add(old)

    def _free_old(self, positions: Iterable[int]) -> list[int]:
        return [position for position in positions if position not in self.taken]

    def _free_new(self, positions: Iterable[int]) -> list[int]:
        return [position for position in positions if position not in self.pairs]

    # ---- equal texts ----------------------------------------------------------

    def anchor(self) -> None:
        """Pair texts that occur once in both, and their equal neighbours."""
        once_old, once_new = _once(self.old), _once(self.new)
        for key, new in once_new.items():
            if key in once_old:
                self._pair(once_old[key], new, "anchor")
        for pair in list(self.pairs.values()):
            self._extend(pair, 1)
            self._extend(pair, -1)

    def _extend(self, pair: Pair, step: int) -> None:
        old, new = pair.old + step, pair.new + step
        while (
            0 <= old < len(self.old)
            and 0 <= new < len(self.new)
            and old not in self.taken
            and new not in self.pairs
            and _same(self.old[old], self.new[new])
        ):
            self._pair(old, new, "equal")
            old, new = old + step, new + step

    def fill_gaps(self) -> None:
        """Pair equal texts, in order, between the pairs of the backbone."""
        for olds, news in self._gaps():
            waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
            for old in reversed(olds):
                waiting[_kind_key(self.old[old])].append(old)
            for new in news:
                found = waiting.get(_kind_key(self.new[new]))
                if found:
                    self._pair(found.pop(), new, "equal")

    def pair_equals(self) -> None:
        """Pair equal texts anywhere: they have moved. Under the same parent first."""
        waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
        for old in self._free_old(range(len(self.old))):
            if self.old[old].key:
                waiting[_kind_key(self.old[old])].append(old)
        for new in self._free_new(range(len(self.new))):
            found = waiting.get(_kind_key(self.new[new]))
            if found:
                best = min(found, key=lambda old: self._strangeness(old, new))
                found.remove(best)
                self._pair(best, new, "equal-elsewhere", 0.95)

    def _strangeness(self, old: int, new: int) -> tuple[bool, bool, int]:
        """Order candidates for *new*: same parent, same label, nearest."""
        parent = self.pairs.get(self.new[new].parent)
        same_parent = parent is not None and parent.old == self.old[old].parent
        same_label = self.old[old].label == self.new[new].label
        return not same_parent, not same_label, abs(old - new)

    # ---- similar texts --------------------------------------------------------

    def pair_similar_in_gaps(self) -> None:
        """Pair similar texts between the pairs of the backbone."""
        budget = _BUDGET
        for olds, news in self._gaps():
            budget -= len(olds) * len(news)
            if budget < 0:
                self.exhausted = True
                return
            self._pair_similar(olds, news, _NEAR, "similar")

    def pair_similar_anywhere(self) -> None:
        """Pair what is left where it is very similar: it has moved and changed."""
        olds = self._free_old(range(len(self.old)))
        news = self._free_new(range(len(self.new)))
        if len(olds) * len(news) > _BUDGET:
            self.exhausted = True
            return
        self._pair_similar(olds, news, _FAR, "similar-elsewhere")

    def _pair_similar(self, olds: list[int], news: list[int], floor: float, reason: str) -> None:
        """Pair the most similar first, until nothing is as similar as *floor*."""
        olds = [old for old in olds if self.old[old].key]
        news = [new for new in news if self.new[new].key]
        if not olds or not news:
            return
        keys = [self.old[old].key for old in olds]
        found = [
            (-score, self._strangeness(olds[row], new), row, column)
            for column, new in enumerate(news)
            for _, score, row in process.extract(
                self.new[new].key, keys, scorer=fuzz.ratio, score_cutoff=floor * 100, limit=5
            )
            if _alike(self.old[olds[row]], self.new[new])
        ]
        for score, _, row, column in sorted(found):
            old, new = olds[row], news[column]
            if old not in self.taken and new not in self.pairs:
                self._pair(old, new, reason, -score / 100)

    # ---- the backbone ---------------------------------------------------------

    def _gaps(self) -> list[tuple[list[int], list[int]]]:
        """Give what is unpaired between neighbours of the longest common order of the pairs."""
        ordered = sorted(self.pairs.values(), key=lambda pair: pair.new)
        kept = longest_increasing([pair.old for pair in ordered])
        gaps = []
        last_old = last_new = -1
        ends = [(ordered[place].old, ordered[place].new) for place in kept]
        for old, new in [*ends, (len(self.old), len(self.new))]:
            olds = self._free_old(range(last_old + 1, old))
            news = self._free_new(range(last_new + 1, new))
            if olds and news:
                gaps.append((olds, news))
            last_old, last_new = old, new
        return gaps


def longest_increasing(values: Sequence[int]) -> list[int]:
    """Give the places of a longest increasing subsequence (patience sorting, Fredman 1975).

    Example:
        >>> longest_increasing([2, 0, 1, 4, 3])
        [1, 2, 4]
    """
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


def _once(units: Sequence[DiffUnit]) -> dict[tuple[str, str], int]:
    """Give the position of each text that occurs exactly once."""
    positions: dict[tuple[str, str], int] = {}
    repeated: set[tuple[str, str]] = set()
    for unit in units:
        key = _kind_key(unit)
        if key in positions:
            repeated.add(key)
        positions[key] = unit.position
    return {key: place for key, place in positions.items() if key not in repeated and key[1]}


def _kind_key(unit: DiffUnit) -> tuple[str, str]:
    return type(unit.block).__name__, unit.key


def _alike(one: DiffUnit, other: DiffUnit) -> bool:
    """Tell whether two units may be one: text is never taken for a table."""
    kinds = type(one.block), type(other.block)
    return kinds[0] is kinds[1] or all(issubclass(kind, Unit) for kind in kinds)


def _same(one: DiffUnit, other: DiffUnit) -> bool:
    return _kind_key(one) == _kind_key(other)
