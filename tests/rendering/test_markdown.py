"""Markdown: the Chinese reads back as it was, and other readers see what is meant."""

import re

import pytest
from aliyun_terms import (
    Clause,
    ListItem,
    load_catalog,
    parse,
    render_markdown,
    translate,
    walk,
)
from hypothesis import given, settings
from markdown_it import MarkdownIt
from tests.dialect import well_formed
from tests.outlines import labels_below
from tests.translations import english, made_translation

CHINESE = re.compile(r"[\u3400-\u9fff]")


def numbered(document):
    """The numbered clauses and items: label, words, and label of what they stand under."""
    found = []
    for block in walk(document):
        if isinstance(block, Clause | ListItem):
            parent = document.index.parent(block)
            above = document.index.label(parent) if parent is not None else ""
            found.append((document.index.label(block), block.text, above))
    return found


def without_quotations(markdown: str) -> str:
    """Leave out the lines that begin with ``>``."""
    lines = markdown.splitlines(keepends=True)
    return "".join(line for line in lines if not line.lstrip().startswith(">"))


def quotations(markdown: str) -> list[str]:
    return [line.lstrip()[2:] for line in markdown.splitlines() if line.lstrip().startswith("> ")]


@pytest.fixture(scope="module")
def alternating(seed, seed_translation):
    return render_markdown(seed, [seed_translation])


@pytest.fixture(scope="module")
def table(seed, seed_translation):
    return render_markdown(seed, [seed_translation], layout="table")


def test_without_the_quotations_it_is_the_chinese_document(alternating, seed):
    assert seed == parse(without_quotations(alternating))


def test_with_the_quotations_it_has_the_same_numbered_clauses(alternating, seed):
    assert numbered(seed) == numbered(parse(alternating))


def test_a_quotation_follows_every_unit_in_their_order(alternating, seed, seed_translation):
    shown = [re.sub(r"\*\*|\[|\]\(<[^>]*>\)", "", one) for one in quotations(alternating)]
    notices = [one for one in shown if "authoritative" in one or "为准" in one]
    assert 2 == len(notices)
    translations = [unit.text for unit in seed_translation.units.values()]
    assert translations == [one.replace("\\", "") for one in shown if one not in notices]


@given(well_formed())
@settings(max_examples=25)
def test_any_document_with_quotations_has_the_same_numbered_clauses(sample):
    document = parse(sample.text)
    markdown = render_markdown(document, [made_translation(document, english)])
    assert numbered(document) == numbered(parse(markdown))
    assert document == parse(without_quotations(markdown).lstrip("\n"))


def test_bare_words_of_an_enumeration_are_clauses_with_quotations_too():
    document = parse("2.1 您应当提供以下信息：\n\n2.1.1 姓名\n\n2.1.2 电话\n\n2.2 您应付费。\n")
    markdown = render_markdown(document, [made_translation(document, english)])
    assert numbered(document) == numbered(parse(markdown))


def test_a_field_document_with_quotations_has_the_same_numbered_clauses(field_text):
    document = parse(field_text)
    markdown = render_markdown(document, [made_translation(document, english)])
    assert numbered(document) == numbered(parse(markdown))


def test_other_readers_see_quotations_and_no_code(alternating):
    tokens = MarkdownIt().parse(alternating)
    kinds = [token.type for token in tokens]
    notices = 2
    assert 37 + notices == kinds.count("blockquote_open")
    assert "code_block" not in kinds
    assert "fence" not in kinds
    assert 1 == sum(token.type == "heading_open" and token.tag == "h1" for token in tokens)


def test_other_readers_see_one_table_with_even_rows(table):
    tokens = MarkdownIt().enable("table").parse(table)
    kinds = [token.type for token in tokens]
    assert 1 == kinds.count("table_open")
    assert 37 == kinds.count("tr_open")
    assert 37 * 3 == kinds.count("td_open") + kinds.count("th_open")


@pytest.mark.parametrize("layout", ["alternating", "table"])
@pytest.mark.parametrize("languages", [["en"], ["zh-Hans"], ["zh-Hans", "en"]], ids="+".join)
def test_bold_is_marked_once(seed, seed_translation, layout, languages):
    markdown = render_markdown(seed, [seed_translation], layout=layout, languages=languages)
    assert "****" not in markdown


def test_the_table_has_a_row_for_every_unit(table, seed, seed_translation):
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert 36 == len(rows)
    shown = [row.split(" | ")[0].strip("| ") for row in rows]
    assert labels_below(seed) == [label for label in shown if label]
    for row, block in zip(rows, [*walk(seed)][1:], strict=True):
        assert seed_translation.units[seed.index.eid(block)].text[:12] in row.replace("\\", "")


@pytest.mark.parametrize(
    "words",
    ["a|b", "a\\|b", "|", "\\", "a\nb", "a\r\nb", "*a*_b_`c`", "<br>", "~~a~~", "# a", "> a"],
)
def test_words_of_a_translation_break_no_table(words):
    document = parse("# 规范\n\n1.1. 您应付费。\n\n|a|b|\n|-|-|\n|c|d|\n")
    markdown = render_markdown(
        document, [made_translation(document, lambda _: words)], layout="table"
    )
    tokens = MarkdownIt().enable("table").parse(markdown)
    kinds = [token.type for token in tokens]
    assert 1 == kinds.count("table_open")
    assert 3 * kinds.count("tr_open") == kinds.count("td_open") + kinds.count("th_open")
    inline = [child.type for token in tokens for child in token.children or ()]
    assert {"text", "softbreak", "text_special"} >= {*inline} - {"html_inline"}


@pytest.mark.parametrize(
    "words",
    ["a\n\nb", "a\n# b", "a\n1. b", "> b", "# b", "1. b", "2.5. b", "- b", "    b", "第一条 b"],
)
def test_words_of_a_translation_leave_their_quotation_never(words):
    document = parse("# 规范\n\n1. 费用\n\n    1.1. 您应付费。\n\n    1.2. 您应续费。\n")
    markdown = render_markdown(document, [made_translation(document, lambda _: words)])
    assert document == parse(without_quotations(markdown).lstrip("\n"))
    assert numbered(document) == numbered(parse(markdown))


def test_the_chinese_alone_is_the_document(seed, seed_translation):
    markdown = render_markdown(seed, [seed_translation], languages=["zh-Hans"])
    assert seed == parse(markdown)
    assert [] == quotations(markdown)


def test_the_english_alone_has_every_number_and_no_chinese(seed, seed_translation):
    markdown = render_markdown(seed, [seed_translation], languages=["en"])
    assert not CHINESE.search(markdown)
    labels = [label for label, _, _ in numbered(seed)]
    assert labels == re.findall(r"^ *(?:\*\*)?(\d(?:\.\d)+)\.", markdown, re.MULTILINE)
    for unit in seed_translation.units.values():
        assert unit.text in re.sub(r"\\|\*\*|\[|\]\(<[^>]*>\)", "", markdown)


def test_the_english_alone_says_that_the_chinese_binds(seed, seed_translation):
    markdown = render_markdown(seed, [seed_translation], languages=["en"])
    assert "> The Chinese text is authoritative." in markdown
    assert "not legal advice" in markdown


def test_every_bilingual_rendering_says_which_text_binds(alternating, table):
    for markdown in (alternating, table):
        assert "The Chinese text is authoritative." in markdown
        assert "以中文文本为准" in markdown


def test_the_state_of_a_translation_is_said(seed_text, seed_translation):
    revised = parse(seed_text.replace("您不应有如下行为", "您不得有如下行为"))
    translation = translate(revised, load_catalog("api-usage-terms", "en"))
    for layout in ("alternating", "table"):
        markdown = render_markdown(revised, [translation], layout=layout)
        (line,) = (line for line in markdown.splitlines() if "[Translation out of date]" in line)
        assert "you shall not engage" in line


def test_three_languages_have_a_quotation_each():
    document = parse("1.1. 您应付费。\n")
    translations = [made_translation(document, english, language=one) for one in ("en", "ja")]
    shown = quotations(render_markdown(document, translations))
    assert 2 == shown.count("Words, 5 of them.")


def test_a_document_without_a_title_says_which_text_binds_too():
    document = parse("1.1. 您应付费。\n")
    markdown = render_markdown(document, [made_translation(document, english)])
    assert "The Chinese text is authoritative." in markdown
