"""A naive matcher: the language once more, node by node, as its reference says it.

It knows nothing of numbers, sets or steps. A selector is a tree of small classes that can
write themselves; each asks one node at a time, by walking from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aliyun_terms import Document, Image, Noise, Row, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(eq=False)
class Place:
    """A node where it stands."""

    node: Any
    above: Place | None = None
    below: list[Place] = field(default_factory=list)
    in_line: bool = False

    @property
    def rank(self) -> str:
        if self.in_line:
            return "line"
        return "noise" if isinstance(self.node, Noise) else "block"

    @property
    def name(self) -> str:
        return type(self.node).__name__.lower()

    @property
    def siblings(self) -> list[Place]:
        """Those of its rank, itself among them."""
        everyone = [self] if self.above is None else self.above.below
        return [one for one in everyone if one.rank == self.rank]

    @property
    def text(self) -> str:
        return text_of(self.node)

    def descendants(self) -> Iterator[Place]:
        for one in self.below:
            yield one
            yield from one.descendants()

    def ancestors(self) -> Iterator[Place]:
        above = self.above
        while above is not None:
            yield above
            above = above.above


def text_of(node: Any) -> str:
    if isinstance(node, Row):
        return "\t".join(map(text_of, node.cells))
    if isinstance(node, Table):
        return "\n".join(text_of(row) for row in node.rows if not row.rule)
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Image):
        return node.alternative
    if isinstance(node, Noise):
        return node.text
    return "".join(text_of(one) for one in getattr(node, "content", ()))


def place(node: Any, above: Place | None = None, *, in_line: bool = False) -> Place:
    here = Place(node, above, in_line=in_line)
    marks = [one for one in getattr(node, "content", ()) if not isinstance(one, Text)]
    here.below += [place(one, here, in_line=True) for one in marks]
    rows = [row for row in getattr(node, "rows", ()) if not row.rule]
    blocks = [*rows, *getattr(node, "cells", ()), *getattr(node, "children", ())]
    here.below += [place(one, here) for one in blocks]
    return here


def is_block(here: Place) -> bool:
    return here.rank == "block" and not isinstance(here.node, Document)


# ---- Selectors -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Simple:
    """One condition: how it is written, and which nodes fulfil it."""

    written: str

    def holds(self, here: Place, compound: Compound) -> bool:
        """Tell whether it holds for a node; each kind of condition says how."""
        raise AssertionError(f"{type(self).__name__} does not say what it holds for")


@dataclass(frozen=True)
class Contains(Simple):
    text: str

    def holds(self, here, compound):
        return self.text in here.text


@dataclass(frozen=True)
class Labelled(Simple):
    start: str

    def holds(self, here, compound):
        label = getattr(here.node, "label", None)
        return label is not None and label.value.startswith(self.start)


@dataclass(frozen=True)
class Empty(Simple):
    def holds(self, here, compound):
        blocks = [one for one in here.below if not one.in_line]
        return not blocks and not here.text.strip()


@dataclass(frozen=True)
class Root(Simple):
    def holds(self, here, compound):
        return here.above is None


@dataclass(frozen=True)
class Nth(Simple):
    step: int
    first: int
    from_end: bool

    def holds(self, here, compound):
        row = [one for one in here.siblings if compound.head_fits(one)]
        if here not in row:
            return False
        if self.from_end:
            row.reverse()
        count = row.index(here) + 1
        return any(count == self.step * n + self.first for n in range(len(row) + 2))


@dataclass(frozen=True)
class Logic(Simple):
    name: str
    inner: tuple[Complex, ...]

    def holds(self, here, compound):
        if self.name == "has":
            return any(one.has(here) for one in self.inner)
        found = any(one.matches(here) for one in self.inner)
        return found != (self.name == "not")


@dataclass(frozen=True)
class Compound:
    head: str
    conditions: tuple[Simple, ...]

    def __str__(self) -> str:
        return self.head + "".join(one.written for one in self.conditions) or "*"

    @property
    def kind(self) -> str:
        return self.head or ("" if self.conditions else "*")

    def head_fits(self, here: Place) -> bool:
        if self.kind == "":
            return True
        if self.kind == "*":
            return is_block(here)
        return here.name == {"item": "listitem"}.get(self.kind, self.kind)

    def matches(self, here: Place) -> bool:
        return self.head_fits(here) and all(one.holds(here, self) for one in self.conditions)

    def finds(self, here: Place) -> bool:
        """Whether it matches, and *here* is a block if it does not say what is meant."""
        return self.matches(here) and (self.says_what or is_block(here))

    @property
    def says_what(self) -> bool:
        """Whether it says what kind of node is meant."""
        return self.kind != "" or any(
            isinstance(one, Root) or (isinstance(one, Logic) and one.says_what)
            for one in self.conditions
        )


def _says(logic: Logic) -> bool:
    return logic.name == "is" and any(one.compounds[-1].says_what for one in logic.inner)


Logic.says_what = property(_says)


@dataclass(frozen=True)
class Complex:
    """Compounds with combinators between them; *lead* stands before the first, in ``:has()``."""

    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...]
    lead: str = " "

    def __str__(self) -> str:
        pairs = zip(self.combinators, self.compounds[1:], strict=True)
        return str(self.compounds[0]) + "".join(f"{sign}{one}" for sign, one in pairs)

    def matches(self, here: Place) -> bool:
        """Whether *here* is what the last compound says, and stands where the others say."""
        return self.compounds[-1].matches(here) and self._leads(here, len(self.combinators) - 1)

    def _leads(self, here: Place, number: int) -> bool:
        if number < 0:
            return True
        return any(
            self.compounds[number].finds(one) and self._leads(one, number - 1)
            for one in before(here, self.combinators[number])
        )

    def has(self, here: Place) -> bool:
        """Whether all compounds are found on the way from *here*."""
        return self._goes(here, 0)

    def _goes(self, here: Place, number: int) -> bool:
        if number == len(self.compounds):
            return True
        sign = (self.lead, *self.combinators)[number]
        return any(
            self.compounds[number].finds(one) and self._goes(one, number + 1)
            for one in behind(here, sign)
        )


def before(here: Place, sign: str) -> list[Place]:
    """The nodes that may stand on the left of *sign* where *here* stands on the right."""
    row = here.siblings
    earlier = row[: row.index(here)]
    ways = {">": [here.above] if here.above else [], " ": [*here.ancestors()]}
    ways |= {"+": earlier[-1:], "~": earlier}
    return ways[sign.strip() or " "]


def behind(here: Place, sign: str) -> list[Place]:
    """The nodes that may stand on the right of *sign* where *here* stands on the left."""
    row = here.siblings
    later = row[row.index(here) + 1 :]
    ways = {">": here.below, " ": [*here.descendants()], "+": later[:1], "~": later}
    return ways[sign.strip() or " "]


def select_naively(document: Document, selectors: tuple[Complex, ...]) -> list[Any]:
    """What *selectors* match, by asking every node of *document*."""
    root = place(document)
    return [
        one.node
        for one in [root, *root.descendants()]
        if any(
            selector.compounds[-1].finds(one) and selector.matches(one) for selector in selectors
        )
    ]
