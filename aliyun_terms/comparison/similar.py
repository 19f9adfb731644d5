"""Pairing what is similar: units that were reworded, in their place or elsewhere.

The manner is that of ChangeDistiller (Fluri et al., IEEE TSE 33(11), 2007): the most similar
first, and more is asked of what stands far away.
"""

from collections.abc import Callable, Iterable

from aliyun_terms.comparison.likeness import Likeness, small_change
from aliyun_terms.comparison.pairing import Gap, Pairing

__all__ = ["near_pairs", "pair_similar", "pair_sure"]

_NEAR, _FAR = 0.45, 0.6
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
        _pair_in_gaps(pairing, likeness, _NEAR)


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
