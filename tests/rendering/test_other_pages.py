"""Pages of other documents: one language, three, none translated, odd documents, tables."""

import re

import pytest
from aliyun_terms import Document, parse, render_html, translate
from aliyun_terms.errors import TermsError
from aliyun_terms.translation.units import translatable_units
from hypothesis import given, settings
from tests.dialect import texts, well_formed
from tests.rendering.pages import read_page
from tests.translations import english, made_catalog, made_translation

TEXT = "# 规范\n\n1. 费用\n\n1.1. 您应付费。\n\n1.2. **您应续费。**\n"


@pytest.fixture
def document():
    return parse(TEXT)


def languages_of(html):
    """The languages of each row, in their order."""
    page = read_page(html)
    return [
        [
            one.attributes["lang"]
            for one in row.find(cls="text")[0].children
            if not isinstance(one, str)
        ]
        for row in page.find(cls="row")
    ]


def states_of(html):
    """The words on the state of a translation, by the id of the row."""
    page = read_page(html)
    return {
        row.attributes["id"]: state.text
        for row in page.find(cls="row")
        for state in row.find(cls="state")
    }


def test_a_document_without_translation_has_one_column(document):
    html = render_html(document)
    assert [["zh-Hans"]] * 4 == languages_of(html)
    assert [] == read_page(html).find("fieldset")


def test_three_languages_have_three_columns(document):
    html = render_html(
        document,
        [made_translation(document, english, language=one) for one in ("en", "ja")],
    )
    assert [["zh-Hans", "en", "ja"]] * 4 == languages_of(html)
    switch = read_page(html).find("fieldset")[0]
    assert ["All", "中文", "English", "日本語"] == [one.text for one in switch.find("label")]


@pytest.mark.parametrize("shown", [["en"], ["zh-Hans"], ["en", "zh-Hans"], ["zh-Hans", "en"]])
def test_the_languages_are_shown_in_the_order_asked_for(document, shown):
    html = render_html(document, [made_translation(document, english)], languages=shown)
    assert [shown] * 4 == languages_of(html)


def test_a_page_in_english_alone_says_that_the_chinese_binds(document):
    html = render_html(document, [made_translation(document, english)], languages=["en"])
    (notice,) = read_page(html).find(cls="notices")[0].find("p")
    assert notice.text.startswith("The Chinese text is authoritative.")
    assert "您应付费" not in html


def test_a_language_that_nothing_is_translated_into_is_refused(document):
    with pytest.raises(TermsError, match="fr"):
        render_html(document, [made_translation(document, english)], languages=["zh-Hans", "fr"])


def test_no_language_at_all_shows_every_language(document):
    html = render_html(document, [made_translation(document, english)], languages=[])
    assert [["zh-Hans", "en"]] * 4 == languages_of(html)


def test_a_missing_translation_is_said_to_be_missing(document):
    catalog = made_catalog(document, lambda text: "" if text == "您应付费。" else english(text))
    html = render_html(document, [translate(document, catalog)])
    assert {"sec_1__cl_1-1": "Not translated yet"} == states_of(html)


def test_a_translation_of_another_wording_is_said_to_be_out_of_date(document):
    revised = parse(TEXT.replace("您应付费", "您应按时付费"))
    html = render_html(revised, [translate(revised, made_catalog(document, english))])
    assert {"sec_1__cl_1-1": "Translation out of date"} == states_of(html)
    assert "Words, 5 of them." in html


def test_the_state_is_said_in_the_language_of_the_interface(document):
    revised = parse(TEXT.replace("您应付费", "您应按时付费"))
    translation = translate(revised, made_catalog(document, english))
    html = render_html(revised, [translation], lang="zh-Hans")
    (state,) = read_page(html).find(cls="state")
    assert "zh-Hans" == state.language
    assert "Translation out of date" != state.text


def test_an_empty_document_has_a_page():
    page = read_page(render_html(parse("")))
    assert [] == page.find(cls="row")
    assert ["<string>"] == [one.text for one in page.find("h1")]


def test_a_document_without_a_title_is_called_by_its_name():
    document = Document(parse("1. 您应付费。\n").children, "terms.md")
    page = read_page(render_html(document))
    assert ["terms.md"] == [one.text for one in page.find("title")]


@given(texts)
@settings(max_examples=40)
def test_any_string_has_a_page_that_parses(text):
    document = parse(text)
    page = read_page(render_html(document, [made_translation(document, english)]))
    ids = [one.attributes["id"] for one in page.walk() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)


@given(well_formed())
@settings(max_examples=15)
def test_no_words_are_lost_on_a_page(sample):
    document = parse(sample.text)
    page = read_page(render_html(document))
    shown = {
        row.attributes["id"]: row.find(cls="text")[0].text.strip() for row in page.find(cls="row")
    }
    assert {unit.context: unit.text for unit in translatable_units(document)} == shown


def test_a_field_document_has_a_page_that_parses(field_text):
    read_page(render_html(parse(field_text)))


TABLE = """\
|项目|价格|备注|
|---|---|---|
|流量|**0.8元**|
|请求|[价格](https://a.cn/)|每万次|
"""


def test_a_table_is_a_table_with_headers_and_even_rows():
    page = read_page(render_html(parse(TABLE)))
    (table,) = page.find("table")
    assert ["项目", "价格", "备注"] == [one.text for one in table.find("th", scope="col")]
    rows = [[cell.text for cell in row.find("td")] for row in table.find("tr")[1:]]
    assert [["流量", "0.8元", ""], ["请求", "价格", "每万次"]] == rows
    assert ["0.8元"] == [one.text for one in table.find("strong")]
    assert ["https://a.cn/"] == [one.attributes["href"] for one in table.find("a")]


def test_a_table_is_translated_cell_by_cell():
    document = parse(TABLE)
    html = render_html(document, [made_translation(document, lambda text: f"<{text}>")])
    _, other = read_page(html).find("table")
    assert ["<项目>", "<价格>", "<备注>"] == [one.text for one in other.find("th")]
    assert ["<流量>", "<0.8元>", ""] == [one.text for one in other.find("tr")[1].find("td")]


def test_a_header_that_is_all_empty_is_left_out():
    page = read_page(render_html(parse("| | |\n|---|---|\n|流量|0.8元|\n")))
    assert [] == page.find("th")
    assert 1 == len(page.find("tr"))


def test_a_picture_is_a_link_and_fetches_nothing():
    page = read_page(render_html(parse("![流程图](https://a.cn/b.png)\n\n![](c.png)\n")))
    assert [] == page.find("img")
    assert ["流程图"] == [
        one.text for one in page.find("a") if "https://a.cn/b.png" in one.attributes["href"]
    ]


def test_headings_go_down_to_the_sixth_level_and_no_further():
    text = "".join(f"{'.'.join('1' * depth)} 费用\n\n" for depth in range(1, 12))
    page = read_page(render_html(parse(text)))
    tags = {one.tag for one in page.walk()}
    assert {"h1", "h2", "h3", "h4", "h5", "h6"} == {
        tag for tag in tags if re.fullmatch(r"h\d+", tag)
    }
