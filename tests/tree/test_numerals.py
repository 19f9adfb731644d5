"""Numerals both ways: from print to number, and from number to print."""

import pytest
from aliyun_terms import chinese_numeral, read_numeral
from aliyun_terms.errors import NumeralError
from hypothesis import given
from hypothesis import strategies as st

WRITTEN = {
    0: "零",
    1: "一",
    10: "十",
    11: "十一",
    20: "二十",
    21: "二十一",
    100: "一百",
    101: "一百零一",
    105: "一百零五",
    110: "一百一十",
    111: "一百一十一",
    200: "二百",
    1000: "一千",
    1001: "一千零一",
    1010: "一千零一十",
    1100: "一千一百",
    10_000: "一万",
    10_001: "一万零一",
    10_010: "一万零一十",
    11_000: "一万一千",
    100_000: "十万",
    100_500: "十万零五百",
    1_000_000: "一百万",
    10_203_040: "一千零二十万三千零四十",
    99_999_999: "九千九百九十九万九千九百九十九",
}

READ = {
    "12": 12,
    "１２": 12,
    "012": 12,
    "两百": 200,
    "廿": 20,
    "廿一": 21,
    "卅二": 32,
    "卌": 40,
    "百零五": 105,
    "一百五": 150,
    "一千三": 1300,
    "一万二": 12_000,
    "〇": 0,
    "零": 0,
    "二〇二六": 2026,
    "二零二六": 2026,
    "一〇五": 105,
    "壹佰贰拾叁": 123,
    "三亿": 300_000_000,
    "①": 1,
    "⑳": 20,
    "㉑": 21,
    "⑴": 1,
    "⒈": 1,
    "a": 1,
    "A": 1,
    "z": 26,
}

NO_NUMERALS = ["", " ", "1.2", "一二x", "甲", "1a", "ab", "％", "½", "十条", "é", "-1", "一 二"]


@pytest.mark.parametrize(("number", "written"), WRITTEN.items())
def test_a_number_is_written_as_headings_print_it(number, written):
    assert written == chinese_numeral(number)


@pytest.mark.parametrize(("printed", "number"), READ.items())
def test_a_printed_numeral_is_read(printed, number):
    assert number == read_numeral(printed)


@given(st.integers(0, 10**8 - 1))
def test_what_is_written_reads_back(number):
    assert number == read_numeral(chinese_numeral(number))


@given(st.integers(0, 10**8 - 1))
def test_figures_read_as_themselves_in_both_widths(number):
    wide = str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert number == read_numeral(str(number))
    assert number == read_numeral(wide)


@given(st.integers(0, 10**8 - 2))
def test_different_numbers_are_written_differently(number):
    assert chinese_numeral(number) != chinese_numeral(number + 1)


@given(st.integers(10, 10**8 - 1))
def test_digit_by_digit_reads_like_figures(number):
    printed = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    assert number == read_numeral(printed)


@pytest.mark.parametrize("printed", NO_NUMERALS)
def test_what_is_no_numeral_is_refused(printed):
    with pytest.raises(NumeralError) as refusal:
        read_numeral(printed)
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize("number", [-1, 10**8, 10**20])
def test_a_number_that_no_label_has_is_refused(number):
    with pytest.raises(NumeralError, match=str(number)):
        chinese_numeral(number)
