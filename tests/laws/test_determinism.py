"""The same input gives the same output, byte for byte, in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from aliyun_terms import (
    load_catalog,
    parse,
    render_html,
    render_markdown,
    render_outline,
    translate,
)
from hypothesis import given, settings
from tests.dialect import texts

RENDERINGS = [
    pytest.param(render_outline, id="outline"),
    pytest.param(render_html, id="html"),
    pytest.param(render_markdown, id="markdown"),
    pytest.param(lambda document: render_markdown(document, layout="table"), id="table"),
]

RENDER_THE_SEED = """
import hashlib, aliyun_terms
document = aliyun_terms.load_corpus("api-usage-terms")
translation = aliyun_terms.translate(document, aliyun_terms.load_catalog("api-usage-terms", "en"))
renderings = (
    aliyun_terms.render_html(document, [translation]),
    aliyun_terms.render_markdown(document, [translation]),
    aliyun_terms.render_markdown(document, [translation], layout="table"),
    aliyun_terms.render_outline(document),
    aliyun_terms.to_json(document),
    repr(aliyun_terms.check(document)),
)
print(hashlib.sha256(repr(renderings).encode()).hexdigest())
"""


@pytest.mark.parametrize("render", RENDERINGS)
@given(text=texts)
@settings(max_examples=25)
def test_a_rendering_of_any_string_is_the_same_twice(render, text):
    assert render(parse(text)) == render(parse(text))


def test_the_page_of_a_field_document_is_the_same_twice(field_text):
    assert render_html(parse(field_text)) == render_html(parse(field_text))


def test_what_was_rendered_before_makes_no_difference(seed, seed_translation):
    first = render_html(seed, [seed_translation])
    render_html(parse("# 别的文件\n\n1. 别的条款。\n"), lang="zh-Hans")
    assert first == render_html(seed, [seed_translation])


def test_the_order_of_hashes_makes_no_difference():
    digests = {_run(RENDER_THE_SEED, hash_seed) for hash_seed in ("1", "4711")}
    assert 1 == len(digests)


def test_a_catalogue_gives_the_same_translation_twice(seed, seed_translation):
    again = translate(seed, load_catalog("api-usage-terms", "en"))
    assert seed_translation == again


def _run(code: str, hash_seed: str) -> str:
    checkout = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": checkout},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
