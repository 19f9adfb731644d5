"""Periods, courts, laws and caps in a text, as ``grammar/facts.lark`` finds them."""

from enum import Enum
from functools import cache
from typing import Any, cast

import attrs
from lark import Lark, Token, Transformer

from aliyun_terms.errors import NumeralError
from aliyun_terms.resources import resource_folder
from aliyun_terms.source import Span
from aliyun_terms.tree.numerals import read_numeral

__all__ = ["Calendar", "Quantity", "QuantityKind", "find_quantities"]


class QuantityKind(Enum):
    """What was found."""

    PERIOD = "period"
    COURT = "court"
    TRIBUNAL = "tribunal"
    LAW = "law"
    CAP = "cap"
    FLOOR = "floor"
    PERCENTAGE = "percentage"


class Calendar(Enum):
    """Which days a period counts. ISO 8601 has no word for working days."""

    UNSTATED = "unstated"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


@attrs.frozen
class Quantity:
    """A stretch of text that states something one can compare.

    Attributes:
        kind: what it states.
        text: the stretch.
        span: where it is, in code points from the start of the text that was searched.
        duration: for a period, its ISO 8601 duration: ``P30D``.
        calendar: for a period, which days count.
        ahead: for a period, whether it says 提前: so long before.
        value: for a court, tribunal or law its name; for a floor or percentage the number,
            with ``%``.
    """

    kind: QuantityKind
    text: str
    span: Span
    duration: str | None = None
    calendar: Calendar = Calendar.UNSTATED
    ahead: bool = False
    value: str | None = None


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find periods, courts, tribunals, laws, caps and percentages, in order.

    Example:
        >>> [one.duration for one in find_quantities("提前三十（30）日通知，5个工作日内答复。")]
        ['P30D', 'P5D']
        >>> [one.value for one in find_quantities("可向杭州市西湖区人民法院提起诉讼。")]
        ['杭州市西湖区人民法院']
    """
    if not text:
        return ()
    # A stop at the end closes what the text leaves open.
    drafts = cast("list[_Draft]", _parser().parse(f"{text}。"))
    return tuple(
        Quantity(text=text[one.start : one.end], span=Span(one.start, one.end), **one.values)
        for one in drafts
        if one.end <= len(text)
    )


@attrs.frozen
class _Draft:
    """A quantity before its text is cut out: tokens know where they are, and no more."""

    start: int
    end: int
    values: dict[str, Any]


_DESIGNATORS = {
    "小时": "PT{}H",
    "分钟": "PT{}M",
    "星期": "P{}W",
    "季度": "P{}Q",
    "月": "P{}M",
    "年": "P{}Y",
    "周": "P{}W",
}
_MONTHS_OF_A_QUARTER, _HALF_A_YEAR, _HALF_A_MONTH = 3, "P6M", "P15D"


def _read_duration(number: str, unit: str) -> str:
    """Write a period as ISO 8601 has it.

    Raises:
        NumeralError: *number* is no numeral.
    """
    if number == "半":
        return _HALF_A_YEAR if "年" in unit else _HALF_A_MONTH
    return _duration(read_numeral(number), unit)


def _duration(number: int, unit: str) -> str:
    for word, pattern in _DESIGNATORS.items():
        if word in unit:
            if word == "季度":
                return f"P{number * _MONTHS_OF_A_QUARTER}M"
            return pattern.format(number)
    return f"P{number}D"


def _calendar(unit: str) -> Calendar:
    if "工作日" in unit:
        return Calendar.WORKING_DAYS
    return Calendar.CALENDAR_DAYS if "自然日" in unit else Calendar.UNSTATED


class _Builder(Transformer[Token, list[_Draft]]):
    """Build drafts while the parser reduces."""

    def text(self, found: list[Token | _Draft | list[_Draft]]) -> list[_Draft]:
        drafts: list[_Draft] = []
        for one in found:
            drafts += one if isinstance(one, list) else [one] if isinstance(one, _Draft) else []
        return drafts

    def period(self, tokens: list[Token | None]) -> _Draft | Token:
        ahead, number, unit = tokens[0], cast("Token", tokens[1]), cast("Token", tokens[2])
        try:
            duration = _read_duration(str(number), str(unit))
        except NumeralError:
            return number
        values = {
            "kind": QuantityKind.PERIOD,
            "duration": duration,
            "calendar": _calendar(str(unit)),
            "ahead": ahead is not None,
        }
        return _Draft(_start(ahead if ahead is not None else number), _end(unit), values)

    def court(self, tokens: list[Token]) -> _Draft:
        return _named(QuantityKind.COURT, tokens[0])

    def tribunal(self, tokens: list[Token]) -> _Draft:
        return _named(QuantityKind.TRIBUNAL, tokens[0])

    def law(self, tokens: list[Token]) -> _Draft:
        return _named(QuantityKind.LAW, tokens[0])

    def percentage(self, tokens: list[Token]) -> _Draft:
        return _named(QuantityKind.PERCENTAGE, tokens[0])

    def floor(self, tokens: list[Token]) -> _Draft:
        found = _named(QuantityKind.FLOOR, tokens[1])
        return attrs.evolve(found, start=_start(tokens[0]))

    def cap(self, found: list[Token | _Draft]) -> list[_Draft]:
        """Give the cap, and what it holds."""
        most, *inner, stop = found
        start, end = _start(cast("Token", most)), _start(cast("Token", stop))
        held = [one for one in inner if isinstance(one, _Draft)]
        return [_Draft(start, end, {"kind": QuantityKind.CAP}), *held]


def _named(kind: QuantityKind, token: Token) -> _Draft:
    name = str(token).strip().replace(" ", "")
    return _Draft(_start(token), _end(token), {"kind": kind, "value": name})


def _start(token: Token) -> int:
    return token.start_pos or 0


def _end(token: Token) -> int:
    return _start(token) + len(token)


@cache
def _parser() -> Lark:
    return Lark.open(
        str(resource_folder("grammar") / "facts.lark"),
        start="text",
        parser="lalr",
        transformer=_Builder(),
        maybe_placeholders=True,
    )
