"""Label paths in selectors: ``2.5.*``, ``专用/3.1``."""

from functools import cached_property

import attrs

from aliyun_terms.query.numbering import Flags, Numbering
from aliyun_terms.tree.blocks import Unit

__all__ = ["LabelPattern"]


@attrs.frozen(slots=False)
class LabelPattern:
    """What a label path with wildcards says, read as :meth:`Document.__getitem__` reads one.

    Attributes:
        headings: what the units above contain, in label or text, outermost first.
        label: the label, in which ``*`` stands for any characters.
    """

    headings: tuple[str, ...]
    label: str

    @classmethod
    def read(cls, text: str) -> "LabelPattern":
        """Read a label path.

        Example:
            >>> LabelPattern.read("专用/3.*")
            LabelPattern(headings=('专用',), label='3.*')
        """
        *headings, label = text.split("/")
        return cls(tuple(headings), label.rstrip(".．、"))

    @cached_property
    def _pieces(self) -> list[str]:
        return self.label.split("*")

    def fits(self, label: str) -> bool:
        """Tell whether a label is one of those that are meant.

        Example:
            >>> pattern = LabelPattern.read("2.5.*")
            >>> pattern.fits("2.5.1"), pattern.fits("2.5.1.4"), pattern.fits("2.5")
            (True, True, False)
        """
        first, *rest = self._pieces
        if not rest:
            return label == first
        *middle, last = rest
        end = len(label) - len(last)
        if not (label.startswith(first) and label.endswith(last) and len(first) <= end):
            return False
        return _in_order(middle, label[len(first) : end])

    def narrow(self, numbering: Numbering, flags: Flags) -> Flags:
        """Give the units of a set that have such a label and stand below such headings."""
        nodes = numbering.nodes
        under = self._headings_above(numbering)
        return numbering.only(
            number
            for number in numbering.members(flags)
            if isinstance(nodes[number], Unit)
            and nodes[number].label is not None
            and self.fits(nodes[number].label.value)
            and (under is None or under[numbering.parents[number]] == len(self.headings))
        )

    def _headings_above(self, numbering: Numbering) -> list[int] | None:
        """Count, for each node, how many of the headings it and those above it contain."""
        if not self.headings:
            return None
        wanted = [heading.split("*") for heading in self.headings]
        counts: list[int] = []
        for node, above in zip(numbering.nodes, numbering.parents, strict=True):
            count = counts[above] if above >= 0 else 0
            if count < len(wanted) and isinstance(node, Unit):
                name = f"{node.label.value if node.label else ''} {node.text}"
                count += _in_order(wanted[count], name)
            counts.append(count)
        return counts


def _in_order(pieces: list[str], text: str) -> bool:
    """Tell whether *text* contains all *pieces*, one behind the other."""
    place = 0
    for piece in pieces:
        place = text.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True
