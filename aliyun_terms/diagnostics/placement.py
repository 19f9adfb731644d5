"""Checks of where labels are printed: under the wrong heading, or unlike their neighbours."""

from collections.abc import Iterator

from aliyun_terms.diagnostics.codes import diagnose
from aliyun_terms.diagnostics.labels import label_span
from aliyun_terms.diagnostics.model import Diagnostic, Fix
from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import Block, Part, Section, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.labels import LabelPath
from aliyun_terms.tree.walk import walk

__all__ = ["check_dots", "check_placement"]

_COUNTED = frozenset(("DOTTED", "HYPHENED"))
_DOTS = (".", "．")


def check_placement(document: Document) -> Iterator[Diagnostic]:
    """Yield labels and headings whose numbers do not fit where they are printed."""
    for block in walk(document):
        if isinstance(block, Section):
            yield from _check_heading(document, block)
    for block in walk(document):
        if isinstance(block, Unit) and not _is_under_wrong_heading(document, block):
            yield from _check_parent(document, block)


def _check_parent(document: Document, unit: Unit) -> Iterator[Diagnostic]:
    """Yield *unit* if another unit has the number that its own number begins with."""
    if unit.label is None or unit.label.scheme not in _COUNTED:
        return
    index = document.index
    printed, owner = index.parent(unit), index.logical_parent(unit)
    if owner is printed or not isinstance(owner, Unit) or owner.label is None:
        return
    under = index.label(printed) if printed is not None else ""
    places = {"label": unit.label.value, "under": under or "—", "owner": owner.label.value}
    yield diagnose("misplaced-label", label_span(unit), eid=index.eid(unit), places=places)


def _check_heading(document: Document, section: Section) -> Iterator[Diagnostic]:
    """Yield *section* if all that is numbered under it begins with another number."""
    prefix = _common_prefix(section)
    if prefix is None:
        return
    shown = ".".join(map(str, prefix))
    index = document.index
    if section.label is None:
        if len(prefix) == 1 and not isinstance(index.parent(section), Section):
            start = section.text_span.start
            fix = Fix(Span(start, start), f"{shown}. ")
            places = {"heading": section.text, "prefix": shown}
            yield diagnose(
                "heading-without-label",
                section.text_span,
                eid=index.eid(section),
                fix=fix,
                places=places,
            )
    elif section.label.path != prefix:
        places = {"label": section.label.value, "prefix": shown}
        yield diagnose(
            "heading-disagrees", label_span(section), eid=index.eid(section), places=places
        )


def _is_under_wrong_heading(document: Document, block: Block) -> bool:
    """Tell whether the heading above *block* is reported already."""
    parent = document.index.parent(block)
    if not isinstance(parent, Section) or parent.label is None:
        return False
    prefix = _common_prefix(parent)
    return prefix is not None and prefix != parent.label.path


def _common_prefix(section: Section) -> LabelPath | None:
    """Give what all counted labels right under *section* begin with; None if they differ."""
    prefixes = {
        child.label.path[:-1]
        for child in section.children
        if isinstance(child, Unit) and child.label is not None and child.label.scheme in _COUNTED
    }
    return prefixes.pop() if len(prefixes) == 1 else None


def check_dots(document: Document) -> Iterator[Diagnostic]:
    """Yield dotted labels without the closing dot that most labels beside them have."""
    yield from _check_dots(document, document.children)
    for block in walk(document):
        if block.children:
            yield from _check_dots(document, block.children)


def _check_dots(document: Document, siblings: tuple[Block, ...]) -> Iterator[Diagnostic]:
    dotted = [
        (unit, unit.label)
        for unit in siblings
        if isinstance(unit, Unit)
        and not isinstance(unit, Part)
        and unit.label is not None
        and unit.label.scheme == "DOTTED"
    ]
    bare = [unit for unit, label in dotted if not label.printed.endswith(_DOTS)]
    if 2 * len(bare) >= len(dotted):
        return
    for unit in bare:
        span = label_span(unit)
        fix = Fix(Span(span.end, span.end), ".")
        places = {"label": unit.label.value if unit.label else ""}
        yield diagnose(
            "label-without-dot", span, eid=document.index.eid(unit), fix=fix, places=places
        )
