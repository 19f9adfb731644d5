"""Reading references in tests: a text and, of each reference, what it says and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aliyun_terms import Status, parse, resolve_references

if TYPE_CHECKING:
    from aliyun_terms import Document, Reference

__all__ = ["leads", "led", "only"]


def leads(text: str, *kinds: str) -> list[tuple[str, str]]:
    """Give the references of *text*, of *kinds* if any are given, each with where it leads."""
    document = parse(text)
    return [
        (one.text, led(one, document))
        for one in resolve_references(document)
        if not kinds or one.kind.value in kinds
    ]


def led(one: Reference, document: Document) -> str:
    """Say where a reference leads: to numbers or ids, to a name, or nowhere for a reason."""
    resolution = one.resolution
    assert resolution is not None
    if resolution.status is Status.UNRESOLVED:
        return f"? {resolution.reason}"
    if resolution.status is Status.EXTERNAL:
        return resolution.work or resolution.url
    return " ".join(_shown(eid, document) for eid in resolution.targets)


def _shown(eid: str, document: Document) -> str:
    """Show a block by its number, else by the last part of its id."""
    block = document.index.nodes[eid]
    label = getattr(block, "label", None)
    return label.value if label is not None and label.path else eid.rpartition("__")[2]


def only(text: str, *kinds: str) -> str:
    """Say where the one reference of *kinds* in *text* leads."""
    found = leads(text, *kinds)
    assert len(found) == 1, f"one reference was expected, there are {found}"
    return found[0][1]
