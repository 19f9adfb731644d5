"""Walking the tree in document order."""

from collections.abc import Iterator
from typing import Protocol

from aliyun_terms.tree.blocks import Block

__all__ = ["Parent", "walk"]


class Parent(Protocol):
    """Anything that has blocks below it: a document or a block."""

    @property
    def children(self) -> tuple[Block, ...]:
        """The blocks directly below."""
        ...


def walk(node: Parent) -> Iterator[Block]:
    """Yield every block below *node*, in the order in which they are printed.

    Example:
        >>> from aliyun_terms import parse
        >>> document = parse("# 规范\\n\\n1.  保密\\n\\n    双方应保密。\\n")
        >>> [type(block).__name__ for block in walk(document)]
        ['Title', 'Section', 'Paragraph']
    """
    waiting = list(reversed(node.children))
    while waiting:
        block = waiting.pop()
        yield block
        waiting.extend(reversed(block.children))
