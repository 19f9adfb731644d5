"""Strict parsing refuses an error, and shows the line with a caret under it."""

import pytest
from aliyun_terms import load, parse
from aliyun_terms.errors import TermsError, TermsSyntaxError


def test_the_line_is_shown_with_a_caret():
    with pytest.raises(TermsSyntaxError) as refusal:
        parse("# 规范\n\n    **1.1. 您不得转让。\n", strict=True)
    place, line, caret, *_ = str(refusal.value).splitlines()
    assert place.startswith("<string>:3:5: error AT303 [unbalanced-emphasis]")
    assert "3 |     **1.1. 您不得转让。" == line
    assert "        ^^" == caret


def test_the_caret_stands_under_a_place_behind_wide_characters():
    with pytest.raises(TermsSyntaxError) as refusal:
        parse("1.1. 您不得**转让。", strict=True)
    _, line, caret, *_ = str(refusal.value).splitlines()
    assert "1 | 1.1. 您不得**转让。" == line
    assert "               ^^" == caret


def test_the_first_error_is_the_one_that_is_shown():
    with pytest.raises(TermsSyntaxError, match="AT101"):
        parse("1.1. 甲。\n\n1.1. 乙。\n\n**1.2. 丙。\n", strict=True)


def test_the_file_is_named(tmp_path):
    path = tmp_path / "terms.md"
    path.write_text("**1.1. 您不得转让。", encoding="utf-8")
    with pytest.raises(TermsSyntaxError, match=r"terms\.md:1:1: error"):
        load(path, strict=True)


@pytest.mark.parametrize(
    "text", ["1.1 甲。\n\n1.3 乙。\n", "[条款](www.aliyun.com)", "1.1 甲,乙。", ""]
)
def test_warnings_and_notes_are_let_pass(text):
    assert parse(text) == parse(text, strict=True)


def test_the_seed_has_no_errors(seed, seed_text):
    assert seed == parse(seed_text, strict=True)


def test_the_refusal_is_of_the_library_and_a_value_error():
    assert issubclass(TermsSyntaxError, TermsError)
    with pytest.raises(ValueError, match="AT303"):
        parse("**", strict=True)
