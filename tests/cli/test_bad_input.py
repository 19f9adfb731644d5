"""Bad input and bad calls: one clear line on standard error, code 2, and never a traceback."""

import os

import pytest

READING = [
    pytest.param(["parse"], id="parse"),
    pytest.param(["parse", "--format", "json"], id="parse json"),
    pytest.param(["check"], id="check"),
    pytest.param(["check", "--format", "json"], id="check json"),
    pytest.param(["select", ":root, *"], id="select"),
    pytest.param(["render"], id="render html"),
    pytest.param(["render", "--to", "markdown"], id="render markdown"),
    pytest.param(["render", "--to", "markdown", "--layout", "table"], id="render table"),
]

UNREADABLE = {
    "not UTF-8": "您应付费。".encode("gb18030"),
    "UTF-16": "您应付费。".encode("utf-16"),
    "cut in a character": "您".encode()[:2],
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
}

ODD = {
    "empty": b"",
    "one line end": b"\n",
    "blanks": b"  \t \n  ",
    "NUL bytes": "1.1. 您应\x00付费。\x00\n\x00".encode(),
    "CRLF": "# 规范\r\n\r\n1. 您应付费。\r\n".encode(),
    "CR alone": "# 规范\r\r1. 您应付费。\r".encode(),
    "byte order mark": b"\xef\xbb\xbf1. a\n",
    "only a byte order mark": b"\xef\xbb\xbf",
    "tabs": "\t1.\t您应付费。\n\t\t1.1.\t您应续费。\n".encode(),
    "escape codes": "1. 您\x1b[31m应付费\x1b[0m。\n".encode(),
    "unbalanced marks": "**1. [您](应**付费。\n\n**\n".encode(),
    "other planes": "1. 𠮷\U0001f600应付费\u200b。\n".encode(),
    "separators of other lines": "1. 您\u2028应\x85付\x0b费。\n".encode(),
    "deep": ("1." * 300 + " 您应付费。\n").encode(),
    "five hundred lines": ("（1）您应付费。\n" * 500).encode(),
}


def says_one_clear_line(done, words):
    assert 2 == done.code
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("aliyun-terms: ")
    assert words in line


@pytest.mark.parametrize("call", READING)
@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_not_utf8_is_refused(command, tmp_path, call, data):
    path = tmp_path / "bad.md"
    path.write_bytes(data)
    done = command(*call, path)
    says_one_clear_line(done, "bad.md: not UTF-8")


@pytest.mark.parametrize("call", READING)
def test_a_missing_file_is_refused(command, tmp_path, call):
    says_one_clear_line(command(*call, tmp_path / "none.md"), "none.md: no such file")


@pytest.mark.parametrize("call", READING)
def test_standard_input_that_is_not_utf8_is_refused(command, call):
    says_one_clear_line(command(*call, "-", stdin=b"\xff"), "<stdin>: not UTF-8")


@pytest.mark.parametrize("call", [["render"], ["render", "--to", "markdown"]], ids=len)
def test_a_folder_cannot_be_rendered(command, tmp_path, call):
    says_one_clear_line(command(*call, tmp_path), "is a directory")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(command, tmp_path):
    path = tmp_path / "secret.md"
    path.touch(mode=0)
    says_one_clear_line(command("parse", path), "secret.md: cannot be read")


def test_a_path_that_is_too_long_is_refused(command):
    says_one_clear_line(command("parse", "x" * 5000), "cannot be read")


@pytest.mark.parametrize("call", READING)
@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_odd_input_is_read_without_a_complaint(command, tmp_path, call, data):
    path = tmp_path / "odd.md"
    path.write_bytes(data)
    done = command(*call, path)
    assert "" == done.stderr
    assert done.code in ({0, 1} if call[0] == "check" else {0})


@pytest.mark.parametrize(
    "call",
    [["parse"], ["parse", "--format", "json"], ["check"], ["check", "--format", "json"]],
    ids=" ".join,
)
def test_no_escape_code_of_a_document_reaches_a_terminal(command, call):
    done = command(*call, "-", stdin="1.1. 您\x1b[31m应付费。\n\n1.1. 您\x07应续费。\n".encode())
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


@pytest.mark.parametrize("call", [["parse"], ["check"], ["render"]], ids=" ".join)
def test_a_line_of_five_megabytes_is_read(command, tmp_path, call):
    path = tmp_path / "long.md"
    path.write_text("1.1. " + "您应付费，" * 350_000 + "。\n", encoding="utf-8")
    done = command(*call, path)
    assert (0, "") == (done.code, done.stderr)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["render", "api-usage-terms", "--catalog", "none.po"], "none.po: cannot be read"),
        (["render", "api-usage-terms", "--lang", "xx-Nope"], "xx-Nope"),
        (["render", "api-usage-terms", "--languages", "fr"], "fr"),
        (["render", "api-usage-terms", "--to", "markdown", "--languages", "zh-Hans,fr"], "fr"),
        (["render", "api-usage-terms", "--languages", "klingon"], "klingon"),
        (["render", "api-usage-terms", "-o", "none/terms.html"], "cannot be written"),
        (["render", "api-usage-terms", "-o", "/"], "cannot be written"),
        (["corpus", "none"], "'none'"),
        (["check", "--explain", "AT999"], "AT999"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said_in_one_line(command, tmp_path, monkeypatch, words, complaint):
    monkeypatch.chdir(tmp_path)
    says_one_clear_line(command(*words), complaint)


@pytest.mark.parametrize("template", ["{% for %}", "{{ page.colour }}", "{{ 1 // 0 }}"])
def test_a_wrong_template_is_said_in_one_line(command, tmp_path, template):
    (tmp_path / "page.html.j2").write_text(template, encoding="utf-8")
    done = command("render", "api-usage-terms", "--template-dir", tmp_path)
    says_one_clear_line(done, "page.html.j2")


def test_a_template_that_is_not_there_is_said_to_be_one(command, tmp_path):
    (tmp_path / "page.html.j2").write_text("{% include 'none.j2' %}", encoding="utf-8")
    done = command("render", "api-usage-terms", "--template-dir", tmp_path)
    says_one_clear_line(done, "none.j2")
    assert "template" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["none"],
        ["parse"],
        ["parse", "a.md", "--format", "xml"],
        ["parse", "a.md", "--width", "wide"],
        ["parse", "a.md", "--nothing"],
        ["render"],
        ["render", "a.md", "b.md"],
        ["render", "a.md", "--to", "pdf"],
        ["render", "a.md", "--template-dir", "none"],
        ["check"],
        ["check", "a.md", "--fail-on", "sometimes"],
        ["corpus", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_shows_how_it_is_called(command, words):
    done = command(*words)
    assert (2, "") == (done.code, done.stdout)
    assert "Usage: aliyun-terms" in done.stderr
    assert "Traceback" not in done.stderr


def test_many_files_show_no_progress_where_nobody_watches(command, tmp_path):
    for number in range(30):
        (tmp_path / f"{number}.md").write_text("1. 您应付费。\n", encoding="utf-8")
    assert "" == command("check", tmp_path).stderr
