"""The text of a line, without markup."""

from collections.abc import Iterable, Iterator

from aliyun_terms.source import Span
from aliyun_terms.tree.inline import Image, Inline, Text

__all__ = ["leaves", "plain_text", "text_span"]


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
