"""Quantities: numbers, dates, amounts, percentages and periods, in Chinese and in English.

Both are read into values, so that 三十日 is 30 days, 10万元 is RMB 100,000 and 百分之五 is 5%.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

import attrs

from aliyun_terms.errors import NumeralError
from aliyun_terms.source import Span
from aliyun_terms.tree.numerals import read_numeral

__all__ = ["Quantity", "chinese_quantities", "latin_quantities"]


@attrs.frozen
class Quantity:
    """A quantity where it stands.

    Attributes:
        kind: ``date``, ``percentage``, ``amount``, ``period`` or ``number``.
        value: its value: a number, a date as ``2021-04-25``, a label as ``3.1.2``.
        unit: the currency or the unit of time; empty for what has none.
        span: where, in code points.
        required: whether a translation must have it; 一年 may well be "a year".
    """

    kind: str
    value: str
    unit: str
    span: Span
    required: bool = True


_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*"
_FULL_HOUR = r"(?::00(?![\d:]))?"
_NUMERALS = "〇零一二两三四五六七八九十百千"
_HAN = rf"(?<![{_NUMERALS}])[{_NUMERALS}]{{1,15}}+(?![{_NUMERALS}])"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_PARTS = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}
_UNITS_OF_TIME = {
    "工作日": "business day", "自然日": "day", "日": "day", "天": "day", "周": "week",
    "星期": "week", "月": "month", "年": "year", "小时": "hour", "分钟": "minute", "秒": "second",
    "周岁": "year", "岁": "year",
}  # fmt: skip
_CURRENCIES = {
    "元": "CNY", "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "¥": "CNY", "￥": "CNY",
    "yuan": "CNY", "renminbi": "CNY", "美元": "USD", "usd": "USD", "$": "USD", "us$": "USD",
    "us dollar": "USD", "us dollars": "USD", "dollar": "USD", "dollars": "USD",
    "港元": "HKD", "港币": "HKD", "hkd": "HKD", "hk$": "HKD", "欧元": "EUR", "eur": "EUR",
    "€": "EUR", "euro": "EUR", "euros": "EUR",
}  # fmt: skip

_CHINESE = re.compile(
    rf"""
      (?P<year>\d{{4}}|[〇零一二三四五六七八九]{{4}})\s*年\s*(?P<month>\d{{1,2}}|{_HAN})\s*月
        (?:\s*(?P<day>\d{{1,2}}|{_HAN})\s*[日号])?
    | (?P<iso>(?<![\d.-])\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}(?![\d-]))
    | (?P<only_month>\d{{1,2}})月(?P<only_day>\d{{1,2}})[日号]
    | (?P<parts>[百千万])分之(?P<share>{_NUMBER}|{_HAN})
    | (?<![A-Za-z\d])(?:(?P<before>人民币|RMB|CNY|USD|US\$|[¥￥$€])\s*)?
        (?P<number>{_NUMBER}){_FULL_HOUR}\s*
        (?: (?P<percent>[%‰])
          | (?P<scale>百万|千万|[百千万亿])?(?P<currency>元|美元|港元|港币|欧元)
          | (?:个\s*)?(?P<time>周岁|岁|工作日|自然日|日(?!志)|天|周|星期|(?<=个)月|年|小时|分钟|秒)
          | (?P<plain_scale>百万|千万|[百千万亿])?
        )
    | (?P<han>{_HAN})(?:个?(?P<han_time>周岁|岁|工作日|自然日|日|天|周(?!边|围)|星期|小时|分钟
        |(?<=个)月|年)
        |(?P<han_scale>[万亿]+)?(?P<han_currency>元|美元)
        |(?P<measure>[个次倍份台项种级方者]))
    | 第(?P<ordinal>{_HAN})[条款项章节]
    """,
    re.VERBOSE,
)


def chinese_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a Chinese text, in order.

    Example:
        >>> [(one.kind, one.value, one.unit) for one in chinese_quantities("于三十日内付10万元")]
        [('period', '30', 'day'), ('amount', '100000', 'CNY')]
    """
    for found in _CHINESE.finditer(text.translate(_WIDE)):
        quantity = _chinese_quantity(found)
        if quantity is not None:
            yield quantity


def _chinese_quantity(found: re.Match[str]) -> Quantity | None:
    """Read what one match says."""
    group, span = found.groupdict(), Span(*found.span())
    if group["year"]:
        return Quantity("date", _date(group["year"], group["month"], group["day"]), "", span)
    if group["iso"]:
        return Quantity("date", _date(*re.split("[-/]", group["iso"])), "", span)
    if group["only_month"]:
        return Quantity("date", _date("", group["only_month"], group["only_day"]), "", span)
    if group["parts"]:
        value = _value(group["share"] or "") * _PARTS[group["parts"]]
        return Quantity("percentage", _written(value), "", span)
    if group["number"]:
        return _arabic_quantity(group, span)
    return _han_quantity(group, span)


def _arabic_quantity(group: dict[str, str | None], span: Span) -> Quantity:
    number = group["number"] or ""
    scale = _SCALES.get(group["scale"] or group["plain_scale"] or "", 1)
    value = _scaled(number, scale)
    if group["percent"]:
        share = _value(number) * (Decimal("0.1") if group["percent"] == "‰" else 1)
        return Quantity("percentage", _written(share), "", span)
    currency = group["currency"] or group["before"]
    if currency:
        return Quantity("amount", value, _CURRENCIES[currency.lower()], span)
    time = group["time"]
    if time and not (time == "年" and len(number) == 4):
        return Quantity("period", value, _UNITS_OF_TIME[time], span)
    return Quantity("number", value, "", span)


def _han_quantity(group: dict[str, str | None], span: Span) -> Quantity | None:
    if group["ordinal"]:
        return Quantity("number", _written(_value(group["ordinal"])), "", span)
    value = _value(group["han"] or "")
    if group["han_currency"]:
        for scale in group["han_scale"] or "":
            value *= _SCALES[scale]
        return Quantity("amount", _written(value), _CURRENCIES[group["han_currency"]], span)
    time = group["han_time"]
    if time:
        return Quantity("period", _written(value), _UNITS_OF_TIME[time], span, value != 1)
    # 第三方 counts nobody, and 三方 may well be tripartite.
    required = value > 2 and group["measure"] not in ("方", "者")
    return Quantity("number", _written(value), "", span, required)


def _value(text: str) -> Decimal:
    """Read a number, Arabic or Chinese; what is none has the value 0."""
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        pass
    try:
        return Decimal(read_numeral(text))
    except NumeralError:
        return Decimal(0)


def _scaled(number: str, scale: int) -> str:
    """Give the value of a number; a label such as 3.1.2 is its own value."""
    return number if number.count(".") > 1 else _written(_value(number) * scale)


def _written(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(year: str, month: str | None, day: str | None = None) -> str:
    """Write a date; what it does not say is left empty."""
    parts = (_written(_value(part)) if part else "" for part in (year, month, day))
    return "-".join(parts)


# ---- English, and numbers in any other language ----------------------------------------------

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_MONTH = (
    r"(?-i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_SMALL)}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_WORD_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_ANY_WORD = "|".join(sorted((*_WORDS, *_WORD_SCALES), key=len, reverse=True))
_SPOKEN = rf"\b(?:{_ANY_WORD})(?:(?:\s+and)?[\s-]+(?:{_ANY_WORD})\b)*\b"
_LATIN = re.compile(
    rf"""
      (?P<iso>(?<![\d.-])\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}(?![\d-]))
    | \b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}})\b)?
    | \b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b
        (?:,?\s+(?P<year2>\d{{4}})\b)?
    | \b(?P<month3>{_MONTH})\s+(?P<year3>\d{{4}})\b
    | (?<![A-Za-z\d])(?P<share>{_NUMBER}|(?:{_ANY_WORD})\b)\s+
        (?P<parts>(?:ten[-\s]|hundred[-\s])?thousandths?|hundredths?|per\s?mille?
          |per\s(?:ten\s)?thousand)\b
        (?:\s*\(\s*\d+(?:\.\d+)?\s*[%‰]?\s*\))?
    | (?:(?P<before>\b(?:RMB|CNY|USD|HKD|EUR|US\$|HK\$|Renminbi)|[¥￥$€])\s?)?
        (?:(?<![A-Za-z\d])(?P<number>{_NUMBER})(?:{_FULL_HOUR}|(?:st|nd|rd|th))|(?P<spoken>{_SPOKEN}))
        (?:\s*\(\s*(?:\d+|{_SPOKEN})\s*\))?
        (?:\s+(?P<scale>hundred|thousand|million|billion)\b)?
        (?: \s*(?P<percent>%|‰|(?:\s|-)per\s?cent\b|(?:\s|-)percent\b)
          | \s*(?P<currency>yuan|RMB|CNY|renminbi|USD|US\ dollars?|dollars?|euros?|HKD)\b
          | [\s-]+(?P<kind>business|working|calendar|natural|consecutive)?[\s-]*
            (?P<time>day|week|month|year|hour|minute|second)s?\b
        )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def latin_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of an English text, in order; of others, those in digits.

    Example:
        >>> text = "within thirty (30) days from April 25, 2021, RMB 100,000"
        >>> [(one.kind, one.value, one.unit) for one in latin_quantities(text)]
        [('period', '30', 'day'), ('date', '2021-4-25', ''), ('amount', '100000', 'CNY')]
    """
    for found in _LATIN.finditer(text.translate(_WIDE)):
        group, span = found.groupdict(), Span(*found.span())
        for suffix in ("", "2", "3"):
            if group[f"month{suffix}"]:
                month = str(_month_number(group[f"month{suffix}"]))
                day = group.get(f"day{suffix}")
                yield Quantity("date", _date(group[f"year{suffix}"] or "", month, day), "", span)
                break
        else:
            if group["iso"]:
                yield Quantity("date", _date(*re.split("[-/]", group["iso"])), "", span)
            else:
                yield _latin_quantity(group, span)


def _month_number(name: str) -> int:
    start = name.lower()[:3]
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(start))


def _latin_share(share: str, parts: str) -> str:
    """Give a share as a percentage: five ten-thousandths are 0.05."""
    value = _value(share) if share[0].isdigit() else Decimal(_spoken_value(share))
    name = parts.lower()
    if "hundredth" in name:
        return _written(value)
    if "hundred" in name:
        return _written(value / 1000)
    return _written(value / (100 if "ten" in name else 10))


def _latin_quantity(group: dict[str, str | None], span: Span) -> Quantity:
    if group["share"]:
        return Quantity("percentage", _latin_share(group["share"], group["parts"] or ""), "", span)
    scale = _WORD_SCALES.get((group["scale"] or "").lower(), 1)
    if group["number"]:
        value = _scaled(group["number"], scale)
    else:
        value = str(_spoken_value(group["spoken"] or "") * scale)
    # A word up to two is as often a pronoun: one of, the two.
    required = bool(group["number"]) or value not in ("0", "1", "2")
    if group["percent"]:
        share = _value(value) * (Decimal("0.1") if group["percent"].strip() == "‰" else 1)
        return Quantity("percentage", _written(share), "", span)
    currency = group["currency"] or group["before"]
    if currency:
        return Quantity("amount", value, _CURRENCIES[currency.lower().strip()], span)
    if group["time"]:
        unit = group["time"].lower()
        if (group["kind"] or "").lower() in ("business", "working"):
            unit = f"business {unit}"
        return Quantity("period", value, unit, span, required)
    return Quantity("number", value, "", span, required)


def _spoken_value(words: str) -> int:
    """Read a number in words: one hundred and twenty."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _WORD_SCALES:
            total += (current or 1) * _WORD_SCALES[word]
            current = 0
    return total + current
