"""Places in a document: what stands above, beside and below a block, by eid."""

from collections import defaultdict
from functools import cached_property

from aliyun_terms.references.model import Resolution
from aliyun_terms.references.reading import Lines
from aliyun_terms.tree.blocks import Block, ListItem, Noise, Paragraph, Part, Section, Title, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.labels import Label, LabelPath

__all__ = ["Places"]

_CHAPTERS = {"编": "CHAPTER", "章": "CHAPTER", "部分": "DIVISION"}
_ABOVE_ARTICLES = frozenset(("CHAPTER", "DIVISION", "ANNEX"))


class Places:
    """Parents, neighbours and numbers of the blocks of a document, worked out once.

    Everything is said in eids: what refers to what can be kept, printed and compared
    without the tree, and no ring of references is a ring of objects.
    """

    def __init__(self, document: Document, lines: Lines) -> None:
        """Go through the blocks once."""
        index = document.index
        self.nodes = index.nodes
        self.order = tuple(index.nodes)
        self.position = {eid: number for number, eid in enumerate(self.order)}
        self.parent: dict[str, str | None] = {}
        self.part: dict[str, str | None] = {}
        self.children: dict[str | None, list[str]] = defaultdict(list)
        self.number: dict[str, int] = {}
        for eid, block in index.nodes.items():
            above = index.parent(block)
            parent = None if above is None else index.eid(above)
            self.parent[eid] = parent
            self.part[eid] = eid if isinstance(block, Part) else self.part.get(parent or "")
            self.number[eid] = len(self.children[parent])
            if not isinstance(block, Noise | Title):
                self.children[parent].append(eid)
        self.texts: dict[str, str] = defaultdict(str)
        for line in lines.all:
            self.texts[line.eid] += line.text
        self.numbers_found: dict[object, Resolution] = {}
        self._paragraphs: dict[str, tuple[str, ...]] = {}
        self.title = next((eid for eid in self.order if isinstance(self.nodes[eid], Title)), None)

    # ---- numbers -------------------------------------------------------------------------

    def label(self, eid: str) -> Label | None:
        """Give the label of a block, if it is printed with a number."""
        block = self.nodes[eid]
        if isinstance(block, Unit) and block.label is not None and block.label.path:
            return block.label
        return None

    @cached_property
    def by_path(self) -> dict[LabelPath, list[str]]:
        """The numbered blocks but items, by their number."""
        found: dict[LabelPath, list[str]] = defaultdict(list)
        for eid, block in self.nodes.items():
            label = self.label(eid)
            if label is not None and not isinstance(block, ListItem):
                found[label.path].append(eid)
        return found

    @cached_property
    def schemes(self) -> frozenset[str]:
        """The label schemes that the document uses."""
        labels = (self.label(eid) for eid in self.order)
        return frozenset(label.scheme for label in labels if label is not None)

    @cached_property
    def by_last(self) -> dict[tuple[str | None, int], list[str]]:
        """The numbered blocks by what they stand directly under and their last number."""
        found: dict[tuple[str | None, int], list[str]] = defaultdict(list)
        for eid in self.order:
            label = self.label(eid)
            if label is not None:
                found[self.parent[eid], label.path[-1]].append(eid)
        return found

    # ---- above ---------------------------------------------------------------------------

    def chain(self, eid: str) -> list[str]:
        """Give a block and what stands above it in the same part, from below."""
        found: list[str] = []
        at: str | None = eid
        while at is not None and not isinstance(self.nodes[at], Part):
            found.append(at)
            at = self.parent[at]
        return found

    def article(self, eid: str) -> str | None:
        """Give the 条 that a block stands in: 第N条, else the outermost number of its part."""
        numbered = []
        for one in self.chain(eid):
            label = self.label(one)
            if label is None or label.scheme in _ABOVE_ARTICLES:
                continue
            if label.scheme == "ARTICLE":
                return one
            if not isinstance(self.nodes[one], ListItem):
                numbered.append(one)
        return numbered[-1] if numbered else None

    def paragraph(self, eid: str) -> str | None:
        """Give the 款 that a block stands in: what is directly below the 条, or the 条 itself."""
        article = self.article(eid)
        below = None
        for one in self.chain(eid):
            if one == article:
                break
            below = one
        if article is None:
            return None
        if below is None:
            return article
        if isinstance(self.nodes[below], ListItem):
            siblings = self.children[article]
            before = siblings[: self.number[below]]
            return next((one for one in reversed(before[-_NEAR:]) if self.is_text(one)), article)
        return below

    def paragraphs(self, eid: str) -> tuple[str, ...]:
        """Give the 款 of a 条: its own text is the first, each paragraph below it the next."""
        if eid not in self._paragraphs:
            own = [eid] if self.is_text(eid) else []
            below = self.children[eid]
            found = (one for one in below if isinstance(self.nodes[one], Paragraph))
            self._paragraphs[eid] = (*own, *found)
        return self._paragraphs[eid]

    def item(self, eid: str) -> str | None:
        """Give the 项 that a block stands in: the nearest item, else the nearest number."""
        chain = self.chain(eid)
        items = (one for one in chain if isinstance(self.nodes[one], ListItem))
        return next(items, None) or next((one for one in chain if self.label(one)), None)

    def enclosing(self, eid: str, unit: str) -> str | None:
        """Give the chapter, section, division or annex that a block stands in."""
        part = self.part[eid]
        if unit in ("附件", "附录"):
            return part if part is not None and self.is_annex(part) else None
        above: list[str] = []
        at: str | None = eid
        while at is not None:
            above.append(at)
            at = self.parent[at]
        if unit == "节":
            return next((one for one in above if isinstance(self.nodes[one], Section)), None)
        scheme = _CHAPTERS[unit]
        for one in above:
            label = self.label(one)
            if label is not None and label.scheme == scheme:
                return one
        return part if unit == "部分" else None

    def is_annex(self, eid: str) -> bool:
        """Tell whether a block is an annex: by its label, or by its heading."""
        block = self.nodes[eid]
        label = self.label(eid)
        if label is not None and label.scheme == "ANNEX":
            return True
        return isinstance(block, Part | Section) and block.heading.startswith(("附件", "附录"))

    @cached_property
    def annexes(self) -> tuple[str, ...]:
        """The annexes, in the order in which they are printed."""
        return tuple(eid for eid in self.order if self.is_annex(eid))

    # ---- beside --------------------------------------------------------------------------

    def is_text(self, eid: str) -> bool:
        """Tell whether a block is a 款 among its siblings: text, and no item."""
        block = self.nodes[eid]
        return isinstance(block, Paragraph) or (
            isinstance(block, Unit)
            and not isinstance(block, ListItem | Section | Part)
            and block.label is not None
        )

    def before(self, eid: str) -> list[str]:
        """Give the siblings above a block, the nearest last, as many as one looks back."""
        siblings = self.children[self.parent[eid]]
        end = self.number[eid]
        return siblings[max(0, end - _NEAR) : end]

    def after(self, eid: str) -> list[str]:
        """Give the siblings below a block."""
        siblings = self.children[self.parent[eid]]
        start = self.number[eid]
        block: Block = self.nodes[eid]
        own = 0 if isinstance(block, Noise | Title) else 1
        return siblings[start + own : start + own + _NEAR]


# Nobody reads further back, or takes more than this for one enumeration, without a number.
_NEAR = 64
