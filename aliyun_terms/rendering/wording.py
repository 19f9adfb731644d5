"""Redlines as HTML: words taken out and put in, with the emphasis and links they are printed in.

Each stretch says in words, which a style sheet hides, what it is: a page that is read aloud,
or without its styles, tells ``三十`` from ``十五`` all the same.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs
from markupsafe import Markup

from aliyun_terms.comparison.inline import Piece, PieceKind
from aliyun_terms.rendering.inline import escaped, inline_html, safe
from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text

__all__ = [
    "WordRun",
    "Wrapper",
    "cut_runs",
    "redlined_html",
    "redlined_words",
    "whole_html",
    "word_runs",
]

_DELETED = {
    "zh": '<del><span class="vh">（删除：</span>{}<span class="vh">）</span></del>',
    "en": '<del><span class="vh">(deleted: </span>{}<span class="vh">)</span></del>',
}
_INSERTED = {
    "zh": '<ins><span class="vh">（新增：</span>{}<span class="vh">）</span></ins>',
    "en": '<ins><span class="vh">(inserted: </span>{}<span class="vh">)</span></ins>',
}
_WHOLE = {PieceKind.DELETED: "<del>{}</del>", PieceKind.INSERTED: "<ins>{}</ins>"}


Wrapper = Strong | Link | Image
"""What words may stand in."""


@attrs.frozen
class WordRun:
    """Characters of a line that are printed alike.

    Attributes:
        text: the characters.
        within: what they stand in, the outermost first: bold, a link, an image.
    """

    text: str
    within: tuple[Wrapper, ...] = ()


def word_runs(content: Iterable[Inline]) -> tuple[WordRun, ...]:
    """Cut a line into runs; joined, they are its plain text.

    Example:
        >>> from aliyun_terms.tree.inline import Strong, Text
        >>> [run.text for run in word_runs((Text("您"), Strong((Text("不得转让"),))))]
        ['您', '不得转让']
    """
    return tuple(_runs(content, ()))


def _runs(content: Iterable[Inline], within: tuple[Wrapper, ...]) -> Iterator[WordRun]:
    for node in content:
        if isinstance(node, Text):
            yield WordRun(node.value, within)
        elif isinstance(node, Image):
            yield WordRun(node.alternative, (*within, node))
        else:
            yield from _runs(node.content, (*within, node))


def cut_runs(runs: Iterable[WordRun], start: int, stop: int) -> tuple[WordRun, ...]:
    """Give the runs of the characters from *start* up to *stop*."""
    found, passed = [], 0
    for run in runs:
        text = run.text[max(start - passed, 0) : max(stop - passed, 0)]
        if text:
            found.append(attrs.evolve(run, text=text))
        passed += len(run.text)
    return tuple(found)


@attrs.define
class _Reader:
    """Runs that are read from the first to the last, so many characters at a time."""

    runs: Sequence[WordRun]
    place: int = 0
    offset: int = 0

    def read(self, count: int) -> str:
        """Give the next *count* characters as HTML."""
        html = ""
        while self.place < len(self.runs):
            run = self.runs[self.place]
            text = run.text[self.offset : self.offset + count]
            if run.text and not text:
                break
            if text or run.within:
                html += _run_html(text, run.within)
            count -= len(text)
            self.offset += len(text)
            if self.offset < len(run.text):
                break
            self.place, self.offset = self.place + 1, 0
        return html

    def skip(self, count: int) -> None:
        """Leave out *count* characters, and pictures that stand among them."""
        while self.place < len(self.runs):
            rest = len(self.runs[self.place].text) - self.offset
            if count < rest:
                self.offset += count
                return
            count -= rest
            self.place, self.offset = self.place + 1, 0


def _run_html(text: str, within: Sequence[Wrapper]) -> str:
    if not within:
        return escaped(text)
    node: Inline = Text(text)
    for outer in reversed(within):
        if isinstance(outer, Image):
            node = attrs.evolve(outer, alternative=text)
        else:
            node = attrs.evolve(outer, content=(node,))
    # Safe HTML would escape the plain string that it is added to.
    return str(inline_html((node,)))


def redlined_html(
    pieces: Iterable[Piece], old: Sequence[WordRun], new: Sequence[WordRun], *, language: str
) -> Markup:
    """Render the redline of one line, each word printed as its own revision prints it.

    Args:
        pieces: the redline.
        old: the runs of the earlier line: the kept and deleted pieces are its text.
        new: the runs of the later line: the kept and inserted pieces are its text.
        language: the language of the words that are heard and not seen, a BCP 47 tag.
    """
    before, after = _Reader(old), _Reader(new)
    html = []
    for piece in pieces:
        length = len(piece.text)
        if piece.kind is PieceKind.DELETED:
            html.append(_marked(piece.kind, before.read(length), language))
            continue
        shown = after.read(length)
        if piece.kind is PieceKind.KEPT:
            before.skip(length)
            html.append(shown)
        else:
            html.append(_marked(piece.kind, shown, language))
    return safe("".join((*html, after.read(0))))


def redlined_words(pieces: Iterable[Piece], *, language: str, strong: bool = False) -> Markup:
    """Render the redline of plain text, such as a translation.

    Args:
        pieces: the redline.
        language: the language of the text, a BCP 47 tag.
        strong: whether all of it is bold.
    """
    html = []
    for piece in pieces:
        node: Inline = Text(piece.text)
        shown = inline_html((Strong((node,)) if strong else node,))
        kept = piece.kind is PieceKind.KEPT
        html.append(shown if kept else _marked(piece.kind, shown, language))
    return safe("".join(html))


# As in `inline`, html is put together as plain strings and marked as safe once a line.


def _marked(kind: PieceKind, html: str, language: str) -> str:
    marks = _DELETED if kind is PieceKind.DELETED else _INSERTED
    return marks["zh" if language.startswith("zh") else "en"].format(html)


def whole_html(kind: PieceKind, html: Markup) -> Markup:
    """Mark all of a cell as deleted or inserted; its row says so in words."""
    return safe(_WHOLE[kind].format(html)) if html else html
