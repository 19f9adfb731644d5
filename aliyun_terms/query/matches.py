"""What a selector matches, told so that it can be printed: place, words, and where it belongs."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from aliyun_terms.query.numbering import Numbering
from aliyun_terms.query.printed import WITH_EID, kind_name
from aliyun_terms.query.selector import Selector
from aliyun_terms.query.vocabulary import Value, Vocabulary
from aliyun_terms.source import SourceText, Span, printable
from aliyun_terms.tree import blocks
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.plain import text_span

__all__ = ["Match", "describe_match", "list_matches", "match_to_dict"]


@attrs.frozen
class Match:
    """A node that a selector matches.

    Attributes:
        type: the name of its kind.
        eid: its id, or that of the block it belongs to; empty for the document.
        label: its label, or that of the nearest unit above it that has one.
        text: its own words.
        span: where it is printed, in code points; of a block, its line without what is below.
        attributes: what else there is to ask for, and what the answer is.
        node: the node itself.
    """

    type: str
    eid: str
    label: str
    text: str
    span: Span
    attributes: Mapping[str, Value]
    node: Any


def list_matches(document: Document, selector: Selector) -> tuple[Match, ...]:
    """List what a selector matches in a document, in the order in which it is printed."""
    numbering, flags = selector.match(document)
    return tuple(
        _match(numbering, number, selector.vocabulary) for number in numbering.members(flags)
    )


def _match(numbering: Numbering, number: int, vocabulary: Vocabulary) -> Match:
    document, node, kind = numbering.document, numbering.nodes[number], numbering.kind(number)
    block = _block(numbering, number)
    return Match(
        type=kind_name(node) if kind is None else kind.name,
        eid="" if block is document else document.index.eid(block),
        label="" if block is document else document.index.label(block),
        text=numbering.texts[number],
        span=_span(numbering, number),
        attributes=dict(_attributes(numbering, number, vocabulary)),
        node=node,
    )


def _block(numbering: Numbering, number: int) -> Any:
    """Give the nearest block that has an id: the node itself or one above it."""
    while number and numbering.keys[number] not in WITH_EID:
        number = numbering.parents[number]
    return numbering.nodes[number]


def _span(numbering: Numbering, number: int) -> Span:
    node, kind = numbering.nodes[number], numbering.kind(number)
    if kind is not None and kind.span is not None:
        return kind.span(node)
    if kind is not None:
        above = numbering.nodes[numbering.parents[number]]
        return above.text_span if isinstance(above, blocks.Unit) else _span_of(above)
    if isinstance(node, blocks.Cell):
        return text_span(node.content, _span(numbering, numbering.parents[number]))
    return _span_of(node)


def _span_of(node: Any) -> Span:
    found: Span = node.line_span if hasattr(node, "line_span") else node.span
    return found


def _attributes(
    numbering: Numbering, number: int, vocabulary: Vocabulary
) -> Iterator[tuple[str, Value]]:
    """Yield the attributes that the node has, but for those that every match tells."""
    key, node = numbering.keys[number], numbering.nodes[number]
    told = () if numbering.kind(number) else _TOLD
    for attribute in vocabulary.attributes:
        if attribute.name not in told and key in vocabulary.covered(attribute):
            value = attribute.read(numbering.document, node)
            if value not in (None, False, ()):
                yield attribute.name, value


_TOLD = ("type", "eid", "label", "text")


def describe_match(match: Match, source: SourceText) -> str:
    """Write a match on one line, behind its file and line as ``grep -n`` does.

    Args:
        match: the match.
        source: the text that the document was read from.
    """
    what = f"{match.label} {match.type}" if match.label else match.type
    href = match.attributes.get("href")
    target = f" <{href}>" if href else ""
    line = source.line_number(match.span.start)
    return f"{source.name}:{line}: {what}: {printable(match.text)}{printable(target)}".rstrip()


def match_to_dict(match: Match, source: SourceText) -> dict[str, Any]:
    """Write a match as plain data; the schema is ``select``.

    Args:
        match: the match.
        source: the text that the document was read from.
    """
    line, column = source.line_and_column(match.span.start)
    return {
        "file": source.name,
        "line": line,
        "column": column,
        "type": match.type,
        "eid": match.eid,
        "label": match.label,
        "text": match.text,
        "span": list(match.span),
        "attributes": dict(match.attributes),
    }
