"""Printing a tree: the inverse of parsing, from the nodes alone."""

from collections.abc import Iterator

from aliyun_terms.tree.blocks import Block, Noise, Row, Table
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Image, Inline, Link, Text
from aliyun_terms.tree.walk import walk

__all__ = ["print_block", "print_content", "unparse"]


def unparse(document: Document) -> str:
    """Print a document exactly as it was parsed, edits included.

    Args:
        document: any document, parsed, read from JSON, or built by hand.

    Returns:
        The text; ``unparse(parse(text)) == text`` for every text.

    Example:
        >>> from aliyun_terms import parse
        >>> unparse(parse("**2.5. 您不应有如下行为：**\\r\\n"))
        '**2.5. 您不应有如下行为：**\\r\\n'
    """
    return "".join(piece for block in walk(document) for piece in _print_block(block))


def print_block(block: Block) -> str:
    """Print the own line of *block*, line end included, without its children."""
    return "".join(_print_block(block))


def print_content(content: tuple[Inline, ...]) -> str:
    """Print what stands within a line."""
    if len(content) == 1:
        return _print_node(content[0])
    return "".join([_print_node(node) for node in content])


def _print_block(block: Block) -> Iterator[str]:
    if isinstance(block, Noise):
        yield block.text
    elif isinstance(block, Table):
        for row in block.rows:
            yield from _print_row(row)
    elif isinstance(block, Image):
        yield f"{block.lead}![{block.alternative}]({block.target}){block.end}"
    else:
        yield block.lead
        if block.label is not None:
            yield block.label.printed
        yield block.gap
        yield print_content(block.content)
        yield block.end


def _print_row(row: Row) -> Iterator[str]:
    yield row.lead + row.rule
    for cell in row.cells:
        yield cell.lead
        yield print_content(cell.content)
        yield cell.end
    yield row.end


def _print_node(node: Inline) -> str:
    if isinstance(node, Text):
        return "".join(f"\\{one}" for one in node.value) if node.escaped else node.value
    if isinstance(node, Image):
        return f"![{node.alternative}]({node.target})"
    printed = print_content(node.content)
    if isinstance(node, Link):
        return printed if node.bare else f"[{printed}]({node.target})"
    return f"{node.opening}{printed}{node.closing}"
