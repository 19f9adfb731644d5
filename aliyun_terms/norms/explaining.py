"""Explaining: every marker of one unit, accepted or rejected, and why."""

import attrs

from aliyun_terms.norms.extracting import read_norms
from aliyun_terms.norms.lexicon import MarkerLexicon
from aliyun_terms.norms.model import Norm, RejectedMarker
from aliyun_terms.tree.blocks import Table, Unit, lines
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.plain import plain_text

__all__ = ["Explanation", "explain_norms"]


@attrs.frozen
class Explanation:
    """Why a unit was read as it was.

    Attributes:
        eid: the unit.
        label: its number, or that of the nearest unit above that has one.
        text: its text.
        norms: what it was read as.
        rejected: what looks like a marker in it and is none, each with its reason.
    """

    eid: str
    label: str
    text: str
    norms: tuple[Norm, ...]
    rejected: tuple[RejectedMarker, ...]


def explain_norms(
    document: Document, key: str, *, words: MarkerLexicon | None = None
) -> tuple[Explanation, ...]:
    """Explain the unit *key*, and the paragraphs without a number that belong to it.

    Args:
        document: the document.
        key: a label, a label path or an eid, as for ``document[key]``.
        words: another lexicon; by default that of the library.

    Returns:
        One explanation for the unit and one for each unnumbered unit right below it.

    Raises:
        UnknownLabelError: nothing has this label.
        AmbiguousLabelError: several units have it; the message lists them.

    Example:
        >>> from aliyun_terms import parse
        >>> (found,) = explain_norms(parse("1.1. 您应使用应用接口。"), "1.1")
        >>> [norm.type.value for norm in found.norms], [one.text for one in found.rejected]
        (['obligation'], ['应用'])
    """
    block = document[key]
    reading = read_norms(document, words=words)
    below = [
        child
        for child in block.children
        if isinstance(child, Table) or (isinstance(child, Unit) and child.label is None)
    ]
    found = []
    for unit in (block, *below):
        eid = document.index.eid(unit)
        found.append(
            Explanation(
                eid=eid,
                label=document.index.label(unit),
                text=" ".join(map(plain_text, lines(unit))),
                norms=tuple(norm for norm in reading.norms if norm.eid == eid),
                rejected=reading.rejected.get(eid, ()),
            )
        )
    return tuple(found)
