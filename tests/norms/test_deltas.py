"""Norm deltas: what a change of wording does to a norm, and whom it favours."""

import pytest
from aliyun_terms import norm_deltas, parse
from aliyun_terms.norms.periods import read_periods


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (
            "阿里云将通知您。",
            "阿里云将提前三十日通知您。",
            ["1.1: notice period none → P30D, favours the user"],
        ),
        (
            "阿里云应提前30天通知您。",
            "阿里云应提前7天通知您。",
            ["1.1: notice period P30D → P7D, favours the provider"],
        ),
        ("您应付费。", "您应该付费。", []),
        ("您应付费。", "**您应付费。**", []),
        ("如欠费7日的，阿里云有权终止服务。", "如欠费 ７ 日的，阿里云有权终止服务。", []),
        ("您应付费。", "您可付费。", ["1.1: type obligation → permission, favours the user"]),
        (
            "您应付费。",
            "您应付费。阿里云有权随时终止服务。",
            ["1.1: power (provider) added: 阿里云有权随时终止服务, favours the provider"],
        ),
        (
            "您不得转让；您应付费。",
            "您应付费。",
            ["1.1: prohibition (user) removed: 您不得转让, favours the user"],
        ),
        (
            "阿里云有权终止服务。",
            "如您违约，阿里云有权终止服务。",
            ["1.1: conditions none → 如您违约, favours the user"],
        ),
        (
            "阿里云应通知您。",
            "阿里云将尽可能通知您。",
            ["1.1: force strict → best_efforts, favours the provider"],
        ),
        (
            "您不得转让本软件。",
            "您不得转让本软件（除阿里云许可外）。",
            ["1.1: exceptions none → 除阿里云许可外, favours the user"],
        ),
    ],
)
def test_a_change_has_its_deltas(old, new, messages):
    deltas = norm_deltas(parse(f"1.1. {old}"), parse(f"1.1. {new}"), [("cl_1-1", "cl_1-1")])
    assert messages == [delta.message for delta in deltas]


def test_a_document_against_itself_has_none(seed):
    assert () == norm_deltas(seed, seed, [(eid, eid) for eid in seed.index.nodes])


def test_units_that_only_one_has():
    old, new = parse("1.1. 您应付费。"), parse("2.1. 您不得转让。")
    deltas = norm_deltas(old, new, [("cl_1-1", ""), ("", "cl_2-1")])
    assert [
        ("removed", "obligation", "provider" if False else "user"),
        ("added", "prohibition", "provider"),
    ] == [(delta.what, delta.type.value, delta.favours.value) for delta in deltas]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("提前30天", ("P30D",)),
        ("提前三十日", ("P30D",)),
        ("7个工作日内", ("P7D",)),
        ("七（7）日", ("P7D",)),
        ("24小时", ("PT24H",)),
        ("两个月", ("P2M",)),
        ("2018年3月16日", ()),
        ("第5日", ()),
        ("每日", ()),
    ],
)
def test_periods(text, periods):
    assert periods == read_periods(text)
