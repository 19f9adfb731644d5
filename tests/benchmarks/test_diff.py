"""Comparing two revisions, against the peers.

The ruler is difflib on the bare list of clauses, their numbers taken off: it finds which are
equal, and neither moves nor what became of the rest. We do all of it: matching, moves, new
numbers, all redlines, what they mean, and the patch. The peers get what they ask for: redlines
the plain text, xmldiff an XML tree, sqlglot's differ a tree of expressions.
"""

from __future__ import annotations

import difflib
import re
import time
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest
from aliyun_terms import diff, parse
from aliyun_terms.tree.walk import walk
from tests.benchmarks.generation import terms_text
from tests.benchmarks.measuring import AtMost, Row, median_ratio, take_turns
from tests.benchmarks.revising import revised_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from aliyun_terms.tree.document import Document

pytestmark = pytest.mark.benchmark

OURS, RULER = "aliyun_terms", "difflib on the clause list"
BYTES_OF_A_CLAUSE = 178
SIZES = {50: (25, 5), 500: (9, 1), 5_000: (5, 1), 50_000: (1, 1)}
"""How many clauses; in how many rounds, and how often in each."""
_LABEL = re.compile(
    r"^[\s*#>-]*(?:[0-9０-９.．\-]+[、.)）]?|第[一-龥0-9]+[条章]|[（(][一-龥0-9]+[)）])?\s*"
)


class Pair:
    """Two revisions, in all the forms that are asked for."""

    def __init__(self, clauses: int) -> None:
        old_text = terms_text(clauses * BYTES_OF_A_CLAUSE)
        self.texts = (old_text, revised_text(old_text))
        self.old, self.new = map(parse, self.texts)
        self.clauses = len(self.old.index.nodes)

    def lists(self) -> list[list[str]]:
        """The clauses as bare lists, without their numbers."""
        return [[_LABEL.sub("", one) for one in text.split("\n\n") if one] for text in self.texts]


@pytest.fixture(scope="module")
def pairs():
    """Revisions by size, made when first asked for."""
    return cache(Pair)


def ours(pair: Pair) -> Callable[[], object]:
    return lambda: diff(pair.old, pair.new)


def ruler(pair: Pair) -> Callable[[], object]:
    old, new = pair.lists()
    return lambda: difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


# ---- The peers -------------------------------------------------------------------------------


def redlines_of(pair: Pair) -> Callable[[], object]:
    module = pytest.importorskip("redlines", reason="redlines is not installed (extra: bench)")
    old, new = ("\n\n".join(one) for one in pair.lists())
    return lambda: module.Redlines(old, new).output_markdown


def xmldiff_of(pair: Pair) -> Callable[[], object]:
    module = pytest.importorskip("xmldiff.main", reason="xmldiff is not installed (extra: bench)")
    old, new = (_xml(document) for document in (pair.old, pair.new))
    return lambda: module.diff_texts(old, new, diff_options={"fast_match": True, "F": 0.5})


def _xml(document: Document) -> str:
    lines = (
        re.sub(r"[\x00-\x08\x0b-\x1f]", "", getattr(one, "text", "") or "")
        for one in walk(document)
    )
    return f"<d>{''.join(f'<c>{escape(line)}</c>' for line in lines)}</d>"


def sqlglot_of(pair: Pair) -> Callable[[], object]:
    module = pytest.importorskip("sqlglot", reason="sqlglot is not installed (extra: bench)")
    from sqlglot import exp
    from sqlglot.diff import diff as compare

    def tree(clauses: list[str]) -> exp.Expression:
        return exp.Tuple(expressions=[exp.Anonymous(this=one) for one in clauses])

    assert module
    old, new = map(tree, pair.lists())
    return lambda: compare(old, new)


PEERS = {"redlines": redlines_of, "xmldiff": xmldiff_of, "sqlglot": sqlglot_of}


# ---- Each alone, in absolute figures -----------------------------------------------------------


@pytest.mark.parametrize("size", [50, 500, 5_000])
@pytest.mark.benchmark(group="diff", timer=time.process_time)
def test_alone(size, benchmark, pairs):
    benchmark.pedantic(ours(pairs(size)), rounds=3, warmup_rounds=1)


# ---- By turns, in ratios -----------------------------------------------------------------------


@pytest.mark.parametrize("size", [50, 500, 5_000])
def test_against_the_ruler(size, pairs, report):
    pair = pairs(size)
    rounds, repeats = SIZES[size]
    subjects = {OURS: ours(pair), RULER: ruler(pair)}
    times = take_turns(subjects, rounds=rounds, repeats=dict.fromkeys(subjects, repeats))
    work = f"diff {size:,} clauses"
    report.compare(work, times, OURS, RULER, AtMost(4) if size == 5_000 else None)


@pytest.mark.parametrize("peer", PEERS)
@pytest.mark.parametrize("size", [50, 500])
def test_against_the_peers(size, peer, pairs, report):
    """The peers take minutes at 5,000 clauses, so they are measured below that."""
    pair = pairs(size)
    subjects = {OURS: ours(pair), peer: PEERS[peer](pair)}
    times = take_turns(subjects, rounds=3)
    report.compare(f"diff {size:,} clauses", times, peer, OURS)


def test_growth(pairs, report):
    """Ten times the clauses, in one run."""
    subjects = {"50,000": ours(pairs(50_000)), "5,000": ours(pairs(5_000))}
    times = take_turns(subjects, rounds=1, warm_up=False)
    work = "diff, 50,000 : 5,000 clauses"
    ratio = median_ratio(times, "50,000", "5,000")
    sizes = f"{pairs(50_000).clauses:,} and {pairs(5_000).clauses:,} units"
    report.add(Row(work, OURS, ratio, goal=AtMost(15), note=sizes))
    report.check(work)
