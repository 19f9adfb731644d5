"""Norms as text, as rows and as data."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from aliyun_terms.norms.explaining import Explanation
from aliyun_terms.norms.model import Marker, Norm, Phrase, RejectedMarker
from aliyun_terms.norms.periods import notice_period
from aliyun_terms.source import printable

__all__ = [
    "COLUMNS",
    "describe_explanation",
    "describe_norms",
    "explanation_to_dict",
    "norm_to_dict",
    "norms_to_csv",
]

COLUMNS = (
    *("file", "id", "eid", "label", "type", "bearer", "counterparty", "force", "confidence"),
    *("text", "start", "end", "markers", "conditions", "exceptions", "notice_period"),
    *("inherited_from", "overrides", "alternatives"),
)
"""The columns of norms as CSV."""


def norm_to_dict(norm: Norm) -> dict[str, Any]:
    """Turn a norm into plain data (schema: norms)."""
    return {
        "id": norm.id,
        "eid": norm.eid,
        "label": norm.label,
        "type": norm.type.value,
        "bearer": norm.bearer.value,
        "counterparty": norm.counterparty.value,
        "force": norm.force.value,
        "confidence": norm.confidence.value,
        "text": norm.text,
        "span": list(norm.span),
        "markers": [_marker_to_dict(marker) for marker in norm.markers],
        "conditions": [_phrase_to_dict(phrase) for phrase in norm.conditions],
        "exceptions": [_phrase_to_dict(phrase) for phrase in norm.exceptions],
        "consequence": None if norm.consequence is None else _phrase_to_dict(norm.consequence),
        "wrapper": None if norm.wrapper is None else _phrase_to_dict(norm.wrapper),
        "notice_period": notice_period(norm),
        "inherited_from": norm.inherited_from or None,
        "governs": list(norm.governs),
        "overrides": list(norm.overrides),
        "alternatives": [
            {"type": None if one.type is None else one.type.value, "reason": one.reason}
            for one in norm.alternatives
        ],
        "rejected": [_rejected_to_dict(one) for one in norm.rejected],
    }


def _phrase_to_dict(phrase: Phrase) -> dict[str, Any]:
    return {"text": phrase.text, "span": list(phrase.span)}


def _marker_to_dict(marker: Marker) -> dict[str, Any]:
    return {
        "parts": [{"text": part.text, "span": list(part.span)} for part in marker.parts],
        "core": {"text": marker.core.text, "span": list(marker.core.span)},
        "entry": marker.entry,
        "means": marker.means.value,
        "reason": marker.reason,
        "shared": marker.shared,
    }


def _rejected_to_dict(one: RejectedMarker) -> dict[str, Any]:
    return {"text": one.text, "span": list(one.span), "reason": one.reason}


def norms_to_csv(rows: Iterable[tuple[str, Norm]]) -> str:
    """Write norms as CSV, one a line, under :data:`COLUMNS`.

    Args:
        rows: the name of a file, and a norm of it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for file, norm in rows:
        writer.writerow(_row(file, norm))
    return out.getvalue()


def _row(file: str, norm: Norm) -> dict[str, Any]:
    data = norm_to_dict(norm)
    row = {name: data[name] for name in COLUMNS if name in data}
    joined = {
        "markers": [_shown(marker) for marker in norm.markers],
        "conditions": [phrase.text for phrase in norm.conditions],
        "exceptions": [phrase.text for phrase in norm.exceptions],
        "overrides": norm.overrides,
        "alternatives": [one.type.value if one.type else "none" for one in norm.alternatives],
    }
    row |= {name: "; ".join(values) for name, values in joined.items()}
    row |= {"file": file, "start": norm.span.start, "end": norm.span.end}
    # A spreadsheet would take a text that begins with = for a formula.
    return {
        name: f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "@")) else value
        for name, value in row.items()
    }


def _shown(marker: Marker) -> str:
    return "…".join(part.text for part in marker.parts)


def describe_norms(norms: Iterable[Norm]) -> str:
    """Tell norms, one a line, with conditions and exceptions below it.

    A line begins with the label of its unit; where several units have that label, with its id.
    """
    norms = tuple(norms)
    shared = _shared_labels(norms)
    lines: list[str] = []
    for norm in norms:
        bearer = "" if norm.bearer.value == "none" else f" {norm.bearer.value}"
        unsure = "" if norm.confidence.value == "high" else f" ({norm.confidence.value} confidence)"
        name = norm.eid if norm.label in shared else norm.label or norm.eid
        lines.append(f"{name}  {norm.type.value}{bearer}{unsure}: {printable(norm.text)}")
        lines += [f"    if: {printable(phrase.text)}" for phrase in norm.conditions]
        lines += [f"    unless: {printable(phrase.text)}" for phrase in norm.exceptions]
    return "\n".join(lines)


def _shared_labels(norms: Iterable[Norm]) -> frozenset[str]:
    """Give the labels that several units have: numbers of nested lists, of parts."""
    units: dict[str, set[str]] = defaultdict(set)
    for norm in norms:
        # The paragraphs below a unit are called by its label, and are no other unit.
        units[norm.label].add(norm.eid.partition("__p_")[0])
    return frozenset(label for label, eids in units.items() if len(eids) > 1)


def describe_explanation(explanation: Explanation) -> str:
    """Tell why a unit was read as it was: what was accepted, what rejected, and why."""
    lines = [f"{explanation.label or explanation.eid}  {printable(explanation.text)}", ""]
    for norm in explanation.norms:
        lines += _describe_norm(norm)
    if not explanation.norms:
        lines.append("no norm")
    if explanation.rejected:
        lines += ["", "rejected:"]
        lines += [
            f"  {printable(one.text)} at {one.span.start}: {one.reason}"
            for one in explanation.rejected
        ]
    return "\n".join(lines)


def _describe_norm(norm: Norm) -> list[str]:
    bearer = "" if norm.bearer.value == "none" else f", {norm.bearer.value}"
    lines = [f"{norm.type.value}{bearer}, {norm.force.value}, {norm.confidence.value} confidence"]
    lines.append(f"  {printable(norm.text)}")
    if norm.wrapper is not None:
        lines.append(f"  behind {norm.wrapper.text}, which binds nobody by itself")
    for marker in norm.markers:
        shared = ", carried over from an earlier limb" if marker.shared else ""
        why = f": {marker.reason}" if marker.reason else ""
        lines.append(f"  accepted {_shown(marker)} at {marker.core.span.start}{why}{shared}")
    if norm.inherited_from:
        lines.append(f"  from {norm.inherited_from}")
    if not norm.markers and not norm.inherited_from:
        lines.append("  no marker: read from the whole sentence")
    lines += [f"  if {printable(phrase.text)}" for phrase in norm.conditions]
    lines += [f"  unless {printable(phrase.text)}" for phrase in norm.exceptions]
    if norm.overrides:
        lines.append(f"  overrides {', '.join(norm.overrides)}")
    lines += [
        f"  or {one.type.value if one.type else 'no norm'}: {one.reason}"
        for one in norm.alternatives
    ]
    return lines


def explanation_to_dict(explanation: Explanation) -> dict[str, Any]:
    """Turn an explanation into plain data (schema: explain)."""
    return {
        "eid": explanation.eid,
        "label": explanation.label,
        "text": explanation.text,
        "norms": [norm_to_dict(norm) for norm in explanation.norms],
        "rejected": [_rejected_to_dict(one) for one in explanation.rejected],
    }
