"""The patch: what an edit script holds of the blocks, their order and their lines."""

import attrs

from aliyun_terms.comparison.order import Keep, Placed, Put
from aliyun_terms.tree.blocks import Block

__all__ = ["Drop", "Patch", "Relabel", "Rewrite"]


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
