"""Hostile input: twice as much may take about twice as long, whatever it consists of.

Nothing is said about absolute time. Each pattern is doubled three times, and the last doubling
is held to a limit: short runs are mostly start-up.
"""

from statistics import median

import pytest
from aliyun_terms import parse
from tests.benchmarks.measuring import AtMost, Row, median_ratio, take_turns

pytestmark = pytest.mark.benchmark

LIMIT = 3


def repeated(pattern, count):
    """*pattern* again and again on one line, doubled three times up to *count*."""
    return lambda share: pattern * (count // share)


def table(rows):
    line = "|低于99.95%|月度服务费的10%|\n"
    return lambda share: f"# 协议\n\n|可用性|赔偿|\n|---|---|\n{line * (rows // share)}"


def closed_links(count):
    return lambda share: f"{'[a](' * (count // share)}{')' * (count // share)}"


def dotted_lines(count):
    return lambda share: "".join(
        f"1.{number}. 您应遵守本规范。\n\n" for number in range(count // share)
    )


PATTERNS = {
    "**": repeated("**", 1_000_000),
    "您**": repeated("您**", 40_000),
    "您*": repeated("您*", 40_000),
    "****": repeated("您****", 20_000),
    "[": repeated("[", 1_000_000),
    "您[": repeated("您[", 40_000),
    "]": repeated("]", 1_000_000),
    "（": repeated("（", 2_000_000),
    "《": repeated("《", 2_000_000),
    "1.1.1.…": repeated("1.", 400_000),
    "1.1.1.… a line": repeated(f"{'1.' * 20}\n", 5_000),
    "\\": repeated("\\", 2_000_000),
    "您\\": repeated("您\\", 40_000),
    "您\\(": repeated("您\\(", 40_000),
    "blanks": repeated(" ", 10_000_000),
    "blanks, then a letter": lambda share: f"{' ' * (4_000_000 // share)}a",
    "letter, blanks": repeated(f"a{' ' * 50}", 100_000),
    "[a](": repeated("[a](", 16_000),
    "[a]( and as many )": closed_links(16_000),
    "[a](b": repeated("[a](b", 16_000),
    "![": repeated("![", 40_000),
    "|": repeated("|", 40_000),
    "您|": repeated("您|", 40_000),
    "|-": repeated("|-", 2_000_000),
    "#": repeated("#", 2_000_000),
    "# a line": repeated("# \n", 16_000),
    "{": repeated("{", 2_000_000),
    "{#a": repeated("{#a ", 16_000),
    "http": repeated("http", 400_000),
    "http://": repeated("http://", 400_000),
    "www.": repeated("www.", 400_000),
    "：": repeated("：", 2_000_000),
    "一": repeated("一", 2_000_000),
    "-": repeated("-", 4_000_000),
    "=": repeated("=", 4_000_000),
    "line ends": repeated("\n", 4_000_000),
    "CR": repeated("\r", 40_000),
    "one line of 10 MB": repeated("您应遵守本规范，", 10_000_000 // 24),
    "one bold line of 10 MB": lambda share: (
        f"**{'您应遵守本规范，' * (10_000_000 // 24 // share)}**"
    ),
    "100,000 table rows": table(100_000),
    "paragraphs": repeated("双方应保密。\n\n", 16_000),
    "introductions": repeated("包括：\n\n", 16_000),
    "bullets": repeated("-   双方应保密。\n\n", 8_000),
    "numbered lines": lambda share: "".join(
        f"{one % 1000}. 应保密。\n\n" for one in range(8_000 // share)
    ),
    "doubtful labels": repeated("3 年内应保密。\n\n", 8_000),
    "headings": repeated("## 保密\n\n", 8_000),
    "labels 100 deep": lambda share: (
        "".join(f"{'1.' * one}1 应保密。\n" for one in range(100)) * (160 // share)
    ),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_doubling(name, report):
    work, found = "hostile text doubled", []
    for share in (4, 2, 1):
        text, half = PATTERNS[name](share), PATTERNS[name](2 * share)
        subjects = {"text": lambda text=text: parse(text), "half": lambda half=half: parse(half)}
        times = take_turns(subjects, rounds=2 * share + 1, warm_up=False)
        found.append(median_ratio(times, "text", "half"))
        if found[-1] > LIMIT:
            break  # the next doubling would take longer still
    size, seconds = len(text.encode()) / 1e6, median(times["text"])
    note = f"doublings {' '.join(f'{ratio:.2f}' for ratio in found)}; {size:.2f} MB, {size / seconds:.2f} MB/s"
    report.add(Row(work, name, found[-1], goal=AtMost(LIMIT), note=note))
    assert found[-1] <= LIMIT
