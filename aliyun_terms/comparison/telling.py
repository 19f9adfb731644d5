"""Telling: the changes that a matching shows, each with its weight, its words and its reason."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

import attrs

from aliyun_terms.comparison.changes import Change, ChangeKind, Renumbered, Weight
from aliyun_terms.comparison.citing import Misled, References, may_cite
from aliyun_terms.comparison.classing import classes_of_text, weigh_text
from aliyun_terms.comparison.describing import describe_change, describe_misled, describe_run
from aliyun_terms.comparison.inline import Piece, PieceKind, redline
from aliyun_terms.comparison.matching import Matching
from aliyun_terms.comparison.naming import Names
from aliyun_terms.comparison.numbering import NumberRun, find_runs
from aliyun_terms.comparison.pairing import Join, Pair
from aliyun_terms.comparison.placing import find_moved
from aliyun_terms.comparison.rewording import Finding, compare_words, find_changes
from aliyun_terms.comparison.tokens import Granularity
from aliyun_terms.comparison.units import DiffUnit, end_of_subtree
from aliyun_terms.tree.blocks import Noise

__all__ = ["Telling"]


class Telling:
    """Two documents, how they match, and what is to be told of it.

    Attributes:
        runs: the runs of new numbers.
    """

    def __init__(
        self,
        names: tuple[Names, Names],
        units: tuple[Sequence[DiffUnit], Sequence[DiffUnit]],
        matching: Matching,
        granularity: Granularity,
    ) -> None:
        self._old, self._new = names
        self._before, self._after = units
        self._granularity = granularity
        self._matching = matching
        self._old_of = {pair.new: pair for pair in matching.pairs}
        self._new_of = {pair.old: pair.new for pair in matching.pairs}
        self._changed = {pair.new for pair in matching.changed}
        self._joins = {join.news[0]: join for join in matching.joins}
        self._known_old = self._new_of.keys() | {o for one in matching.joins for o in one.olds}
        self._known_new = self._old_of.keys() | {n for one in matching.joins for n in one.news}
        self._moved = find_moved(*units, matching)
        self._references = References(*units, matching)
        self.runs = find_runs(*units, matching, self._moved)

    def changes(self) -> Iterator[Change]:
        """Yield all changes in the order of the new document.

        A deletion comes where the deleted unit would stand, new numbers where they begin.
        """
        deleted = self._deletions()
        runs: dict[int, list[NumberRun]] = defaultdict(list)
        for run in self.runs:
            runs[run.positions[0]].append(run)
        for position in sorted(self._places() | deleted.keys() | runs.keys()):
            yield from deleted.get(position, ())
            pair = self._old_of.get(position)
            if pair is not None:
                yield from self._paired(self._before[pair.old], self._after[position], pair)
            elif position < len(self._after) and position not in self._known_new:
                yield from self._insertion(self._after[position])
            for run in runs.get(position, ()):
                yield self._renumbering(run)

    def _places(self) -> set[int]:
        """Give the new positions where there may be something to tell: few, of most documents."""
        places = self._changed | self._moved | self._joins.keys()
        places.update(position for position, unit in enumerate(self._after) if may_cite(unit))
        return places.union(set(range(len(self._after))) - self._known_new)

    # ---- what came and went ---------------------------------------------------

    def _insertion(self, unit: DiffUnit) -> Iterator[Change]:
        if isinstance(unit.block, Noise):
            return
        if unit.parent >= 0 and unit.parent not in self._known_new:
            return
        inside = self._inside(self._after, unit, self._known_new)
        yield self._change(
            self._whole(ChangeKind.INSERT, PieceKind.INSERTED, [unit, *inside]),
            None,
            unit,
            contained=tuple(self._new.eid(one) for one in inside),
            below=tuple(map(_numbered, inside)),
        )

    def _deletions(self) -> dict[int, list[Change]]:
        """Give the deletions, under the position of the new unit that they stand before."""
        found: dict[int, list[Change]] = defaultdict(list)
        following: dict[int, int] = {}
        for position in sorted(set(range(len(self._before))) - self._new_of.keys(), reverse=True):
            behind = position + 1
            place = self._new_of.get(behind, following.get(behind, len(self._after)))
            following[position] = place
            if self._went(self._before[position]):
                found[place].append(self._deletion(self._before[position]))
        return {place: changes[::-1] for place, changes in found.items()}

    def _went(self, unit: DiffUnit) -> bool:
        """Tell whether a unit is at the top of what was deleted."""
        if unit.position in self._known_old or isinstance(unit.block, Noise):
            return False
        return unit.parent < 0 or unit.parent in self._known_old

    def _deletion(self, unit: DiffUnit) -> Change:
        inside = self._inside(self._before, unit, self._known_old)
        return self._change(
            self._whole(ChangeKind.DELETE, PieceKind.DELETED, [unit, *inside]),
            unit,
            None,
            contained=tuple(self._old.eid(one) for one in inside),
            below=tuple(map(_numbered, inside)),
        )

    @staticmethod
    def _inside(units: Sequence[DiffUnit], unit: DiffUnit, known: Container[int]) -> list[DiffUnit]:
        """List the units below *unit* that come or go with it; stray marks are none."""
        end = end_of_subtree(units, unit.position)
        return [
            one
            for one in units[unit.position + 1 : end]
            if one.position not in known and not isinstance(one.block, Noise)
        ]

    @staticmethod
    def _whole(kind: ChangeKind, piece: PieceKind, units: Sequence[DiffUnit]) -> Finding:
        """Say what comes or goes as a whole."""
        text = "\n".join(one.text for one in units)
        classes = classes_of_text(text)
        weight = weigh_text(text, classes)
        return Finding(kind, weight, (Piece(piece, units[0].text),), classes)

    # ---- what is in both ------------------------------------------------------

    def _paired(self, old: DiffUnit, new: DiffUnit, pair: Pair) -> Iterator[Change]:
        moved = new.position in self._moved
        join = self._joins.get(new.position)
        told = False
        if join is not None:
            told = True
            yield self._joined(join, pair)
        elif new.position in self._changed and old.printed != new.printed:
            cited = self._references.cited(old, new) if old.body != new.body else ()
            for found in find_changes(old, new, granularity=self._granularity, cited=cited):
                also_moved = moved and found.kind is ChangeKind.UPDATE
                told = told or also_moved
                if not (moved and found.kind is ChangeKind.LAYOUT):
                    yield self._change(found, old, new, pair, also_moved=also_moved)
        if moved and not told and not isinstance(new.block, Noise):
            yield self._move(old, new, pair)
        for misled in self._references.misled(old, new):
            yield self._misled(old, new, misled)

    def _move(self, old: DiffUnit, new: DiffUnit, pair: Pair) -> Change:
        """Tell a move: under another heading other rules may hold; within one, only the order."""
        expected = self._old_of.get(new.parent)
        stays = expected is not None and expected.old == old.parent
        weight = Weight.EDITORIAL if stays or new.parent == old.parent == -1 else Weight.SUBSTANTIVE
        inside = self._after[new.position + 1 : end_of_subtree(self._after, new.position)]
        contained = tuple(self._new.eid(one) for one in inside if one.position in self._old_of)
        return self._change(Finding(ChangeKind.MOVE, weight), old, new, pair, contained=contained)

    def _joined(self, join: Join, pair: Pair) -> Change:
        olds = [self._before[one] for one in join.olds]
        news = [self._after[one] for one in join.news]
        kind = ChangeKind.SPLIT if len(news) > 1 else ChangeKind.MERGE
        texts = ("".join(one.text for one in some) for some in (olds, news))
        pieces = redline(*texts, granularity=self._granularity)
        found = compare_words(kind, pieces)
        weight = max(found.weight, Weight.EDITORIAL, key=lambda one: one.rank)
        change = self._change(
            attrs.evolve(found, weight=weight),
            olds[0],
            news[0],
            pair,
            also_moved=news[0].position in self._moved,
        )
        change = attrs.evolve(
            change,
            old_eids=tuple(map(self._old.eid, olds)),
            new_eids=tuple(map(self._new.eid, news)),
        )
        old_words = [self._old.words(one) for one in olds]
        new_words = [self._new.words(one) for one in news]
        message, message_zh = describe_change(
            found,
            (" and ".join(one for one, _ in old_words), " and ".join(one for one, _ in new_words)),
            ("、".join(one for _, one in old_words), "、".join(one for _, one in new_words)),
            also_moved=change.also_moved,
        )
        return attrs.evolve(change, message=message, message_zh=message_zh)

    def _misled(self, old: DiffUnit, new: DiffUnit, misled: Misled) -> Change:
        def name(units: Sequence[DiffUnit], position: int) -> tuple[str, str]:
            if position < 0:
                return "", ""
            return units[position].label, units[position].text

        message, message_zh = describe_misled(
            self._new.words(new),
            misled.citation,
            name(self._before, misled.old_target),
            name(self._after, misled.moved_to),
            name(self._after, misled.new_target),
        )
        found = Finding(
            ChangeKind.REFERENCE,
            Weight.MATERIAL if misled.old_target >= 0 else Weight.SUBSTANTIVE,
            classes=("reference",),
        )
        change = self._change(found, old, new)
        return attrs.evolve(change, message=message, message_zh=message_zh)

    # ---- new numbers ----------------------------------------------------------

    def _renumbering(self, run: NumberRun) -> Change:
        renumbered = tuple(
            Renumbered(self._old.eid(old), self._new.eid(new), old.label, new.label)
            for new in (self._after[one] for one in run.positions)
            for old in (self._before[self._old_of[new.position].old],)
        )
        ends = [self._after[one] for one in run.span]
        old_ends = [self._before[self._old_of[one.position].old] for one in ends]
        message, message_zh = describe_run(
            (old_ends[0].label, old_ends[1].label), (ends[0].label, ends[1].label), run.causes
        )
        head = renumbered[0]
        return Change(
            ChangeKind.RENUMBER,
            Weight.NONE,
            head.old_eid,
            head.new_eid,
            head.old_label,
            head.new_label,
            message=message,
            message_zh=message_zh,
            renumbered=renumbered,
            old_eids=(head.old_eid,),
            new_eids=(head.new_eid,),
        )

    # ---- a change -------------------------------------------------------------

    def _change(
        self,
        found: Finding,
        old: DiffUnit | None,
        new: DiffUnit | None,
        pair: Pair | None = None,
        *,
        also_moved: bool = False,
        contained: tuple[str, ...] = (),
        below: tuple[str, ...] = (),
    ) -> Change:
        old_eid, new_eid = self._old.eid(old), self._new.eid(new)
        (old_words, old_zh), (new_words, new_zh) = self._old.words(old), self._new.words(new)
        message, message_zh = describe_change(
            found,
            (old_words, new_words),
            (old_zh, new_zh),
            below=len(contained),
            also_moved=also_moved,
        )
        return Change(
            found.kind,
            found.weight,
            old_eid,
            new_eid,
            self._old.label(old),
            self._new.label(new),
            found.pieces,
            found.classes,
            message,
            message_zh,
            reason=pair.reason if pair else "",
            confidence=pair.confidence if pair else 1.0,
            also_moved=also_moved,
            contained=contained,
            evidence=found.evidence,
            old_eids=(old_eid,) if old else (),
            new_eids=(new_eid,) if new else (),
            below=below,
        )


def _numbered(unit: DiffUnit) -> str:
    """Give the words of a unit behind its number, on one line."""
    return " ".join(f"{unit.label} {unit.text}".split())
