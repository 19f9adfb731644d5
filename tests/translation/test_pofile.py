"""The PO format: nothing is lost between reading and writing, by us or by gettext."""

import shutil
import subprocess

import pytest
from aliyun_terms import format_catalog, load_catalog, parse_catalog, read_catalog, write_catalog
from aliyun_terms.errors import CatalogError
from aliyun_terms.translation.extracting import extract
from aliyun_terms.translation.pofile import UnitCatalog, UnitMessage, previous_contexts
from aliyun_terms.updating import update_catalog
from hypothesis import given
from hypothesis import strategies as st

TEXT = """\
# Someone's words,

# with an empty line above.
msgid ""
msgstr ""
"Project-Id-Version: 规范\\n"
"Language: en\\n"
"X-Generator: Some Tool 3.1\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# A word of the translator.
# A word of the translator.
#. Under: 1 费用
#: zh.md:3 \u2068my file.md\u2069:4
#, fuzzy, no-wrap
#| msgctxt "sec_1__cl_1-1 sec_1__cl_1-2"
#| msgid ""
#| "您应付费。\\n"
#| "您应续费。"
msgctxt "sec_1__cl_1-1"
msgid "您应付费并续费。"
msgstr "You shall pay \\"on time\\".\\tAnd\\\\or renew."

#, fuzzy
#~| msgctxt "sec_1__cl_1-4"
#~| msgid "旧"
#~ msgctxt "sec_1__cl_1-9"
#~ msgid "已删"
#~ msgstr "Gone"
"""

SHOWN = """\
# Someone's words,
# with an empty line above.
""" + TEXT.partition("line above.\n")[2]


def contents(catalog):
    """Everything that a catalogue says, line numbers left out."""

    def of(message):
        return (
            message.context, message.id, message.string, sorted(message.flags),
            message.user_comments, message.auto_comments, message.locations,
            message.previous_id, previous_contexts(message),
        )  # fmt: skip

    live = [of(message) for message in catalog if message.id]
    return catalog.mime_headers, live, [of(message) for message in catalog.obsolete.values()]


def test_what_is_read_is_written_as_it_was():
    assert SHOWN == format_catalog(parse_catalog(TEXT))


def test_a_message_knows_what_it_was_made_for():
    (_, message) = parse_catalog(TEXT)
    assert ["您应付费。\n您应续费。"] == message.previous_id
    assert ("sec_1__cl_1-1", "sec_1__cl_1-2") == previous_contexts(message)
    assert ["A word of the translator."] * 2 == message.user_comments
    assert {"fuzzy", "no-wrap"} == message.flags
    assert 'You shall pay "on time".\tAnd\\or renew.' == message.string


def test_escapes_of_gettext_that_babel_does_not_know_are_read():
    text = TEXT.replace("已删", r"a\x41\102\f")
    (message,) = parse_catalog(text).obsolete.values()
    assert "aAB\f" == message.id


def test_words_that_look_like_formats_get_no_flag():
    catalog = UnitCatalog([("Language", "en")])
    catalog["a"] = UnitMessage("达到99% 或{0}", "99% of {0}", context="a")
    assert "python" not in format_catalog(catalog)
    assert "python" not in format_catalog(parse_catalog(format_catalog(catalog)))


def test_the_corpus_goes_round():
    catalog = load_catalog("api-usage-terms", "en")
    written = format_catalog(catalog)
    assert contents(catalog) == contents(parse_catalog(written))
    assert written == format_catalog(parse_catalog(written))


@given(st.text(), st.text(), st.lists(st.text(alphabet=st.characters(exclude_characters="\n\r"))))
def test_any_text_goes_round(source, text, comments):
    catalog = UnitCatalog([("Language", "en")])
    message = UnitMessage(source or "文", text, context="sec_1")
    message.previous_id, message.previous_context = [source or "旧"], "sec_2 sec_3"
    message.flags = {"fuzzy"}
    message.user_comments = [comment.strip() for comment in comments]
    catalog["x"] = message
    assert contents(catalog) == contents(parse_catalog(format_catalog(catalog)))


def test_writing_is_all_or_nothing(tmp_path, monkeypatch):
    path = tmp_path / "en.po"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(CatalogError, match=r"en\.po: cannot be written: no room"):
        write_catalog(UnitCatalog(), path)
    assert TEXT == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def refuse(self, target):
    raise OSError(28, "no room")


def test_a_catalogue_is_written_through_a_link_and_keeps_its_mode(tmp_path):
    path, link = tmp_path / "en.po", tmp_path / "link.po"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0o600)
    link.symlink_to(path)
    write_catalog(read_catalog(link), link)
    assert link.is_symlink()
    assert SHOWN == path.read_text(encoding="utf-8")
    assert 0o600 == path.stat().st_mode & 0o777


def test_a_long_line_without_blanks_is_wrapped_in_linear_time():
    catalog = UnitCatalog([("Language", "en")])
    catalog["x"] = UnitMessage("文" * 90_000, "w" * 90_000, context="a")
    assert contents(catalog) == contents(parse_catalog(format_catalog(catalog)))


# ---- The tools of gettext --------------------------------------------------------------------

needs_gettext = pytest.mark.skipif(
    shutil.which("msgmerge") is None, reason="the tools of gettext are not installed"
)


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, check=False)
    assert 0 == done.returncode, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def updated(seed, seed_text, tmp_path):
    """A catalogue with everything in it: translated, fuzzy, missing, obsolete."""
    from aliyun_terms import parse

    text = seed_text.replace("可直接向", "均可直接向").replace(
        "2.8.", "2.8. 您应保密。\n\n    2.9."
    )
    text = text.replace("    2.7. 如因", "    2.7. 如由于").replace("[负载均衡服务条款]", "[甲]")
    start, end = text.index("4.3."), text.index("**4.4.")
    new = parse(text[:start] + text[end:])
    catalog = update_catalog(load_catalog("api-usage-terms", "en"), seed, new, name="zh.md").catalog
    path = tmp_path / "en.po"
    write_catalog(catalog, path)
    template = tmp_path / "zh.pot"
    write_catalog(extract(new, name="zh.md"), template)
    return path, template


@needs_gettext
def test_msgfmt_finds_nothing(updated, tmp_path):
    run("msgfmt", "--check", "-o", tmp_path / "en.mo", updated[0])


@needs_gettext
@pytest.mark.parametrize("tool", [["msgcat"], ["msgcat", "--no-wrap"], ["msgconv", "-t", "UTF-8"]])
def test_a_catalogue_comes_back_unharmed_from(updated, tool):
    path, _ = updated
    assert contents(read_catalog(path)) == contents(parse_catalog(run(*tool, path)))


@needs_gettext
def test_msgmerge_with_the_template_of_the_same_document_changes_nothing(updated):
    path, template = updated
    merged = parse_catalog(run("msgmerge", "--quiet", "--previous", "-N", path, template))
    before, after = contents(read_catalog(path)), contents(merged)
    assert [one[:4] for one in before[1]] == [one[:4] for one in after[1]]
    assert [one[7:] for one in before[1]] == [one[7:] for one in after[1]]
    assert [one[:4] for one in before[2]] == [one[:4] for one in after[2]]


@needs_gettext
def test_our_previous_words_are_those_of_gettext(updated):
    cleared = parse_catalog(run("msgattrib", "--clear-previous", updated[0]))
    assert not any(message.previous_id for message in cleared if message.id)
    assert any(message.previous_id for message in read_catalog(updated[0]) if message.id)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "甲\n', "broken.po:4: this line is neither"),
        ('msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "' + "甲" * 200_000 + '"\n', "broken.po:4: this"),
        ('msgid ""\nmsgstr "Language en\\n"\n\nmsgid "甲"\nmsgstr "A"\n', "has no colon"),
    ],
    ids=["open string", "too long", "header"],
)  # fmt: skip
def test_a_broken_line_is_named_once(text, place):
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text, name="broken.po")
    assert place in str(caught.value)
    assert 1 == str(caught.value).count("broken.po")
    assert " on " not in str(caught.value).split("\n", maxsplit=1)[0]
