"""Norms: how long a megabyte takes, against parsing it."""

from __future__ import annotations

import pytest
from aliyun_terms import extract_norms, parse
from tests.benchmarks.generation import terms_text
from tests.benchmarks.measuring import AtMost, take_turns

pytestmark = pytest.mark.benchmark


def test_norms_of_a_megabyte(report):
    text = terms_text(1_000_000)
    document = parse(text)
    times = take_turns(
        {"extract_norms": lambda: extract_norms(document), "parse": lambda: parse(text)}, rounds=5
    )
    report.compare("norms of 1 MB", times, "extract_norms", "parse", AtMost(3))
    report.check("norms of 1 MB")
