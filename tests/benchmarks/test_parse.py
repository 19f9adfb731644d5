"""Parsing: the seed, and a megabyte of varied text, against the peers.

The peers do less or other work: markdown-it-py gives flat tokens without positions in the line,
the bare Lark tree is our grammar without nodes, labels and spans. bluebell is the nearest in
kind; it reads a markup of its own, so it gets the same document written in that.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from aliyun_terms import Image, Link, Noise, Part, Section, Strong, Table, Text, Title, parse
from aliyun_terms.resources import resource_folder
from aliyun_terms.syntax.lexing import TermsLexer
from aliyun_terms.syntax.nesting import Nesting
from lark import Lark
from markdown_it import MarkdownIt
from tests.benchmarks.generation import terms_text
from tests.benchmarks.measuring import AtLeast, AtMost, Row, median_ratio, take_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from aliyun_terms.tree.blocks import Block
    from aliyun_terms.tree.document import Document
    from aliyun_terms.tree.inline import Inline

pytestmark = pytest.mark.benchmark

OURS, MARKDOWN, BARE, BLUEBELL = "aliyun_terms", "markdown-it-py", "bare Lark tree", "bluebell"
QUICK = (OURS, MARKDOWN, BARE)


# ---- The subjects ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large():
    return terms_text(1_000_000)


@pytest.fixture(scope="module")
def parsers():
    """What parses terms as published, by name."""
    bare = Lark.open(
        str(resource_folder("grammar") / "terms.lark"),
        start="document",
        parser="lalr",
        lexer=TermsLexer,
        postlex=Nesting(),
        maybe_placeholders=True,
    )
    return {OURS: parse, MARKDOWN: MarkdownIt().parse, BARE: bare.parse}


@pytest.fixture(scope="module")
def bluebell() -> Callable[[str], Any]:
    """Give what parses bluebell's markup to Akoma Ntoso, or skip."""
    pytest.importorskip("bluebell", reason="bluebell-akn is not installed: no comparison with it")
    from bluebell.parser import AkomaNtosoParser
    from cobalt.uri import FrbrUri

    uri = FrbrUri.parse("/akn/cn/act/2021/1")
    return lambda text: AkomaNtosoParser(uri).parse_to_xml(text, "act")


def bluebell_markup(document: Document) -> str:
    """Write a document in bluebell's markup: a hierarchical element a unit, by depth."""
    title = next(
        (f"PREFACE\n\n  {_runs(b.content)}\n\n" for b in document.children if isinstance(b, Title)),
        "",
    )
    return f"{title}BODY\n\n{''.join(_hierarchy(document.children, 0))}"


def _hierarchy(blocks: Iterable[Block], depth: int) -> Iterator[str]:
    margin = "  " * depth
    for block in blocks:
        if isinstance(block, Title | Noise):
            continue
        if isinstance(block, Table):
            yield f"{margin}TABLE\n"
            for row in block.rows:
                if row.cells:
                    cells = "".join(
                        f"{margin}    TC\n{margin}      {_runs(cell.content)}\n"
                        for cell in row.cells
                    )
                    yield f"{margin}  TR\n{cells}"
            yield "\n"
        elif isinstance(block, Image):
            yield f"{margin}{{{{IMG {block.target} {block.alternative}}}}}\n\n"
        elif isinstance(block, Part | Section):
            keyword = "PART" if isinstance(block, Part) else "SEC" if depth < 2 else "SUBSEC"
            number = f" {block.label.value}" if block.label else ""
            yield f"{margin}{keyword}{number} - {_runs(block.content)}\n\n"
        elif block.label is None:
            yield f"{margin}{_runs(block.content)}\n\n"
        else:
            keyword = ("SEC", "SUBSEC", "PARA", "SUBPARA", "CLAUSE", "SUBCLAUSE")[min(depth, 5)]
            yield f"{margin}{keyword} {block.label.value}\n\n{margin}  {_runs(block.content)}\n\n"
        yield from _hierarchy(block.children, depth + 1)


def _runs(content: Iterable[Inline]) -> str:
    pieces = []
    for node in content:
        if isinstance(node, Text):
            pieces.append("".join(f"\\{one}" if one in "*/_{\\" else one for one in node.value))
        elif isinstance(node, Strong):
            pieces.append(f"**{_runs(node.content)}**")
        elif isinstance(node, Link):
            pieces.append(f"{{{{>{node.target} {_runs(node.content)}}}}}")
        else:
            pieces.append(f"{{{{IMG {node.target} {node.alternative}}}}}")
    return "".join(pieces)


# ---- Each alone, in absolute figures -----------------------------------------------------------


@pytest.mark.parametrize("name", QUICK)
@pytest.mark.benchmark(group="parse: seed", timer=time.process_time, max_time=0.5)
def test_seed_alone(name, benchmark, parsers, seed):
    benchmark(parsers[name], seed)


@pytest.mark.parametrize("name", QUICK)
@pytest.mark.benchmark(group="parse: 1 MB", timer=time.process_time)
def test_large_alone(name, benchmark, parsers, large):
    benchmark.pedantic(parsers[name], (large,), rounds=3, warmup_rounds=1)


# ---- By turns, in ratios -----------------------------------------------------------------------


def runs(parsers, text):
    return {name: lambda parser=parser: parser(text) for name, parser in parsers.items()}


def test_seed(parsers, seed, report):
    work = f"parse the seed ({len(seed.encode()) / 1000:.1f} KB)"
    times = take_turns(runs(parsers, seed), rounds=25, repeats=dict.fromkeys(QUICK, 8))
    report.compare(work, times, OURS, MARKDOWN, AtMost(1.5))
    report.compare(work, times, BARE, MARKDOWN)
    report.compare(work, times, OURS, BARE)
    report.check(work)


def test_large(parsers, large, report):
    work = f"parse {len(large.encode()) / 1e6:.1f} MB"
    times = take_turns(runs(parsers, large), rounds=7)
    report.compare(work, times, OURS, MARKDOWN)
    report.compare(work, times, BARE, MARKDOWN)
    report.compare(work, times, OURS, BARE)


def test_bluebell(parsers, bluebell, seed, large, report):
    """bluebell beside us: at the seed, and at all of the large text (three rounds: it is slow)."""
    for text, rounds, repeats, goal in ((seed, 15, 5, None), (large, 3, 1, AtLeast(25))):
        markup = bluebell_markup(parse(text))
        subjects = {
            BLUEBELL: lambda markup=markup: bluebell(markup),
            OURS: lambda text=text: parse(text),
            MARKDOWN: lambda text=text: parsers[MARKDOWN](text),
        }
        times = take_turns(subjects, rounds=rounds, repeats=dict.fromkeys(subjects, repeats))
        work = f"bluebell at {len(text.encode()) / 1000:,.0f} KB"
        report.compare(
            work,
            times,
            BLUEBELL,
            OURS,
            goal,
            note=f"its markup: {len(markup.encode()) / 1000:,.0f} KB",
        )
        report.compare(work, times, BLUEBELL, MARKDOWN)
        report.check(work)


def test_slowdown(parsers, seed, large, report):
    """Time a byte at 1 MB against time a byte at the seed, and against the same text in pieces."""
    work = "slowdown a byte, small to large"
    scale = len(large.encode()) / len(seed.encode())
    for name in QUICK:
        subjects = {
            "large": lambda name=name: parsers[name](large),
            "small": lambda name=name: parsers[name](seed),
        }
        times = take_turns(subjects, rounds=7, repeats={"small": 40})
        goal = AtMost(1.4) if name == OURS else None
        ratio = median_ratio(times, "large", "small") / scale
        report.add(Row(work, f"{name}, 1 MB : seed", ratio, goal=goal))
    pieces = [terms_text(10_000, seed=number) for number in range(100)]
    subjects = {
        "one": lambda: parse("".join(pieces)),
        "many": lambda: [parse(piece) for piece in pieces],
    }
    ratio = median_ratio(take_turns(subjects, rounds=5), "one", "many")
    report.add(
        Row(work, f"{OURS}, one text : 100 pieces of it", ratio, note="what size alone costs")
    )
    report.check(work)
