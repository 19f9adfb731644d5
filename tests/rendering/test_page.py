"""The bilingual page of the seed: what a reader, a screen reader and a browser find in it."""

import re
from itertools import pairwise

import pytest
from aliyun_terms import emphasis, find_work, parse, render_html, walk
from tests.rendering.pages import Element, read_page
from tests.translations import english, made_translation

CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z]{4,}")


@pytest.fixture(scope="module")
def html(seed, seed_translation):
    return render_html(seed, [seed_translation], work=find_work("api-usage-terms"))


@pytest.fixture(scope="module")
def page(html) -> Element:
    return read_page(html)


@pytest.fixture(scope="module")
def rows(page):
    return page.find(cls="row")


def cells(row: Element) -> list[Element]:
    """The languages of a row, one element each."""
    (text,) = row.find(cls="text")
    return [one for one in text.children if isinstance(one, Element)]


def test_there_is_a_row_for_every_unit_under_its_id(rows, seed):
    assert [seed.index.eid(block) for block in walk(seed)] == [row.attributes["id"] for row in rows]


def test_a_row_has_both_languages_in_their_order(rows):
    for row in rows:
        assert ["zh-Hans", "en"] == [cell.attributes["lang"] for cell in cells(row)]


def test_a_row_says_what_its_unit_and_its_translation_say(rows, seed, seed_translation):
    for row in rows:
        eid = row.attributes["id"]
        chinese, other = cells(row)
        assert seed[eid].text == chinese.text
        assert seed_translation.units[eid].text == other.text


def test_a_row_shows_its_number_as_a_link_to_itself(rows, seed):
    for row in rows:
        eid = row.attributes["id"]
        (link,) = row.find("a", cls="no")
        label = getattr(seed[eid], "label", None)
        assert (label.value if label else "¶") == link.text
        assert f"#{eid}" == link.attributes["href"]
        assert (label.value if label else eid) in link.attributes["aria-label"]


def test_a_row_has_the_emphasis_of_its_unit_as_class_and_in_words(rows, seed):
    for row in rows:
        weight = emphasis(seed[row.attributes["id"]]).value
        assert weight in row.classes
        words = [tag.text for tag in row.find(cls="tag")]
        assert (["Emphasised"] if weight == "full" else []) == words


def test_only_what_is_bold_in_the_original_is_bold(page, rows, seed):
    for row in rows:
        bold = "full" in row.classes
        for cell in cells(row):
            strong = "".join(one.text for one in cell.find("strong"))
            assert (cell.text if bold else "") == strong
    assert [] == page.find("b")


def test_every_run_of_text_is_in_its_language(html):
    page = read_page(html)
    (facts,) = page.find("section", cls="facts")
    facts.children.clear()  # file names of any script: no text in any language
    for language, text in page.find("body")[0].runs():
        if CHINESE.search(text):
            assert language.startswith("zh"), text
        elif len(LATIN_WORD.findall(text)) > 4:
            assert "en" == language, text


def test_ids_are_unique_and_every_anchor_leads_to_one(page):
    ids = [element.attributes["id"] for element in page.walk() if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    anchors = [link.attributes["href"] for link in page.find("a")]
    internal = [anchor for anchor in anchors if anchor.startswith("#")]
    assert len(internal) > 37
    assert {anchor[1:] for anchor in internal} <= set(ids)


def test_the_contents_list_the_sections_in_both_languages(page):
    (contents,) = page.find("nav", cls="toc")
    entries = [(link.attributes["href"], link.text.split()) for link in contents.find("a")]
    assert [
        ("#sec_1", ["1", "API", "API"]),
        ("#sec_2", ["2", "API使用", "API", "Usage"]),
        ("#sec_3", ["3", "担保", "Warranty"]),
        ("#sec_4", ["4", "终止", "Termination"]),
        ("#sec_5", ["5", "保密", "Confidentiality"]),
        ("#sec_6", ["6", "其他", "Other", "Matters"]),
    ] == entries


def test_nothing_is_fetched_and_nothing_runs(page, html):
    assert [] == [
        one for tag in ("script", "img", "iframe", "object", "form") for one in page.find(tag)
    ]
    for element in page.walk():
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            if value.startswith(("http:", "https:", "//")):
                assert ("a", "href") == (element.tag, name)
    css = "".join(style.text for style in page.find("style"))
    assert not re.search(r"url\(|@import|https?:(?!//www\.w3\.org)", css)
    (policy,) = page.find("meta", **{"http-equiv": "Content-Security-Policy"})
    assert "default-src 'none'" in policy.attributes["content"]
    assert "script-src" not in policy.attributes["content"]


def test_links_to_other_sites_tell_them_nothing(page):
    external = [link for link in page.find("a") if link.attributes["href"].startswith("http")]
    for link in external:
        assert {"noopener", "noreferrer"} <= set(link.attributes["rel"].split())
    targets = {link.attributes["href"] for link in external}
    assert "https://help.aliyun.com/document_detail/31821.html" in targets
    assert "https://www.aliyun.com" in targets


def test_a_link_of_the_source_is_one_in_the_translation(rows):
    (row,) = (row for row in rows if row.attributes["id"] == "sec_6__cl_6-3__p_3")
    links = [link for cell in cells(row) for link in cell.find("a")]
    assert ["对象存储服务条款", "Object Storage Service Terms"] == [link.text for link in links]
    assert 1 == len({link.attributes["href"] for link in links})


def test_a_bare_address_is_a_link_in_both_languages(rows):
    (row,) = (row for row in rows if row.attributes["id"] == "sec_6__cl_6-1")
    assert [("www.aliyun.com", "https://www.aliyun.com")] * 2 == [
        (link.text, link.attributes["href"]) for cell in cells(row) for link in cell.find("a")
    ]


def test_the_page_says_which_text_binds_in_both_languages(page):
    (notices,) = page.find(cls="notices")
    assert [
        ("zh-Hans", "以中文文本为准。"),
        ("en", "The Chinese text is authoritative."),
    ] == [
        (notice.attributes["lang"], re.split(r"(?<=[。.])", notice.text)[0])
        for notice in notices.find("p")
    ]
    assert "not legal advice" in notices.text


def test_the_page_says_where_the_text_is_from(page):
    (facts,) = page.find("section", cls="facts")
    for words in (
        "AlibabaCloudDocs/ecs",
        "cd62406b",
        "April 25, 2021",
        "MIT",
        find_work("api-usage-terms").sha256,
        "37/37",
    ):
        assert words in facts.text
    (link,) = facts.find("a")
    assert find_work("api-usage-terms").source_url == link.attributes["href"]


def test_a_page_has_one_first_heading_and_no_level_is_left_out(page):
    levels = [int(one.tag[1]) for one in page.walk() if re.fullmatch("h[1-6]", one.tag)]
    assert 1 == levels[0]
    assert 1 == levels.count(1)
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_the_title_names_the_document_in_both_languages(page):
    (title,) = page.find("title")
    assert "API使用规范 / API Usage Rules" == title.text


def test_the_switch_has_a_choice_for_each_language_and_for_all(page):
    (switch,) = page.find("fieldset")
    choices = [choice.attributes["id"] for choice in switch.find("input", type="radio")]
    assert ["show-all", "show-1", "show-2"] == choices
    assert ["show-all"] == [
        one.attributes["id"] for one in switch.find("input") if "checked" in one.attributes
    ]
    assert ["Both", "中文", "English"] == [label.text for label in switch.find("label")]


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh", "zh-CN"])
def test_interface_words_are_in_the_language_of_the_interface(seed, seed_translation, lang):
    page = read_page(render_html(seed, [seed_translation], lang=lang))
    (root,) = page.find("html")
    assert lang == root.attributes["lang"]
    (contents,) = page.find("nav", cls="toc")
    assert ("Contents" if lang == "en" else "目录") == contents.attributes["aria-label"]


def test_interface_words_that_are_not_translated_are_english(seed, seed_translation):
    page = read_page(render_html(seed, [seed_translation], lang="fr"))
    (contents,) = page.find("nav", cls="toc")
    assert "Contents" == contents.attributes["aria-label"]


def test_pieces_of_the_page_that_need_no_link_have_none():
    page = read_page(
        render_html(parse("1. 费用\n\n[条款](x.dita)，[空]()，[旧](ftp://a.cn/b)。\n"))
    )
    dead = page.find("span", cls="dead")
    assert ["条款", "空", "旧"] == [one.text for one in dead]
    assert ["x.dita", "", "ftp://a.cn/b"] == [one.attributes["title"] for one in dead]


def test_a_long_page_says_so_to_its_style_sheet():
    short = read_page(render_html(parse("1. 您应付费。\n" * 10)))
    long = read_page(render_html(parse("1. 您应付费。\n" * 1001)))
    assert "long" not in short.find("body")[0].classes
    assert "long" in long.find("body")[0].classes


def test_partly_bold_words_are_bold_and_said_to_be(seed):
    page = read_page(render_html(parse("1.1 您应付费，**不得拖欠**。\n")))
    (row,) = page.find(cls="row")
    assert "partial" in row.classes
    assert ["不得拖欠"] == [strong.text for strong in row.find("strong")]
    assert ["Partly emphasised"] == [tag.text for tag in row.find(cls="tag")]


def test_a_partly_bold_unit_has_no_bold_in_its_translation():
    document = parse("1.1 您应付费，**不得拖欠**。\n")
    page = read_page(render_html(document, [made_translation(document, english)]))
    _, other = cells(page.find(cls="row")[0])
    assert [] == other.find("strong")
