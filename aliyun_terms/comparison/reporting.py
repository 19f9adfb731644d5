"""Edit scripts as text: a summary, then the changes, the weightiest first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Literal

import attrs

from aliyun_terms.comparison.changes import Change, ChangeKind, Remark, Weight
from aliyun_terms.comparison.classing import CLASS_WORDS
from aliyun_terms.comparison.comparing import EditScript
from aliyun_terms.comparison.inline import PieceKind
from aliyun_terms.errors import DiffError
from aliyun_terms.source import printable

__all__ = [
    "WEIGHT_WORDS",
    "Fragment",
    "Language",
    "ReportLine",
    "Style",
    "describe_script",
    "headline",
    "plain_report",
    "remarks_of",
    "report_lines",
    "select_changes",
    "sentences",
    "summarise",
]

Language = Literal["zh", "en", "both"]
"""The language of sentences: Chinese, English, or one below the other."""

WEIGHT_WORDS = {
    Weight.MATERIAL: ("Material", "重大变更"),
    Weight.SUBSTANTIVE: ("Substantive", "实质变更"),
    Weight.EDITORIAL: ("Editorial", "文字校订"),
    Weight.NONE: ("Numbers and layout", "编号与排版"),
}
"""The weights, the weightiest first, in English and in Chinese."""

# What a summary counts, in its order; a kind that is not here is counted under its own name.
_COUNTED = {
    "insert": ("added", "新增"),
    "delete": ("deleted", "删除"),
    "move": ("moved", "移动"),
    "split": ("split", "拆分"),
    "merge": ("merged", "合并"),
    "renumber": ("renumbered", "改编号"),
    "update": ("modified", "修改"),
    "emphasis": ("with other emphasis", "加粗变更"),
    "link": ("with another link", "链接变更"),
    "reference": ("with a reference that leads elsewhere", "引用指向变更"),
    "layout": ("with other layout", "排版变更"),
}


class Style(Enum):
    """What a stretch of a report is, for whoever sets it in colour."""

    PLAIN = "plain"
    HEADING = "heading"
    LABEL = "label"
    FAINT = "faint"
    REMARK = "remark"
    DELETED = "deleted"
    INSERTED = "inserted"


_MARKS = {Style.DELETED: ("[-", "-]"), Style.INSERTED: ("{+", "+}")}
_STYLES = {
    PieceKind.KEPT: Style.PLAIN,
    PieceKind.DELETED: Style.DELETED,
    PieceKind.INSERTED: Style.INSERTED,
}


@attrs.frozen
class Fragment:
    """A stretch of a line."""

    text: str
    style: Style = Style.PLAIN


@attrs.frozen
class ReportLine:
    """A line of a report: how far it is indented, in cells, and what it says."""

    indent: int
    fragments: tuple[Fragment, ...] = ()


def describe_script(
    script: EditScript,
    *,
    only: Sequence[str] = (),
    language: Language = "both",
) -> str:
    """Tell what changed: a summary, then the changes, the weightiest first.

    Args:
        script: the edit script.
        only: what to tell; see :func:`select_changes`.
        language: the language of the sentences.

    Returns:
        Lines of text; ``[-…-]`` was taken out and ``{+…+}`` put in.

    Example:
        >>> from aliyun_terms import diff, parse
        >>> script = diff(parse("1. 提前三十日通知您。"), parse("1. 提前十五日通知您。"))
        >>> print(describe_script(script, language="en").splitlines()[-1])
            提前[-三十-]{+十五+}日通知您。
    """
    return plain_report(report_lines(script, only=only, language=language))


def plain_report(lines: Iterable[ReportLine]) -> str:
    """Write the lines of a report without colour: ``[-…-]`` and ``{+…+}`` mark what changed."""
    return "\n".join(map(_plain, lines))


def _plain(line: ReportLine) -> str:
    said = "".join(
        text.text.join(_MARKS.get(text.style, ("", ""))) if text.text else ""
        for text in line.fragments
    )
    return f"{' ' * line.indent}{said}" if said else ""


def report_lines(
    script: EditScript,
    *,
    only: Sequence[str] = (),
    language: Language = "both",
) -> Iterator[ReportLine]:
    """Yield the lines of a report, for whoever prints them; see :func:`describe_script`."""
    shown = select_changes(script.changes, only)
    for summary in _both(language, headline(script, shown, "en"), headline(script, shown, "zh")):
        yield ReportLine(0, (Fragment(summary, Style.HEADING),))
    for remark in remarks_of(script):
        for text in _both(language, remark.message, remark.message_zh):
            yield ReportLine(0, (Fragment(printable(text), Style.REMARK),))
    for weight, words in WEIGHT_WORDS.items():
        changes = [change for change in shown if change.weight is weight]
        if changes:
            yield ReportLine(0)
            name = " ".join(_both(language, *words))
            yield ReportLine(0, (Fragment(f"{name} ({len(changes)})", Style.HEADING),))
        for change in changes:
            yield from _change_lines(change, language)


def remarks_of(script: EditScript) -> tuple[Remark, ...]:
    """Give what is to be said of the two documents as wholes."""
    if script.changes or script.patch.source == script.patch.target:
        return script.remarks
    unseen = Remark(
        "unseen",
        Weight.NONE,
        "The files differ, but in nothing that a reader can see",
        "两份文件有别，但所见内容并无变化",
    )
    return (*script.remarks, unseen)


def _both(language: Language, english: str, chinese: str) -> tuple[str, ...]:
    """Give what is said in *language*."""
    return {"en": (english,), "zh": (chinese,), "both": (english, chinese)}[language]


def _change_lines(change: Change, language: Language) -> Iterator[ReportLine]:
    for text in sentences(change, language):
        said = printable(text)
        label = next(
            (one for one in (change.new_label, change.old_label) if one and said.startswith(one)),
            "",
        )
        yield ReportLine(2, (Fragment(label, Style.LABEL), Fragment(said[len(label) :])))
    if change.pieces:
        pieces = (Fragment(printable(one.text), _STYLES[one.kind]) for one in change.pieces)
        yield ReportLine(4, tuple(pieces))
    style = Style.DELETED if change.kind is ChangeKind.DELETE else Style.INSERTED
    for text in change.below:
        yield ReportLine(6, (Fragment(printable(text), style),))


def sentences(change: Change, language: Language) -> tuple[str, ...]:
    """Give what is said of a change, with the number it had before where that is another.

    A change without a sentence of its own says its number and its kind.
    """
    number = change.new_label or change.old_label or change.new_eid or change.old_eid
    english, chinese = _COUNTED.get(change.kind.value, (change.kind.value,) * 2)
    said = change.message or f"{number} {english}".strip()
    said_zh = change.message_zh or f"{number} {chinese}".strip()
    was = change.old_label
    if was and change.new_label and change.new_label != was and was not in said:
        said, said_zh = f"{said} (was {was})", f"{said_zh}（原 {was}）"
    return _both(language, said, said_zh)


def summarise(changes: Iterable[Change], language: Literal["zh", "en"]) -> str:
    """Count changes, in one line.

    Args:
        changes: the changes; a run of new numbers counts each of its units.
        language: the language of the line.

    Example:
        >>> from aliyun_terms import diff, parse
        >>> one, two = parse("1. 您应付费。\\n"), parse("1. 您应保密。\\n\\n2. 您应付费。\\n")
        >>> summarise(diff(one, two).changes, "en")
        '1 added, 1 renumbered, 0 modified'
    """
    counts: Counter[str] = Counter()
    for change in changes:
        counts[change.kind.value] += len(change.renumbered) or 1
        counts["move"] += change.also_moved
    place = 1 if language == "zh" else 0
    if not counts.total():
        return ("no change", "无变更")[place]
    shown = [kind for kind in (*_COUNTED, *sorted(counts)) if counts[kind] or kind == "update"]
    words = {kind: _COUNTED.get(kind, (kind, kind))[place] for kind in shown}
    if language == "zh":
        return "，".join(f"{words[kind]} {counts[kind]}" for kind in words)
    return ", ".join(f"{counts[kind]} {words[kind]}" for kind in words)


def headline(script: EditScript, shown: Sequence[Change], language: Literal["zh", "en"]) -> str:
    """Count the changes that are told; where none of them is, do not say that there is none.

    Args:
        script: the edit script.
        shown: which of its changes are told.
        language: the language of the line.
    """
    if shown or not script.changes:
        return summarise(shown, language)
    all_changes = summarise(script.changes, language)
    if language == "zh":
        return f"无此类变更（全部变更：{all_changes}）"
    return f"no such change (in all: {all_changes})"


def select_changes(changes: Iterable[Change], only: Sequence[str] = ()) -> tuple[Change, ...]:
    """Pick changes by weight, kind or class.

    Args:
        changes: the changes.
        only: names. A weight picks that weight and what is weightier; kinds (``move``) and
            classes (``period``) pick what is of one of them. With both, a change must be
            weighty enough and of one of them. Nothing picks everything.

    Raises:
        DiffError: a name is neither a weight nor a kind nor a class.
    """
    found = tuple(changes)
    weights = {weight.value: weight.rank for weight in Weight}
    kinds = {kind.value for kind in ChangeKind}
    known_classes = {*CLASS_WORDS, *(name for change in found for name in change.classes)}
    for name in only:
        if name not in {*weights, *kinds, *known_classes}:
            raise DiffError(
                f"{name!r} is no weight, kind or class of changes; "
                f"weights: {', '.join(weights)}; kinds: {', '.join(sorted(kinds))}; "
                f"classes: {', '.join(sorted(CLASS_WORDS))}"
            )
    floor = min((weights[name] for name in only if name in weights), default=0)
    named = {name for name in only if name not in weights}
    return tuple(
        change
        for change in found
        if change.weight.rank >= floor
        and (not named or named & {change.kind.value, *change.classes})
    )
