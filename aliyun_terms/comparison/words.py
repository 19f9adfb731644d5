"""Words: where a segmenter sees one end and the next begin.

Only for showing: what changed is found character by character, since one string may be cut into
other words in other surroundings, and then widened to whole words.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate

from aliyun_terms.errors import DiffError

__all__ = ["Hunk", "widen"]

Hunk = tuple[int, int, int, int]
"""A change: from and to in the old tokens, from and to in the new ones."""

_LONGEST = 4
"""How many tokens a change is widened by at the most: longer words are no words of a clause."""


_NAMES = ("阿里云", "阿里巴巴集团")
"""What the dictionary of everyday Chinese lacks: else 阿里云将 is cut into 阿里 and 云将."""


@cache
def _segmenter() -> Callable[[str], Iterable[str]]:
    try:
        # Loading its dictionary takes longer than most diffs, so it waits until words are wanted.
        import rjieba
    except ImportError:
        raise DiffError(
            "whole words need a segmenter, which is not installed: pip install aliyun-terms[words]"
        ) from None
    segmenter = rjieba.Jieba()
    for word in _NAMES:
        segmenter.add_word(word, None, None)
    cut: Callable[[str], Iterable[str]] = segmenter.cut
    return cut


def widen(hunks: Sequence[Hunk], before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """Widen changes to whole words, in both texts alike; changes that then touch are one.

    Args:
        hunks: the changes, in order.
        before: the old tokens.
        after: the new ones.

    Raises:
        DiffError: there is no segmenter.
    """
    borders = _borders(before), _borders(after)
    wide: list[Hunk] = []
    for number, (start, stop, new_start, new_stop) in enumerate(hunks):
        floor = wide[-1][1] if wide else 0
        ceiling = hunks[number + 1][0] if number + 1 < len(hunks) else len(before)
        back = _steps((start, new_start), borders, -1, start - floor)
        ahead = _steps((stop, new_stop), borders, 1, ceiling - stop)
        one = (start - back, stop + ahead, new_start - back, new_stop + ahead)
        if wide and (wide[-1][1], wide[-1][3]) == (one[0], one[2]):
            first = wide.pop()
            one = (first[0], one[1], first[2], one[3])
        wide.append(one)
    return wide


def _borders(tokens: Sequence[str]) -> frozenset[int]:
    """Give the places between tokens where a word ends: 0 is before the first."""
    ends = set(accumulate(map(len, _segmenter()("".join(tokens))), initial=0))
    places = enumerate(accumulate(map(len, tokens), initial=0))
    return frozenset(place for place, offset in places if offset in ends)


def _steps(
    at: tuple[int, int], borders: tuple[frozenset[int], frozenset[int]], step: int, room: int
) -> int:
    """Count the kept tokens to the next border of both texts; none where there is none near."""
    for steps in range(min(room, _LONGEST) + 1):
        if all(place + step * steps in ends for place, ends in zip(at, borders, strict=True)):
            return steps
    return 0
