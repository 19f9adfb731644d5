"""The text of a line, without markup."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from aliyun_terms.source import Span
from aliyun_terms.tree.inline import Image, Inline, Text

__all__ = ["LineMap", "leaves", "plain_text", "text_span"]


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
    if isinstance(content, tuple) and len(content) == 1 and isinstance(content[0], Text):
        return content[0].value
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


class LineMap:
    """Where the characters of a line are printed.

    Example:
        >>> LineMap((Text("不得", Span(4, 6)), Text("转让", Span(8, 10)))).span(Span(1, 3))
        Span(start=5, end=9)
    """

    def __init__(self, content: Iterable[Inline]) -> None:
        """Go through the nodes of the line once."""
        self._leaves = list(leaves(content))
        lengths = (len(plain_text((leaf,))) for leaf in self._leaves)
        self._starts = [0, *accumulate(lengths)]

    def span(self, span: Span) -> Span:
        """Find where a stretch of the plain text is printed.

        Args:
            span: code points of the plain text of the line; not empty.

        Returns:
            Code points of the source, from the first to the last character of the stretch.
        """
        return Span(self._offset(span.start), self._offset(span.end - 1, behind=True))

    def _offset(self, place: int, *, behind: bool = False) -> int:
        number = bisect_right(self._starts, place) - 1
        leaf = self._leaves[number]
        if isinstance(leaf, Image):
            return leaf.span.end if behind else leaf.span.start
        # An escaped character is printed behind its backslash.
        width = 2 if leaf.escaped else 1
        return leaf.span.start + (place - self._starts[number] + behind) * width
