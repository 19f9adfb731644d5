"""The words for what is printed: the blocks of the tree, and the marks within a line."""

from collections.abc import Hashable
from typing import Any

from aliyun_terms.query.numbering import INLINE_IMAGE
from aliyun_terms.query.vocabulary import Attribute, Kind, Value, Vocabulary
from aliyun_terms.query.words import own_text
from aliyun_terms.tree import blocks
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.emphasis import Emphasis, emphasis
from aliyun_terms.tree.inline import Image, Inline, Link, Strong, Text
from aliyun_terms.tree.targets import TargetKind

__all__ = ["ANY_BLOCK", "ANY_UNIT", "PRINTED", "WITH_EID", "kind_name"]


def _kind(name: str, doc: str, *keys: Hashable) -> Kind:
    return Kind(name, doc, frozenset(keys))


_PROVISIONS = (blocks.Clause, blocks.ListItem, blocks.Paragraph, blocks.Formula)
_HEADINGS = (blocks.Title, blocks.Part, blocks.Section)
_TABLE = (blocks.Table, blocks.Row, blocks.Cell)

ANY_BLOCK = _kind("*", "any block", *_HEADINGS, *_PROVISIONS, *_TABLE, Image)
"""What ``*`` stands for: every block with rows and cells; not noise, not the document."""

ANY_UNIT = _kind("unit", "heading or provision", *_HEADINGS, *_PROVISIONS)
"""The blocks that have a line of text of their own, and may have a label."""

_OWN_KINDS = (
    _kind("document", "the whole document", Document),
    _kind("title", "the title of the document", blocks.Title),
    _kind("part", "a heading under which numbering starts anew", blocks.Part),
    _kind("section", "a heading without a provision of its own", blocks.Section),
    _kind("clause", "a numbered provision", blocks.Clause),
    _kind("listitem", "an item of an enumeration", blocks.ListItem),
    _kind("paragraph", "a provision without a number", blocks.Paragraph),
    _kind("formula", "a calculation", blocks.Formula),
    _kind("table", "a table", blocks.Table),
    _kind("row", "a row of a table; the rule below the header is none", blocks.Row),
    _kind("cell", "a cell of a table", blocks.Cell),
    _kind("image", "a picture, on a line of its own or within one", Image, INLINE_IMAGE),
    _kind("link", "a link, or a bare web address", Link),
    _kind("strong", "a stretch in bold", Strong),
    _kind("noise", "what carries nothing", blocks.Noise),
)
_GROUPS = (
    _kind("item", "the same as listitem", blocks.ListItem),
    _kind("heading", "title, part or section", *_HEADINGS),
    _kind("provision", "clause, item, paragraph or formula", *_PROVISIONS),
    ANY_UNIT,
    _kind("block", "the same as *", *ANY_BLOCK.keys),
)
_BLOCKS = ("block", "noise")
_WITH_WORDS = ("block", "noise", "image", "link", "strong")
_NAMES: dict[Any, str] = {key: kind.name for kind in _OWN_KINDS for key in kind.keys}


WITH_EID = (ANY_BLOCK.keys - {blocks.Row, blocks.Cell}) | {blocks.Noise}
"""What has an id of its own."""


def kind_name(node: Any) -> str:
    """Give the name of the kind of a node that is printed as a node.

    Example:
        >>> kind_name(blocks.ListItem())
        'listitem'
    """
    return _NAMES[type(node)]


def _type(document: Document, node: Any) -> Value:  # noqa: ARG001 - all readers are called alike
    return kind_name(node)


def _eid(document: Document, node: Any) -> Value:
    return None if isinstance(node, blocks.Row | blocks.Cell) else document.index.eid(node)


def _depth(document: Document, node: Any) -> Value:
    return len(document.index.ancestors(node)) + 1


def _label(document: Document, node: Any) -> Value:  # noqa: ARG001
    return None if node.label is None else str(node.label.value)


def _scheme(document: Document, node: Any) -> Value:  # noqa: ARG001
    return None if node.label is None else str(node.label.scheme).lower().replace("_", "-")


def _number(document: Document, node: Any) -> Value:  # noqa: ARG001
    return node.label.path[-1] if node.label is not None and node.label.path else None


def _text(document: Document, node: Any) -> Value:  # noqa: ARG001
    return own_text(node) or None


def _length(document: Document, node: Any) -> Value:  # noqa: ARG001
    return len(own_text(node))


def _emphasis(document: Document, node: Any) -> Value:  # noqa: ARG001
    # Most lines are without marks, or bold from end to end; the others are counted.
    content = getattr(node, "content", None)
    if content is None or (any(map(_is_marked, content)) and not _is_bold(content)):
        return emphasis(node).value
    is_full = _is_bold(content) and any(map(str.isalnum, own_text(node)))
    return Emphasis.FULL.value if is_full else Emphasis.NONE.value


def _is_marked(part: Inline) -> bool:
    return part.__class__ is not Text


def _is_bold(content: tuple[Inline, ...]) -> bool:
    """Tell whether a line is one stretch in bold, with nothing else in it."""
    if len(content) != 1 or not isinstance(content[0], Strong):
        return False
    return not any(map(_is_marked, content[0].content))


def _heading(document: Document, node: Any) -> Value:  # noqa: ARG001
    return own_text(node)


def _intro(document: Document, node: Any) -> Value:  # noqa: ARG001
    return node.intro if node.intro is None else str(node.intro)


def _title(document: Document, node: Any) -> Value:  # noqa: ARG001
    return document.title


def _name(document: Document, node: Any) -> Value:  # noqa: ARG001
    return document.name


def _href(document: Document, node: Any) -> Value:  # noqa: ARG001
    return str(node.target)


def _target_kind(document: Document, node: Any) -> Value:  # noqa: ARG001
    return str(node.kind.value)


def _bare(document: Document, node: Any) -> Value:  # noqa: ARG001
    return bool(node.bare)


def _rows(document: Document, node: Any) -> Value:  # noqa: ARG001
    return sum(not row.rule for row in node.rows)


def _columns(document: Document, node: Any) -> Value:  # noqa: ARG001
    return max((len(row.cells) for row in getattr(node, "rows", (node,))), default=0)


_ATTRIBUTES = (
    Attribute("type", "the name of its kind", (*_BLOCKS, "link", "strong", "image"), _type),
    Attribute("eid", "its id in this revision", ("unit", "table", "noise"), _eid),
    Attribute("depth", "how deep it stands: 1 at the top",
              ("unit", "table", "noise"), _depth, is_number=True),
    Attribute("label", "its label as people write it", ("unit",), _label),
    Attribute("scheme", "the scheme of its label: dotted, article, …", ("unit",), _scheme),
    Attribute("number", "the last number of its label", ("unit",), _number, is_number=True),
    Attribute("text", "its own words", _WITH_WORDS, _text),
    Attribute("length", "how many characters its own words are",
              _WITH_WORDS, _length, is_number=True),
    Attribute("emphasis", "how much of its words is bold", ("unit", "table"), _emphasis,
              tuple(one.value for one in Emphasis)),
    Attribute("heading", "the words of a heading", ("heading",), _heading),
    Attribute("intro", "the text that opens an enumeration", ("clause",), _intro),
    Attribute("title", "the title as printed", ("document",), _title),
    Attribute("name", "where the document was read from", ("document",), _name),
    Attribute("href", "the target as printed", ("link", "image"), _href),
    Attribute("kind", "what the target is", ("link",), _target_kind,
              tuple(one.value for one in TargetKind)),
    Attribute("bare", "an address in the running text", ("link",), _bare),
    Attribute("rows", "how many rows it has", ("table",), _rows, is_number=True),
    Attribute("columns", "how many cells its widest row has",
              ("table", "row"), _columns, is_number=True),
)  # fmt: skip

PRINTED = Vocabulary((*_OWN_KINDS, *_GROUPS), _ATTRIBUTES)
"""The words for what is printed. Other stages add theirs."""
