"""Measuring by turns, and the table of ratios against goals.

The machine is never quiet, so nothing here is an absolute time. Subjects run by turns in one
process, a round at a time, and a ratio is the median of the ratios of the rounds: what slows
the machine down for a while slows all subjects of a round. Time is processor time, which other
processes disturb less than the clock on the wall.
"""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["AtLeast", "AtMost", "Report", "Row", "Times", "median_ratio", "take_turns"]

Times = dict[str, list[float]]
"""Seconds a run, round by round, for each subject."""


def take_turns(
    subjects: Mapping[str, Callable[[], Any]],
    *,
    rounds: int,
    repeats: Mapping[str, int] | None = None,
    clock: Callable[[], float] = time.process_time,
    warm_up: bool = True,
) -> Times:
    """Run all *subjects* in every round; each round starts with another one.

    *repeats* says how often a subject runs in a round, where once is too short to measure.
    What a run gives back is dropped while the clock still runs: freeing it is part of its cost.
    """
    times: Times = {name: [] for name in subjects}
    for run in subjects.values() if warm_up else ():
        run()
    names = list(subjects)
    for _ in range(rounds):
        for name in names:
            times[name].append(_seconds(subjects[name], (repeats or {}).get(name, 1), clock))
        names.append(names.pop(0))
    return times


def _seconds(run: Callable[[], Any], repeats: int, clock: Callable[[], float]) -> float:
    gc.collect()
    start = clock()
    for _ in range(repeats):
        run()
    return (clock() - start) / repeats


def ratios(times: Times, subject: str, peer: str) -> list[float]:
    """Give how many times as long as *peer* the *subject* took, round by round."""
    return [one / other for one, other in zip(times[subject], times[peer], strict=True)]


def median_ratio(times: Times, subject: str, peer: str) -> float:
    """Give how many times as long as *peer* the *subject* took."""
    return median(ratios(times, subject, peer))


# ---- Goals -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class AtMost:
    """A ratio that should be no greater."""

    limit: float

    def shortfall(self, ratio: float) -> float:
        """Give how far off *ratio* is; 1 and less is on target."""
        return ratio / self.limit

    def __str__(self) -> str:
        return f"≤ {self.limit:g}"


@dataclass(frozen=True)
class AtLeast:
    """A ratio that should be no smaller."""

    limit: float

    def shortfall(self, ratio: float) -> float:
        """Give how far off *ratio* is; 1 and less is on target."""
        return self.limit / ratio

    def __str__(self) -> str:
        return f"≥ {self.limit:g}"


# ---- The table -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One ratio: what was compared, how it came out, and what was hoped for."""

    work: str
    compared: str
    ratio: float
    spread: str = ""
    goal: AtMost | AtLeast | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return "met" if self.goal.shortfall(self.ratio) <= 1 else "MISSED"

    def cells(self) -> tuple[str, ...]:
        goal = "" if self.goal is None else str(self.goal)
        return (
            self.work,
            self.compared,
            f"{self.ratio:.2f}×",
            self.spread,
            goal,
            self.verdict,
            self.note,
        )


@dataclass
class Report:
    """The rows of a run, in the order in which they were measured."""

    rows: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Keep *row* for the table."""
        self.rows.append(row)

    def check(self, work: str) -> None:
        """Fail where a goal of *work* is missed by more than a factor of two.

        A goal that is missed by less is for the reader of the table: machines differ.
        """
        wild = [
            f"{row.compared}: {row.ratio:.2f}×, goal {row.goal}"
            for row in self.rows
            if row.work == work and row.goal is not None and row.goal.shortfall(row.ratio) > 2
        ]
        assert not wild, "; ".join(wild)

    def compare(
        self,
        work: str,
        times: Times,
        subject: str,
        peer: str,
        goal: AtMost | AtLeast | None = None,
        note: str = "",
    ) -> None:
        """Add how many times as long as *peer* the *subject* took."""
        found = ratios(times, subject, peer)
        spread = ""
        if len(found) > 2:
            low, _, high = quantiles(found, n=4, method="inclusive")
            spread = f"{low:.2f}–{high:.2f}"
        taken = f"{_time(median(times[subject]))} : {_time(median(times[peer]))}"
        note = f"{taken}; {note}" if note else taken
        self.add(Row(work, f"{subject} : {peer}", median(found), spread, goal, note))

    def lines(self) -> Iterator[str]:
        """Yield the table, a line at a time."""
        head = ("work", "compared", "ratio", "quartiles", "goal", "", "medians, and remarks")
        table = [head, *(row.cells() for row in self.rows)]
        widths = [max(len(cells[column]) for cells in table) for column in range(len(head) - 1)]
        last_work = ""
        for cells in table:
            work, *others, note = cells
            shown = ("" if work == last_work else work, *others)
            last_work = work
            padded = (
                cell.rjust(width) if column in (2, 3) else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(shown, widths, strict=True))
            )
            yield f"{'  '.join(padded)}  {note}".rstrip()


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
