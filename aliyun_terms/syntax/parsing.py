"""Parsing: from text to clause tree."""

from aliyun_terms.syntax.tables import terms_parser
from aliyun_terms.tree.document import Document

__all__ = ["parse_text"]


def parse_text(text: str, *, name: str = "<string>") -> Document:
    """Parse any string; see :func:`aliyun_terms.reading.parse`."""
    return Document(terms_parser().parse(text), name)
