"""``norms`` and ``explain``: what they print, and with which code they leave."""

import csv
import io
import json

import jsonschema
import pytest
from aliyun_terms import schema
from aliyun_terms.resources import resource_folder

TEXT = "1.1. 您不得转让本软件（除阿里云许可外）。\n\n1.2. 如您违约，阿里云有权终止服务。\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "terms.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_norms_as_text(command, file):
    done = command("norms", file)
    assert (0, "") == (done.code, done.stderr)
    assert [
        "1.1  prohibition user: 您不得转让本软件（除阿里云许可外）",
        "    unless: 除阿里云许可外",
        "1.2  power provider: 阿里云有权终止服务",
        "    if: 如您违约",
    ] == done.stdout.splitlines()


def test_units_that_share_a_label_are_told_by_their_ids(command, tmp_path):
    path = tmp_path / "terms.md"
    path.write_text("1. 费用\n    1. 您应付费。\n2. 保密\n    1. 您应保密。\n", encoding="utf-8")
    assert [
        "sec_1__cl_1  obligation user: 您应付费",
        "sec_2__cl_1  obligation user: 您应保密",
    ] == command("norms", path).stdout.splitlines()


@pytest.mark.parametrize(
    ("options", "labels"),
    [
        (("--bearer", "user"), ["1.1"]),
        (("--type", "power,right"), ["1.2"]),
        (("--bearer", "user", "--type", "power"), []),
        (("--bearer", "user,provider"), ["1.1", "1.2"]),
        (("--confidence", "high"), ["1.1", "1.2"]),
        (("--topic", "suspension_termination"), ["1.2"]),
        (("--topic", "fees"), []),
        (
            (
                "--topic",
                "assignment,ip_restriction,acceptable_use,suspension_termination,user_responsibility,usage_limits",
            ),
            ["1.1", "1.2"],
        ),
        (("--topic", "suspension_termination", "--bearer", "user"), []),
    ],
)
def test_norms_can_be_chosen(command, file, options, labels):
    data = json.loads(command("norms", file, "--format", "json", *options).stdout)
    assert labels == [norm["label"] for norm in data["norms"]]


@pytest.mark.parametrize("document", ["terms.md", "api-usage-terms"])
def test_norms_as_json_follow_the_schema(command, file, document):
    name = file if document == "terms.md" else document
    data = json.loads(command("norms", name, "--format", "json").stdout)
    jsonschema.validate(data, schema("norms"))
    assert data["norms"]


def test_norms_as_json_lines_and_as_a_table(command, file):
    lines = command("norms", file, "--format", "jsonl").stdout.splitlines()
    assert ["prohibition", "power"] == [json.loads(line)["type"] for line in lines]
    rows = list(csv.DictReader(io.StringIO(command("norms", file, "--format", "csv").stdout)))
    assert ["除阿里云许可外", ""] == [row["exceptions"] for row in rows]
    assert str(file) == rows[0]["file"]


def test_a_file_that_cannot_be_read_is_told(command, file):
    done = command("norms", file, "no-such-file.md", "--format", "json")
    assert 2 == done.code
    data = json.loads(done.stdout)
    assert (["no-such-file.md"], 2) == (data["unread"], len(data["norms"]))


@pytest.mark.parametrize("option", ["--bearer", "--type", "--topic"])
def test_a_name_that_is_none_is_a_wrong_call(command, file, option):
    done = command("norms", file, option, "landlord")
    assert 2 == done.code
    assert "landlord" in done.stderr


def test_another_lexicon(command, file, tmp_path):
    text = (resource_folder("grammar") / "norms.toml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(text.replace('words = ["不得", ', 'words = ["莫", '), encoding="utf-8")
    done = command("norms", file, "--lexicon", mine, "--type", "prohibition")
    assert (0, "") == (done.code, done.stdout)
    mine.write_text("nonsense", encoding="utf-8")
    assert 2 == command("norms", file, "--lexicon", mine).code


def test_explain_tells_what_was_accepted_and_rejected(command):
    done = command("explain", "api-usage-terms", "5")
    assert (0, "") == (done.code, done.stderr)
    assert "accepted 应 at" in done.stdout
    assert "有权机关 at" in done.stdout
    data = json.loads(command("explain", "api-usage-terms", "5", "--format", "json").stdout)
    jsonschema.validate(data, schema("explain"))
    assert ["sec_5", "sec_5__p_1"] == [unit["eid"] for unit in data["units"]]


@pytest.mark.parametrize("label", ["9.9", "2.5.1"])
def test_explain_a_label(command, label):
    done = command("explain", "api-usage-terms", label)
    assert (2 if label == "9.9" else 0) == done.code
    assert ("9.9" in done.stderr) if label == "9.9" else ("from sec_2__cl_2-5#n1" in done.stdout)
