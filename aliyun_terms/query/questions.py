"""What stands in the brackets of a selector: attributes with values, places, texts."""

import re
from collections.abc import Hashable, Sequence

from lark import Token

from aliyun_terms.query.conditions import AttributeIs
from aliyun_terms.query.expressions import check_expression
from aliyun_terms.query.parsing import SelectorText, bare_word, span_of
from aliyun_terms.query.vocabulary import Attribute, Vocabulary

__all__ = ["read_attribute", "read_expression", "read_place", "read_text"]

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_ORDERED = ("<", "<=", ">", ">=")
_PLACE = re.compile(r"([+-]?)([0-9]*)n(?:\s*([+-])\s*([0-9]+))?", re.IGNORECASE)


def read_attribute(
    seen: SelectorText,
    tokens: Sequence[Token],
    vocabulary: Vocabulary,
    keys: frozenset[Hashable] | None,
) -> AttributeIs:
    """Read ``[name]`` or ``[name=value]``.

    Args:
        seen: the selector, for messages.
        tokens: the name, then, if there is one, the operator, the value and the flag ``i``.
        vocabulary: the attributes there are.
        keys: what the nodes are numbered under that are asked; None where not known.

    Raises:
        SelectorError: there is no such attribute, those nodes have none, or the value or the
            operator makes no sense for it.
    """
    name, *rest = tokens
    attributes = _attributes(seen, name, vocabulary, keys)
    if not rest:
        return AttributeIs(attributes, vocabulary)
    operator, written, *flag = rest
    value = read_text(written) if written.type == "STRING" else str(written)
    sign = operator.strip()
    if sign in _ORDERED or any(attribute.is_number for attribute in attributes):
        _check_number(seen, attributes, sign, written, value)
    _check_value(seen, attributes, sign, written, value)
    # The values of a closed list are known in any case.
    folds = bool(flag) or all(attribute.choices for attribute in attributes)
    return AttributeIs(attributes, vocabulary, sign, value, folds)


def _attributes(
    seen: SelectorText, name: Token, vocabulary: Vocabulary, keys: frozenset[Hashable] | None
) -> tuple[Attribute, ...]:
    """Find the attributes that are meant, of those that have the name."""
    called = vocabulary.attributes_called(name.lower())
    if not called:
        raise seen.unknown("attribute", name, (one.name for one in vocabulary.attributes))
    fitting = tuple(one for one in called if keys is None or vocabulary.covered(one) & keys)
    if fitting:
        return fitting
    owners = ", ".join(dict.fromkeys(kind for one in called for kind in one.kinds))
    raise seen.error(f"such a node has no {bare_word(name)!r}; these have: {owners}", span_of(name))


def _check_number(
    seen: SelectorText, attributes: tuple[Attribute, ...], sign: str, written: Token, value: str
) -> None:
    """Refuse to compare by size what is no number."""
    name = attributes[0].name
    if sign in _ORDERED and not all(attribute.is_number for attribute in attributes):
        message = f"{name!r} is a text, and {sign} compares numbers; use = != ^= $= *= ~="
        raise seen.error(message, span_of(written))
    compares = sign in (*_ORDERED, "=", "!=") and all(one.is_number for one in attributes)
    if compares and not _NUMBER.fullmatch(value):
        raise seen.error(f"{name!r} is a number, and {value[:20]!r} is none", span_of(written))


def _check_value(
    seen: SelectorText, attributes: tuple[Attribute, ...], sign: str, written: Token, value: str
) -> None:
    """Refuse what an attribute with a closed list of values is never equal to."""
    if sign not in ("=", "!=") or not all(attribute.choices for attribute in attributes):
        return
    values = sorted({one for attribute in attributes for one in attribute.choices})
    if value.casefold() not in map(str.casefold, values):
        raise seen.unknown(f"{attributes[0].name}", written, values)


def read_text(token: Token) -> str:
    """Read a text in quotes: a backslash keeps the mark, other backslashes are themselves."""
    mark, text = token[0], token[1:-1]
    return text.replace(f"\\{mark}", mark) if mark in "\"'" else text


def read_expression(seen: SelectorText, token: Token) -> str:
    """Read a regular expression in quotes.

    Raises:
        SelectorError: RE2 cannot read it.
    """
    pattern = read_text(token)
    try:
        check_expression(pattern)
    except ValueError as error:
        raise seen.error(
            f"cannot be used as a regular expression: {error}", span_of(token)
        ) from None
    return pattern


def read_place(token: Token) -> tuple[int, int]:
    """Read ``2n+1``, ``odd``, ``even`` or a number, as a and b of ``an+b``.

    Example:
        >>> [read_place(Token("PLACE", text)) for text in ("3", "odd", "-n + 2", "2n")]
        [(0, 3), (2, 1), (-1, 2), (2, 0)]
    """
    word = token.lower()
    if word in ("odd", "even"):
        return 2, int(word == "odd")
    found = _PLACE.fullmatch(word)
    if found is None:
        return 0, int(word)
    sign, step, join, offset = found.groups()
    return int(f"{sign}{step or 1}"), int(f"{join or ''}{offset or 0}")
