"""Marks in a translation: emphasis and links where only part of a line has them.

A translation is plain text. Where the Chinese line is bold in part, ``**`` marks the words that
are bold in the translation; where it has a link, ``[words](target)`` makes one, to the targets
of the Chinese line and nowhere else. Everything else is shown as it is written.
"""

import re
from collections.abc import Iterable, Iterator

from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text

__all__ = ["MARK", "allowed_targets", "marked_content"]

MARK = re.compile(
    r"\*\*(?P<strong>(?:[^*\n]|\*(?!\*))++)\*\*|\[(?P<words>[^\[\]\n]++)\]\((?P<target>[^()\s]++)\)"
)
"""A mark. Both forms end where they fail, so that a scan is linear."""


def allowed_targets(content: Iterable[Inline]) -> frozenset[str]:
    """Give the targets that a translation of a line may lead to: those of the line.

    Args:
        content: the Chinese line.
    """
    return frozenset(_targets(content))


def _targets(content: Iterable[Inline]) -> Iterator[str]:
    for node in content:
        if isinstance(node, Link):
            yield node.target
        elif not isinstance(node, Text | Image):
            yield from _targets(node.content)


def marked_content(text: str, content: Iterable[Inline], *, strong: bool) -> tuple[Inline, ...]:
    """Read the marks of a translation.

    Args:
        text: the translation.
        content: the Chinese line.
        strong: whether ``**`` marks emphasis here, because part of the line is bold.

    Returns:
        The nodes of the translated line; one text where nothing is marked.

    Example:
        >>> [type(node).__name__ for node in marked_content("**not** now", (), strong=True)]
        ['Strong', 'Text']
    """
    targets = allowed_targets(content)
    nodes: list[Inline] = []
    behind = 0
    for found in MARK.finditer(text):
        node: Inline
        if found["strong"] is not None and strong:
            node = Strong(marked_content(found["strong"], content, strong=False))
        elif found["target"] in targets:
            node = Link((Text(found["words"]),), found["target"])
        else:
            continue
        if found.start() > behind:
            nodes.append(Text(text[behind : found.start()]))
        nodes.append(node)
        behind = found.end()
    if behind < len(text):
        nodes.append(Text(text[behind:]))
    return tuple(nodes)
