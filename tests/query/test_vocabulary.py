"""Words of other stages: nodes that are not printed as nodes, attributes, pseudo-classes."""

import pytest
from aliyun_terms import SelectorError, compile_selector, parse
from aliyun_terms.query.printed import PRINTED
from aliyun_terms.query.vocabulary import Argument, Attribute, Kind, PseudoClass, Vocabulary
from tests.query.documents import told
from tests.query.stages import CALLS, WORDS, Norm, Reference

TEXT = """# 示例

1.  定义

    1.1. 服务指示例服务。

    1.2. **您不得转让账号；阿里云有权终止。**

2.  使用

    2.1. 您应遵守第1.2条与第9.9条。

    2.2. 如有纠纷，依第1条。详见[云盘条款](https://help.aliyun.com/1.html)。
"""


@pytest.fixture
def document():
    CALLS.clear()
    return parse(TEXT)


def select(document, selector):
    return compile_selector(selector, vocabulary=WORDS).select(document)


def labels(document, selector):
    return [node.label.value for node in select(document, selector)]


def test_found_nodes_are_selected_by_their_kind(document):
    assert ["prohibition", "power", "obligation"] == [
        norm.type for norm in select(document, "norm")
    ]
    assert ["第1.2条", "第9.9条", "第1条"] == [one.text for one in select(document, "reference")]


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("norm[type=prohibition][bearer=user]", ["您不得转让账号"]),
        ("norm[bearer=user]", ["您不得转让账号", "您应遵守第1.2条与第9.9条"]),
        ("[bearer=provider]", ["阿里云有权终止"]),
        ("[bearer]:contains('终止')", ["阿里云有权终止"]),
        ("norm:first", ["您不得转让账号", "您应遵守第1.2条与第9.9条"]),
        ("norm + norm", ["阿里云有权终止"]),
        ("section:nth(2) norm", ["您应遵守第1.2条与第9.9条"]),
        ("1.2 > norm:matches('^您')", ["您不得转让账号"]),
        (
            "norm[conditions=0]:not(norm[type=power])",
            ["您不得转让账号", "您应遵守第1.2条与第9.9条"],
        ),
        ("reference[resolution=unresolved]", ["第9.9条"]),
        ("clause:has(norm) > reference:nth(2)", ["第9.9条"]),
    ],
)
def test_found_nodes_are_asked_as_printed_ones(document, selector, wanted):
    assert wanted == [node.text for node in select(document, selector)]


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("clause:has(norm[type=power])", ["1.2"]),
        ("clause[emphasis=full]:has(> norm[bearer=user])", ["1.2"]),
        ("section:has(norm[type=obligation])", ["2"]),
        ("clause:not(:has(norm))", ["1.1", "2.2"]),
        ('clause:refers-to("1.2")', ["2.1"]),
        ("clause:refers-to(1.2)", ["2.1"]),
        ("clause:refers-to(1)", ["2.2"]),
        ("clause:refers-to(1, 1.*)", ["2.1", "2.2"]),
        ("clause:refers-to(:has(norm[type=power]))", ["2.1", "2.2"]),
        ("clause:refers-to(clause:contains('不得'))", ["2.1"]),
        ("clause:refers-to(2.*)", []),
        (':defines("服务")', ["1.1"]),
        (':defines("甲", "服务")', ["1.1"]),
        (":ambiguous", []),
        ("clause:not(:ambiguous)", ["1.1", "1.2", "2.1", "2.2"]),
        ("clause:has(link[service=EBS])", ["2.2"]),
        ("clause[type=clause]:last", ["1.2", "2.2"]),
    ],
)
def test_blocks_are_asked_for_what_was_found_in_them(document, selector, wanted):
    assert wanted == labels(document, selector)


def test_the_selected_nodes_are_those_that_the_stage_found(document):
    assert all(isinstance(node, Norm) for node in select(document, "norm"))
    assert {Norm, Reference} == {type(node) for node in select(document, "norm, reference")}


def test_a_star_stands_for_what_is_printed(document):
    assert select(document, "*") == compile_selector("*").select(document)


def test_what_no_selector_asks_for_is_not_worked_out(document):
    select(document, "clause[emphasis=full]:has(+ clause), [type=section], :contains('应')")
    assert [] == CALLS
    select(document, "norm[bearer=user]")
    assert ["norms"] == CALLS


def test_what_was_found_is_kept_with_the_document(document):
    first = select(document, "norm")
    again = select(document, "clause > norm")
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert ["norms"] == CALLS


def test_matches_say_where_a_found_node_stands(document):
    selector = compile_selector("norm[type=power], reference:first", vocabulary=WORDS)
    assert ["sec_1__cl_1-2", "sec_2__cl_2-1", "sec_2__cl_2-2"] == told(document, selector)


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ("norm[type=prohibitoin]", "did you mean prohibition?"),
        ("norm[emphasis=full]", "such a node has no 'emphasis'"),
        ("clause[bearer=user]", "these have: norm"),
        ("nrom", "did you mean norm?"),
        (":refers-too(1)", "did you mean refers-to?"),
        (":refers-to(> 1)", "only :has() may begin with >"),
        (':refers-to("clase")', "did you mean clause?"),
        (":defines(服务)", "takes texts in quotes"),
        (":ambiguous(1)", ":ambiguous takes no brackets"),
        (":refers-to", ":refers-to takes a selector in brackets"),
    ],
)
def test_the_words_of_other_stages_are_checked_too(selector, words):
    with pytest.raises(SelectorError, match=None) as caught:
        compile_selector(selector, vocabulary=WORDS)
    assert words in str(caught.value)


def test_a_word_cannot_mean_two_things():
    kind = Kind("clause", "another", find=lambda document: ())
    with pytest.raises(ValueError, match="clause"):
        PRINTED.extended(Vocabulary(kinds=(kind,)))
    one, other = (
        PseudoClass("odd", "is odd", Argument.NONE, lambda document, nothing: ()) for _ in range(2)
    )
    with pytest.raises(ValueError, match="odd"):
        Vocabulary(pseudo_classes=(one, other))


def test_a_vocabulary_added_twice_is_added_once():
    assert PRINTED.extended(PRINTED) == PRINTED
    assert hash(WORDS) == hash(PRINTED.extended(*[WORDS]))


def test_an_attribute_may_have_several_values():
    several = Attribute("letters", "its letters", ("clause",), lambda document, node: ("a", "b"))
    words = PRINTED.extended(Vocabulary(attributes=(several,)))
    document = parse("1.1. 甲。\n")
    for selector, count in {"=a": 1, "=b": 1, "=c": 0, "!=c": 1, "!=a": 0, "^=b": 1, "": 1}.items():
        found = compile_selector(f"clause[letters{selector}]", vocabulary=words).select(document)
        assert count == len(found), selector
