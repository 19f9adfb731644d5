"""The stack of open levels: where a line belongs, given the labels before it.

A level is a run of siblings. It remembers, for each family of labels and number of
components, the last label printed in it; a label that continues such a run belongs
to that level, and closes the levels inside it.
"""

from collections.abc import Iterator

from aliyun_terms.syntax.accepting import Level, is_label
from aliyun_terms.syntax.lines import BOLD_RANK, Line, PrintedLabel
from aliyun_terms.syntax.runs import (
    Run,
    choose,
    follows,
    heading_beginning,
    is_parent_label,
    most_alike,
    next_headings,
    owns,
)
from aliyun_terms.syntax.schemes import Nature

__all__ = ["DEEPEST", "Levels"]

DEEPEST = 64
"""Bodies are not nested deeper than this; what is printed deeper is attached here."""

_OUTER = (Nature.PART, Nature.CHAPTER, Nature.SUBCHAPTER)
_NATURE_RANK = {nature: rank for rank, nature in enumerate((*_OUTER, Nature.UNIT, Nature.ITEM))}


_OUTER_FAMILIES = frozenset(("article", "chinese"))


def _is_article(label: PrintedLabel) -> bool:
    return label.scheme.family == "article"


class Levels:
    """The open levels, outermost first. There is always one: the document's own."""

    def __init__(self) -> None:
        """Start with an empty document."""
        self._stack = [Level()]
        self._before: Line | None = None
        self._seen: set[tuple[str, int]] = set()
        self._begun: set[tuple[str, int]] = set()
        self._beginnings: set[int] = set()
        self._bare_heading: Line | None = None

    @property
    def begins_again(self) -> bool:
        """Whether numbering has begun in more than one place."""
        return len(self._beginnings) > 1

    # ---- lines with a label ---------------------------------------------------

    def accepts(self, line: Line) -> bool:
        """Tell whether the label of *line* is one, and not text that looks like it."""
        accepted = is_label(line, self._stack, self._before, self._seen)
        if accepted and line.label is not None:
            self._seen.add((line.label.scheme.terminal, len(line.label.path)))
        if line.label is not None or line.loose:
            self._before = line
        return accepted

    def place(self, line: Line) -> int:
        """Open *line*, which has a label, and return its depth."""
        assert line.label is not None
        depth = min(self._find(line), DEEPEST)
        self._note_beginning(line, depth)
        self._close(depth)
        level = self._stack[depth]
        level.item = line
        level.runs[line.label.key] = line.label
        if depth:
            self._enter(line, line.label, self._stack[depth - 1].item)
        return depth

    def _enter(self, line: Line, label: PrintedLabel, owner: Line | None) -> None:
        """Note what follows from the unit that *line* stands right under."""
        if owner is None or label.scheme.nature is not Nature.UNIT:
            return
        if owner.is_heading:
            owner.last_path = label.path
        elif owner.is_intro and line.is_title and line.has_words and not owner.is_title:
            mark = line.tokens[0]
            mark.type = mark.type.replace("LABEL", "MEMBER")

    def _note_beginning(self, line: Line, depth: int) -> None:
        """Note where numbering begins, if nothing numbered stands above *line*."""
        label = line.label
        owners = [level.item for level in self._stack[:depth]]
        if label is None or label.scheme.nature is not Nature.UNIT or set(label.path) != {1}:
            return
        if all(owner is not None and owner.label is None for owner in owners):
            self._beginnings.add(owners[0].start if owners and owners[0] else -1)
        kind = heading_beginning(line)
        if kind is not None:
            self._begun.add(kind)

    def _find(self, line: Line) -> int:
        """Find the level that the label of *line* continues, or opens."""
        label = line.label
        assert label is not None
        if label.scheme.nature in _OUTER:
            return self._find_outer(label)
        runs = self._running(label)
        exact = [run for run in runs if follows(run[1].path, label.path)]
        if exact:
            return choose(exact, line)
        if not label.path:
            return self._find_bullet(label, runs)
        if len(label.path) > 1:
            return self._find_dotted(label, runs)
        if label.path == (1,) or not runs:
            depth = self._after_its_number(label)
            if depth is None:
                depth = self._outside_items(line, self._opening(label, runs))
            return self._beside_headings(line, depth)
        return most_alike(runs, label)

    def _beside_headings(self, line: Line, depth: int) -> int:
        """Leave the headings that are set off no more than *line*, a numbered heading, is.

        `## 1. …` stands beside `## 提示条款`, and under `## 专用服务条款`; in bold likewise.
        Under a heading of its own rank it stands only where numbering begins again there, where
        nothing else stands there, or where the heading names a part or the document.
        """
        kind = heading_beginning(line)
        while kind is not None and depth > 0:
            item = self._stack[depth - 1].item
            if item is None or not item.is_heading or item.rank < line.rank:
                break
            named = item.names_part or item.names_document
            holds = named or kind in self._begun or item is self._bare_heading
            if item.rank == line.rank and holds:
                break
            depth -= 1
        return depth

    def _after_its_number(self, label: PrintedLabel) -> int | None:
        """Place `2.` beside a heading without number under which 1.1, 1.2 are printed."""
        for depth, level in enumerate(self._stack):
            last = level.item.last_path if level.item and level.item.is_heading else None
            if last and len(last) > 1 and follows(last[:1], label.path):
                return depth
        return None

    def _outside_items(self, line: Line, depth: int) -> int:
        """Leave the provisions that the title of an article, or a `一、` title, never stands in."""
        label = line.label
        assert label is not None
        if label.scheme.family not in _OUTER_FAMILIES or not (line.is_title or _is_article(label)):
            return depth
        while depth > 0:
            item = self._stack[depth - 1].item
            above = item.label if item is not None else None
            if item is None or above is None or item.is_intro or _is_article(above):
                return depth
            if above.scheme.nature is not Nature.ITEM and (
                item.is_title or above.scheme.family != "decimal"
            ):
                return depth
            depth -= 1
        return depth

    def _running(self, label: PrintedLabel) -> list[Run]:
        """List the levels that have labels of this kind, innermost first."""
        key = label.key
        return [
            (depth, last)
            for depth in range(len(self._stack) - 1, -1, -1)
            if (last := self._stack[depth].runs.get(key)) is not None
        ]

    def _find_outer(self, label: PrintedLabel) -> int:
        """Place a part or chapter beside the first thing that it does not belong to."""
        rank = _NATURE_RANK[label.scheme.nature]
        for depth, level in enumerate(self._stack):
            item = level.item
            if item is None or (item.label and _NATURE_RANK[item.label.scheme.nature] >= rank):
                return depth
            if item.is_heading and rank == 0:
                return depth
        return len(self._stack)

    def _find_bullet(self, label: PrintedLabel, runs: list[Run]) -> int:
        """Place a bullet beside its like, or below a bullet that is indented less."""
        if runs:
            depth = most_alike(runs, label)
            last = self._stack[depth].runs[label.key]
            if last.lead == label.lead or len(label.lead) <= len(runs[0][1].lead):
                return depth
        return self._inside()

    def _inside(self) -> int:
        """Give the level below the innermost item, or the innermost where it has none."""
        return len(self._stack) - (self._stack[-1].item is None)

    def _find_dotted(self, label: PrintedLabel, runs: list[Run]) -> int:
        """Place a label of several components by its prefix, or beside its like."""
        owners = [
            depth
            for depth in range(len(self._stack) - 1, -1, -1)
            if owns(self._stack[depth].item, label.path)
        ]
        for depth in owners:
            if is_parent_label(self._stack[depth].item, label.path):
                return depth + 1
        for depth, _ in runs:
            if depth and owns(self._stack[depth - 1].item, label.path):
                return depth
        if runs:
            # Printed among labels of its kind: it stays there, whatever its number says.
            return runs[0][0]
        above = self._one_number_shorter(label)
        if above is not None or owners:
            return (owners[0] if above is None else above) + 1
        return self._below_a_shorter(label)

    def _below_a_shorter(self, label: PrintedLabel) -> int:
        """Place a label below a heading, or below a unit with fewer numbers, if one is open."""
        for depth in range(len(self._stack) - 1, -1, -1):
            item = self._stack[depth].item
            if item is not None and (
                item.label is None or 0 < len(item.label.path) < len(label.path)
            ):
                return depth + 1
        return 0

    def _one_number_shorter(self, label: PrintedLabel) -> int | None:
        """Find the open unit that labels like this one are printed under, whatever its number."""
        for depth in range(len(self._stack) - 1, -1, -1):
            item = self._stack[depth].item
            above = item.label if item is not None else None
            if above is not None and above.key == (label.scheme.family, len(label.path) - 1):
                return depth
        return None

    def _opening(self, label: PrintedLabel, runs: list[Run]) -> int:
        """Place a label that starts a numbering anew: below the last unit, mostly."""
        innermost = self._stack[-1].item
        if not runs or innermost is None:
            return self._inside()
        depth = most_alike(runs, label)
        last = self._stack[depth].runs[label.key]
        beside = self._stack[depth].item
        if last.lead != label.lead or beside is None or beside.label is not last:
            return self._inside()
        # Printed like the last run: the numbering starts again beside it, or, where
        # every item is printed `1.`, goes on. A heading or introduction is another matter.
        opens = innermost.is_intro or innermost.is_title
        return self._inside() if opens and last.path != label.path else depth

    # ---- lines without one ----------------------------------------------------

    def settle(self, waiting: list[Line], following: Line | None) -> Iterator[tuple[Line, int]]:
        """Place the lines that waited for the label of *following*, or for the end."""
        placed = [
            (
                line,
                self._place_heading(line)
                if line.is_heading
                else self._place_loose(line, heading, following),
            )
            for line, heading in zip(waiting, next_headings(waiting), strict=True)
        ]
        self._bare_heading = waiting[-1] if waiting and waiting[-1].is_heading else None
        if following is not None and waiting:
            self._count_from(waiting, following)
        yield from placed

    def _place_heading(self, line: Line) -> int:
        depth = self._heading_depth(line, self._resumed_depth(line))
        self._close(depth)
        level = self._stack[depth]
        level.item = line
        line.previous, level.heading = level.heading, line
        return depth

    def _heading_depth(self, line: Line, outermost: int = 0) -> int:
        """Find the first level, from *outermost* on, whose item is set off no more than this."""
        for depth, level in enumerate(self._stack[outermost:], outermost):
            if level.item is None or level.item.rank >= line.rank:
                return min(depth, DEEPEST)
        return min(len(self._stack), DEEPEST)

    def _resumed_depth(self, line: Line) -> int:
        """Find the level that a heading in bold leaves open, because its numbering goes on.

        Between `**1. …**` and `**2. …**`, or between `1.1` and `1.2`, a bold heading belongs
        to section 1. Where a number is left out, the heading stands for it.
        """
        label = line.following
        if label is None or line.rank != BOLD_RANK:
            return 0
        for depth, last in self._running(label):
            if last.path[:-1] != label.path[:-1] or not follows(last.path, label.path):
                continue
            owners = (level.item for level in self._stack[:depth])
            if any(owner and owner.is_heading and owner.rank >= line.rank for owner in owners):
                return 0
            item = self._stack[depth].item
            within = last.is_title and item is not None and item.label is last
            return depth + within
        return 0

    def _place_loose(self, line: Line, heading: Line | None, following: Line | None) -> int:
        """Place a paragraph with the section or clause that it continues."""
        if line.loose:
            if following is None or (heading is not None and not self._goes_on(following)):
                self._leave_enumeration()
                self._leave_clauses(heading)
            elif not self._continues(following.label, line):
                self._leave_enumeration()
            item = self._stack[-1].item
            if item is not None and line.is_intro:
                item.is_intro = True
        return min(self._inside(), DEEPEST)

    def _goes_on(self, following: Line) -> bool:
        """Tell whether the label of *following* is the next of a numbering that is open."""
        label = following.label
        assert label is not None
        return any(follows(last.path, label.path) for _, last in self._running(label))

    def _continues(self, label: PrintedLabel | None, line: Line) -> bool:
        """Tell whether *label*, behind *line*, goes on inside the innermost level."""
        assert label is not None
        innermost = self._stack[-1]
        if not label.path:
            bullet = innermost.runs.get(label.key)
            return bullet is not None and len(bullet.lead) < line.indentation
        if innermost.item is not None and len(label.path) > 1 and owns(innermost.item, label.path):
            return True
        last = innermost.runs.get(label.key)
        if last is None or not follows(last.path, label.path):
            return False
        return (
            len(label.path) > 1 or most_alike(self._running(label), label) == len(self._stack) - 1
        )

    def _leave_enumeration(self) -> None:
        """Close the items of an enumeration: what follows continues its introduction."""
        while len(self._stack) > 1:
            item, owner = self._stack[-1].item, self._stack[-2].item
            if item is None:
                self._stack.pop()
                continue
            if item.label is None or item.is_title or item.is_intro:
                return
            if item.label.scheme.nature is not Nature.ITEM and not (owner and owner.is_intro):
                return
            self._stack.pop()

    def _leave_clauses(self, heading: Line | None) -> None:
        """Close finished clauses: a closing formula belongs to what holds them all."""
        item = self._stack[-1].item
        if item is None or item.label is None or item.is_title or item.is_intro:
            return
        floor = 0 if heading is None else self._heading_depth(heading)
        left_section = False
        while len(self._stack) > floor and self._stack[-1].item is not None:
            item = self._stack[-1].item
            # What closes a text of sections, under a heading or not, is the document's own.
            if item.label is None and not (left_section and heading is None):
                return
            left_section = item.is_title
            if len(self._stack) == 1:
                self._stack[0].item = None
                return
            self._stack.pop()

    def _count_from(self, waiting: list[Line], following: Line) -> None:
        """Note where the numbering under the headings that waited starts."""
        label = following.label
        assert label is not None
        if label.scheme.nature is not Nature.UNIT:
            return
        owners = [level.item for level in self._stack[: self._find(following)]]
        for line in waiting:
            if line.is_heading and any(line is owner for owner in owners):
                previous = line.previous
                if set(label.path) == {1}:
                    # A list of plain sentences under a heading is no numbering of its own.
                    nested = following.is_title or len(label.path) > 1
                    line.starts_anew = nested and line is owners[0]
                elif previous and previous.last_path and follows(previous.last_path, label.path):
                    previous.runs_on = True

    def _close(self, depth: int) -> None:
        """Close the levels inside *depth*, and open it if it is not open."""
        del self._stack[depth + 1 :]
        if depth == len(self._stack):
            self._stack.append(Level())
