"""The words that norms, references and terms bring."""

import pickle

import pytest
from aliyun_terms import SelectorError, compile_selector, find_matches, parse, select
from aliyun_terms.references import resolving

TEXT = """# 示例云服务条款

1.  定义

    1.1. “密钥”是指访问示例云的凭证（以下简称“凭证”）。

    1.2. 您应妥善保管密钥。

2.  使用

    2.1. 违反第1.2条的，依第9.9条处理。

    2.2. 您应同时遵守[云服务器服务条款](https://help.aliyun.com/1.html)
    与[存储](https://www.aliyun.com/product/oss)。

    2.3. 上述第1.1条与第1.2条的凭证由您提供。
"""


@pytest.fixture
def document():
    return parse(TEXT)


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("reference[kind=clause]", ["第1.2条", "第9.9条", "上述第1.1条与第1.2条"]),
        ("reference[status=unresolved]", ["第9.9条"]),
        ("reference[service=ECS]", ["云服务器服务条款"]),
        ("link[service=ECS]", ["云服务器服务条款"]),
        ("link[service=OSS], link[service=RDS]", ["存储"]),
        ("reference[status=external][service]", ["云服务器服务条款", "存储"]),
        ("2.1 > reference:nth(2)", ["第9.9条"]),
        ("reference:matches('9[.]9')", ["第9.9条"]),
    ],
)
def test_references_are_selected(document, selector, wanted):
    assert wanted == [one.text for one in find_matches(document, selector)]


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("clause:refers-to(1.2)", ["2.1", "2.3"]),
        ("clause:refers-to(1.1)", ["2.3"]),
        ("clause:refers-to(1.*):not(:has(reference[status=unresolved]))", ["2.3"]),
        ("clause:refers-to(clause:contains('妥善'))", ["2.1", "2.3"]),
        ("section:has(:refers-to(1.2))", ["2"]),
        ("clause:refers-to(2.*)", []),
        (":defines('密钥')", ["1.1"]),
        (":defines('没有', '凭证')", ["1.1"]),
        (":defines('没有')", []),
        ("clause:has(reference[kind=clause])", ["2.1", "2.3"]),
        ("clause:has(link[service])", ["2.2"]),
    ],
)
def test_clauses_are_asked_for_what_they_point_at_and_define(document, selector, wanted):
    assert wanted == [node.label.value for node in select(document, selector)]


def test_a_reference_matches_where_it_is_printed(document):
    (match,) = find_matches(document, "reference[status=unresolved]")
    assert "第9.9条" == TEXT[match.span.start : match.span.end]
    assert ("2.1", "sec_2__cl_2-1") == (match.label, match.eid)
    assert {"kind": "clause", "status": "unresolved"} == dict(match.attributes)


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ("reference[kind=cluase]", "did you mean clause?"),
        ("reference[status=open]", "there is: external, resolved, unresolved"),
        ("clause[service=ECS]", "these have: reference, link"),
        (":refers-to", ":refers-to takes a selector in brackets"),
        (":defines(密钥)", "takes texts in quotes"),
    ],
)
def test_wrong_words_are_errors(document, selector, words):
    with pytest.raises(SelectorError) as caught:
        select(document, selector)
    assert words in str(caught.value)


def test_no_reference_is_worked_out_for_selectors_without_them(document, monkeypatch):
    monkeypatch.setattr(resolving, "references_of", None)
    assert find_matches(document, "link[service=ECS]")
    assert find_matches(document, "clause, section, strong")


def test_the_service_of_a_link_is_that_of_its_reference(document):
    by_link = [one.attributes.get("service") for one in find_matches(document, "link")]
    by_reference = "reference[kind=link]"
    assert by_link == [
        one.attributes.get("service") for one in find_matches(document, by_reference)
    ]


NORMS = """# 示例云服务条款

1.  使用

    1.1. 您不得有如下行为：

    （1）逆向工程；

    （2）出租账号。

    1.2. 如您欠费，阿里云有权终止服务。

    1.3. **阿里云不承担任何责任。**
"""


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("clause:has(norm[type=prohibition][bearer=user])", ["1.1"]),
        ("item:has(norm[type=prohibition])", ["（1）", "（2）"]),
        ("1.1:has(norm[type=prohibition]) > item:contains('逆向工程')", ["（1）"]),
        ("clause:has(norm[type=power])", ["1.2"]),
        ("clause:has(norm[conditions>0])", ["1.2"]),
        ("clause:has(norm[type=exculpation]):not([emphasis=full])", []),
        ("clause:has(norm[type=exculpation])", ["1.3"]),
        ("clause:refers-to(:has(norm[type=prohibition]))", ["1.1"]),
    ],
)
def test_clauses_are_asked_for_what_they_do(selector, wanted):
    assert wanted == [node.label.value for node in select(parse(NORMS), selector)]


def test_every_enumeration_has_its_values():
    for selector in ("norm[type=x]", "norm[bearer=x]", "norm[force=x]", "norm[confidence=x]"):
        with pytest.raises(SelectorError, match=r"there is no|did you mean"):
            select(parse(NORMS), selector)


def test_all_words_can_be_sent_to_another_process():
    selector = compile_selector("norm[type=power], link[service], :refers-to(1.1), :defines('甲')")
    assert selector == pickle.loads(pickle.dumps(selector))
