"""Marks in a line: stretches of the source that lead somewhere or are explained."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

import attrs
from markupsafe import Markup

from aliyun_terms.rendering.inline import escaped, inline_html
from aliyun_terms.source import Span
from aliyun_terms.tree.inline import Inline, Strong, Text

__all__ = ["Mark", "apart", "marked_html"]

_STRONG = Markup('<strong class="notice">{}</strong>')


@attrs.frozen
class Mark:
    """A stretch of a document to be marked.

    Attributes:
        span: where it is printed, in code points of the document.
        dress: turns its characters, which are escaped, into HTML. It is told whether they are
            the first of the stretch: bold may begin or end within it.
    """

    span: Span
    dress: Callable[[Markup, bool], Markup] = attrs.field(eq=False)


def apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Order marks; where two overlap the first stays, and of two at one place the longer."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return tuple(kept)


def marked_html(content: Iterable[Inline], marks: Sequence[Mark]) -> Markup:
    """Render the nodes of a line with marks in it; what is a link already stays as it is.

    Args:
        content: the nodes.
        marks: what to mark, in order and apart from each other.

    Example:
        >>> bold = Mark(Span(1, 2), lambda html, first: Markup(f"<i>{html}</i>"))
        >>> str(marked_html((Text("第2条", Span(0, 3)),), [bold]))
        '第<i>2</i>条'
    """
    return Markup("").join(_node(node, marks) for node in content)


def _node(node: Inline, marks: Sequence[Mark]) -> Markup:
    if isinstance(node, Text):
        return _text(node, marks)
    if isinstance(node, Strong) and node.content:
        return _STRONG.format(marked_html(node.content, marks))
    return inline_html((node,))


def _text(node: Text, marks: Sequence[Mark]) -> Markup:
    """Cut a stretch of text at the marks."""
    width = 2 if node.escaped else 1
    html, done = Markup(""), 0
    stop = node.span.start + width * len(node.value)
    for mark in marks[bisect_right(marks, node.span.start, key=lambda one: one.span.end) :]:
        if mark.span.start >= stop:
            break
        start = max((mark.span.start - node.span.start) // width, done)
        end = min((mark.span.end - node.span.start) // width, len(node.value))
        if start < end:
            html += _plain(node.value[done:start])
            first = mark.span.start >= node.span.start
            html += mark.dress(_plain(node.value[start:end]), first)
            done = end
    return html + _plain(node.value[done:])


def _plain(text: str) -> Markup:
    return Markup(escaped(text))  # noqa: S704 - escaped
