"""Labels: what is printed, what people write, and the numbers in it."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from aliyun_terms import Label, chinese_numeral, parse, walk
from aliyun_terms.syntax.schemes import SCHEMES
from aliyun_terms.tree.blocks import Unit
from hypothesis import given
from hypothesis import strategies as st
from tests.outlines import read_examples

FIXTURES = Path(__file__).parents[1] / "syntax" / "fixtures"

LABELS = {
    "1.  费用": Label("1", (1,), "ORDINAL", "1."),
    "1、您应付费。": Label("1", (1,), "ORDINAL", "1、"),
    "1．费用": Label("1", (1,), "ORDINAL", "1．"),
    "1\\. 费用": Label("1", (1,), "ORDINAL", "1\\."),
    "１. 费用": Label("1", (1,), "ORDINAL", "１."),
    "1 您应付费。": Label("1", (1,), "BARE", "1"),
    "2.5.1. 您应付费。": Label("2.5.1", (2, 5, 1), "DOTTED", "2.5.1."),
    "2.5 您应：\n\n2.5.1付费；": Label("2.5.1", (2, 5, 1), "DOTTED", "2.5.1"),
    "2．5．您应付费。": Label("2.5", (2, 5), "DOTTED", "2．5．"),
    "２.５ 您应付费。": Label("2.5", (2, 5), "DOTTED", "２.５"),
    "**2.5.** 您应付费。": Label("2.5", (2, 5), "DOTTED", "2.5."),
    "1-1 您应付费。\n\n1-2 您应续费。": Label("1-2", (1, 2), "HYPHENED", "1-2"),
    "第一条 费用": Label("第一条", (1,), "ARTICLE", "第一条"),
    "第 3 条 费用": Label("第3条", (3,), "ARTICLE", "第 3 条"),
    "第二十一条：您应付费。": Label("第二十一条", (21,), "ARTICLE", "第二十一条："),
    "第一章 总则": Label("第一章", (1,), "CHAPTER", "第一章"),
    "第一节 总则": Label("第一节", (1,), "SUBCHAPTER", "第一节"),
    "第一条、费用": Label("第一条", (1,), "ARTICLE", "第一条、"),
    "一.费用": Label("一", (1,), "CHINESE_ORDINAL", "一."),
    "·付费；": Label("·", (), "BULLET", "·"),
    "\\- 付费；": Label("-", (), "BULLET", "-"),
    "3.2 甲\n\n3.2. 1 您应付费。": Label("3.2.1", (3, 2, 1), "DOTTED", "3.2. 1"),
    "第一部分 总则": Label("第一部分", (1,), "DIVISION", "第一部分"),
    "附件一：数据": Label("附件一", (1,), "ANNEX", "附件一："),
    "附件2 数据": Label("附件2", (2,), "ANNEX", "附件2"),
    "一、费用": Label("一", (1,), "CHINESE_ORDINAL", "一、"),
    "二十一、费用": Label("二十一", (21,), "CHINESE_ORDINAL", "二十一、"),
    "（一）您应付费。": Label("（一）", (1,), "CHINESE_PARENTHESISED", "（一）"),
    "(一) 您应付费。": Label("（一）", (1,), "CHINESE_PARENTHESISED", "(一)"),
    "（1）您应付费。": Label("（1）", (1,), "PARENTHESISED", "（1）"),
    "\\(1\\) 您应付费。": Label("（1）", (1,), "PARENTHESISED", "\\(1\\)"),
    "( 1 ) 您应付费。": Label("（1）", (1,), "PARENTHESISED", "( 1 )"),
    "1)您应付费。": Label("1）", (1,), "HALF_PARENTHESISED", "1)"),
    "1）您应付费。": Label("1）", (1,), "HALF_PARENTHESISED", "1）"),
    "①您应付费。": Label("①", (1,), "CIRCLED", "①"),
    "⑿您应付费。": Label("⑿", (12,), "CIRCLED", "⑿"),
    "a. 付费；": Label("a", (1,), "LETTER", "a."),
    "a）付费；": Label("a）", (1,), "LETTER", "a）"),
    "-   付费；": Label("-", (), "BULLET", "-"),
    "•付费；": Label("•", (), "BULLET", "•"),
    "*   付费；": Label("*", (), "BULLET", "*"),
    "+   付费；": Label("+", (), "BULLET", "+"),
}


def label_of(text: str) -> Label | None:
    """Give the label of the last line of *text*."""
    *_, unit = walk(parse(text))
    assert isinstance(unit, Unit)
    return unit.label


def families_of(labels: Iterable[Label]) -> set[str]:
    """Give the families of schemes that *labels* belong to."""
    return {SCHEMES[label.scheme].family for label in labels}


ALL_FAMILIES = {scheme.family for scheme in SCHEMES.values()}


@pytest.mark.parametrize(("text", "label"), LABELS.items())
def test_a_label_is_read_from_its_line(text, label):
    found = label_of(text)
    assert found is not None
    assert (label, label.printed) == (found, found.printed)


def test_every_family_of_schemes_is_read_by_a_test_above():
    assert ALL_FAMILIES == families_of(LABELS.values())


def test_every_family_of_schemes_has_a_fixture():
    examples = [one for path in FIXTURES.glob("*.md") for one in read_examples(path)]
    found = [
        block.label
        for example in examples
        for block in walk(parse(example.text))
        if isinstance(block, Unit) and block.label is not None
    ]
    assert ALL_FAMILIES == families_of(found)


@given(st.lists(st.integers(1, 999), min_size=2, max_size=12))
def test_a_dotted_label_of_any_numbers_is_read(numbers):
    printed = ".".join(map(str, numbers))
    assert Label(printed, tuple(numbers), "DOTTED", f"{printed}.") == label_of(f"{printed}. 您。")


@given(st.integers(1, 9_999))
def test_an_article_of_any_number_is_read(number):
    printed = f"第{chinese_numeral(number)}条"
    found = label_of(f"{printed} 费用")
    assert found is not None
    assert (printed, (number,), "ARTICLE") == (found.value, found.path, found.scheme)


@given(st.integers(1, 999))
def test_a_chinese_ordinal_of_any_number_is_read(number):
    found = label_of(f"{chinese_numeral(number)}、费用")
    assert found is not None
    assert ((number,), "CHINESE_ORDINAL") == (found.path, found.scheme)


def test_how_a_label_is_printed_takes_no_part_in_equality():
    assert Label("2.5", (2, 5), "DOTTED", "2.5.") == Label("2.5", (2, 5), "DOTTED", "2.5")
