"""What happened to a unit, in a sentence for each column of a redline."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from aliyun_terms.comparison.changes import Change
from aliyun_terms.comparison.reporting import sentences
from aliyun_terms.rendering.redline_views import SentenceView

__all__ = ["in_words", "is_chinese", "tell"]

# Words of the document, quoted in an English sentence.
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")


def is_chinese(language: str) -> bool:
    """Tell whether a BCP 47 tag is one of Chinese."""
    return language.lower().split("-")[0] == "zh"


def tell(change: Change, columns: Sequence[str]) -> tuple[SentenceView, ...]:
    """Say what happened, in the language of each column; English where it is neither.

    Args:
        change: what happened.
        columns: the languages of the columns.
    """
    english, chinese = sentences(change, "both")
    return tuple(in_words(english, chinese, column) for column in columns)


def in_words(english: str, chinese: str, language: str) -> SentenceView:
    """Give a sentence in Chinese for *language* if it is that, and else in English."""
    if is_chinese(language):
        return SentenceView("zh-Hans", escape(chinese))
    html = _CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', str(escape(english)))
    return SentenceView("en", Markup(html))  # noqa: S704 - escaped
