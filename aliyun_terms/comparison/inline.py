"""Inline redlines: which words of a clause were taken out and which put in."""

from collections.abc import Sequence
from enum import Enum

import attrs
from rapidfuzz.distance import Indel, Postfix, Prefix

from aliyun_terms.comparison.tokens import Granularity, tokenise
from aliyun_terms.comparison.words import Hunk, widen

__all__ = ["Piece", "PieceKind", "redline"]


class PieceKind(Enum):
    """What became of a stretch of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@attrs.frozen
class Piece:
    """A stretch of text.

    Attributes:
        kind: what became of it.
        text: the characters.
    """

    kind: PieceKind
    text: str


def redline(old: str, new: str, *, granularity: Granularity = "entity") -> tuple[Piece, ...]:
    """Compare two wordings of one clause.

    A single character that stayed between two changes is taken into them: islands of one
    character are hard to read, and mean nothing in Chinese. Two are a word, and stay.

    Args:
        old: the earlier wording.
        new: the later wording.
        granularity: what is never cut: entities, words as well, or only characters.

    Returns:
        Pieces in reading order; what was deleted stands before what replaced it. The
        kept and deleted ones are *old*, the kept and inserted ones *new*.

    Raises:
        DiffError: words are to be whole, and there is no segmenter.

    Example:
        >>> pieces = redline("提前三十日通知", "提前十五日通知")
        >>> [(piece.kind.value, piece.text) for piece in pieces]
        [('kept', '提前'), ('deleted', '三十'), ('inserted', '十五'), ('kept', '日通知')]
    """
    if old == new:
        return (Piece(PieceKind.KEPT, old),) if old else ()
    titles = all(text.count("《") == text.count("》") for text in (old, new))
    ahead, behind = _common(old, new)
    before, after = (
        tokenise(text[ahead : len(text) - behind], granularity=granularity, titles=titles)
        for text in (old, new)
    )
    hunks = [_slide(hunk, before, after) for hunk in _absorb(_hunks(before, after), before, after)]
    if granularity == "word":
        hunks = widen(hunks, before, after)
    pieces: list[Piece] = []
    passed, kept = 0, old[:ahead]
    for old_start, old_end, new_start, new_end in hunks:
        _add(pieces, PieceKind.KEPT, kept + "".join(before[passed:old_start]))
        _add(pieces, PieceKind.DELETED, "".join(before[old_start:old_end]))
        _add(pieces, PieceKind.INSERTED, "".join(after[new_start:new_end]))
        passed, kept = old_end, ""
    _add(pieces, PieceKind.KEPT, kept + "".join(before[passed:]) + old[len(old) - behind :])
    return tuple(pieces)


_BORDERS = "，。；"
"""Where a text may be cut in two: no token but a title has one of these inside."""


def _common(old: str, new: str) -> tuple[int, int]:
    """Give how much both texts begin and end with, up to a border that is in no title.

    What is equal there need not be cut into tokens.
    """
    ahead = Prefix.similarity(old, new)
    ahead = max(old.rfind(mark, 0, ahead) for mark in _BORDERS) + 1
    if old.rfind("《", 0, ahead) > old.rfind("》", 0, ahead):
        ahead = 0
    start = len(old) - Postfix.similarity(old[ahead:], new[ahead:])
    ends = [place + 1 for mark in _BORDERS if (place := old.find(mark, start)) >= 0]
    rest = old[min(ends, default=len(old)) :]
    opening, closing = rest.find("《"), rest.find("》")
    is_inside = closing >= 0 and not -1 < opening < closing
    return ahead, 0 if is_inside else len(rest)


def _hunks(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """Find the changes, joined where they touch."""
    hunks: list[Hunk] = []
    for one in Indel.opcodes(before, after):
        if one.tag == "equal":
            continue
        if hunks and hunks[-1][1] == one.src_start and hunks[-1][3] == one.dest_start:
            hunks[-1] = (hunks[-1][0], one.src_end, hunks[-1][2], one.dest_end)
        else:
            hunks.append((one.src_start, one.src_end, one.dest_start, one.dest_end))
    return hunks


def _absorb(hunks: list[Hunk], before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """Join changes of words with one kept character between them."""
    joined: list[Hunk] = []
    for hunk in hunks:
        if (
            joined
            and hunk[0] - joined[-1][1] == 1
            and len(before[joined[-1][1]]) == 1
            and _has_words(joined[-1], before, after)
            and _has_words(hunk, before, after)
        ):
            joined[-1] = (joined[-1][0], hunk[1], joined[-1][2], hunk[3])
        else:
            joined.append(hunk)
    return joined


def _has_words(hunk: Hunk, before: Sequence[str], after: Sequence[str]) -> bool:
    tokens = (*before[hunk[0] : hunk[1]], *after[hunk[2] : hunk[3]])
    return any(one.isalnum() for token in tokens for one in token)


_STOPS = frozenset("，。；：、！？,.;:")


def _slide(hunk: Hunk, before: Sequence[str], after: Sequence[str]) -> Hunk:
    """Let words that only came, or only went, begin behind a stop where they can.

    In 甲。乙。 from 甲。 either 。乙 or 乙。 may be said to have come; a reader says 乙。
    """
    old_start, old_end, new_start, new_end = hunk
    if old_end > old_start and new_end > new_start:
        return hunk
    tokens = after if new_end > new_start else before
    start, end = (new_start, new_end) if new_end > new_start else (old_start, old_end)
    for back in range(min(old_start, new_start, end - start) + 1):
        if start - back == 0 or tokens[start - back - 1] in _STOPS:
            return old_start - back, old_end - back, new_start - back, new_end - back
        if tokens[start - back - 1] != tokens[end - back - 1]:
            break
    return hunk


def _add(pieces: list[Piece], kind: PieceKind, text: str) -> None:
    if text:
        pieces.append(Piece(kind, text))
