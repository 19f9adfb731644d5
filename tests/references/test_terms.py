"""Defined terms: names, meanings, scope, every use, and what is odd about them."""

import pytest
from aliyun_terms import check_terms, find_terms, parse


def terms(text: str) -> list[tuple[str, tuple[str, ...], str, str]]:
    """Give name, aliases, kind and meaning of the terms of *text*."""
    return [
        (term.name, term.aliases, term.kind.value, term.meaning)
        for term in find_terms(parse(text))
        if term.kind.value != "abbreviation"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“快照”是指磁盘的备份。", ("快照", (), "definition", "磁盘的备份。")),
        ("“快照”指：磁盘的备份。", ("快照", (), "definition", "磁盘的备份。")),
        ("“快照”：是指磁盘的备份。", ("快照", (), "definition", "磁盘的备份。")),
        ("“快照”：磁盘的备份。", ("快照", (), "definition", "磁盘的备份。")),
        ("快照：指磁盘的备份。", ("快照", (), "definition", "磁盘的备份。")),
        ("快照是指磁盘的备份。", ("快照", (), "definition", "磁盘的备份。")),
        ("本协议所称快照，是指磁盘的备份。", ("快照", (), "definition", "磁盘的备份。")),
        ("本协议中的“快照”均指磁盘的备份。", ("快照", (), "definition", "磁盘的备份。")),
        ("停机、断网是指服务中断。", ("停机", ("断网",), "definition", "服务中断。")),
        ("“停机”和“断网”指服务中断。", ("停机", ("断网",), "definition", "服务中断。")),
        ("“停机、断网”是指服务中断。", ("停机", ("断网",), "definition", "服务中断。")),
        (
            "“快照”快照是一种备份。",
            ("快照", (), "definition", "快照是一种备份。"),
        ),
        (
            "**服务周期**：一个自然月。",
            ("服务周期", (), "definition", "一个自然月。"),
        ),
        (
            "**服务周期：**一个自然月。",
            ("服务周期", (), "definition", "一个自然月。"),
        ),
        (
            "平台向您提供的快照备份（简称“快照”）。",
            ("快照", (), "short-name", "快照备份"),
        ),
        (
            "甲方（见首页）和使用快照的会员（下称“您”）。",
            ("您", (), "short-name", "使用快照的会员"),
        ),
        (
            "云雀计算有限公司（以下简称“云雀”）提供服务。",
            ("云雀", (), "party", "云雀计算有限公司"),
        ),
        (
            "云雀网站所有者（本协议中称为“云雀”）提供服务。",
            ("云雀", (), "short-name", "云雀网站所有者"),
        ),
        ("快照备份服务（下称“本服务”）。", ("本服务", (), "short-name", "快照备份服务")),
        ("《快照服务协议》（下称“本协议”）。", ("本协议", (), "short-name", "《快照服务协议》")),
        (
            "《快照服务协议》以下或简称“本协议”、“协议”或“合同”。",
            ("本协议", ("协议", "合同"), "short-name", "《快照服务协议》"),
        ),
        (
            "甲公司和乙公司（以下合称“双方”）约定。",
            ("双方", (), "common-name", "甲公司和乙公司"),
        ),
        ("攻击和入侵（以下统称该等行为）。", ("该等行为", (), "common-name", "攻击和入侵")),
    ],
)
def test_ways_to_define(sentence, expected):
    assert [expected] == terms(f"1. 定义\n\n1.1. {sentence}\n")


def test_a_bold_word_with_a_colon_defines_under_definitions_only():
    assert [] == terms("1. 费用\n\n**提示**：请付费。\n")
    assert [] == terms("1. 定义\n\n**服务周期，按月**：请付费。\n")
    assert [] == terms("1. 定义\n\n1.1. 甲。\n\n2. 费用\n\n**提示**：请付费。\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "您应指定联系人。",
        "阿里云将指派专人。",
        "请参阅用户指南。",
        "性能指标如下。",
        "所谓“快照”并不收费。",
    ],
)
def test_words_that_define_nothing(sentence):
    assert [] == terms(f"1. 定义\n\n1.1. {sentence}\n")


def test_every_use_but_the_definition():
    text = "# 快照规则\n\n1. 定义\n\n1.1. “快照”是指备份。\n\n1.2. 快照不收费，**快**照可删除。\n"
    (term,) = find_terms(parse(text))
    assert ["title", "sec_1__cl_1-2", "sec_1__cl_1-2"] == [use.eid for use in term.uses]
    assert ["快照", "快照", "快**照"] == [text[use.span.start : use.span.end] for use in term.uses]


def test_the_longest_term_counts():
    text = "1. “快照”是指备份。\n\n2. “快照链”是指多个备份。\n\n3. 快照链可以删除。\n"
    uses = {term.name: len(term.uses) for term in find_terms(parse(text))}
    assert {"快照": 0, "快照链": 1} == uses


def test_a_term_is_no_part_of_another_word():
    text = "1. 本规则中“API”是指接口，“服务”是指备份。\n\n2. APIs和服务器不在其列。\n"
    assert [0, 0] == [len(term.uses) for term in find_terms(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. “快照”是指备份。\n\n2. 快照免费。\n", []),
        ("1. “快照”是指备份。\n", [("never-used", "快照")]),
        ("1. 快照免费。\n\n2. “快照”是指备份。\n", [("used-before-defined", "快照")]),
        (
            "1. “快照”是指备份。\n\n2. “快照”是指镜像。\n\n3. 快照免费。\n",
            [("defined-twice", "快照")],
        ),
        ("1. 上传（Upload）照片。\n", []),
    ],
)
def test_what_is_odd(text, expected):
    assert expected == [(one.kind, one.name) for one in check_terms(find_terms(parse(text)))]


PARTS = """# 服务协议

## 通用服务条款

**1.** “快照”是指备份。

**2.** 快照免费。

## 专用服务条款

**1.** “快照”是指镜像。

**2.** 快照收费。
"""


def test_a_term_that_two_parts_define_holds_in_each():
    found = find_terms(parse(PARTS))
    assert [("part", "part_1", 1), ("part", "part_2", 1)] == [
        (term.scope.value, term.scope_eid, len(term.uses)) for term in found
    ]
    assert () == check_terms(found)


def test_a_term_of_one_clause():
    text = "1. 甲\n\n1.1. 本条所称“快照”是指备份。\n\n1.2. 快照免费。\n\n2. 乙\n\n2.1. 快照收费。\n"
    (term,) = find_terms(parse(text))
    assert ("clause", "sec_1", 1) == (term.scope.value, term.scope_eid, len(term.uses))
