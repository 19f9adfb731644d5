"""What is only print: punctuation, width, blanks, variant spellings, a word printed twice."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_punctuation", "is_repetition", "is_spelling"]

# Pairs that are one word written in two ways; the first is the form in which they are compared.
_VARIANTS = tuple(
    pair.split("/")
    for pair in (
        *(
            "登录/登陆",
            "其他/其它",
            "账号/帐号",
            "账户/帐户",
            "账单/帐单",
            "账目/帐目",
            "作出/做出",
        ),
        *(
            "唯一/惟一",
            "签订/签定",
            "图像/图象",
            "作为/做为",
            "当作/当做",
            "订购/定购",
            "部署/布署",
        ),
    )
)
_DE = frozenset("的地得")

# A mark between figures is part of the number; ％ and the like are never mere marks.
_INSIDE_NUMBER = re.compile(r"(?<=[0-9])(?:[.:/\-]|\s+)(?=[0-9])")
_BLANKS = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_MEANT = frozenset("%‰/@#&*")


def is_punctuation(old: str, new: str) -> bool:
    """Tell whether two wordings differ in punctuation, width and blanks at most.

    Example:
        >>> is_punctuation("您同意, 并付费", "您同意，并付费。"), is_punctuation("1.5倍", "15倍")
        (True, False)
    """
    return _letters(old) == _letters(new)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace(",", "")
    if folded.isalnum():
        return folded
    kept = _INSIDE_NUMBER.sub("\\0", _BLANKS.sub("", folded))
    return "".join(one for one in kept if one == "\0" or one in _MEANT or not _is_mark(one))


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PZC" or character in "^`~～"


def is_spelling(old: str, new: str, before: str, behind: str) -> bool:
    """Tell whether two wordings are one word written in two ways.

    Args:
        old: what was taken out.
        new: what was put in.
        before: what stands before it in both texts.
        behind: what stands behind it in both.

    Example:
        >>> is_spelling("陆", "录", "您在登", "账户时")
        True
    """
    if old in _DE and new in _DE and old and new:
        return True
    around = before[-2:], behind[:2]
    return bool(old and new) and _evened(old, *around) == _evened(new, *around)


def _evened(text: str, before: str, behind: str) -> str:
    whole = f"{before}{text}{behind}"
    for kept, variant in _VARIANTS:
        whole = whole.replace(variant, kept)
    return whole


def is_repetition(word: str, before: str, behind: str) -> bool:
    """Tell whether *word*, taken out or put in, stands next to itself: 服务服务.

    Example:
        >>> is_repetition("条款", "或限制本条款", "的含义")
        True
    """
    return (
        1 < len(word) < 12
        and not any(map(str.isdigit, word))
        and (before.endswith(word) or behind.startswith(word))
    )
