"""Where the units of the earlier revision stand in a page of the later one."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from aliyun_terms.comparison.changes import Change, ChangeKind
from aliyun_terms.comparison.order import kept_positions
from aliyun_terms.comparison.script import Patch
from aliyun_terms.tree.blocks import Block, Noise
from aliyun_terms.tree.document import Document

__all__ = ["Outline", "Placing", "place_blocks"]


@attrs.frozen(slots=False)
class Outline:
    """The blocks of a document in order.

    Attributes:
        blocks: the blocks.
        depths: how many blocks stand above each.
        parents: the place of the block above each; -1 at the top.
        ends: the place behind the last block below each.
    """

    blocks: tuple[Block, ...]
    depths: tuple[int, ...]
    parents: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> "Outline":
        """List the blocks of *document*."""
        blocks: list[Block] = []
        depths: list[int] = []
        parents: list[int] = []
        waiting = [(block, 0, -1) for block in reversed(document.children)]
        while waiting:
            block, depth, parent = waiting.pop()
            place = len(blocks)
            blocks.append(block)
            depths.append(depth)
            parents.append(parent)
            waiting.extend((child, depth + 1, place) for child in reversed(block.children))
        ends = list(range(1, len(blocks) + 1))
        for place in range(len(blocks) - 1, -1, -1):
            if parents[place] >= 0:
                ends[parents[place]] = max(ends[parents[place]], ends[place])
        return cls(tuple(blocks), tuple(depths), tuple(parents), tuple(ends))


@attrs.frozen
class Placing:
    """Which units of two revisions are one, and where to show those that are no longer there.

    Attributes:
        old: the blocks of the earlier revision.
        new: the blocks of the later one.
        old_of: for places in the later revision, the places of the same blocks in the earlier.
        left: for a place in the later revision, the places of the earlier blocks to show before
            it: deleted ones, and those that have gone elsewhere.
    """

    old: Outline
    new: Outline
    old_of: Mapping[int, int]
    left: Mapping[int, tuple[int, ...]]


def place_blocks(old: Document, new: Document, patch: Patch, changes: Iterable[Change]) -> Placing:
    """Place the blocks of *old* among those of *new*.

    What was deleted or has gone elsewhere is shown under the block it stood under, before
    the next block that stayed there.

    Args:
        old: the earlier revision.
        new: the later one.
        patch: which blocks are one.
        changes: which blocks moved.
    """
    before, after = Outline.of(old), Outline.of(new)
    old_of = {place: one for place, one in enumerate(kept_positions(patch.order)) if one >= 0}
    moved_eids = {
        change.new_eid for change in changes if change.kind is ChangeKind.MOVE or change.also_moved
    }
    moved = {
        place for place, block in enumerate(after.blocks) if new.index.eid(block) in moved_eids
    }
    return Placing(before, after, old_of, _find_left(before, after, old_of, moved))


def _find_left(
    before: Outline, after: Outline, old_of: Mapping[int, int], moved: set[int]
) -> dict[int, tuple[int, ...]]:
    new_of = {one: place for place, one in old_of.items()}
    spots = _spots(before, after, new_of, moved)
    left: dict[int, list[tuple[int, int]]] = {}
    for place, block in enumerate(before.blocks):
        is_gone = place not in new_of or new_of[place] in moved
        if is_gone and not isinstance(block, Noise):
            spot, depth = spots[place]
            left.setdefault(spot, []).append((-depth, place))
    # Behind the last child of one block may stand the next child of the block above it.
    return {spot: tuple(place for _, place in sorted(found)) for spot, found in left.items()}


def _spots(
    before: Outline, after: Outline, new_of: Mapping[int, int], moved: set[int]
) -> list[tuple[int, int]]:
    """Give, for every earlier block, the later place it would stand before, and its depth."""
    children: dict[int, list[int]] = {}
    for place, parent in enumerate(before.parents):
        children.setdefault(parent, []).append(place)
    spots: list[tuple[int, int]] = [(0, 0)] * len(before.blocks)
    for parent in (-1, *range(len(before.blocks))):
        if parent >= 0 and parent not in new_of:
            spots_below = [spots[parent]] * len(children.get(parent, ()))
        else:
            spots_below = _spots_below(parent, children.get(parent, []), after, new_of, moved)
        for place, spot in zip(children.get(parent, ()), spots_below, strict=True):
            spots[place] = spot
    return spots


def _spots_below(
    parent: int,
    children: Sequence[int],
    after: Outline,
    new_of: Mapping[int, int],
    moved: set[int],
) -> list[tuple[int, int]]:
    """Give the spots of the children of a block that both revisions have, or of the top."""
    above = -1 if parent < 0 else new_of[parent]
    depth = 0 if above < 0 else after.depths[above] + 1
    spot = len(after.blocks) if above < 0 else after.ends[above]
    spots = []
    for child in reversed(children):
        place = new_of.get(child, -1)
        if place >= 0 and place not in moved and after.parents[place] == above:
            spot = place
        spots.append((spot, depth))
    return spots[::-1]
