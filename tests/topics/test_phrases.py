"""The notation of phrases: gaps, choices, groups of words, exceptions, and linear work."""

import pytest
from aliyun_terms.errors import LexiconError
from aliyun_terms.topics.phrases import GAP, Phrase, PhraseFinder, expand
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.test_linear import calls_of

WORDS = {"user": ["您", "用户"]}

FOUND = [
    ("免责", "本条免责。", "免责"),
    ("不…责任", "甲方不承担任何责任。", "不承担任何责任"),
    ("由{user}承担", "后果由用户承担。", "由用户承担"),
    ("(有权|可)…终止", "甲方可随时终止。", "可随时终止"),
    ("(应|须)由{user}…(付|缴)", "款项应由您按月缴。", "应由您按月缴"),
    ("(以{user}|以他人)…为准", "以您的记录为准。", "以您的记录为准"),
    ("终止…终止", "终止或者终止。", "终止或者终止"),
]


@pytest.mark.parametrize(("say", "text", "stretch"), FOUND)
def test_a_phrase_is_found_with_its_place(say, text, stretch):
    (found,) = PhraseFinder([Phrase(say)], WORDS).find(text)
    assert stretch == text[found.span.start : found.span.end]


NOT_FOUND = [
    ("不…责任", "甲方不付款。乙方承担责任。", "a gap does not cross a full stop"),
    ("不…责任", "甲方不付款；乙方承担责任。", "nor a semicolon"),
    ("不…责任", f"不{'甲' * (GAP + 1)}责任。", "nor more than so many characters"),
    ("终止…终止", "服务终止。", "one word is not two pieces"),
    ("责任…不", "不承担责任。", "pieces come in their order"),
]


@pytest.mark.parametrize(("say", "text", "why"), NOT_FOUND, ids=[why for *_, why in NOT_FOUND])
def test_a_phrase_is_not_found(say, text, why):
    assert () == PhraseFinder([Phrase(say)], WORDS).find(text)


def test_an_exception_counts_for_its_sentence_alone():
    finder = PhraseFinder([Phrase("应", ("相应", "{user}应"))], WORDS)
    assert () == finder.find("按相应标准，双方应付费。")
    assert () == finder.find("您应付费。")
    assert 1 == len(finder.find("按相应标准。双方应付费。"))


def test_a_phrase_counts_once_a_sentence():
    finder = PhraseFinder([Phrase("付费")], WORDS)
    assert 1 == len(finder.find("付费、付费、付费"))
    assert 2 == len(finder.find("付费。付费。"))


@pytest.mark.parametrize("say", ["由{user", "(甲|乙", "甲)乙", "{nobody}", "…"])
def test_a_phrase_that_cannot_be_read_is_refused(say):
    with pytest.raises(LexiconError):
        PhraseFinder([Phrase(say)], WORDS)


def test_every_string_that_a_phrase_stands_for():
    assert ("您应", "您须", "用户应", "用户须") == expand("{user}(应|须)", WORDS)
    assert ("向您", "向用户", "向平台") == expand("向({user}|平台)", WORDS)


@given(st.text(alphabet="不承担责任由您用户。；甲\n", max_size=60))
def test_what_is_found_is_what_a_plain_search_finds(text):
    """Two pieces with a gap: hold the finder against the definition, place by place."""
    finder = PhraseFinder([Phrase("不…责任")], {})
    wanted = any(
        0 <= second - first - 1 <= GAP and not set("。；\n") & set(text[first:second])
        for first in range(len(text))
        for second in range(first + 1, len(text))
        if text[first] == "不" and text.startswith("责任", second)
    )
    assert wanted == bool(finder.find(text))


@pytest.mark.parametrize("piece", ["不", "不责任", "责任", "不承担", "由您由您承担", "您"])
def test_work_grows_with_the_text(piece):
    finder = PhraseFinder(
        [Phrase("不…责任"), Phrase("由{user}承担"), Phrase("不…承担…责任")], WORDS
    )
    few, many = (calls_of(finder.find, piece * number) for number in (500, 2000))
    assert many <= 4.5 * few
