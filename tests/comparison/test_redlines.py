"""Redlines: exact, never through an entity, and readable."""

import re
import sys

import pytest
from aliyun_terms import DiffError, PieceKind, redline
from aliyun_terms.comparison import words
from hypothesis import given
from hypothesis import strategies as st

ENTITY = re.compile(
    r"https?://[A-Za-z0-9./?=&_-]+|《[^《》]+》|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
    r"|[0-9]+(?:\.[0-9]+)?%?|[A-Za-z]+[0-9]*|百分之[一二三四五六七八九十]+|[一二三四五六七八九十百千]{2,}"
)
PIECES = (
    "您", "应", "可", "不得", "在", "内付款", "，", "。", "；", "（", "）", "服务", "费用", "的", "30", "15", "0.05%", "0.5%", "99.95%", "三十", "十五", "百分之五",
    "2018年3月1日", "2019年12月31日", "https://help.aliyun.com/a.html", "《云服务器服务条款》", "《对象存储服务条款》", "ECS", "OAuth2.0", "IPv6", "access key", "日", "元",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def borders(text, pieces, left_out):
    """Where a redline cuts *text*."""
    place, found = 0, set()
    for piece in pieces:
        if piece.kind is not left_out:
            found.add(place)
            place += len(piece.text)
    return found


@given(texts, texts)
def test_no_entity_is_cut(old, new):
    pieces = redline(old, new)
    for text, left_out in ((old, PieceKind.INSERTED), (new, PieceKind.DELETED)):
        cuts = borders(text, pieces, left_out)
        for entity in ENTITY.finditer(text):
            inside = cuts & set(range(entity.start() + 1, entity.end()))
            assert not inside, f"{entity[0]} is cut in {pieces}"


@given(texts, texts)
def test_a_redline_is_both_texts(old, new):
    pieces = redline(old, new)
    assert old == "".join(one.text for one in pieces if one.kind is not PieceKind.INSERTED)
    assert new == "".join(one.text for one in pieces if one.kind is not PieceKind.DELETED)
    assert all(one.text for one in pieces)
    kinds = [one.kind for one in pieces]
    assert all(one is not other for one, other in zip(kinds, kinds[1:], strict=False))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("提前三十日通知", "提前十五日通知", "提前[-三十-]{+十五+}日通知"),
        ("按0.05%计", "按0.5%计", "按[-0.05%-]{+0.5%+}计"),
        ("甲付款。", "甲付款。乙付款。", "甲付款。{+乙付款。+}"),
        ("支持OAuth2.0协议", "支持OAuth2.1协议", "支持[-OAuth2.0-]{+OAuth2.1+}协议"),
        ("承担全部责任", "承担部分责任", "承担[-全部-]{+部分+}责任"),
        ("自2018年3月1日起", "自2018年4月1日起", "自[-2018年3月1日-]{+2018年4月1日+}起"),
        ("按《使用规则", "按《使用规则》办理", "按《使用规则{+》办理+}"),
        ("（甲)和乙", "（甲）和丙", "（甲[-)-]{+）+}和[-乙-]{+丙+}"),
    ],
)
def test_what_a_reader_sees(old, new, expected):
    marks = {
        PieceKind.KEPT: "{}",
        PieceKind.DELETED: "[-{}-]",
        PieceKind.INSERTED: "{{+{}+}}",
    }
    assert expected == "".join(marks[one.kind].format(one.text) for one in redline(old, new))


def test_single_characters_can_be_asked_for():
    pieces = redline("共2018次", "共2019次", granularity="character")
    assert [one.text for one in pieces] == ["共201", "8", "9", "次"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("逾期计收违约金", "逾期计收滞纳金", "逾期计收[-违约金-]{+滞纳金+}"),
        ("阿里云将通知", "阿里云应通知", "阿里云[-将-]{+应+}通知"),
        ("提前三十日通知您", "提前十五日通知您", "提前[-三十日-]{+十五日+}通知您"),
        ("按0.05%计", "按0.5%计", "按[-0.05%-]{+0.5%+}计"),
        ("甲付款。", "甲付款。乙付款。", "甲付款。{+乙付款。+}"),
    ],
)
def test_words_can_be_kept_whole(old, new, expected):
    pytest.importorskip("rjieba", reason="rjieba is not installed (extra: words)")
    marks = {
        PieceKind.KEPT: "{}",
        PieceKind.DELETED: "[-{}-]",
        PieceKind.INSERTED: "{{+{}+}}",
    }
    pieces = redline(old, new, granularity="word")
    assert expected == "".join(marks[one.kind].format(one.text) for one in pieces)


@given(texts, texts)
def test_a_redline_of_words_is_both_texts(old, new):
    pytest.importorskip("rjieba", reason="rjieba is not installed (extra: words)")
    pieces = redline(old, new, granularity="word")
    assert old == "".join(one.text for one in pieces if one.kind is not PieceKind.INSERTED)
    assert new == "".join(one.text for one in pieces if one.kind is not PieceKind.DELETED)


def test_without_a_segmenter_words_are_refused_in_words(monkeypatch):
    monkeypatch.setitem(sys.modules, "rjieba", None)
    words._segmenter.cache_clear()
    try:
        with pytest.raises(DiffError, match=r"pip install aliyun-terms\[words\]"):
            redline("甲", "乙", granularity="word")
    finally:
        words._segmenter.cache_clear()
