"""More languages than English: catalogues, pages, dates, and which languages are shown."""

import re
from pathlib import Path

import aliyun_terms.locale
import pytest
from aliyun_terms import (
    extract,
    find_work,
    format_catalog,
    load_catalog,
    parse,
    parse_catalog,
    render_html,
    render_markdown,
    translate,
)
from aliyun_terms.locale.words import words_language
from babel.messages.pofile import read_po

SOME = {
    "ja": {"API使用规范": "API利用規範", "保密": "秘密保持", "费用": "料金"},
    "de": {"API使用规范": "API-Nutzungsregeln", "保密": "Vertraulichkeit", "费用": "Gebühren"},
    "fr": {"API使用规范": "Règles d’utilisation de l’API", "保密": "Confidentialité"},
}
DATES = {"ja": "2021年4月25日", "de": "25. April 2021", "en": "April 25, 2021"}


def added(document, language):
    """A catalogue as a translator would begin it: extracted, some of it filled in, read."""
    catalog = extract(document, language=language)
    for message in catalog:
        if message.id:
            message.string = SOME[language].get(message.id, "")
    return translate(document, parse_catalog(format_catalog(catalog)))


@pytest.mark.parametrize("language", SOME)
def test_a_catalogue_of_another_language_is_added_and_rendered(seed, language):
    page = render_html(seed, [added(seed, language)], lang=language)
    assert f'lang="{language}">{SOME[language]["保密"]}' in page.replace("’", "’")
    assert {"zh-Hans", language, words_language(language)} == set(
        re.findall(r'lang="([^"]+)"', page)
    )


@pytest.mark.parametrize("language", DATES)
def test_dates_are_those_of_the_language(seed, language):
    page = render_html(seed, [], lang=language, work=find_work("api-usage-terms"))
    assert f'<html lang="{language}">' in page
    assert DATES[language] in page


def test_words_without_a_translation_are_marked_as_english(seed):
    page = render_html(seed, [added(seed, "fr")], lang="fr")
    assert '<html lang="en">' in page
    assert '<p lang="en">The Chinese text is authoritative. This translation' in page
    assert "Not translated yet" in page


def test_states_are_told_in_the_language_of_the_interface(seed):
    assert "未翻訳" in render_html(seed, [added(seed, "ja")], lang="ja")
    assert "Noch nicht übersetzt" in render_html(seed, [added(seed, "de")], lang="de")


def test_the_languages_of_a_page_are_an_argument(seed, seed_translation):
    translations = [seed_translation, added(seed, "ja"), added(seed, "de")]
    page = render_html(seed, translations, languages=["de", "zh-Hans", "ja"])
    headings = re.findall(r'<p><span class="name" lang="([^"]+)">', page)
    assert ["de", "zh-Hans", "ja"] == headings
    assert "Confidentiality" not in page
    table = render_markdown(seed, translations, layout="table", languages=["ja", "de"])
    assert "| | 日本語 | Deutsch |" in table


def test_four_languages_stand_side_by_side(seed, seed_translation):
    translations = [seed_translation, *(added(seed, language) for language in SOME)]
    assert 'class="n5' in render_html(seed, translations)


def test_no_two_notices_say_the_same(seed, seed_translation):
    page = render_html(seed, [seed_translation, added(seed, "fr")])
    assert 1 == page.count('<p lang="en">The Chinese text is authoritative. This translation')


# ---- Marks: emphasis and links in part of a line ----------------------------------------------

SOURCE = "1. 见[价格](https://www.aliyun.com/a)，**不得拖欠**。\n"


def shown(text):
    document = parse(SOURCE)
    catalog = extract(document, language="en")
    next(message for message in catalog if message.id).string = text
    translation = translate(document, catalog)
    return render_html(document, [translation]), render_markdown(document, [translation])


def test_what_a_translator_marks_is_bold_and_linked():
    html, markdown = shown("See [prices](https://www.aliyun.com/a); you **shall not** be late.")
    assert '<strong class="notice">shall not</strong> be late.' in html
    assert (
        '<a href="https://www.aliyun.com/a" rel="external noopener noreferrer">prices</a>' in html
    )
    assert "See [prices](<https://www.aliyun.com/a>); you **shall not** be late." in markdown


@pytest.mark.parametrize(
    "text",
    [
        "[prices](https://example.org)",
        "[prices](javascript:alert(1))",
        "<script>alert(1)</script>",
        "[prices](https://www.aliyun.com/a'onclick='x)",
    ],
)
def test_nothing_else_becomes_markup(text):
    html, _ = shown(text)
    assert 'example.org"' not in html
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "onclick='x\"" not in html


def test_stars_mean_themselves_where_nothing_of_the_source_is_bold(seed):
    catalog = load_catalog("api-usage-terms", "en")
    next(one for one in catalog if one.context == "sec_5__p_1").string = "**You** and we"
    assert "**You** and we" in render_html(seed, [translate(seed, catalog)])


@pytest.mark.parametrize("language", ["de", "ja", "zh_Hans"])
def test_every_word_of_the_interface_is_in_every_language(language):
    english, other = (words_of(one) for one in ("en", language))
    assert set() == english.keys() - {name for name, string in other.items() if string}
    assert set() == other.keys() - english.keys()
    marks = re.compile(r"%(?:\(\w+\))?s")
    assert [] == [
        name for name in other if sorted(marks.findall(name)) != sorted(marks.findall(other[name]))
    ]


def words_of(language):
    path = Path(aliyun_terms.locale.__file__).parent / language / "LC_MESSAGES" / "aliyun_terms.po"
    with path.open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}
