"""The words of selectors: node kinds, attributes and pseudo-classes.

The room knows how selectors are read and matched, not what there is to ask for: that is
a :class:`Vocabulary`. The printed tree brings one (:mod:`aliyun_terms.query.printed`), and
whoever finds more in documents brings another, to be added to it. Nothing a vocabulary
offers is worked out before a selector asks for it.
"""

from collections.abc import Callable, Hashable, Iterable
from enum import Enum
from typing import Any

import attrs

from aliyun_terms.source import Span
from aliyun_terms.tree.document import Document

__all__ = ["Argument", "Attribute", "Kind", "PseudoClass", "Value", "Vocabulary"]

Value = str | int | float | bool | tuple[str, ...] | None
"""What an attribute of a node may be; None, False and ``()`` mean that the node has none."""


class Argument(Enum):
    """What stands in the brackets of a pseudo-class."""

    NONE = "none"
    TEXTS = "texts"
    SELECTOR = "selector"


@attrs.frozen(cache_hash=True)
class Kind:
    """A kind of node: what a word such as ``clause`` stands for.

    Attributes:
        name: the word, in lower case.
        doc: what such a node is, in a few words.
        keys: the node classes it covers, for nodes of the printed tree.
        find: finds such nodes in a document, each with the block it belongs to; for nodes
            that are not printed as nodes, such as norms. Called when a selector asks.
        text: gives the words of a node that *find* found.
        span: gives where a node that *find* found is printed; by default as its block is.
    """

    name: str
    doc: str
    keys: frozenset[Hashable] = frozenset()
    find: Callable[[Document], Iterable[tuple[Any, Any]]] | None = None
    text: Callable[[Any], str] | None = None
    span: Callable[[Any], Span] | None = None

    @property
    def covered(self) -> frozenset[Hashable]:
        """What nodes of this kind are numbered under: their classes, or the kind's name."""
        return self.keys or frozenset({self.name})


@attrs.frozen(cache_hash=True)
class Attribute:
    """Something nodes have: what stands in ``[…]``.

    Attributes:
        name: the word, in lower case.
        doc: what it is, in a few words.
        kinds: the names of the kinds of nodes that may have it.
        read: gives it, for a document and a node of one of those kinds.
        values: all it can be, where that is a closed list; or what gives the list, called when
            a selector asks for the attribute.
        is_number: whether it is a number, so that ``<`` and ``>`` compare it.
    """

    name: str
    doc: str
    kinds: tuple[str, ...]
    read: Callable[[Document, Any], Value]
    values: tuple[str, ...] | Callable[[], tuple[str, ...]] = ()
    is_number: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """All it can be; empty where that is no closed list."""
        return self.values() if callable(self.values) else self.values


@attrs.frozen(cache_hash=True)
class PseudoClass:
    """A question about nodes: what stands behind ``:``.

    Attributes:
        name: the word, in lower case.
        doc: what it asks, in a few words.
        argument: what stands in its brackets.
        find: finds all nodes for which it holds, for a document and the argument: texts,
            the nodes that the selector in the brackets matches, or ``()``.
    """

    name: str
    doc: str
    argument: Argument
    find: Callable[[Document, tuple[Any, ...]], Iterable[Any]]


@attrs.frozen(cache_hash=True)
class Vocabulary:
    """The words that selectors may use.

    Several attributes may have one name, if they are those of different kinds.

    Example:
        >>> from aliyun_terms.query.printed import PRINTED
        >>> shout = Attribute(
        ...     "shouts", "ends with !", ("clause",), lambda document, node: "！" in node.text
        ... )
        >>> words = PRINTED.extended(Vocabulary(attributes=(shout,)))
        >>> [attribute.name for attribute in words.attributes_called("shouts")]
        ['shouts']
    """

    kinds: tuple[Kind, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    pseudo_classes: tuple[PseudoClass, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse two meanings of one word."""
        for words in (self.kinds, self.pseudo_classes):
            names = [word.name for word in words]
            twice = {name for name in names if names.count(name) > 1}
            if twice:
                raise ValueError(f"a vocabulary has two meanings of: {', '.join(sorted(twice))}")

    def extended(self, *others: "Vocabulary") -> "Vocabulary":
        """Give a vocabulary with the words of this one and of *others*.

        Raises:
            ValueError: two of them mean different things by one word.
        """
        every = (self, *others)
        return Vocabulary(
            tuple(dict.fromkeys(word for one in every for word in one.kinds)),
            tuple(dict.fromkeys(word for one in every for word in one.attributes)),
            tuple(dict.fromkeys(word for one in every for word in one.pseudo_classes)),
        )

    def kind(self, name: str) -> Kind | None:
        """Find a kind by its name."""
        return next((kind for kind in self.kinds if kind.name == name), None)

    def pseudo_class(self, name: str) -> PseudoClass | None:
        """Find a pseudo-class by its name."""
        return next((one for one in self.pseudo_classes if one.name == name), None)

    def attributes_called(self, name: str) -> tuple[Attribute, ...]:
        """Find the attributes of a name."""
        return tuple(attribute for attribute in self.attributes if attribute.name == name)

    def covered(self, attribute: Attribute) -> frozenset[Hashable]:
        """Give what the nodes that may have *attribute* are numbered under."""
        kinds = (self.kind(name) for name in attribute.kinds)
        return frozenset(key for kind in kinds if kind is not None for key in kind.covered)
