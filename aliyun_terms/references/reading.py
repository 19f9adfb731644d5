"""The text of a document, line by line, joined so that it is searched in one go."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

import attrs

from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import Block, lines
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image, Inline, Link, Text
from aliyun_terms.tree.plain import LineMap, plain_text

__all__ = ["Line", "Lines", "link_stretches"]


@attrs.frozen
class Line:
    """A line of a block, or a cell of a table.

    Attributes:
        eid: the block.
        block: the block itself.
        content: the line.
        text: its characters without markup.
    """

    eid: str
    block: Block
    content: tuple[Inline, ...]
    text: str


class Lines:
    """The lines of a document and the text they make together, a line feed between them."""

    def __init__(self, document: Document) -> None:
        """Go through the document once."""
        self.all = tuple(
            Line(eid, block, content, plain_text(content))
            for eid, block in document.index.nodes.items()
            for content in lines(block)
        )
        # A line feed inside a line, from an image, must not look like the end of one.
        self.text = "\n".join(line.text.replace("\n", " ") for line in self.all)
        self._starts = [0, *accumulate(len(line.text) + 1 for line in self.all)]
        self._maps: tuple[int, LineMap] | None = None

    def place(self, span: Span) -> tuple[int, Span]:
        """Find the line of a stretch of the joined text, and where in the line it is."""
        number = bisect_right(self._starts, span.start) - 1
        start = self._starts[number]
        return number, Span(span.start - start, span.end - start)

    def printed(self, number: int, span: Span) -> Span:
        """Find where a stretch of line *number* is printed in the document."""
        if self._maps is None or self._maps[0] != number:
            self._maps = number, LineMap(self.all[number].content)
        return self._maps[1].span(span)


def link_stretches(content: Iterable[Inline], start: int = 0) -> Iterator[tuple[Link, Span]]:
    """Yield the links of a line, each with its place in the text without markup."""
    for node in content:
        end = start + len(plain_text((node,)))
        if isinstance(node, Link):
            yield node, Span(start, end)
        elif not isinstance(node, Text | Image):
            yield from link_stretches(node.content, start)
        start = end
