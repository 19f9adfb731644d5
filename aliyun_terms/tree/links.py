"""The links of a document, each with the clause that holds it."""

from collections.abc import Iterable, Iterator

import attrs

from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import lines
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image, Inline, Link, Text
from aliyun_terms.tree.plain import plain_text
from aliyun_terms.tree.targets import TargetKind
from aliyun_terms.tree.walk import walk

__all__ = ["LinkUse", "links", "links_in"]


@attrs.frozen
class LinkUse:
    """A link where it stands.

    Attributes:
        text: its text.
        target: its target as printed.
        kind: what it leads to.
        label: the label of the clause or section that holds it; empty where none does.
        eid: the id of the block it stands in.
        span: where it is printed, in code points.
        link: the node itself.
    """

    text: str
    target: str
    kind: TargetKind
    label: str
    eid: str
    span: Span
    link: Link


def links(document: Document, *, kind: TargetKind | None = None) -> tuple[LinkUse, ...]:
    """List the links of a document in the order in which they are printed.

    Args:
        document: the document.
        kind: only links that lead to this; all of them by default.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> document = load_corpus("api-usage-terms")
        >>> [use.label for use in links(document, kind=TargetKind.SERVICE_TERMS)]
        ['6.3', '6.3', '6.3', '6.3', '6.3']
    """
    return tuple(
        LinkUse(
            plain_text(link.content),
            link.target,
            link.kind,
            document.index.label(block),
            document.index.eid(block),
            link.span,
            link,
        )
        for block in walk(document)
        for line in lines(block)
        for link in links_in(line)
        if kind is None or link.kind is kind
    )


def links_in(content: Iterable[Inline]) -> Iterator[Link]:
    """Yield the links of a line, those in bold too, in their order."""
    for node in content:
        if isinstance(node, Link):
            yield node
        elif not isinstance(node, Text | Image):
            yield from links_in(node.content)
