"""Findings: something that source and translation do not have alike, at a place in both."""

from collections.abc import Sequence

import attrs

from aliyun_terms.diagnostics.model import Severity
from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import Block

__all__ = ["CheckedUnit", "TranslationFinding", "sentences"]

_STOPS = "。；！？"
_LATIN_STOPS = ".;!?"


@attrs.frozen
class CheckedUnit:
    """A unit and its translation, as a check gets them.

    Attributes:
        context: its eid.
        source: the Chinese.
        text: the translation.
        language: the language of the translation, a BCP 47 tag.
        block: the block it is the text of.
        line: where its message begins in the file of the catalogue; 0 if not known.
    """

    context: str
    source: str
    text: str
    language: str
    block: Block | None = None
    line: int = 0

    @property
    def is_english(self) -> bool:
        """Whether the checks that know English words apply."""
        return self.language.split("-")[0] == "en"


@attrs.frozen
class TranslationFinding:
    """Something odd between a unit and its translation.

    Attributes:
        code: its stable code, such as ``TR101``.
        name: its short name.
        severity: how much it matters.
        message: what is odd, in English.
        message_zh: the same in Chinese.
        unit: the unit and its translation.
        source_span: where in the Chinese of the unit, in code points; empty for all of it.
        span: where in the translation, in code points; empty for all of it.
    """

    code: str
    name: str
    severity: Severity
    message: str
    message_zh: str
    unit: CheckedUnit
    source_span: Span
    span: Span


def sentences(unit: CheckedUnit) -> Sequence[tuple[Span, Span]]:
    """Pair the sentences of a unit with those of its translation.

    Returns:
        Spans of both; one pair, all of both, where they are not as many.
    """
    source, text = _spans(unit.source, _STOPS), _spans(unit.text, _LATIN_STOPS)
    if len(source) == len(text):
        return list(zip(source, text, strict=True))
    return [(Span(0, len(unit.source)), Span(0, len(unit.text)))]


def _spans(text: str, stops: str) -> list[Span]:
    """Split at stops; a stop of Latin print ends a sentence only before a blank."""
    spans, start = [], 0
    for place, character in enumerate(text):
        latin = character in _LATIN_STOPS
        follows = text[place + 1 : place + 2]
        if character in stops and (not latin or not follows or follows in ' \n"”’)'):
            if text[start : place + 1].strip():
                spans.append(Span(start, place + 1))
            start = place + 1
    if text[start:].strip():
        spans.append(Span(start, len(text)))
    return spans
