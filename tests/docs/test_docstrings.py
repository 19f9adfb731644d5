"""The examples in docstrings run, and print what they show."""

import doctest
import importlib
import pkgutil

import aliyun_terms
import pytest

MODULES = [
    module.name
    for module in pkgutil.walk_packages(aliyun_terms.__path__, "aliyun_terms.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", ["aliyun_terms", *MODULES])
def test_the_examples_of_a_module_run(name):
    assert 0 == doctest.testmod(importlib.import_module(name)).failed


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    examples = [
        example
        for name in MODULES
        for test in finder.find(importlib.import_module(name))
        for example in test.examples
    ]
    assert len(examples) > 40


@pytest.mark.parametrize(
    "name", ["parse", "load_corpus", "check", "emphasis", "links", "walk", "translate", "unparse",
             "render_html", "render_markdown", "render_outline", "read_numeral", "chinese_numeral"]
)  # fmt: skip
def test_what_people_call_most_has_an_example(name):
    assert ">>> " in (getattr(aliyun_terms, name).__doc__ or "")
