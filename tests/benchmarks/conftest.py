"""What the benchmarks share: the seed, the report, and its table at the end of the run."""

from pathlib import Path

import pytest
from aliyun_terms.corpus import find_work
from aliyun_terms.source import read_source
from tests.benchmarks.measuring import Report

_REPORT = pytest.StashKey[Report]()


@pytest.fixture(scope="session")
def report(pytestconfig):
    """Where a benchmark puts its ratios; printed when all are done (so: run with -n 0)."""
    return pytestconfig.stash.setdefault(_REPORT, Report())


@pytest.fixture(scope="session")
def seed():
    """The seed document, 5.6 KB."""
    return read_source(find_work("api-usage-terms").path).text


@pytest.fixture(scope="session")
def checkout():
    return Path(__file__).resolve().parents[2]


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter, config):
    report = config.stash.get(_REPORT, None)
    if report is None or not report.rows:
        return
    terminalreporter.section("ratios against goals")
    for line in report.lines():
        terminalreporter.line(line, red="MISSED" in line)
    terminalreporter.line("")
    terminalreporter.line(
        "Ratios are medians over rounds in which the subjects ran by turns, in processor time."
    )
