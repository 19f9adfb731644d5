"""Every code: its bad example has it, its good example does not, and people can read about it."""

import re
from pathlib import Path

import pytest
from aliyun_terms import Severity, check, parse
from aliyun_terms.diagnostics.codes import CODES
from aliyun_terms.diagnostics.reporting import explain_code
from aliyun_terms.errors import TermsError

PAGE = Path(__file__).parents[2] / "docs" / "diagnostics.md"

PLACES = re.compile(r"\{(\w+)\}")


@pytest.fixture(params=CODES.values(), ids=[*CODES])
def code(request):
    return request.param


def test_the_bad_example_has_it(code):
    assert code.code in {found.code for found in check(parse(code.bad))}


def test_the_good_example_does_not(code):
    assert code.code not in {found.code for found in check(parse(code.good))}


def test_the_good_example_has_no_error_of_another_kind(code):
    assert [] == [found for found in check(parse(code.good)) if found.severity is Severity.ERROR]


def test_the_message_names_the_same_things_in_both_languages(code):
    assert set(PLACES.findall(code.en)) >= set(PLACES.findall(code.zh)) - {"eid"}


def test_the_message_of_the_example_has_no_place_left_open(code):
    for found in check(parse(code.bad), select=[code.code]):
        assert "{" not in found.message + found.message_zh
        assert found.message
        assert found.message_zh


def test_the_name_and_severity_of_a_diagnostic_are_those_of_its_code(code):
    for found in check(parse(code.bad), select=[code.code]):
        assert (code.name, code.severity) == (found.name, found.severity)


def test_the_place_of_the_example_is_in_its_text(code):
    document = parse(code.bad)
    for found in check(document, select=[code.code]):
        assert 0 <= found.span.start < found.span.end <= len(code.bad)
        assert found.eid in document.index.nodes


def test_a_fix_puts_its_diagnostic_right(code):
    for found in check(parse(code.bad), select=[code.code]):
        if found.fix is not None:
            start, end = found.fix.span
            mended = code.bad[:start] + found.fix.replacement + code.bad[end:]
            before = len(check(parse(code.bad), select=[code.code]))
            assert before - 1 == len(check(parse(mended), select=[code.code]))


def test_a_code_is_explained_by_code_and_by_name(code):
    explained = explain_code(code.code)
    assert explained == explain_code(code.name)
    for words in (code.code, code.name, code.reason, code.severity.value, code.en, code.zh):
        assert words in explained


def test_the_page_of_diagnostics_says_what_the_table_says(code):
    page = PAGE.read_text(encoding="utf-8")
    entry = page.partition(f"## {code.code} {code.name}\n")[2].partition("\n## ")[0]
    severity = code.severity.value.capitalize()
    assert f"\n{severity}. {code.reason}\n\n- {code.en}\n- {code.zh}\n" in entry
    bad, good = re.findall(r"^```text\n(.*?)^```$", entry, re.MULTILINE | re.DOTALL)
    assert (code.bad, code.good) == (bad, good)


def test_the_page_of_diagnostics_has_no_other_codes():
    headings = re.findall(r"^## (AT\d+) ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [*CODES] == headings


def test_codes_are_in_order_and_of_one_form():
    assert sorted(CODES) == [*CODES]
    assert all(re.fullmatch(r"AT[1-5]\d\d", code) for code in CODES)
    assert len({code.name for code in CODES.values()}) == len(CODES)


def test_an_unknown_code_is_refused_with_those_there_are():
    with pytest.raises(TermsError, match=r"AT999.*AT101"):
        explain_code("AT999")
