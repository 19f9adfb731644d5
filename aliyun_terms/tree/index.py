"""The index of a tree: what an id or label leads to, and what stands above a node.

Nodes have no parent pointers and no ids of their own: both depend on where a node
stands, so they live here. Ids are made in the manner of the Akoma Ntoso Naming
Convention 1.0 (OASIS): ``sec_2__cl_2-5__cl_2-5-1``.
"""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from aliyun_terms.errors import AmbiguousLabelError, UnknownLabelError
from aliyun_terms.tree.blocks import Block, ListItem, Part, Title, Unit
from aliyun_terms.tree.labels import LabelPath

__all__ = ["Index"]

_PREFIXES = {
    "Part": "part",
    "Section": "sec",
    "Clause": "cl",
    "ListItem": "item",
    "Paragraph": "p",
    "Formula": "formula",
    "Table": "table",
    "Image": "img",
    "Noise": "noise",
}


class Index:
    """Ids, parents and labels of all blocks below a root.

    Attributes:
        nodes: every block by its eid, in document order.
    """

    def __init__(self, roots: tuple[Block, ...]) -> None:
        """Go through the tree once."""
        self._eids: dict[int, str] = {}
        self._parents: dict[int, Block | None] = {}
        nodes: dict[str, Block] = {}
        self._number(roots, None, "", nodes)
        self.nodes: Mapping[str, Block] = MappingProxyType(nodes)
        self._labels: dict[str, list[Block]] = {}
        self._paths: dict[LabelPath, list[Block]] = {}
        for block in nodes.values():
            if isinstance(block, Unit) and block.label is not None:
                self._labels.setdefault(block.label.value, []).append(block)
                if not isinstance(block, ListItem):
                    self._paths.setdefault(block.label.path, []).append(block)

    def _number(
        self, blocks: tuple[Block, ...], parent: Block | None, above: str, nodes: dict[str, Block]
    ) -> None:
        """Give every block below *parent* its id: its own prefix and number behind *above*."""
        seen: Counter[str] = Counter()
        for block in blocks:
            eid = above + _local_id(block, seen)
            while eid in nodes:
                eid = above + _repeat(eid.removeprefix(above), seen)
            nodes[eid] = block
            self._eids[id(block)] = eid
            self._parents[id(block)] = parent
            if block.children:
                self._number(block.children, block, f"{eid}__", nodes)

    def eid(self, block: Block | Unit) -> str:
        """Give the id of *block* in this revision.

        Raises:
            UnknownLabelError: it is not in the tree.
        """
        try:
            return self._eids[id(block)]
        except KeyError:
            raise UnknownLabelError(
                "this node is not in the document; take the node from the same tree"
            ) from None

    def parent(self, block: Block | Unit) -> Block | None:
        """Give the block above *block*; None at the top."""
        self.eid(block)
        return self._parents[id(block)]

    def label(self, block: Block | Unit) -> str:
        """Give the label of *block*, or of the nearest unit above it that has one."""
        for unit in (block, *reversed(self.ancestors(block))):
            if isinstance(unit, Unit) and unit.label is not None:
                return unit.label.value
        return ""

    def ancestors(self, block: Block | Unit) -> tuple[Block, ...]:
        """Give the blocks above *block*, outermost first."""
        chain: list[Block] = []
        above = self.parent(block)
        while above is not None:
            chain.append(above)
            above = self._parents[id(above)]
        return tuple(reversed(chain))

    def logical_parent(self, block: Block | Unit) -> Block | None:
        """Give the numbered unit whose label is the prefix of this one's, in the same part.

        That is the parent, unless the clause is printed under the wrong one. Where no
        such unit is printed, the parent it is printed under is the answer.
        """
        printed = self.parent(block)
        if not isinstance(block, Unit) or block.label is None or len(block.label.path) < 2:
            return printed
        part = self._part(block)
        prefix = block.label.path[:-1]
        if isinstance(printed, Unit) and printed.label and printed.label.path == prefix:
            return printed
        for other in self._paths.get(prefix, ()):
            if self._part(other) is part and other is not block:
                return other
        return printed

    def _part(self, block: Block | Unit) -> Block | None:
        return next(
            (above for above in reversed(self.ancestors(block)) if isinstance(above, Part)), None
        )

    def find(self, key: str) -> Block:
        """Find a block by label, label path or eid.

        Args:
            key: ``2.5.1``; ``专用/3.1`` for the 3.1 below a heading that contains 专用;
                or an eid.

        Raises:
            UnknownLabelError: nothing has it.
            AmbiguousLabelError: several have the label; all are listed.
        """
        if key in self.nodes:
            return self.nodes[key]
        *headings, label = key.strip().split("/")
        candidates = [
            block
            for block in self._labels.get(label.rstrip(".．、"), ())
            if self._stands_under(block, headings)
        ]
        if len(candidates) == 1:
            return candidates[0]
        if not candidates:
            raise UnknownLabelError(
                f"no unit is labelled {key!r}; labels look like 2.5.1, 第三条 or 专用/3.1, "
                f"ids like sec_2__cl_2-5"
            )
        eids = tuple(self.eid(block) for block in candidates)
        raise AmbiguousLabelError(
            f"{len(eids)} units are labelled {key!r}: {', '.join(eids)}; "
            f"put part of a heading before it (专用/{label}), or use one of these ids",
            eids,
        )

    def _stands_under(self, block: Block, headings: list[str]) -> bool:
        """Tell whether the headings above *block* contain all of *headings*, in order."""
        names = iter(
            f"{above.label.value if above.label else ''} {above.text}"
            for above in self.ancestors(block)
            if isinstance(above, Unit)
        )
        return all(any(heading in name for name in names) for heading in headings)


def _local_id(block: Block, seen: Counter[str]) -> str:
    """Give the id of a block among its siblings."""
    if isinstance(block, Title):
        return _repeat("title", seen)
    prefix = _PREFIXES[type(block).__name__]
    if isinstance(block, Unit) and block.label is not None and block.label.path:
        # Akoma Ntoso cuts numbers down to what identifies them: 2.5.1. is 2-5-1.
        return _repeat(f"{prefix}_{'-'.join(map(str, block.label.path))}", seen)
    if isinstance(block, Unit) and prefix == "sec":
        return _repeat("sec_nn", seen)
    seen[prefix] += 1
    return f"{prefix}_{seen[prefix]}"


def _repeat(name: str, seen: Counter[str]) -> str:
    """Give *name* a suffix from its second occurrence on."""
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}_{seen[name]}"
