"""Parsing: from text to clause tree."""

from typing import cast

from aliyun_terms.pausing import without_collection
from aliyun_terms.syntax.tables import terms_parser
from aliyun_terms.tree.blocks import Block
from aliyun_terms.tree.document import Document

__all__ = ["parse_text"]


@without_collection
def parse_text(text: str, *, name: str = "<string>") -> Document:
    """Parse any string; see :func:`aliyun_terms.reading.parse`."""
    # With a transformer, the parser returns what the transformer makes of the start rule.
    children = cast("tuple[Block, ...]", terms_parser().parse(text))
    return Document(children, name)
