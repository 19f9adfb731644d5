"""``aliyun-terms translate``: what it prints and writes, and with which code it leaves."""

import json

import jsonschema
import pytest
from aliyun_terms import find_work, read_catalog, schema
from aliyun_terms.translation.checks.codes import TRANSLATION_CODES

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TEXT = "# 规范\n\n1. 费用\n\n1.1. 您应在30日内付费。\n\n1.2. 您不得转让。\n"


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path):
    path = tmp_path / "new.md"
    path.write_text(TEXT.replace("付费", "支付费用"), encoding="utf-8")
    return path


@pytest.fixture
def catalog(tmp_path):
    path = tmp_path / "en.po"
    messages = {
        "title": ("规范", "Rules"),
        "sec_1": ("费用", "Fees"),
        "sec_1__cl_1-1": ("您应在30日内付费。", "You shall pay within 30 days."),
        "sec_1__cl_1-2": ("您不得转让。", "You shall not transfer it."),
    }
    path.write_text(
        HEADER + "\n".join(
            f'msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n'
            for context, (source, text) in messages.items()
        ),
        encoding="utf-8",
    )  # fmt: skip
    return path


def valid(name, text):
    data = json.loads(text)
    jsonschema.Draft202012Validator(schema(name)).validate(data)
    return data


# ---- extract ---------------------------------------------------------------------------------


def test_extract_prints_a_template(command, old):
    done = command("translate", "extract", old)
    assert (0, "") == (done.code, done.stderr)
    assert f"#: {old}:5\n" in done.stdout
    assert 'msgctxt "sec_1__cl_1-1"\nmsgid "您应在30日内付费。"\nmsgstr ""\n' in done.stdout


def test_extract_of_the_corpus_names_no_path_of_this_machine(command):
    done = command("translate", "extract", "api-usage-terms")
    assert "#: api-usage-terms/zh.md:3\n" in done.stdout
    assert done.stdout == command("translate", "extract", "api-usage-terms").stdout


def test_extract_writes_a_catalogue_of_a_language_but_never_over_one(command, old, tmp_path):
    path = tmp_path / "ja.po"
    words = ("translate", "extract", old, "--language", "ja", "--created", "2026-11-23", "-o", path)
    assert 0 == command(*words).code
    assert "ja" == str(read_catalog(path).locale)
    assert "POT-Creation-Date: 2026-11-23 00:00+0000" in path.read_text(encoding="utf-8")
    done = command(*words)
    assert 2 == done.code
    assert "is there already" in done.stderr


@pytest.mark.parametrize("option", [("--language", "xx-yy-zz"), ("--created", "yesterday")])
def test_extract_refuses_what_is_no_language_or_date(command, old, option):
    done = command("translate", "extract", old, *option)
    assert 2 == done.code
    assert option[1] in done.stderr


# ---- update ----------------------------------------------------------------------------------


def test_update_prints_the_new_catalogue_and_leaves_the_old_alone(command, old, new, catalog):
    before = catalog.read_bytes()
    done = command("translate", "update", catalog, old, new)
    assert (0, "3 kept, 0 moved, 1 changed, 0 missing, 0 obsolete\n") == (done.code, done.stderr)
    assert '#, fuzzy\n#| msgctxt "sec_1__cl_1-1"\n#| msgid "您应在30日内付费。"\n' in done.stdout
    assert before == catalog.read_bytes()


def test_update_in_place(command, old, new, catalog, tmp_path):
    done = command("translate", "update", catalog, old, new, "--in-place")
    assert (0, "") == (done.code, done.stderr)
    assert "1 changed" in done.stdout
    assert "#, fuzzy" in catalog.read_text(encoding="utf-8")
    assert {"en.po", "new.md", "old.md"} == {path.name for path in tmp_path.iterdir()}


def test_update_as_json(command, old, new, catalog, tmp_path):
    done = command(
        "translate", "update", catalog, old, new, "-o", tmp_path / "x.po", "--format", "json"
    )
    data = valid("translation-update", done.stdout)
    assert {"kept": 3, "moved": 0, "changed": 1, "missing": 0, "obsolete": 0} == data["counts"]
    assert (tmp_path / "x.po").exists()


def test_update_in_place_and_elsewhere_is_refused(command, old, new, catalog):
    assert 2 == command("translate", "update", catalog, old, new, "--in-place", "-o", "x").code


# ---- status ----------------------------------------------------------------------------------


def test_status_is_a_table(command, new, catalog):
    done = command("translate", "status", new, catalog)
    assert (0, "") == (done.code, done.stderr)
    assert ["all", "(en)", "3", "1", "0", "0"] == done.stdout.splitlines()[-1].split()


def test_status_as_json(command, new, catalog):
    data = valid(
        "translation-status",
        command("translate", "status", new, catalog, "--format", "json").stdout,
    )
    (translation,) = data["translations"]
    assert [{"eid": "sec_1__cl_1-1", "state": "fuzzy"}] == translation["pending"]


@pytest.mark.parametrize(("state", "code"), [("fuzzy", 1), ("missing", 0), ("obsolete", 0)])
def test_status_fails_on_what_it_is_asked_to(command, new, catalog, state, code):
    assert code == command("translate", "status", new, catalog, "--fail-on", state).code


def test_the_corpus_brings_its_catalogue(command):
    assert 0 == command("translate", "status", "api-usage-terms", "--fail-on", "fuzzy").code
    done = command("translate", "check", "api-usage-terms", "--fail-on", "note")
    assert (0, "") == (done.code, done.stdout)


# ---- check -----------------------------------------------------------------------------------


def test_check_shows_both_texts_with_carets(command, old, catalog):
    catalog.write_text(
        catalog.read_text(encoding="utf-8").replace("shall not", "should not"), encoding="utf-8"
    )
    done = command("translate", "check", old, catalog)
    assert 1 == done.code
    assert [
        f"{catalog}:19: error TR301 [prohibition] sec_1__cl_1-2: 不得 prohibits; should not does not",
        "  zh | 您不得转让。",
        "         ^^^^",
        "  en | You should not transfer it.",
        "           ^^^^^^^^^^",
        "  原文“不得”为禁止，译文“should not”不是",
    ] == done.stdout.splitlines()


def test_check_as_json(command, old, catalog):
    catalog.write_text(
        catalog.read_text(encoding="utf-8").replace("30 days", "13 days"), encoding="utf-8"
    )
    done = command("translate", "check", old, catalog, "--format", "json")
    (finding,) = valid("translation-check", done.stdout)["findings"]
    start, end = finding["span"]
    assert ("TR105", "13 days") == (finding["code"], finding["text"][start:end])
    assert 1 == done.code


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 1), (("--fail-on", "never"), 0), (("--ignore", "TR3"), 0), (("--select", "TR1"), 0)],
)
def test_check_leaves_with_a_code_that_can_be_chosen(command, old, catalog, options, code):
    catalog.write_text(
        catalog.read_text(encoding="utf-8").replace("shall not", "should not"), encoding="utf-8"
    )
    assert code == command("translate", "check", old, catalog, *options).code


def test_check_takes_a_glossary(command, old, catalog, tmp_path):
    table = tmp_path / "terms.csv"
    table.write_text("zh,en,en_not\n转让,assign,transfer\n", encoding="utf-8")
    done = command("translate", "check", old, catalog, "--glossary", table)
    assert "TR402 [wrong-term]" in done.stdout


def test_check_explains_its_codes(command):
    done = command("translate", "check", "--explain", "TR301")
    assert "不得 is shall not" in done.stdout
    assert 2 == command("translate", "check", "--explain", "TR999").code
    assert 2 == command("translate", "check", "api-usage-terms", "--select", "TR9").code
    for code in TRANSLATION_CODES:
        assert code in command("translate", "check", "--explain", code).stdout


# ---- render ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("fail_on", "code"), [("fuzzy", 1), ("missing", 0), ("never", 0)])
def test_render_fails_on_what_it_is_asked_to_but_writes_the_page(
    command, new, catalog, tmp_path, fail_on, code
):
    path = tmp_path / "page.html"
    done = command("render", new, "--catalog", catalog, "--fail-on", fail_on, "-o", path)
    assert code == done.code
    assert "Translation out of date" in path.read_text(encoding="utf-8")


def test_render_does_not_fail_on_a_language_that_is_not_shown(command, new, catalog):
    words = ("render", new, "--catalog", catalog, "--fail-on", "fuzzy", "--to", "markdown")
    assert 0 == command(*words, "--languages", "zh-Hans").code


# ---- What cannot be used ---------------------------------------------------------------------


BAD = {
    "another encoding": lambda text: text.encode("gb18030"),
    "another charset": lambda text: text.replace("UTF-8", "GB18030").encode("gb18030"),
    "two of one context": lambda text: (text + text[len(HEADER):]).encode(),
    "no header": lambda text: text[len(HEADER):].encode(),
    "half a header": lambda text: text.replace("Language: en", "Language en").encode(),
    "no such language": lambda text: text.replace("Language: en", "Language: xx").encode(),
    "an open string": lambda text: text.replace('Fees"', "Fees").encode(),
    "a megabyte": lambda text: text.replace("Fees", "Fees " * 200_000).encode(),
    "a megabyte in lines": lambda text: text.replace('"Fees"', '""\n' + '"Fees "\n' * 200_000).encode(),
    "another document": lambda text: text.replace('msgid "', 'msgid "旧').replace('"旧"', '""').encode(),
    "no text": lambda text: b"\x00\xff\xfe",
}  # fmt: skip


@pytest.mark.parametrize("damage", BAD.values(), ids=BAD)
@pytest.mark.parametrize("verb", ["update", "status", "check", "render"])
def test_a_catalogue_that_cannot_be_used_is_named_and_nothing_is_overwritten(
    command, old, new, catalog, damage, verb, tmp_path
):
    catalog.write_bytes(damage(catalog.read_text(encoding="utf-8")))
    before, output = catalog.read_bytes(), tmp_path / "out"
    output.write_text("mine", encoding="utf-8")
    words = {
        "update": ("translate", "update", catalog, old, new, "--in-place"),
        "status": ("translate", "status", old, catalog),
        "check": ("translate", "check", old, catalog),
        "render": ("render", old, "--catalog", catalog, "-o", output),
    }[verb]
    done = command(*words)
    assert (2, "") == (done.code, done.stdout)
    assert done.stderr.startswith("aliyun-terms: ")
    assert str(catalog) in done.stderr
    assert len(done.stderr) < 1000
    assert before == catalog.read_bytes()
    assert "mine" == output.read_text(encoding="utf-8")


def test_markup_in_a_translation_is_found_and_never_rendered(command, old, catalog):
    text = catalog.read_text(encoding="utf-8").replace(
        "Fees", "<script>alert(1)</script> [x](javascript:alert(1))"
    )
    catalog.write_text(text, encoding="utf-8")
    assert "TR204 [markup]" in command("translate", "check", old, catalog).stdout
    page = command("render", old, "--catalog", catalog).stdout
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_a_document_without_a_catalogue_needs_one(command, old):
    assert 2 == command("translate", "status", old).code
    assert 2 == command("translate", "check").code


def test_the_catalogue_of_the_corpus_is_as_the_command_would_write_it(command):
    path = dict(find_work("api-usage-terms").translations)["en"]
    done = command("translate", "update", path, "api-usage-terms", "api-usage-terms")
    assert path.read_text(encoding="utf-8") == done.stdout
