"""Checks of punctuation: brackets and quotation marks without a partner, half-width marks."""

from collections.abc import Iterator

from aliyun_terms.diagnostics.codes import diagnose
from aliyun_terms.diagnostics.model import Diagnostic, Fix
from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import lines
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.plain import LineMap, plain_text
from aliyun_terms.tree.walk import walk

__all__ = ["check_punctuation"]

# Full-width and half-width round brackets close each other: mixing them is another matter.
_OPENING = {
    "（": ")",
    "(": ")",
    "【": "】",
    "《": "》",
    "「": "」",
    "『": "』",
    "［": "］",
    "〔": "〕",
}
_CLOSING = {
    "）": ")",
    ")": ")",
    "】": "】",
    "》": "》",
    "」": "」",
    "』": "』",
    "］": "］",
    "〕": "〕",
}
_QUOTES = {"“": "”", "‘": "’"}
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}


def check_punctuation(document: Document) -> Iterator[Diagnostic]:
    """Yield brackets, quotation marks and half-width marks that look wrong, line by line."""
    for block in walk(document):
        eid = document.index.eid(block)
        for line in lines(block):
            text, where = plain_text(line), LineMap(line)
            yield from _check_brackets(text, where, eid)
            yield from _check_quotes(text, where, eid)
            yield from _check_width(text, where, eid)


def _check_brackets(text: str, where: LineMap, eid: str) -> Iterator[Diagnostic]:
    """Match brackets with a stack; what is left on it, or finds nothing there, has no partner."""
    waiting: list[int] = []
    lonely: list[int] = []
    for offset, character in enumerate(text):
        if character in _OPENING:
            waiting.append(offset)
        elif character in _CLOSING:
            if waiting and _OPENING[text[waiting[-1]]] == _CLOSING[character]:
                waiting.pop()
            elif not _is_enumerator(text, offset):
                lonely.append(offset)
    for offset in sorted(lonely + waiting):
        yield diagnose(
            "unbalanced-bracket", _place(where, offset), eid=eid, places={"bracket": text[offset]}
        )


def _is_enumerator(text: str, offset: int) -> bool:
    """Tell whether the closing bracket at *offset* ends a number in running text: `1）`, `a)`."""
    return (
        text[offset] in "）)"
        and offset > 0
        and text[offset - 1].isalnum()
        and (text[offset - 1].isascii() or text[offset - 1].isdigit())
        and (offset < 2 or not text[offset - 2].isascii() or text[offset - 2].isspace())
    )


def _check_quotes(text: str, where: LineMap, eid: str) -> Iterator[Diagnostic]:
    for opening, closing in _QUOTES.items():
        is_open: int | None = None
        for offset, character in enumerate(text):
            if character == opening:
                if is_open is not None:
                    yield _quote(text, is_open, where, eid)
                is_open = offset
            elif character == closing and not _is_apostrophe(text, offset):
                if is_open is None:
                    yield _quote(text, offset, where, eid)
                is_open = None
        if is_open is not None:
            yield _quote(text, is_open, where, eid)


def _is_apostrophe(text: str, offset: int) -> bool:
    """Tell whether `’` stands in an English word."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return (
        text[offset] == "’"
        and before.isascii()
        and before.isalpha()
        and (not after or after.isascii())
    )


def _quote(text: str, offset: int, where: LineMap, eid: str) -> Diagnostic:
    place = _place(where, offset)
    return diagnose("reversed-quotes", place, eid=eid, places={"quote": text[offset]})


def _check_width(text: str, where: LineMap, eid: str) -> Iterator[Diagnostic]:
    """Yield half-width marks with an ideograph or full-width mark before and behind them."""
    for offset, character in enumerate(text):
        if character not in _FULL_WIDTH:
            continue
        before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
        if _is_wide(before) and (not after or _is_wide(after)):
            place = _place(where, offset)
            fix = Fix(place, _FULL_WIDTH[character])
            places = {"mark": character}
            yield diagnose("half-width-punctuation", place, eid=eid, fix=fix, places=places)


def _is_wide(character: str) -> bool:
    """Tell whether *character* is an ideograph or a full-width mark."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uff00" <= character <= "\uffef"
        or (character != "" and character in "“”‘’…—")
    )


def _place(where: LineMap, offset: int) -> Span:
    return where.span(Span(offset, offset + 1))
