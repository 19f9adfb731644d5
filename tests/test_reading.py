"""Reading many files: a row for each, also for one that cannot be read."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from aliyun_terms import Document, ParseResult, SourceText, find_files, load, parse, parse_many


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.md").write_text("1. 您应付费。\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("**1. 您应续费。\n", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.md").write_bytes(b"\xff")
    (tmp_path / "notes.txt").write_text("1. x", encoding="utf-8")
    return tmp_path


def test_a_folder_stands_for_the_markdown_files_in_it_in_their_order(folder):
    names = [path.relative_to(folder).as_posix() for path in find_files([folder])]
    assert ["a.md", "b.md", "sub/c.md"] == names


def test_a_file_is_given_back_as_it_is(folder):
    assert [folder / "notes.txt", folder / "none"] == [
        *find_files([folder / "notes.txt", str(folder / "none")])
    ]


def test_one_path_stands_for_itself(folder):
    assert list(find_files([folder])) == list(find_files(folder)) == list(find_files(str(folder)))


def test_every_file_has_a_row(folder):
    rows = [*parse_many([folder, folder / "none.md"])]
    assert ["a.md", "b.md", "c.md", "none.md"] == [row.path.name for row in rows]
    assert [True, True, False, False] == [row.document is not None for row in rows]
    assert ["not UTF-8" in (row.error or "") for row in rows] == [False, False, True, False]
    assert "no such file" in (rows[3].error or "")


def test_a_row_has_the_document_that_reading_the_file_gives(folder):
    (row,) = parse_many([folder / "b.md"])
    assert ParseResult(folder / "b.md", load(folder / "b.md")) == row


def test_strict_parsing_makes_a_row_of_a_refusal(folder):
    rows = [*parse_many([folder / "a.md", folder / "b.md"], strict=True)]
    assert "AT303" in (rows[0].error or "")
    assert rows[1].error is None


def test_an_executor_gives_the_same_rows(folder):
    with ThreadPoolExecutor(2) as executor:
        assert [*parse_many([folder])] == [*parse_many([folder], executor=executor)]


def test_a_source_text_brings_its_name():
    document = parse(SourceText("1. 您应付费。", "terms.md"))
    assert "terms.md" == document.name
    assert Document(document.children, "other.md") == document
