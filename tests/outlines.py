"""The outline notation in which fixtures say what tree a careful reader draws.

A line for each block, two blanks deeper for each level::

    section 2 | API使用
      clause 2.5 * 在使用阿里云API时，您不应有如下行为：

It gives the kind of the block, its label, a mark for its emphasis (``|`` none, ``+``
partial, ``*`` full) and its text. In the text, a link is ``[text](target)``, a bare address
``<address>``, a picture ``![alternative](target)``; bold is shown, as ``**…**``, only where
the emphasis is partial. The rows of a table are lines below it, ``header`` and ``row``, their
cells parted by ``¦``. Noise is left out, because it says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aliyun_terms import (
    Document,
    Emphasis,
    Image,
    Link,
    ListItem,
    Noise,
    Row,
    Strong,
    Table,
    Text,
    emphasis,
    walk,
)
from aliyun_terms.tree.blocks import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aliyun_terms.tree.blocks import Block
    from aliyun_terms.tree.inline import Inline
    from aliyun_terms.tree.walk import Parent


def labels_below(node: Parent) -> list[str]:
    """List the printed numbers below *node*, in their order."""
    return [
        block.label.value
        for block in walk(node)
        if isinstance(block, Unit) and block.label is not None
    ]


_MARKS = {Emphasis.NONE: "|", Emphasis.PARTIAL: "+", Emphasis.FULL: "*"}


def outline(document: Document) -> str:
    """Write the tree of *document* in the notation above."""
    return "".join(f"{line}\n" for line in _block_lines(document.children, 0))


def _block_lines(blocks: Iterable[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Noise):
            continue
        indent = "  " * depth
        yield f"{indent}{_head(block)}".rstrip()
        if isinstance(block, Table):
            for row in block.rows:
                if not row.rule:
                    yield f"{indent}  {_row(row, is_header=row is block.header)}".rstrip()
        yield from _block_lines(block.children, depth + 1)


def _head(block: Block) -> str:
    kind = "item" if isinstance(block, ListItem) else type(block).__name__.lower()
    if isinstance(block, Table):
        return kind
    if isinstance(block, Image):
        return f"{kind} | {_inline((block,), show_bold=False)}"
    assert not isinstance(block, Noise)
    label = f" {block.label.value}" if block.label is not None else ""
    weight = emphasis(block)
    text = _inline(block.content, show_bold=weight is Emphasis.PARTIAL)
    return f"{kind}{label} {_MARKS[weight]} {text}"


def _row(row: Row, *, is_header: bool) -> str:
    cells = " ¦ ".join(_inline(cell.content, show_bold=True) for cell in row.cells)
    return f"{'header' if is_header else 'row'} | {cells}"


def _inline(content: Iterable[Inline], *, show_bold: bool) -> str:
    return "".join(_node(node, show_bold=show_bold) for node in content)


def _node(node: Inline, *, show_bold: bool) -> str:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Image):
        return f"![{node.alternative}]({node.target})"
    inner = _inline(node.content, show_bold=show_bold)
    if isinstance(node, Strong):
        return f"**{inner}**" if show_bold and inner else inner
    assert isinstance(node, Link)
    return f"<{inner}>" if node.bare else f"[{inner}]({node.target})"


@dataclass(frozen=True)
class Example:
    """An example of a fixture file: a text, and the outline a careful reader draws of it."""

    title: str
    text: str
    outline: str


_EXAMPLE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?P<prose>.*?)"
    r"^```markdown\n(?P<text>.*?)^```\n+```outline\n(?P<outline>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def read_examples(path: Path) -> list[Example]:
    """Read the examples of a fixture file; every heading must begin one."""
    page = path.read_text(encoding="utf-8")
    found = [
        Example(match["title"], match["text"], match["outline"])
        for match in _EXAMPLE.finditer(page)
    ]
    headings = sum(
        line.startswith("## ") for line in re.sub(r"(?ms)^```.*?^```$", "", page).splitlines()
    )
    assert headings == len(found), f"{path.name}: {headings} headings, {len(found)} examples"
    return found
