"""Periods of time in a norm, as ISO 8601 durations: 提前三十日 is P30D."""

import re

from aliyun_terms.errors import NumeralError
from aliyun_terms.norms.lexicon import lexicon
from aliyun_terms.norms.model import Norm
from aliyun_terms.tree.numerals import read_numeral

__all__ = ["notice_period", "read_periods"]

_PERIOD = re.compile(
    r"(?P<number>[0-9０-９]{1,5}|[一二三四五六七八九十百两]{1,6})(?:（[0-9]{1,5}）)?[ ]?"
    r"(?P<unit>个?工作日|个?自然日|个?日历日|天|日|个?月|年|个?小时|分钟|周|个?星期)"
)
_UNITS = {
    "工作日": ("P", "D"),
    "自然日": ("P", "D"),
    "日历日": ("P", "D"),
    "天": ("P", "D"),
    "日": ("P", "D"),
    "月": ("P", "M"),
    "年": ("P", "Y"),
    "周": ("P", "W"),
    "星期": ("P", "W"),
    "小时": ("PT", "H"),
    "分钟": ("PT", "M"),
}
_LONGEST_YEAR = 1900


def read_periods(text: str) -> tuple[str, ...]:
    """Find the periods in *text*, as ISO 8601 durations; dates are none.

    A working day counts as a day: the standard has no word for it.

    Example:
        >>> read_periods("应提前三十日通知，并在24小时内处理")
        ('P30D', 'PT24H')
    """
    found = []
    for match in _PERIOD.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        try:
            number = read_numeral(match["number"])
        except NumeralError:
            continue
        # 2018年3月16日, 第5日, 3月1日: a day on the calendar and no length of time.
        is_date = before in ("第", "年", "月", "每") or number >= _LONGEST_YEAR
        if not is_date and not text.startswith(tuple("0123456789"), match.end()):
            sign, letter = _UNITS[match["unit"].removeprefix("个")]
            found.append(f"{sign}{number}{letter}")
    return tuple(found)


def notice_period(norm: Norm) -> str | None:
    """Give how long before the event a norm demands notice; None where it does not say.

    Example:
        >>> from aliyun_terms import extract_norms, parse
        >>> (norm,) = extract_norms(parse("1.1. 阿里云应提前30天通知您。"))
        >>> notice_period(norm)
        'P30D'
    """
    if not is_notice(norm):
        return None
    return next(iter(read_periods(norm.text)), None)


def is_notice(norm: Norm) -> bool:
    """Tell whether a norm is about giving notice."""
    return any(word in norm.text for word in lexicon().words["groups.notices"])
