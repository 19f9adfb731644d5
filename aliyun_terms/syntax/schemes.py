"""The table of label schemes: one row for each label terminal of ``grammar/labels.lark``.

A scheme says how a label is read and how it nests. The *depth* of a label is not
in the table: dotted and hyphened labels carry it in their number of components,
every other scheme gets it from the schemes that are open where it stands
(:mod:`aliyun_terms.syntax.nesting`).
"""

from enum import Enum

import attrs

from aliyun_terms.tree.labels import LabelPath

__all__ = ["SCHEMES", "Nature", "Scheme"]


class Nature(Enum):
    """What a label of a scheme numbers."""

    PART = "part"
    """Numbers anew inside, and stands above everything else: 附件一, 第一部分."""
    CHAPTER = "chapter"
    """Groups articles, whose numbers run on across chapters: 第一章."""
    SUBCHAPTER = "subchapter"
    """Groups articles within a chapter: 第一节."""
    UNIT = "unit"
    """A section or a clause: 2.5.1, 第三条, 一、."""
    ITEM = "item"
    """An item of an enumeration: （1）, a., -."""


@attrs.frozen
class Scheme:
    """One way of printing labels.

    Attributes:
        terminal: name of the terminal in ``grammar/labels.lark``.
        family: schemes of one family continue one another (``1.`` and ``2、``).
        nature: what such a label numbers.
        doubtful: a line may begin this way by chance (``3 年``, ``7-10 个``), so the label
            is only taken for one where it opens or continues a numbering.
        variant_of: the scheme that this is another way of printing.
        torn: a blank stands in the label; where the label is none, what is before the blank is.
    """

    terminal: str
    family: str
    nature: Nature = Nature.UNIT
    doubtful: bool = False
    variant_of: str = ""
    torn: bool = False

    @property
    def name(self) -> str:
        """What labels call their scheme."""
        return self.variant_of or self.terminal

    def write(self, path: LabelPath, printed: str) -> str:
        """Write a label as people write it: ``2.5.1`` for ``2.5.1.``, ``（1）`` for ``(1)``.

        Args:
            path: its numbers.
            printed: the label with its closing dot or mark.
        """
        if self.family == "decimal":
            return ".".join(map(str, path))
        if self.family == "hyphened":
            return "-".join(map(str, path))
        if self.family == "parenthesised":
            return f"（{path[0]}）"
        return printed.translate(_WRITTEN).strip()


# Full-width brackets, and no mark that only closes the label.
_WRITTEN = str.maketrans({"(": "（", ")": "）", "\\": None, "、": None, "．": None, ".": None,
                          "：": None, ":": None, " ": None})  # fmt: skip


SCHEMES: dict[str, Scheme] = {
    scheme.terminal: scheme
    for scheme in (
        Scheme("DIVISION", "division", Nature.PART),
        Scheme("ANNEX", "annex", Nature.PART),
        Scheme("CHAPTER", "chapter", Nature.CHAPTER),
        Scheme("SUBCHAPTER", "subchapter", Nature.SUBCHAPTER),
        Scheme("ARTICLE", "article"),
        Scheme("DOTTED", "decimal"),
        Scheme("DOTTED_TIGHT", "decimal", doubtful=True, variant_of="DOTTED"),
        Scheme("DOTTED_INNER", "decimal", variant_of="DOTTED"),
        Scheme("DOTTED_INNER_TIGHT", "decimal", doubtful=True, variant_of="DOTTED"),
        Scheme("DOTTED_TORN", "decimal", doubtful=True, variant_of="DOTTED", torn=True),
        Scheme("ORDINAL", "decimal"),
        Scheme("BARE", "decimal", doubtful=True),
        Scheme("HYPHENED", "hyphened", doubtful=True),
        Scheme("CHINESE_ORDINAL", "chinese"),
        Scheme("CHINESE_PARENTHESISED", "chinese-parenthesised", Nature.ITEM),
        Scheme("PARENTHESISED", "parenthesised", Nature.ITEM),
        Scheme("HALF_PARENTHESISED", "half-parenthesised", Nature.ITEM),
        Scheme("CIRCLED", "circled", Nature.ITEM),
        Scheme("LETTER", "letter", Nature.ITEM, doubtful=True),
        Scheme("BULLET", "bullet", Nature.ITEM),
    )
}
"""Every label scheme, by the name of its terminal."""
