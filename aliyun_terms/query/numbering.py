"""The nodes of a document in order, each with its number, its parent and its siblings.

A selector is matched over sets of nodes, not node by node. Nodes are numbered as they are
printed, so that a set is a string of flags and what stands below a node is one stretch of
it. Nothing here is deeper than a loop, and each list is worked out when first asked for.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import Any

import attrs

from aliyun_terms.query.keeping import kept
from aliyun_terms.query.vocabulary import Attribute, Kind, Value, Vocabulary
from aliyun_terms.query.words import own_text
from aliyun_terms.tree import blocks
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image, Link, Strong, Text

__all__ = ["INLINE_IMAGE", "Flags", "Numbering", "blocks_below", "number_nodes"]

Flags = bytes
"""A set of nodes: a byte for each, 1 or 0, and at the end a 0 that stands for no node.

The last byte is also the one at -1, the number of the parent of the root.
"""

INLINE_IMAGE = "an image within a line"
"""What a picture within a line is numbered under: it is no block."""

_INLINE = frozenset({Link, Strong, INLINE_IMAGE})
_UNITS = frozenset({blocks.Title, blocks.Part, blocks.Section, blocks.Clause, blocks.ListItem,
                    blocks.Paragraph, blocks.Formula})  # fmt: skip
_LINES = _UNITS | {blocks.Cell, Link, Strong}


class Numbering:
    """The nodes of a document, numbered.

    Attributes:
        document: the document, node 0.
        nodes: all nodes in the order in which they are printed; a node comes before what
            stands below it, the marks of its line first, then what was found in it, then
            its blocks.
        keys: the class of each node; for one that is not printed as a node, its kind's name.
        parents: the number of the node above each; -1 for the document.
    """

    def __init__(self, document: Document, kinds: tuple[Kind, ...] = (), *, wide: bool) -> None:
        """Go through the tree once.

        Args:
            document: the document.
            kinds: kinds of nodes that are not printed as nodes, to be found and numbered too.
            wide: number the marks within lines too.
        """
        self.document = document
        self._is_wide = wide
        self._found = _find_nodes(document, kinds)
        self._kinds: dict[Hashable, Kind] = {kind.name: kind for kind in kinds}
        self.nodes: list[Any] = []
        self.keys: list[Hashable] = []
        self.parents: list[int] = []
        self._values: dict[Attribute, dict[int, Value]] = {}
        self._number()

    def _number(self) -> None:
        nodes, keys, parents = self.nodes, self.keys, self.parents
        waiting: list[tuple[Any, Hashable, int]] = [(self.document, Document, -1)]
        while waiting:
            node, key, above = waiting.pop()
            number = len(nodes)
            nodes.append(node)
            keys.append(key)
            parents.append(above)
            if key.__class__ is str and key is not INLINE_IMAGE:
                continue
            below = node.children if key in _UNITS else blocks_below(node)
            if below:
                waiting.extend([(child, child.__class__, number) for child in reversed(below)])
            held = self._held(node, key) if self._found or self._is_wide else ()
            if held:
                waiting.extend([(*one, number) for one in reversed(held)])

    def _held(self, node: Any, key: Hashable) -> list[tuple[Any, Hashable]]:
        """List what a node holds beside blocks: the marks of its line, and what was found."""
        found = self._found.get(id(node), [])
        if not self._is_wide or key not in _LINES:
            return found
        return [
            (mark, INLINE_IMAGE if mark.__class__ is Image else mark.__class__)
            for mark in node.content
            if mark.__class__ is not Text
        ] + found

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.nodes)

    @cached_property
    def everything(self) -> Flags:
        """The set of all nodes."""
        return b"\1" * self.size + b"\0"

    def of(self, keys: frozenset[Hashable]) -> Flags:
        """Give the set of the nodes that are numbered under one of *keys*."""
        return bytes(map(keys.__contains__, self.keys)) + b"\0"

    def these(self, nodes: Iterable[Any]) -> Flags:
        """Give the set of *nodes*; one that is not numbered is left out."""
        wanted = {id(node) for node in nodes}
        return bytes(map(wanted.__contains__, map(id, self.nodes))) + b"\0"

    @cached_property
    def texts(self) -> list[str]:
        """The own words of each node."""
        return [
            own_text(node) if key not in self._kinds else self._found_text(node, key)
            for node, key in zip(self.nodes, self.keys, strict=True)
        ]

    def _found_text(self, node: Any, key: Hashable) -> str:
        read = self._kinds[key].text
        return "" if read is None else read(node)

    def values(self, attribute: Attribute, flags: Flags) -> dict[int, Value]:
        """Give an attribute of the nodes in a set, by number; each is read once."""
        values = self._values.setdefault(attribute, {})
        for number in self.members(flags):
            if number not in values:
                values[number] = attribute.read(self.document, self.nodes[number])
        return values

    def kind(self, number: int) -> Kind | None:
        """Give the kind of a node that is not printed as a node; None for one that is."""
        return self._kinds.get(self.keys[number])

    def members(self, flags: Flags | bytearray) -> Iterator[int]:
        """Yield the numbers of the nodes in a set, in order."""
        return compress(range(self.size), flags)

    def only(self, numbers: Iterable[int]) -> Flags:
        """Give the set of the nodes with these numbers."""
        flags = bytearray(self.size + 1)
        for number in numbers:
            flags[number] = 1
        return bytes(flags)

    @cached_property
    def ends(self) -> list[int]:
        """For each node, the number behind all that stands below it."""
        ends, parents = list(range(1, self.size + 1)), self.parents
        for number in range(self.size - 1, 0, -1):
            above = parents[number]
            ends[above] = max(ends[above], ends[number])
        return ends

    @cached_property
    def previous(self) -> list[int]:
        """For each node, the sibling of its rank before it; -1 where there is none.

        Blocks are siblings of blocks, marks within a line of marks, what carries nothing of
        what carries nothing, and what was found of its own kind.
        """
        last: dict[tuple[int, Hashable], int] = {}
        found: list[int] = []
        for number, place in enumerate(zip(self.parents, map(_rank, self.keys), strict=True)):
            found.append(last.get(place, -1))
            last[place] = number
        return found


def number_nodes(
    document: Document, vocabulary: Vocabulary, used: frozenset[Hashable]
) -> Numbering:
    """Number the nodes of a document, as far as a selector needs it; once for each need.

    The numbering is kept with the document, as its index is.

    Args:
        document: the document.
        vocabulary: the words of the selector.
        used: what the nodes are numbered under that the selector names.
    """
    kinds = tuple(kind for kind in vocabulary.kinds if kind.find and kind.name in used)
    return kept(document, _Needs(kinds, is_wide=bool(used & _INLINE)))


@attrs.frozen
class _Needs:
    """What selectors need numbered; called, it numbers."""

    kinds: tuple[Kind, ...]
    is_wide: bool

    def __call__(self, document: Document) -> Numbering:
        return Numbering(document, self.kinds, wide=self.is_wide)


def blocks_below(node: Any) -> Sequence[Any]:
    """Give the blocks right below a node, with rows and cells, without the rule of a table."""
    if isinstance(node, blocks.Table):
        return [row for row in node.rows if not row.rule]
    return node.cells if isinstance(node, blocks.Row) else getattr(node, "children", ())


def _find_nodes(
    document: Document, kinds: tuple[Kind, ...]
) -> dict[int, list[tuple[Any, Hashable]]]:
    """Find the nodes that are not printed as nodes, by the block they belong to."""
    found: dict[int, list[tuple[Any, Hashable]]] = {}
    for kind in kinds:
        for block, node in kind.find(document) if kind.find else ():
            found.setdefault(id(block), []).append((node, kind.name))
    return found


def _rank(key: Hashable) -> Hashable:
    if key in _INLINE:
        return "inline"
    return key if isinstance(key, str) or key is blocks.Noise else "block"
