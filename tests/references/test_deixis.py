"""Words that point from where they stand: 本条, 前款, 下列, 上述, 该."""

import pytest
from tests.references.pointing import leads, only

CLAUSES = """# 云盘规则

1.  存储

    1.1. 您可以存储照片。

    1.2. 您不得存储以下内容：

    1.2.1. 病毒；

    1.2.2. 广告；

    1.2.3. {item}

    1.3. {sentence}

    1.4. 其他事项另行公布。
"""

ARTICLE = """# 平台协议

第八条 配送

平台应当按时配送。

{second}

（一）雨雪；

（二）{item}

第九条 退换

{first}
"""


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("双方应遵守本条之存储义务。", "place", "1"),
        ("本条另有规定的除外。", "place", "1"),
        ("本款另有规定的除外。", "place", "1.3"),
        ("前款规定同样适用。", "neighbour", "1.2"),
        ("前两款规定同样适用。", "neighbour", "1.1 1.2"),
        ("前三款规定同样适用。", "neighbour", "? no 款 stands before it"),
        ("本章另有规定的除外。", "place", "? it stands in no 章"),
        ("本附件另有规定的除外。", "place", "? it stands in no 附件"),
        ("上述规定同样适用。", "backward", "1.1 1.2"),
        ("上述所有条款同样适用。", "backward", "1.1 1.2"),
        ("您发送邮件、短信的，上述行为由您负责。", "backward", "1.3"),
        ("您应备份照片，上述照片丢失的，由您负责。", "backward", "1.3"),
        ("上述照片丢失的，由您负责。", "backward", "1.1"),
        ("您可以扩容。依据前述约定扩容的，不退费。", "backward", "1.3"),
        ("上述发票应当保存。", "backward", "? nothing above has that name"),
        ("您使用转码服务的，该服务另行计费。", "anaphor", "1.3"),
        ("您使用转码服务的，就该服务另行计费。", "anaphor", "1.3"),
        ("本规则任一条款无效的，该条款不影响其余部分。", "anaphor", "1.3"),
        ("该服务另行计费。", "anaphor", "? nothing above has that name"),
        ("本规则由平台制定，平台公布的规则和说明有效，上述规则和说明可修改。", "backward", "1.3"),
        ("您实施上述任一行为的，平台可停止服务。", "backward", "1.1 1.2"),
        ("本规则的内容包括以上条款。", "backward", "title"),
        ("您应付费，因上述事由停止的除外。", "backward", "1.3"),
    ],
)
def test_words_in_a_clause(sentence, kind, expected):
    assert expected == only(CLAUSES.format(item="木马。", sentence=sentence), kind)


def test_what_the_same_line_goes_on_to_list():
    text = "1. 甲\n\n1.1. 平台有权采取以下措施：（1）限速；（2）下线。\n"
    assert "1.1" == only(text, "forward")


@pytest.mark.parametrize("words", ["下表", "如下表", "如下表格"])
def test_a_table_follows(words):
    text = f"1. 赔付\n\n1.1. 赔付标准见{words}：\n\n| 可用性 | 赔偿 |\n|---|---|\n| 低 | 一成 |\n"
    assert "table_1" == only(text, "forward")


def test_a_formula_follows():
    text = "# 赔付\n\n错误率：按如下方式计算错误率。\n\n错误率=失败数/总数×100%\n"
    assert "formula_1" == only(text, "forward")


def test_what_is_only_pointed_at_is_not_named():
    text = (
        "1. 通知\n\n1.1. 您应提供联系方式。\n\n1.2. 平台可使用上述联系方式。\n\n"
        "1.3. 上述联系方式有变的，您应告知。\n"
    )
    assert ["1.1", "1.1"] == [where for _, where in leads(text, "backward")]


def test_one_or_several_of_what_follows():
    text = "1. 甲\n\n1.1. 平台可采取以下一种、多种或全部措施：\n\n（1）限速；\n\n（2）下线。\n"
    assert "（1） （2）" == only(text, "forward")


def test_nothing_follows():
    text = "1. 甲\n\n1.1. 请留意以下情形。\n\n1.2. 您应付费。\n"
    assert "? nothing that it could mean follows" == only(text, "forward")


def test_what_follows_is_the_items():
    found = leads(CLAUSES.format(item="木马。", sentence="您应付费。"), "forward")
    assert [("以下内容", "1.2.1 1.2.2 1.2.3")] == found


def test_an_item_that_points_back_at_the_list_is_none_of_it():
    text = CLAUSES.format(item="尽管有上述规定，平台可以随时删除。", sentence="您应付费。")
    assert ["1.2.1 1.2.2", "1.2.1 1.2.2"] == [where for _, where in leads(text)]


@pytest.mark.parametrize(
    ("second", "item", "first", "kind", "expected"),
    [
        ("遇有前款情形的，顺延。", "停电。", "可以退货。", "neighbour", "p_1"),
        ("遇有下列情形的，顺延：", "停电。", "可以退货。", "forward", "（一） （二）"),
        ("顺延：", "前项以外的灾害。", "可以退货。", "neighbour", "（一）"),
        ("顺延：", "本条未列的灾害。", "可以退货。", "place", "第八条"),
        ("顺延：", "停电。", "前款规定同样适用。", "neighbour", "? no 款 stands before it"),
        ("顺延：", "停电。", "前条规定同样适用。", "neighbour", "第八条"),
        ("顺延：", "停电。", "上一条规定同样适用。", "neighbour", "第八条"),
        ("顺延：", "停电。", "下一条规定同样适用。", "neighbour", "? no one unit is numbered 10"),
        ("顺延：", "停电。", "依照第八条第二款第（二）项处理。", "clause", "（二）"),
    ],
)
def test_words_in_articles(second, item, first, kind, expected):
    text = ARTICLE.format(second=second, item=item, first=first)
    found = [where for _, where in leads(text, kind) if where]
    assert expected in found


def test_an_item_of_this_article():
    text = "第一条 范围\n\n包括：\n\n（一）照片；\n\n（二）本条第（一）项以外的文件。\n"
    assert "（一）" == only(text, "clause")


def test_a_table_that_follows():
    text = "1. 赔偿\n\n1.1. 按照下表中的标准赔偿。\n\n| 比例 | 赔偿 |\n|---|---|\n| 99% | 10% |\n"
    assert "table_1" == only(text, "forward")


def test_no_table_follows_in_the_section():
    text = (
        "1. 赔偿\n\n1.1. 按照下表赔偿。\n\n2. 费用\n\n| 比例 | 赔偿 |\n|---|---|\n| 99% | 10% |\n"
    )
    assert "? no table or picture follows in its section" == only(text, "forward")


def test_a_formula_that_follows():
    text = "1. 比例\n\n1.1. 按照如下方式计算：\n\n可用性=正常时间/总时间\n"
    assert "formula_1" == only(text, "forward")


LINKS = """1.  使用

    1.1. 您应遵守相应云服务的服务条款（登录下方网址查阅）。

    1.2. 费用在www.aliyun.com上公布。

2.  条款

    2.1. 服务条款详见如下：

    [快照服务条款](https://help.aliyun.com/document_detail/1.html)

    [镜像服务条款](https://help.aliyun.com/document_detail/2.html)
"""


def test_addresses_below_are_the_list_of_links_below():
    found = dict(leads(LINKS, "forward", "rules"))
    assert "p_1 p_2" == found["下方网址"] == found["详见如下"] == found["相应云服务的服务条款"]


def test_two_lists_of_links_are_ambiguous():
    text = LINKS + "\n3.  其他\n\n    3.1. 说明如下：\n\n    [计费说明](https://a.example.com/x)\n"
    assert "? ambiguous: 2 lists of links follow" == dict(leads(text, "forward"))["下方网址"]


def test_items_of_a_paragraph_stand_beside_it():
    text = "1.  终止\n\n    如发生下列任何一种情形的，平台可以终止：\n\n    1.1. 欠费；\n\n    1.2. 违规。\n"
    assert "1.1 1.2" == only(text, "forward")


def test_a_definition_is_what_the_service_is():
    text = (
        "1.  定义\n\n    本规则中“快照”指：平台提供的备份服务。\n\n"
        "2.  终止\n\n    2.1. 平台可以终止该服务。\n"
    )
    assert "p_1" == only(text, "anaphor")


def test_confidential_information_is_what_the_definition_says():
    text = (
        "1.  保密\n\n1.1. 本协议所称保密信息，是指未公开的资料。\n\n"
        "1.2. 双方应妥善保存对方的资料。\n\n1.3. 双方应保护上述保密信息不被泄露。\n"
    )
    assert "1.1" == only(text, "backward")


def test_the_closing_paragraph_points_at_the_whole_document():
    text = "# 抽奖规则\n\n第一条 资格\n\n1-1 用户可以参加。\n\n用户接受上述规则。\n"
    assert "title" == only(text, "backward")


def test_the_document_by_its_title_behind_a_word_that_points_back():
    text = "# 抽奖活动规则\n\n1. 甲\n\n1.1. 用户已阅读上述抽奖活动规则，并接受上述条款。\n"
    assert ("上述抽奖活动规则", "title") in leads(text, "backward")


def test_links_with_their_names_before_them():
    text = (
        "1. 遵守相应云服务的服务条款（登录下方网址查阅）。\n\n2. 详见如下：\n\n"
        "快照服务条款[https://a.aliyun.com/1](https://a.aliyun.com/1)\n\n"
        "镜像服务条款[https://a.aliyun.com/2](https://a.aliyun.com/2)\n"
    )
    found = dict(leads(text, "forward", "rules"))
    assert found["下方网址"] == found["相应云服务的服务条款"] == "p_1 p_2"


@pytest.mark.parametrize(
    "sentence",
    [
        "年满18周岁以上的用户可以使用。",
        "流量在5GB以下的不计费。",
        "操作系统以下的部分由平台维护。",
        "如下单失败，请重试。",
        "如下载失败，请重试。",
        "平台（以下简称“我们”）负责。",
        "用户和管理员（以下统称用户）负责。",
        "目前款项尚未到账。",
        "此前条件未成就的，不生效。",
        "双方应该服务于用户。",
    ],
)
def test_words_that_point_at_nothing(sentence):
    assert [] == leads(CLAUSES.format(item="木马。", sentence=sentence))[1:]
