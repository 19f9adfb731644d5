"""Many documents as one graph; services; links that look wrong; tables, JSON and Graphviz."""

import jsonschema
import pytest
from aliyun_terms import SourceText, build_graph, find_references, find_service, parse, schema
from aliyun_terms.references.links import doubt_links
from aliyun_terms.references.reporting import describe_graph, graph_to_dict, graph_to_dot

SOURCES = {
    "a.md": SourceText("# 快照协议\n\n1. 甲\n\n1.1. 遵守《镜像协议》和第1.2条。\n", "a.md"),
    "b.md": SourceText(
        "# 镜像协议\n\n1. 见[对象存储服务条款](https://help.aliyun.com/x.html?)。\n\n2. “甲”是指乙。\n",
        "b.md",
    ),
}


@pytest.fixture
def graph():
    return build_graph(parse(source) for source in SOURCES.values())


def test_a_work_that_is_among_the_documents_is_that_document(graph):
    assert [("a.md", "镜像协议", "b.md"), ("b.md", "对象存储服务条款", "")] == [
        (edge.document, edge.target, edge.target_document) for edge in graph.edges
    ]


def test_two_documents_of_one_title_are_not_told_apart():
    twice = [parse(SourceText("# 镜像协议\n", name)) for name in ("b.md", "c.md")]
    first, *_ = build_graph([parse(SOURCES["a.md"]), *twice]).edges
    assert "" == first.target_document


def test_json_follows_the_schema(graph):
    data = graph_to_dict(graph, SOURCES)
    jsonschema.Draft202012Validator(schema("refs")).validate(data)
    assert {"resolved": 0, "external": 0, "unresolved": 1} == data["rates"]["clause"]
    assert "甲" == data["documents"][1]["terms"][0]["name"]


def test_the_table_says_where_and_why(graph):
    text = describe_graph(graph, SOURCES)
    assert "a.md:5  1.1" in text
    assert "? no unit is numbered 1.2条" in text
    assert "[OSS] 对象存储服务条款" in text
    assert "b.md:3: 对象存储服务条款 (https://help.aliyun.com/x.html?): the address ends" in text


def test_graphviz_is_given_no_loose_quotation_marks():
    source = SourceText('# "甲"\\乙\n\n1. 遵守《"丙"》。\n', 'a"b.md')
    text = graph_to_dot(build_graph([parse(source)]))
    assert '"a\\"b.md" -> "work:\\"丙\\"" [label="1"];' in text


@pytest.mark.parametrize(
    ("text", "url", "service"),
    [
        ("云服务器服务条款", "", "ECS"),
        ("弹性计算服务ECS", "", "ECS"),
        ("云数据库 Redis 版服务条款", "", "Redis"),
        ("Serverless 应用引擎服务条款", "", "SAE"),
        ("服务条款", "https://www.aliyun.com/product/ecs", "ECS"),
        ("控制台", "https://slb.console.aliyun.com/", "SLB"),
        ("服务条款", "https://help.aliyun.com/document_detail/1.html", ""),
        ("用户指南", "", ""),
    ],
)
def test_services(text, url, service):
    assert service == find_service(text, url)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("[条款]()", "the link has no target"),
        ("[条款](x.dita)", "the target is a file that is not published with the text"),
        ("[条款](https://help.aliyun.com/x?)", "the address ends in an empty query"),
        ("[条款](https://help.aliyun.com/x?spm=a.b)", "the address carries a tracking parameter"),
        ("[条款](https://help.aliyun.com/x上)", "the address has swallowed words"),
        ("[条款](javascript:x)", "the scheme javascript is not one of the web"),
        ("[条款](https://example.com/x)", "the address is a placeholder"),
        (
            "[www.aliyun.com](http://www.taobao.com)",
            "the words show another address than the target",
        ),
        ("[快照](https://a.aliyun.com/1)[快照](https://a.aliyun.com/2)", "the same words lead to"),
        (
            "[对象存储条款](https://www.aliyun.com/product/ecs)",
            "the words name OSS, the address ECS",
        ),
        (
            "[对象存储条款](https://a.aliyun.com/1)[负载均衡条款](https://a.aliyun.com/1)",
            "the same address is called 对象存储条款 elsewhere",
        ),
        ("[条款](https://help.aliyun.com/x)", ""),
        ("[www.aliyun.com](http://www.aliyun.com/)", ""),
        ("www.aliyun.com", ""),
    ],
)
def test_links_that_look_wrong(link, reason):
    found = doubt_links("a.md", find_references(parse(f"1. 见{link}。\n")))
    assert reason in "; ".join(one.reason for one in found)
    assert bool(reason) == bool(found)
