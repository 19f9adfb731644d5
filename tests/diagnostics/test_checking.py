"""Checking: what is found, in which order, and what is selected of it."""

import pytest
from aliyun_terms import Severity, SourceText, check, parse
from aliyun_terms.diagnostics.reporting import describe_diagnostic, diagnostic_to_dict

TEXT = """\
1. 费用

1.1. **您应付费。

1.1. 您应续费,且不得拖欠。

1.4. 见[条款](https://help.aliyun.com/a.html?)。
"""


def found_in(text, **options):
    return [
        (one.code, text[one.span.start : one.span.end]) for one in check(parse(text), **options)
    ]


def test_diagnostics_come_in_the_order_of_the_text():
    assert [
        ("AT303", "**"),
        ("AT101", "1.1."),
        ("AT305", ","),
        ("AT102", "1.4."),
        ("AT401", "https://help.aliyun.com/a.html?"),
    ] == found_in(TEXT)


def test_codes_are_selected_by_their_beginning():
    assert ["AT101", "AT102"] == [code for code, _ in found_in(TEXT, select=["AT1"])]
    assert ["AT303"] == [code for code, _ in found_in(TEXT, select=["AT303"])]
    assert ["AT303", "AT401"] == [code for code, _ in found_in(TEXT, select=["AT303", "AT4"])]


def test_codes_are_ignored_by_their_beginning():
    assert ["AT101", "AT102", "AT401"] == [code for code, _ in found_in(TEXT, ignore=["AT3"])]


def test_what_is_selected_and_ignored_is_ignored():
    found = found_in(TEXT, select=["AT1"], ignore=["AT102"])
    assert ["AT101"] == [code for code, _ in found]


def test_a_document_in_order_has_no_diagnostics():
    assert [] == found_in("1. 费用\n\n1.1. 您应付费。\n\n1.2. 您应续费。\n\n2. 保密\n")


def test_severities_have_an_order():
    ranks = [severity.rank for severity in (Severity.NOTE, Severity.WARNING, Severity.ERROR)]
    assert sorted(set(ranks)) == ranks


def test_a_diagnostic_is_described_as_a_compiler_does():
    source = SourceText("1. 费用\n\n1.1. 您应**付费。\n", "terms.md")
    (found,) = check(parse(source))
    assert (
        "terms.md:3:8: error AT303 [unbalanced-emphasis] this ** is never closed on its line\n"
        "3 | 1.1. 您应**付费。\n"
        "             ^^\n"
        "  加粗标记“**”未闭合\n"
        "  fix: insert '**' at 3:13"
    ) == describe_diagnostic(found, source)


def test_a_diagnostic_is_plain_data():
    source = SourceText("1.1. 您应**付费。\n", "terms.md")
    (found,) = check(parse(source))
    assert {
        "file": "terms.md",
        "line": 1,
        "column": 8,
        "code": "AT303",
        "name": "unbalanced-emphasis",
        "severity": "error",
        "message": "this ** is never closed on its line",
        "message_zh": "加粗标记“**”未闭合",
        "span": [7, 9],
        "eid": "cl_1-1",
        "fix": {"span": [12, 12], "replacement": "**"},
    } == diagnostic_to_dict(found, source)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # duplicates and gaps are looked for among siblings of one kind of label
        ("1. 甲\n\n1.1 您应付费。\n\n2. 乙\n\n2.1 您应付费。\n", "AT101"),
        ("3.1 您不得：\n\n（1）转让；\n\n（2）出租。\n\n3.2 您应：\n\n（1）付费。\n", "AT101"),
        ("3.1 您应付费。\n\n（1）付费；\n\n3.2 您应续费。\n", "AT102"),
        # a list behind another introduction
        ("3.1 您应：\n\n（1）付费；\n\n您不得：\n\n（1）转让。\n\n3.2 您应续费。\n", "AT101"),
        ("第一条 甲\n\n第二条 乙\n\n第三条 丙\n", "AT102"),
        # a clause that is only a label may have its words below it
        ("1.1\n\n1.1.1 您应付费。\n", "AT304"),
        # brackets of both widths close each other, and numbers may have one bracket
        ("1.1 您应备份（数据)。\n", "AT301"),
        ("1.1 您应：1）付费；2）续费；a）保密。\n", "AT301"),
        # marks among letters and figures are half-width by right
        ("1.1 费用为1,000元，见API,SDK。\n", "AT305"),
        ("1.1 时间为12:30，地址为http://a.cn/b?c,d。\n", "AT305"),
        # an apostrophe is no quotation mark
        ("1.1 It’s “good”。\n", "AT302"),
        # references to other texts and to items lead elsewhere
        ("1.1 双方应遵守《民法典》第五百条。\n", "AT201"),
        ("1.1 双方应遵守第1.2条。\n\n1.2 双方应保密。\n", "AT201"),
        ("1.1 您应遵守服务等级协议第9.3条。\n", "AT201"),
        ("1.1 您应遵守《网络安全法》（以下简称“网安法”）第二十一条。\n", "AT201"),
        # so many pieces are no clause
        ("1.1 费用为10.5条短信的价格。\n", "AT201"),
        # one name is one name
        ("1.1 本规范。\n\n1.2 本规范。\n", "AT501"),
        # nor is a second name that the text gives itself, or the name of a part
        ("1.1 本服务协议（下称“本协议”或“本服务协议”）。\n\n1.2 本协议。\n", "AT501"),
        ("1.1 本协议。\n\n1.2 本专用条款。\n", "AT501"),
        # an author who prints 1. everywhere leaves the counting to Markdown
        ("1.  您应付费。\n1.  您应续费。\n1.  您应备份。\n", "AT101"),
        # a number after a label is no part of it
        ("3.1. 甲\n\n3.2. 2 个工作日内开通服务。\n", "AT108"),
        # bold that is closed
        ("**1.1 您应付费。**\n", "AT303"),
        ("1.1 \\*\\*您应付费。\n", "AT303"),
        # targets in order
        ("[条款](https://help.aliyun.com/a.html?id=1#b)\n", "AT401"),
        ("[条款](x.dita)\n", "AT401"),
        ("www.aliyun.com\n", "AT402"),
    ],
)
def test_what_is_in_order_is_not_reported(text, code):
    assert code not in [found for found, _ in found_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.1 甲。\n\n1.2 乙。\n\n1.2 丙。\n", ("AT101", "1.2")),
        ("（1）甲；\n\n（3）乙。\n", ("AT102", "（3）")),
        ("1.  您应付费。\n1.  您应续费。\n", ("AT101", "1.")),
        # by its number a clause may belong to one that is not printed
        ("3. 保密\n\n3.1 您应保密。\n\n5.1 您应付费。\n", ("AT103", "5.1")),
        ("3.1. 甲\n\n3.1. 1 您应付费。\n", ("AT108", "3.1. 1")),
        ("1.1 本协议（“本协议”）。\n\n1.2 本规范。\n\n1.3 本规范。\n", ("AT501", "本规范")),
        ("第一条 甲\n\n第三条 乙\n", ("AT102", "第三条")),
        ("一、甲\n\n三、乙\n", ("AT102", "三、")),
        ("1.1 甲。\n\n1.2 \n", ("AT304", "1.2")),
        ("1.1 见[条款]()。\n", ("AT403", "[条款]()")),
        ("1.1 见[条款](www.aliyun.com)。\n", ("AT402", "www.aliyun.com")),
        ("1.1 见[条款](a b)。\n", ("AT401", "a b")),
        ("1.1 **见[**条款](https://a.cn)。**\n", ("AT303", "**")),
        ("**1. 费用\n", ("AT303", "**")),
        ("|a|**b|\n", ("AT303", "**")),
        ("1.1 您应遵守第9.9条。\n", ("AT201", "第9.9条")),
        ("1.1 您应遵守本协议第9.9条。\n", ("AT201", "第9.9条")),
        ("1.1 （甲。\n", ("AT301", "（")),
        ("1.1 甲）。\n", ("AT301", "）")),
    ],
)
def test_what_is_odd_is_reported_at_its_place(text, expected):
    assert expected in found_in(text)
