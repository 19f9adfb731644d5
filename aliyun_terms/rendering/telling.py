"""What happened to a unit, in a sentence for each column of a redline."""

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from aliyun_terms.comparison.changes import Change, ChangeKind
from aliyun_terms.comparison.reporting import sentences
from aliyun_terms.rendering.redline_views import SentenceView
from aliyun_terms.tree.blocks import Block, lines
from aliyun_terms.tree.inline import Image, Inline, Link, Text

__all__ = ["in_words", "is_chinese", "tell"]

# Words of the document, quoted in an English sentence.
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")


def is_chinese(language: str) -> bool:
    """Tell whether a BCP 47 tag is one of Chinese."""
    return language.lower().split("-")[0] == "zh"


def tell(
    change: Change, columns: Sequence[str], *, old: Block | None = None, new: Block | None = None
) -> tuple[SentenceView, ...]:
    """Say what happened, in the language of each column; English where it is neither.

    Args:
        change: what happened.
        columns: the languages of the columns.
        old: the unit in the earlier revision, if it is known.
        new: the unit in the later one, if it is known.
    """
    english, chinese = sentences(change, "both")
    if old is not None and new is not None and change.kind is ChangeKind.LINK:
        english, chinese = _tell_links(change, old, new)
    return tuple(in_words(english, chinese, column) for column in columns)


def in_words(english: str, chinese: str, language: str) -> SentenceView:
    """Give a sentence in Chinese for *language* if it is that, and else in English."""
    if is_chinese(language):
        return SentenceView("zh-Hans", escape(chinese))
    html = _CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', str(escape(english)))
    return SentenceView("en", Markup(html))  # noqa: S704 - escaped


def _tell_links(change: Change, old: Block, new: Block) -> tuple[str, str]:
    number = change.new_label or change.new_eid
    before, after = _targets(old), _targets(new)
    gone = [one for one in before if one not in after] or before
    come = [one for one in after if one not in before] or after
    listed, listed_zh = ", ".join(gone or come), "、".join(gone or come)
    if not after:
        return f"{number}: link removed ({listed})", f"{number}：移除链接（{listed_zh}）"
    if not before:
        return f"{number}: link added ({listed})", f"{number}：新增链接（{listed_zh}）"
    return (
        f"{number}: a link now leads to {', '.join(come)} (before: {', '.join(gone)})",
        f"{number}：链接现指向 {'、'.join(come)}（原指向 {'、'.join(gone)}）",
    )


def _targets(block: Block) -> list[str]:
    return [target for line in lines(block) for target in _line_targets(line)]


def _line_targets(content: Sequence[Inline]) -> Iterator[str]:
    for node in content:
        if isinstance(node, Link):
            yield node.target
        elif not isinstance(node, Text | Image):
            yield from _line_targets(node.content)
