"""Keeping what was worked out about a document with the document, as its index is."""

from collections.abc import Callable
from typing import Any, TypeVar

from aliyun_terms.tree.document import Document

__all__ = ["kept"]

_T = TypeVar("_T")


def kept(document: Document, make: Callable[[Document], _T]) -> _T:
    """Give what *make* makes of a document; made once a document, and gone when that goes.

    Args:
        document: the document. Documents never change, so what was made stays true.
        make: what makes it. What is equal makes the same: a function of a module is.

    Example:
        >>> from aliyun_terms import links, parse
        >>> document = parse("1. 您应付费。")
        >>> kept(document, links) is kept(document, links)
        True
    """
    found: dict[object, Any] = vars(document).setdefault("_kept", {})
    if make not in found:
        found[make] = make(document)
    value: _T = found[make]
    return value
