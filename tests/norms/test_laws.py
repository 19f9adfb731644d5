"""What holds for every text: no crash, places that exist, the same answer twice, linear time."""

import time

import pytest
from aliyun_terms import extract_norms, load, norms_by_eid, parse
from aliyun_terms.norms import segments
from aliyun_terms.norms.extracting import read_norms
from aliyun_terms.norms.model import Bearer, Confidence, NormType
from aliyun_terms.norms.segments import cut
from aliyun_terms.source import SourceText
from hypothesis import given
from hypothesis import strategies as st

WORDS = (
    *(
        "您",
        "阿里云",
        "双方",
        "应",
        "应对",
        "不得",
        "可",
        "有权",
        "将",
        "会",
        "视为",
        "保留",
        "的权利",
    ),
    *(
        "由",
        "承担",
        "责任",
        "以",
        "为准",
        "如",
        "的，",
        "，",
        "。",
        "；",
        "：",
        "（",
        "）",
        "“",
        "”",
        "《",
    ),
    *(
        "除",
        "外",
        "理解并同意",
        "并",
        "且",
        "也",
        "或",
        "要求",
        "终止",
        "服务",
        "数据",
        "不对",
        "除非",
        "\n\n",
    ),
    *(
        "1.1. ",
        "1.2. ",
        "- ",
        "（1）",
        "**",
        "shall",
        " ",
        "定义",
        "# ",
        "以下情形",
        "以及",
        "届时",
        "尽管有",
    ),
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=40).map("".join))


@given(TEXTS)
def test_any_text_is_read(text):
    document = parse(text)
    for norm in extract_norms(document):
        assert 0 <= norm.span.start < norm.span.end <= len(text)
        assert norm.eid in document.index.nodes
        for marker in norm.markers:
            assert marker.means is norm.type
            for part in marker.parts:
                assert text[part.span.start] == part.text[0]
                assert text[part.span.end - 1] == part.text[-1]


@given(TEXTS)
def test_the_same_text_is_read_the_same(text):
    assert read_norms(parse(text)) == read_norms(parse(text))


@given(TEXTS)
def test_what_is_accepted_is_not_rejected(text):
    reading = read_norms(parse(text))
    accepted = {
        (norm.eid, marker.core.span.start) for norm in reading.norms for marker in norm.markers
    }
    rejected = {
        (eid, one.span.start)
        for eid, found in reading.rejected.items()
        for one in found
        if one.reason.startswith("quoted")
    }
    assert not accepted & rejected


@given(st.text(alphabet="应，。,：；？ab （）“”《》", max_size=60))
def test_without_nested_brackets_a_text_is_cut_as_the_grammar_does(text):
    assert segments._parser().parse(text) == cut(text)


@given(st.text(alphabet="应，。（）“”《》【】ab：；", max_size=60))
def test_sentences_lie_one_behind_the_other(text):
    end = 0
    for sentence in cut(text):
        for limb in sentence.limbs:
            assert end <= limb.start < limb.end <= len(text)
            end = limb.end
        for bracket in sentence.brackets:
            assert sentence.span.start <= bracket.start < bracket.end <= sentence.span.end


HOSTILE = (
    *(
        "保留",
        "（",
        "（）您应",
        "不对",
        "除",
        "如您的，",
        "以",
        "您理解并",
        "并且",
        "您应",
        "您可",
        "您应，",
    ),
    *(
        "如您，",
        "您应。",
        "可",
        "将会",
        "不得应用",
        "（但您应）",
        "；",
        "否则",
        "由",
        "您、",
        "“您应”",
    ),
    *(
        "1.1. 您应。\n\n",
        "您不得有如下行为：\n\n",
        "尽管有上述规定，阿里云保留权利。\n\n",
        "- 您应：\n\n",
    ),
)


def seconds(text):
    document = parse(text)
    start = time.process_time()
    extract_norms(document)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("pattern", HOSTILE)
def test_hostile_text_takes_linear_time(pattern):
    times = 4_000 // len(pattern)
    short = min(seconds(pattern * times) for _ in range(2))
    long = seconds(pattern * times * 8)
    assert long < 8 * short * 3 + 0.3, f"{short:.2f} s, and {long:.2f} s for eight times as much"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 标题\n",
        "欢迎使用本服务。\n",
        "The provider shall not be liable for anything.\n",
        "1. 应用\n\n2. 可用性\n",
        "|服务可用性|赔偿|\n|---|---|\n|应当|不得|\n",
    ],
    ids=["empty", "title", "greeting", "English", "headings", "table"],
)
def test_a_text_without_norms_has_none(text):
    assert () == extract_norms(parse(text))


def test_what_is_read_from_context_alone_is_not_certain():
    for norm in extract_norms(
        parse("1.1. 服务期限自开通之日起计算。\n\n1.2. 服务包括电话支持。\n")
    ):
        assert (NormType.STATEMENT, Confidence.LOW) == (norm.type, norm.confidence)


def test_a_quoted_statute_is_not_a_norm_of_the_text():
    text = "1.1. 民法典规定：“当事人应当履行义务，不得毁约”，本规范以此为背景。\n"
    assert {NormType.STATEMENT} == {norm.type for norm in extract_norms(parse(text))}


def test_norms_by_eid_answers_a_selector():
    document = parse("1.1. 您不得转让。\n\n1.2. 阿里云应通知您。\n")
    found = [
        eid
        for eid, norms in norms_by_eid(document).items()
        if any(n.type is NormType.PROHIBITION and n.bearer is Bearer.USER for n in norms)
    ]
    assert ["cl_1-1"] == found


def test_field_documents_are_read(field_file):
    document = load(field_file)
    source = SourceText(field_file.read_bytes().decode("utf-8"))
    norms = extract_norms(document)
    assert norms == extract_norms(document)
    for norm in norms:
        assert source.line_number(norm.span.start) == source.line_number(norm.span.end - 1)
