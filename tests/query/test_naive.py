"""The law of the language: it finds what a naive matcher finds, in any tree."""

import attrs
from aliyun_terms import (
    Cell,
    Clause,
    Document,
    Image,
    Link,
    ListItem,
    Noise,
    Paragraph,
    Part,
    Row,
    Section,
    Strong,
    Table,
    Text,
    Title,
    select,
)
from aliyun_terms.tree.labels import Label
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.query.naive import (
    Complex,
    Compound,
    Contains,
    Empty,
    Labelled,
    Logic,
    Nth,
    Root,
    select_naively,
)

# ---- Trees -----------------------------------------------------------------------------------

WORDS = st.sampled_from(["", "甲", "乙", "甲乙"])
LABELS = st.one_of(
    st.none(), st.sampled_from(["1", "1.1", "2", "2.1"]).map(lambda v: Label(v, (), "DOTTED", v))
)
TEXTS = st.builds(Text, WORDS)
MARKS = st.recursive(
    TEXTS | st.builds(Image, WORDS, st.just("a.png")),
    lambda inner: (
        st.builds(Strong, st.lists(inner, max_size=2).map(tuple))
        | st.builds(Link, st.lists(inner, max_size=2).map(tuple), st.just("b.html"))
    ),
    max_leaves=3,
)
LINES = st.lists(MARKS, max_size=2).map(tuple)
ROWS = st.builds(Row, st.lists(st.builds(Cell, LINES), max_size=2).map(tuple)) | st.just(
    Row((), "---")
)
LEAVES = (
    st.builds(Noise, WORDS)
    | st.builds(Table, st.lists(ROWS, max_size=3).map(tuple))
    | st.builds(Image, WORDS, st.just("c.png"))
)
UNITS = st.sampled_from([Clause, Clause, ListItem, Paragraph, Section, Part, Title])
BLOCKS = st.recursive(
    LEAVES | st.builds(lambda kind, line, label: kind(line, (), label), UNITS, LINES, LABELS),
    lambda inner: st.builds(
        lambda kind, line, label, children: kind(line, tuple(children), label),
        *(UNITS, LINES, LABELS, st.lists(inner, max_size=4)),
    ),
    max_leaves=12,
)


def rebuilt(node):
    """Make every node of a tree an object of its own: strategies share what they draw."""
    changes = {
        name: tuple(map(rebuilt, getattr(node, name)))
        for name in ("children", "content", "rows", "cells")
        if getattr(node, name, None)
    }
    return attrs.evolve(node, **changes)


DOCUMENTS = st.lists(BLOCKS, max_size=4).map(lambda blocks: rebuilt(Document(tuple(blocks))))

# ---- Selectors -------------------------------------------------------------------------------

HEADS = st.sampled_from(
    ["", "", "*", "clause", "clause", "item", "section", "part", "paragraph", "title",
     "table", "row", "cell", "link", "strong", "image", "noise", "document"]
)  # fmt: skip
SIGNS = st.sampled_from([" ", ">", "+", "~", " > ", " + ", "\n~ "])


def _nth(step, first, from_end):
    sign = "" if first < 0 else "+"
    return Nth(f":nth{'-last' if from_end else ''}({step}n{sign}{first})", step, first, from_end)


FLAT = st.one_of(
    WORDS.map(lambda word: Contains(f':contains("{word}")', word)),
    st.sampled_from(["1", "2."]).map(lambda start: Labelled(f'[label^="{start}"]', start)),
    st.just(Empty(":empty")),
    st.just(Root(":root")),
    st.builds(_nth, st.integers(-2, 3), st.integers(-2, 3), st.booleans()),
    st.sampled_from(
        [Nth(":first", 0, 1, False), Nth(":last", 0, 1, True), Nth(":nth(2)", 0, 2, False)]
    ),
)


def _logic(name, inner):
    written = ", ".join(f"{one.lead if name == 'has' else ''}{one}" for one in inner)
    return Logic(f":{name}({written})", name, tuple(inner))


def compounds(conditions):
    return st.builds(
        lambda head, some: Compound(head, _fitting(head, some)),
        HEADS,
        st.lists(conditions, max_size=2),
    )


def _fitting(head, conditions):
    """Leave out what the language refuses: an attribute that the type named cannot have."""
    without = ("table", "row", "cell", "link", "strong", "image", "noise", "document")
    return tuple(one for one in conditions if not (isinstance(one, Labelled) and head in without))


def complexes(conditions):
    return st.lists(st.tuples(SIGNS, compounds(conditions)), min_size=1, max_size=3).map(
        lambda pairs: Complex(
            tuple(one for _, one in pairs), tuple(sign for sign, _ in pairs[1:]), pairs[0][0]
        )
    )


CONDITIONS = st.recursive(
    FLAT,
    lambda inner: st.builds(
        _logic,
        st.sampled_from(["has", "has", "is", "not"]),
        st.lists(complexes(inner), min_size=1, max_size=2),
    ),
    max_leaves=4,
)
SELECTORS = st.lists(complexes(CONDITIONS), min_size=1, max_size=2).map(tuple)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, SELECTORS)
def test_a_selector_finds_what_a_naive_matcher_finds(document, selectors):
    written = ", ".join(map(str, selectors))
    wanted = [id(node) for node in select_naively(document, selectors)]
    assert wanted == [id(node) for node in select(document, written)], written
