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
_NUMBERED = frozenset((*_COUNTED, "ORDINAL", "BARE"))


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
    # Where no label is its prefix, the parent it is printed under has to do.
    if owner is printed and not _is_elsewhere(unit.label.path, printed):
        return
    under = index.label(printed) if printed is not None else ""
    by_number = owner.label if isinstance(owner, Unit) and owner is not printed else None
    name = by_number.value if by_number else ".".join(map(str, unit.label.path[:-1]))
    places = {"label": unit.label.value, "under": under or "—", "owner": name}
    yield diagnose("misplaced-label", label_span(unit), eid=index.eid(unit), places=places)


def _is_elsewhere(path: LabelPath, printed: Block | None) -> bool:
    """Tell whether the number of the unit above says that *path* is none of its own."""
    label = printed.label if isinstance(printed, Unit) else None
    if label is None or label.scheme not in _NUMBERED:
        return False
    return path[: len(label.path)] != label.path


def _check_heading(document: Document, section: Section) -> Iterator[Diagnostic]:
    """Yield *section* if all that is numbered under it begins with another number."""
    prefix = _common_prefix(section)
    if prefix is None:
        return
    shown = ".".join(map(str, prefix))
    index = document.index
    if section.label is None:
        if (
            len(prefix) == 1
            and not isinstance(index.parent(section), Section)
            and _is_among_numbered(document, section)
        ):
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


def _is_among_numbered(document: Document, section: Section) -> bool:
    """Tell whether a heading beside *section* has a number: only then one was lost here."""
    parent = document.index.parent(section)
    siblings = document.children if parent is None else parent.children
    return any(isinstance(other, Section) and other.label is not None for other in siblings)


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
    """Yield labels without the closing dot that most labels beside them, or of their part, have."""
    yield from _check_text(document, document.children)
    for block in walk(document):
        if isinstance(block, Part):
            yield from _check_text(document, block.children)


def _check_text(document: Document, blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    """Check the labels of one part, run by run."""
    runs = list(_runs(blocks))
    dotted = [unit for run in runs for unit in run if _scheme(unit) == "DOTTED"]
    usual = 5 * sum(_lacks_dot(unit) for unit in dotted) < len(dotted)
    for run in runs:
        for schemes in (("DOTTED",), ("ORDINAL", "BARE")):
            alike = [unit for unit in run if _scheme(unit) in schemes]
            bare = [unit for unit in alike if _lacks_dot(unit)]
            if 2 * len(bare) < len(alike) or (usual and "DOTTED" in schemes):
                yield from (_diagnose_dot(document, unit) for unit in bare)


def _runs(blocks: tuple[Block, ...]) -> Iterator[list[Unit]]:
    """List the labelled siblings, level by level, without those of other parts."""
    yield [block for block in blocks if isinstance(block, Unit) and block.label is not None]
    for block in blocks:
        if block.children and not isinstance(block, Part):
            yield from _runs(block.children)


def _scheme(unit: Unit) -> str:
    return unit.label.scheme if unit.label is not None and not isinstance(unit, Part) else ""


def _lacks_dot(unit: Unit) -> bool:
    return unit.label is not None and unit.label.printed[-1:].isdigit()


def _diagnose_dot(document: Document, unit: Unit) -> Diagnostic:
    span = label_span(unit)
    fix = Fix(Span(span.end, span.end), ".")
    places = {"label": unit.label.value if unit.label else ""}
    eid = document.index.eid(unit)
    return diagnose("label-without-dot", span, eid=eid, fix=fix, places=places)
