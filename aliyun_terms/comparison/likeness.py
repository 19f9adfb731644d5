"""Likeness of two wordings, with boilerplate weighted down.

Two clauses of a contract share half their characters whatever they say: 您理解并同意,
阿里云有权, 不承担任何责任. So what two wordings share counts by how rare it is in the two
documents: pairs of characters, each with the weight of its inverse document frequency
(Spärck Jones, 1972), compared as Dice (1945) compares sets.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from itertools import repeat
from math import log

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from aliyun_terms.comparison.units import DiffUnit

__all__ = ["Likeness", "small_change"]

_SAMPLE = 250
"""How many units are looked at, besides those to be paired, to learn what is rare."""
_LETTERS = 0.3
"""How much letters count there, beside what is rare."""
_SHORT, _SHORT_ALIKE = 16, 0.6
"""How long a short line is, and how many letters in common make two of one place one."""
_OWN = 3
"""How many pairs of characters of its own a unit needs to be known by them elsewhere."""
_KEPT, _FEW_LETTERS = 0.6, 3
"""How much of a wording stays around a small change, and how many letters it replaces."""
_FIGURES = "0123456789.,%零〇一二两三四五六七八九十百千万"
_NO_FIGURES = str.maketrans("", "", _FIGURES)
_STEPS = 800
"""How many recurrences of rare pairs are followed for one unit."""
_CANDIDATES = 6
"""How many old units are compared with one new unit."""
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
        # What is paired is much the same in both documents: it is enough to look at one.
        sample = {*news, *range(0, len(new), max(1, len(new) // _SAMPLE))}
        for side, (units, wanted) in enumerate(((old, olds), (new, sorted(sample)))):
            keys = {units[place].key for place in wanted}
            sizes[side] = len(keys)
            for key in keys:
                counts[side].update(self.grams(key))
        size = 1 + max(sizes)
        frequent = counts[0] | counts[1]
        self._weights = {gram: _rarity(size, number) for gram, number in frequent.items()}
        limit = 1 + size // 100
        self._own = frozenset(gram for gram, number in frequent.items() if number <= limit)

        self._rarest = _rarity(size, 1)

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
            return small_change(before, after, figures=False)
        found = min(self.score(old, new), 2 * len(one & other) / (len(one) + len(other)))
        return max(found, small_change(before, after, figures=False))

    def _grams_of_its_own(self, key: str) -> frozenset[str]:
        return self.grams(key) & self._own

    def near_score(self, old: int, new: int) -> float:
        """Tell how alike two units are that stand in one place: their letters count as well."""
        one, other = self._old[old].key, self._new[new].key
        letters = fuzz.ratio(one, other) / 100
        mixed = (1 - _LETTERS) * self.score(old, new) + _LETTERS * letters
        # A short line, such as the title of a document in a list, is no pattern with slots.
        if max(len(one), len(other)) <= _SHORT and letters >= _SHORT_ALIKE:
            return letters
        return max(mixed, small_change(one, other))

    def coverage(self, part: str, whole: str) -> float:
        """Tell how much of *part* stands in *whole*, from 0 to 1."""
        total = self._total(part)
        return self._weigh(self.grams(part) & self.grams(whole)) / total if total else 0.0

    def _weigh(self, grams: frozenset[str]) -> float:
        return sum(map(self._weights.get, grams, repeat(self._rarest)))

    def _total(self, key: str) -> float:
        found = self._totals.get(key)
        if found is None:
            found = self._totals[key] = self._weigh(self.grams(key))
        return found

    def candidates(self, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
        """Give the pairs that share something rare, a few for a new unit."""
        places: dict[str, list[int]] = defaultdict(list)
        for old in olds:
            for gram in self.grams(self._old[old].key):
                places[gram].append(old)
        found: list[tuple[int, int]] = []
        for new in news:
            shared = self._shared(places, new)
            best = nsmallest(
                _CANDIDATES, ((-weight, abs(old - new), old) for old, weight in shared.items())
            )
            found += [(old, new) for _, _, old in best]
        return found

    def _shared(self, places: dict[str, list[int]], new: int) -> dict[int, float]:
        """Add up the rare pairs that old units share with a new one, the rarest first."""
        shared: dict[int, float] = defaultdict(float)
        steps = 0
        known = self.grams(self._new[new].key) & places.keys()
        for number, gram in sorted([(len(places[gram]), gram) for gram in known]):
            steps += number
            if (steps > _STEPS and shared) or self._left < 0:
                break
            weight = self._weights.get(gram, self._rarest)
            for old in places[gram]:
                shared[old] += weight
        self._left -= steps
        self.exhausted = self.exhausted or self._left < 0
        return shared


def _rarity(size: int, number: int) -> float:
    """Weigh what occurs in *number* of *size* wordings; what is in many weighs nothing."""
    return max(0.0, log(size / number) - log(size) / 2) ** 2


def small_change(one: str, other: str, *, figures: bool = True) -> float:
    """Tell how alike two wordings are that differ by little; 0 where they differ by more.

    Little is: words put in or taken out in one place, three letters changed in one place, or
    other figures. Strangers of one pattern differ by more wherever the pattern has a slot.

    Args:
        one: a wording, in the form in which units are compared.
        other: another one.
        figures: whether other figures are little; in a list of prices they are all there is.

    Example:
        >>> small_change("逾期7日的,按日计收", "逾期15日的,按日计收") > 0.8
        True
    """
    ahead = Prefix.similarity(one, other)
    behind = Postfix.similarity(one[ahead:], other[ahead:])
    taken, put = one[ahead : len(one) - behind], other[ahead : len(other) - behind]
    if not _is_figure(taken + put):
        is_small = not taken or not put or max(len(taken), len(put)) <= _FEW_LETTERS
        kept = ahead + behind >= _KEPT * max(len(one), len(other))
        if is_small and kept:
            return 2 * (ahead + behind) / (len(one) + len(other))
    if figures and len(one) > _FEW_LETTERS and _worded(one) == _worded(other):
        return fuzz.ratio(one, other) / 100
    return 0.0


def _is_figure(text: str) -> bool:
    return all(character in _FIGURES for character in text)


def _worded(text: str) -> str:
    """Leave out the figures."""
    return text.translate(_NO_FIGURES)
