"""The verbs: what they print, where they write, and with which code they leave."""

import json
from pathlib import Path

import aliyun_terms
import jsonschema
import pytest
from aliyun_terms import (
    VERSION,
    find_work,
    make_layers,
    parse,
    render_html,
    render_markdown,
    render_text,
    schema,
    to_dict,
)
from aliyun_terms.cli.main import VERBS
from aliyun_terms.diagnostics.codes import CODES
from aliyun_terms.errors import ResourceMissingError
from aliyun_terms.rendering.layer_making import ALL_LAYERS
from aliyun_terms.source import display_width

SCHEMAS = Path(aliyun_terms.__file__).parent / "schemas"

ODD = "1. 费用\n\n1.1. 您应付费。\n\n1.1. 您应续费。\n\n1.4. 见[条款](a b)。\n"


@pytest.fixture
def odd(tmp_path):
    path = tmp_path / "odd.md"
    path.write_text(ODD, encoding="utf-8")
    return path


@pytest.fixture
def fine(tmp_path):
    path = tmp_path / "fine.md"
    path.write_text("# 规范\n\n1. 费用\n\n1.1. 您应付费。\n", encoding="utf-8")
    return path


def test_help_lists_every_verb(command):
    done = command("--help")
    assert 0 == done.code
    for verb, words in VERBS.items():
        assert verb in done.stdout
        assert words.split()[0] in done.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_an_example(command, verb):
    done = command(verb, "--help")
    assert (0, "") == (done.code, done.stderr)
    assert f"Example: aliyun-terms {verb}" in done.stdout


def test_the_version(command):
    assert f"aliyun-terms, version {VERSION}\n" == command("--version").stdout


# ---- parse -----------------------------------------------------------------------------------


def test_parse_prints_an_outline(command, fine):
    done = command("parse", fine)
    assert (0, "") == (done.code, done.stderr)
    assert [
        "title · title   规范",
        "sec_1 · section 1   费用",
        "  cl_1-1 · clause 1.1   您应付费。",
    ] == done.stdout.splitlines()


def test_parse_reads_the_corpus_by_name_and_by_title(command):
    by_name = command("parse", "api-usage-terms")
    assert 37 == len(by_name.stdout.splitlines())
    assert by_name.stdout == command("parse", "API使用规范").stdout


def test_a_file_goes_before_a_document_of_the_corpus(command, tmp_path, monkeypatch):
    (tmp_path / "api-usage-terms").write_text("1. 您应付费。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert 1 == len(command("parse", "api-usage-terms").stdout.splitlines())


def test_parse_reads_standard_input(command):
    done = command("parse", "-", "--format", "json", stdin="1. 您应付费。\n".encode())
    data = json.loads(done.stdout)
    assert "<stdin>" == data["name"]
    assert to_dict(parse("1. 您应付费。\n"))["children"] == data["children"]


def test_parse_prints_json_of_the_published_shape(command, fine):
    data = json.loads(command("parse", fine, "--format", "json").stdout)
    jsonschema.validate(data, schema("document"))
    assert "规范" == data["title"]


def test_parse_prints_a_list_of_several_files(command, fine, odd):
    data = json.loads(command("parse", fine, odd, "--format", "json").stdout)
    assert [str(fine), str(odd)] == [one["name"] for one in data]


def test_parse_prints_a_line_of_json_for_each_file(command, fine, odd):
    lines = command("parse", fine, odd, "--format", "jsonl").stdout.splitlines()
    assert [str(fine), str(odd)] == [json.loads(line)["name"] for line in lines]


def test_parse_reads_the_markdown_files_of_a_folder(command, fine, odd, tmp_path):
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    lines = command("parse", tmp_path, "--format", "jsonl").stdout.splitlines()
    assert [str(fine), str(odd)] == [json.loads(line)["name"] for line in lines]


def test_parse_goes_on_behind_a_file_that_cannot_be_read(command, fine, tmp_path):
    done = command("parse", tmp_path / "none.md", fine, "--format", "jsonl")
    assert 2 == done.code
    assert [str(fine)] == [json.loads(line)["name"] for line in done.stdout.splitlines()]
    assert 1 == len(done.stderr.splitlines())


def test_strict_parsing_refuses_an_error_and_shows_it(command, odd):
    done = command("parse", odd, "--strict")
    assert (2, "") == (done.code, done.stdout)
    assert "AT101" in done.stderr
    assert "^^^^" in done.stderr


def test_strict_parsing_lets_pass_what_is_in_order(command, fine):
    assert command("parse", fine).stdout == command("parse", fine, "--strict").stdout


@pytest.mark.parametrize("width", [20, 40, 0])
def test_the_width_of_the_outline(command, width):
    lines = command("parse", "api-usage-terms", "--width", width).stdout.splitlines()
    widest = max(map(display_width, lines))
    assert widest <= width or (width == 0 and widest > 200)


# ---- check -----------------------------------------------------------------------------------


def test_check_prints_what_is_odd_and_leaves_with_one(command, odd):
    done = command("check", odd)
    assert (1, "") == (done.code, done.stderr)
    assert f"{odd}:5:1: error AT101 [duplicate-label]" in done.stdout
    assert "5 | 1.1. 您应续费。\n    ^^^^" in done.stdout


def test_check_prints_nothing_where_nothing_is_odd(command, fine):
    done = command("check", fine)
    assert (0, "", "") == (done.code, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "error"], 1),
        (["--fail-on", "note"], 1),
        (["--ignore", "AT101"], 0),
        (["--ignore", "AT101", "--fail-on", "warning"], 1),
        (["--ignore", "AT1,AT4", "--fail-on", "note"], 0),
        (["--select", "AT4"], 0),
        (["--select", "AT4", "--fail-on", "warning"], 1),
        (["--select", "AT101, AT4"], 1),
    ],
)
def test_the_code_follows_what_was_asked_to_fail(command, odd, options, code):
    assert code == command("check", odd, *options).code


def test_check_prints_json_of_the_published_shape(command, odd):
    data = json.loads(command("check", odd, "--format", "json").stdout)
    jsonschema.validate(data, schema("check"))
    assert ["AT101", "AT102", "AT401"] == [one["code"] for one in data["diagnostics"]]


def test_the_json_of_a_document_in_order_is_of_the_published_shape_too(command, fine):
    data = json.loads(command("check", fine, "--format", "json").stdout)
    jsonschema.validate(data, schema("check"))
    assert [] == data["diagnostics"]


def test_check_goes_on_behind_a_file_that_cannot_be_read(command, odd, tmp_path):
    done = command("check", tmp_path / "none.md", odd, "--format", "json")
    data = json.loads(done.stdout)
    jsonschema.validate(data, schema("check"))
    assert 2 == done.code
    assert str(tmp_path / "none.md") in json.dumps(data)
    assert 3 == len(data["diagnostics"])


@pytest.mark.parametrize("code", CODES)
def test_check_explains_every_code(command, code):
    done = command("check", "--explain", code)
    assert 0 == done.code
    assert done.stdout.startswith(f"{code} {CODES[code].name}")


def test_an_unknown_code_is_refused(command):
    done = command("check", "--explain", "AT999")
    assert (2, "") == (done.code, done.stdout)
    assert "AT101" in done.stderr


def test_a_selection_that_selects_nothing_there_is_is_refused(command, fine):
    done = command("check", fine, "--select", "AT9")
    assert 2 == done.code
    assert "AT9" in done.stderr


def test_check_without_a_file_is_refused(command):
    done = command("check")
    assert 2 == done.code
    assert "FILE" in done.stderr


# ---- render ----------------------------------------------------------------------------------


def test_render_prints_the_page_that_the_library_makes(command, seed, seed_translation):
    work = find_work("api-usage-terms")
    done = command("render", "api-usage-terms")
    assert (0, "") == (done.code, done.stderr)
    assert render_html(seed, [seed_translation], work=work) == done.stdout


@pytest.mark.parametrize("layout", ["alternating", "table"])
def test_render_prints_markdown(command, seed, seed_translation, layout):
    done = command("render", "api-usage-terms", "--to", "markdown", "--layout", layout)
    markdown = render_markdown(seed, [seed_translation], layout=layout)
    assert markdown.rstrip("\n") == done.stdout.rstrip("\n")


def test_render_prints_text_as_wide_as_is_asked_for(command, seed, seed_translation):
    done = command("render", "api-usage-terms", "--to", "text", "--width", "50")
    assert (0, "") == (done.code, done.stderr)
    assert render_text(seed, [seed_translation], width=50) == done.stdout


@pytest.mark.parametrize(
    ("given", "names"),
    [("norms", ["norms"]), ("find, terms", ["terms", "find"]), ("all", ALL_LAYERS)],
)
def test_render_takes_layers(command, seed, seed_translation, given, names):
    done = command("render", "api-usage-terms", "--with", given)
    assert (0, "") == (done.code, done.stderr)
    work = find_work("api-usage-terms")
    layers = make_layers(seed, names)
    assert render_html(seed, [seed_translation], work=work, layers=layers) == done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--with", "norm"), "there is no layer 'norm'"),
        (("--with", "norms", "--to", "text"), "--with is for pages"),
        (("--to", "text", "--width", "-1"), "--width"),
    ],
)
def test_render_refuses_what_it_does_not_know(command, words, said):
    done = command("render", "api-usage-terms", *words)
    assert 2 == done.code
    assert said in done.stderr


def test_render_writes_a_file(command, tmp_path):
    path = tmp_path / "terms.html"
    done = command("render", "api-usage-terms", "-o", path)
    assert (0, "", "") == (done.code, done.stdout, done.stderr)
    assert command("render", "api-usage-terms").stdout == path.read_text(encoding="utf-8")


def test_render_takes_a_catalogue(command, fine, tmp_path):
    catalog = tmp_path / "en.po"
    catalog.write_text(
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "sec_1__cl_1-1"\nmsgid "您应付费。"\nmsgstr "You shall pay."\n',
        encoding="utf-8",
    )
    done = command("render", fine, "--catalog", catalog, "--to", "markdown")
    assert 0 == done.code
    assert "> You shall pay." in done.stdout


def test_render_takes_languages_and_words(command):
    done = command("render", "api-usage-terms", "--languages", "en, zh-Hans", "--lang", "zh-Hans")
    assert '<html lang="zh-Hans">' in done.stdout
    assert done.stdout.index("API Usage Rules</span>") < done.stdout.index(">API使用规范</span>")


def test_render_takes_a_folder_of_templates(command, tmp_path):
    (tmp_path / "page.html.j2").write_text("{{ page.title }}", encoding="utf-8")
    done = command("render", "api-usage-terms", "--template-dir", tmp_path)
    assert "API使用规范 / API Usage Rules\n" == done.stdout


# ---- corpus ----------------------------------------------------------------------------------


def test_corpus_lists_its_documents(command):
    done = command("corpus")
    assert 0 == done.code
    assert "api-usage-terms  《API使用规范》 API Usage Rules" in done.stdout
    assert "MIT" in done.stdout


def test_corpus_prints_a_document_as_published(command, seed_text):
    assert seed_text == command("corpus", "api-usage-terms").stdout


@pytest.mark.parametrize("words", [["corpus"], ["corpus", "api-usage-terms"]], ids=len)
def test_corpus_prints_json_of_the_published_shape(command, words):
    data = json.loads(command(*words, "--format", "json").stdout)
    jsonschema.validate(data, schema("corpus"))
    assert ["api-usage-terms"] == [work["name"] for work in data["works"]]


def test_an_unknown_document_is_refused_with_those_there_are(command):
    done = command("corpus", "none")
    assert (2, "") == (done.code, done.stdout)
    assert "api-usage-terms" in done.stderr


def test_schemas_are_published_by_name():
    for name in sorted(path.stem for path in SCHEMAS.glob("*.json")):
        jsonschema.Draft202012Validator.check_schema(schema(name))
    with pytest.raises(ResourceMissingError, match=r"'none'.*check, corpus.*document"):
        schema("none")
    with pytest.raises(ResourceMissingError):
        schema("../schemas/document")
