"""Rendering to a changelog: what changed between two revisions, as Markdown."""

import re
from collections.abc import Iterator, Sequence

from aliyun_terms.comparison.changes import Change, ChangeKind
from aliyun_terms.comparison.comparing import EditScript
from aliyun_terms.comparison.inline import Piece, PieceKind
from aliyun_terms.comparison.reporting import (
    WEIGHT_WORDS,
    Language,
    headline,
    remarks_of,
    select_changes,
    sentences,
)
from aliyun_terms.effects import EFFECT_WORDS, effect_sentences
from aliyun_terms.norms.deltas import NormDelta
from aliyun_terms.rendering.inline import markdown_text

__all__ = ["render_changelog"]

# What would begin a list at the start of a line, and no quotation of words.
_BLOCK_MARK = re.compile(r"^(\d*)([-+=.)])(?=\s|$|=)")
_MARKS = {
    # Asterisks next to Chinese punctuation are no emphasis to a CommonMark reader, tags always are.
    PieceKind.KEPT: "{}",
    PieceKind.DELETED: "<del>{}</del>",
    PieceKind.INSERTED: "<ins>{}</ins>",
}


def render_changelog(
    script: EditScript,
    *,
    only: Sequence[str] = (),
    language: Language = "both",
    names: tuple[str, str] | None = None,
    effects: Sequence[NormDelta] = (),
) -> str:
    """Render what changed as Markdown, to be read on a code host or in a review.

    Args:
        script: the edit script.
        only: what to tell; see :func:`select_changes`.
        language: the language of the sentences.
        names: what the earlier and the later revision are called.
        effects: what the changes mean for whom, from :func:`aliyun_terms.find_effects`.

    Returns:
        A heading, the changes counted, and a section for each weight. A redline is
        a quotation in which ``<del>`` was taken out and ``<ins>`` put in.

    Example:
        >>> from aliyun_terms import diff, parse
        >>> script = diff(parse("1. 提前三十日通知您。"), parse("1. 提前十五日通知您。"))
        >>> print(render_changelog(script, language="en").splitlines()[-1])
          > 提前<del>三十</del><ins>十五</ins>日通知您。
    """
    lines = (*_lines(script, only, language, names), *_effect_lines(effects, language))
    return "\n".join(lines) + "\n"


def _lines(
    script: EditScript,
    only: Sequence[str],
    language: Language,
    names: tuple[str, str] | None,
) -> Iterator[str]:
    shown = select_changes(script.changes, only)
    yield f"# {_said(language, 'Changes', '变更')}"
    if names is not None:
        yield f"\n{' → '.join(map(_code, names))}"
    counts = headline(script, shown, "en"), headline(script, shown, "zh")
    yield f"\n**{_said(language, *counts, '**<br>**')}**"
    for remark in remarks_of(script):
        english, chinese = markdown_text(remark.message), markdown_text(remark.message_zh)
        yield f"\n> {_said(language, english, chinese, '<br>')}"
    for weight, words in WEIGHT_WORDS.items():
        changes = [change for change in shown if change.weight is weight]
        if changes:
            yield f"\n## {_said(language, *words)} ({len(changes)})"
        for change in changes:
            yield from _change_lines(change, language)


def _effect_lines(effects: Sequence[NormDelta], language: Language) -> Iterator[str]:
    if effects:
        yield f"\n## {_said(language, *EFFECT_WORDS)} ({len(effects)})\n"
    for delta in effects:
        yield f"- {'<br>'.join(map(markdown_text, effect_sentences(delta, language)))}"


def _said(language: Language, english: str, chinese: str, between: str = " · ") -> str:
    return {"en": english, "zh": chinese, "both": f"{english}{between}{chinese}"}[language]


def _code(name: str) -> str:
    """Set a name as code, between more backticks than there are in it."""
    name = " ".join(name.split())
    fence = "`" * (max(map(len, _backticks(name)), default=0) + 1)
    blank = " " if name[:1] == "`" or name[-1:] == "`" else ""
    return f"{fence}{blank}{name}{blank}{fence}"


def _backticks(text: str) -> list[str]:
    return "".join(one if one == "`" else " " for one in text).split()


def _change_lines(change: Change, language: Language) -> Iterator[str]:
    yield f"\n- {'<br>'.join(map(markdown_text, sentences(change, language)))}"
    if change.pieces:
        words = "".join(map(_piece_markdown, change.pieces))
        yield f"\n  > {_BLOCK_MARK.sub(_escaped, words)}"
    kind = PieceKind.DELETED if change.kind is ChangeKind.DELETE else PieceKind.INSERTED
    for text in change.below:
        words = _piece_markdown(Piece(kind, text))
        yield f"  >\n  > {_BLOCK_MARK.sub(_escaped, words)}"


def _escaped(mark: re.Match[str]) -> str:
    return f"{mark[1]}\\{mark[2]}"


def _piece_markdown(piece: Piece) -> str:
    """Write a stretch on one line, with the blanks at its ends."""
    lead = " " if piece.text[:1].isspace() else ""
    end = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    return _MARKS[piece.kind].format(f"{lead}{markdown_text(piece.text)}{end}")
