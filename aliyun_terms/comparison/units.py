"""The units that a diff pairs: the blocks of a document, in order, without their children."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property

import attrs

from aliyun_terms.syntax.unparsing import print_block, print_content
from aliyun_terms.tree.blocks import Block, Noise, Table, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image, Inline, Link, Text
from aliyun_terms.tree.labels import Label
from aliyun_terms.tree.plain import plain_text

__all__ = [
    "DiffUnit",
    "end_of_subtree",
    "flatten",
    "match_key",
]


@attrs.define(eq=False)
class DiffUnit:
    """A block, as a diff sees it.

    What most units never need (their words, the form in which those are compared) is worked
    out when it is first asked for: in two revisions most lines print alike.

    Attributes:
        position: its place in the order of the document, from 0.
        block: the block itself.
        parent: the position of the block above it; -1 at the top.
        depth: how many blocks stand above it.
        label: its printed number, which is no part of its words.
        number: the same, read; None for a unit without one.
        printed: its own line as printed, label and layout included.
        body: what it says as printed, label and layout left out; two units of one body have
            the same words with the same emphasis and links.
    """

    position: int
    block: Block
    parent: int
    depth: int
    label: str
    number: Label | None
    printed: str
    body: str

    @cached_property
    def text(self) -> str:
        """Its own words."""
        return _own_text(self.block)

    @cached_property
    def key(self) -> str:
        """Its words in the form in which they are compared for equality."""
        if "http" in self.body or "www." in self.body:
            return match_key(_without_addresses(self.block)) or match_key(self.text)
        return match_key(self.text)


def flatten(document: Document) -> list[DiffUnit]:
    """List the blocks of a document as units, in document order."""
    units: list[DiffUnit] = []
    _add_units(units, document.children, -1, 0)
    return units


def _add_units(units: list[DiffUnit], blocks: Sequence[Block], parent: int, depth: int) -> None:
    for block in blocks:
        position = len(units)
        units.append(_unit(block, position, parent, depth))
        if block.children:
            _add_units(units, block.children, position, depth + 1)


def _unit(block: Block, position: int, parent: int, depth: int) -> DiffUnit:
    kind = type(block).__name__
    if not isinstance(block, Unit):
        printed = print_block(block)
        body = f"{kind} {printed.strip()}"
        return DiffUnit(position, block, parent, depth, "", None, printed, body)
    content, lead, label = print_content(block.content), block.lead, block.label
    # Bold that opens before the label is printed in the lead.
    body = f"{kind} *{content}" if "*" in lead else f"{kind} {content}"
    if label is None:
        printed = f"{lead}{block.gap}{content}{block.end}"
        return DiffUnit(position, block, parent, depth, "", None, printed, body)
    printed = f"{lead}{label.printed}{block.gap}{content}{block.end}"
    return DiffUnit(position, block, parent, depth, label.value, label, printed, body)


def end_of_subtree(units: Sequence[DiffUnit], position: int) -> int:
    """Give the position behind the last unit below the one at *position*."""
    depth = units[position].depth
    end = position + 1
    while end < len(units) and units[end].depth > depth:
        end += 1
    return end


def _own_text(block: Block) -> str:
    if isinstance(block, Unit):
        content = block.content
        # Most lines are one text: no need to go through them.
        if len(content) == 1 and isinstance(content[0], Text):
            return content[0].value
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


# What is folded most often, before anything else is: a text without other such characters
# need not be normalised, and to normalise takes longer than all of this.
_WIDTHS = tuple(zip("，；：（）！？％", ",;:()!?%", strict=True))
_FOLDED = tuple(zip("。、“”‘’【】", ".,\"\"''[]", strict=True))


def match_key(text: str) -> str:
    """Fold what makes no difference to the sense: width, quotation marks, blanks.

    Example:
        >>> match_key("您理解,并 同意；") == match_key("您理解，并同意;")
        True
    """
    if not text.isascii():
        text = _replace(text, _WIDTHS)
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
        text = _replace(text, _FOLDED)
    return "".join(text.split())


def _replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for one, other in pairs:
        text = text.replace(one, other)
    return text
