"""Line ends, blanks and characters that an editor does not show: they change no tree."""

import pytest
from aliyun_terms import Noise, Paragraph, parse, unparse, walk
from tests.outlines import labels_below, outline

TEXT = """\
# 服务条款

1.  费用

    1.1. 您应付费。

    **1.2. 您不得：**

    （1）拖欠费用；

    （2）转让账号。

    |项目|价格|
    |---|---|
    |流量|0.8元|

2.  保密

    服务可用性=100%

    ![图](a.png)
"""

VARIATIONS = {
    "CRLF": TEXT.replace("\n", "\r\n"),
    "one line end": TEXT.replace("\n\n", "\n"),
    "many line ends": TEXT.replace("\n\n", "\n\n\n\n"),
    "blanks at line ends": TEXT.replace("\n", "  \n"),
    "blanks on empty lines": TEXT.replace("\n\n", "\n    \n"),
    "tabs": TEXT.replace("    ", "\t"),
    "ideographic blanks": TEXT.replace("    ", "\u3000\u3000"),
    "no indentation": TEXT.replace("    ", ""),
    "no line end at the end": TEXT.rstrip(),
    "blanks at the end": TEXT + "   ",
    "byte order mark": f"\ufeff{TEXT}",
    "byte order mark and CRLF": f"\ufeff{TEXT}".replace("\n", "\r\n"),
    "empty lines at the beginning": f"\n\n  \n{TEXT}",
    "front matter": f"---\ntitle: x\n---\n\n{TEXT}",
    "front matter with CRLF": f"---\ntitle: x\n---\n\n{TEXT}".replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", VARIATIONS.values(), ids=VARIATIONS)
def test_layout_changes_no_tree(text):
    # A table cell and a formula may keep blanks at their ends; nothing here has any.
    assert outline(parse(TEXT)) == outline(parse(text))


@pytest.mark.parametrize("text", VARIATIONS.values(), ids=VARIATIONS)
def test_layout_is_printed_as_it_was(text):
    assert text == unparse(parse(text))


@pytest.mark.parametrize(
    "character", ["\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\u200b"]
)
def test_no_other_character_ends_a_line(character):
    document = parse(f"1. 费用{character}2. 保密\n")
    assert ["1"] == labels_below(document)


def test_a_byte_order_mark_is_no_part_of_a_label():
    document = parse("\ufeff1. 您应付费。")
    assert "clause 1 | 您应付费。\n" == outline(document)
    assert (1, 9) == document["1"].line_span


@pytest.mark.parametrize(
    ("text", "noise"),
    [
        ("-\n", ["-\n"]),
        ("****\n\n1. 费用\n", ["****\n\n"]),
        ("1. 费用\n\n****\n\n2. 保密\n", ["****\n\n"]),
        ("---\ntitle: x\n---\n\n1. 费用\n", ["---\ntitle: x\n---\n\n"]),
        ("\n\n1. 费用\n", ["\n\n"]),
        ("\ufeff1. 费用\n", ["\ufeff"]),
        ("1. 费用\n\n---\n", ["---\n"]),
        ("1. 费用\n\n___\n", ["___\n"]),
    ],
)
def test_what_carries_nothing_is_noise(text, noise):
    assert noise == [block.text for block in walk(parse(text)) if isinstance(block, Noise)]


@pytest.mark.parametrize("text", ["—\n", "-费用\n", "** **\n", "1\n", "。\n", "*\n"])
def test_what_carries_something_is_not_noise(text):
    assert [] == [block for block in walk(parse(text)) if isinstance(block, Noise)]


def test_front_matter_that_is_not_closed_is_text():
    document = parse("---\ntitle: x\n\n您应付费。\n")
    assert ["title: x", "您应付费。"] == [
        block.text for block in document.children if isinstance(block, Paragraph)
    ]


def test_a_long_number_is_no_label():
    assert [Paragraph] == [type(block) for block in parse("12345. 您应付费。\n").children]
