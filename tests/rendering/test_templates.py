"""Templates of one's own go before those of the library, one file at a time."""

from pathlib import Path

import pytest
from aliyun_terms import parse, render_html, render_markdown
from aliyun_terms.errors import TemplateError
from tests.rendering.pages import read_page


@pytest.fixture
def document():
    return parse("# 规范\n\n1. 费用\n\n1.1. <您>应付费。\n")


def test_one_style_sheet_changes_the_style_alone(document, tmp_path):
    (tmp_path / "page.css").write_text("body { color: teal }", encoding="utf-8")
    before = read_page(render_html(document))
    after = read_page(render_html(document, template_dir=tmp_path))
    assert "body { color: teal }" == after.find("style")[0].text.strip()
    assert before.find("body")[0].text == after.find("body")[0].text


def test_one_page_template_replaces_the_page(document, tmp_path):
    template = "{{ page.title }}: {% for row in page.rows %}[{{ row.cells[0].html }}]{% endfor %}"
    (tmp_path / "page.html.j2").write_text(template, encoding="utf-8")
    assert "规范: [规范][费用][&lt;您&gt;应付费。]" == render_html(document, template_dir=tmp_path)


def test_one_markdown_template_leaves_the_other_alone(document, tmp_path):
    template = "{% for row in page.rows %}{{ row.label }};{% endfor %}"
    (tmp_path / "table.md.j2").write_text(template, encoding="utf-8")
    assert ";1;1.1;" == render_markdown(document, layout="table", template_dir=tmp_path)
    assert render_markdown(document) == render_markdown(document, template_dir=tmp_path)


def test_a_changed_template_is_read_again(document, tmp_path):
    path = tmp_path / "page.html.j2"
    for words in ("one", "another"):
        path.write_text(words, encoding="utf-8")
        assert words == render_html(document, template_dir=tmp_path)


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("one\n{% for %}", r"page\.html\.j2:2"),
        ("one\n\n{{ page.colour }}", "colour"),
        ("{% include 'none.j2' %}", r"none\.j2"),
        ("{{ nothing }}", "nothing"),
    ],
    ids=["syntax", "attribute", "include", "name"],
)
def test_a_wrong_template_is_named(document, tmp_path, template, place):
    (tmp_path / "page.html.j2").write_text(template, encoding="utf-8")
    with pytest.raises(TemplateError, match=place):
        render_html(document, template_dir=tmp_path)


def test_a_template_that_divides_by_nothing_is_an_error_of_the_template(document, tmp_path):
    (tmp_path / "page.html.j2").write_text("{{ 1 // 0 }}", encoding="utf-8")
    with pytest.raises(TemplateError):
        render_html(document, template_dir=tmp_path)


def test_a_template_that_is_not_utf8_is_an_error_of_the_template(document, tmp_path):
    (tmp_path / "page.css").write_bytes(b"\xff")
    with pytest.raises(TemplateError):
        render_html(document, template_dir=tmp_path)


def test_the_words_of_an_html_template_are_escaped(document, tmp_path):
    (tmp_path / "page.html.j2").write_text("{{ page.rows[2].printed }}", encoding="utf-8")
    assert "1.1. &lt;您&gt;应付费。" == render_html(document, template_dir=tmp_path)


def test_a_template_may_build_on_the_library_page(document, tmp_path):
    (tmp_path / "page.html.j2").write_text("{{ css }}|{{ _('Contents') }}", encoding="utf-8")
    css, words = render_html(document, template_dir=tmp_path, lang="zh-Hans").split("|")[::1][-2:]
    assert "目录" == words
    assert ":root" in css


def test_a_block_of_the_library_page_is_filled_and_the_rest_stays(document, tmp_path):
    template = """\
{% extends "library/page.html.j2" %}
{% block preface %}<p class="ours">{{ page.rows|length }} units</p>{% endblock %}
"""
    (tmp_path / "page.html.j2").write_text(template, encoding="utf-8")
    before = render_html(document)
    after = render_html(document, template_dir=tmp_path)
    assert '<p class="ours">3 units</p>' in after
    assert before == after.replace('<p class="ours">3 units</p>', "")


@pytest.mark.parametrize(
    "block", ["policy", "styles", "kicker", "tools", "preface", "layers", "footer", "scripts"]
)
def test_every_block_that_is_documented_can_be_filled(document, tmp_path, block):
    template = f'{{% extends "library/page.html.j2" %}}{{% block {block} %}}OURS{{% endblock %}}'
    (tmp_path / "page.html.j2").write_text(template, encoding="utf-8")
    assert 1 == render_html(document, template_dir=tmp_path).count("OURS")


def test_the_example_of_the_documentation_makes_a_page(document):
    folder = Path(__file__).parents[2] / "docs" / "examples" / "house-style"
    page = read_page(render_html(document, template_dir=folder))
    assert "Prepared for" in page.find("p", cls="house")[0].text
    assert 3 == len(page.find(cls="row"))
