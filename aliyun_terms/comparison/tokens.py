"""Tokens: the pieces of a clause that a redline never cuts.

A Chinese text is compared character by character, but a number, an amount, a date, a
title or an address is one thing: 三十→十五 is one change, not 三→∅ and ∅→五.
"""

import re
from typing import Literal

__all__ = ["Granularity", "tokenise"]

Granularity = Literal["character", "entity", "word"]
"""How small the pieces are: single characters, entities kept whole (the default), or Chinese words
too, which needs a segmenter: the extra ``words``."""

_TITLE = r"《[^《》\n]{1,60}》"
_LETTER = "A-Za-z0-9０-９Ａ-Ｚａ-ｚ"
_DIGIT = "0-9０-９"
_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
_ENTITY = rf"""
      (?:https?://|www\.)[A-Za-z0-9\-._~:/?\#@$&+,;=%]+          # an address
    | [{_DIGIT}]{{4}}[ ]?年                                       # a date
      (?:[ ]?[{_DIGIT}]{{1,2}}[ ]?月(?:[ ]?[{_DIGIT}]{{1,2}}[ ]?日)?)?
    | 第[ ]?[{_DIGIT}一二三四五六七八九十百零〇.\-]+[ ]?[条款项章节]  # a reference
    | (?: (?!https?://|www\.)[{_LETTER}]                         # a word, a number
        | (?<=[{_DIGIT}])[.,．:：/\-](?=[{_DIGIT}])
        | (?<=[A-Za-z0-9])[.\-_'’&@+](?=[A-Za-z0-9])
      )+ (?: [ ]?[%％‰] | [万亿] )?
    | [{_NUMERAL}]+分之[{_NUMERAL}点]+                             # 百分之五, 三分之二
    | [{_NUMERAL}]{{2,}}                                          # 三十, 一百二十
    | [ \t\u3000]+
    | .
    """
_PATTERN = re.compile(f"{_TITLE}|{_ENTITY}", re.VERBOSE | re.DOTALL)
_WITHOUT_TITLES = re.compile(_ENTITY, re.VERBOSE | re.DOTALL)


def tokenise(text: str, *, granularity: Granularity = "entity", titles: bool = True) -> list[str]:
    """Cut *text* into tokens; joined, they are the text again.

    Args:
        text: the text.
        granularity: what is kept whole.
        titles: whether a title in 《》 is; where a bracket is missing, it cannot be.

    Example:
        >>> tokenise("提前三十日，按0.05%计")
        ['提', '前', '三十', '日', '，', '按', '0.05%', '计']
    """
    if granularity == "character":
        return list(text)
    return (_PATTERN if titles else _WITHOUT_TITLES).findall(text)
