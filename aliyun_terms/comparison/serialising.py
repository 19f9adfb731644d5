"""Edit scripts as plain data and as JSON, and back, without loss.

The shape is published as a JSON Schema: ``aliyun_terms.schema("diff")``.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError, StructureHandlerNotFoundError

from aliyun_terms.comparison.changes import Change, ChangeEvidence, Remark, Renumbered
from aliyun_terms.comparison.comparing import EditScript
from aliyun_terms.comparison.inline import Piece
from aliyun_terms.comparison.order import Keep, Placed, Put
from aliyun_terms.comparison.patch import Drop, Patch, Relabel, Rewrite
from aliyun_terms.comparison.reporting import select_changes
from aliyun_terms.errors import SchemaError
from aliyun_terms.tree.blocks import Block
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.serialising import FORMAT as DOCUMENT_FORMAT
from aliyun_terms.tree.serialising import from_dict, to_dict

__all__ = ["FORMAT", "script_from_dict", "script_from_json", "script_to_dict", "script_to_json"]

FORMAT = "aliyun_terms/diff/1"
"""What a serialised edit script says it is."""

_BAD_SHAPE = (AttributeError, KeyError, RecursionError, TypeError, ValueError)
_RECORDS = (
    Change,
    ChangeEvidence,
    Remark,
    Renumbered,
    Piece,
    Keep,
    Put,
    Placed,
    Drop,
    Relabel,
    Rewrite,
    Patch,
)


def script_to_dict(script: EditScript, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Turn an edit script into plain data: dicts, lists, strings, numbers.

    Args:
        script: the edit script.
        only: which changes to tell; see :func:`select_changes`. The patch is always whole.

    Returns:
        The data (schema: diff). Of the pairs it has those whose ids differ: a unit that is
        neither there nor inserted or deleted has one id in both documents, and so the data
        grows with the change and not with the document.

    Example:
        >>> from aliyun_terms import diff, parse
        >>> data = script_to_dict(diff(parse("1. 您应付费。"), parse("1. 您可付费。")))
        >>> data["changes"][0]["kind"], data["patch"]["rewrites"][0]["position"]
        ('update', 0)
    """
    converter = _converter()
    return {
        "format": FORMAT,
        "source": script.patch.source,
        "target": script.patch.target,
        "exhausted": script.exhausted,
        "remarks": converter.unstructure(script.remarks),
        "changes": converter.unstructure(select_changes(script.changes, only)),
        "pairs": [list(pair) for pair in script.pairs if pair[0] != pair[1]],
        "patch": {
            name: value
            for name, value in converter.unstructure(script.patch).items()
            if name not in ("source", "target")
        },
    }


def script_to_json(
    script: EditScript, *, only: Sequence[str] = (), indent: int | None = None
) -> str:
    """Write an edit script as JSON.

    Args:
        script: the edit script.
        only: which changes to tell; see :func:`select_changes`.
        indent: blanks a level; by default everything is on one line.
    """
    return json.dumps(script_to_dict(script, only=only), ensure_ascii=False, indent=indent)


def script_from_dict(data: object) -> EditScript:
    """Turn plain data back into an edit script.

    Raises:
        SchemaError: the data has another shape; the message says where.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SchemaError(f"this is not an edit script: its 'format' must be {FORMAT!r}")
    converter = _converter()
    try:
        sums = {name: data[name] for name in ("source", "target")}
        return EditScript(
            converter.structure(data["changes"], tuple[Change, ...]),
            converter.structure(data["pairs"], tuple[tuple[str, str], ...]),
            converter.structure({**data["patch"], **sums}, Patch),
            converter.structure(data["exhausted"], bool),
            converter.structure(data["remarks"], tuple[Remark, ...]),
        )
    except (BaseValidationError, StructureHandlerNotFoundError, *_BAD_SHAPE) as error:
        raise SchemaError(f"not an edit script of format {FORMAT}: {_reason(error)}") from None


def script_from_json(text: str) -> EditScript:
    """Read an edit script from JSON.

    Raises:
        SchemaError: it is not JSON, or not an edit script.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"this is not JSON: {error}") from None
    return script_from_dict(data)


@cache
def _converter() -> Converter:
    """Make the converter: blocks are written as in a serialised document."""
    converter = Converter(prefer_attrib_converters=True, forbid_extra_keys=True)
    converter.register_structure_hook(int, _number)
    converter.register_structure_hook(str, _string)
    converter.register_structure_hook(bool, _truth)
    for record in _RECORDS:
        attrs.resolve_types(record)
    converter.register_unstructure_hook(Block, _block_to_dict)
    converter.register_structure_hook(Block, lambda data, _: _block_from_dict(data))
    part = Keep | Put
    converter.register_unstructure_hook(part, lambda one: converter.unstructure(one, type(one)))
    converter.register_structure_hook(part, _part_hook(converter))
    return converter


def _part_hook(converter: Converter) -> Callable[[Any, Any], Keep | Put]:
    def structure(data: Any, _: Any) -> Keep | Put:
        kind: type[Keep | Put] = Put if "blocks" in data else Keep
        part: Keep | Put = converter.structure(data, kind)
        return part

    return structure


def _number(value: object, _: object) -> int:
    """Read a whole number: what is no number is not made one."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r:.40} is not a whole number")
    return value


def _truth(value: object, _: object) -> bool:
    """Read true or false: what is neither is not made one."""
    if not isinstance(value, bool):
        raise TypeError(f"{value!r:.40} is neither true nor false")
    return value


def _string(value: object, _: object) -> str:
    """Read a string: what is none is not made one."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is not a string")
    return value


def _block_to_dict(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = to_dict(Document((block,)))["children"][0]
    # An id says where a block stands in a document, and here it stands in none.
    del data["eid"]
    return data


def _block_from_dict(data: object) -> Block:
    return from_dict({"format": DOCUMENT_FORMAT, "children": [data]}).children[0]


def _reason(error: BaseException) -> str:
    """Give the innermost reason of an error that may be a group of errors."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    said = f"there is no {error}" if isinstance(error, KeyError) else str(error)
    return " ".join(said.split())[:300]
