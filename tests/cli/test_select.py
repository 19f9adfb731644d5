"""`aliyun-terms select`: what it prints, and with which code it leaves."""

import json

import jsonschema
import pytest
from aliyun_terms import find_matches, load, schema

TEXT = "# 规范\n\n1. 费用\n\n    1.1. 您应付费。见[价格](https://www.aliyun.com/a)。\n\n    1.2. **不得转让。**\n"


@pytest.fixture
def terms(tmp_path):
    path = tmp_path / "terms.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path, terms):
    (tmp_path / "bare.md").write_text("# 空\n", encoding="utf-8")
    return tmp_path


def test_a_match_is_a_line_behind_its_file_and_line(command, terms):
    done = command("select", "clause, link", terms)
    assert (0, "") == (done.code, done.stderr)
    assert [
        f"{terms}:5: 1.1 clause: 您应付费。见价格。",
        f"{terms}:5: 1.1 link: 价格 <https://www.aliyun.com/a>",
        f"{terms}:7: 1.2 clause: 不得转让。",
    ] == done.stdout.splitlines()


def test_no_match_is_code_1(command, terms):
    done = command("select", "part", terms)
    assert (1, "", "") == (done.code, done.stdout, done.stderr)


def test_a_bad_selector_is_code_2_with_a_caret(command, terms):
    done = command("select", "第三条 > clase", terms)
    assert (2, "") == (done.code, done.stdout)
    assert [
        "aliyun-terms: selector, line 1, column 7: there is no type 'clase'; did you mean clause?",
        "1 | 第三条 > clase",
        "             ^^^^^",
    ] == done.stderr.splitlines()


def test_a_file_that_cannot_be_read_is_code_2_and_the_others_are_read(command, terms):
    done = command("select", "1.2", terms.parent / "none.md", terms)
    assert 2 == done.code
    assert "none.md: no such file" in done.stderr
    assert f"{terms}:7: 1.2 clause: 不得转让。\n" == done.stdout


def test_a_folder_stands_for_the_files_in_it(command, folder, terms):
    done = command("select", "clause[emphasis=full]", folder)
    assert (0, f"{terms}:7: 1.2 clause: 不得转让。\n") == (done.code, done.stdout)


def test_counts(command, folder, terms):
    assert "2\n" == command("select", "clause", terms, "--count").stdout
    done = command("select", "-c", "clause", folder)
    assert (0, f"{folder / 'bare.md'}:0\n{terms}:2\n") == (done.code, done.stdout)
    done = command("select", "-c", "part", terms)
    assert (1, "0\n") == (done.code, done.stdout)


def test_names_of_files(command, folder, terms):
    done = command("select", "-l", "clause", folder)
    assert (0, f"{terms}\n") == (done.code, done.stdout)
    assert (1, "") == (command("select", "-l", "part", folder).code, "")


def test_json_follows_its_schema_and_is_what_python_gives(command, terms):
    done = command("select", "*, link, strong, :root", terms, "--format", "json")
    data = json.loads(done.stdout)
    jsonschema.validate(data, schema("select"))
    wanted = find_matches(load(terms), "*, link, strong, :root")
    assert [(one.eid, one.type, one.text, list(one.span)) for one in wanted] == [
        (one["eid"], one["type"], one["text"], one["span"]) for one in data["matches"]
    ]
    link = next(one for one in data["matches"] if one["type"] == "link")
    assert (5, "sec_1__cl_1-1", "1.1") == (link["line"], link["eid"], link["label"])
    assert "own-site" == link["attributes"]["kind"]
    start, end = link["span"]
    assert "[价格](https://www.aliyun.com/a)" == TEXT[start:end]


def test_json_without_a_match_is_json_too(command, terms):
    done = command("select", "part", terms.parent / "none.md", terms, "--format", "json")
    data = json.loads(done.stdout)
    jsonschema.validate(data, schema("select"))
    assert (2, []) == (done.code, data["matches"])
    assert [str(terms.parent / "none.md")] == data["unread"]


def test_json_lines_are_a_match_each(command, terms):
    done = command("select", "clause", terms, "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["1.1", "1.2"] == [line["label"] for line in lines]
    jsonschema.validate(
        {"format": "aliyun_terms/select/1", "selector": "", "matches": lines, "unread": []},
        schema("select"),
    )


def test_standard_input_and_the_corpus(command):
    done = command("select", "1.2", "-", stdin=TEXT.encode())
    assert "<stdin>:7: 1.2 clause: 不得转让。\n" == done.stdout
    assert "5\n" == command("select", "-c", "2.5.*", "api-usage-terms").stdout


@pytest.mark.parametrize("options", [["-c", "-l"], ["-c", "--format", "json"]])
def test_two_ways_of_printing_are_refused(command, terms, options):
    done = command("select", "clause", terms, *options)
    assert 2 == done.code
    assert "one of --count, --files-with-matches and --format" in done.stderr


def test_a_file_is_needed(command):
    assert 2 == command("select", "clause").code


def test_what_moves_the_cursor_is_not_printed(command, tmp_path):
    path = tmp_path / "odd.md"
    path.write_text("1.1. 您\x1b[31m应\u2028付费。\n", encoding="utf-8")
    (line,) = command("select", "*", path).stdout.split("\n")[:-1]
    assert "\x1b" not in line
