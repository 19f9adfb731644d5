"""What a change means: its classes, its weight, and the sentence that says so."""

import re

import pytest
from aliyun_terms import ChangeKind, Weight, diff, parse
from aliyun_terms.comparison.lexicon import _ALTERNATIVES, _PATTERN
from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks.generation import terms_text

M, S, E, N = Weight.MATERIAL, Weight.SUBSTANTIVE, Weight.EDITORIAL, Weight.NONE

WORDS = [
    # title, old, new, classes, weight
    ("a width", "您同意,应付费。", "您同意，应付费。", ("punctuation",), E),
    ("a quotation mark", "以下简称\"本服务\"。", "以下简称“本服务”。", ("punctuation",), E),
    ("blanks in a date", "自2018 年 3 月 1 日起生效", "自2018年3月1日起生效", ("punctuation",), E),
    ("a thousands mark", "不超过1,000次。", "不超过1000次。", ("punctuation",), E),
    ("a decimal point is no mark", "按1.5倍计。", "按15倍计。", ("number",), M),
    ("a slip of the pen", "您登陆控制台后使用。", "您登录控制台后使用。", ("spelling",), E),
    ("a word printed twice", "不影响本条款条款的含义。", "不影响本条款的含义。", ("repetition",), E),
    ("wording", "您可享受优惠。", "您可享受折扣。", ("wording",), S),
    ("a period", "应提前三十日通知您。", "应提前十五日通知您。", ("period",), M),
    ("working days", "应在7个工作日内答复。", "应在7日内答复。", ("period",), M),
    ("an amount", "赔偿以人民币5000元为限。", "赔偿以人民币500元为限。", ("amount",), M),
    ("a percentage", "按0.05%计收。", "按0.5%计收。", ("percentage",), M),
    ("a percentage in words", "按百分之五计收。", "按百分之十计收。", ("percentage",), M),
    ("a date", "自2018年3月1日起施行。", "自2019年3月1日起施行。", ("date",), M),
    ("a number", "每个账号限用3次。", "每个账号限用5次。", ("number",), M),
    ("may becomes must", "您可备份数据。", "您应备份数据。", ("modality",), M),
    ("must not becomes may", "您不得转让账号。", "您可以转让账号。", ("modality",), M),
    ("one character of a marker", "您不应转让账号。", "您应转让账号。", ("modality",), M),
    ("another word of one force", "您应备份数据。", "您应当备份数据。", ("wording",), S),
    ("应用 is no duty", "部署该应用程序。", "部署该响应程序。", ("wording",), S),
    ("notice dropped", "可提前通知您并调整规则。", "可调整规则。", ("notice", "party"), M),
    ("a party", "由阿里云承担运费。", "由您承担运费。", ("party",), M),
    ("a forum", "由杭州市人民法院裁判。", "由杭州市仲裁委员会裁判。", ("forum",), M),
    ("another court", "由甲市西湖区人民法院裁判。", "由甲市余杭区人民法院裁判。", ("forum",), M),
    ("another tribunal", "提交杭州仲裁委员会。", "提交北京仲裁委员会。", ("forum",), M),
    ("words ahead of a court", "同意由甲市人民法院裁判。", "约定由甲市人民法院裁判。", ("wording",), S),
    ("a fee", "本功能免费提供。", "本功能收费提供。", ("fee",), M),
    ("liability", "阿里云承担赔偿。", "阿里云承担补偿。", ("liability",), M),
    ("an end", "阿里云中止供应。", "阿里云终止供应。", ("termination",), M),
    ("an exception", "以公告为准。", "以公告为准，另有约定的除外。", ("exception",), M),
    ("a cited document", "详见《计费规则》。", "详见《退订规则》。", ("document",), S),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "classes", "weight"),
    [case[1:] for case in WORDS],
    ids=[case[0] for case in WORDS],
)
def test_classes_of_words(old, new, classes, weight):
    (change,) = diff(parse(f"1. {old}"), parse(f"1. {new}")).changes
    assert change.kind is ChangeKind.UPDATE
    assert (change.classes, change.weight) == (classes, weight), change.message
    assert {one.name for one in change.evidence} == set(classes)


SENTENCES = [
    ("1. 您可备份数据。", "1. 您应备份数据。",
     "1: a duty, right or prohibition changes from “可” (may) to “应” (must)",
     "1：义务、权利或禁止由“可”（许可）改为“应”（义务）"),
    ("1. 提前三十日通知。", "1. 提前十五日通知。",
     "1: a period changes from “三十日” to “十五日”", "1：期限由“三十日”改为“十五日”"),
    ("**1. 不承担责任。**", "1. 不承担责任。", "1: no longer printed in bold", "1：不再加粗"),
    ("1. 见[甲](https://a.cn/1)。", "1. 见[甲](https://a.cn/2)。",
     "1: an address changes from “https://a.cn/1” to “https://a.cn/2”",
     "1：网址由“https://a.cn/1”改为“https://a.cn/2”"),
    (f"1. 见[甲](https://a.cn/{'b' * 130}/1)。", f"1. 见[甲](https://a.cn/{'b' * 130}/2)。",
     "1: an address changes from “…bbbbbbb/1” to “…bbbbbbb/2”",
     "1：网址由“…bbbbbbb/1”改为“…bbbbbbb/2”"),
    ("1. 您同意,付费。", "1. 您同意，付费。",
     "1: punctuation, width or blanks only", "1：仅标点、全半角或空格变化"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "english", "chinese"), SENTENCES)
def test_sentences(old, new, english, chinese):
    (change,) = diff(parse(old), parse(new)).changes
    assert (change.message, change.message_zh) == (english, chinese)


LINKS = [
    # title, old, new, classes, weight
    ("another target", "见[甲](https://a.cn/1)。", "见[甲](https://a.cn/2)。", ("address",), S),
    ("a bare address changed", "见https://a.cn/1 。", "见https://a.cn/2 。", ("address",), S),
    ("an address dropped", "规则甲https://a.cn/1", "规则甲", ("address",), S),
    ("an address goes behind its words", "规则甲https://a.cn/1", "[规则甲](https://a.cn/1)", ("link-text",), E),
    ("a link dropped, its words kept", "见[甲](https://a.cn/1)。", "见甲。", ("address",), S),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "classes", "weight"),
    [case[1:] for case in LINKS],
    ids=[case[0] for case in LINKS],
)
def test_links_are_their_own_change(old, new, classes, weight):
    (change,) = diff(parse(f"1. {old}\n"), parse(f"1. {new}\n")).changes
    assert (change.kind, change.classes, change.weight) == (ChangeKind.LINK, classes, weight)


def test_the_words_of_a_link_are_a_link_change_with_the_weight_of_the_words():
    old, new = "1. 见[使用规则](https://a.cn/1)。", "1. 见[运营规则](https://a.cn/1)。"
    (change,) = diff(parse(old), parse(new)).changes
    assert change.kind is ChangeKind.LINK
    assert "link-text" in change.classes
    assert change.weight is S


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("1. 不承担责任。", "**1. 不承担责任。**", "none→full"),
        ("**1. 不承担责任。**", "1. **不承担**责任。", "full→partial"),
        ("1. **不承担**责任。", "1. 不承担**责任**。", "partial→partial"),
    ],
)
def test_emphasis_is_material(old, new, name):
    (change,) = diff(parse(old), parse(new)).changes
    assert (change.kind, change.classes, change.weight) == (ChangeKind.EMPHASIS, (name,), M)


def test_what_comes_and_goes_is_weighed_by_what_it_says():
    script = diff(
        parse("1. 服务内容\n\n1.1. 简介如下。\n"),
        parse("1. 服务内容\n\n1.1. 简介如下。\n\n1.2. 您不得转让。\n\n2. 概述\n"),
    )
    found = [(one.new_label, one.weight) for one in script.of_kind(ChangeKind.INSERT)]
    assert found == [("1.2", M), ("2", S)]


@given(
    st.text(
        st.sampled_from(
            "0９一二三十百万分之第条年月日元个工作％%.,人民币￥不得应可须无权除外另有约定费用支付通知公告提前阿里云您双方法院适用法律终止责任https://a《甲》"
        )
    )
)
def test_terms_are_found_wherever_they_begin(text):
    """The quick look at a first character leaves nothing out."""
    slow = re.compile(f"(?:{_ALTERNATIVES})")
    assert [one.span() for one in slow.finditer(text)] == [
        one.span() for one in _PATTERN.finditer(text)
    ]


def test_terms_are_found_wherever_they_begin_in_running_text():
    text = terms_text(30_000)
    slow = re.compile(f"(?:{_ALTERNATIVES})")
    assert [one.span() for one in slow.finditer(text)] == [
        one.span() for one in _PATTERN.finditer(text)
    ]
