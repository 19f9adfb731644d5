"""Renderings of the seed, held against files that somebody has read.

After a change that is meant: ``pytest --snapshot-update``, and read the diff.
"""

import pytest
from aliyun_terms import (
    VERSION,
    find_work,
    make_layers,
    render_html,
    render_markdown,
    render_outline,
    render_text,
    to_json,
)


def without_version(text: str) -> str:
    """Leave out the version of the library, which is no part of what is compared."""
    return text.replace(VERSION, "VERSION")


@pytest.fixture(scope="module")
def work():
    return find_work("api-usage-terms")


def test_the_page(snapshot, seed, seed_translation, work):
    page = render_html(seed, [seed_translation], work=work)
    body = page[page.index("<body") :]
    snapshot.check("api-usage-terms.body.html", without_version(body))


def test_the_page_in_chinese(snapshot, seed):
    page = render_html(seed, lang="zh-Hans")
    body = page[page.index("<body") :]
    snapshot.check("api-usage-terms.zh.body.html", without_version(body))


def test_the_page_with_layers(snapshot, seed, seed_translation):
    page = render_html(seed, [seed_translation], layers=make_layers(seed))
    body = page[page.index("<body") : page.index("<script>")]
    snapshot.check("api-usage-terms.layers.body.html", without_version(body))


def test_the_text(snapshot, seed, seed_translation):
    snapshot.check("api-usage-terms.txt", render_text(seed, [seed_translation]))


def test_the_alternating_markdown(snapshot, seed, seed_translation):
    snapshot.check("api-usage-terms.md", render_markdown(seed, [seed_translation]))


def test_the_table(snapshot, seed, seed_translation):
    snapshot.check(
        "api-usage-terms.table.md", render_markdown(seed, [seed_translation], layout="table")
    )


def test_the_english_markdown(snapshot, seed, seed_translation):
    snapshot.check(
        "api-usage-terms.en.md", render_markdown(seed, [seed_translation], languages=["en"])
    )


def test_the_outline(snapshot, seed):
    snapshot.check("api-usage-terms.outline.txt", f"{render_outline(seed)}\n")


def test_the_json(snapshot, seed, work):
    data = to_json(seed, indent=1).replace(str(work.path), "zh.md")
    snapshot.check("api-usage-terms.json", f"{data}\n")
