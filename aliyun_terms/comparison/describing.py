"""Changes in words: one sentence in English and one in Chinese."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Prefix

from aliyun_terms.comparison.changes import ChangeEvidence, ChangeKind
from aliyun_terms.comparison.classing import CLASS_WORDS
from aliyun_terms.comparison.lexicon import FORCES, force_of
from aliyun_terms.comparison.numbering import Cause
from aliyun_terms.comparison.rewording import Finding

__all__ = ["describe_change", "describe_misled", "describe_run", "excerpt"]

_MOST_SAID = 3
_WORDS, _ADDRESS = 24, 120
_AHEAD = 8
"""How many letters are said ahead of the first one that differs."""

_SENTENCES = {
    ChangeKind.INSERT: ("{new} added{many}{touched}", "新增 {new_zh}{many_zh}{touched_zh}"),
    ChangeKind.DELETE: ("{old} deleted{many}{touched}", "删去 {old_zh}{many_zh}{touched_zh}"),
    ChangeKind.MOVE: ("{old} moved to {new}{many}", "{old_zh} 移至 {new_zh}{many_zh}"),
    ChangeKind.EMPHASIS: ("{new}: {emphasis}", "{new_zh}：{emphasis_zh}"),
    ChangeKind.LINK: ("{new}: {said}", "{new_zh}：{said_zh}"),
    ChangeKind.LAYOUT: ("{new}: layout only", "{new_zh}：仅排版变化"),
    ChangeKind.UPDATE: ("{where}: {said}", "{where_zh}：{said_zh}"),
    ChangeKind.SPLIT: ("{old} split into {new}{rest}", "{old_zh} 拆分为 {new_zh}{rest_zh}"),
    ChangeKind.MERGE: ("{old} merged into {new}{rest}", "{old_zh} 合并为 {new_zh}{rest_zh}"),
    ChangeKind.REFERENCE: ("{new}: {said}", "{new_zh}：{said_zh}"),
}
_EMPHASIS = {
    "none→full": ("now printed in bold", "改为加粗"),
    "none→partial": ("now printed partly in bold", "部分文字改为加粗"),
    "partial→full": ("now all of it printed in bold", "由部分加粗改为全部加粗"),
    "full→none": ("no longer printed in bold", "不再加粗"),
    "partial→none": ("no longer printed partly in bold", "部分文字不再加粗"),
    "full→partial": ("now only partly printed in bold", "由全部加粗改为部分加粗"),
    "partial→partial": ("other words printed in bold", "加粗的文字变更"),
}


def describe_change(
    change: Finding,
    places: tuple[str, str],
    places_zh: tuple[str, str],
    *,
    below: int = 0,
    also_moved: bool = False,
) -> tuple[str, str]:
    """Say in one sentence what happened, in English and in Chinese.

    Args:
        change: what happened: anything but new numbers or a misled reference.
        places: what the unit is called in the old and in the new document.
        places_zh: the same in Chinese.
        below: how many units below it share its fate.
        also_moved: whether the unit stands elsewhere too.
    """
    old, new = places
    old_zh, new_zh = places_zh
    emphasis = next((_EMPHASIS[one] for one in change.classes if one in _EMPHASIS), ("", ""))
    touched = _touched(change)
    words = {
        "old": old,
        "new": new,
        "old_zh": old_zh,
        "new_zh": new_zh,
        "many": f" with {below} below it" if below else "",
        "many_zh": f"（连同其下 {below} 项）" if below else "",
        "emphasis": emphasis[0],
        "emphasis_zh": emphasis[1],
        "where": f"{new} (was {old}, moved)" if also_moved else new,
        "where_zh": f"{new_zh}（原 {old_zh}，已移动）" if also_moved else new_zh,
        "touched": f" (touches {', '.join(one for one, _ in touched)})" if touched else "",
        "touched_zh": f"（涉及{'、'.join(one for _, one in touched)}）" if touched else "",
        "said": _say(change.evidence),
        "said_zh": _say_zh(change.evidence),
    }
    words["rest"] = f"; {words['said']}" if change.evidence else ", the words are the same"
    words["rest_zh"] = f"；{words['said_zh']}" if change.evidence else "，文字不变"
    english, chinese = _SENTENCES[change.kind]
    return english.format_map(words), chinese.format_map(words)


def _touched(change: Finding) -> list[tuple[str, str]]:
    """Name what words that come or go as a whole are about."""
    return [CLASS_WORDS[name] for name in change.classes if name in CLASS_WORDS]


def _say(evidence: Sequence[ChangeEvidence]) -> str:
    if {one.name for one in evidence} == {"punctuation"}:
        return "punctuation, width or blanks only"
    told = [_say_one(one) for one in _weightiest(evidence)]
    more = len(evidence) - len(told)
    return "; ".join([*told, *([f"and {more} more"] if more else [])])


def _say_zh(evidence: Sequence[ChangeEvidence]) -> str:
    if {one.name for one in evidence} == {"punctuation"}:
        return "仅标点、全半角或空格变化"
    told = [_say_one_zh(one) for one in _weightiest(evidence)]
    more = len(evidence) - len(told)
    return "；".join([*told, *([f"另有 {more} 处"] if more else [])])


def _weightiest(evidence: Sequence[ChangeEvidence]) -> list[ChangeEvidence]:
    return sorted(evidence, key=lambda one: -one.weight.rank)[:_MOST_SAID]


def _say_one(one: ChangeEvidence) -> str:
    name = CLASS_WORDS[one.name][0]
    old, new = _both_quoted(one, 0)
    if old and new:
        return f"{name} changes from {old} to {new}"
    return f"{name} is added: {new}" if new else f"{name} is dropped: {old}"


def _say_one_zh(one: ChangeEvidence) -> str:
    name = CLASS_WORDS[one.name][1]
    old, new = _both_quoted(one, 1)
    if old and new:
        return f"{name}由{old}改为{new}"
    return f"增加{name}{new}" if new else f"删去{name}{old}"


def _both_quoted(one: ChangeEvidence, language: int) -> tuple[str, str]:
    """Quote the words of both sides; what reads the same when shortened, from where it differs."""
    most = _ADDRESS if one.name == "address" else _WORDS
    before, after = (excerpt(words, most) for words in (one.old, one.new))
    if before == after and one.old != one.new:
        passed = max(0, Prefix.similarity(one.old, one.new) - _AHEAD)
        if passed:
            before, after = (f"…{excerpt(text[passed:], most)}" for text in (one.old, one.new))
    return _quoted(before, one.name, language), _quoted(after, one.name, language)


def _quoted(words: str, name: str, language: int) -> str:
    if not words:
        return ""
    force = FORCES.get(force_of(words)) if name == "modality" else None
    gloss = "" if force is None else (f" ({force[0]})", f"（{force[1]}）")[language]
    return f"“{words}”{gloss}"


def excerpt(text: str, most: int = _WORDS) -> str:
    """Give the beginning of *text*, on one line.

    Example:
        >>> excerpt("您应妥善保管密钥。", 4)
        '您应妥善…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"


# ---- references ------------------------------------------------------------------------------

Named = tuple[str, str]
"""The number and the words of a clause; both empty for none."""


def describe_misled(
    place: tuple[str, str], citation: str, meant: Named, moved_to: Named, now: Named
) -> tuple[str, str]:
    """Say that a reference leads elsewhere, in English and in Chinese.

    Args:
        place: what the unit that refers is called, in English and in Chinese.
        citation: the words of the reference.
        meant: the clause that it led to.
        moved_to: that clause in the new document.
        now: the clause that it leads to now.

    Example:
        >>> describe_misled(("4.1", "4.1"), "第2.3条", ("2.3", "您应付费。"), ("2.4", "您应付费。"),
        ...                 ("2.3", "您应保密。"))[0]
        '4.1: “第2.3条” meant “您应付费。”, which is now 2.4; it now leads to “您应保密。”'
    """
    name, name_zh = place
    if not meant[0] and not meant[1]:
        return (
            f"{name}: “{citation}”, which led to no clause, now leads to “{excerpt(now[1])}”",
            f"{name_zh}：“{citation}”原无所指，现指“{excerpt(now[1])}”",
        )
    gone = not any(moved_to)
    nothing = not any(now)
    fate = "which was deleted" if gone else f"which is now {moved_to[0] or 'unnumbered'}"
    fate_zh = "该条已删去" if gone else f"该条现为 {moved_to[0] or '未编号'}"
    leads = "to no clause" if nothing else f"to “{excerpt(now[1])}”"
    leads_zh = "现无所指" if nothing else f"现指“{excerpt(now[1])}”"
    said = excerpt(meant[1])
    return (
        f"{name}: “{citation}” meant “{said}”, {fate}; it now leads {leads}",
        f"{name_zh}：“{citation}”原指“{said}”，{fate_zh}；{leads_zh}",
    )


# ---- new numbers -----------------------------------------------------------------------------

_CAUSES = {
    "inserted": ("{} inserted", "新增 {}"),
    "deleted": ("{} deleted", "删去 {}"),
    "moved in": ("{} moved here", "{} 移入"),
    "moved out": ("{} moved away", "{} 移出"),
    "split": ("{} split off", "拆出 {}"),
    "merged": ("{} merged", "{} 被合并"),
}


def describe_run(
    old: tuple[str, str], new: tuple[str, str], causes: Iterable[Cause]
) -> tuple[str, str]:
    """Say that numbers changed, and why, in English and in Chinese.

    Args:
        old: the first and the last number of the run in the old document.
        new: the same in the new one.
        causes: what shifted them, where that is known.

    Example:
        >>> describe_run(("2.3", "2.8"), ("2.4", "2.9"), [Cause("inserted", ("2.3",))])[0]
        '2.3–2.8 renumbered to 2.4–2.9 because 2.3 was inserted'
    """
    one, other = (_range(*ends) for ends in (old, new))
    because, because_zh = _because(list(causes))
    if not other:
        return f"{one} no longer numbered", f"{one} 不再编号"
    if not one:
        return f"{other} now numbered", f"新编号 {other}"
    return f"{one} renumbered to {other}{because}", f"{one} 改编号为 {other}{because_zh}"


def _range(first: str, last: str) -> str:
    return first if first == last or not last else f"{first}–{last}"


def _because(causes: Sequence[Cause]) -> tuple[str, str]:
    if not causes:
        return "", ""
    first = causes[0]
    if first.kind == "scheme":
        return " because clauses are numbered in another way", "，因编号方式变更"
    if first.kind == "moved":
        old, new = first.labels
        return f" because {old} moved to {new}", f"，因 {old} 移至 {new}"
    told, told_zh = [], []
    for cause in causes:
        english, chinese = _CAUSES[cause.kind]
        verb = "was" if len(cause.labels) == 1 else "were"
        told.append(english.format(f"{' and '.join(cause.labels)} {verb}"))
        told_zh.append(chinese.format("、".join(cause.labels)))
    # A number is set off from the word before it.
    gap = " " if told_zh[0][:1].isascii() else ""
    return f" because {', and '.join(told)}", f"，因{gap}{'，'.join(told_zh)}"
