"""Lines of text as wide as a terminal or a letter: Chinese breaks anywhere, words do not."""

import re
from collections.abc import Iterator
from functools import lru_cache

from aliyun_terms.source import display_width

__all__ = ["wrapped"]

_width = lru_cache(maxsize=8192)(display_width)
"""Most pieces are single characters, and the same ones come again and again."""

# Together with what must not begin or end a line, a word is one piece; so is a Chinese character.
_PIECE = re.compile(
    r"\s++|"
    r"[（《〈「『【〔“‘(\[<]*+"
    r"(?:[!-'*+\--;=?-Z\\^-~À-ɏ]++|[^\s（《〈「『【〔“‘(\[<])?+"
    r"[，。、；：！？）》〉」』】〕”’…)\],.;:!?>]*+"
)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break text into lines of at most *width* terminal cells; a longer word is cut.

    Args:
        text: the text; its white space is one blank.
        width: the width in cells, of which a Chinese character takes two; 0 for one line.

    Example:
        >>> list(wrapped("您应按时支付费用，不得拖欠。", 12))
        ['您应按时支付', '费用，不得拖', '欠。']
    """
    words = " ".join(text.split())
    if not width:
        yield words
        return
    line, used = "", 0
    for piece in _pieces(words, max(width, 2)):
        cells = _width(piece)
        if line and used + cells > width:
            yield line.rstrip()
            line, used = "", 0
        if line or not piece.isspace():
            line, used = line + piece, used + cells
    if line:
        yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[str]:
    for found in _PIECE.finditer(text):
        if len(found[0]) * 2 <= width or _width(found[0]) <= width:
            yield found[0]
        else:
            yield from _cut(found[0], width)


def _cut(word: str, width: int) -> Iterator[str]:
    """Cut a word that is longer than a line."""
    start, used = 0, 0
    for place, character in enumerate(word):
        cells = _width(character)
        if used + cells > width:
            yield word[start:place]
            start, used = place, 0
        used += cells
    yield word[start:]
