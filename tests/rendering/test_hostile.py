"""Hostile documents and catalogues: nothing of them is ever markup, style, script or address."""

import re

import pytest
from aliyun_terms import Document, parse, render_html, render_markdown
from aliyun_terms.rendering.inline import safe_href
from markdown_it import MarkdownIt
from tests.rendering.pages import read_page
from tests.translations import made_translation

PAYLOADS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "' onload='alert(1)",
    '"><script>alert(1)</script>',
    "</div></main></body>",
    "<!-- ",
    "-->",
    "]]>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "{{ page }}{% raw %}",
    "\\3c script\\3e",
    '"}@import "http://evil.cn/";',
    "\x00<script\x00>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<base href=//evil.cn>",
    "<meta http-equiv=refresh content=0;url=//evil.cn>",
]

TARGETS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java&#115;cript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript://a.cn/%0aalert(1)",
    "vbscript:x",
    "vbscript://a.cn/x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "file://a.cn/x",
    "ftp://a.cn/x",
    "blob:https://a.cn/x",
    "//evil.cn/",
    "https:evil.cn",
    "https:///evil.cn",
    'https://a.cn/" onmouseover="alert(1)',
    "https://a.cn/'onmouseover='alert(1)",
    "https://a.cn/><script>alert(1)</script>",
    "https://a.cn/\u2028x",
]

PLACES = {
    "title": "# {}\n",
    "heading": "## {}\n",
    "clause": "1.1. 您应付费{}。\n",
    "bold clause": "**1.1. 您应付费{}。**\n",
    "item": "-   {}\n",
    "cell": "|{}|a|\n|---|---|\n|b|{}|\n",
    "picture": "![{}](a.png)\n",
    "text of a link": "[{}](https://a.cn/)\n",
    "target of a link": "[a]({})\n",
    "formula": "{}=A×B\n",
}


HOSTILE_DOCUMENT = """\
# 规范

## {}

1.1. {}[{}](https://a.cn/){}

-   {}

|{}|
|---|
|{}|
"""


def elements(html):
    """What a page consists of, without its words: tags, and the names of their attributes."""
    return [(one.tag, *sorted(one.attributes)) for one in read_page(html).walk()]


def tags_of(html):
    return {one.tag for one in read_page(html).walk()}


ALLOWED = tags_of(
    render_html(
        parse(
            "# 规范\n\n1. 费用\n\n**1.1. [付](https://a.cn)费。**\n\n|a|\n|-|\n|b|\n\n[c](d)\n\n您**应**付。\n"
        ),
        [made_translation(parse("# 规范\n\n1. 费用\n"), lambda text: text)],
    )
) | {"h3"}


STYLE = read_page(render_html(parse(""))).find("style")[0].text


def safe(html):
    """Assert that a page has nothing but the elements of every page, and no bad address."""
    page = read_page(html)
    for element in page.walk():
        assert element.tag in ALLOWED
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            if name in ("href", "src", "action"):
                assert value.startswith(("#", "http://", "https://", "mailto:", "data:,")), value
    shared, own = (style.text for style in page.find("style"))
    assert STYLE == shared
    assert "<" not in own
    assert "@import" not in re.sub(r'"[^"\n]*"', "a string", own)
    return page


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://a.cn/b?c=d#e", "https://a.cn/b?c=d#e"),
        ("HTTP://a.cn", "HTTP://a.cn"),
        (" https://a.cn ", "https://a.cn"),
        ("www.aliyun.com", "https://www.aliyun.com"),
        ("mailto:a@b.cn", "mailto:a@b.cn"),
        ("https://a.cn/\u2028x", None),
        ("https://a.cn/\x1bx", None),
        ("https:a.cn", None),
        ("https://[", None),
        ("x.dita", None),
        ("#a", None),
        ("", None),
    ],
)
def test_what_an_address_may_lead_to(target, href):
    assert href == safe_href(target)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_hostile_document_has_a_safe_page(place, payload):
    document = parse(place.replace("{}", payload))
    translation = made_translation(document, lambda text: text)
    safe(render_html(document, [translation]))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_shown_as_they_are(payload):
    visible = payload.replace("\x00", "")
    document = parse("1.1. 您应付费。\n")
    page = safe(render_html(document, [made_translation(document, lambda _: payload)]))
    (row,) = page.find(cls="row")
    assert visible in row.text.replace("\x00", "").replace("\ufffd", "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_catalogue_adds_no_element(payload):
    document = parse("# 规范\n\n1. 费用\n\n**1.1. 您应付费。**\n\n|a|b|\n|-|-|\n|c|d|\n")
    calm = render_html(document, [made_translation(document, lambda _: "words")])
    wild = render_html(document, [made_translation(document, lambda _: payload)])
    assert elements(calm) == elements(wild)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_name_adds_no_element(payload):
    calm = render_html(Document((), "terms.md"))
    assert elements(calm) == elements(render_html(Document((), payload)))


@pytest.mark.parametrize("target", TARGETS)
def test_an_address_of_another_scheme_is_no_link(target):
    for text in (
        f"[条款]({target})",
        f"![图]({target})",
        f"1.1. [**条款**]({target})",
        f"|[a]({target})|",
    ):
        document = parse(text)
        page = safe(render_html(document, [made_translation(document, lambda word: word)]))
        hrefs = [one.attributes["href"] for one in page.find("a") if "no" not in one.classes]
        for href in hrefs:
            assert href.startswith(("#", "https://a.cn/"))


def markdown_findings(markdown: str) -> list[str]:
    """List the HTML and the addresses that a lenient Markdown reader finds."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    tokens = reader.parse(markdown)
    inner = [child for token in tokens for child in token.children or ()]
    html = [one.content for one in (*tokens, *inner) if one.type.startswith("html")]
    return [
        *(one for one in html if one != "<br>"),
        *(str(one.attrs.get("href", one.attrs.get("src"))) for one in inner if one.attrs),
    ]


def hostile_words(text: str) -> str:
    """Translate all but the title into what a translation must not do."""
    return "Rules" if text == "规范" else f"{text} [x](javascript:y)"


@pytest.mark.parametrize("layout", ["alternating", "table"])
def test_a_hostile_title_is_safe_in_markdown(layout):
    document = parse("# 规范<script>\n\n1.1. 您应付费。\n")
    translation = made_translation(document, lambda _: "<script> [x](javascript:y) *z*")
    markdown = render_markdown(document, [translation], layout=layout, languages=["en"])
    assert [] == markdown_findings(markdown)


def test_a_document_called_by_its_name_is_safe_in_markdown():
    assert [] == markdown_findings(render_markdown(parse("1.1. 您应付费。\n"), layout="table"))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("languages", [["en"], ["zh-Hans", "en"]], ids="+".join)
def test_a_hostile_document_has_a_safe_table(payload, languages):
    document = parse(HOSTILE_DOCUMENT.replace("{}", payload))
    translation = made_translation(document, hostile_words)
    markdown = render_markdown(document, [translation], layout="table", languages=languages)
    assert {"https://a.cn/", "http://evil.cn/"} >= {*markdown_findings(markdown)}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_translations_are_safe_below_one_another(payload):
    document = parse(HOSTILE_DOCUMENT.replace("{}", payload))
    translation = made_translation(document, hostile_words)
    markdown = render_markdown(document, [translation], languages=["en"])
    assert {"https://a.cn/", "http://evil.cn/"} >= {*markdown_findings(markdown)}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_translations_are_safe_below_the_chinese(payload):
    document = parse("# 规范\n\n1. 费用\n\n1.1. [付费](https://a.cn/)。\n\n|a|\n|-|\n|b|\n")
    translation = made_translation(document, lambda _: f"{payload} [x](javascript:y)")
    markdown = render_markdown(document, [translation])
    assert {"https://a.cn/", "http://evil.cn/"} >= {*markdown_findings(markdown)}


@pytest.mark.parametrize("target", TARGETS)
def test_no_hostile_address_is_a_link_in_markdown(target):
    document = parse(
        f"# 规范\n\n1.1. [条款]({target})和[**条款**]({target})，见![图]({target})。\n\n|[a]({target})|\n"
    )
    translation = made_translation(
        document, lambda text: "" if text == "规范" else f"[x]({target})"
    )
    for markdown in (
        render_markdown(document, [translation], layout="table"),
        render_markdown(document, [translation], languages=["en"]),
    ):
        for found in markdown_findings(markdown):
            assert found.startswith("https://a.cn/")
            assert "<" not in found
