"""The outline: a line for each block, as wide as asked for."""

from aliyun_terms import Noise, parse, render_outline, walk
from aliyun_terms.source import display_width
from aliyun_terms.translation.units import translatable_units
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dialect import texts


@given(texts, st.integers(10, 120))
@settings(max_examples=60)
def test_no_line_is_wider_than_asked_for(text, width):
    for line in render_outline(parse(text), width=width).split("\n"):
        assert display_width(line) <= width


def test_there_is_a_line_for_every_block_that_says_something(seed):
    lines = render_outline(seed).split("\n")
    assert 37 == len(lines)
    document = parse("1. 费用\n\n****\n\n-\n\n1.1. 您应付费。\n")
    assert 2 == len(render_outline(document).split("\n"))
    assert 2 == len([block for block in walk(document) if not isinstance(block, Noise)])


def test_all_of_the_text_is_shown_if_asked_for(seed):
    lines = render_outline(seed, width=0).split("\n")
    for line, unit in zip(lines, translatable_units(seed), strict=True):
        assert line.endswith(unit.text)


def test_a_line_gives_depth_id_kind_label_weight_and_text():
    text = "1. 费用\n\n**1.1. 您不得：**\n\n（1）**拖欠**费用；\n\n|a|\n|-|\n|b|\n\n![图](x.png)\n"
    assert [
        "sec_1 · section 1   费用",
        "  cl_1-1 · clause 1.1 * 您不得：",
        "    item_1 · listitem （1） + 拖欠费用；",
        "    table_1 · table   1 rows",
        "    img_1 · image   图",
    ] == render_outline(parse(text)).split("\n")
