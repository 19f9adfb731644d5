"""Catalogues that nobody wrote: whatever they hold, they are read or refused by name."""

import contextlib
import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from aliyun_terms import format_catalog, load, parse, parse_catalog, translate, update_catalog
from aliyun_terms.errors import CatalogError
from aliyun_terms.translation.extracting import extract
from hypothesis import event, given
from hypothesis import strategies as st
from tests.dialect import texts
from tests.translations import english, made_catalog

LINES = st.sampled_from(
    [
        'msgid ""', 'msgstr ""', '"Language: en\\n"', '"Plural-Forms: nplurals=x;\\n"', "",
        'msgctxt "a"', 'msgctxt "b"', 'msgid "文"', 'msgid_plural "文们"', 'msgstr "text"',
        'msgstr[0] "one"', 'msgstr[9] "nine"', '"more"', "# note", "#. seen", "#: a.md:3",
        "#: \u2068open", "#, fuzzy", '#| msgid "旧"', '#| "more"', '#~ msgid "gone"',
        '#~ msgstr "Gone"', '#~| msgid "older"', 'msgstr "open', "nonsense", '"\\x"', '"\\777"',
        '#~ msgctxt "a"', "#~", "#|", "msgid", '"Language: klingon\\n"', '"no colon\\n"',
    ]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=20), max_size=25))
def test_a_catalogue_is_read_or_refused_with_its_line(lines):
    try:
        catalog = parse_catalog("\n".join(lines), name="some.po")
    except CatalogError as error:
        event(str(error).partition(": ")[2][:20])
        refused = str(error)
    else:
        refused = "some.po:"
        assert format_catalog(catalog) == format_catalog(parse_catalog(format_catalog(catalog)))
    assert refused.startswith("some.po:")


@given(texts, texts)
def test_any_document_is_extracted_translated_and_updated(old_text, new_text):
    old, new = parse(old_text), parse(new_text)
    catalog = made_catalog(old, english)
    assert [*translate(old, extract(old, language="en")).units] == [*translate(old, catalog).units]
    try:
        update = update_catalog(catalog, old, new)
    except CatalogError as error:
        pytest.fail(str(error))
    for message in update.catalog:
        if message.id and message.string and not message.fuzzy:
            assert english(str(message.id)) == message.string
    written = format_catalog(update.catalog)
    assert written == format_catalog(parse_catalog(written))


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ['"more"', "# note", '#| "x"', '#~ msgid "a"', "#, fuzzy", "#: a:1"]
)
def test_reading_takes_linear_time(line):
    def seconds(times):
        started = time.process_time()
        with contextlib.suppress(CatalogError):
            parse_catalog('msgid ""\nmsgstr ""\n' + f"{line}\n" * times)
        return time.process_time() - started

    seconds(10)
    assert seconds(40_000) < 40 * seconds(5_000) + 0.5


def test_a_field_document_goes_round(field_text):
    document = parse(field_text)
    catalog = extract(document, name="zh.md", language="en")
    written = format_catalog(catalog)
    assert written == format_catalog(parse_catalog(written))
    update = update_catalog(made_catalog(document, english), document, document)
    assert {"kept"} >= {one.outcome.value for one in update.updates}


@pytest.mark.skipif("ALIYUN_TERMS_FIELD" not in os.environ, reason="there are no field documents")
def test_between_real_revisions_the_same_chinese_is_translated_and_nothing_else():
    folders: dict[Path, list[Path]] = {}
    for file in sorted(Path(os.environ["ALIYUN_TERMS_FIELD"]).rglob("[0-9][0-9]-*.md")):
        folders.setdefault(file.parent, []).append(file)
    for files in folders.values():
        for older, newer in pairwise(files):
            old, new = load(older), load(newer)
            # A blank put in or taken out is layout, and changes no wording.
            wordings = {
                "".join(unit.source.split())
                for unit in translate(old, extract(old, language="en")).units.values()
            }
            for message in update_catalog(made_catalog(old, english), old, new).catalog:
                if message.id:
                    good = bool(message.string) and not message.fuzzy
                    same = "".join(str(message.id).split()) in wordings
                    assert good == same, f"{newer}: {message.context}"
