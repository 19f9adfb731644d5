"""A selector that cannot be read: where, and what to do about it, in words."""

import pytest
from aliyun_terms import SelectorError, TermsError, compile_selector, parse, select
from aliyun_terms.query import expressions
from aliyun_terms.query.parsing import LONGEST

DOCUMENT = parse("1. 甲。\n\n1.1. 乙。\n")

# What is written, the column of the first caret, how wide the carets are, words of the message.
BAD = [
    ("", 1, 1, "the selector is empty"),
    ("  \n ", 1, 1, "the selector is empty"),
    ("clase", 1, 5, "there is no type 'clase'; did you mean clause?"),
    ("第三条 > clase", 7, 5, "did you mean clause?"),
    ("x", 1, 1, "there is: block, cell, clause"),
    ("clause >", 9, 1, "the selector ends here; it should be a node"),
    ("> clause", 1, 1, "'>' stands here"),
    ("clause > > item", 10, 1, "'>' stands here"),
    ("clause,", 8, 1, "the selector ends here"),
    ("clause)", 7, 1, "')' stands here"),
    ("clause[emphasis", 16, 1, "an operator (= != ^= $= *= ~= < <= > >=)"),
    ("clause[emphasis full]", 17, 4, "'full' stands here; it should be an operator"),
    ("clause[=full]", 8, 1, "the name of an attribute"),
    ("clause[]", 8, 1, "the name of an attribute"),
    ("clause[emphasis=]", 17, 1, "a value"),
    ("clause[emphasis=bold]", 17, 4, "there is no emphasis 'bold'; there is: full, none, partial"),
    ("clause[emfasis=full]", 8, 7, "there is no attribute 'emfasis'; did you mean emphasis?"),
    ("clause[href]", 8, 4, "such a node has no 'href'; these have: link, image"),
    ("[label<3]", 8, 1, "'label' is a text, and < compares numbers"),
    ("[depth=deep]", 8, 4, "'depth' is a number, and 'deep' is none"),
    ("[depth>1e9]", 8, 3, "'depth' is a number"),
    ("clause:fist", 7, 5, "there is no pseudo-class 'fist'; did you mean first?"),
    ("clause:", 7, 1, "':' stands here"),
    ("clause:contains(逆向)", 7, 10, ':contains() takes texts in quotes: :contains("逆向工程")'),
    (':contains("逆向', 11, 1, 'a text in " begins here that has no end'),
    (':not("1.1")', 6, 5, ":not() takes a selector, without quotes: :not(clause)"),
    ("clause:not(> item)", 12, 1, "only :has() may begin with >"),
    ("clause:has(", 12, 1, "the selector ends here"),
    ("clause:has()", 12, 1, "')' stands here"),
    ("clause:first(2)", 7, 7, "there is no pseudo-class 'first'"),
    (":nth(two)", 6, 3, "a place (2, odd, 2n+1)"),
    (":nth(2n+1x)", 10, 1, '")"'),
    (":nth(1234567890)", 6, 10, "a place"),
    (':matches("(甲")', 10, 5, "cannot be used as a regular expression: missing )"),
    (r':matches("(甲)\1")', 10, 8, "cannot be used as a regular expression: invalid escape"),
    ("2.5.＊", 5, 2, "'＊' is full-width; write '*'"),
    ("clause：first", 7, 2, "'：' is full-width; write ':'"),
    ("clause，item", 7, 2, "'，' is full-width; write ','"),
    ("clause［label］", 7, 2, "'［' is full-width; write '['"),
    ("clause:has（item）", 11, 2, "'（' is full-width; write '('"),
    ("2.1 #", 5, 1, "'#' stands here"),
    ("clause!", 7, 1, "'!' stands here"),
    ("clause\n  > clase", 5, 5, "line 2, column 5: there is no type 'clase'"),
    ("clause\\", 7, 1, "stands here"),
    ("\x00", 1, 1, "stands here"),
]


@pytest.mark.parametrize(("selector", "column", "width", "words"), BAD)
def test_a_bad_selector_is_shown_with_what_is_wrong(selector, column, width, words):
    with pytest.raises(SelectorError) as caught:
        compile_selector(selector)
    message = str(caught.value)
    assert words in message
    assert column == caught.value.column
    assert f"line {caught.value.line}, column {column}: " in message
    assert "^" * width == message.splitlines()[-1].strip()


def test_the_caret_stands_below_the_character_on_a_terminal():
    with pytest.raises(SelectorError) as caught:
        compile_selector("第三条 > clase")
    assert [
        "selector, line 1, column 7: there is no type 'clase'; did you mean clause?",
        "1 | 第三条 > clase",
        "             ^^^^^",
    ] == str(caught.value).splitlines()


def test_the_error_is_one_of_the_library():
    with pytest.raises(TermsError):
        select(DOCUMENT, "clase")
    with pytest.raises(ValueError, match="clase"):
        select(DOCUMENT, "clase")


# ---- Much of it ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["not", "is", "has"])
def test_ten_thousand_brackets_within_one_another(name):
    times = 10_000
    found = select(DOCUMENT, f":{name}(" * times + "clause" + ")" * times)
    assert len(found) == (0 if name == "has" else 2)


@pytest.mark.parametrize(
    "selector",
    [
        ":not(" * 10_000,
        "clause" + ":has(> item" * 8_000,
        "[" * 50_000,
        "(" * 50_000,
        ":is(" * 20_000,
    ],
    ids=lambda text: text[:6],
)
def test_ten_thousand_brackets_that_are_never_closed(selector):
    with pytest.raises(SelectorError):
        compile_selector(selector)


@pytest.mark.parametrize(
    "selector",
    ["clause " * 12_000 + "clause", "clause," * 12_000 + "clause", "*" + ":not(item)" * 9_000,
     "clause" + "[depth>1]" * 10_000, "*" + " " * 90_000 + "> *", "clause ~ " * 10_000 + "clause"],
    ids=lambda text: text[:10],
)  # fmt: skip
def test_a_long_selector_is_read(selector):
    select(DOCUMENT, selector)
    hash(compile_selector(selector))


def test_a_selector_of_a_megabyte_is_refused_at_once():
    with pytest.raises(SelectorError, match=f"at most {LONGEST:,}"):
        compile_selector("clause," * 150_000)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_text_full_of_backslashes(quote):
    backslashes = "\\" * 80_000
    select(DOCUMENT, f":contains({quote}{backslashes}{quote})")
    with pytest.raises(SelectorError):
        select(DOCUMENT, f":contains({quote}{backslashes}\\{quote})")


def test_without_re2_only_regular_expressions_are_missing(monkeypatch):
    monkeypatch.setattr(expressions, "re2", None)
    assert len(select(DOCUMENT, ":contains('甲'):not(table)")) == 1
    with pytest.raises(SelectorError, match="pip install google-re2"):
        select(DOCUMENT, ":matches('甲'):not(table)")


def test_a_regular_expression_cannot_hang():
    document = parse(f"1. {'a' * 100_000}b。\n")
    assert select(document, r':matches("(a+)+$")') == ()
    assert len(select(document, r':matches("^(a|aa)*b")')) == 1
