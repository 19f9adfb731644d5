"""Status: what is translated, section by section."""

import jsonschema
from aliyun_terms import (
    load_catalog,
    parse,
    schema,
    translation_status,
    update_catalog,
)
from aliyun_terms.source import display_width
from aliyun_terms.translation.status import describe_status, status_to_dict

VALIDATOR = jsonschema.Draft202012Validator(
    schema("translation-status")["properties"]["translations"]["items"]
)


def revised(seed, text):
    document = parse(text)
    catalog = update_catalog(load_catalog("api-usage-terms", "en"), seed, document).catalog
    return translation_status(document, catalog)


def counts(status):
    return {
        section.label: (section.translated, section.fuzzy, section.missing, section.obsolete)
        for section in status.sections
    }


def test_a_whole_translation(seed):
    status = translation_status(seed, load_catalog("api-usage-terms", "en"))
    assert {
        "": (1, 0, 0, 0), "1": (2, 0, 0, 0), "2": (14, 0, 0, 0), "3": (2, 0, 0, 0),
        "4": (6, 0, 0, 0), "5": (2, 0, 0, 0), "6": (10, 0, 0, 0),
    } == counts(status)  # fmt: skip
    assert (37, 0, 0, 0) == (
        status.total.translated, status.total.fuzzy, status.total.missing, status.total.obsolete
    )  # fmt: skip
    assert () == status.pending


def test_each_state_is_counted_where_it_is(seed, seed_text):
    start, end = seed_text.index("    4.3."), seed_text.index("    **4.4.")
    text = (seed_text[:start] + seed_text[end:]).replace("记录数据", "的记录数据").replace(
        "2.7. 如因", "2.7. 您应保密。\n\n    2.8. 如因")  # fmt: skip
    status = revised(seed, text)
    assert (13, 1, 1, 0) == counts(status)["2"]
    assert (5, 0, 0, 1) == counts(status)["4"]
    assert ["missing", "fuzzy"] == [state.value for _, state in status.pending]
    VALIDATOR.validate(status_to_dict(status))


def test_what_was_in_a_section_that_is_gone_is_counted_too(seed, seed_text):
    start, end = seed_text.index("5.  保密"), seed_text.index("6.  **其他**")
    status = revised(seed, seed_text[:start] + seed_text[end:])
    assert 2 == status.total.obsolete
    assert (1, 0, 0, 2) == counts(status)[""]


def test_the_table_is_in_columns_whatever_the_script(seed):
    status = translation_status(seed, load_catalog("api-usage-terms", "en"))
    lines = describe_status(status).splitlines()
    assert 1 == len({display_width(line) for line in lines})
    assert lines[0].split() == ["translated", "fuzzy", "missing", "obsolete"]
    assert "all (en)" in lines[-1]
    VALIDATOR.validate(status_to_dict(status))
