"""Plain text: every unit, every language, no line too wide, bold between asterisks."""

import re
import time

import pytest
from aliyun_terms import parse, render_text
from aliyun_terms.rendering.wrapping import wrapped
from aliyun_terms.source import display_width
from hypothesis import given
from hypothesis import strategies as st
from tests.rendering.test_hostile import PAYLOADS
from tests.translations import made_translation


def test_units_stand_one_below_the_other_with_their_numbers():
    document = parse("# 规范\n\n1. 费用\n\n1.1. 您应付费，**不得拖欠**。\n")
    text = render_text(document, [made_translation(document, lambda words: f"E{len(words)}")])
    units = text.split("\n\n")
    assert "规范\nE2" == units[0]
    assert ["1  费用\n   E2", "  1.1  您应付费，*不得拖欠*。\n       E10\n"] == units[-2:]
    assert "asterisks" in text


def test_bold_is_between_asterisks_in_every_language():
    document = parse("**1.1. 您应付费。**\n")
    lines = render_text(document, [made_translation(document, lambda _: "Pay.")]).splitlines()
    assert ["1.1  *您应付费。*", "     *Pay.*"] == lines[-2:]


def test_a_document_without_bold_does_not_speak_of_asterisks():
    assert "asterisks" not in render_text(parse("1.1. 您应付费。\n"))


def test_links_are_written_out():
    document = parse("1. 见[条款](https://a.cn/b)与https://c.cn。\n")
    assert "见条款 <https://a.cn/b>与https://c.cn。" in render_text(document)


def test_a_table_has_a_line_for_each_row_in_each_language():
    document = parse("|项目|价格|\n|---|---|\n|甲|1|\n")
    text = render_text(document, [made_translation(document, lambda words: f"E{words}")])
    assert ["项目 | 价格", "甲 | 1", "E项目 | E价格", "E甲 | E1"] == text.splitlines()[-4:]


def test_a_missing_translation_is_said_to_be_missing():
    document = parse("1.1. 您应付费。\n")
    text = render_text(document, [made_translation(document, lambda _: "")])
    assert "[Not translated yet]" in text


@pytest.mark.parametrize("width", [20, 40, 78])
@pytest.mark.parametrize("languages", [None, ["en"], ["zh-Hans"]], ids=["both", "en", "zh"])
def test_no_line_is_too_wide(seed, seed_translation, width, languages):
    text = render_text(seed, [seed_translation], width=width, languages=languages)
    longest = max(text.splitlines(), key=display_width)
    # A room of twenty cells is left to the text, however deep it stands.
    assert display_width(longest) <= max(width, 20 + 14), longest


def test_no_number_and_no_word_is_lost(seed, seed_translation):
    flat = re.sub(r"\s", "", render_text(seed, [seed_translation]))
    for line in re.sub(r"\*", "", flat), flat:
        assert "2.5.1" in line
    words = re.sub(r"[\s*]", "", render_text(seed, width=0))
    assert words == re.sub(r"[\s*]", "", render_text(seed, width=31))


@pytest.mark.parametrize("payload", [*PAYLOADS, "\x1b[31m", "\x07", "\x9b2J"])
def test_no_control_character_reaches_a_terminal(payload):
    document = parse(f"1.1. 您应付费{payload}。\n")
    text = render_text(document, [made_translation(document, lambda _: payload)])
    assert not [one for one in text if one != "\n" and not one.isprintable()]


@given(st.text("您应 ab（），。*\u3000x"), st.integers(2, 30))
def test_wrapping_keeps_every_character_and_the_width(text, width):
    lines = list(wrapped(text, width))
    assert "".join(text.split()) == "".join("".join(lines).split())
    assert all(display_width(line) <= width for line in lines)


def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket():
    text = "您应按时付费，不得拖欠。双方（甲方、乙方）应保密；违约的，应赔偿。" * 3
    for width in range(16, 60):
        for line in wrapped(text, width):
            assert line[0] not in "，。、；）", (width, line)
            assert line[-1] != "（", (width, line)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["x", "（", "，", "中", "a 中"])
def test_wrapping_takes_time_in_line_with_the_text(text):
    def seconds(count):
        start = time.process_time()
        assert list(wrapped(text * count, 78))
        return time.process_time() - start

    seconds(1000)
    assert seconds(80_000) < 40 * max(seconds(8_000), 0.002)
