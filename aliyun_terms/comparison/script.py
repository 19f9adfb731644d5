"""The edit script: what turns one document into another, exactly, and back.

A script holds what changed and where, never what stayed: its size grows with the change.
It is bound to the text it was made from, and applied to no other.
"""

import hashlib
from collections.abc import Iterator, Sequence

import attrs

from aliyun_terms.comparison.matching import Matching
from aliyun_terms.comparison.order import (
    Keep,
    Placed,
    Put,
    flat_blocks,
    fold_blocks,
    kept_positions,
    relabel,
)
from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.errors import DiffError
from aliyun_terms.syntax.unparsing import unparse
from aliyun_terms.tree.blocks import Block, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.labels import Label

__all__ = ["Drop", "Patch", "Relabel", "Rewrite", "apply_patch", "invert_patch", "make_patch"]


@attrs.frozen(slots=False)
class Rewrite:
    """A block whose own line is another in the new document.

    Attributes:
        position: its position in the old document.
        before: the block as it was, without its children.
        after: the block as it is.
    """

    position: int
    before: Block
    after: Block


@attrs.frozen(slots=False)
class Relabel:
    """A run of blocks whose labels are shifted, and not otherwise changed.

    Attributes:
        start: position of the first in the old document.
        stop: position behind the last.
        place: which number of their labels is shifted, from 0.
        delta: by how much.
    """

    start: int
    stop: int
    place: int
    delta: int


@attrs.frozen(slots=False)
class Drop:
    """A block that only the old document has.

    Attributes:
        position: its position there.
        placed: the block.
    """

    position: int
    placed: Placed


@attrs.frozen(slots=False)
class Patch:
    """What turns one document into another.

    Attributes:
        source: SHA-256 of the text it applies to.
        target: SHA-256 of the text it makes.
        order: the new document, as stretches of the old one and new blocks.
        rewrites: blocks whose line changed.
        relabels: runs of blocks of which only the labels were shifted.
        drops: blocks that were taken out.
    """

    source: str
    target: str
    order: tuple[Keep | Put, ...]
    rewrites: tuple[Rewrite, ...] = ()
    relabels: tuple[Relabel, ...] = ()
    drops: tuple[Drop, ...] = ()


def make_patch(before: Sequence[DiffUnit], after: Sequence[DiffUnit], matching: Matching) -> Patch:
    """Make the patch from one document to another.

    Args:
        before: the units of the earlier document.
        after: those of the later one.
        matching: which are one.
    """
    old_of = {pair.new: pair.old for pair in matching.pairs}
    kept = set(old_of.values())
    # Most lines print as they did, and need not be looked at again.
    changed = sorted((pair.old, pair.new) for pair in matching.changed)
    relabels, shifted = _find_relabels(before, after, changed)
    return Patch(
        _hash_text("".join([unit.printed for unit in before])),
        _hash_text("".join([unit.printed for unit in after])),
        _find_order(before, after, old_of),
        tuple(_find_rewrites(before, after, changed, shifted)),
        tuple(relabels),
        tuple(Drop(place, _placed(unit)) for place, unit in enumerate(before) if place not in kept),
    )


def _placed(unit: DiffUnit) -> Placed:
    return Placed(unit.depth, _without_children(unit.block))


def _without_children(block: Block) -> Block:
    return attrs.evolve(block, children=()) if isinstance(block, Unit) else block


def _find_rewrites(
    before: Sequence[DiffUnit],
    after: Sequence[DiffUnit],
    changed: Sequence[tuple[int, int]],
    shifted: dict[int, str],
) -> Iterator[Rewrite]:
    """Yield the blocks that print otherwise, their shifted labels aside.

    Args:
        before: the units of the earlier document.
        after: those of the later one.
        changed: old and new positions of those that print otherwise.
        shifted: how the label of a unit prints, by old position, where a run shifts it.
    """
    for position, new_position in changed:
        unit, other = before[position], after[new_position]
        printed = unit.printed
        if position in shifted and isinstance(unit.block, Unit) and unit.number:
            front = len(unit.block.lead)
            rest = printed[front + len(unit.number.printed) :]
            printed = f"{unit.block.lead}{shifted[position]}{rest}"
        if printed != other.printed:
            yield Rewrite(position, _without_children(unit.block), _without_children(other.block))


def apply_patch(patch: Patch, document: Document) -> Document:
    """Make the new document out of the old one.

    Raises:
        DiffError: the patch was made for another text, or does not give the text it should.
    """
    if _hash(document) != patch.source:
        raise DiffError(
            "this edit script was made for another text; apply it to the revision it was made from"
        )
    before = flat_blocks(document)
    _require_fit(patch, len(before))
    blocks = [one.block for one in before]
    for position, block in _shifted_labels(before, patch.relabels).items():
        blocks[position] = block
    for rewrite in patch.rewrites:
        blocks[rewrite.position] = rewrite.after
    placed: list[Placed] = []
    for part in patch.order:
        if isinstance(part, Put):
            placed += part.blocks
        else:
            placed += (
                Placed(before[position].depth + part.shift, blocks[position])
                for position in range(part.start, part.stop)
            )
    made = Document(fold_blocks(placed), document.name)
    if _hash(made) != patch.target:
        raise DiffError("this edit script is damaged: it does not make the text it was made for")
    return made


def _require_fit(patch: Patch, length: int) -> None:
    """Refuse a patch that speaks of other blocks than the document has, or of one twice.

    Args:
        patch: the patch.
        length: how many blocks the document has.
    """
    kept = [(one.start, one.stop) for one in patch.order if isinstance(one, Keep)]
    runs = [(one.start, one.stop) for one in patch.relabels]
    singles = [one.position for one in patch.rewrites] + [one.position for one in patch.drops]
    if not (
        _are_apart(kept, length)
        and _are_apart(runs, length)
        and all(0 <= position < length for position in singles)
    ):
        raise DiffError("this edit script is damaged: it speaks of clauses that are not there")


def _are_apart(stretches: Sequence[tuple[int, int]], length: int) -> bool:
    """Tell whether stretches lie within a document, and none in another."""
    passed = 0
    for start, stop in sorted(stretches):
        if not passed <= start <= stop <= length:
            return False
        passed = stop
    return True


def invert_patch(patch: Patch) -> Patch:
    """Make the patch that undoes *patch*."""
    new_of = {old: new for new, old in enumerate(kept_positions(patch.order)) if old >= 0}
    dropped = {drop.position: drop.placed for drop in patch.drops}
    shift_of = {
        position: -part.shift
        for part in patch.order
        if isinstance(part, Keep)
        for position in range(part.start, part.stop)
    }
    order: list[Keep | Put] = []
    for position in range(len(new_of) + len(dropped)):
        if position in dropped:
            _put(order, dropped[position])
        else:
            _keep(order, new_of[position], shift_of[position])
    return Patch(
        patch.target,
        patch.source,
        tuple(order),
        tuple(
            sorted(
                (Rewrite(new_of[one.position], one.after, one.before) for one in patch.rewrites),
                key=lambda rewrite: rewrite.position,
            )
        ),
        tuple(_inverted_relabels(patch.relabels, new_of)),
        tuple(_put_drops(patch.order)),
    )


def _find_order(
    before: Sequence[DiffUnit], after: Sequence[DiffUnit], old_of: dict[int, int]
) -> tuple[Keep | Put, ...]:
    order: list[Keep | Put] = []
    start, stop, shift = 0, 0, 0
    fresh: list[Placed] = []
    for position, unit in enumerate(after):
        old = old_of.get(position)
        if old is None:
            fresh.append(_placed(unit))
            continue
        deeper = unit.depth - before[old].depth
        if not fresh and old == stop and deeper == shift:
            stop += 1
            continue
        order += _stretch(start, stop, shift, fresh)
        fresh, start, stop, shift = [], old, old + 1, deeper
    return (*order, *_stretch(start, stop, shift, fresh))


def _stretch(start: int, stop: int, shift: int, fresh: list[Placed]) -> Iterator[Keep | Put]:
    """Yield a stretch of old blocks, and the new ones behind it."""
    if stop > start:
        yield Keep(start, stop, shift)
    if fresh:
        yield Put(tuple(fresh))


def _keep(order: list[Keep | Put], position: int, shift: int) -> None:
    last = order[-1] if order else None
    if isinstance(last, Keep) and last.stop == position and last.shift == shift:
        order[-1] = Keep(last.start, position + 1, shift)
    else:
        order.append(Keep(position, position + 1, shift))


def _put(order: list[Keep | Put], placed: Placed) -> None:
    last = order[-1] if order else None
    if isinstance(last, Put):
        order[-1] = Put((*last.blocks, placed))
    else:
        order.append(Put((placed,)))


def _put_drops(order: Sequence[Keep | Put]) -> list[Drop]:
    drops: list[Drop] = []
    position = 0
    for part in order:
        if isinstance(part, Put):
            drops += (Drop(position + place, one) for place, one in enumerate(part.blocks))
            position += len(part.blocks)
        else:
            position += part.stop - part.start
    return drops


def _find_relabels(
    before: Sequence[DiffUnit], after: Sequence[DiffUnit], changed: Sequence[tuple[int, int]]
) -> tuple[list[Relabel], dict[int, str]]:
    """Find runs of blocks, next to each other, whose labels are shifted alike.

    Returns:
        The runs, and how the label of each block in them prints afterwards.
    """
    runs: list[Relabel] = []
    shifted: dict[int, str] = {}
    for position, new_position in changed:
        other = after[new_position].number
        shift = _label_shift(before[position].number, other)
        if shift is None or other is None:
            continue
        shifted[position] = other.printed
        last = runs[-1] if runs else None
        if (
            last is not None
            and (last.place, last.delta) == shift
            and _unlabelled_between(before, last.stop, position, shift[0])
        ):
            runs[-1] = Relabel(last.start, position + 1, *shift)
        else:
            runs.append(Relabel(position, position + 1, *shift))
    return runs, shifted


def _label_shift(old: Label | None, new: Label | None) -> tuple[int, int] | None:
    """Give the place and amount by which a label was shifted; None where it was not."""
    if old is None or new is None or len(old.path) != len(new.path):
        return None
    for place, (one, other) in enumerate(zip(old.path, new.path, strict=True)):
        if one != other:
            label = relabel(old, place, other - one)
            return (place, other - one) if _same_label(label, new) else None
    return None


def _same_label(one: Label | None, other: Label) -> bool:
    return one is not None and one == other and one.printed == other.printed


def _unlabelled_between(before: Sequence[DiffUnit], start: int, stop: int, place: int) -> bool:
    """Tell whether no label between two positions would be shifted with its run."""
    for position in range(start, stop):
        number = before[position].number
        if number is not None and len(number.path) > place:
            return False
    return True


def _shifted_labels(before: Sequence[Placed], relabels: Sequence[Relabel]) -> dict[int, Block]:
    """Give the blocks whose labels the runs shift, with their new labels."""
    shifted: dict[int, Block] = {}
    for run in relabels:
        for position in range(run.start, min(run.stop, len(before))):
            block = before[position].block
            if isinstance(block, Unit) and block.label is not None:
                label = relabel(block.label, run.place, run.delta)
                if label is not None:
                    shifted[position] = attrs.evolve(block, label=label)
    return shifted


def _inverted_relabels(relabels: Sequence[Relabel], new_of: dict[int, int]) -> list[Relabel]:
    """Give the runs as runs of the new document."""
    runs: list[Relabel] = []
    for run in relabels:
        positions = sorted(new_of[one] for one in range(run.start, run.stop) if one in new_of)
        for position in positions:
            last = runs[-1] if runs else None
            if (
                last
                and last.stop == position
                and (last.place, last.delta) == (run.place, -run.delta)
            ):
                runs[-1] = attrs.evolve(last, stop=position + 1)
            else:
                runs.append(Relabel(position, position + 1, run.place, -run.delta))
    return runs


def _hash(document: Document) -> str:
    return _hash_text(unparse(document))


def _hash_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
