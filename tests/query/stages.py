"""Words that other stages might bring: made up, so that the mechanism is tested without them.

A norm is a sentence with 不得 or 应; a reference is 第…条; a term is what stands before 指.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs
from aliyun_terms import Link, Span, walk
from aliyun_terms.query.printed import PRINTED
from aliyun_terms.query.vocabulary import Argument, Attribute, Kind, PseudoClass, Vocabulary
from aliyun_terms.tree.blocks import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aliyun_terms import Document
    from aliyun_terms.tree.blocks import Block


@attrs.frozen(eq=False)
class Norm:
    type: str
    bearer: str | None
    text: str
    conditions: int = 0


@attrs.frozen(eq=False)
class Reference:
    text: str
    path: str
    span: Span
    resolution: str = "resolved"


CALLS: list[str] = []
"""What was asked of the stages, so that a test sees that nothing is worked out in vain."""

_MARKERS = (
    ("不得", "prohibition"),
    ("有权", "power"),
    ("保留", "power"),
    ("应", "obligation"),
    ("不承担", "exculpation"),
)


def _units(document: Document) -> Iterator[Unit]:
    return (block for block in walk(document) if isinstance(block, Unit))


def find_norms(document: Document) -> Iterator[tuple[Block, Norm]]:
    CALLS.append("norms")
    for block in _units(document):
        for sentence in re.findall(r"[^。；]+", block.text):
            for marker, kind in _MARKERS:
                if marker in sentence:
                    bearer = {"您": "user", "阿": "provider"}.get(sentence[:1])
                    yield block, Norm(kind, bearer, sentence, sentence.count("如"))
                    break


def find_references(document: Document) -> Iterator[tuple[Block, Reference]]:
    CALLS.append("references")
    known = {one.label.value for one in _units(document) if one.label}
    for block in _units(document):
        for match in re.finditer(r"第([0-9.]+)条", block.text):
            start = block.text_span.start + match.start()
            found = "resolved" if match[1] in known else "unresolved"
            yield block, Reference(match[0], match[1], Span(start, start + len(match[0])), found)


def referring_to(document: Document, targets: tuple[Any, ...]) -> Iterator[Block]:
    paths = {target.label.value for target in targets if getattr(target, "label", None)}
    return (block for block, one in find_references(document) if one.path in paths)


def defining(document: Document, texts: tuple[str, ...]) -> Iterator[Block]:
    return (
        block
        for block in _units(document)
        if any(f"{text}指" in block.text or f"“{text}”" in block.text for text in texts)
    )


def ambiguous(document: Document, nothing: tuple[()]) -> Iterator[Block]:
    return (block for block in _units(document) if "等" in block.text)


def _service(document: Document, link: Link) -> str | None:
    return {"云盘": "EBS", "快照": "EBS"}.get(link.content[0].value[:2]) if link.content else None


STAGES = Vocabulary(
    kinds=(
        Kind("norm", "what a sentence does", find=find_norms, text=lambda norm: norm.text),
        Kind("reference", "a pointer in the text", find=find_references,
             text=lambda one: one.text, span=lambda one: one.span),
    ),
    attributes=(
        Attribute("type", "what it does", ("norm",), lambda document, norm: norm.type,
                  tuple(sorted({kind for _, kind in _MARKERS}))),
        Attribute("bearer", "whom it binds", ("norm",), lambda document, norm: norm.bearer,
                  ("provider", "user")),
        Attribute("conditions", "how many it has", ("norm",),
                  lambda document, norm: norm.conditions, is_number=True),
        Attribute("resolution", "what became of it", ("reference",),
                  lambda document, one: one.resolution, ("resolved", "unresolved")),
        Attribute("service", "the service it belongs to", ("link",), _service),
    ),
    pseudo_classes=(
        PseudoClass("refers-to", "points at one of these", Argument.SELECTOR, referring_to),
        PseudoClass("defines", "defines a term", Argument.TEXTS, defining),
        PseudoClass("ambiguous", "leaves something open", Argument.NONE, ambiguous),
    ),
)  # fmt: skip

WORDS = PRINTED.extended(STAGES)
