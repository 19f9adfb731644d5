"""Tokens: the pieces of a clause that a redline never cuts.

A Chinese text is compared character by character, but a number, an amount, a date, a
title or an address is one thing: 三十→十五 is one change, not 三→∅ and ∅→五.
"""

import re
from typing import Literal

__all__ = ["Granularity", "tokenise"]

Granularity = Literal["character", "entity"]
"""How small the pieces are: single characters, or entities kept whole (the default)."""

_ENTITY = re.compile(
    r"""
      (?:https?://|www\.)[A-Za-z0-9\-._~:/?\#@$&+,;=%]+          # an address
    | 《[^《》\n]{1,60}》                                          # a title
    | [0-9０-９]{4}[ ]?年(?:[ ]?[0-9０-９]{1,2}[ ]?月(?:[ ]?[0-9０-９]{1,2}[ ]?日)?)?   # a date
    | 第[ ]?[0-9０-９一二三四五六七八九十百零〇.\-]+[ ]?[条款项章节]  # a reference
    | [0-9０-９]+(?:[.,．:：/\-][0-9０-９]+)*[ ]?[%％‰]?            # a number, a percentage
    | 百分之[零〇一二三四五六七八九十百千点]+                        # 百分之五
    | [零〇一二两三四五六七八九十百千万亿]{2,}                       # 三十, 一百二十
    | [A-Za-z]+(?:[-'’_.][A-Za-z0-9]+)*[0-9]*                    # a Latin word
    | [ \t\u3000]+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


def tokenise(text: str, *, granularity: Granularity = "entity") -> list[str]:
    """Cut *text* into tokens; joined, they are the text again.

    Example:
        >>> tokenise("提前三十日，按0.05%计")
        ['提', '前', '三十', '日', '，', '按', '0.05%', '计']
    """
    return list(text) if granularity == "character" else _ENTITY.findall(text)
