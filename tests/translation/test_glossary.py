"""The glossary: a table that people edit, and what a check makes of it."""

import csv
import os
from pathlib import Path

import pytest
from aliyun_terms import Glossary, GlossaryTerm, load_glossary
from aliyun_terms.errors import CatalogError, SourceError
from aliyun_terms.resources import resource_folder
from aliyun_terms.translation.checks.findings import CheckedUnit
from aliyun_terms.translation.checks.terms import check_terms

GLOSSARY = load_glossary()
TABLE = resource_folder("corpus") / "glossary.csv"


def table_of(tmp_path, text):
    path = tmp_path / "terms.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_there_are_enough_terms_and_each_is_whole():
    assert 120 <= len(GLOSSARY.terms)
    for term in GLOSSARY.terms:
        assert term.chinese, term
        assert term.rendering, term
        assert term.part_of_speech in (
            "noun", "verb", "adjective", "adverb", "pronoun", "phrase"
        ), term  # fmt: skip


@pytest.mark.parametrize(
    ("chinese", "rendering"),
    [("阿里云", "Alibaba Cloud"), ("您", "you"), ("不可转让", "non-transferable"),
     ("违约金", "liquidated damages"), ("不可抗力", "force majeure"), ("有权", "entitled to")],
)  # fmt: skip
def test_the_terms_everybody_asks_for(chinese, rendering):
    assert rendering == next(one.rendering for one in GLOSSARY.terms if one.chinese == chinese)


def test_every_row_has_as_many_cells_as_there_are_columns():
    lines = [one for one in TABLE.read_text(encoding="utf-8").splitlines() if one[:1] != "#"]
    assert {7} == {len(row) for row in csv.reader(lines)}


@pytest.mark.skipif("ALIYUN_TERMS_FIELD" not in os.environ, reason="there are no field documents")
def test_the_vocabulary_is_that_of_real_documents(seed_text):
    files = Path(os.environ["ALIYUN_TERMS_FIELD"]).rglob("*.md")
    text = seed_text + "".join(file.read_text(encoding="utf-8") for file in files)
    unseen = [one.chinese for one in GLOSSARY.terms if one.chinese not in text]
    # Those that a lawyer keeps apart from one that is there: 解除 from 终止, 订金 from 定金.
    assert len(unseen) <= 0.1 * len(GLOSSARY.terms), unseen


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("您无需付费，但不得转让。", "You need not pay, but you shall not transfer it."),
        ("如发生争议，您应当协商。", "Should a dispute arise, you shall consult."),
        ("例如，下列实例。", "For example, the following instances."),
        ("罚款与违约金", "fines and liquidated damages"),
        ("定金、订金与押金", "earnest money, down payments and deposits"),
        ("阿里云可停止或中断服务。", "Alibaba Cloud may suspend or interrupt the service."),
        ("中止或解除合同", "suspend or rescind the contract"),
        ("您的监护人", "your guardian, if he or she so wishes"),
    ],
)
def test_no_rendering_is_forbidden_that_another_word_asks_for(source, text):
    assert [] == [*check_terms(CheckedUnit("cl_1", source, text, "en"), GLOSSARY)]


@pytest.mark.parametrize(
    ("chinese", "text"),
    [("连带责任", "joint liability"), ("善意", "goodwill"), ("违约金", "penalties"),
     ("终止", "suspension"), ("重大过失", "serious mistake"), ("罚款", "liquidated damages")],
)  # fmt: skip
def test_a_rendering_that_says_something_else_is_an_error(chinese, text):
    found = [*check_terms(CheckedUnit("cl_1", chinese, text, "en"), GLOSSARY)]
    assert ["TR402"] == [one.code for one in found]


def test_no_rendering_of_a_term_is_both_right_and_wrong():
    for term in GLOSSARY.terms:
        for wrong in term.wrong:
            assert wrong not in (term.rendering, *term.others), term.chinese


@pytest.mark.parametrize(
    ("rendering", "text", "found"),
    [
        ("terminate", "was Terminated", "Terminated"),
        ("terminat*", "the termination of", "termination"),
        ("transfer", "transferring it", "transferring"),
        ("party", "both parties", "parties"),
        ("third party", "third-party services", "third-party"),
        ("People’s Court", "the People's Court", "People's Court"),
        ("fee", "coffee", None),
        ("fee", "feeble", None),
        ("lease", "please", None),
    ],
)
def test_a_rendering_is_found_in_any_inflection(rendering, text, found):
    span = GLOSSARY.find_rendering(rendering, text)
    assert found == (None if span is None else text[span.start : span.end])


def test_the_longest_term_at_a_place_counts():
    assert ["不可转让", "违约金", "云服务器"] == [
        term.chinese for term, _ in GLOSSARY.terms_in("不可转让；违约金；云服务器")
    ]


def test_a_wrong_rendering_of_one_term_may_be_the_right_one_of_another():
    glossary = Glossary(
        "en",
        (GlossaryTerm("定金", "earnest money", (), ("deposit",)), GlossaryTerm("押金", "deposit")),
    )
    both = CheckedUnit("cl_1", "定金与押金", "the earnest money and the deposit", "en")
    one = CheckedUnit("cl_1", "定金", "the deposit", "en")
    assert [] == [*check_terms(both, glossary)]
    assert ["TR402"] == [finding.code for finding in check_terms(one, glossary)]


# ---- A table of one's own ----------------------------------------------------------------------


def test_another_language_is_another_column(tmp_path):
    path = table_of(
        tmp_path, "zh,de,de_also,de_not\n# Kommentar\n您,Sie,Ihnen|Ihr,du\n\n费用,Gebühr,,\n"
    )
    glossary = load_glossary(path, language="de")
    assert GlossaryTerm("您", "Sie", ("Ihnen", "Ihr"), ("du",)) == glossary.terms[0]
    assert () == load_glossary(path).terms


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path):
    path = table_of(tmp_path, '\ufeffzh,en,note\r\n您,"you","the polite one, always"\r\n')
    assert ("you", "the polite one, always") == (
        load_glossary(path).terms[0].rendering, load_glossary(path).terms[0].note
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("term,en\n您,you\n", r"terms\.csv: not a glossary"),
        ("zh,en\n您,you\n# note\n您,thou\n", r"terms\.csv:4: a second row for '您'"),
        ("zh,en\n您,you,,,too many\n", r"terms\.csv:2: a row with too many cells"),
        ("", r"terms\.csv: not a glossary"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_line(tmp_path, text, message):
    with pytest.raises(CatalogError, match=message):
        load_glossary(table_of(tmp_path, text))


def test_a_table_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceError, match="none"):
        load_glossary(tmp_path / "none.csv")
