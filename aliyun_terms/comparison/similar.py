"""Pairing what is similar: units that were reworded, in their place or elsewhere.

The manner is that of ChangeDistiller (Fluri et al., IEEE TSE 33(11), 2007): the most similar
first, and more is asked of what stands far away.
"""

from collections.abc import Callable, Iterable
from functools import partial

from rapidfuzz import fuzz

from aliyun_terms.comparison.likeness import Likeness, small_change
from aliyun_terms.comparison.pairing import Gap, Pairing

__all__ = ["near_pairs", "pair_near", "pair_similar", "pair_sure"]

_NEAR, _FAR = 0.45, 0.6
_LETTERS = 0.6
"""How many letters two units share that stand in one place and have little else of their own."""
_AROUND, _MARGIN = 2, 0.15
"""How many neighbours are looked at, and how much less alike they are than two revisions."""
_CELLS = 100
"""How large a gap (old times new units) is compared pair by pair."""


def pair_similar(pairing: Pairing, likeness: Likeness) -> None:
    """Pair similar units: in the gaps, then anywhere, then in the gaps that this leaves."""
    _pair_in_gaps(pairing, likeness, _NEAR)
    olds = [one for one in pairing.free_old(range(len(pairing.old))) if pairing.old[one].key]
    news = [one for one in pairing.free_new(range(len(pairing.new))) if pairing.new[one].key]
    if olds and news:
        found = likeness.candidates(olds, news)
        _pair_best(pairing, likeness.far_score, found, _FAR, "similar-elsewhere")
        pair_near(pairing, likeness)


def pair_near(pairing: Pairing, likeness: Likeness) -> None:
    """Pair what is similar in one place, by what is rare and then by the letters alone."""
    _pair_in_gaps(pairing, likeness, _NEAR)
    _pair_by_letters(pairing)


def pair_sure(pairing: Pairing) -> None:
    """Pair the two units of a gap of one and one where little changed."""
    for olds, news in pairing.places():
        if len(olds) == len(news) == 1:
            one, other = pairing.old[olds[0]], pairing.new[news[0]]
            likeness = small_change(one.key, other.key)
            if likeness and pairing.alike_in_kind(olds[0], news[0]):
                pairing.pair(olds[0], news[0], "similar", round(likeness, 3))


def _pair_in_gaps(pairing: Pairing, likeness: Likeness, floor: float) -> None:
    found: list[tuple[int, int]] = []
    for gap in pairing.places():
        found += near_pairs(pairing, likeness, gap)
    _pair_best(pairing, likeness.near_score, found, floor, "similar")


def _pair_by_letters(pairing: Pairing) -> None:
    """Pair what stands in one place and has most of its letters in common.

    A clause made of phrases that others use too has nothing rare to be known by; its place
    says what its words do not.
    """
    found = [
        (old, new)
        for olds, news in pairing.places()
        if len(olds) * len(news) <= _CELLS
        for old in olds
        for new in news
        if _letters(pairing, old, new) and not _in_pattern(pairing, old, new)
    ]
    _pair_best(pairing, partial(_letters, pairing), found, _LETTERS, "similar")


def _letters(pairing: Pairing, old: int, new: int) -> float:
    one, other = pairing.old[old].key, pairing.new[new].key
    return fuzz.ratio(one, other, score_cutoff=100 * _LETTERS) / 100 if one and other else 0.0


def _in_pattern(pairing: Pairing, old: int, new: int) -> bool:
    """Tell whether a neighbour is about as alike: rows of a list are no revisions of each other."""
    one, other = pairing.old[old].key, pairing.new[new].key
    floor = fuzz.ratio(one, other) - 100 * _MARGIN
    around = [(pairing.old, old, one), (pairing.new, new, other)]
    return any(
        fuzz.ratio(key, unit.key) >= floor
        for units, place, key in around
        for unit in units[max(0, place - _AROUND) : place + _AROUND + 1]
        if unit is not units[place]
    )


def near_pairs(pairing: Pairing, likeness: Likeness, gap: Gap) -> list[tuple[int, int]]:
    """Give the old and new units of a gap that are worth comparing."""
    olds = [one for one in gap[0] if pairing.old[one].key]
    news = [one for one in gap[1] if pairing.new[one].key]
    if len(olds) * len(news) > _CELLS:
        return likeness.candidates(olds, news)
    return [(old, new) for old in olds for new in news]


def _pair_best(
    pairing: Pairing,
    score_of: Callable[[int, int], float],
    candidates: Iterable[tuple[int, int]],
    floor: float,
    reason: str,
) -> None:
    """Pair the most similar first, until nothing is as similar as *floor*."""
    found = []
    for old, new in candidates:
        if pairing.alike_in_kind(old, new):
            score = round(score_of(old, new), 3)
            if score >= floor:
                found.append((-score, pairing.strangeness(old, new), old, new))
    for score, _, old, new in sorted(found):
        if pairing.free_old((old,)) and pairing.free_new((new,)):
            pairing.pair(old, new, reason, -score)
