"""Fact sheets: what is said, where, and what is not said."""

import csv
import io

import jsonschema
import pytest
from aliyun_terms import FactKind, FactSheet, facts, parse, schema
from aliyun_terms.factsheet.reporting import (
    COLUMNS,
    describe_sheet,
    describe_table,
    row_of,
    sheet_to_dict,
    sheets_to_csv,
)
from aliyun_terms.source import display_width
from hypothesis import given, settings
from tests.dialect import odd_texts
from tests.laws.test_linear import calls_of

DOCUMENT = """\
# 存储服务协议

版本号：V2.1

版本生效日期：2020年3月1日。

甲乙云有限公司（以下简称“平台”）与您订立本协议。

1. 费用

1.1. 平台目前免费向您提供服务，但不排除日后收取费用的可能，届时将提前10个自然日公布收费标准。

2. 变更

2.1. 平台有权修改本协议，并提前三十（30）日公告。

2.2. 平台可不经通知随时终止服务。

3. 责任

3.1. 平台不对任何间接损失承担责任。

3.2. 平台的赔偿责任不超过过往12个月所收费用的总和。

4. 争议

4.1. 本协议适用中华人民共和国法律。任何一方可向甲市乙区人民法院提起诉讼。

5. 保密

5.1. 双方应对保密信息保密。

5.2. 服务可用性不低于99.9%。
"""


@pytest.fixture(scope="module")
def sheet():
    return facts(parse(DOCUMENT))


EXPECTED = {
    FactKind.TITLE: "存储服务协议",
    FactKind.VERSION: "V2.1",
    FactKind.EFFECTIVE_DATE: "2020-03-01",
    FactKind.PARTY: "甲乙云有限公司",
    FactKind.GOVERNING_LAW: "中华人民共和国法律",
    FactKind.COURT: "甲市乙区人民法院",
    FactKind.ARBITRATION: None,
    FactKind.WARRANTY: None,
    FactKind.LIABILITY_EXCLUSION: "excluded",
    FactKind.LIABILITY_CAP: "不超过过往12个月所收费用的总和",
    FactKind.AVAILABILITY: "99.9%",
    FactKind.FEES: "free",
    FactKind.CONFIDENTIALITY: "mutual",
}


@pytest.mark.parametrize(("kind", "value"), EXPECTED.items(), ids=str)
def test_what_a_document_says(sheet, kind, value):
    assert value == sheet.value(kind)


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("本协议的订立与解释均适用中华人民共和国大陆法律。", "中华人民共和国大陆法律"),
        ("本协议受中华人民共和国法律管辖。", "中华人民共和国法律"),
        ("本协议适用于香港特别行政区法律。", "香港特别行政区法律"),
    ],
)
def test_the_law_is_found_where_no_court_is_named(text, law):
    assert [law] == [
        fact.value for fact in facts(parse(text)).facts if fact.kind is FactKind.GOVERNING_LAW
    ]


def test_notices_have_their_period_and_their_days(sheet):
    notices = {one.about: (one.value, one.qualifier) for one in sheet.all(FactKind.NOTICE)}
    assert {
        "fees": ("P10D", "calendar_days"),
        "amendment": ("P30D", ""),
        "termination": (None, "without_notice"),
    } == notices


def test_every_fact_has_its_place(sheet):
    document = parse(DOCUMENT)
    for fact in sheet.facts:
        assert fact.eid in document.index.nodes
        assert fact.quote.strip() in DOCUMENT[fact.span.start : fact.span.end]


def test_the_seed(seed):
    sheet = facts(seed)
    assert None is sheet.value(FactKind.EFFECTIVE_DATE)
    assert None is sheet.value(FactKind.LIABILITY_CAP)
    assert ["free", "may_be_introduced"] == sorted({one.value for one in sheet.all(FactKind.FEES)})
    assert ("disclaimed", "3") == (
        sheet.value(FactKind.WARRANTY),
        sheet.all(FactKind.WARRANTY)[0].label,
    )
    assert "mutual" == sheet.value(FactKind.CONFIDENTIALITY)
    assert [None] == [one.value for one in sheet.all(FactKind.NOTICE, about="amendment")]
    assert 5 == len(sheet.all(FactKind.LINKED_DOCUMENT))
    assert {"data_ownership", "personal_information"} <= set(sheet.silent)


@pytest.mark.parametrize("text", ["", "Hello.", "# 标题\n", "见[条款](https://a.example)。"])
def test_a_document_that_says_nothing(text):
    sheet = facts(parse(text))
    assert {FactKind.TITLE} >= {fact.kind for fact in sheet.facts}
    assert len(sheet.silent) > 35


def test_a_row_has_every_column(sheet):
    row = row_of(sheet)
    assert set(COLUMNS) == set(row)
    assert "P10D (calendar_days)" == row["notice_fees"]
    assert "free; may_be_introduced" == row["fees"]


def test_a_table_of_comma_separated_values(sheet):
    sheets = [sheet, FactSheet("broken.md", error="no such file")]
    rows = list(csv.DictReader(io.StringIO(sheets_to_csv(sheets))))
    assert ["存储服务协议", ""] == [row["title"] for row in rows]
    assert ["", "no such file"] == [row["error"] for row in rows]


def test_a_cell_is_no_formula():
    sheet = facts(parse("# =1+1\n"))
    assert "'=1+1" in sheets_to_csv([sheet])


def test_a_table_lines_up_where_ideographs_are_two_cells_wide(sheet):
    head, row = describe_table([sheet], columns=("court", "fees")).splitlines()
    assert display_width(head[: head.index("fees")]) == display_width(row[: row.index("free")])


def test_a_sheet_for_people(sheet):
    shown = describe_sheet(sheet)
    assert "notice (amendment): P30D  [2.1]" in shown
    assert "for a lawyer to check" in shown
    assert "通知 (条款修订): P30D  [2.1]" in describe_sheet(sheet, lang="zh-Hans")


def test_the_data_follows_the_schema(sheet):
    data = {"format": "aliyun_terms/facts/1", "documents": [sheet_to_dict(sheet)]}
    jsonschema.Draft202012Validator.check_schema(schema("facts"))
    jsonschema.validate(data, schema("facts"))


@given(odd_texts)
@settings(max_examples=50)
def test_facts_are_read_from_anything(text):
    assert sheet_to_dict(facts(parse(text))) == sheet_to_dict(facts(parse(text)))


def test_work_grows_with_the_document():
    block = "1. 平台提前5日通知，向甲市人民法院起诉，适用中国法律，不承担责任。\n\n"
    few, many = (parse(block * number) for number in (100, 400))
    assert few.index
    assert many.index
    facts(few)  # what is read once a process is read now
    assert calls_of(facts, many) <= 4.5 * calls_of(facts, few)


def test_field_documents_have_sheets(field_text):
    sheet = facts(parse(field_text))
    assert row_of(sheet)["file"] == "<string>"
