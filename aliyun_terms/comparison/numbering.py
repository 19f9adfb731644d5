"""New numbers: runs of units that are numbered otherwise, and what caused it.

The cause is told only where it explains the shift: as many units came as the numbers rose.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence

import attrs

from aliyun_terms.comparison.matching import Matching
from aliyun_terms.comparison.units import DiffUnit

__all__ = ["Cause", "NumberRun", "find_runs"]

_MOST_CAUSES = 3
"""How many units are named as the cause of one run."""


@attrs.frozen
class Cause:
    """What shifted the numbers of a run.

    Attributes:
        kind: ``inserted``, ``deleted``, ``moved in``, ``moved out``, ``split``, ``merged``;
            ``moved`` where the unit above was moved; ``scheme`` for another way of numbering.
        labels: the numbers of the units that did it.
    """

    kind: str
    labels: tuple[str, ...]


@attrs.frozen
class NumberRun:
    """Units with new numbers, for one reason.

    Attributes:
        positions: their positions in the new document.
        span: the first and the last of them that are not below others of the run.
        causes: what shifted them; empty where that cannot be told.
    """

    positions: tuple[int, ...]
    span: tuple[int, int]
    causes: tuple[Cause, ...] = ()


def find_runs(
    before: Sequence[DiffUnit], after: Sequence[DiffUnit], matching: Matching, moved: set[int]
) -> tuple[NumberRun, ...]:
    """Find the runs of new numbers, in the order of the new document.

    Args:
        before: the units of the old document.
        after: the units of the new one.
        matching: which are one.
        moved: new positions of the units that moved; a moved unit has a new number as it has
            a new place, and is in no run.
    """
    changed = {
        pair.new: pair.old
        for pair in matching.changed
        if before[pair.old].label != after[pair.new].label and pair.new not in moved
    }
    return _Numbering(before, after, matching, moved).runs(changed) if changed else ()


class _Numbering:
    def __init__(
        self,
        before: Sequence[DiffUnit],
        after: Sequence[DiffUnit],
        matching: Matching,
        moved: set[int],
    ) -> None:
        self.before, self.after, self.moved = before, after, moved
        self.old_of = {pair.new: pair.old for pair in matching.pairs}
        self.new_of = {pair.old: pair.new for pair in matching.pairs}
        self.joined_new = {one for join in matching.joins for one in join.news[1:]}
        self.joined_old = {one for join in matching.joins for one in join.olds[1:]}

    def runs(self, changed: dict[int, int]) -> tuple[NumberRun, ...]:
        """Give the runs of the units in *changed*: new positions, and their old ones."""
        followers: dict[int, list[int]] = defaultdict(list)
        scheme: dict[tuple[str, str], list[int]] = defaultdict(list)
        shifted: set[int] = set()
        for new, old in sorted(changed.items()):
            one, other = self.before[old].number, self.after[new].number
            leader = self._leader(new, changed)
            if one and other and leader >= 0 and self._follows(new, leader):
                followers[leader].append(new)
            elif one and other and one.scheme == other.scheme and one.path != other.path:
                shifted.add(new)
            else:
                names = (one.scheme if one else "", other.scheme if other else "")
                scheme[names].append(new)
        found = [*self._shifted_runs(shifted, followers)]
        for names, news in scheme.items():
            found.append(NumberRun(tuple(news), (news[0], news[-1]), (Cause("scheme", names),)))
            for leader in [one for one in followers if one in set(news)]:
                found[-1] = _extended(found[-1], followers.pop(leader))
        found += [self._moved_run(leader, news) for leader, news in followers.items()]
        return tuple(sorted(found, key=lambda run: run.positions[0]))

    def _leader(self, new: int, changed: dict[int, int]) -> int:
        """Give the topmost unit above whose new number this one's number begins with."""
        leader, above = -1, self.after[new].parent
        while above >= 0:
            if (above in changed or above in self.moved) and self._follows(new, above):
                leader = above
            above = self.after[above].parent
        return leader

    def _follows(self, new: int, above: int) -> bool:
        """Tell whether the number of a unit is its old one below the new number of *above*."""
        old, old_above = self.old_of[new], self.old_of.get(above)
        if old_above is None:
            return False
        labels = (self.before[old], self.after[new], self.before[old_above], self.after[above])
        paths = [unit.number.path if unit.number else None for unit in labels]
        one, other, old_head, new_head = paths
        if not (one and other and old_head and new_head):
            return False
        return (
            one[: len(old_head)] == old_head
            and other[: len(new_head)] == new_head
            and len(one) > len(old_head)
            and one[len(old_head) :] == other[len(new_head) :]
        )

    def _moved_run(self, leader: int, news: list[int]) -> NumberRun:
        old = self.before[self.old_of[leader]]
        cause = Cause("moved", (old.label, self.after[leader].label))
        return NumberRun(tuple(news), (news[0], news[-1]), (cause,))

    # ---- runs that shift ------------------------------------------------------

    def _shifted_runs(
        self, shifted: set[int], followers: dict[int, list[int]]
    ) -> Iterator[NumberRun]:
        if not shifted:
            return
        old_run_of = {position: run for run in _sequences(self.before) for position in run}
        for sequence in _sequences(self.after):
            if not shifted.isdisjoint(sequence):
                old_run = self._counterpart(sequence, old_run_of)
                yield from self._runs_of(sequence, old_run, shifted, followers)

    def _counterpart(self, sequence: list[int], old_run_of: dict[int, list[int]]) -> list[int]:
        """Give the old sequence from which most of a new one comes."""
        votes: dict[int, int] = defaultdict(int)
        for new in sequence:
            if new in self.old_of and new not in self.moved:
                votes[old_run_of.get(self.old_of[new], [-1])[0]] += 1
        first = max(votes, key=lambda one: (votes[one], -one), default=-1)
        return old_run_of.get(first, [])

    def _runs_of(
        self,
        sequence: list[int],
        old_run: list[int],
        shifted: set[int],
        followers: dict[int, list[int]],
    ) -> Iterator[NumberRun]:
        stayed = self._stayed(sequence, set(old_run))
        kept = set(stayed.values())
        came = [one for one in sequence if one not in stayed]
        gone = [one for one in old_run if one not in kept]
        last = (0, 0, 0)
        for delta, run in self._stretches(sequence, shifted, stayed):
            here = (bisect(came, run[0]), bisect(gone, self.old_of[run[0]]), delta)
            causes = self._explain(came, gone, last, here)
            found = NumberRun(tuple(run), (run[0], run[-1]), causes)
            for leader in run:
                if leader in followers:
                    found = _extended(found, followers.pop(leader))
            yield found
            last = here

    def _stayed(self, sequence: list[int], old_run: set[int]) -> dict[int, int]:
        return {
            new: self.old_of[new]
            for new in sequence
            if new not in self.moved and self.old_of.get(new, -1) in old_run
        }

    def _stretches(
        self, sequence: list[int], shifted: set[int], stayed: dict[int, int]
    ) -> Iterator[tuple[int, list[int]]]:
        """Yield stretches of units whose numbers shifted by as much."""
        run: list[int] = []
        delta = 0
        for new in sequence:
            step = self._shift(new) if new in shifted else 0
            ends = step != delta if new in shifted else new in stayed
            if run and ends:
                yield delta, run
                run = []
            if new in shifted:
                delta = step
                run.append(new)
        if run:
            yield delta, run

    def _shift(self, new: int) -> int:
        one, other = self.before[self.old_of[new]].number, self.after[new].number
        return other.path[-1] - one.path[-1] if one and other and one.path and other.path else 0

    def _explain(
        self,
        came: list[int],
        gone: list[int],
        last: tuple[int, int, int],
        here: tuple[int, int, int],
    ) -> tuple[Cause, ...]:
        """Say what shifted a run: all that came and went before, or only since the last run.

        *last* and *here* are how many came, how many went, and the shift.
        """
        for start in ((0, 0, 0), last):
            arrived, left, delta = (now - then for now, then in zip(here, start, strict=True))
            if arrived - left == delta and 0 < arrived + left <= _MOST_CAUSES:
                return self._causes(came[start[0] : here[0]], gone[start[1] : here[1]])
        return ()

    def _causes(self, came: Sequence[int], gone: Sequence[int]) -> tuple[Cause, ...]:
        """Name what came and went; a unit that stayed, and is counted otherwise, is no cause."""
        if any(new in self.old_of and new not in self.moved for new in came) or any(
            old in self.new_of and self.new_of[old] not in self.moved for old in gone
        ):
            return ()
        kinds: dict[str, list[str]] = defaultdict(list)
        for new in came:
            kinds[self._coming(new)].append(self.after[new].label)
        for old in gone:
            kinds[self._going(old)].append(self.before[old].label)
        return tuple(Cause(kind, tuple(labels)) for kind, labels in kinds.items())

    def _coming(self, new: int) -> str:
        if new in self.joined_new:
            return "split"
        return "moved in" if new in self.old_of else "inserted"

    def _going(self, old: int) -> str:
        if old in self.joined_old:
            return "merged"
        return "moved out" if old in self.new_of else "deleted"


def _extended(run: NumberRun, news: Sequence[int]) -> NumberRun:
    return attrs.evolve(run, positions=tuple(sorted((*run.positions, *news))))


def _sequences(units: Sequence[DiffUnit]) -> list[list[int]]:
    """Give the sequences of numbers: of one scheme, below one number, rising.

    Articles that are numbered on from chapter to chapter are one sequence; a list that
    begins again is another one.
    """
    found: list[list[int]] = []
    current: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for unit in units:
        label = unit.number
        if label is None or not label.path:
            continue
        *above, number = path = label.path
        # A bare number says nothing of what it stands below; its depth does.
        key = (label.scheme, path[:-1] if above else (-unit.depth,))
        sequence = current.get(key)
        last = units[sequence[-1]].number if sequence else None
        if sequence is None or last is None or number <= last.path[-1]:
            sequence = current[key] = []
            found.append(sequence)
        sequence.append(unit.position)
    return found
