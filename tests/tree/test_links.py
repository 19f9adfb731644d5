"""Links: where they stand, what they lead to, and the form in which targets are compared."""

import pytest
from aliyun_terms import Link, TargetKind, Text, links, parse
from aliyun_terms.tree.targets import normalise_target, target_kind
from hypothesis import given
from hypothesis import strategies as st

KINDS = {
    "https://help.aliyun.com/document_detail/64695.html?": TargetKind.SERVICE_TERMS,
    "http://terms.aliyun.com/legal-agreement/terms/a.html": TargetKind.SERVICE_TERMS,
    "HTTPS://HELP.ALIYUN.COM/a": TargetKind.SERVICE_TERMS,
    "https://www.aliyun.com": TargetKind.OWN_SITE,
    "www.aliyun.com": TargetKind.OWN_SITE,
    "https://yundun.console.aliyun.com/?p=ddosnext": TargetKind.OWN_SITE,
    "https://beian.gov.cn/": TargetKind.OTHER_SITE,
    "www.baidu.com": TargetKind.OTHER_SITE,
    "https://notaliyun.com/": TargetKind.OTHER_SITE,
    "https://aliyun.com.evil.cn/": TargetKind.OTHER_SITE,
    "https://evil.cn/help.aliyun.com": TargetKind.OTHER_SITE,
    "https://help.aliyun.com@evil.cn/": TargetKind.OTHER_SITE,
    "ZH-CN_TP_21382.dita": TargetKind.RELATIVE,
    "../a.md#b": TargetKind.RELATIVE,
    "#anchor": TargetKind.RELATIVE,
    "": TargetKind.RELATIVE,
    "https://": TargetKind.RELATIVE,
    "https://[": TargetKind.RELATIVE,
}

SAME = [
    ("https://help.aliyun.com/a.html", "http://help.aliyun.com/a.html"),
    ("https://help.aliyun.com/a.html", "https://help.aliyun.com/a.html?"),
    ("https://help.aliyun.com/a.html", "https://help.aliyun.com/a.html#"),
    ("https://help.aliyun.com/a.html", "HTTPS://Help.Aliyun.COM/a.html"),
    ("https://www.aliyun.com", "https://www.aliyun.com/"),
    ("https://www.aliyun.com", "www.aliyun.com"),
    ("https://www.aliyun.com", " https://www.aliyun.com "),
    ("x.dita", " x.dita "),
]

DIFFERENT = [
    ("https://help.aliyun.com/a.html", "https://help.aliyun.com/b.html"),
    ("https://help.aliyun.com/a.html", "https://help.aliyun.com/A.html"),
    ("https://help.aliyun.com/a?x=1", "https://help.aliyun.com/a?x=2"),
    ("https://help.aliyun.com/a#x", "https://help.aliyun.com/a#y"),
    ("https://www.aliyun.com", "https://help.aliyun.com"),
    ("x.dita", "y.dita"),
]


@pytest.mark.parametrize(("target", "kind"), KINDS.items())
def test_what_a_target_leads_to(target, kind):
    assert kind is target_kind(target)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_targets_that_lead_to_one_page_compare_equal(one, other):
    assert normalise_target(one) == normalise_target(other)
    assert Link((Text("条款"),), one) == Link((Text("条款"),), other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_targets_that_lead_to_two_pages_differ(one, other):
    assert normalise_target(one) != normalise_target(other)
    assert Link((Text("条款"),), one) != Link((Text("条款"),), other)


@given(st.text(max_size=60))
def test_a_normal_form_stays_as_it_is(target):
    normal = normalise_target(target)
    assert normal == normalise_target(normal) or normal == normalise_target(f"https:{normal}")


@given(st.text(max_size=60))
def test_any_string_may_be_a_target(target):
    assert target_kind(target) in TargetKind


def test_links_are_listed_with_the_clause_that_holds_them():
    document = parse(
        "1. 费用\n\n1.1 见[价格](https://www.aliyun.com/price)，或www.aliyun.com。\n\n"
        "[条款](https://help.aliyun.com/a.html)\n\n|[表](x.dita)|\n\n2. 保密\n"
    )
    assert [
        ("价格", "https://www.aliyun.com/price", TargetKind.OWN_SITE, "1.1"),
        ("www.aliyun.com", "www.aliyun.com", TargetKind.OWN_SITE, "1.1"),
        ("条款", "https://help.aliyun.com/a.html", TargetKind.SERVICE_TERMS, "1.1"),
        ("表", "x.dita", TargetKind.RELATIVE, "1.1"),
    ] == [(use.text, use.target, use.kind, use.label) for use in links(document)]


def test_links_of_one_kind():
    document = parse("[甲](https://help.aliyun.com/a)和[乙](https://b.cn)和[丙](c)\n")
    assert ["乙"] == [use.text for use in links(document, kind=TargetKind.OTHER_SITE)]
    assert ["丙"] == [use.text for use in links(document, kind=TargetKind.RELATIVE)]


def test_the_printed_target_is_kept():
    (use,) = links(parse("[条款](https://Help.aliyun.com/a.html?)"))
    assert "https://Help.aliyun.com/a.html?" == use.target
