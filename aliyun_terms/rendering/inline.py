"""Inline nodes as HTML and as Markdown: escaped, with links only where their scheme is allowed."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeGuard
from urllib.parse import urlsplit

from markupsafe import Markup

from aliyun_terms.translation.marks import marked_content
from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text
from aliyun_terms.tree.plain import plain_text

__all__ = [
    "escaped",
    "inline_html",
    "inline_markdown",
    "markdown_text",
    "safe",
    "safe_href",
    "translated_html",
    "translated_markdown",
]

_MARKDOWN_MARKS = re.compile(r"([\\\\`*_{}\[\]|~#])")
_ALLOWED_SCHEMES = frozenset(("http", "https", "mailto"))


_STRONG = ('<strong class="notice">', "</strong>")
safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Mark a string as safe HTML. `Markup` does too, and asks first whether it is HTML already."""

_LINK = '<a href="{}" rel="external noopener noreferrer">{}</a>'
_DEAD_LINK = '<span class="dead" title="{}">{}</span>'


def safe_href(target: str) -> str | None:
    """Give the address a link may lead to; None where its scheme is not allowed.

    Example:
        >>> safe_href("www.aliyun.com"), safe_href("javascript:alert(1)"), safe_href("x.dita")
        ('https://www.aliyun.com', None, None)
    """
    target = target.strip()
    if target.startswith("www."):
        return f"https://{target}"
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme.lower() not in _ALLOWED_SCHEMES or not target.isprintable():
        return None
    return target if parts.netloc or parts.scheme.lower() == "mailto" else None


def _is_text(content: tuple[Inline, ...]) -> TypeGuard[tuple[Text]]:
    return len(content) == 1 and isinstance(content[0], Text)


def inline_html(content: tuple[Inline, ...]) -> Markup:
    """Render the nodes of a line."""
    # Most lines are one text: no need to go through the nodes.
    return safe(escaped(content[0].value) if _is_text(content) else _line(content))


# Below this line html is put together as plain strings, and marked as such once a line: there
# are thousands of lines, and to mark a string takes longer than to join it.


def _line(content: tuple[Inline, ...]) -> str:
    return _node(content[0]) if len(content) == 1 else "".join(map(_node, content))


def _node(node: Inline) -> str:
    if isinstance(node, Text):
        return escaped(node.value)
    if isinstance(node, Strong):
        return _strong(_line(node.content)) if node.content else ""
    if isinstance(node, Image):
        # A page fetches nothing, so a picture is a link to itself.
        return _link(node.target, escaped(node.alternative or node.target))
    return _link(node.target, _line(node.content))


def _strong(html: str) -> str:
    before, after = _STRONG
    return before + html + after


def _link(target: str, html: str) -> str:
    href = safe_href(target)
    return (_DEAD_LINK if href is None else _LINK).format(escaped(href or target), html)


def escaped(text: str) -> str:
    """Escape text as :func:`markupsafe.escape` does; cheaper where there is nothing to escape.

    Example:
        >>> escaped("<您 & 'API'>")
        '&lt;您 &amp; &#39;API&#39;&gt;'
    """
    # One by one, as a loop over them takes longer than to look for them.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&#34;")
    if "'" in text:
        text = text.replace("'", "&#39;")
    return text


def markdown_text(text: str) -> str:
    """Write plain text so that no Markdown reader takes any of it for markup.

    Example:
        >>> markdown_text("a*b <script>")
        'a\\\\*b &lt;script&gt;'
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(_MARKDOWN_MARKS.sub(r"\\\1", escaped).split())


def inline_markdown(content: Iterable[Inline]) -> str:
    """Write the nodes of a line as Markdown on one line."""
    return "".join(_node_markdown(node) for node in content)


def _node_markdown(node: Inline) -> str:
    if isinstance(node, Text):
        return markdown_text(node.value)
    if isinstance(node, Strong):
        inner = inline_markdown(node.content)
        return f"**{inner}**" if inner else ""
    text = (
        markdown_text(node.alternative)
        if isinstance(node, Image)
        else inline_markdown(node.content)
    )
    return _link_markdown(node.target, text)


def _link_markdown(target: str, text: str) -> str:
    href = safe_href(target)
    return text if href is None else f"[{text}](<{href.replace('>', '%3E').replace('<', '%3C')}>)"


def translated_markdown(text: str, content: tuple[Inline, ...], *, strong: bool) -> str:
    """Write a translation as Markdown, with the emphasis and the link of its source."""
    found = tuple(_links(content))
    nodes = marked_content(text, content, strong=_may_mark(content, strong=strong))
    markdown = "".join(map(_spaced_markdown, nodes)).strip()
    if len(found) == 1 and plain_text(content).strip() == plain_text(found[0].content).strip():
        markdown = _link_markdown(found[0].target, markdown)
    return f"**{markdown}**" if strong and markdown else markdown


def _spaced_markdown(node: Inline) -> str:
    """Write a node of a translation with the blanks around its text."""
    markdown = _node_markdown(node)
    if not isinstance(node, Text):
        return markdown
    before = " " if node.value[:1].isspace() else ""
    return before + markdown + (" " if node.value[-1:].isspace() else "")


def translated_html(text: str, content: tuple[Inline, ...], *, strong: bool) -> Markup:
    """Render a translation, which is plain text, with the emphasis and links of its source.

    Args:
        text: the translation: plain text, with marks where part of its source is bold or
            a link (see :mod:`aliyun_terms.translation.marks`).
        content: the line it translates.
        strong: whether all of the line is bold.
    """
    # Most lines are one text, and nothing in their translation can be marked.
    is_text = _is_text(content) or (strong and _is_strong_text(content))
    html = escaped(text) if is_text else _translated(text, content, strong=strong)
    return safe(_strong(html) if strong else html)


def _is_strong_text(content: tuple[Inline, ...]) -> bool:
    return len(content) == 1 and isinstance(content[0], Strong) and _is_text(content[0].content)


def _translated(text: str, content: tuple[Inline, ...], *, strong: bool) -> str:
    found, may_mark = tuple(_links(content)), _may_mark(content, strong=strong)
    if not found and not may_mark:
        return escaped(text)
    if len(found) == 1 and plain_text(content).strip() == plain_text(found[0].content).strip():
        return _link(found[0].target, escaped(text))
    addresses = [link for link in found if plain_text(link.content) in text]
    return "".join(
        _with_addresses(node.value, addresses) if isinstance(node, Text) else _node(node)
        for node in marked_content(text, content, strong=may_mark)
    )


def _may_mark(content: tuple[Inline, ...], *, strong: bool) -> bool:
    """Tell whether a translation may mark words as bold: where part of its source is."""
    return not strong and any(isinstance(node, Strong) and node.content for node in content)


def _with_addresses(text: str, found: list[Link]) -> str:
    """Make links of the addresses that stand in the translation as in the source."""
    html = ""
    for link in found:
        before, address, after = text.partition(plain_text(link.content))
        if address:
            html += escaped(before) + _link(link.target, escaped(address))
            text = after
    return html + escaped(text)


def _links(content: Iterable[Inline]) -> Iterable[Link]:
    for node in content:
        if isinstance(node, Link):
            yield node
        elif isinstance(node, Strong):
            yield from _links(node.content)
