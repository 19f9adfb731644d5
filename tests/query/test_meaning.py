"""The words that norms and topics bring: norm[type=…], clause[topic=…]."""

import pytest
from aliyun_terms import SelectorError, extract_norms, find_matches, parse, select
from aliyun_terms.norms import extracting

TEXT = """# 示例云服务条款

1.  账号

    1.1. 您应按时支付费用。如您逾期，阿里云有权暂停服务。

    1.2. **您不得转让账号（除阿里云书面许可外）。**

2.  通知

    2.1. 阿里云应提前30天通知您。

    2.2. 您不得有如下行为：

    （1）逆向工程；

    （2）出租账号。
"""


@pytest.fixture
def document():
    return parse(TEXT)


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("norm[type=prohibition][bearer=user]:not([inherited])",
         ["您不得转让账号（除阿里云书面许可外）", "您不得有如下行为"]),
        ("norm[type=prohibition][inherited]", ["逆向工程", "出租账号"]),
        ("norm[marker=应][bearer=provider]", ["阿里云应提前30天通知您"]),
        ("norm[notice=P30D]", ["阿里云应提前30天通知您"]),
        ("norm[exceptions>0]", ["您不得转让账号（除阿里云书面许可外）"]),
        ("norm[conditions>0]", ["阿里云有权暂停服务"]),
        ("norm[counterparty=user][force=strict][type=obligation]", ["阿里云应提前30天通知您"]),
        ("1.1 > norm:first", ["您应按时支付费用"]),
        ("1.1 norm + norm", ["阿里云有权暂停服务"]),
        ("norm[confidence=low]", []),
    ],
)  # fmt: skip
def test_norms_are_selected(document, selector, wanted):
    assert wanted == [one.text for one in find_matches(document, selector)]


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("clause:has(norm[type=power])", ["1.1"]),
        ("clause[emphasis=full]:has(> norm[bearer=user])", ["1.2"]),
        ("section:has(norm[type=prohibition])", ["1", "2"]),
        ("clause:not(:has(norm[bearer=user]))", ["2.1"]),
        ("provision[topic=suspension_termination]", ["1.1"]),
        ("clause[topic=notice]:has(norm[type=obligation])", ["2.1"]),
    ],
)
def test_clauses_are_asked_for_what_they_do(document, selector, wanted):
    assert wanted == [node.label.value for node in select(document, selector)]


def test_what_is_selected_is_what_is_extracted(document):
    assert extract_norms(document) == select(document, "norm")


def test_a_norm_matches_where_it_is_printed(document):
    (match,) = find_matches(document, "norm[notice]")
    assert "阿里云应提前30天通知您" == TEXT[match.span.start : match.span.end]
    assert ("2.1", "sec_2__cl_2-1") == (match.label, match.eid)
    assert "P30D" == match.attributes["notice"]


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ("norm[type=prohibtion]", "did you mean prohibition?"),
        ("norm[bearer=landlord]", "there is: both, none, provider, third, user"),
        ("clause[topic=fee]", "did you mean fees?"),
        ("clause[bearer=user]", "these have: norm"),
    ],
)
def test_wrong_words_are_errors(document, selector, words):
    with pytest.raises(SelectorError) as caught:
        select(document, selector)
    assert words in str(caught.value)


def test_no_norm_is_read_for_selectors_without_them(document, monkeypatch):
    monkeypatch.setattr(extracting, "read_norms", None)
    assert select(document, "clause[emphasis=full], [topic=fees]")
