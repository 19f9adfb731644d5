"""Selecting: selectors on a megabyte, against one walk of its tree.

The first selector on a document numbers its nodes, and those that follow find them numbered;
both are measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aliyun_terms import parse, select
from aliyun_terms.tree.walk import walk
from tests.benchmarks.generation import terms_text
from tests.benchmarks.measuring import AtMost, Row, median_ratio, take_turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from aliyun_terms.tree.document import Document

pytestmark = pytest.mark.benchmark

WORK, WALK = "selectors on 1 MB", "one walk"

# What a selector may take, in walks, once the nodes are numbered. Where words are looked at,
# they are put together from the marks of their line.
AGAIN = {
    "clause": 1,
    "part section clause item": 2,
    "* ~ * > *": 2,
    "section:has(> clause:not(:has(item)))": 2,
    ":not(:not(:not(:not(clause))))": 2,
    "clause:nth(2n+1)": 2,
    "2.*": 4,
    '[label^="2."]': 4,
    "clause[emphasis=full]": 4,
    ':contains("不存在")': 2,
    ':matches("第[0-9]+条")': 8,
    "link[href*=aliyun]": 2,
}
FIRST = {"clause": 4, "link": 8, "clause[emphasis=full]": 12, ':contains("不存在")': 6}


@pytest.fixture(scope="module")
def document():
    return parse(terms_text(1_000_000))


def anew(document: Document, selector: str) -> Callable[[], object]:
    """Give what selects as if it were the first time."""

    def run() -> object:
        vars(document).pop("_kept", None)
        return select(document, selector)

    return run


def test_selectors_against_one_walk(document, report):
    subjects = {WALK: lambda: sum(1 for _ in walk(document))}
    subjects |= {text: lambda text=text: select(document, text) for text in AGAIN}
    times = take_turns(subjects, rounds=9)
    for text, limit in AGAIN.items():
        report.add(Row(WORK, text, median_ratio(times, text, WALK), goal=AtMost(limit)))
    report.check(WORK)


def test_the_first_selector_against_one_walk(document, report):
    subjects = {WALK: lambda: sum(1 for _ in walk(document))}
    subjects |= {text: anew(document, text) for text in FIRST}
    times = take_turns(subjects, rounds=9)
    for text, limit in FIRST.items():
        ratio = median_ratio(times, text, WALK)
        report.add(Row(WORK, f"{text}, first", ratio, goal=AtMost(limit)))
    report.check(WORK)
