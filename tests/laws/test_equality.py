"""Two documents are equal when they say the same, however they are laid out."""

import pytest
from aliyun_terms import parse
from hypothesis import given, settings
from tests.dialect import well_formed
from tests.outlines import outline


@given(well_formed())
@settings(max_examples=60)
def test_a_well_formed_document_has_the_tree_a_careful_reader_draws(sample):
    assert sample.outline == outline(parse(sample.text))


@given(well_formed())
@settings(max_examples=20)
def test_line_ends_take_no_part_in_equality(sample):
    unix = sample.text.replace("\r\n", "\n")
    assert parse(unix) == parse(unix.replace("\n", "\r\n"))


@given(well_formed())
@settings(max_examples=20)
def test_empty_lines_take_no_part_in_equality(sample):
    assert parse(sample.text) == parse(sample.text.replace("\n", "\n\n"))


@given(well_formed())
@settings(max_examples=20)
def test_indentation_takes_no_part_in_equality(sample):
    flush = "".join(line.lstrip(" \u3000") for line in sample.text.splitlines(keepends=True))
    assert parse(sample.text) == parse(flush)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.1. 您应付费。", "1.1 您应付费。"),
        ("1.1 您应付费。", "1.1您应付费。"),
        ("（1）付费；", "(1) 付费；"),
        ("您应备份\\(数据\\)。", "您应备份\\(数据\\)。\n\n\n"),
        ("[a](https://help.aliyun.com/x.html?)", "[a](http://help.aliyun.com/x.html)"),
        ("|a|b|\n|---|---|", "| a | b |\n|:--|--:|"),
    ],
)
def test_layout_makes_no_difference(one, other):
    assert parse(one) == parse(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.1. 您应付费。", "1.2. 您应付费。"),
        ("1.1. 您应付费。", "1.1. 您应续费。"),
        ("1.1. 您应付费。", "**1.1. 您应付费。**"),
        ("[a](https://help.aliyun.com/x.html)", "[a](https://help.aliyun.com/y.html)"),
        ("1. 费用", "1. 您应付费。"),
        ("![a](b.png)", "![a](c.png)"),
    ],
)
def test_meaning_makes_a_difference(one, other):
    assert parse(one) != parse(other)
