"""Splitting and merging: one clause that became several, several that became one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import attrs
from rapidfuzz import fuzz

from aliyun_terms.comparison.likeness import Likeness
from aliyun_terms.comparison.pairing import Join, Pairing
from aliyun_terms.comparison.similar import near_pairs
from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.tree.blocks import Unit

__all__ = ["join_similar", "join_verbatim"]

_MOST_PARTS = 6
_SHORTEST = 8
"""How many letters a clause has at least that was split or merged."""
_PREFIX = 4
_SAME_PREFIX = 20
_COVERED, _ALIKE, _MARGIN = 0.6, 0.72, 0.1


@attrs.frozen
class _Side:
    """One way round: the units that may be wholes, and those that may be their parts."""

    wholes: Sequence[DiffUnit]
    parts: Sequence[DiffUnit]
    splits: bool

    def join(self, whole: int, parts: Sequence[int], confidence: float) -> Join:
        one, many = (whole,), tuple(parts)
        olds, news = (one, many) if self.splits else (many, one)
        return Join(olds, news, round(confidence, 3))


def _gaps(pairing: Pairing) -> Iterator[tuple[_Side, list[int], list[int]]]:
    """Yield each gap both ways: wholes and parts."""
    sides = (
        _Side(pairing.old, pairing.new, splits=True),
        _Side(pairing.new, pairing.old, splits=False),
    )
    for gap in pairing.places():
        olds = [one for one in gap[0] if _is_text(pairing.old[one])]
        news = [one for one in gap[1] if _is_text(pairing.new[one])]
        if olds and len(news) > 1:
            yield sides[0], olds, news
        if news and len(olds) > 1:
            yield sides[1], news, olds


def _is_text(unit: DiffUnit) -> bool:
    return isinstance(unit.block, Unit) and bool(unit.key)


def join_verbatim(pairing: Pairing) -> None:
    """Join where the words of the parts, in order, are those of the whole."""
    for side, wholes, parts in _gaps(pairing):
        letters = [_letters(side.parts[one].key) for one in parts]
        starting: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(letters[:-1]):
            starting[word[:_PREFIX]].append(place)
        for whole in wholes:
            sought = _letters(side.wholes[whole].key)
            if len(sought) < _SHORTEST:
                continue
            for place in starting.get(sought[:_PREFIX], [])[:_SAME_PREFIX]:
                run = _run(sought, letters, place)
                if len(run) > 1:
                    _accept(pairing, side.join(whole, [parts[one] for one in run], 1.0))


def _run(sought: str, letters: Sequence[str], place: int) -> list[int]:
    """Find the parts, from *place* on, that make up *sought*; none where they do not.

    What stands between them and is no part of it was put in or taken out besides.
    """
    passed = 0
    found: list[int] = []
    for part in range(place, min(len(letters), place + 2 * _MOST_PARTS)):
        word = letters[part]
        if word and sought.startswith(word, passed):
            passed += len(word)
            found.append(part)
            if passed == len(sought):
                return found if len(found) <= _MOST_PARTS else []
        elif not found:
            return []
    return []


def _letters(key: str) -> str:
    return "".join(filter(str.isalnum, key))


def _accept(pairing: Pairing, join: Join) -> None:
    if len(pairing.free_old(join.olds)) == len(join.olds) and len(
        pairing.free_new(join.news)
    ) == len(join.news):
        pairing.join(join)


def join_similar(pairing: Pairing, likeness: Likeness) -> None:
    """Join where the parts together are much more like the whole than any one of them."""
    found: list[tuple[float, Join]] = []
    for side, wholes, parts in _gaps(pairing):
        gap = (wholes, parts) if side.splits else (parts, wholes)
        near: dict[int, list[int]] = defaultdict(list)
        for old, new in near_pairs(pairing, likeness, gap):
            whole, part = (old, new) if side.splits else (new, old)
            if _may_be_part(likeness, side.parts[part].key, side.wholes[whole].key):
                near[whole].append(part)
        for whole, fitting in near.items():
            found += _best_runs(side, whole, _neighbours(parts, sorted(fitting)))
    for _, join in sorted(found, key=lambda one: (one[0], one[1].olds, one[1].news)):
        _accept(pairing, join)


def _may_be_part(likeness: Likeness, part: str, whole: str) -> bool:
    return (
        len(whole) >= _SHORTEST
        and len(part) < 0.95 * len(whole)
        and likeness.coverage(part, whole) >= _COVERED
    )


def _neighbours(parts: Sequence[int], fitting: Sequence[int]) -> Iterator[list[int]]:
    """Yield runs of fitting parts between which no other part stands."""
    place = {part: number for number, part in enumerate(parts)}
    run: list[int] = []
    for part in fitting:
        if run and place[part] != place[run[-1]] + 1:
            yield run
            run = []
        run.append(part)
    yield run


def _best_runs(side: _Side, whole: int, runs: Iterator[list[int]]) -> Iterator[tuple[float, Join]]:
    sought = side.wholes[whole].key
    for run in runs:
        for start in range(len(run) - 1):
            for end in range(start + 2, min(len(run), start + _MOST_PARTS) + 1):
                keys = [side.parts[part].key for part in run[start:end]]
                together = fuzz.ratio(sought, "".join(keys)) / 100
                alone = max(fuzz.ratio(sought, key) for key in keys) / 100
                if together >= max(_ALIKE, alone + _MARGIN):
                    yield -together, side.join(whole, run[start:end], together)
