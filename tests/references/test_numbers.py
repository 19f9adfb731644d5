"""References by number: lists, ranges, ways down, and numbers that are not ours."""

import pytest
from aliyun_terms import ReferenceKind, Status, parse, resolve_references
from tests.references.pointing import leads, only

DOTTED = """# 试用条款

3.  计费

    3.1. 您应按期付费。

    3.2. 逾期的，按日计收滞纳金。

4.  使用

    4.1. 您应妥善保管口令。

    4.2. 您不得转借账号。

    4.3. 您应配合核查。

    4.4. {sentence}
"""

ARTICLES = """# 平台协议

第一条 定义

词语的含义如后。

第二条 履行

一方应当按期履行。

迟延的，应当及时通知对方。

（一）书面通知；

（二）电子通知。

第三条 违约

{sentence}

第四条 附则

未尽事宜另行商定。
"""

PARTS = """# 服务协议

## 通用服务条款

**1. 费用**

**1.1.** 您应付费。

**1.2.** 您应续费。

## 专用服务条款

**1. 额度**

**1.1.** {sentence}

**1.2.** 额度按月清零。
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("违反第4.1条的，应当赔偿。", "4.1"),
        ("违反4.1条的，应当赔偿。", "4.1"),
        ("违反第 4.1 条的，应当赔偿。", "4.1"),
        ("违反第４.１条的，应当赔偿。", "4.1"),
        ("违反第3条的，应当赔偿。", "3"),
        ("违反第三条的，应当赔偿。", "3"),
        ("违反第三章的，应当赔偿。", "3"),
        ("依据第4.1、4.2条终止的，不退费。", "4.1 4.2"),
        ("依据第4.1和第4.2条终止的，不退费。", "4.1 4.2"),
        ("依据第3.1条以及第4.2条终止的，不退费。", "3.1 4.2"),
        ("依据第3.1条、第3.2条或第4.2条终止的，不退费。", "3.1 3.2 4.2"),
        ("依据第4.1、4.2和4.3款终止的，不退费。", "4.1 4.2 4.3"),
        ("第4.1至4.3条不受影响。", "4.1 4.2 4.3"),
        ("第4.1条至第4.3条不受影响。", "4.1 4.2 4.3"),
        ("第4.1-4.3条不受影响。", "4.1 4.2 4.3"),
        ("第4.1～4.3条不受影响。", "4.1 4.2 4.3"),
        ("第3-4条不受影响。", "3 4"),
        ("4.1至4.3条不受影响。", "4.1 4.2 4.3"),
        ("上述第3.1条同样适用。", "3.1"),
        ("依据3.1的约定处理。", "3.1"),
        ("依据第4.1条服务条款终止的，不退费。", "4.1"),
        ("违反第4.9条的，应当赔偿。", "? no unit is numbered 4.9条"),
        ("第4.3至4.1条不受影响。", "? the range runs backwards: 4.3条 to 4.1条"),
        ("第4.1至4.9条不受影响。", "? no unit is numbered 4.9条"),
    ],
)
def test_dotted_numbers(sentence, expected):
    assert expected == only(DOTTED.format(sentence=sentence), "clause")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("违反第二条的，应当赔偿。", "第二条"),
        ("违反第二条第一款的，应当赔偿。", "p_1"),
        ("违反第二条第二款的，应当赔偿。", "p_2"),
        ("违反第二条第二款第（一）项的，应当赔偿。", "（一）"),
        ("违反第二条第二款第（一）、（二）项的，应当赔偿。", "（一） （二）"),
        ("违反第二条第二款第（一）至（二）项的，应当赔偿。", "（一） （二）"),
        ("违反第二条第一款、第二款的，应当赔偿。", "p_1 p_2"),
        ("违反第二条第九款的，应当赔偿。", "? there are 2 款 there, and no 9th"),
        ("第一条至第二条另有约定的除外。", "第一条 第二条"),
        ("第二条、第四条另有约定的除外。", "第二条 第四条"),
        ("第十条另有约定的除外。", "? no unit is numbered 10条"),
    ],
)
def test_articles(sentence, expected):
    assert expected == only(ARTICLES.format(sentence=sentence), "clause")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("通用条款第1.2条适用于本额度。", "part_1__sec_1__cl_1-2"),
        ("通用服务条款第1.2条适用于本额度。", "part_1__sec_1__cl_1-2"),
        ("第1.2条适用于本额度。", "part_2__sec_1__cl_1-2"),
    ],
)
def test_numbers_are_looked_for_in_their_part(sentence, expected):
    document = parse(PARTS.format(sentence=sentence))
    (one,) = [one for one in resolve_references(document) if one.kind is ReferenceKind.CLAUSE]
    assert (expected,) == one.resolution.targets


def test_a_number_that_is_printed_twice_is_ambiguous_and_both_are_listed():
    text = "1. 甲\n\n1.1. 您应付费。\n\n1.1. 您应续费。\n\n1.2. 违反第1.1条的，应当赔偿。\n"
    (one,) = [one for one in resolve_references(parse(text)) if one.kind is ReferenceKind.CLAUSE]
    assert Status.UNRESOLVED is one.resolution.status
    assert "ambiguous: 2 units are numbered 1.1条" == one.resolution.reason
    assert ("sec_1__cl_1-1", "sec_1__cl_1-1_2") == one.resolution.candidates


@pytest.mark.parametrize(
    "sentence",
    [
        "依照《广告法》第二条处理。",
        "依照《中华人民共和国民法典》第二条、第三条处理。",
        "依照民法典第二条第一款处理。",
        "依照《中华人民共和国民法典》（以下简称“民法典”）第二条处理。",
        "依照《仲裁法》的第二条处理。",
        "依照中华人民共和国合同法第二条处理。",
    ],
)
def test_numbers_of_a_statute_are_not_ours(sentence):
    (found,) = leads(ARTICLES.format(sentence=sentence), "clause")
    assert found[1] in {
        "广告法",
        "中华人民共和国民法典",
        "民法典",
        "仲裁法",
        "中华人民共和国合同法",
    }


def test_that_law_is_the_law_named_before():
    text = ARTICLES.format(sentence="《密码法》另有规定的，依照该法第二条处理。")
    assert "密码法" == only(text, "clause")


def test_numbers_of_this_document_by_its_title_are_ours():
    assert "第二条" == only(ARTICLES.format(sentence="依照《平台协议》第二条处理。"), "clause")


@pytest.mark.parametrize(
    "sentence",
    [
        "不得转让给第三方。",
        "第5个工作日视为送达。",
        "自第3年起适用。",
        "满足第二条件的，可以续期。",
        "扫描第1条形码。",
        "第一项目组负责。",
        "带宽为1.5Gbps。",
        "应于第2日前付款。",
    ],
)
def test_numbers_that_point_at_nothing(sentence):
    assert [] == leads(ARTICLES.format(sentence=sentence), "clause")


def test_numbers_with_hyphens():
    text = "第三条 违约\n\n3-1 应当赔偿：\n\n3-1-1 退还费用。\n\n3-1-2 依照第3-1-1条处理。\n"
    assert "3-1-1" == only(text, "clause")


def test_numbers_that_start_anew_below_each_number():
    text = "1.  费用\n\n    1.  您应付费。\n\n    2.  您应续费。\n\n2.  其他\n\n    1.  参见第1.2条。\n"
    assert "2" == only(text, "clause")


def test_clauses_that_refer_to_one_another_are_a_loop():
    text = "1. 甲\n\n1.1. 适用第1.2条。\n\n1.2. 适用第1.3条。\n\n1.3. 适用第1.1条。\n"
    assert (("sec_1__cl_1-1", "sec_1__cl_1-2", "sec_1__cl_1-3"),) == resolve_references(
        parse(text)
    ).loops


ANNEXES = """# 存储规则

第二条 备份

{sentence}

# 附件一 价目

1. 存储每月一元。

2. 流量每月二元。

# 附件二 等级

1. 可用性为九成。
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("费用见附件一第2条。", [("附件一第2条", "2")]),
        ("费用见附件1第1条和第2条。", [("附件1第1条和第2条", "1 2")]),
        ("费用见附件二第2条。", [("附件二第2条", "? no unit is numbered 2条")]),
        ("费用见附件三第2条。", [("附件三第2条", "? no annex 3 is printed")]),
        ("费用见附件一和附件二。", [("附件一和附件二", "附件一 附件二")]),
    ],
)
def test_numbers_in_an_annex(sentence, expected):
    assert expected == leads(ANNEXES.format(sentence=sentence))
