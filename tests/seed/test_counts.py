"""What a reader counts in the seed document, and what a hasty program gets wrong in it."""

from collections import Counter

from aliyun_terms import (
    Clause,
    Emphasis,
    Paragraph,
    Section,
    TargetKind,
    check,
    emphasis,
    emphasised,
    links,
    walk,
)
from tests.outlines import labels_below

LINKS = [
    ("云服务器服务条款", "https://help.aliyun.com/document_detail/64695.html?"),
    ("关系型数据库服务条款", "https://help.aliyun.com/document_detail/58806.html"),
    ("对象存储服务条款", "https://help.aliyun.com/document_detail/31821.html"),
    ("负载均衡服务条款", "https://help.aliyun.com/document_detail/213258.html"),
    ("内容分发网络服务条款", "https://help.aliyun.com/document_detail/27110.html"),
]


def operative(document):
    """The units that say what holds: no title, no headings, none of the links under 6.3."""
    return [
        block
        for block in walk(document)
        if isinstance(block, Clause | Paragraph)
        and document.index.eid(block)[:-2] != "sec_6__cl_6-3__p"
    ]


def test_thirty_seven_units_of_four_kinds(seed):
    kinds = Counter(type(block).__name__ for block in walk(seed))
    assert {"Title": 1, "Section": 6, "Clause": 21, "Paragraph": 9} == kinds


def test_six_sections_all_at_the_top(seed):
    sections = [seed.index.eid(block) for block in walk(seed) if isinstance(block, Section)]
    assert ["sec_1", "sec_2", "sec_3", "sec_4", "sec_5", "sec_6"] == sections


def test_twenty_one_numbered_clauses(seed):
    labels = [seed.index.label(block) for block in walk(seed) if isinstance(block, Clause)]
    assert [
        *("2.1", "2.2", "2.3", "2.4"),
        *("2.5", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5"),
        *("2.6", "2.7", "2.8"),
        *("4.1", "4.2", "4.3", "4.4"),
        *("6.1", "6.2", "6.3", "6.4"),
    ] == labels


def test_four_unnumbered_provisions_and_five_links(seed):
    above = [seed.index.label(block) for block in walk(seed) if isinstance(block, Paragraph)]
    assert ["1", "3", "4", "5", *["6.3"] * 5] == above


def test_fifteen_of_twenty_five_operative_units_are_bold(seed):
    weights = Counter(emphasis(block) for block in operative(seed))
    assert {Emphasis.FULL: 15, Emphasis.NONE: 10} == weights


def test_the_list_of_bold_provisions_leaves_out_the_bold_heading(seed):
    assert Emphasis.FULL is emphasis(seed["6"])
    assert "sec_6" not in [unit.eid for unit in emphasised(seed)]
    assert 15 == len(emphasised(seed))
    assert emphasised(seed) == emphasised(seed, partly=True)


def test_a_bold_heading_is_not_inherited(seed):
    assert Emphasis.NONE is emphasis(seed["6.3"])
    assert {Emphasis.NONE} == {emphasis(block) for block in seed["6.3"].children}


def test_the_clauses_that_are_not_bold(seed):
    plain = [seed.index.eid(block) for block in operative(seed) if emphasis(block) is Emphasis.NONE]
    assert [
        "sec_1__p_1",
        "sec_2__cl_2-1",
        "sec_2__cl_2-7",
        "sec_2__cl_2-8",
        "sec_4__p_1",
        "sec_4__cl_4-1",
        "sec_4__cl_4-2",
        "sec_4__cl_4-3",
        "sec_5__p_1",
        "sec_6__cl_6-3",
    ] == plain


def test_five_service_terms_are_linked_under_six_three(seed):
    uses = links(seed, kind=TargetKind.SERVICE_TERMS)
    assert LINKS == [(use.text, use.target) for use in uses]
    assert ["6.3"] * 5 == [use.label for use in uses]
    assert [f"sec_6__cl_6-3__p_{number}" for number in range(1, 6)] == [use.eid for use in uses]


def test_a_bare_address_in_six_one_is_a_link(seed, seed_text):
    (use,) = links(seed, kind=TargetKind.OWN_SITE)
    assert ("www.aliyun.com", "www.aliyun.com", "6.1", True) == (
        use.text,
        use.target,
        use.label,
        use.link.bare,
    )
    assert "会在www.aliyun.com上公" == seed_text[use.span.start - 2 : use.span.end + 2]


def test_the_enumeration_of_two_five_is_introduced_by_it(seed):
    clause = seed["2.5"]
    assert "在使用阿里云API时，您不应有如下行为：" == clause.intro
    assert ["2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5"] == labels_below(clause)
    assert seed["2.4"].intro is None


def test_the_span_of_a_clause_includes_its_children(seed):
    assert (560, 966) == seed["2.5"].span
    assert (560, 589) == seed["2.5"].line_span


def test_numbers_and_markup_are_in_order_but_for_one_link_target(seed, seed_text):
    (found,) = check(seed, select=("AT1", "AT3", "AT4"))
    assert ("AT401", "sec_6__cl_6-3__p_1") == (found.code, found.eid)
    assert "https://help.aliyun.com/document_detail/64695.html?" == seed_text[slice(*found.span)]
