"""Names of units: their id, their number, and what a sentence calls them."""

from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.tree.blocks import Formula, ListItem, Noise, Table, Title
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image

__all__ = ["Names"]

_KINDS = (
    (Title, "title", "标题"),
    (Table, "table", "表格"),
    (Image, "picture", "图片"),
    (Formula, "formula", "公式"),
    (ListItem, "item", "列表项"),
    (Noise, "stray mark", "零散符号"),
)
_WORDS = 12


class Names:
    """The names of the units of one document.

    Attributes:
        eids: the ids of all units, by position.
    """

    def __init__(self, document: Document) -> None:
        self._index = document.index
        # Units are listed in the order of the index.
        self.eids = tuple(document.index.nodes)

    def eid(self, unit: DiffUnit | None) -> str:
        """Give the id of a unit; empty for none."""
        return "" if unit is None else self.eids[unit.position]

    def label(self, unit: DiffUnit | None) -> str:
        """Give the number of a unit, or that of the unit it belongs to; empty for none."""
        if unit is None or unit.number is not None:
            return "" if unit is None else unit.label
        return self._index.label(unit.block)

    def words(self, unit: DiffUnit | None) -> tuple[str, str]:
        """Give what a sentence calls a unit, in English and in Chinese."""
        if unit is None:
            return "", ""
        block, label = unit.block, unit.label
        if unit.number is not None and unit.number.path:
            # An item's number says nothing without the number of what it belongs to.
            is_item = isinstance(block, ListItem) and label[:1] in "（("
            name = f"{self._over(unit)}{label}" if is_item else label
            return name, name
        return self._unnumbered(unit, self._over(unit))

    def _over(self, unit: DiffUnit) -> str:
        """Give the number above a unit; empty for none."""
        above = self._index.parent(unit.block)
        return self._index.label(above) if above is not None else ""

    def _unnumbered(self, unit: DiffUnit, over: str) -> tuple[str, str]:
        block = unit.block
        if isinstance(block, Title):
            return "the title", "标题"
        found = ((one, other) for kind, one, other in _KINDS if isinstance(block, kind))
        english, chinese = next(found, ("", ""))
        if not english:
            is_heading = type(block).__name__ in ("Section", "Part")
            english, chinese = ("heading", "标题") if is_heading else ("paragraph", "段落")
        words = "".join(unit.text.split())
        quoted = f"“{words[:_WORDS]}{'…' if len(words) > _WORDS else ''}”" if words else ""
        if over:
            article = "an" if english[0] in "aeiou" else "a"
            return f"{article} {english} of {over} {quoted}".strip(), f"{over} 的{chinese}{quoted}"
        return f"the {english} {quoted}".strip(), f"{chinese}{quoted}"
