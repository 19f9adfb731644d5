"""How a clause is cited, in Chinese and in the languages beside it."""

import re
from collections.abc import Iterable

from aliyun_terms.tree.blocks import Block, Part, Unit
from aliyun_terms.tree.document import Document

__all__ = ["cite"]

_NUMBERED = re.compile(r"第.+?(?P<unit>条|章|节|款|项|部分)")
_BRACKETS = ("（", "(")
_UNITS = {"条": "art.", "章": "ch.", "节": "sec.", "款": "para.", "项": "item", "部分": "pt."}


def cite(document: Document, block: Block, titles: Iterable[str] = ()) -> str:
    """Cite a block by its number, or by that of the nearest block above with one.

    Args:
        document: the document.
        block: one of its blocks.
        titles: the title of the document in further languages.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> document = load_corpus("api-usage-terms")
        >>> cite(document, document["2.5.1"], ["API Usage Rules"])
        '《API使用规范》第2.5.1条 / API Usage Rules, cl. 2.5.1'
    """
    chinese, english = _place(document, block)
    title = f"《{document.title}》" if document.title else document.name
    others = (f"{one}, {english}" if english else one for one in titles)
    return " / ".join((f"{title}{chinese}", *others))


def _place(document: Document, block: Block) -> tuple[str, str]:
    """Give the place of a block, in Chinese and in English; empty where no number leads to it."""
    above = document.index.parent(block)
    label = block.label if isinstance(block, Unit) else None
    if label is None or not label.path:
        return ("", "") if above is None else _place(document, above)
    number = ".".join(map(str, label.path))
    if above is not None and label.value[0] in _BRACKETS:
        chinese, english = _place(document, above)
        if chinese:
            return f"{chinese}第{label.value}项", f"{english}({label.path[-1]})"
    if isinstance(block, Part):
        return label.value, f"{'annex' if label.value.startswith('附') else 'pt.'} {number}"
    named = _NUMBERED.fullmatch(label.value)
    if named:
        return label.value, f"{_UNITS[named['unit']]} {number}"
    return f"第{label.value}条", f"cl. {number}"
