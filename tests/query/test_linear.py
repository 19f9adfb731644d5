"""Matching is one walk, or a few: the work of a selector grows as the document does.

Work is counted as calls of functions, the same in every run; what a loop within one takes is
measured in `tests/benchmarks/test_select.py`.
"""

import sys

import pytest
from aliyun_terms import compile_selector, parse, select
from aliyun_terms.tree.emphasis import emphasis
from aliyun_terms.tree.walk import walk

SELECTORS = [
    "clause",
    "part section clause item",
    "* * * *",
    "* ~ * ~ * ~ *",
    "*:has(*)",
    ":not(:has(:not(:has(item))))",
    "*:has(~ * > *)",
    "clause:has(+ clause):nth(2n+1)",
    "2.*, 专用/通用/*",
    ":contains('甲'), :matches('(甲|乙)+$')",
    "[emphasis=full] > link[href*=a]",
    "*:nth-last(3):not(:first):empty",
    "[label][depth>1]",
]

FEW, MANY, BOUND = 100, 400, 4.5
PIECES = ("1. 甲\n", "1.1.1 甲：\n", "（1）\n", "您应：\n", "## 乙\n", "|-|\n", "a **b** [c](d)\n")


def calls_of(selector, document):
    count = 0

    def see(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    compiled = compile_selector(selector)
    sys.setprofile(see)
    try:
        compiled.select(document)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("selector", SELECTORS)
def test_a_selector_takes_calls_in_proportion_to_the_text(selector, piece):
    few, many = (calls_of(selector, parse(piece * times)) for times in (FEW, MANY))
    assert many <= BOUND * few + 100


def test_a_document_as_deep_as_it_gets():
    text = "".join(f"{'.'.join(['1'] * depth)}. 甲\n" for depth in range(1, 60))
    document = parse(text)
    assert len(select(document, "* *")) >= 58
    assert len(select(document, "*:has(*)")) >= 58


def test_emphasis_is_that_of_the_tree():
    text = "1. **甲**乙\n\n2. **甲**\n\n**3. 甲。**\n\n4. 甲\n\n5. **，**\n\n6. **[甲](a)**\n\n7. ****\n"
    document = parse(text)
    for block in walk(document):
        found = block in select(document, f"*[emphasis={emphasis(block).value}]")
        assert found or not hasattr(block, "content")
