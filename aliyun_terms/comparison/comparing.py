"""Comparing two documents: matching, the changes it shows, and the patch."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import attrs

from aliyun_terms.comparison.changes import Change, ChangeKind, Renumbered, Weight
from aliyun_terms.comparison.classing import classify, weigh
from aliyun_terms.comparison.describing import describe_change
from aliyun_terms.comparison.inline import Piece, PieceKind, redline
from aliyun_terms.comparison.matching import Matching, Pair, longest_increasing, match
from aliyun_terms.comparison.script import Patch, apply_patch, invert_patch, make_patch
from aliyun_terms.comparison.tokens import Granularity
from aliyun_terms.comparison.units import DiffUnit, flatten
from aliyun_terms.syntax.unparsing import print_block
from aliyun_terms.tree.blocks import Block, Noise, Unit, lines
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.emphasis import emphasis
from aliyun_terms.tree.inline import Image, Inline, Link, Text

__all__ = ["EditScript", "apply", "diff", "invert"]


@attrs.frozen(slots=False)
class EditScript:
    """What changed between two revisions.

    Attributes:
        changes: what happened, in the order of the new document.
        pairs: the units that are one: old eid, new eid.
        patch: what turns the one into the other.
        exhausted: whether the search for pairs ended at its budget.
    """

    changes: tuple[Change, ...]
    pairs: tuple[tuple[str, str], ...]
    patch: Patch
    exhausted: bool = False

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Give the changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


def diff(old: Document, new: Document, *, granularity: Granularity = "entity") -> EditScript:
    """Compare two revisions of a document.

    Args:
        old: the earlier revision.
        new: the later one.
        granularity: what an inline redline never cuts.

    Returns:
        The edit script; empty for two documents that print the same.

    Example:
        >>> from aliyun_terms import parse
        >>> one, two = parse("1. 您应付费。\\n"), parse("1. 您应保密。\\n\\n2. 您应付费。\\n")
        >>> [(change.kind.value, change.new_label) for change in diff(one, two).changes]
        [('insert', '1'), ('renumber', '2')]
    """
    before, after = flatten(old), flatten(new)
    matching = match(before, after)
    pairs = [(pair.old, pair.new) for pair in matching.pairs]
    comparison = _Comparison(old, new, before, after, matching, granularity)
    return EditScript(
        tuple(comparison.changes()),
        tuple(
            (old.index.eid(before[one].block), new.index.eid(after[other].block))
            for one, other in pairs
        ),
        make_patch(old, new, pairs),
        matching.exhausted,
    )


def apply(script: EditScript, document: Document) -> Document:
    """Make the later revision out of the earlier one.

    Raises:
        DiffError: the script was made for another text.
    """
    return apply_patch(script.patch, document)


def invert(script: EditScript) -> Patch:
    """Give the patch that undoes a script; apply it with :func:`apply_patch`."""
    return invert_patch(script.patch)


@attrs.define(slots=False)
class _Comparison:
    """Two documents and what is known of them."""

    old: Document
    new: Document
    before: Sequence[DiffUnit]
    after: Sequence[DiffUnit]
    matching: Matching
    granularity: Granularity
    old_of: dict[int, Pair] = attrs.field(init=False)
    new_of: dict[int, int] = attrs.field(init=False)
    moved: set[int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Index the pairs, and find which of them moved."""
        self.old_of = {pair.new: pair for pair in self.matching.pairs}
        self.new_of = {pair.old: pair.new for pair in self.matching.pairs}
        self.moved = self._find_moved()

    # ---- moves ----------------------------------------------------------------

    def _find_moved(self) -> set[int]:
        """Give the new positions of the units that moved: the fewest that explain the order."""
        moved: set[int] = set()
        siblings: dict[int, list[int]] = defaultdict(list)
        for pair in self.matching.pairs:
            parent = self.after[pair.new].parent
            if self._same_parent(pair):
                siblings[parent].append(pair.new)
            else:
                moved.add(pair.new)
        for positions in siblings.values():
            kept = set(longest_increasing([self.old_of[one].old for one in positions]))
            moved.update(one for place, one in enumerate(positions) if place not in kept)
        return moved

    def _same_parent(self, pair: Pair) -> bool:
        old_parent, new_parent = self.before[pair.old].parent, self.after[pair.new].parent
        if old_parent < 0 or new_parent < 0:
            return old_parent == new_parent
        above = self.old_of.get(new_parent)
        return above is not None and above.old == old_parent

    # ---- changes --------------------------------------------------------------

    def changes(self) -> Iterator[Change]:
        """Yield all changes, deletions where the deleted unit would stand."""
        deleted = self._deletions()
        runs = self._renumber_runs()
        for unit in self.after:
            yield from deleted.pop(unit.position, ())
            pair = self.old_of.get(unit.position)
            if pair is None:
                yield from self._insertion(unit)
            else:
                yield from self._changed(unit, pair)
                if unit.position in runs:
                    yield runs[unit.position]
        yield from deleted.pop(len(self.after), ())

    def _insertion(self, unit: DiffUnit) -> Iterator[Change]:
        if isinstance(unit.block, Noise) or (unit.parent >= 0 and unit.parent not in self.old_of):
            return
        inside = self._inside(self.after, unit, lambda one: one not in self.old_of)
        yield self._unit_change(
            ChangeKind.INSERT,
            new=unit,
            pieces=(Piece(PieceKind.INSERTED, unit.text),),
            contained=tuple(self.new.index.eid(self.after[one].block) for one in inside),
        )

    def _deletions(self) -> dict[int, list[Change]]:
        """Give the deletions, under the position of the new unit that they stand before."""
        found: dict[int, list[Change]] = defaultdict(list)
        following = len(self.after)
        for unit in reversed(self.before):
            if unit.position in self.new_of:
                following = self.new_of[unit.position]
            elif not isinstance(unit.block, Noise) and not (
                unit.parent >= 0 and unit.parent not in self.new_of
            ):
                inside = self._inside(self.before, unit, lambda one: one not in self.new_of)
                change = self._unit_change(
                    ChangeKind.DELETE,
                    old=unit,
                    pieces=(Piece(PieceKind.DELETED, unit.text),),
                    contained=tuple(self.old.index.eid(self.before[one].block) for one in inside),
                )
                found[following].insert(0, change)
        return found

    @staticmethod
    def _inside(
        units: Sequence[DiffUnit], unit: DiffUnit, is_free: Callable[[int], bool]
    ) -> list[int]:
        """List the units below *unit* that come or go with it."""
        found = []
        for other in units[unit.position + 1 :]:
            if other.depth <= unit.depth:
                break
            if is_free(other.position):
                found.append(other.position)
        return found

    # ---- one pair -------------------------------------------------------------

    def _changed(self, unit: DiffUnit, pair: Pair) -> Iterator[Change]:
        """Yield what happened to a unit that both documents have."""
        before = self.before[pair.old]
        moved = unit.position in self.moved
        spoken = False
        if before.text != unit.text:
            spoken = True
            pieces = redline(before.text, unit.text, granularity=self.granularity)
            classes = classify(pieces)
            yield self._unit_change(
                ChangeKind.UPDATE,
                old=before,
                new=unit,
                pieces=pieces,
                classes=classes,
                weight=weigh(classes),
                pair=pair,
                also_moved=moved,
            )
        elif moved and not isinstance(unit.block, Noise):
            spoken = True
            inside = self._inside(self.after, unit, lambda one: one in self.old_of)
            yield self._unit_change(
                ChangeKind.MOVE,
                old=before,
                new=unit,
                pair=pair,
                contained=tuple(self.new.index.eid(self.after[one].block) for one in inside),
            )
        old_weight, new_weight = emphasis(before.block), emphasis(unit.block)
        if old_weight is not new_weight:
            spoken = True
            yield self._unit_change(
                ChangeKind.EMPHASIS,
                old=before,
                new=unit,
                pair=pair,
                classes=(f"{old_weight.value}→{new_weight.value}",),
                weight=_emphasis_weight(unit.block),
            )
        if _targets(before.block) != _targets(unit.block):
            spoken = True
            yield self._unit_change(
                ChangeKind.LINK, old=before, new=unit, pair=pair, weight=Weight.SUBSTANTIVE
            )
        if not spoken and self._only_layout(before, unit):
            yield self._unit_change(
                ChangeKind.LAYOUT, old=before, new=unit, pair=pair, weight=Weight.NONE
            )

    def _only_layout(self, before: DiffUnit, unit: DiffUnit) -> bool:
        if before.label != unit.label:
            return False
        return print_block(before.block) != print_block(unit.block)

    def _unit_change(
        self,
        kind: ChangeKind,
        *,
        old: DiffUnit | None = None,
        new: DiffUnit | None = None,
        pieces: tuple[Piece, ...] = (),
        classes: tuple[str, ...] = (),
        weight: Weight = Weight.SUBSTANTIVE,
        pair: Pair | None = None,
        also_moved: bool = False,
        contained: tuple[str, ...] = (),
    ) -> Change:
        change = Change(
            kind,
            weight,
            self.old.index.eid(old.block) if old else "",
            self.new.index.eid(new.block) if new else "",
            self.old.index.label(old.block) if old else "",
            self.new.index.label(new.block) if new else "",
            pieces,
            classes,
            reason=pair.reason if pair else "",
            confidence=pair.confidence if pair else 1.0,
            also_moved=also_moved,
            contained=contained,
        )
        message, message_zh = describe_change(change)
        return attrs.evolve(change, message=message, message_zh=message_zh)

    # ---- new numbers ----------------------------------------------------------

    def _renumber_runs(self) -> dict[int, Change]:
        """Give the runs of new numbers, each under the position of its first unit."""
        runs: dict[int, list[int]] = {}
        first = -1
        for unit in self.after:
            pair = self.old_of.get(unit.position)
            if pair is None or unit.position in self.moved or not unit.label:
                continue
            if self.before[pair.old].label == unit.label or not self.before[pair.old].label:
                first = -1 if unit.parent < 0 or first < 0 else first
                continue
            if first < 0:
                first = unit.position
            runs.setdefault(first, []).append(unit.position)
        return {start: self._renumber_change(run) for start, run in runs.items()}

    def _renumber_change(self, run: list[int]) -> Change:
        renumbered = tuple(
            Renumbered(
                self.old.index.eid(self.before[self.old_of[one].old].block),
                self.new.index.eid(self.after[one].block),
                self.before[self.old_of[one].old].label,
                self.after[one].label,
            )
            for one in run
        )
        head, last = renumbered[0], renumbered[-1]
        change = Change(
            ChangeKind.RENUMBER,
            Weight.NONE,
            head.old_eid,
            head.new_eid,
            head.old_label,
            head.new_label,
            renumbered=renumbered,
        )
        cause, cause_zh = self._cause(run[0])
        one = f"{head.old_label}–{last.old_label}" if len(run) > 1 else head.old_label
        other = f"{head.new_label}–{last.new_label}" if len(run) > 1 else head.new_label
        return attrs.evolve(
            change,
            message=f"{one} renumbered to {other}{cause}",
            message_zh=f"{one} 改编号为 {other}{cause_zh}",
        )

    def _cause(self, position: int) -> tuple[str, str]:
        """Say why numbering shifts from *position* on: what came or went just before it."""
        unit = self.after[position]
        for other in reversed(self.after[:position]):
            if other.depth < unit.depth:
                break
            if other.depth == unit.depth and other.position not in self.old_of and other.label:
                return f" because {other.label} was inserted", f"，因新增 {other.label}"
            if other.depth == unit.depth:
                break
        old = self.before[self.old_of[position].old]
        for other in reversed(self.before[: old.position]):
            if other.depth < old.depth:
                break
            if other.depth == old.depth and other.position not in self.new_of and other.label:
                return f" because {other.label} was deleted", f"，因删去 {other.label}"
        return "", ""


def _emphasis_weight(block: Block) -> Weight:
    """A provision that gains or loses its bold matters; a heading does not."""
    return Weight.MATERIAL if isinstance(block, Unit) and _provides(block) else Weight.EDITORIAL


def _provides(block: Unit) -> bool:
    return type(block).__name__ in ("Clause", "ListItem", "Paragraph", "Formula")


def _targets(block: Block) -> list[str]:
    return [link.target for line in lines(block) for link in _links(line)]


def _links(content: Sequence[Inline]) -> Iterator[Link]:
    for node in content:
        if isinstance(node, Link):
            yield node
        elif not isinstance(node, Text | Image):
            yield from _links(node.content)
