"""The seed document, unit by unit, held against a table that was drawn up by hand.

``units.tsv`` has a row for each printed line. Offsets are code points; ``line_start`` is the
first character of the line behind its indentation, ``text_start`` the first character of the
unit's own words, behind label and markup.
"""

import csv
from pathlib import Path

import attrs
import pytest
from aliyun_terms import Document, Emphasis, emphasis, walk
from aliyun_terms.tree.blocks import Block, Unit


@attrs.frozen
class ExpectedUnit:
    """A row of the table."""

    eid: str
    kind: str
    label: str
    parent: str
    line: int = attrs.field(converter=int)
    line_start: int = attrs.field(converter=int)
    text_start: int = attrs.field(converter=int)
    emphasis: Emphasis = attrs.field(converter=Emphasis)
    text: str


def _read_units() -> list[ExpectedUnit]:
    path = Path(__file__).with_name("units.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [ExpectedUnit(**row) for row in rows]


UNITS = _read_units()


@pytest.fixture(params=UNITS, ids=lambda unit: unit.eid)
def expected(request):
    return request.param


@pytest.fixture
def unit(expected: ExpectedUnit, seed: Document) -> Unit:
    found = seed[expected.eid]
    assert isinstance(found, Unit)
    return found


def test_the_document_has_these_units_in_this_order_and_no_others(seed):
    assert [unit.eid for unit in UNITS] == [seed.index.eid(block) for block in walk(seed)]


def test_the_kind_of_a_unit(expected, unit):
    assert expected.kind == type(unit).__name__


def test_the_label_of_a_unit(expected, unit):
    assert expected.label == (unit.label.value if unit.label else "")


def test_the_parent_of_a_unit(expected, unit, seed):
    assert expected.parent == _eid(seed, seed.index.parent(unit))


def test_the_logical_parent_is_the_printed_one(expected, unit, seed):
    assert expected.parent == _eid(seed, seed.index.logical_parent(unit))


def test_the_text_of_a_unit(expected, unit):
    assert expected.text == unit.text


def test_the_text_span_is_the_place_of_the_text(expected, unit, seed_text):
    assert (expected.text_start, expected.text_start + len(expected.text)) == unit.text_span
    assert expected.text == seed_text[slice(*unit.text_span)]


def test_the_line_span_begins_behind_the_indentation(expected, unit):
    assert expected.line_start == unit.line_span.start


def test_the_line_span_ends_with_the_line(unit, seed_text):
    start, end = unit.line_span
    assert "\n" == seed_text[end]
    assert "\n" not in seed_text[start:end]


def test_the_line_number_of_a_unit(expected, unit, seed_text):
    assert expected.line == seed_text.count("\n", 0, unit.line_span.start) + 1


def test_the_emphasis_of_a_unit(expected, unit):
    assert expected.emphasis is emphasis(unit)


def test_the_label_finds_the_unit(expected, unit, seed):
    if expected.label:
        assert unit is seed[expected.label]
    else:
        assert unit is seed[expected.eid]


def _eid(document: Document, block: Block | None) -> str:
    return "" if block is None else document.index.eid(block)
