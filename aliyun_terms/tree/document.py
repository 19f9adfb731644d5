"""The document: the root of the clause tree."""

from functools import cached_property

import attrs

from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import Block, Title
from aliyun_terms.tree.index import Index

__all__ = ["Document"]


@attrs.frozen(slots=False)
class Document:
    """A terms document.

    Attributes:
        children: its blocks, the title among them.
        name: where it was read from, for messages.

    Example:
        >>> from aliyun_terms import parse
        >>> document = parse("# 规范\\n\\n1.  担保\\n\\n    1.1. 您应遵守本规范。\\n")
        >>> document["1.1"].label.value
        '1.1'
    """

    children: tuple[Block, ...] = ()
    name: str = attrs.field(default="<string>", eq=False)

    @cached_property
    def index(self) -> Index:
        """Ids, parents and labels of all nodes, worked out when first asked for."""
        return Index(self.children)

    def __getstate__(self) -> dict[str, object]:
        """Leave behind what was worked out, such as the index: it is worked out again."""
        return {"children": self.children, "name": self.name}

    @property
    def title(self) -> str | None:
        """The title as printed; None where the text has none."""
        titles = (block for block in self.children if isinstance(block, Title))
        found = next(titles, None)
        return None if found is None else found.text

    @property
    def span(self) -> Span:
        """All of it: code points of the text it was read from."""
        return Span(0, max((block.line_span.end for block in self.index.nodes.values()), default=0))

    def __getitem__(self, key: str) -> Block:
        """Find the unit with this label or eid.

        Args:
            key: a label (``2.5.1``), a label path (``专用/3.1``), or an eid.

        Raises:
            UnknownLabelError: nothing has it.
            AmbiguousLabelError: several units have the label; the message lists them.
            TypeError: *key* is no string; for the blocks themselves there is ``children``.
        """
        if not isinstance(key, str):
            raise TypeError(f"a label or eid is a string, such as '2.5.1', not {key!r}")
        return self.index.find(key)
