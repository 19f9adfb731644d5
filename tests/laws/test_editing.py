"""A change of one node changes its own stretch of the text and nothing else."""

from typing import Any

import attrs
from aliyun_terms import Clause, Document, Label, Text, from_json, to_json, unparse
from aliyun_terms import parse as parse_text
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.dialect import texts, well_formed
from tests.laws.reading_laws import inline_nodes


def with_node(node: Any, old: object, new: object) -> Any:
    """Put *new* in the place of *old* below *node*; what does not hold *old* stays as it is."""
    if node is old:
        return new
    changes = {}
    for field in attrs.fields(type(node)):
        below = getattr(node, field.name)
        if field.init and isinstance(below, tuple) and not hasattr(below, "_fields"):
            changed = tuple(
                with_node(one, old, new) if attrs.has(type(one)) else one for one in below
            )
            if any(one is not other for one, other in zip(below, changed, strict=True)):
                changes[field.name] = changed
    return attrs.evolve(node, **changes) if changes else node


def plain_texts(document: Document) -> list[Text]:
    """List the texts that are printed as they are, without backslashes."""
    return [node for node in inline_nodes(document) if isinstance(node, Text) and not node.escaped]


@given(st.one_of(texts, well_formed().map(lambda sample: sample.text)), st.data())
@settings(max_examples=60)
def test_new_words_change_exactly_the_stretch_of_the_old(text, data):
    document = parse_text(text)
    found = plain_texts(document)
    assume(found)
    old = data.draw(st.sampled_from(found))
    new = attrs.evolve(old, value="改写后的文字")
    edited = with_node(document, old, new)
    expected = f"{text[: old.span.start]}改写后的文字{text[old.span.end :]}"
    assert expected == unparse(edited)
    assert expected == unparse(from_json(to_json(edited)))
    assert edited != document
    assert text == unparse(document)


@given(well_formed(), st.data())
@settings(max_examples=30)
def test_the_words_of_a_clause_are_the_only_thing_that_changes_with_them(sample, data):
    document = parse_text(sample.text)
    clauses = [block for block in document.index.nodes.values() if isinstance(block, Clause)]
    old = data.draw(st.sampled_from(clauses))
    edited = with_node(document, old, attrs.evolve(old, content=(Text("改写"),)))
    assert sample.text[: old.text_span.start].rstrip("*") == (
        unparse(edited)[: unparse(edited).index("改写")].rstrip("*")
    )
    assert sample.text[old.line_span.end :] == unparse(edited).partition("改写")[2]
    assert list(document.index.nodes) == list(edited.index.nodes)


def test_a_new_number_changes_the_number_alone(seed, seed_text):
    old = seed["2.5"]
    label = Label("2.9", (2, 9), "DOTTED", "2.9.")
    edited = with_node(seed, old, attrs.evolve(old, label=label))
    assert seed_text.replace("**2.5. 在使用", "**2.9. 在使用") == unparse(edited)
    assert old.text == edited["2.9"].text


def test_a_clause_that_is_taken_out_takes_its_lines_along(seed, seed_text):
    section = seed["4"]
    children = tuple(one for one in section.children if one is not seed["4.2"])
    edited = with_node(seed, section, attrs.evolve(section, children=children))
    start = seed_text.index("    4.2.")
    end = seed_text.index("    4.3.")
    assert seed_text[:start] + seed_text[end:] == unparse(edited)
