"""Emphasis counts the letters, digits and ideographs of a unit's own words, and nothing else."""

import pytest
from aliyun_terms import Emphasis, emphasis, emphasised, parse, walk
from hypothesis import given
from tests.dialect import texts

WEIGHTS = {
    "2.1 您应付费。": Emphasis.NONE,
    "**2.1 您应付费。**": Emphasis.FULL,
    "**2.1** 您应付费。": Emphasis.NONE,
    "**2.1.**您应付费。": Emphasis.NONE,
    "2.1 **您应付费**。": Emphasis.FULL,
    "2.1 （**您应付费**）。": Emphasis.FULL,
    "2.1 您应付费**。**": Emphasis.NONE,
    "2.1 **您**应付费。": Emphasis.PARTIAL,
    "2.1 **您应付**费。": Emphasis.PARTIAL,
    "2.1 您应支付**100**元。": Emphasis.PARTIAL,
    "2.1 您应使用API**API**。": Emphasis.PARTIAL,
    "**2.1 您应付费，****且应续费。**": Emphasis.FULL,
    "**2.1 您应付费**，**且应续费**。": Emphasis.FULL,
    "**2.1 请阅读[条款](https://help.aliyun.com/a.html)。**": Emphasis.FULL,
    "2.1 [**条款**](https://help.aliyun.com/a.html)": Emphasis.FULL,
    "**2.1 您应付费** [条款](https://help.aliyun.com/a.html)": Emphasis.PARTIAL,
    "**2.1 您应付费** ![图片](a.png)": Emphasis.FULL,
    "**2.1 您应付费\\(含税\\)。**": Emphasis.FULL,
    "2.1 \\*\\*您应付费\\*\\*。": Emphasis.NONE,
    "**（1）您应付费。**": Emphasis.FULL,
    "-   **您应付费。**": Emphasis.FULL,
    "您应付费，**不得拖欠**。": Emphasis.PARTIAL,
    "**您应付费。**": Emphasis.FULL,
    "**…**": Emphasis.NONE,
    "|**a**|**b**|": Emphasis.FULL,
    "|**a**|b|": Emphasis.PARTIAL,
}


@pytest.mark.parametrize(("text", "weight"), WEIGHTS.items())
def test_the_weight_of_a_unit(text, weight):
    assert weight is emphasis(parse(text).children[0])


def test_children_do_not_count():
    document = parse("2.1 您不得：\n\n**2.1.1 转让；**\n\n**2.1.2 出租。**\n")
    assert Emphasis.NONE is emphasis(document["2.1"])
    assert Emphasis.FULL is emphasis(document["2.1.1"])


def test_the_list_of_bold_provisions_may_include_the_partly_bold():
    document = parse("**1. 费用**\n\n**1.1 您应付费。**\n\n1.2 您应**续费**。\n\n1.3 您应退费。\n")
    assert [("1.1", Emphasis.FULL)] == [
        (unit.label, unit.emphasis) for unit in emphasised(document)
    ]
    assert [("1.1", Emphasis.FULL), ("1.2", Emphasis.PARTIAL)] == [
        (unit.label, unit.emphasis) for unit in emphasised(document, partly=True)
    ]


def test_a_bold_provision_says_where_it_stands():
    (unit,) = emphasised(parse("1. 费用\n\n**您应付费。**\n\n1.1 您应续费。\n"))
    assert ("sec_1__p_1", "1", "您应付费。") == (unit.eid, unit.label, unit.text)


@given(texts)
def test_without_two_stars_nothing_is_bold(text):
    plain = text.replace("*", "")
    assert {Emphasis.NONE} >= {emphasis(block) for block in walk(parse(plain))}
