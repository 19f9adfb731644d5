"""Texts beside the tree that a careful reader draws of them, one file for each construct.

The expected outlines follow the design and were not copied from what the parser prints.
The notation is explained in ``tests/outlines.py``.
"""

from pathlib import Path

import pytest
from aliyun_terms import parse, unparse
from tests.outlines import Example, outline, read_examples

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.md"))
EXAMPLES = [
    pytest.param(example, id=f"{path.stem}: {example.title}")
    for path in FIXTURES
    for example in read_examples(path)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_tree_is_the_one_a_careful_reader_draws(example: Example) -> None:
    assert example.outline == outline(parse(example.text))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_prints_as_it_was_read(example: Example) -> None:
    assert example.text == unparse(parse(example.text))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_fixture_file_has_examples_of_different_titles(path: Path) -> None:
    titles = [example.title for example in read_examples(path)]
    assert titles
    assert sorted(set(titles)) == sorted(titles)
