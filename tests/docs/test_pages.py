"""The documentation: every example runs and prints what it shows, every link leads somewhere."""

import re

import pytest
from aliyun_terms.cli.main import VERBS
from aliyun_terms.syntax.schemes import SCHEMES
from tests.docs.blocks import CHECKOUT, read_blocks, run_page

PAGES = [
    *sorted(CHECKOUT.glob("*.md")),
    *sorted(CHECKOUT.glob("docs/**/*.md")),
    *(CHECKOUT / folder / "README.md" for folder in ("corpus", "grammar")),
]


@pytest.fixture(params=PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def page(request):
    return request.param


def anchors(text):
    """The anchors of a page's headings, as GitHub makes them."""
    prose = re.sub(r"(?ms)^ *```.*?^ *```$", "", text)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    }


def test_the_examples_of_a_page_run(page, tmp_path):
    run_page(page.read_text(encoding="utf-8"), str(page), tmp_path)


def test_the_links_of_a_page_lead_to_files_and_headings_that_are_there(page):
    text = re.sub(r"(?ms)^ *```.*?^ *```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            assert target.startswith(("https://", "mailto:")), target
            continue
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), target


def test_the_readme_has_examples_that_run():
    blocks = read_blocks((CHECKOUT / "README.md").read_text(encoding="utf-8"))
    assert {"python", "console"} == {block.language for block in blocks if block.is_run}


def test_what_is_not_run_says_why():
    for file in PAGES:
        for block in read_blocks(file.read_text(encoding="utf-8")):
            if block.comment.startswith("not run"):
                assert re.fullmatch(r"not run: .{10,}", block.comment), f"{file}:{block.line}"


def test_every_verb_and_every_page_is_documented():
    commands = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert set(VERBS) == set(re.findall(r"^## (\w+)$", commands, re.MULTILINE))
    index = (CHECKOUT / "docs" / "index.md").read_text(encoding="utf-8")
    docs = CHECKOUT / "docs"
    for file in [*docs.glob("*.md"), *docs.glob("how-to/*.md")]:
        assert file.name == "index.md" or f"]({file.relative_to(docs).as_posix()})" in index


def test_every_label_scheme_is_documented():
    page = (CHECKOUT / "docs" / "labels.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z_]+)`", page))
    for family in {scheme.family for scheme in SCHEMES.values()}:
        assert named & {terminal for terminal, one in SCHEMES.items() if one.family == family}


# ---- The runner ------------------------------------------------------------------------------

GOOD = [
    "```python\nx = 1\n```\n\n```python\nassert x == 1\n```\n",
    "```python\nprint('您')\n```\n\n```text\n您\n```\n",
    "```console\n$ aliyun-terms --version\naliyun-terms, version ...\n```\n",
    "```console\n$ python -c 'print(1)'\n1\n$ python -c 'print(2)'\n```\n",
    "1. x\n\n   ```python\n   if True:\n       y = 1\n   ```\n",
    "<!-- not run: it fetches packages -->\n\n```console\n$ pip install aliyun-terms\n```\n",
    "```toml\nx = 1\n```\n",
    "<!-- exit code 2 -->\n\n```console\n$ aliyun-terms parse none.md\n```\n",
    "```console\n$ aliyun-terms corpus api-usage-terms > a.md\n$ aliyun-terms check a.md\n```\n",
    "```console\n$ git init -q\n```\n",
]

BAD = [
    "```python\nassert False\n```\n",
    "```python\nprint('您')\n```\n\n```text\n我\n```\n",
    "```python\nx = 1\n```\n\n```python\nassert y\n```\n",
    "```console\n$ aliyun-terms --version\nnothing\n```\n",
    "```console\n$ aliyun-terms parse none.md\n```\n",
    "```console\n$ pip install aliyun-terms\n```\n",
    "```console\n$ make test\n```\n",
    "```console\n$ git clone https://example.com/terms\n```\n",
    "<!-- exit code 1 -->\n\n```console\n$ aliyun-terms --version\n```\n",
    "1. x\n\n   ```python\n   assert False\n   ```\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_the_runner_lets_pass_what_is_right(text, tmp_path):
    run_page(text, "page.md", tmp_path)


@pytest.mark.parametrize("text", BAD)
def test_the_runner_sees_what_is_wrong(text, tmp_path):
    with pytest.raises((AssertionError, NameError)):
        run_page(text, "page.md", tmp_path)
