"""From a document to the layers of its page."""

from collections.abc import Iterable
from typing import Literal

from aliyun_terms.auditing.auditing import audit
from aliyun_terms.norms.extracting import extract_norms
from aliyun_terms.references.defining import find_terms
from aliyun_terms.references.resolving import resolve_references
from aliyun_terms.rendering.layers import Layers
from aliyun_terms.tree.document import Document

__all__ = ["ALL_LAYERS", "LayerName", "make_layers"]

LayerName = Literal["references", "terms", "norms", "audit", "find"]
"""The name of a layer."""

ALL_LAYERS: tuple[LayerName, ...] = ("references", "terms", "norms", "audit", "find")
"""The names of all layers."""


def make_layers(document: Document, names: Iterable[LayerName] = ALL_LAYERS) -> Layers:
    """Work out layers of a document; what is not asked for costs nothing.

    Whoever has them already, or has read them otherwise, makes a :class:`Layers` of them.

    Args:
        document: the document.
        names: which layers; all of them by default.

    Example:
        >>> from aliyun_terms import parse, render_html
        >>> document = parse("1. 费用\\n\\n1.1. 您应按时付费。\\n")
        >>> page = render_html(document, layers=make_layers(document, ["norms"]))
        >>> "User · Obligation" in page
        True
    """
    wanted = frozenset(names)
    return Layers(
        references=resolve_references(document).all if "references" in wanted else None,
        terms=find_terms(document) if "terms" in wanted else None,
        norms=extract_norms(document) if "norms" in wanted else None,
        audit=audit(document) if "audit" in wanted else None,
        find="find" in wanted,
    )
