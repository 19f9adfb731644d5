"""States: a translation belongs to one Chinese wording, and to no other."""

import attrs
import pytest
from aliyun_terms import State, Translation, load_catalog, parse, translate
from babel.messages.catalog import Catalog
from tests.translations import english, made_catalog, made_translation

TEXT = "# 规范\n\n1. 费用\n\n1.1. 您应付费。\n\n1.2. 您应续费。\n"
CLAUSE = "sec_1__cl_1-1"


@pytest.fixture
def document():
    return parse(TEXT)


@pytest.fixture
def catalog(document) -> Catalog:
    return made_catalog(document, english)


def states(translation: Translation) -> dict[str, State]:
    return {context: unit.state for context, unit in translation.units.items()}


def test_a_whole_catalogue_translates_everything(document, catalog):
    translation = translate(document, catalog)
    assert "en" == translation.language
    assert {State.TRANSLATED} == {*states(translation).values()}
    assert 4 == translation.count(State.TRANSLATED)
    assert () == translation.obsolete


def test_the_seed_is_translated_whole(seed_translation):
    assert 37 == seed_translation.count(State.TRANSLATED)
    assert () == seed_translation.obsolete


def test_what_has_no_message_is_missing(document):
    translation = translate(document, Catalog(locale="en"))
    assert {State.MISSING} == {*states(translation).values()}
    assert "" == translation.units[CLAUSE].text
    assert "您应付费。" == translation.units[CLAUSE].source


def test_an_empty_message_is_missing(document, catalog):
    catalog.get("您应付费。", context=CLAUSE).string = "  "
    assert State.MISSING is translate(document, catalog).units[CLAUSE].state


def test_a_message_marked_fuzzy_is_fuzzy(document, catalog):
    catalog.get("您应付费。", context=CLAUSE).flags.add("fuzzy")
    unit = translate(document, catalog).units[CLAUSE]
    assert (State.FUZZY, "Words, 5 of them.") == (unit.state, unit.text)


def test_when_the_chinese_changes_its_translation_is_fuzzy_and_no_other(catalog):
    revised = parse(TEXT.replace("您应付费。", "您应按时付费。"))
    translation = translate(revised, catalog)
    assert {
        "title": State.TRANSLATED,
        "sec_1": State.TRANSLATED,
        CLAUSE: State.FUZZY,
        "sec_1__cl_1-2": State.TRANSLATED,
    } == states(translation)
    assert "您应付费。" == translation.units[CLAUSE].source


@pytest.mark.parametrize(
    "layout",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("1.1. 您应付费。", "**1.1 您应付费。**"),
        TEXT.replace("\n\n", "\n"),
    ],
    ids=["line ends", "bold", "empty lines"],
)
def test_a_change_of_layout_leaves_translations_alone(layout, catalog):
    assert {State.TRANSLATED} == {*states(translate(parse(layout), catalog)).values()}


def test_what_the_document_no_longer_has_is_obsolete(catalog):
    revised = parse(TEXT.replace("1.2. 您应续费。\n", ""))
    assert ("sec_1__cl_1-2",) == translate(revised, catalog).obsolete


def test_a_clause_never_receives_the_translation_of_its_neighbour(catalog):
    revised = parse(TEXT.replace("1.1. 您应付费。", "1.1. 您应续费。"))
    unit = translate(revised, catalog).units[CLAUSE]
    assert State.FUZZY is unit.state
    assert "您应付费。" == unit.source


def test_a_message_without_a_context_translates_nothing(document):
    catalog = Catalog(locale="en")
    catalog.add("您应付费。", "You shall pay.")
    translation = translate(document, catalog)
    assert State.MISSING is translation.units[CLAUSE].state


def test_plural_forms_translate_nothing(document):
    catalog = Catalog(locale="en")
    catalog.add(("您应付费。", "您应付费。"), ("one", "many"), context=CLAUSE)
    assert State.MISSING is translate(document, catalog).units[CLAUSE].state


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en"), ("pt_BR", "pt-BR"), ("zh_Hant", "zh-Hant"), ("ja", "ja")]
)
def test_the_language_is_a_bcp_47_tag(document, language, tag):
    assert tag == made_translation(document, english, language=language).language


def test_a_translation_cannot_be_changed(seed_translation):
    with pytest.raises(TypeError):
        seed_translation.units["sec_1"] = None
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        seed_translation.language = "fr"


def test_the_catalogue_itself_is_left_as_it_was(seed):
    catalog = load_catalog("api-usage-terms", "en")
    before = [(message.id, message.string, set(message.flags)) for message in catalog]
    translate(seed, catalog)
    assert before == [(message.id, message.string, set(message.flags)) for message in catalog]
