"""Runs of labels: which label follows which, and which of several runs a label goes on with."""

from aliyun_terms.syntax.lines import BOLD_RANK, Line, PrintedLabel
from aliyun_terms.syntax.schemes import Nature
from aliyun_terms.tree.labels import LabelPath

__all__ = [
    "Run",
    "choose",
    "follows",
    "heading_beginning",
    "is_parent_label",
    "most_alike",
    "next_headings",
    "owns",
]

Run = tuple[int, PrintedLabel]
"""A level, by its depth, and the last label of a kind that was printed in it."""


def choose(runs: list[Run], line: Line) -> int:
    """Choose among the levels that go on with the number of *line*.

    The indentation tells; else the next label, as `3.1` says which `3.` stands before it;
    else whether titles or provisions are numbered there.
    """
    label, following = line.label, line.following
    assert label is not None
    alike = [run for run in runs if run[1].lead == label.lead]
    if len(alike) < 2:
        return (alike or runs)[0][0]
    if following is not None and len(following.path) > len(label.path):
        owned = following.path[: len(label.path)] == label.path
        return alike[-1 if owned else 0][0]
    return next((depth for depth, last in alike if last.is_title == label.is_title), alike[0][0])


def heading_beginning(line: Line) -> tuple[str, int] | None:
    """Give family and rank of a heading set off by `#` or in bold with which numbering begins."""
    label = line.label
    if label is None or set(label.path) != {1}:
        return None
    if "#" not in label.lead and not (line.is_title and line.rank == BOLD_RANK):
        return None
    return label.scheme.family, line.rank


def most_alike(runs: list[Run], label: PrintedLabel) -> int:
    """Choose the level whose labels are printed alike, else the innermost.

    Only here does indentation count: where numbers are local to each list, `3.` may
    continue two runs, and nothing else tells them apart.
    """
    return next((depth for depth, last in runs if last.lead == label.lead), runs[0][0])


def follows(last: LabelPath, path: LabelPath) -> bool:
    """Tell whether *path* is the next label after *last* in one run.

    >>> follows((2, 5), (2, 6)), follows((2, 5), (3, 1)), follows((2, 5), (2, 5))
    (True, True, False)
    """
    if not path or len(last) != len(path):
        return False
    if last[:-1] == path[:-1]:
        return path[-1] == last[-1] + 1
    return path[-1] == 1 and path[:-2] == last[:-2] and path[-2] == last[-2] + 1


def owns(item: Line | None, path: LabelPath) -> bool:
    """Tell whether the label of *item* is a prefix of *path*."""
    if item is None or item.label is None or item.label.scheme.nature is Nature.ITEM:
        return False
    prefix = item.label.path
    return 0 < len(prefix) < len(path) and path[: len(prefix)] == prefix


def is_parent_label(item: Line | None, path: LabelPath) -> bool:
    """Tell whether the label of *item* is *path* without its last number."""
    return item is not None and item.label is not None and item.label.path == path[:-1]


def next_headings(lines: list[Line]) -> list[Line | None]:
    """Give, for each line, the next heading behind it."""
    headings: list[Line | None] = []
    following = None
    for line in reversed(lines):
        headings.append(following)
        following = line if line.is_heading else following
    return headings[::-1]
