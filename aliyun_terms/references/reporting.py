"""Reference graphs as tables, as data and for Graphviz."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aliyun_terms.references.defining import Term, TermFinding, check_terms, find_terms
from aliyun_terms.references.graph import Edge, ReferenceGraph
from aliyun_terms.references.links import LinkDoubt
from aliyun_terms.references.model import Reference, ReferenceKind, Resolution, Status
from aliyun_terms.source import SourceText, Span, display_width, printable

__all__ = ["describe_graph", "graph_to_dict", "graph_to_dot", "reference_to_dict", "term_to_dict"]

_SHOWN = 44
_TARGETS = 3


def describe_graph(
    graph: ReferenceGraph,
    sources: Mapping[str, SourceText],
    *,
    kinds: frozenset[ReferenceKind] | None = None,
    statuses: frozenset[Status] | None = None,
) -> str:
    """Describe references as a table, with rates and what looks wrong below it.

    Args:
        graph: the references of one or more documents.
        sources: the texts of the documents by name, for line numbers.
        kinds: only references of these kinds; all by default.
        statuses: only references of these statuses; all by default.
    """
    rows = [
        (_place(name, one.span, sources), one.label, one.kind.value, one.text, _leads_to(one))
        for name, found in graph.references.items()
        for one in found
        if (kinds is None or one.kind in kinds)
        and (statuses is None or (one.resolution and one.resolution.status in statuses))
    ]
    parts = ["\n".join(_table([("place", "clause", "kind", "text", "leads to"), *rows]))]
    parts.append("\n".join(_table(_rate_rows(graph))))
    doubts = [
        f"{_place(doubt.document, doubt.span, sources)}: {doubt.text} ({doubt.url}): {doubt.reason}"
        for doubt in graph.doubts
    ]
    if doubts:
        parts.append("\n".join(("links that look wrong:", *map(printable, doubts))))
    loops = [
        f"{name}: {' -> '.join((*ring, ring[0]))}"
        for name, found in graph.references.items()
        for ring in found.loops
    ]
    if loops:
        parts.append("\n".join(("clauses that refer to one another:", *loops)))
    return "\n\n".join(parts)


def _place(name: str, span: Span, sources: Mapping[str, SourceText]) -> str:
    return f"{name}:{sources[name].line_number(span.start)}"


def _leads_to(reference: Reference) -> str:
    resolution = reference.resolution
    if resolution is None:
        return ""
    if resolution.status is Status.UNRESOLVED:
        return f"? {resolution.reason}"
    if resolution.status is Status.RESOLVED:
        more = len(resolution.targets) - _TARGETS
        shown = ", ".join(resolution.targets[:_TARGETS]) or "the document"
        return f"{shown} and {more} more" if more > 0 else shown
    return " ".join(filter(None, (_service(resolution), resolution.work, resolution.url)))


def _service(resolution: Resolution) -> str:
    return f"[{resolution.service}]" if resolution.service else ""


def _rate_rows(graph: ReferenceGraph) -> Iterator[tuple[str, ...]]:
    """Yield the resolution rates: a row a kind, and one for all."""
    yield ("kind", *(status.value for status in Status), "known")
    total = dict.fromkeys(Status, 0)
    for kind, counts in graph.rates.items():
        for status in Status:
            total[status] += counts.get(status, 0)
        yield _rate_row(kind.value, counts)
    yield _rate_row("all", total)


def _rate_row(name: str, counts: Mapping[Status, int]) -> tuple[str, ...]:
    numbers = [counts.get(status, 0) for status in Status]
    known = sum(numbers) - counts.get(Status.UNRESOLVED, 0)
    return (name, *map(str, numbers), f"{known / max(1, sum(numbers)):.0%}")


def _table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their columns under each other; Chinese characters are two cells wide."""
    cut = [tuple(_cut(printable(cell)) for cell in row) for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*cut, strict=True)]
    for row in cut:
        cells = (
            cell + " " * (width - display_width(cell))
            for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _cut(cell: str) -> str:
    return cell if len(cell) <= 2 * _SHOWN else f"{cell[: 2 * _SHOWN]}…"


def reference_to_dict(reference: Reference, source: SourceText) -> dict[str, Any]:
    """Turn a reference into plain data, with line and column beside the offsets."""
    line, column = source.line_and_column(reference.span.start)
    resolution = reference.resolution or Resolution(Status.UNRESOLVED)
    return {
        "kind": reference.kind.value,
        "text": reference.text,
        "eid": reference.eid,
        "label": reference.label,
        "span": list(reference.span),
        "line": line,
        "column": column,
        "status": resolution.status.value,
        "targets": list(resolution.targets),
        "work": resolution.work,
        "url": resolution.url,
        "service": resolution.service,
        "reason": resolution.reason,
        "candidates": list(resolution.candidates),
    }


def term_to_dict(term: Term) -> dict[str, Any]:
    """Turn a defined term into plain data."""
    return {
        "name": term.name,
        "aliases": list(term.aliases),
        "kind": term.kind.value,
        "meaning": term.meaning,
        "eid": term.eid,
        "label": term.label,
        "span": list(term.span),
        "scope": term.scope.value,
        "scope_eid": term.scope_eid,
        "uses": [{"text": use.text, "eid": use.eid, "span": list(use.span)} for use in term.uses],
    }


def graph_to_dict(graph: ReferenceGraph, sources: Mapping[str, SourceText]) -> dict[str, Any]:
    """Turn a graph into plain data (schema ``refs``).

    Args:
        graph: the references of one or more documents.
        sources: the texts of the documents by name, for lines and columns.
    """
    return {
        "format": "aliyun_terms/refs/1",
        "documents": [
            {
                "file": name,
                "title": document.title,
                "references": [
                    reference_to_dict(one, sources[name]) for one in graph.references[name]
                ],
                "loops": [list(ring) for ring in graph.references[name].loops],
                **_terms(find_terms(document)),
            }
            for name, document in graph.documents.items()
        ],
        "edges": [_edge_to_dict(edge) for edge in graph.edges],
        "doubts": [_doubt_to_dict(doubt) for doubt in graph.doubts],
        "rates": {
            kind.value: {status.value: counts.get(status, 0) for status in Status}
            for kind, counts in graph.rates.items()
        },
        "unread": [],
    }


def _terms(terms: tuple[Term, ...]) -> dict[str, Any]:
    return {
        "terms": [term_to_dict(term) for term in terms],
        "term_findings": [_finding_to_dict(one) for one in check_terms(terms)],
    }


def _finding_to_dict(one: TermFinding) -> dict[str, Any]:
    return {"kind": one.kind, "name": one.name, "eid": one.eid, "span": list(one.span)}


def _edge_to_dict(edge: Edge) -> dict[str, Any]:
    return {
        "file": edge.document,
        "eid": edge.eid,
        "label": edge.label,
        "kind": edge.kind.value,
        "text": edge.text,
        "target": edge.target,
        "url": edge.url,
        "service": edge.service,
        "target_file": edge.target_document,
    }


def _doubt_to_dict(doubt: LinkDoubt) -> dict[str, Any]:
    return {
        "file": doubt.document,
        "eid": doubt.eid,
        "span": list(doubt.span),
        "text": doubt.text,
        "url": doubt.url,
        "reason": doubt.reason,
    }


def graph_to_dot(graph: ReferenceGraph) -> str:
    """Write a graph in the language of Graphviz: documents, works, a line for each edge.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> from aliyun_terms.references.graph import build_graph
        >>> graph_to_dot(build_graph([load_corpus("api-usage-terms")])).splitlines()[0]
        'digraph references {'
    """
    lines = ["digraph references {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for name, document in graph.documents.items():
        lines.append(f"  {_quoted(name)} [shape=box, label={_quoted(document.title or name)}];")
    works: dict[str, str] = {}
    for edge in graph.edges:
        if not edge.target_document:
            works.setdefault(edge.target, edge.service)
    for work, service in works.items():
        label = "\\n".join(map(_escaped, filter(None, (work, service))))
        lines.append(f'  {_quoted(f"work:{work}")} [label="{label}"];')
    drawn = dict.fromkeys(
        (edge.document, edge.target_document or f"work:{edge.target}", edge.label)
        for edge in graph.edges
    )
    for start, end, label in drawn:
        lines.append(f"  {_quoted(start)} -> {_quoted(end)} [label={_quoted(label)}];")
    return "\n".join((*lines, "}"))


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """Escape what is special between quotation marks of the DOT language."""
    return printable(text).replace("\\", "\\\\").replace('"', '\\"')
