"""Edit scripts as text and as data."""

from collections import Counter
from typing import Any

from aliyun_terms.comparison.changes import Change, ChangeKind, Weight
from aliyun_terms.comparison.comparing import EditScript
from aliyun_terms.comparison.inline import PieceKind
from aliyun_terms.source import printable

__all__ = ["describe_script", "script_to_dict"]

_MARKS = {
    PieceKind.KEPT: ("", ""),
    PieceKind.DELETED: ("[-", "-]"),
    PieceKind.INSERTED: ("{+", "+}"),
}


def describe_script(script: EditScript, *, floor: Weight = Weight.NONE) -> str:
    """Tell what changed: a summary, then the changes, the weightiest first.

    Args:
        script: the edit script.
        floor: leave out changes of less weight.

    Returns:
        Lines of text; ``[-…-]`` was taken out and ``{+…+}`` put in.
    """
    shown = [change for change in script.changes if change.weight.rank >= floor.rank]
    lines = [_summary(shown)]
    for weight in reversed(Weight):
        changes = [change for change in shown if change.weight is weight]
        if changes:
            lines += ["", f"{weight.value} ({len(changes)})"]
            lines += (line for change in changes for line in _describe(change))
    if script.exhausted:
        lines += ["", "The two texts differ so much that not every pair of clauses was compared."]
    return "\n".join(lines)


def _summary(changes: list[Change]) -> str:
    if not changes:
        return "no change"
    counts: Counter[ChangeKind] = Counter(change.kind for change in changes)
    told = [f"{counts[kind]} {words}" for kind, words in _TOLD.items() if counts[kind]]
    renumbered = sum(len(change.renumbered) for change in changes)
    return ", ".join([*told, *([f"{renumbered} renumbered"] if renumbered else [])])


_TOLD = {
    ChangeKind.INSERT: "added",
    ChangeKind.DELETE: "deleted",
    ChangeKind.UPDATE: "modified",
    ChangeKind.MOVE: "moved",
    ChangeKind.EMPHASIS: "with other emphasis",
    ChangeKind.LINK: "with another link",
    ChangeKind.LAYOUT: "with other layout",
}


def _describe(change: Change) -> list[str]:
    lines = [f"  {change.message}", f"  {change.message_zh}"]
    if change.pieces:
        words = (
            f"{_MARKS[piece.kind][0]}{piece.text}{_MARKS[piece.kind][1]}" for piece in change.pieces
        )
        lines.append(f"    {printable(''.join(words))}")
    return lines


def script_to_dict(script: EditScript, *, floor: Weight = Weight.NONE) -> dict[str, Any]:
    """Turn what changed into plain data (schema: diff)."""
    return {
        "format": "aliyun_terms/diff/1",
        "source": script.patch.source,
        "target": script.patch.target,
        "exhausted": script.exhausted,
        "changes": [
            _change_to_dict(change) for change in script.changes if change.weight.rank >= floor.rank
        ],
    }


def _change_to_dict(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "weight": change.weight.value,
        "old": {"eid": change.old_eid, "label": change.old_label},
        "new": {"eid": change.new_eid, "label": change.new_label},
        "message": change.message,
        "message_zh": change.message_zh,
        "classes": list(change.classes),
        "reason": change.reason,
        "confidence": change.confidence,
        "also_moved": change.also_moved,
        "contained": list(change.contained),
        "pieces": [{"kind": piece.kind.value, "text": piece.text} for piece in change.pieces],
        "renumbered": [
            {
                "old": {"eid": one.old_eid, "label": one.old_label},
                "new": {"eid": one.new_eid, "label": one.new_label},
            }
            for one in change.renumbered
        ],
    }
