"""The changelog: Markdown that a code host shows as it is meant, whatever the documents hold."""

import re

import pytest
from aliyun_terms import diff, parse, render_changelog
from markdown_it import MarkdownIt
from tests.rendering.test_hostile import PAYLOADS

# HTML is allowed, as code hosts allow ins and del; what else of it comes through is looked at.
READER = MarkdownIt("commonmark", {"html": True})


@pytest.fixture(scope="module")
def changelog(seed, made_up_text):
    return render_changelog(diff(seed, parse(made_up_text)), names=("old.md", "new.md"))


def test_it_reads_as_headings_items_and_quotations(changelog):
    html = READER.render(changelog)
    assert 4 == html.count("<h2>")
    assert "<code>old.md</code> → <code>new.md</code>" in html
    assert html.count("<li>") == html.count("\n<li>")
    assert "<blockquote>\n<p>如因阿里云" in html
    assert "<del>将尽可能事先</del><ins>应提前二十四小时</ins>" in html
    assert html.index("Material") < html.index("Substantive") < html.index("Editorial")


def test_it_says_old_and_new_numbers(changelog):
    assert re.search(r"^- 2\.8: .*\(was 2\.7\)<br>2\.8：.*（原 2\.7）$", changelog, re.MULTILINE)


def test_blanks_at_the_ends_of_a_stretch_are_kept():
    script = diff(parse("1. 请用 access token 登录。"), parse("1. 请用 access key 登录。"))
    quotation = render_changelog(script).splitlines()[-1]
    shown = re.sub("<del>.*?</del>|</?ins>", "", quotation)
    assert "  > 请用 access key 登录。" == shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_document_is_markup(payload):
    script = diff(parse(f"1. 您应付费{payload}"), parse(f"1. 您可付费{payload}。另{payload}"))
    html = READER.render(render_changelog(script, names=(payload, f"`{payload}``")))
    tags = set(re.findall(r"<([a-z!][a-z0-9]*)", html))
    assert tags <= {"h1", "h2", "p", "strong", "br", "ul", "li", "blockquote", "del", "ins", "code"}


@pytest.mark.parametrize(
    "text", ["- 您应付费", "+ 您应付费", "1) 您应付费", "# 您应付费", "> 您应付费"]
)
def test_the_first_words_of_a_quotation_make_no_block(text):
    script = diff(parse("1. 双方应保密。"), parse(f"1. 双方应保密。\n\n2. {text}"))
    html = READER.render(render_changelog(script))
    assert 1 == html.count("<h1>")
    assert html.count("<blockquote>") <= html.count("<li>")


def test_no_change_is_said(seed):
    assert "**no change**<br>**无变更**" in render_changelog(diff(seed, seed))
