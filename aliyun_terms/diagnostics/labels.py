"""Checks of labels: duplicate, skipped, too deep, with nothing behind them."""

from collections.abc import Iterator

from aliyun_terms.diagnostics.codes import diagnose
from aliyun_terms.diagnostics.model import Diagnostic, Fix
from aliyun_terms.source import Span
from aliyun_terms.tree.blocks import Block, Part, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.labels import Label, LabelPath
from aliyun_terms.tree.walk import walk

__all__ = ["check_labels", "label_span"]

_DEEPEST = 64
# `3 ` goes on with `2.`: its dot is lost, and nothing else.
# Two are a slip, more are a habit.
_TWO = 2
_SAME_RUN = {"BARE": "ORDINAL"}


def check_labels(document: Document) -> Iterator[Diagnostic]:
    """Yield what is odd about the labels of *document*."""
    yield from _check_run(document, document.children)
    for block in walk(document):
        if isinstance(block, Unit) and block.label is not None:
            yield from _check_label(document, block, block.label)
        if block.children:
            yield from _check_run(document, block.children)


def _check_label(document: Document, unit: Unit, label: Label) -> Iterator[Diagnostic]:
    eid, span = document.index.eid(unit), label_span(unit)
    if not unit.content and not unit.children:
        yield diagnose("empty-item", span, eid=eid, places={"label": label.value})
    if " " in label.printed and label.scheme == "DOTTED":
        gap = span.start + label.printed.index(" ")
        fix = Fix(Span(gap, gap + 1), "")
        yield diagnose("torn-label", span, eid=eid, fix=fix, places={"label": label.value})
    if len(label.path) > _DEEPEST:
        shown = f"{label.value[:20]}…"
        yield diagnose("too-deep", span, eid=eid, places={"label": shown, "limit": _DEEPEST})


def _check_run(document: Document, siblings: tuple[Block, ...]) -> Iterator[Diagnostic]:
    """Check the numbers of a run of siblings, family by family."""
    last: dict[tuple[str, int], Unit] = {}
    seen: dict[str, Unit] = {}
    unnumbered: set[LabelPath] = set()
    counted_by_reader = _is_all_ones(siblings)
    introduced = False
    for unit in siblings:
        if not isinstance(unit, Unit) or unit.label is None or not unit.label.path:
            unnumbered.update(_prefixes(unit))
            introduced = True
            continue
        label = unit.label
        if introduced and label.path == (1,):
            # A list behind another introduction counts from one by right.
            seen = {value: one for value, one in seen.items() if _scheme(one) != label.scheme}
        introduced = False
        eid, span = document.index.eid(unit), label_span(unit)
        if label.value in seen and not isinstance(unit, Part) and not counted_by_reader:
            first = seen[label.value]
            places = {"label": label.value, "eid": document.index.eid(first)}
            yield diagnose("duplicate-label", span, eid=eid, places=places)
        seen.setdefault(label.value, unit)
        key = (_SAME_RUN.get(label.scheme, label.scheme), len(label.path))
        before = last.get(key)
        last[key] = unit
        if before is not None and before.label is not None:
            missing = _missing(before.label, label)
            if missing and (*label.path[:-1], label.path[-1] - 1) not in unnumbered:
                places = {"label": label.value, "before": before.label.value, "missing": missing}
                yield diagnose("skipped-label", span, eid=eid, places=places)


def _scheme(unit: Unit) -> str:
    return unit.label.scheme if unit.label is not None else ""


def _is_all_ones(siblings: tuple[Block, ...]) -> bool:
    """Tell whether every item is printed `1.`, as Markdown lets an author who does not count."""
    labels = [unit.label for unit in siblings if isinstance(unit, Unit) and unit.label is not None]
    ones = [label for label in labels if label.scheme == "ORDINAL" and label.path == (1,)]
    return len(ones) > _TWO and len(ones) == len(labels)


def _prefixes(block: Block) -> set[LabelPath]:
    """Give what the labels right under an unnumbered heading begin with."""
    labels = (child.label for child in block.children if isinstance(child, Unit))
    return {label.path[:-1] for label in labels if label is not None and len(label.path) > 1}


def _missing(before: Label, label: Label) -> str:
    """Name the label that is skipped between two; empty where none is."""
    if before.path[:-1] != label.path[:-1] or label.path[-1] <= before.path[-1] + 1:
        return ""
    separator = "-" if label.scheme == "HYPHENED" else "."
    return separator.join(map(str, (*before.path[:-1], before.path[-1] + 1)))


def label_span(unit: Unit) -> Span:
    """Where the label of *unit* is printed."""
    assert unit.label is not None
    marks = len(unit.lead) - len(unit.lead.lstrip(" \t\u3000"))
    start = unit.line_span.start + len(unit.lead) - marks
    return Span(start, start + len(unit.label.printed))
