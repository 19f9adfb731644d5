"""Accepting: whether what a line begins with is a label, or text that looks like one."""

from collections.abc import Collection, Sequence

import attrs

from aliyun_terms.syntax.lines import BLANKS, Line, PrintedLabel
from aliyun_terms.syntax.runs import follows, is_parent_label, owns
from aliyun_terms.syntax.schemes import Nature
from aliyun_terms.tree.labels import LabelPath

__all__ = ["Level", "is_label"]


@attrs.define(slots=False)
class Level:
    """A run of siblings, and the last of them that can own a body."""

    item: Line | None = None
    heading: Line | None = None
    runs: dict[tuple[str, int], PrintedLabel] = attrs.Factory(dict)


def is_label(
    line: Line, stack: Sequence[Level], before: Line | None, seen: Collection[tuple[str, int]]
) -> bool:
    """Tell whether the label of *line* is one.

    Args:
        line: a line that may begin with a label.
        stack: the open levels.
        before: the last line that has text.
        seen: terminals and lengths of the labels that the document has so far.
    """
    label = line.label
    if label is None:
        return False
    if label.scheme.torn:
        return _mends(label.path, stack)
    if label.scheme.nature is Nature.PART:
        return not _is_named_only(line, before)
    if not label.scheme.doubtful or label.lead.strip(BLANKS):
        return True
    return _fits(label, stack) or _goes_on(line, label, seen)


def _mends(path: LabelPath, stack: Sequence[Level]) -> bool:
    """Tell whether a label with a blank in it is the first or next under its own parent."""
    for depth, level in enumerate(stack):
        if is_parent_label(level.item, path):
            below = stack[depth + 1].runs if depth + 1 < len(stack) else {}
            last = below.get(("decimal", len(path)))
            return path[-1] == 1 if last is None else follows(last.path, path)
    return False


def _is_named_only(line: Line, before: Line | None) -> bool:
    """Tell whether an annex is only named here: in a sentence, or in a list of annexes."""
    if not line.is_title:
        return True
    return before is not None and (before.is_intro or before.names_annex)


def _fits(label: PrintedLabel, stack: Sequence[Level]) -> bool:
    """Tell whether a doubtful label opens or continues a numbering that is open."""
    if len(label.path) > 1 and any(owns(level.item, label.path) for level in stack):
        return True
    runs = [level.runs.get(label.key) for level in stack]
    if any(run is not None and follows(run.path, label.path) for run in runs):
        return True
    if label.scheme.nature is Nature.ITEM and any(
        run is not None and run.printed[-1] == label.printed[-1] and run.path < label.path
        for run in runs
    ):
        return True
    # Set off by a blank where others of its kind are printed: a number out of place.
    return set(label.path) == {1} or bool(len(label.path) > 1 and label.gap and any(runs))


def _goes_on(line: Line, label: PrintedLabel, seen: Collection[tuple[str, int]]) -> bool:
    """Tell whether the next label, or how the document prints its labels, speaks for this one."""
    following = line.following
    if following is None:
        return False
    if following.path[:-1] == label.path or (
        following.key == label.key and follows(label.path, following.path)
    ):
        return following.scheme.terminal != "BARE" or line.is_title
    return label.path[-1] == 1 and (label.scheme.terminal, len(label.path)) in seen
