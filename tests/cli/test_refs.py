"""``aliyun-terms refs``: what it prints, and with which code it leaves."""

import json

import jsonschema
import pytest
from aliyun_terms import ReferenceKind, schema
from aliyun_terms.cli.refs import _KINDS

LOOSE = "# 规则\n\n1. 甲\n\n1.1. 依照第9.9条处理，见[条款](x.dita)。\n"


@pytest.fixture
def loose(tmp_path):
    path = tmp_path / "loose.md"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def test_the_kinds_that_can_be_asked_for_are_those_there_are():
    assert {kind.value for kind in ReferenceKind} == set(_KINDS)


def test_a_table_with_rates_and_what_looks_wrong(command, loose):
    done = command("refs", loose)
    assert (0, "") == (done.code, done.stderr)
    assert "? no unit is numbered 9.9条" in done.stdout
    assert "all" in done.stdout
    assert "links that look wrong:" in done.stdout


def test_rows_of_a_kind_and_status(command):
    done = command("refs", "api-usage-terms", "--kind", "law", "--status", "external")
    rows = done.stdout.split("\n\n")[0].splitlines()[1:]
    assert 1 == len(rows)
    assert "中华人民共和国法律" in rows[0]


def test_json_of_the_published_shape(command, loose, tmp_path):
    data = json.loads(command("refs", loose, "api-usage-terms", "--format", "json").stdout)
    jsonschema.validate(data, schema("refs"))
    assert 2 == len(data["documents"])
    assert {"line": 5, "column": 8}.items() <= data["documents"][0]["references"][0].items()


def test_a_graph_for_graphviz(command, loose):
    lines = command("refs", loose, "--format", "dot").stdout.splitlines()
    assert ("digraph references {", "}") == (lines[0], lines[-1])


@pytest.mark.parametrize(("wanted", "code"), [("never", 0), ("unresolved", 1), ("doubt", 1)])
def test_the_exit_code(command, loose, wanted, code):
    assert code == command("refs", loose, "--fail-on", wanted).code


def test_the_exit_code_of_a_document_in_which_all_is_found(command, tmp_path):
    path = tmp_path / "fine.md"
    path.write_text("1. 甲\n\n1.1. 依照第1条处理。\n", encoding="utf-8")
    assert 0 == command("refs", path, "--fail-on", "unresolved").code


def test_a_file_that_cannot_be_read_is_a_line_and_the_others_are_read(command, loose, tmp_path):
    done = command("refs", tmp_path / "none.md", loose, "--format", "json")
    assert 2 == done.code
    assert 1 == len(done.stderr.splitlines())
    data = json.loads(done.stdout)
    assert [str(tmp_path / "none.md")] == data["unread"]
    assert [str(loose)] == [one["file"] for one in data["documents"]]
