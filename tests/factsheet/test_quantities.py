"""Periods, courts, laws, caps and percentages, and what looks like them."""

import pytest
from aliyun_terms import find_quantities
from aliyun_terms.factsheet.quantities import Calendar, QuantityKind
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.test_linear import calls_of

PERIODS = [
    ("提前30天公告", "P30D"),
    ("提前 30 日公告", "P30D"),
    ("提前三十（30）日通知", "P30D"),
    ("提前30（三十）日通知", "P30D"),
    ("在５个工作日内", "P5D"),
    ("两（2）个月内", "P2M"),
    ("第五（5）个工作日后", "P5D"),
    ("满七日", "P7D"),
    ("连续72小时", "PT72H"),
    ("每5分钟", "PT5M"),
    ("十二个月", "P12M"),
    ("1年内", "P1Y"),
    ("两周", "P2W"),
    ("一个季度", "P3M"),
    ("半年", "P6M"),
    ("半个月", "P15D"),
]


@pytest.mark.parametrize(("text", "duration"), PERIODS)
def test_a_period_is_an_iso_duration(text, duration):
    (found,) = find_quantities(text)
    assert (QuantityKind.PERIOD, duration) == (found.kind, found.duration)
    assert text[found.span.start : found.span.end] == found.text


NO_PERIODS = [
    "2018年3月16日",
    "10月1日",
    "自2019-10-01起",
    "7×24小时",
    "第3条",
    "每日",
    "当日",
    "99.9%的时间",
    "提前通知",
    "日常维护",
    "周期",
    "年度",
    "",
]


@pytest.mark.parametrize("text", NO_PERIODS)
def test_what_looks_like_a_period(text):
    assert [] == [one for one in find_quantities(text) if one.kind is QuantityKind.PERIOD]


@pytest.mark.parametrize(
    ("text", "calendar", "ahead"),
    [
        ("提前10个自然日", Calendar.CALENDAR_DAYS, True),
        ("10个工作日内", Calendar.WORKING_DAYS, False),
        ("至少提前10日", Calendar.UNSTATED, True),
    ],
)
def test_a_period_says_which_days_it_counts(text, calendar, ahead):
    (found,) = find_quantities(text)
    assert (calendar, ahead) == (found.calendar, found.ahead)


NAMED = [
    ("可向甲市乙区人民法院提起诉讼", QuantityKind.COURT, "甲市乙区人民法院"),
    ("向被告所在地有管辖权的人民法院起诉", QuantityKind.COURT, "被告所在地有管辖权的人民法院"),
    ("由甲市互联网法院管辖", QuantityKind.COURT, "甲市互联网法院"),
    ("应提交甲国际仲裁中心仲裁", QuantityKind.TRIBUNAL, "甲国际仲裁中心"),
    ("本协议适用中华人民共和国法律", QuantityKind.LAW, "中华人民共和国法律"),
    ("受香港特别行政区法律管辖", QuantityKind.LAW, "香港特别行政区法律"),
    ("可用性不低于99.95%", QuantityKind.FLOOR, "99.95%"),
    ("支付百分之五或者5%", QuantityKind.PERCENTAGE, "5%"),
]


@pytest.mark.parametrize(("text", "kind", "name"), NAMED)
def test_names_are_read(text, kind, name):
    (found,) = find_quantities(text)
    assert (kind, name) == (found.kind, found.value)


@pytest.mark.parametrize(
    "text",
    [
        "应法院要求披露",
        "向法院、主管机构提供资料",
        "适用法律、法规",
        "法院判决生效后",
        "按仲裁规则",
    ],
)
def test_a_court_or_law_that_is_not_chosen(text):
    assert () == find_quantities(text)


def test_a_cap_holds_the_period_in_it():
    cap, period = find_quantities("赔偿不超过过往12个月所缴费用的总和。")
    assert (QuantityKind.CAP, "不超过过往12个月所缴费用的总和") == (cap.kind, cap.text)
    assert "P12M" == period.duration
    assert cap.span.start < period.span.start < period.span.end < cap.span.end


@pytest.mark.parametrize("text", ["以合同金额为限", "不高于100元（含税）", "上限为月费的25%，"])
def test_other_caps(text):
    assert QuantityKind.CAP in {one.kind for one in find_quantities(text)}


PIECES = st.sampled_from(
    "提前 至少 30 ３ 三十 十十 （ ） 个 日 天 工作日 自然日 半 年 月 向 由 人民法院 起诉 诉讼 适用 受 "
    "中国 法律 仲裁委员会 提交 不超过 不低于 99.9 % 为限 以 费用 总和 。 ， 第 ： 7× 2018年 甲".split()
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=400)
def test_every_text_is_read(text):
    for one in find_quantities(text):
        assert text[one.span.start : one.span.end] == one.text
        assert one.text


@given(st.text(max_size=60))
def test_any_string_is_read(text):
    find_quantities(text)


@pytest.mark.parametrize(
    "piece", ["向", "不超过", "提前3", "适用中国", "由甲仲裁", "1", "三十日", "（"]
)
def test_work_grows_with_the_text(piece):
    few, many = (calls_of(find_quantities, piece * number) for number in (200, 800))
    assert many <= 4.5 * few
