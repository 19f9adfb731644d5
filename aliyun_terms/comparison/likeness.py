"""Likeness of two wordings, with boilerplate weighted down.

Two clauses of a contract share half their characters whatever they say: 您理解并同意,
阿里云有权, 不承担任何责任. So what two wordings share counts by how rare it is in the two
documents: pairs of characters, each with the weight of its inverse document frequency
(Spärck Jones, 1972), compared as Dice (1945) compares sets.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from aliyun_terms.comparison.units import DiffUnit

__all__ = ["Likeness"]

_SAMPLE = 300
"""How many units of each document are looked at to learn what is rare."""
_OWN = 3
"""How many pairs of characters of its own a unit needs to be known by them elsewhere."""
_ONCE_CHANGED = 0.75
"""How much of a wording stays the same around its one change."""
_STEPS = 1500
"""How many recurrences of rare pairs are followed for one unit."""
_BUDGET = 20_000_000
"""How many are followed for all units together."""


class Likeness:
    """Weights of pairs of characters, learnt from two documents.

    Attributes:
        exhausted: whether the search for candidates ended at its budget.
    """

    def __init__(
        self,
        old: Sequence[DiffUnit],
        new: Sequence[DiffUnit],
        olds: Sequence[int],
        news: Sequence[int],
    ) -> None:
        """Learn from the units at *olds* and *news*, and from a sample of all others."""
        self._old, self._new = old, new
        self._grams: dict[str, frozenset[str]] = {}
        self._weights: dict[str, float] = {}
        self._totals: dict[str, float] = {}
        self._left = _BUDGET
        self.exhausted = False
        counts = [Counter[str](), Counter[str]()]
        sizes = [0, 0]
        for side, (units, wanted) in enumerate(((old, olds), (new, news))):
            sample = {*wanted, *range(0, len(units), max(1, len(units) // _SAMPLE))}
            keys = {units[place].key for place in sorted(sample)}
            sizes[side] = len(keys)
            for key in keys:
                counts[side].update(self.grams(key))
        size = 1 + max(sizes)
        frequent = counts[0] | counts[1]
        self._weights = {gram: log(1 + size / number) ** 2 for gram, number in frequent.items()}
        limit = 1 + size // 100
        self._own = frozenset(gram for gram, number in frequent.items() if number <= limit)

        self._rarest = log(1 + size) ** 2

    def grams(self, key: str) -> frozenset[str]:
        """Give the pairs of neighbouring characters of *key*."""
        found = self._grams.get(key)
        if found is None:
            found = frozenset(map(str.__add__, key, key[1:])) or frozenset((key,))
            self._grams[key] = found
        return found

    def score(self, old: int, new: int) -> float:
        """Tell how much two units share of what is rare, from 0 to 1."""
        one, other = self._old[old].key, self._new[new].key
        total = self._total(one) + self._total(other)
        return 2 * self._weigh(self.grams(one) & self.grams(other)) / total if total else 0.0

    def far_score(self, old: int, new: int) -> float:
        """Tell how alike two units are that stand apart: by what is found nowhere else.

        Clauses of one pattern, such as the rows of a price list, are not taken for each other
        because of the pattern.
        """
        before, after = self._old[old].key, self._new[new].key
        one, other = self._grams_of_its_own(before), self._grams_of_its_own(after)
        if len(one) < _OWN or len(other) < _OWN:
            return _once_changed(before, after)
        found = min(self.score(old, new), 2 * len(one & other) / (len(one) + len(other)))
        return max(found, _once_changed(before, after))

    def _grams_of_its_own(self, key: str) -> frozenset[str]:
        return self.grams(key) & self._own

    def near_score(self, old: int, new: int) -> float:
        """Tell how alike two units are that stand in one place: half of it is their letters."""
        letters = fuzz.ratio(self._old[old].key, self._new[new].key) / 100
        return (self.score(old, new) + letters) / 2

    def coverage(self, part: str, whole: str) -> float:
        """Tell how much of *part* stands in *whole*, from 0 to 1."""
        total = self._total(part)
        return self._weigh(self.grams(part) & self.grams(whole)) / total if total else 0.0

    def _weigh(self, grams: frozenset[str]) -> float:
        weights, rarest = self._weights, self._rarest
        return sum(weights.get(gram, rarest) for gram in grams)

    def _total(self, key: str) -> float:
        found = self._totals.get(key)
        if found is None:
            found = self._totals[key] = self._weigh(self.grams(key))
        return found

    def candidates(self, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
        """Give the pairs that share something rare, at most eight for a new unit."""
        places: dict[str, list[int]] = defaultdict(list)
        for old in olds:
            for gram in self.grams(self._old[old].key):
                places[gram].append(old)
        found: list[tuple[int, int]] = []
        for new in news:
            shared = self._shared(places, new)
            best = sorted(shared, key=lambda old: (-shared[old], abs(old - new), old))
            found += [(old, new) for old in best[:8]]
        return found

    def _shared(self, places: dict[str, list[int]], new: int) -> dict[int, float]:
        """Add up the rare pairs that old units share with a new one, the rarest first."""
        shared: dict[int, float] = defaultdict(float)
        steps = 0
        grams = [gram for gram in self.grams(self._new[new].key) if gram in places]
        for gram in sorted(grams, key=lambda gram: (len(places[gram]), gram)):
            steps += len(places[gram])
            if (steps > _STEPS and shared) or self._left < 0:
                break
            weight = self._weights.get(gram, self._rarest)
            for old in places[gram]:
                shared[old] += weight
        self._left -= steps
        self.exhausted = self.exhausted or self._left < 0
        return shared


def _once_changed(one: str, other: str) -> float:
    """Tell how alike two wordings are that differ in one place, and not in a number alone.

    Clauses of one pattern differ wherever the pattern has a slot, or in a number.
    """
    ahead = Prefix.similarity(one, other)
    behind = Postfix.similarity(one[ahead:], other[ahead:])
    changed = one[ahead : len(one) - behind] + other[ahead : len(other) - behind]
    if ahead + behind < _ONCE_CHANGED * max(len(one), len(other)) or _is_figure(changed):
        return 0.0
    return 2 * (ahead + behind) / (len(one) + len(other))


def _is_figure(text: str) -> bool:
    return all(one.isnumeric() or one in ".,%-年月日" for one in text)
