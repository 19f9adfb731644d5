"""What holds for every text: references are stretches of it, and lead to blocks of it, in time.

Work is counted as in ``tests/laws/test_linear.py``: calls of functions, the same in every run.
"""

import time

import pytest
from aliyun_terms import (
    build_graph,
    check_terms,
    find_references,
    find_terms,
    parse,
    resolve_references,
)
from aliyun_terms.references.reporting import describe_graph, graph_to_dict, graph_to_dot
from aliyun_terms.source import SourceText
from hypothesis import given
from hypothesis import strategies as st
from tests.dialect import PIECES, texts
from tests.laws.test_linear import calls_of

PHRASES = (
    *(
        "第",
        "第3条",
        "第3.1条",
        "条",
        "款",
        "项",
        "第（一）项",
        "、",
        "至",
        "和",
        "本条",
        "本款",
        "前款",
    ),
    *(
        "前两款",
        "下一条",
        "上述",
        "上述规定",
        "前述服务",
        "下列情形",
        "如下：",
        "下方网址",
        "下表",
        "该服务",
    ),
    *(
        "本协议",
        "本条款",
        "修订后的规范",
        "附件",
        "附件一",
        "附件二",
        "通用条款",
        "《",
        "》",
        "《合同法》",
    ),
    *(
        "法律",
        "国家",
        "相关",
        "法规",
        "政策",
        "向",
        "杭州市",
        "法院",
        "司法",
        "机关",
        "部门",
        "等",
        "届时",
    ),
    *(
        "阿里云",
        "页面",
        "展示的",
        "规则",
        "要求",
        "www.a.com",
        "a.cn",
        "“",
        "”",
        "“甲”",
        "是指",
        "指",
        "（",
    ),
    *(
        "（以下简称",
        "统称",
        "或",
        "）",
        "（ECS）",
        "[a](b)",
        "《[c](d)》",
        "民法典",
        "该法",
        "的",
        "保密条款",
    ),
)
pointing_texts = st.lists(st.sampled_from((*PHRASES, *PIECES)), max_size=40).map("".join)


@given(st.one_of(pointing_texts, texts))
def test_every_reference_is_a_stretch_of_the_text_and_leads_to_blocks(text):
    document = parse(text)
    nodes = document.index.nodes
    found = resolve_references(document)
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    for one in found:
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert one.eid in nodes
        assert one.resolution is not None
        assert set(one.resolution.targets) | set(one.resolution.candidates) <= nodes.keys()
        assert bool(one.resolution.reason) == (one.resolution.status.value == "unresolved")


@given(st.one_of(pointing_texts, texts))
def test_every_use_of_a_term_is_printed_there(text):
    document = parse(text)
    terms = find_terms(document)
    check_terms(terms)
    for term in terms:
        assert term.name
        for use in term.uses:
            assert use.text[0] in text[use.span.start : use.span.end]


@given(pointing_texts)
def test_reports_are_written_of_anything_and_twice_the_same(text):
    source = SourceText(text, "a.md")
    written = []
    for _ in range(2):
        graph = build_graph([parse(source)])
        sources = {"a.md": source}
        written.append(
            (describe_graph(graph, sources), graph_to_dict(graph, sources), graph_to_dot(graph))
        )
    assert written[0] == written[1]


def test_references_given_are_those_resolved():
    document = parse("1. 依照第1条处理。\n\n2. 依照第2条处理。\n")
    found = find_references(document)
    assert ["第2条"] == [one.text for one in resolve_references(document, found[1:])]


# More than anything is looked back or forward for, so that the limits do not count as growth.
FEW, MANY, BOUND = 150, 600, 4.6
HOSTILE_LINES = (
    "{n}. 依照第{n}条处理。\n\n",
    "1. 依照第1条处理。\n\n",
    "上述规定、前款、本条、该服务、下列情形。\n\n",
    "（{n}）前项，本项，第（{n}）项。\n\n",
    "1.{n} 上述数据，依照第1.1条至第1.{n}条。\n\n",
    "“甲{n}”是指乙。甲{n}。\n\n",
    "## 附件{n}\n\n见附件和附件{n}，通用条款，保密条款。\n\n",
    "[a{n}](https://a.aliyun.com/{n})\n\n下方网址\n\n",
    "《合同法》第{n}条，该法第{n}条",
    "第{n}、",
    "《",
    "“",
    "本",
    "国家和",
    "阿里云",
    "第1-",
)


@pytest.mark.parametrize(
    ("stage", "line"),
    [
        *((resolve_references, line) for line in HOSTILE_LINES),
        *((find_terms, line) for line in HOSTILE_LINES if line.startswith(("“", "本", "《合"))),
    ],
)
def test_work_grows_with_the_text(stage, line):
    few, many = (
        parse("".join(line.replace("{n}", str(number)) for number in range(1, count)))
        for count in (FEW, MANY)
    )
    few.index, many.index
    stage(few)
    assert calls_of(stage, many) <= BOUND * calls_of(stage, few) + 500


@pytest.mark.slow
@pytest.mark.parametrize("line", HOSTILE_LINES)
@pytest.mark.parametrize("stage", [resolve_references, find_terms])
def test_time_grows_with_the_text(stage, line):
    few, many = (
        parse("".join(line.replace("{n}", str(number)) for number in range(1, count)))
        for count in (1_000, 4_000)
    )
    stage(few)
    times = []
    for document in (few, many):
        start = time.process_time()
        stage(document)
        times.append(time.process_time() - start)
    assert times[1] <= 8 * times[0] + 0.5


def test_references_of_a_field_document(field_text):
    document = parse(field_text)
    for one in resolve_references(document):
        assert one.resolution is not None
        assert set(one.resolution.targets) <= document.index.nodes.keys()
        assert one.text[0] in field_text[one.span.start : one.span.end]
