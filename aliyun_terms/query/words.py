"""The own words of a node: what ``:contains()`` and ``:matches()`` look at."""

from typing import Any

from aliyun_terms.tree import blocks
from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text
from aliyun_terms.tree.plain import plain_text

__all__ = ["own_text"]


def own_text(node: Any) -> str:
    """Give the words of a node without what stands below it.

    A table or row has no words but those of its cells; these are parted by tabs, rows by
    line ends.

    Example:
        >>> from aliyun_terms import parse
        >>> own_text(parse("1. 您应：\\n\\n（1）付费。").children[0])
        '您应：'
    """
    if isinstance(node, blocks.Unit):
        return _line(node.content)
    if isinstance(node, blocks.Cell | Link | Strong):
        return plain_text(node.content)
    if isinstance(node, blocks.Row):
        return "\t".join(plain_text(cell.content) for cell in node.cells)
    if isinstance(node, blocks.Table):
        return "\n".join(own_text(row) for row in node.rows if not row.rule)
    if isinstance(node, blocks.Noise):
        return node.text
    return node.alternative if isinstance(node, Image) else ""


def _line(content: tuple[Inline, ...]) -> str:
    """Give the characters of a line; most lines are one text."""
    if len(content) == 1:
        (only,) = content
        if isinstance(only, Text):
            return only.value
        if isinstance(only, Strong):
            return _line(only.content)
    return plain_text(content)
