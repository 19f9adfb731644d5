"""Numerals as printed in labels: Arabic, full-width, Chinese, circled, letters.

Both ways: :func:`read_numeral` from print to number, :func:`chinese_numeral` back.
"""

import unicodedata

from aliyun_terms.errors import NumeralError

__all__ = ["chinese_numeral", "read_numeral"]

_DIGITS = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def read_numeral(text: str) -> int:
    """Read a numeral in any of the forms that labels are printed in.

    Args:
        text: the numeral alone: ``12``, ``１２``, ``十二``, ``廿一``, ``百零五``, ``⑫``, ``c``.

    Returns:
        Its value; a letter counts from ``a`` = 1.

    Raises:
        NumeralError: *text* is not a numeral.

    Example:
        >>> read_numeral("二十一"), read_numeral("１２"), read_numeral("⑤")
        (21, 12, 5)
    """
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        if text.isascii() and text.isalpha():
            return ord(text.lower()) - ord("a") + 1
        value = unicodedata.numeric(text, None)
        if value is not None and value == int(value) and text not in "〇零":
            return int(value)
    return _read_chinese(text)


def _read_chinese(text: str) -> int:
    """Read a Chinese numeral, in units (二百零五) or digit by digit (二〇二六)."""
    plain = "".join(_TENS.get(character, character) for character in text)
    if not plain:
        raise NumeralError("an empty string is not a numeral: give at least one digit")
    if len(plain) > 1 and all(character in _DIGITS for character in plain):
        return int("".join(str(_DIGITS[character]) for character in plain))
    return _sum_units(plain)


def _sum_units(text: str) -> int:
    """Add up a numeral written in units; 百五 is read as 一百五十, as it is spoken."""
    total = section = 0
    digit: int | None = None
    last_unit = 1
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
            last_unit = 1 if digit == 0 else last_unit
        elif character in _UNITS:
            last_unit = _UNITS[character]
            section += (1 if digit is None else digit) * last_unit
            digit = None
        elif character in _MYRIADS:
            total = (total + section + (digit or 0)) * _MYRIADS[character]
            section, digit, last_unit = 0, None, _MYRIADS[character]
        else:
            raise NumeralError(f"{text!r} is not a numeral: {character!r} is not a digit or unit")
    spoken = last_unit // 10 if last_unit >= 100 and digit else 1
    return total + section + (digit or 0) * spoken


def chinese_numeral(number: int) -> str:
    """Write *number* as a Chinese numeral, as headings print it.

    Args:
        number: from 0 to 99,999,999.

    Returns:
        The numeral: 10 is 十, 21 is 二十一, 105 is 一百零五.

    Raises:
        NumeralError: *number* is outside that range.

    Example:
        >>> chinese_numeral(21), chinese_numeral(105)
        ('二十一', '一百零五')
    """
    if not 0 <= number < 10**8:
        raise NumeralError(f"{number} cannot be written as a label: give a number below 10^8")
    if number == 0:
        return "零"
    high, low = divmod(number, 10**4)
    written = f"{_write_section(high)}万" if high else ""
    if low:
        written += ("零" if high and low < 1000 else "") + _write_section(low)
    return written[1:] if written.startswith("一十") else written


def _write_section(number: int) -> str:
    """Write a number below 10,000; a run of zeros inside it is one 零."""
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + name
        gap = not digit
    return written
