"""Inverting a patch: what turns the later document into the earlier one.

It is worked out from stretches, never from single blocks: as quickly for a long document as for a
short one, and a damaged patch that speaks of billions of blocks is refused at once.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from aliyun_terms.comparison.order import Keep, Placed, Put
from aliyun_terms.comparison.patch import Drop, Patch, Relabel, Rewrite
from aliyun_terms.errors import DiffError

__all__ = ["are_apart", "invert_patch"]


def invert_patch(patch: Patch) -> Patch:
    """Make the patch that undoes *patch*.

    Raises:
        DiffError: the patch is damaged: it does not say of every block what became of it.
    """
    kept = _kept(patch)
    rewrites = (Rewrite(kept.place(one.position), one.after, one.before) for one in patch.rewrites)
    return Patch(
        patch.target,
        patch.source,
        tuple(_inverted_order(kept, patch.drops)),
        tuple(sorted(rewrites, key=lambda rewrite: rewrite.position)),
        tuple(_inverted_relabels(patch.relabels, kept)),
        tuple(_inserted(patch.order)),
    )


@attrs.frozen
class _Kept:
    """The stretches of the earlier document that the later one has, in the order of the earlier.

    Attributes:
        keeps: the stretches.
        places: where each begins in the later document.
        starts: where each begins in the earlier one.
    """

    keeps: tuple[Keep, ...]
    places: tuple[int, ...]
    starts: tuple[int, ...]

    def place(self, position: int) -> int:
        """Give the later position of a block that was kept."""
        number = bisect_right(self.starts, position) - 1
        return self.places[number] + position - self.starts[number]

    def stretches(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield, in the later document, what was kept of a stretch of the earlier one."""
        first = max(0, bisect_right(self.starts, start) - 1)
        for keep, place in zip(self.keeps[first:], self.places[first:], strict=True):
            if keep.start >= stop:
                return
            begin, end = max(start, keep.start), min(stop, keep.stop)
            if begin < end:
                yield place + begin - keep.start, place + end - keep.start


def _kept(patch: Patch) -> _Kept:
    placed: list[tuple[Keep, int]] = []
    position = 0
    for part in patch.order:
        if isinstance(part, Keep):
            placed.append((part, position))
            position += part.stop - part.start
        else:
            position += len(part.blocks)
    placed.sort(key=lambda one: (one[0].start, one[0].stop))
    _require_whole(patch, [keep for keep, _ in placed])
    return _Kept(
        tuple(keep for keep, _ in placed),
        tuple(place for _, place in placed),
        tuple(keep.start for keep, _ in placed),
    )


def _require_whole(patch: Patch, keeps: Sequence[Keep]) -> None:
    """Refuse a patch that forgets a block of the earlier document, or speaks of one twice."""
    stretches = [(keep.start, keep.stop) for keep in keeps]
    dropped = [(drop.position, drop.position + 1) for drop in patch.drops]
    length = sum(stop - start for start, stop in stretches) + len(dropped)
    runs = [(run.start, run.stop) for run in patch.relabels]
    rewritten = [(one.position, one.position + 1) for one in patch.rewrites]
    if not (
        are_apart(stretches + dropped, length)
        and are_apart(runs, length)
        and are_apart(rewritten + dropped, length)
    ):
        raise DiffError("this edit script is damaged: it speaks of clauses that are not there")


def are_apart(stretches: Sequence[tuple[int, int]], length: int) -> bool:
    """Tell whether stretches lie within a document, and none in another.

    Args:
        stretches: from and to, as positions of blocks.
        length: how many blocks the document has.
    """
    passed = 0
    for start, stop in sorted(stretches):
        if not passed <= start <= stop <= length:
            return False
        passed = stop
    return True


def _inverted_order(kept: _Kept, drops: Sequence[Drop]) -> Iterator[Keep | Put]:
    """Yield the earlier document as stretches of the later one and what it alone had."""
    parts: list[tuple[int, Keep | Placed]] = [
        (keep.start, Keep(place, place + keep.stop - keep.start, -keep.shift))
        for keep, place in zip(kept.keeps, kept.places, strict=True)
        if keep.stop > keep.start
    ]
    parts += ((drop.position, drop.placed) for drop in drops)
    parts.sort(key=lambda one: one[0])
    for is_put, group in groupby(
        (part for _, part in parts), key=lambda part: isinstance(part, Placed)
    ):
        if is_put:
            yield Put(tuple(one for one in group if isinstance(one, Placed)))
        else:
            yield from _joined([one for one in group if isinstance(one, Keep)])


def _joined(keeps: Sequence[Keep]) -> Iterator[Keep]:
    """Join stretches that follow one another."""
    last = keeps[0]
    for keep in keeps[1:]:
        if (last.stop, last.shift) == (keep.start, keep.shift):
            last = Keep(last.start, keep.stop, last.shift)
        else:
            yield last
            last = keep
    yield last


def _inverted_relabels(relabels: Sequence[Relabel], kept: _Kept) -> list[Relabel]:
    """Give the runs as runs of the later document."""
    runs: list[Relabel] = []
    for run in relabels:
        for start, stop in sorted(kept.stretches(run.start, run.stop)):
            one = Relabel(start, stop, run.place, -run.delta)
            last = runs[-1] if runs else None
            if last and (last.stop, last.place, last.delta) == (start, one.place, one.delta):
                runs[-1] = attrs.evolve(last, stop=stop)
            else:
                runs.append(one)
    return runs


def _inserted(order: Sequence[Keep | Put]) -> Iterator[Drop]:
    """Yield what only the later document has: what is taken out of it again."""
    position = 0
    for part in order:
        if isinstance(part, Put):
            for place, one in enumerate(part.blocks):
                yield Drop(position + place, one)
            position += len(part.blocks)
        else:
            position += part.stop - part.start
