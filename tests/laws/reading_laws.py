"""What holds for every string: one function that names the first law a string breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aliyun_terms import (
    Document,
    Image,
    Link,
    Strong,
    Text,
    from_json,
    parse,
    to_json,
    unparse,
    walk,
)
from aliyun_terms.tree.blocks import Unit, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aliyun_terms.tree.inline import Inline


def inline_nodes(document: Document) -> Iterator[Inline]:
    """Yield everything that stands within a line of *document*, in print order."""
    for block in walk(document):
        if isinstance(block, Image):
            yield block
        for line in lines(block):
            yield from _inside(line)


def _inside(content: Iterable[Inline]) -> Iterator[Inline]:
    for node in content:
        yield node
        if isinstance(node, Strong | Link):
            yield from _inside(node.content)


def broken_law(text: str) -> str:
    """Name the first law that *text* breaks, or give an empty string."""
    try:
        document = parse(text)
    except Exception as error:  # noqa: BLE001 - that it raises is the finding
        return f"parse raises {error!r}"
    if unparse(document) != text:
        return f"it prints as {unparse(document)!r}"
    if unparse(from_json(to_json(document))) != text:
        return "it prints differently after JSON"
    return misplaced_span(document, text)


def misplaced_span(document: Document, text: str) -> str:
    """Name the first node whose span is not where it is printed, or give an empty string."""
    for node in inline_nodes(document):
        printed = text[node.span.start : node.span.end]
        if not _prints_as(node, printed):
            return f"{node!r} is not {printed!r}"
    end = 0
    for block in walk(document):
        start = block.line_span.start
        if not end <= start <= block.line_span.end <= len(text):
            return f"the line of {block!r} overlaps the one before"
        end = block.line_span.end
        if isinstance(block, Unit) and not _encloses(block.line_span, block.text_span):
            return f"the words of {block!r} are outside of its line"
    return ""


def _prints_as(node: Inline, printed: str) -> bool:
    if isinstance(node, Text):
        escaped = "".join(f"\\{character}" for character in node.value)
        return printed == (escaped if node.escaped else node.value)
    if isinstance(node, Image):
        return printed == f"![{node.alternative}]({node.target})"
    if isinstance(node, Link):
        return printed.endswith(node.target if node.bare else f"]({node.target})")
    return printed.startswith(node.opening) and printed.endswith(node.closing)


def _encloses(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] <= inner[1] <= outer[1]
