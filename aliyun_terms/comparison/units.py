"""The units that a diff pairs: the blocks of a document, in order, without their children."""

import unicodedata

import attrs

from aliyun_terms.tree.blocks import Block, Noise, Table, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image, Inline, Link
from aliyun_terms.tree.plain import plain_text

__all__ = ["DiffUnit", "flatten", "match_key"]


@attrs.frozen(slots=False)
class DiffUnit:
    """A block, as a diff sees it.

    Attributes:
        position: its place in the order of the document, from 0.
        block: the block itself.
        parent: the position of the block above it; -1 at the top.
        depth: how many blocks stand above it.
        text: its own words.
        key: its words in the form in which they are compared for equality.
        label: its printed number, which is no part of the key.
    """

    position: int
    block: Block
    parent: int
    depth: int
    text: str
    key: str
    label: str


def flatten(document: Document) -> tuple[DiffUnit, ...]:
    """List the blocks of a document as units, in document order."""
    units: list[DiffUnit] = []
    waiting = [(block, -1, 0) for block in reversed(document.children)]
    while waiting:
        block, parent, depth = waiting.pop()
        position = len(units)
        text = _own_text(block)
        label = block.label.value if isinstance(block, Unit) and block.label else ""
        key = match_key(_without_addresses(block)) or match_key(text)
        units.append(DiffUnit(position, block, parent, depth, text, key, label))
        waiting.extend((child, position, depth + 1) for child in reversed(block.children))
    return tuple(units)


def _own_text(block: Block) -> str:
    if isinstance(block, Unit):
        return block.text
    if isinstance(block, Table):
        rows = (" | ".join(plain_text(cell.content) for cell in row.cells) for row in block.rows)
        return "\n".join(rows)
    if isinstance(block, Image):
        return f"{block.alternative} {block.target}"
    assert isinstance(block, Noise)
    return block.text.strip()


def _without_addresses(block: Block) -> str:
    """Give the words of a line without bare web addresses: a link may be printed either way."""
    if not isinstance(block, Unit):
        return ""
    return plain_text(node for node in block.content if not _is_address(node))


def _is_address(node: Inline) -> bool:
    return isinstance(node, Link) and plain_text(node.content).startswith(("http", "www."))


_FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "【": "[",
                         "】": "]", "　": " "})  # fmt: skip


def match_key(text: str) -> str:
    """Fold what makes no difference to the sense: width, quotation marks, blanks.

    Example:
        >>> match_key("您理解,并 同意；") == match_key("您理解，并同意;")
        True
    """
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_FOLDED)
    return "".join(folded.split())
