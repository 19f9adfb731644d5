"""Two documents as wholes: withdrawn, restored, unrelated, repetitive, divided, huge."""

import time

import pytest
from aliyun_terms import ChangeKind, apply, diff, parse, unparse
from tests.benchmarks.generation import terms_text

FULL = "# 甲服务条款\n\n1.  服务\n\n" + "".join(
    f"    1.{n}. 您应遵守第{n}项规则并支付费用。\n\n" for n in range(1, 9)
)
POINTER = "# 甲服务条款\n\n本条款已更新，请参见[新版条款](https://terms.example.com/a)。\n"


def remarks(old, new):
    return {one.code: one for one in diff(parse(old), parse(new)).remarks}


def test_a_full_text_replaced_by_a_pointer_is_withdrawn():
    remark = remarks(FULL, POINTER)["withdrawn"]
    assert "withdrawn" in remark.message
    assert "https://terms.example.com/a" in remark.message
    assert "全文已撤下" in remark.message_zh


def test_a_pointer_replaced_by_a_full_text_is_restored():
    assert "what only pointed elsewhere" in remarks(POINTER, FULL)["restored"].message
    assert "what was empty" in remarks("", FULL)["restored"].message


def test_nothing_left_is_withdrawn_too():
    assert "is empty" in remarks(FULL, "")["withdrawn"].message


def test_a_pointer_that_points_elsewhere():
    assert list(remarks(POINTER, POINTER.replace("/a)", "/b)"))) == ["repointed"]


def test_revisions_of_one_document_get_no_remark():
    assert remarks(FULL, FULL.replace("支付", "缴付", 2)) == {}


def test_unrelated_documents_are_said_to_be():
    one, other = terms_text(8_000, seed=1), terms_text(8_000, seed=99)
    script = diff(parse(one), parse(other))
    assert "unrelated" in {remark.code for remark in script.remarks}
    assert unparse(apply(script, parse(one))) == other


def test_one_side_with_parts():
    divided = FULL.replace("1.  服务", "## 第一部分 通用服务条款\n\n1.  服务")
    script = diff(parse(FULL), parse(divided))
    assert "parts-added" in {remark.code for remark in script.remarks}
    assert script.of_kind(ChangeKind.MOVE) == ()
    assert [one.kind for one in script.changes] == [ChangeKind.INSERT]


@pytest.mark.parametrize("number", [300])
def test_duplicates_by_the_hundred(number):
    """One of many equal clauses goes: one deletion, and the rest are numbered on."""
    lines = [f"1.{n}. 双方应对本条内容保密。\n\n" for n in range(1, number + 1)]
    script = diff(parse("".join(lines)), parse("".join(lines[:-1])))
    assert [one.kind for one in script.changes] == [ChangeKind.DELETE]


def test_many_near_equal_clauses_are_paired_by_place():
    rows = [f"1.{n}. 实例规格{n}的月度可用性不低于99.9%。\n\n" for n in range(1, 200)]
    edited = [row.replace("99.9%", "99.5%") if n == 57 else row for n, row in enumerate(rows)]
    (change,) = diff(parse("".join(rows)), parse("".join(edited))).changes
    assert (change.kind, change.new_label) == (ChangeKind.UPDATE, "1.58")


@pytest.mark.slow
def test_the_worst_case_is_bounded():
    """Every clause reworded beyond recognition: it ends, and soon."""
    one, other = terms_text(150_000, seed=3), terms_text(150_000, seed=4)
    old, new = parse(one), parse(other)
    start = time.process_time()
    script = diff(old, new)
    assert time.process_time() - start < 30
    assert unparse(apply(script, old)) == other


def test_every_pair_says_why():
    from aliyun_terms.comparison.matching import REASONS, match
    from aliyun_terms.comparison.units import flatten

    pairs = match(flatten(parse(FULL)), flatten(parse(FULL.replace("支付", "缴付", 3)))).pairs
    assert len(pairs) == 10
    assert all(pair.reason in REASONS and 0 < pair.confidence <= 1 for pair in pairs)
