"""The verbs audit and facts: what they print, and with which code they leave."""

import csv
import io
import json

import jsonschema
import pytest
from aliyun_terms import schema

GAP = "1. 阿里云不对您的损失承担任何责任。\n"


@pytest.fixture
def gap(tmp_path):
    path = tmp_path / "gap.md"
    path.write_text(GAP, encoding="utf-8")
    return path


@pytest.fixture
def fine(tmp_path):
    path = tmp_path / "fine.md"
    path.write_text("1. **阿里云不对您的损失承担任何责任。**\n", encoding="utf-8")
    return path


# ---- audit -----------------------------------------------------------------------------------


def test_audit_of_the_seed(command):
    done = command("audit", "api-usage-terms")
    assert (0, "") == (done.code, done.stderr)
    assert "gap (5)" in done.stdout
    assert "review (3)" in done.stdout
    assert "April 25, 2021" in done.stdout


def test_audit_in_chinese(command):
    done = command("audit", "api-usage-terms", "--lang", "zh-Hans")
    assert "缺口 (5)" in done.stdout
    assert "律师" in done.stdout


@pytest.mark.parametrize(
    ("fail_on", "expected"), [("never", 0), ("gap", 1), ("review", 1)], ids=str
)
def test_audit_fails_when_asked_to(command, gap, fine, fail_on, expected):
    assert expected == command("audit", gap, "--fail-on", fail_on).code
    assert 0 == command("audit", fine, "--fail-on", fail_on).code


def test_audit_shows_what_is_in_order_when_asked_to(command, fine):
    assert "ok (1)" in command("audit", fine, "--all").stdout
    assert "ok (1)" not in command("audit", fine).stdout


def test_audit_prints_json_of_the_published_shape(command, gap, tmp_path):
    missing = tmp_path / "missing.md"
    done = command("audit", "api-usage-terms", gap, missing, "--format", "json")
    data = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema("audit"))
    jsonschema.validate(data, schema("audit"))
    assert (2, [str(missing)]) == (done.code, data["unread"])
    assert [30, 1] == [len(one["clauses"]) for one in data["documents"]]
    assert 1 == data["documents"][1]["clauses"][0]["line"]


def test_audit_prints_a_line_for_each_document(command, gap, fine):
    lines = command("audit", gap, fine, "--format", "jsonl").stdout.splitlines()
    assert ["gap", "ok"] == [json.loads(line)["clauses"][0]["status"] for line in lines]


def test_audit_takes_a_day_and_a_profile(command, gap):
    done = command("audit", gap, "--date", "2018-01-01", "--profile", "platform_rules")
    assert "platform_rules" in done.stdout
    assert "Contract Law, article 39" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--profile", "none"),
        ("--lexicon", "none.toml"),
        ("--date", "yesterday"),
        ("--lang", "xx-nowhere"),
    ],
    ids=str,
)
def test_audit_says_what_it_cannot_use(command, gap, words):
    done = command("audit", gap, *words)
    assert 2 == done.code
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_audit_reads_standard_input(command):
    done = command("audit", "-", "--fail-on", "gap", stdin=GAP.encode())
    assert 1 == done.code
    assert "<stdin>" in done.stdout


# ---- facts -----------------------------------------------------------------------------------


def test_facts_of_the_seed(command):
    done = command("facts", "api-usage-terms")
    assert (0, "") == (done.code, done.stderr)
    assert "court: 杭州市西湖区人民法院  [6.4]" in done.stdout
    assert "Silent about: " in done.stdout


def test_facts_of_many_files_lose_nothing(command, gap, tmp_path):
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe")
    done = command("facts", tmp_path, "api-usage-terms", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert 2 == done.code
    assert ["broken.md", "gap.md", "zh.md"] == [row["file"].rsplit("/", 1)[-1] for row in rows]
    assert "not UTF-8" in rows[0]["error"]
    assert "excluded" == rows[1]["liability_exclusion"]


def test_facts_print_json_of_the_published_shape(command, gap, tmp_path):
    done = command("facts", gap, tmp_path / "missing.md", "--format", "json")
    data = json.loads(done.stdout)
    jsonschema.validate(data, schema("facts"))
    assert [None, True] == [one["error"] and True for one in data["documents"]]


def test_facts_print_a_line_for_each_document(command, gap):
    lines = command("facts", gap, "api-usage-terms", "--format", "jsonl").stdout.splitlines()
    assert [None, "API使用规范"] == [json.loads(line)["title"] for line in lines]


def test_facts_print_a_table(command, gap):
    done = command("facts", gap, "--format", "table")
    assert 2 == len(done.stdout.splitlines())
