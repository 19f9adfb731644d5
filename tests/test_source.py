"""Source text: files, positions in every way of counting, and excerpts with a caret."""

import pytest
from aliyun_terms import SourceText, Span, load, unparse
from aliyun_terms.errors import SourceError
from aliyun_terms.source import Position, decode_source, display_width, read_source
from hypothesis import given
from hypothesis import strategies as st

TEXT = "第一条 定义\r\n您𠮷应\n\n付费"

POSITIONS = {
    0: Position(line=1, column=1, offset=0, utf8=0, utf16=0),
    3: Position(line=1, column=4, offset=3, utf8=9, utf16=3),
    6: Position(line=1, column=7, offset=6, utf8=16, utf16=6),
    7: Position(line=1, column=8, offset=7, utf8=17, utf16=7),
    8: Position(line=2, column=1, offset=8, utf8=18, utf16=8),
    9: Position(line=2, column=2, offset=9, utf8=21, utf16=9),
    10: Position(line=2, column=3, offset=10, utf8=25, utf16=11),
    12: Position(line=3, column=1, offset=12, utf8=29, utf16=13),
    13: Position(line=4, column=1, offset=13, utf8=30, utf16=14),
    15: Position(line=4, column=3, offset=15, utf8=36, utf16=16),
}


@pytest.mark.parametrize(("offset", "position"), POSITIONS.items())
def test_a_position_is_counted_in_every_way(offset, position):
    assert position == SourceText(TEXT).position(offset)


@given(st.text(max_size=80), st.data())
def test_a_position_agrees_with_the_encodings(text, data):
    offset = data.draw(st.integers(0, len(text)))
    position = SourceText(text).position(offset)
    assert text[:offset] == text.encode()[: position.utf8].decode()
    assert text[:offset] == text.encode("utf-16-le")[: 2 * position.utf16].decode("utf-16-le")
    assert offset == len("".join(text.split("\n")[: position.line - 1])) + position.line - 1 + (
        position.column - 1
    )


@given(st.text(st.sampled_from("a您\n\r\u2028\x85\x0b"), max_size=40))
def test_lines_end_at_line_feeds_and_nowhere_else(text):
    source = SourceText(text)
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    # The last line has no line end: its carriage return is a character like any other.
    lines[-1] = text.split("\n")[-1].removesuffix("\r")
    assert lines == [source.line(number) for number in range(1, text.count("\n") + 2)]


def test_the_caret_stands_under_wide_characters():
    excerpt = SourceText("您应ABC付费。").excerpt(Span(5, 7))
    assert "1 | 您应ABC付费。\n           ^^^^" == excerpt


def test_the_caret_stands_under_narrow_characters():
    excerpt = SourceText("x\n您应ABC付费。").excerpt(Span(4, 7))
    assert "2 | 您应ABC付费。\n        ^^^" == excerpt


def test_a_span_over_several_lines_is_shown_by_its_first():
    excerpt = SourceText("您应\n付费").excerpt(Span(1, 5))
    assert "1 | 您应\n      ^^" == excerpt


def test_an_empty_span_has_one_caret_at_least():
    assert "1 | 您应\n        ^" == SourceText("您应").excerpt(Span(2, 2))
    assert "1 | \n    ^" == SourceText("").excerpt(Span(0, 0))


def test_a_long_line_is_cut_around_the_span():
    text = "前" * 500 + "错" + "后" * 500
    shown, carets = SourceText(text).excerpt(Span(500, 501)).splitlines()
    assert len(shown) < 90
    assert "前错后" in shown
    before = shown[: shown.index("错")]
    assert display_width(before) == len(carets) - 2


@given(st.text(max_size=60), st.data())
def test_the_caret_stands_under_the_first_character_of_the_span(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = SourceText(text).excerpt(Span(start, end)).split("\n")
    assert 2 == len(lines)
    assert "^" in lines[1]
    assert set(lines[1]) <= {" ", "^"}


@pytest.mark.parametrize("character", ["\t", "\x00", "\x1b", "\r", "\u200b", "\u2028", "\x07"])
def test_no_excerpt_moves_the_cursor(character):
    excerpt = SourceText(f"您{character}应").excerpt(Span(0, 1))
    assert "1 | 您 应\n    ^^" == excerpt


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("第1条", 5), ("（）", 4), ("“”", 2), ("ｱ", 1), ("Ａ", 2), ("𠮷", 2)],
)
def test_the_width_on_a_terminal(text, cells):
    assert cells == display_width(text)


def test_a_combining_mark_takes_no_cell():
    assert 1 == display_width("e\u0301")


@pytest.mark.parametrize(
    "data",
    [b"", b"\xef\xbb\xbf# a\r\n", "您\r\n应\r\n".encode(), b"a\rb", "您\u2028应\x00".encode()],
)
def test_a_file_is_read_byte_for_byte(tmp_path, data):
    path = tmp_path / "a.md"
    path.write_bytes(data)
    assert data == read_source(path).text.encode()
    assert data == unparse(load(path)).encode()
    assert str(path) == load(path).name


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"none\.md: no such file"):
        read_source(tmp_path / "none.md")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(SourceError, match="is a directory"):
        read_source(tmp_path)


def test_a_file_that_is_not_utf8_is_refused_with_the_place_and_a_remedy(tmp_path):
    path = tmp_path / "gb.md"
    path.write_bytes(b"# a\n" + "您应付费".encode("gb18030"))
    with pytest.raises(
        SourceError, match=r"gb\.md: not UTF-8: byte 0xc4 .*offset 4.*line 2.*iconv"
    ):
        read_source(path)
    with pytest.raises(OSError, match="not UTF-8"):
        load(path)


def test_bytes_have_a_name_in_messages():
    with pytest.raises(SourceError, match="^<stdin>: not UTF-8"):
        decode_source(b"\xff", name="<stdin>")
    assert SourceText("您", "<stdin>") == decode_source("您".encode(), name="<stdin>")
