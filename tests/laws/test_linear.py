"""Work grows with the length of the text, also of a text that is meant to make it grow faster.

In the everyday suite, work is counted as calls of functions, which is the same in every run.
What happens inside one call, in a regular expression above all, shows only on the clock and in
memory; that is measured with ``-m slow``, with bounds that a busy machine does not break.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import TypeVar

import pytest
from aliyun_terms import Document, check, parse, render_html, to_json, unparse
from tests.dialect import HOSTILE

_T = TypeVar("_T")

# Four times as many pieces take four times the calls. Work that grows with the square of the
# text, even if it is a small part of all work, takes nine times and more.
FEW, MANY, BOUND = 100, 400, 4.5
# Blocks of different kinds, deep and flat.
BLOCKS = (
    "（1）\n",
    "1. a\n",
    "1.1.1 a：\n",
    "您应：\n",
    "## a\n",
    "-\n",
    "|-|\n",
    "a **b** [c](d)\n",
)


STAGES: dict[str, Callable[[Document], object]] = {
    "unparse": unparse,
    "index": lambda document: Document(document.children).index,
    "check": check,
    "to_json": to_json,
    "render_html": render_html,
}


def calls_of(stage: Callable[[_T], object], given: _T) -> int:
    """Count the calls of functions, Python's own included, that *stage* makes."""
    count = 0

    def see(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(see)
    try:
        stage(given)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_parsing_more_of_the_same_takes_calls_in_proportion(piece):
    parse(piece)  # what is made once a process is made here
    few, many = (calls_of(parse, piece * times) for times in (FEW, MANY))
    assert many <= BOUND * few


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
@pytest.mark.parametrize("piece", BLOCKS)
def test_a_stage_takes_calls_in_proportion_to_the_text(stage, piece):
    stage(parse(piece))
    few, many = (calls_of(stage, parse(piece * times)) for times in (FEW, MANY))
    assert many <= BOUND * few


def seconds_of(stage: Callable[[_T], object], given: _T) -> float:
    """Measure *stage*: the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        stage(given)
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_parsing_eight_times_the_text_takes_about_eight_times_the_time(piece):
    small = piece * (20_000 // len(piece))
    before, after = seconds_of(parse, small), seconds_of(parse, small * 8)
    assert after <= max(0.1, 8 * 2.5 * before), f"{before:.3f} s, then {after:.3f} s"


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
@pytest.mark.parametrize("piece", BLOCKS)
def test_a_stage_takes_about_eight_times_the_time_for_eight_times_the_text(stage, piece):
    small = piece * (4_000 // len(piece))
    before, after = seconds_of(stage, parse(small)), seconds_of(stage, parse(small * 8))
    assert after <= max(0.1, 8 * 2.5 * before), f"{before:.3f} s, then {after:.3f} s"


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_eight_times_the_text_takes_about_eight_times_the_memory(piece):
    small = piece * (20_000 // len(piece))
    parse(small)
    peaks = []
    for text in (small, small * 8):
        tracemalloc.start()
        parse(text)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] <= 8 * 1.5 * peaks[0] + 1_000_000
