"""What is to be said of two revisions as a whole, before any of their clauses."""

from collections.abc import Iterator

import attrs

from aliyun_terms.comparison.comparing import EditScript
from aliyun_terms.comparison.order import kept_positions
from aliyun_terms.tree.blocks import Block, Noise, Paragraph, Part, Title, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.links import links
from aliyun_terms.tree.walk import walk

__all__ = ["Remark", "make_remarks"]

# A page that only points elsewhere has a greeting, a sentence with the link, and no more.
_MOST_OF_A_POINTER = 3
# Two documents of at least so many units that share less than this are strangers.
_FEWEST_TO_TELL = 6
_SHARED_BY_STRANGERS = 0.15


@attrs.frozen
class Remark:
    """A sentence about two revisions.

    Attributes:
        code: ``withdrawn``, ``restored``, ``unrelated``, ``parts``, ``exhausted``, ``unseen``.
        message: the sentence in English.
        message_zh: the same in Chinese.
    """

    code: str
    message: str
    message_zh: str


def make_remarks(old: Document, new: Document, script: EditScript) -> tuple[Remark, ...]:
    """Say what holds of two revisions as a whole.

    Args:
        old: the earlier revision.
        new: the later one.
        script: what changed.

    Returns:
        Remarks: that the text was withdrawn in favour of a page that points elsewhere, or
        restored; that the documents have next to nothing in common; that one has parts and
        the other none; that not every pair was compared; that only what nobody sees changed.

    Example:
        >>> from aliyun_terms import diff, parse
        >>> old, new = parse("1. 您应付费。"), parse("请参见[条款](https://a.cn/1)。")
        >>> [remark.code for remark in make_remarks(old, new, diff(old, new))]
        ['withdrawn']
    """
    return tuple(_remarks(old, new, script))


def _remarks(old: Document, new: Document, script: EditScript) -> Iterator[Remark]:
    before, after = _pointer_target(old), _pointer_target(new)
    if after is not None and before is None and _has_clauses(old):
        yield Remark(
            "withdrawn",
            f"Withdrawn: the full text is gone; the page now only points to {after}",
            f"正文已撤下：该页现仅指向 {after}",
        )
    elif before is not None and after is None and _has_clauses(new):
        yield Remark(
            "restored",
            f"Restored: the page only pointed to {before}; it now holds the full text",
            f"正文已恢复：该页此前仅指向 {before}，现载有全文",
        )
    else:
        yield from _strangers(old, new, script)
        yield from _parts(old, new)
    if script.exhausted:
        yield Remark(
            "exhausted",
            "The two texts differ so much that not every pair of clauses was compared.",
            "两份文本差异过大，未比较全部条款组合。",
        )
    if not script.changes and script.patch.source != script.patch.target:
        yield Remark(
            "unseen",
            "The files differ, but in nothing that a reader can see.",
            "两份文件有别，但所见内容并无变化。",
        )


def _pointer_target(document: Document) -> str | None:
    """Give where a page leads that does nothing but point elsewhere; None for any other."""
    said = [block for block in document.children if not isinstance(block, Title | Noise)]
    if not 0 < len(said) <= _MOST_OF_A_POINTER or not all(map(_is_plain, said)):
        return None
    found = links(document)
    return found[-1].target if found else None


def _is_plain(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.label is None and not block.children


def _has_clauses(document: Document) -> bool:
    return any(isinstance(block, Unit) and block.label is not None for block in walk(document))


def _strangers(old: Document, new: Document, script: EditScript) -> Iterator[Remark]:
    shared = sum(position >= 0 for position in kept_positions(script.patch.order))
    fewest = min(sum(1 for _ in walk(document)) for document in (old, new))
    if fewest >= _FEWEST_TO_TELL and shared < _SHARED_BY_STRANGERS * fewest:
        yield Remark(
            "unrelated",
            f"The two documents have next to nothing in common: {shared} of {fewest} units. "
            "Are they revisions of one document?",
            f"两份文件几无共同之处：{fewest} 项中仅 {shared} 项相应。"
            "请确认是否为同一文件的不同版本。",
        )


def _parts(old: Document, new: Document) -> Iterator[Remark]:
    has_parts = [any(isinstance(one, Part) for one in document.children) for document in (old, new)]
    if has_parts == [False, True]:
        yield Remark(
            "parts",
            "The later revision is divided into parts; the earlier one is not.",
            "新版分为若干部分，旧版未分部分。",
        )
    elif has_parts == [True, False]:
        yield Remark(
            "parts",
            "The earlier revision is divided into parts; the later one is not.",
            "旧版分为若干部分，新版未分部分。",
        )
