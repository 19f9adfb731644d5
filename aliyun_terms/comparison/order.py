"""The order of a document as a sequence of placed blocks, and how one becomes another."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from aliyun_terms.tree.blocks import Block, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.labels import Label

__all__ = ["Keep", "Placed", "Put", "flat_blocks", "fold_blocks", "kept_positions", "relabel"]


@attrs.frozen(slots=False)
class Placed:
    """A block without its children, and how many blocks stand above it."""

    depth: int
    block: Block


@attrs.frozen(slots=False)
class Keep:
    """A stretch of the old document that goes into the new one.

    Attributes:
        start: position of its first block in the old document.
        stop: position behind its last one.
        shift: how much deeper it stands in the new document.
    """

    start: int
    stop: int
    shift: int = 0


@attrs.frozen(slots=False)
class Put:
    """Blocks that only the new document has."""

    blocks: tuple[Placed, ...]


def flat_blocks(document: Document) -> list[Placed]:
    """List the blocks of a document in order, each without its children."""
    placed: list[Placed] = []
    waiting = [(block, 0) for block in reversed(document.children)]
    while waiting:
        block, depth = waiting.pop()
        own = attrs.evolve(block, children=()) if isinstance(block, Unit) else block
        placed.append(Placed(depth, own))
        waiting.extend((child, depth + 1) for child in reversed(block.children))
    return placed


def fold_blocks(placed: Sequence[Placed]) -> tuple[Block, ...]:
    """Make a tree of blocks in order: the inverse of :func:`flat_blocks`."""
    levels: list[list[Block]] = [[]]
    owners: list[Unit] = []
    for one in placed:
        depth = max(0, min(one.depth, len(levels) - 1 + _can_own(levels)))
        while len(levels) - 1 > depth:
            _close(levels, owners)
        if depth == len(levels):
            owner = levels[-1].pop()
            assert isinstance(owner, Unit)
            owners.append(owner)
            levels.append([])
        levels[-1].append(one.block)
    while owners:
        _close(levels, owners)
    return tuple(levels[0])


def _can_own(levels: list[list[Block]]) -> bool:
    return bool(levels[-1]) and isinstance(levels[-1][-1], Unit)


def _close(levels: list[list[Block]], owners: list[Unit]) -> None:
    children = tuple(levels.pop())
    owner = owners.pop()
    levels[-1].append(attrs.evolve(owner, children=children))  # type: ignore[arg-type]


def relabel(label: Label, place: int, delta: int) -> Label | None:
    """Shift one number of a label; None where it is not printed in figures.

    Args:
        label: the label.
        place: which of its numbers, from 0.
        delta: by how much.

    Example:
        >>> relabel(Label("2.3", (2, 3), "DOTTED", "2.3."), 1, 1).printed
        '2.4.'
    """
    if place >= len(label.path):
        return None
    path = (*label.path[:place], label.path[place] + delta, *label.path[place + 1 :])
    printed = _shift(label.printed, place, delta)
    value = _shift(label.value, place, delta)
    if printed is None or value is None:
        return None
    return Label(value, path, label.scheme, printed)


def _shift(text: str, place: int, delta: int) -> str | None:
    """Shift the number at *place* among the ASCII numbers of *text*."""
    spans = list(_numbers(text))
    if place >= len(spans):
        return None
    start, stop = spans[place]
    number = int(text[start:stop]) + delta
    return f"{text[:start]}{number}{text[stop:]}" if number > 0 else None


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    start = -1
    for place, character in enumerate(f"{text} "):
        is_digit = character.isascii() and character.isdigit()
        if is_digit and start < 0:
            start = place
        elif not is_digit and start >= 0:
            yield start, place
            start = -1


def kept_positions(order: Iterable[Keep | Put]) -> Iterator[int]:
    """Yield, for each block of the new document, its old position, or -1 for a new one."""
    for part in order:
        if isinstance(part, Keep):
            yield from range(part.start, part.stop)
        else:
            yield from (-1 for _ in part.blocks)
