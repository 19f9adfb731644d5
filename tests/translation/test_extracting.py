"""Templates: what a translator is given."""

from datetime import UTC, datetime

from aliyun_terms import extract, format_catalog, load_catalog, parse, parse_catalog

TEXT = """\
# 规范

1. 费用

1.1. 您承诺：

（1）见[价格页](https://www.aliyun.com/price)，**不得拖欠**；

（2）按时付费。

|项目|价格|
|---|---|
|流量|0.8元|

![流程图](a.png)
"""


def messages(text, **options):
    return {message.context: message for message in extract(parse(text), **options) if message.id}


def test_a_message_for_each_unit_in_the_order_of_the_document(seed):
    template = [(one.context, one.id) for one in extract(seed) if one.id]
    catalog = [(one.context, one.id) for one in load_catalog("api-usage-terms", "en") if one.id]
    assert catalog == template


def test_nothing_is_translated(seed):
    assert not any(message.string for message in extract(seed) if message.id)


def test_references_lead_to_file_and_line():
    found = messages(TEXT, name="zh.md")
    assert {
        "规范": [("zh.md", 1)], "您承诺：": [("zh.md", 5)], "按时付费。": [("zh.md", 9)],
        "流量": [("zh.md", 13)], "流程图": [("zh.md", 15)],
    } == {one.id: one.locations for one in found.values() if one.id in
          ("规范", "您承诺：", "按时付费。", "流量", "流程图")}  # fmt: skip


def test_comments_say_what_one_line_of_chinese_does_not():
    comments = {one.id: one.auto_comments for one in messages(TEXT).values()}
    assert [
        "Under: 1 费用",
        "Number: （1）",
        "List: 您承诺：",
        "Emphasis: bold are “不得拖欠”",
        "Link: “价格页” leads to https://www.aliyun.com/price",
    ] == comments["见价格页，不得拖欠；"]
    assert ["Under: 1 费用", "Table: row, column 2, 1"] == comments["流量"][:1] + comments["流量"][
        -1:
    ]
    assert "Emphasis: all of it is bold" in next(
        one.auto_comments for one in messages("**1.1. 您不得转让。**").values()
    )


def test_the_words_before_a_list_are_known_to_its_items(seed):
    comments = {one.context: one.auto_comments for one in extract(seed) if one.id}
    assert any(one.startswith("List: 在使用") for one in comments["sec_2__cl_2-5__cl_2-5-3"])
    assert any(one.startswith("List: 您应确保") for one in comments["sec_4__cl_4-2"])
    assert not any(one.startswith("List:") for one in comments["sec_2__cl_2-6"])


def test_the_same_document_gives_the_same_template(seed):
    assert format_catalog(extract(seed)) == format_catalog(extract(seed))
    assert "POT-Creation-Date" not in format_catalog(extract(seed))


def test_a_date_is_an_argument():
    moment = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    assert "POT-Creation-Date: 2026-11-23 08:30+0000" in format_catalog(
        extract(parse(TEXT), created=moment)
    )


def test_a_template_for_a_language_can_be_read_as_its_catalogue():
    catalog = parse_catalog(format_catalog(extract(parse(TEXT), language="zh-Hant")))
    assert "zh_Hant" == str(catalog.locale)


def test_offsets_are_those_of_the_file_with_crlf():
    found = messages(TEXT.replace("\n", "\r\n"), name="zh.md")
    assert [("zh.md", 9)] == next(one.locations for one in found.values() if one.id == "按时付费。")
