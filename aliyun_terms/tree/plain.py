"""The text of a line, without markup."""

from collections.abc import Iterable, Iterator

from aliyun_terms.source import Span
from aliyun_terms.tree.inline import Image, Inline, Text

__all__ = ["leaves", "plain_text", "source_span", "text_span"]


def leaves(content: Iterable[Inline]) -> Iterator[Text | Image]:
    """Yield the texts and images of *content*, however deep they are, in order."""
    for node in content:
        if isinstance(node, Text | Image):
            yield node
        else:
            yield from leaves(node.content)


def plain_text(content: Iterable[Inline]) -> str:
    """Give the characters of *content*; an image gives its alternative text.

    Example:
        >>> plain_text((Text("不得"), Text("转让")))
        '不得转让'
    """
    return "".join(
        node.value if isinstance(node, Text) else node.alternative for node in leaves(content)
    )


def text_span(content: Iterable[Inline], default: Span) -> Span:
    """Give the stretch from the first to the last character of *content*.

    Args:
        content: the nodes of a line.
        default: what to give for a line without characters.
    """
    spans = [node.span for node in leaves(content)]
    return Span(spans[0].start, spans[-1].end) if spans else default


def source_span(content: Iterable[Inline], span: Span) -> Span:
    """Find where a stretch of the plain text of a line is printed.

    Args:
        content: the nodes of the line.
        span: code points of ``plain_text(content)``.

    Returns:
        Code points of the source, from the first to the last character of the stretch.
    """
    start, end = 0, 0
    passed = 0
    for node in leaves(content):
        length = len(node.value if isinstance(node, Text) else node.alternative)
        if passed <= span.start < passed + length:
            start = _printed_offset(node, span.start - passed)
        if passed < span.end <= passed + length:
            return Span(start, _printed_offset(node, span.end - passed - 1) + _printed_width(node))
        passed += length
        end = node.span.end
    return Span(min(start or end, end), end)


def _printed_offset(node: Text | Image, offset: int) -> int:
    """Where character *offset* of a leaf is printed; an escaped one stands behind its backslash."""
    if isinstance(node, Image):
        return node.span.start
    return node.span.start + offset * _printed_width(node)


def _printed_width(node: Text | Image) -> int:
    if isinstance(node, Image):
        return node.span.end - node.span.start
    return 2 if node.escaped else 1
