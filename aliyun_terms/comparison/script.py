"""The edit script: what turns one document into another, exactly, and back.

A script holds what changed and where, never what stayed: its size grows with the change.
It is bound to the text it was made from, and applied to no other.
"""

import hashlib
from collections.abc import Iterator, Sequence

import attrs

from aliyun_terms.comparison.inverting import are_apart
from aliyun_terms.comparison.matching import Matching
from aliyun_terms.comparison.order import (
    Keep,
    Placed,
    Put,
    flat_blocks,
    fold_blocks,
    relabel,
)
from aliyun_terms.comparison.patch import Drop, Patch, Relabel, Rewrite
from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.errors import DiffError
from aliyun_terms.syntax.unparsing import unparse
from aliyun_terms.tree.blocks import Block, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.labels import Label

__all__ = ["apply_patch", "make_patch"]


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
        are_apart(kept, length)
        and are_apart(runs, length)
        and all(0 <= position < length for position in singles)
    ):
        raise DiffError("this edit script is damaged: it speaks of clauses that are not there")


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


def _hash(document: Document) -> str:
    return _hash_text(unparse(document))


def _hash_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
