"""The units of a document that are translated, each under its id."""

from collections.abc import Iterator

import attrs

from aliyun_terms.tree.blocks import Block, Noise, Table, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image
from aliyun_terms.tree.plain import plain_text
from aliyun_terms.tree.walk import walk

__all__ = ["SourceUnit", "translatable_units"]


@attrs.frozen(slots=False)  # a document has thousands: they are made quicker
class SourceUnit:
    """A piece of text with one translation.

    Attributes:
        context: the ``msgctxt``: the eid of its block; for the cell of a table, the eid
            with the row and column behind it (``table_1__r_1__c_2``).
        text: the ``msgid``: its characters, without label and markup.
        block: the block it is the text of.
    """

    context: str
    text: str
    block: Block


def translatable_units(document: Document) -> Iterator[SourceUnit]:
    """Yield the units of *document* that have text, in document order."""
    for block in walk(document):
        eid = document.index.eid(block)
        if isinstance(block, Unit):
            text = block.text
            if text and not text.isspace():
                yield SourceUnit(eid, text, block)
        elif isinstance(block, Table):
            yield from _cell_units(eid, block)
        elif isinstance(block, Image) and block.alternative.strip():
            yield SourceUnit(eid, block.alternative, block)
        else:
            assert isinstance(block, Noise | Image)


def _cell_units(eid: str, table: Table) -> Iterator[SourceUnit]:
    for row_number, row in enumerate((row for row in table.rows if not row.rule), 1):
        for cell_number, cell in enumerate(row.cells, 1):
            text = plain_text(cell.content)
            if text.strip():
                yield SourceUnit(f"{eid}__r_{row_number}__c_{cell_number}", text, table)
