"""The translation as a whole: Chinese left over, punctuation, brackets, length, ending."""

import re
from collections.abc import Iterator

from aliyun_terms.source import Span
from aliyun_terms.translation.checks.codes import find
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding
from aliyun_terms.translation.checks.markup import without_addresses

__all__ = ["check_whole"]

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]++")
_CHINESE_MARKS = re.compile(r"[，。；：、？！（）【】《》「」]")
_HAN_LANGUAGES = ("ja", "zh", "ko")
_REPEATED = re.compile(r"\b([A-Za-z]{2,})\s+\1\b", re.IGNORECASE)
_MAY_REPEAT = frozenset(("that", "had"))
_SHORT = 12
_LEAST, _MOST, _MARGIN = 1.3, 9, 60
"""Of the translations of the corpus, the shortest has 2 characters for one of Chinese and the
longest 7; a short heading may be one word."""


def check_whole(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield what is odd about the translation whatever its words say."""
    language = unit.language.split("-")[0]
    if language not in _HAN_LANGUAGES:
        yield from _check_script(unit)
        yield from _check_length(unit)
    yield from _check_brackets(unit)
    yield from _check_ending(unit)
    for found in _REPEATED.finditer(unit.text):
        if found[1].lower() not in _MAY_REPEAT and found[0] not in unit.source:
            yield find("repeated-word", unit, span=Span(*found.span()))


def _check_script(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    for found in _HAN.finditer(unit.text):
        yield find("chinese-left", unit, span=Span(*found.span()))
    mark = _CHINESE_MARKS.search(without_addresses(unit.text))
    if mark is not None:
        yield find("chinese-punctuation", unit, span=Span(*mark.span()))


def _check_length(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    han = sum(len(found[0]) for found in _HAN.finditer(unit.source))
    length = len(unit.text)
    if (han >= _SHORT and length < _LEAST * han) or length > _MOST * len(unit.source) + _MARGIN:
        yield find("length", unit, places={"source": len(unit.source), "text": length})


_PARTNERS = {")": "(", "]": "[", "）": "（", "】": "【"}


def _check_brackets(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield brackets without a partner; ``1)`` and ``a)`` count items."""
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(unit.text):
        if character in _PARTNERS.values():
            waiting.append((character, place))
        elif character in _PARTNERS:
            if waiting and waiting[-1][0] == _PARTNERS[character]:
                waiting.pop()
            elif not re.search(r"(?:^|\s)\w{1,3}$", unit.text[max(0, place - 4) : place]):
                yield find("brackets", unit, span=Span(place, place + 1))
    for _, place in waiting:
        yield find("brackets", unit, span=Span(place, place + 1))


def _check_ending(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    source, text = unit.source.rstrip(), unit.text.rstrip()
    opens = source.endswith(("：", ":"))
    if opens != text.endswith((":", "：")):
        end, last = len(source), len(text)
        yield find("ending", unit, source_span=Span(end - 1, end), span=Span(last - 1, last))
