"""Emphasis: how much of a unit is printed in bold.

Bold carries law here: PRC law asks whoever drafts standard terms to make the clauses
that limit the other side conspicuous. So a unit counts as emphasised by its own
words alone. A bold label says nothing about them, and a bold heading is not inherited.
"""

from collections.abc import Iterable, Iterator
from enum import Enum

import attrs

from aliyun_terms.tree.blocks import Block, Clause, Formula, ListItem, Paragraph, Unit, lines
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text
from aliyun_terms.tree.plain import leaves
from aliyun_terms.tree.walk import walk

__all__ = ["Emphasis", "EmphasisedUnit", "emphasis", "emphasised"]

_PROVISIONS = (Clause, ListItem, Paragraph, Formula)


class Emphasis(Enum):
    """How much of the words of a unit is bold."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


@attrs.frozen
class EmphasisedUnit:
    """A provision in bold.

    Attributes:
        eid: its id in this revision.
        label: its printed number, or that of the unit it belongs to.
        text: its words.
        emphasis: how much of it is bold.
        unit: the node itself.
    """

    eid: str
    label: str
    text: str
    emphasis: Emphasis
    unit: Unit


def emphasis(block: Block) -> Emphasis:
    """Tell how much of a block's own words is bold; its children do not count.

    Letters, digits and ideographs count; punctuation, label and link targets do not.

    Example:
        >>> from aliyun_terms import parse
        >>> emphasis(parse("**2.8.** 以后台数据为准。").children[0])
        <Emphasis.NONE: 'none'>
    """
    if isinstance(block, Unit):
        # Most lines are all of one kind: no need to count what is bold.
        content = block.content
        if len(content) == 1 and isinstance(content[0], Text):
            return Emphasis.NONE
        kinds = set(map(type, content))
        if Strong not in kinds and Link not in kinds:
            return Emphasis.NONE
        if kinds == {Strong}:
            return Emphasis.FULL if _says_something(content) else Emphasis.NONE
    strong, all_of_it = map(sum, zip(*_counts(lines(block)), strict=True))
    if not strong:
        return Emphasis.NONE
    return Emphasis.FULL if strong == all_of_it else Emphasis.PARTIAL


def emphasised(document: Document, *, partly: bool = False) -> tuple[EmphasisedUnit, ...]:
    """List the provisions in bold, in document order. Headings are not provisions.

    Args:
        document: the document.
        partly: include provisions of which only some words are bold.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> len(emphasised(load_corpus("api-usage-terms")))
        15
    """
    wanted = {Emphasis.FULL, Emphasis.PARTIAL} if partly else {Emphasis.FULL}
    return tuple(
        EmphasisedUnit(
            document.index.eid(block), document.index.label(block), block.text, found, block
        )
        for block in walk(document)
        if isinstance(block, _PROVISIONS) and (found := emphasis(block)) in wanted
    )


def _says_something(content: Iterable[Inline]) -> bool:
    texts = (leaf.value for leaf in leaves(content) if isinstance(leaf, Text))
    return any(any(map(str.isalnum, text)) for text in texts)


def _counts(lines: Iterable[tuple[Inline, ...]]) -> Iterator[tuple[int, int]]:
    """Yield, for each text, how many of its characters are bold, and how many count."""
    yield 0, 0
    for line in lines:
        yield from _count(line, strong=False)


def _count(content: Iterable[Inline], *, strong: bool) -> Iterator[tuple[int, int]]:
    for node in content:
        if isinstance(node, Text):
            number = sum(map(str.isalnum, node.value))
            yield (number if strong else 0), number
        elif not isinstance(node, Image):
            yield from _count(node.content, strong=strong or isinstance(node, Strong))
