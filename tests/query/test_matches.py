"""Matches tell where a node is printed: the span is that of its characters."""

import pickle
import re

import pytest
from aliyun_terms import compile_selector, find_matches
from aliyun_terms.query.matches import describe_match
from tests.query.documents import DOCUMENT, SOURCE, TEXT


@pytest.mark.parametrize("match", find_matches(DOCUMENT, "*, noise, link, strong"), ids=str)
def test_the_span_holds_the_words(match):
    printed = re.sub(r"\*\*|\[|\]\([^)]*\)", "", TEXT[match.span.start : match.span.end])
    assert re.split(r"[\t\n]", match.text)[0].strip("*") in printed


def test_a_match_is_told_on_one_line():
    lines = [describe_match(one, SOURCE) for one in find_matches(DOCUMENT, "*, noise, :root")]
    assert all(line.startswith("<string>:") and "\n" not in line for line in lines)
    assert "<string>:13: 2.1 clause: 您不得有如下行为：" in lines


def test_a_found_node_without_a_label_is_told_with_that_above_it():
    (cell,) = find_matches(DOCUMENT, "cell:contains('10%')")
    assert ("1.1", "part_2__sec_1__cl_1-1__table_1") == (cell.label, cell.eid)


def test_what_is_kept_with_a_document_is_not_pickled_with_it():
    find_matches(DOCUMENT, "link")
    again = pickle.loads(pickle.dumps(DOCUMENT))
    assert again == DOCUMENT
    assert {"children", "name"} == set(vars(again))


def test_a_selector_can_be_sent_to_another_process():
    selector = compile_selector("clause:not(:has(item)):matches('您')")
    assert pickle.loads(pickle.dumps(selector)) == selector
