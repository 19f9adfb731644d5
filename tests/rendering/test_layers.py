"""Layers of the page: references, terms, norms, gaps, and ways to find and to cite."""

import base64
import hashlib

import pytest
from aliyun_terms import (
    Layers,
    extract_norms,
    find_terms,
    make_layers,
    parse,
    render_html,
    render_redline,
    resolve_references,
)
from aliyun_terms.rendering.citations import cite
from aliyun_terms.rendering.marking import Mark, apart, marked_html
from aliyun_terms.source import Span
from markupsafe import Markup
from tests.rendering.pages import read_page
from tests.rendering.test_hostile import ALLOWED, PAYLOADS, PLACES, TARGETS
from tests.translations import made_translation

TEXT = """\
# 规范

1. 费用

1.1. “账单”是指按月出具的文件。

1.2. **您应按照第1.3条支付账单，账单逾期的除外。**

1.3. 您不得拖欠，也不得拖欠账单。

1.4. 您应遵守相关法律法规。
"""


@pytest.fixture
def document():
    return parse(TEXT)


@pytest.fixture
def page(document):
    return read_page(
        render_html(
            document,
            [made_translation(document, lambda text: f"E {len(text)}")],
            layers=make_layers(document),
        )
    )


def row(page, eid):
    (found,) = page.find("div", id=eid)
    return found


def described(page, link):
    (found,) = page.find(id=link.attributes["aria-describedby"])
    return found


# ---- References and terms ----------------------------------------------------------------------


def test_a_reference_is_a_link_that_shows_its_clause_in_both_languages(page):
    (link,) = row(page, "sec_1__cl_1-2").find("a", cls="ref")
    assert ("第1.3条", "#sec_1__cl_1-3") == (link.text, link.attributes["href"])
    tip = described(page, link)
    assert "tooltip" == tip.attributes["role"]
    assert tip.text.startswith("1.3 您不得拖欠，也不得拖欠账单。")
    assert {"zh-Hans", "en"} == {one.attributes["lang"] for one in tip.find(cls="tip-text")}


def test_a_term_is_explained_at_its_first_use_in_a_clause_and_not_where_it_is_defined(page):
    uses = {
        eid: [link.text for link in row(page, eid).find("a", cls="term")]
        for eid in ("sec_1__cl_1-1", "sec_1__cl_1-2", "sec_1__cl_1-3")
    }
    assert {"sec_1__cl_1-1": [], "sec_1__cl_1-2": ["账单"], "sec_1__cl_1-3": ["账单"]} == uses
    (link,) = row(page, "sec_1__cl_1-3").find("a", cls="term")
    assert "#sec_1__cl_1-1" == link.attributes["href"]
    assert "账单：按月出具的文件。" in described(page, link).text


def test_a_reference_that_leads_nowhere_is_no_link_and_is_said_to_be_open(page):
    assert [] == row(page, "sec_1__cl_1-4").find("a", cls="ref")
    (said,) = [one for one in page.find("li") if "相关法律法规" in one.text]
    assert "no law is named" in said.text
    assert "#sec_1__cl_1-4" == said.find("a")[0].attributes["href"]


def test_ids_are_unique_and_links_lead_to_them(page):
    ids = [one.attributes["id"] for one in page.walk() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    inner = {
        one.attributes["href"][1:] for one in page.find("a") if one.attributes["href"][0] == "#"
    }
    assert inner <= set(ids)


def test_a_heading_explains_no_term_and_the_contents_have_no_tip(seed):
    page = read_page(render_html(seed, layers=make_layers(seed)))
    assert [] == [one for level in ("h1", "h2") for one in page.find(level) if one.find(cls="term")]
    (contents,) = page.find("nav", cls="toc")
    assert [] == contents.find(cls="tip")


def test_a_table_has_links_and_nothing_that_hangs_out_of_it():
    document = parse("1. 费用\n\n1.1. 您应付费。\n\n|价格|\n|---|\n|见第1.1条|\n")
    page = read_page(render_html(document, layers=make_layers(document)))
    (table,) = page.find("table")
    assert ["第1.1条"] == [one.text for one in table.find("a", cls="ref")]
    assert [] == table.find(cls="tip")


# ---- Norms and gaps ----------------------------------------------------------------------------


def test_norms_stand_beside_their_clause_in_words(page):
    said = {
        eid: [one.text for one in row(page, eid).find("li", cls="norm")]
        for eid in ("sec_1__cl_1-1", "sec_1__cl_1-2", "sec_1__cl_1-3")
    }
    assert [] == said["sec_1__cl_1-1"], "a definition binds nobody"
    assert "User · Obligation" in said["sec_1__cl_1-2"]
    assert ["User · Prohibition"] == said["sec_1__cl_1-3"], "two of one kind are said once"


def test_what_is_found_can_be_chosen_and_nothing_else(page):
    choices = {one.attributes["id"] for one in page.find("input", type="radio")}
    assert {"party-all", "party-user", "type-all", "type-obligation", "type-prohibition"} <= choices
    assert "type-power" not in choices


def test_a_gap_is_said_in_words_with_its_reason(seed):
    page = read_page(render_html(seed, layers=make_layers(seed, ["audit"])))
    (flag,) = row(page, "sec_2__cl_2-8").find(cls="flag")
    (link,) = flag.find("a")
    assert "Gap" == link.text
    assert "is not bold in this source" in described(page, link).text
    assert "calls no clause valid or void" in page.text
    assert [] == row(page, "sec_2__cl_2-3").find(cls="flag")


def test_the_interface_words_are_chinese_on_a_chinese_page(document):
    text = read_page(render_html(document, layers=make_layers(document), lang="zh-Hans")).text
    for words in ("用户 · 禁止", "按编号或文字查找条款", "仅显示重点条款"):
        assert words in text
    assert "Obligation" not in text


# ---- What is asked for, and what it costs ------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "cls"),
    [("references", "ref"), ("terms", "term"), ("norms", "norm"), ("find", "find")],
)
def test_a_layer_comes_alone(document, name, cls):
    page = read_page(render_html(document, layers=make_layers(document, [name])))
    found = {one for one in ("ref", "term", "norm", "find") if page.find(cls=one)}
    assert {cls} == found


def test_no_layer_is_the_page_without_layers(document):
    assert render_html(document) == render_html(document, layers=Layers())
    assert "<script" not in render_html(document)


def test_layers_that_somebody_has_already_are_taken(document):
    layers = Layers(
        references=resolve_references(document),
        terms=find_terms(document),
        norms=extract_norms(document),
    )
    names = ["references", "terms", "norms"]
    assert layers == make_layers(document, names)


def test_the_page_allows_its_own_script_alone(document):
    page = read_page(render_html(document, layers=make_layers(document, ["find"])))
    (script,) = page.find("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = page.find("meta", **{"http-equiv": "Content-Security-Policy"})
    assert f"script-src 'sha256-{digest}'" in policy.attributes["content"]
    assert "default-src 'none'" in policy.attributes["content"]


def test_what_needs_the_script_is_hidden_without_it(page):
    (find,) = page.find(cls="find")
    assert "hidden" in find.attributes


def test_a_redline_takes_the_layers_of_its_text(document):
    new = parse(TEXT.replace("也不得", "并不得"))
    page = read_page(render_redline(document, new, layers=make_layers(new)))
    assert ["第1.3条"] == [one.text for one in page.find("a", cls="ref")]
    assert len(page.find(cls="norm")) == len(
        read_page(render_html(new, layers=make_layers(new))).find(cls="norm")
    )
    assert "《规范》第1.3条" == row(page, "sec_1__cl_1-3").attributes["data-cite"]
    (policy,) = page.find("meta", **{"http-equiv": "Content-Security-Policy"})
    assert 2 == policy.attributes["content"].count("sha256-")
    assert 1 == policy.attributes["content"].count("script-src")


# ---- Citations ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "eid", "expected"),
    [
        ("1. 甲\n\n1.1. 乙。\n", "sec_1__cl_1-1", "《规范》第1.1条 / Rules, cl. 1.1"),
        ("1. 甲\n\n乙。\n", "sec_1__p_1", "《规范》第1条 / Rules, cl. 1"),
        ("## 第一章 总则\n\n甲。\n", "sec_1", "《规范》第一章 / Rules, ch. 1"),
        ("甲。\n", "title", "《规范》 / Rules"),
    ],
    ids=["clause", "paragraph", "chapter", "title"],
)
def test_a_citation(text, eid, expected):
    document = parse(f"# 规范\n\n{text}")
    assert expected == cite(document, document.index.nodes[eid], ["Rules"])


def test_a_bullet_is_cited_as_the_clause_it_is_of():
    document = parse("# 规范\n\n1. 甲\n\n1.1. 乙：\n\n    -   丙\n")
    (block,) = [one for one in document.index.nodes.values() if getattr(one, "text", "") == "丙"]
    assert "《规范》第1.1条" == cite(document, block)


def test_an_item_is_cited_with_the_clause_it_is_of():
    document = parse("# 规范\n\n1. 甲\n\n1.1. 下列情形：\n\n    （1） 乙；\n\n    （2） 丙。\n")
    (block,) = [one for one in document.index.nodes.values() if getattr(one, "text", "") == "丙。"]
    assert "《规范》第1.1条第（2）项 / Rules, cl. 1.1(2)" == cite(document, block, ["Rules"])


def test_a_page_has_the_citation_of_every_clause(page):
    cited = row(page, "sec_1__cl_1-2").attributes["data-cite"]
    assert "《规范》第1.2条 / E 2, cl. 1.2" == cited


# ---- Marks -------------------------------------------------------------------------------------


def dressed(html, first):
    return Markup("<i>{}</i>" if first else "<b>{}</b>").format(html)


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("见第1条。", 1, 4, "见<i>第1条</i>。"),
        ("见**第1**条。", 3, 8, '见<strong class="notice"><i>第1</i></strong><b>条</b>。'),
        ("见[第1条](https://a.cn)。", 2, 5, None),
        (r"见\*1条。", 1, 5, "见<i>*</i><b>1条</b>。"),
    ],
    ids=["plain", "partly bold", "in a link", "escaped"],
)
def test_a_mark_goes_around_its_characters(text, start, end, expected):
    (block,) = parse(text).children
    html = str(marked_html(block.content, [Mark(Span(start, end), dressed)]))
    if expected is None:
        assert "<i>" not in html
    else:
        assert expected == html


def test_marks_that_overlap_leave_the_first_and_the_longer():
    spans = [Span(3, 6), Span(0, 2), Span(0, 4), Span(4, 5)]
    kept = apart([Mark(one, dressed) for one in spans])
    assert [Span(0, 4), Span(4, 5)] == [one.span for one in kept]


# ---- Hostile words -----------------------------------------------------------------------------

LAYERED = ALLOWED | {
    *("script", "section", "fieldset", "legend", "label", "input", "template", "button"),
    *("ul", "li", "details", "summary"),
}


def safe(html):
    page = read_page(html)
    assert {one.tag for one in page.walk()} <= LAYERED
    for element in page.walk():
        for name, value in element.attributes.items():
            assert not name.startswith("on"), name
            if name in ("href", "src", "action"):
                assert value.startswith(("#", "http://", "https://", "mailto:", "data:,")), value
    (script,) = page.find("script")
    assert script.text.startswith("/* Finds clauses")
    return page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_terms_references_and_translations_stay_words(payload):
    document = parse(
        f"# 规范{payload}\n\n1. 费用\n\n1.1. “账{payload}单”是指{payload}文件。\n\n"
        f"1.2. {payload}您应按第1.1条支付账{payload}单。\n\n1.3. 您应遵守{payload}相关法律法规。\n"
    )
    translation = made_translation(document, lambda text: f"{text}{payload}")
    safe(render_html(document, [translation], layers=make_layers(document)))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_hostile_document_has_a_safe_page_with_layers(place, payload):
    document = parse(place.replace("{}", payload))
    translation = made_translation(document, lambda text: text)
    safe(render_html(document, [translation], layers=make_layers(document)))


@pytest.mark.parametrize("target", TARGETS)
def test_a_hostile_address_is_no_reference(target):
    document = parse(
        f"1. 费用\n\n1.1. 参见[《服务条款》]({target})；《服务条款》适用，见 {target}。\n"
    )
    safe(render_html(document, layers=make_layers(document)))
