"""Where the units of the earlier revision stand in a page of the later one."""

from collections.abc import Iterable, Mapping

import attrs

from aliyun_terms.comparison.changes import Change, ChangeKind
from aliyun_terms.comparison.order import kept_positions
from aliyun_terms.comparison.patch import Patch
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
        _list(document.children, 0, -1, (blocks, depths, parents))
        ends = list(range(1, len(blocks) + 1))
        for place in range(len(blocks) - 1, -1, -1):
            if parents[place] >= 0:
                ends[parents[place]] = max(ends[parents[place]], ends[place])
        return cls(tuple(blocks), tuple(depths), tuple(parents), tuple(ends))


def _list(
    children: Iterable[Block],
    depth: int,
    parent: int,
    lists: tuple[list[Block], list[int], list[int]],
) -> None:
    blocks, depths, parents = lists
    for block in children:
        place = len(blocks)
        blocks.append(block)
        depths.append(depth)
        parents.append(parent)
        if block.children:
            _list(block.children, depth + 1, place, lists)


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
    moved = {place for place, eid in enumerate(new.index.nodes) if eid in moved_eids}
    return Placing(before, after, old_of, _find_left(before, after, old_of, moved))


def _find_left(
    before: Outline, after: Outline, old_of: Mapping[int, int], moved: set[int]
) -> dict[int, tuple[int, ...]]:
    new_of = {one: place for place, one in old_of.items()}
    following = _following(before, new_of, moved)
    left: dict[int, list[tuple[int, int]]] = {}
    for place, block in enumerate(before.blocks):
        has_moved = place in new_of and new_of[place] in moved
        if isinstance(block, Noise) or not (has_moved or place not in new_of):
            continue
        anchor = following[before.ends[place] if has_moved else place + 1]
        spot, depth = _spot(before, after, new_of, place, anchor)
        left.setdefault(spot, []).append((-depth, place))
    # Behind the last child of one block may stand the next child of the block above it.
    return {spot: tuple(place for _, place in sorted(found)) for spot, found in left.items()}


def _following(before: Outline, new_of: Mapping[int, int], moved: set[int]) -> list[int]:
    """Give, for every place, the later place of the first block from there on that stayed."""
    following = [len(new_of) + len(moved) + len(before.blocks)] * (len(before.blocks) + 1)
    for place in range(len(before.blocks) - 1, -1, -1):
        if place not in new_of:
            following[place] = following[place + 1]
        elif new_of[place] in moved:
            following[place] = following[before.ends[place]]
        else:
            following[place] = new_of[place]
    return following


def _spot(
    before: Outline, after: Outline, new_of: Mapping[int, int], place: int, anchor: int
) -> tuple[int, int]:
    """Give the later place that a block would stand before, and how deep.

    That is before *anchor*, if it is below the nearest block above that both revisions have,
    or else behind everything below that block.
    """
    above = before.parents[place]
    while above >= 0 and above not in new_of:
        above = before.parents[above]
    if above < 0:
        return min(anchor, len(after.blocks)), 0
    own = new_of[above]
    spot = anchor if own < anchor < after.ends[own] else after.ends[own]
    return spot, after.depths[own] + 1
