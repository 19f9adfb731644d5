"""The references of the seed document, held against a table that was drawn up by hand.

``seed.tsv`` has a row for each: the block it stands in, its kind, its words, where they begin in
the printed text, whether it is known where it leads, and the blocks or the service it leads to.
"""

import csv
from pathlib import Path

import pytest
from aliyun_terms import (
    Document,
    Status,
    build_graph,
    check_terms,
    find_terms,
    load_corpus,
    resolve_references,
)

TABLE = Path(__file__).with_name("seed.tsv")


@pytest.fixture(scope="module")
def seed() -> Document:
    return load_corpus("api-usage-terms")


def rows(document: Document) -> list[tuple[str, ...]]:
    found = []
    for one in resolve_references(document):
        resolution = one.resolution
        where = " ".join(resolution.targets)
        if resolution.status is Status.EXTERNAL:
            where = resolution.service
        found.append(
            (one.eid, one.kind.value, one.text, str(one.span.start), resolution.status.value, where)
        )
    return found


def test_every_reference_is_found_and_leads_where_it_should(seed):
    with TABLE.open(encoding="utf-8", newline="") as file:
        expected = [tuple(row) for row in csv.reader(file, delimiter="\t")][1:]
    assert sorted(expected, key=lambda row: int(row[3])) == rows(seed)


def test_its_terms(seed):
    terms = find_terms(seed)
    assert [
        ("API", "definition"),
        ("ECS", "abbreviation"),
        ("RDS", "abbreviation"),
        ("OSS", "abbreviation"),
    ] == [(term.name, term.kind.value) for term in terms]
    assert "弹性计算服务" == terms[1].meaning
    assert () == check_terms(terms)


def test_its_links_are_edges_to_the_terms_of_services(seed):
    graph = build_graph([seed])
    assert [("6.3", service) for service in ("ECS", "RDS", "OSS", "SLB", "CDN")] == [
        (edge.label, edge.service) for edge in graph.edges if edge.service
    ]
    assert ["the address ends in an empty query"] == [doubt.reason for doubt in graph.doubts]
