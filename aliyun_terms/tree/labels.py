"""Labels: the numbers that clauses are printed with, and what they say."""

import re

import attrs

from aliyun_terms.tree.numerals import read_numeral

__all__ = ["Label", "LabelPath", "read_label_path"]

LabelPath = tuple[int, ...]
"""The numbers of a label, outermost first: ``2.5.1`` is ``(2, 5, 1)``, a bullet is ``()``."""

# Chinese numerals stand alone in a label; a dot between figures separates two numbers.
_NUMERAL = re.compile(r"[0-9０-９]+|[〇零一二两三四五六七八九十百千廿卅]+|[①-⓿⑴-⒛]|[A-Za-z]")


@attrs.frozen(slots=False)
class Label:
    """A printed number.

    Attributes:
        value: the label as people write it: ``2.5.1``, ``第一条``, ``（1）``; for a bullet ``-``.
        path: its numbers, outermost first.
        scheme: the name of its label scheme, such as ``DOTTED``.
        printed: the label as printed, with its closing dot or mark.
    """

    value: str
    path: LabelPath
    scheme: str
    printed: str = attrs.field(eq=False)


def read_label_path(printed: str) -> LabelPath:
    """Read the numbers of a printed label.

    Example:
        >>> read_label_path("2.5.1."), read_label_path("第十二条"), read_label_path("-")
        ((2, 5, 1), (12,), ())
    """
    return tuple(read_numeral(numeral) for numeral in _NUMERAL.findall(printed))
