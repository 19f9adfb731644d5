"""Documents as plain data and as JSON, and back, without loss.

The shape is published as a JSON Schema: :func:`aliyun_terms.schema` gives it.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any, get_args

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError, StructureHandlerNotFoundError
from cattrs.gen import make_dict_unstructure_fn, override

from aliyun_terms.errors import SchemaError
from aliyun_terms.pausing import without_collection
from aliyun_terms.source import Span
from aliyun_terms.tree import blocks, inline
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.index import Index
from aliyun_terms.tree.labels import Label

__all__ = ["FORMAT", "from_dict", "from_json", "to_dict", "to_json"]

FORMAT = "aliyun_terms/document/1"
"""What a serialised document says it is."""

_BAD_SHAPE = (AttributeError, KeyError, RecursionError, TypeError, ValueError)
_NODES = (
    *(blocks.Title, blocks.Part, blocks.Section, blocks.Clause, blocks.ListItem),
    *(blocks.Paragraph, blocks.Formula, blocks.Table, blocks.Row, blocks.Cell, blocks.Noise),
    *(inline.Text, inline.Strong, inline.Link, inline.Image, Label),
)


def to_dict(document: Document) -> dict[str, Any]:
    """Turn a document into plain data: dicts, lists, strings, numbers.

    Fields that hold their default are left out. Each block also says its ``eid``, for
    readers; reading the data back ignores it.

    Example:
        >>> from aliyun_terms import parse
        >>> to_dict(parse("第一条 担保"))["children"][0]["type"]
        'Section'
    """
    data = [_converter().unstructure(block, blocks.Block) for block in document.children]
    _add_eids(data, document.children, document.index)
    return {"format": FORMAT, "name": document.name, "title": document.title, "children": data}


def from_dict(data: object) -> Document:
    """Turn plain data back into a document.

    Raises:
        SchemaError: the data has another shape; the message says where.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SchemaError(f"this is not a serialised document: its 'format' must be {FORMAT!r}")
    try:
        children = _converter().structure(data.get("children"), tuple[blocks.Block, ...])
    except (BaseValidationError, StructureHandlerNotFoundError, *_BAD_SHAPE) as error:
        raise SchemaError(f"not a document of format {FORMAT}: {_reason(error)}") from None
    return Document(children, str(data.get("name", "<string>")))


@without_collection
def to_json(document: Document, *, indent: int | None = None) -> str:
    """Write a document as JSON.

    Args:
        document: the document.
        indent: blanks a level; by default everything is on one line.
    """
    return json.dumps(to_dict(document), ensure_ascii=False, indent=indent)


@without_collection
def from_json(text: str) -> Document:
    """Read a document from JSON.

    Raises:
        SchemaError: it is not JSON, or not a document.
    """
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise SchemaError(f"this is not JSON: {error}") from None
    return from_dict(data)


@cache
def _converter() -> Converter:
    """Make the converter: node classes are told apart by ``type``."""
    converter = Converter(prefer_attrib_converters=True)
    converter.register_unstructure_hook(Span, list)
    converter.register_structure_hook(Span, lambda value, _: Span(*map(int, value)))
    for node in _NODES:
        attrs.resolve_types(node, vars(blocks) | {"Inline": inline.Inline})
    converter.register_unstructure_hook_factory(
        lambda kind: kind in _NODES, lambda kind: _unstructure_hook(kind, converter)
    )
    for union in (blocks.Block, inline.Inline):
        names = {kind.__name__: kind for kind in get_args(union)}
        converter.register_structure_hook(union, _structure_hook(names, converter))
    return converter


def _unstructure_hook(kind: type[Any], converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """Make the function that turns a node of class *kind* into a dict with its ``type``."""
    unstructure = make_dict_unstructure_fn(
        kind,
        converter,
        _cattrs_omit_if_default=True,
        span=override(omit_if_default=False),
        line_span=override(omit_if_default=False),
    )
    if kind in (Label, blocks.Row, blocks.Cell):
        return unstructure
    return lambda node: {"type": kind.__name__, **unstructure(node)}


def _structure_hook(names: dict[str, type[Any]], converter: Converter) -> Callable[[Any, Any], Any]:
    """Make the function that reads a node by its ``type``."""

    def structure(data: Any, _: Any) -> Any:
        kind = names.get(data["type"])
        if kind is None:
            known = ", ".join(sorted(names))
            raise SchemaError(
                f"a node here cannot be of type {data['type']!r}; it is one of: {known}"
            )
        return converter.structure(data, kind)

    return structure


def _add_eids(data: list[dict[str, Any]], nodes: tuple[blocks.Block, ...], index: Index) -> None:
    for entry, node in zip(data, nodes, strict=True):
        entry["eid"] = index.eid(node)
        _add_eids(entry.get("children", []), node.children, index)


def _reason(error: BaseException) -> str:
    """Give the innermost reason of an error that may be a group of errors."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return f"{type(error).__name__}: {error}"
