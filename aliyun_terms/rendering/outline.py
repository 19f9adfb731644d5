"""Rendering to an outline: the clause tree as lines of text."""

from collections.abc import Iterator

from aliyun_terms.source import display_width, printable
from aliyun_terms.tree.blocks import Block, Noise, Table, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.emphasis import Emphasis, emphasis
from aliyun_terms.tree.inline import Image

__all__ = ["render_outline"]

_MARKS = {Emphasis.NONE: " ", Emphasis.PARTIAL: "+", Emphasis.FULL: "*"}


def render_outline(document: Document, *, width: int = 100) -> str:
    """Draw the clause tree, a line for each block.

    Args:
        document: the document.
        width: cut lines to this many terminal cells; 0 to cut none.

    Returns:
        The lines. ``*`` before the text marks what is all in bold, ``+`` what is partly.

    Example:
        >>> from aliyun_terms import parse
        >>> print(render_outline(parse("1.  保密\\n\\n    **1.1. 双方应保密。**\\n")))
        sec_1 · section 1   保密
          cl_1-1 · clause 1.1 * 双方应保密。
    """
    lines = (line for block in document.children for line in _outline(block, document, 0))
    return "\n".join(_cut(printable(line), width) for line in lines)


def _outline(block: Block, document: Document, depth: int) -> Iterator[str]:
    if not isinstance(block, Noise):
        eid = document.index.eid(block).rsplit("__", 1)[-1]
        kind = type(block).__name__.lower()
        label = f" {block.label.value}" if isinstance(block, Unit) and block.label else ""
        yield f"{'  ' * depth}{eid} · {kind}{label} {_MARKS[emphasis(block)]} {_text(block)}"
    for child in block.children:
        yield from _outline(child, document, depth + 1)


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return f"{len(block.body)} rows"
    if isinstance(block, Image):
        return block.alternative or block.target
    return block.text if isinstance(block, Unit) else ""


def _cut(line: str, width: int) -> str:
    if not width or display_width(line) <= width:
        return line
    kept, cells = "", 1
    for character in line:
        cells += display_width(character)
        if cells > width:
            break
        kept += character
    return f"{kept}…"
