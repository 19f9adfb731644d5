"""``aliyun-terms refs``: what clauses point at."""

import json
import sys

import click

from aliyun_terms.cli.inputs import each_input, write_output

__all__ = ["command"]

_KINDS = (
    *("self", "revision", "clause", "place", "neighbour", "forward", "backward", "anaphor"),
    *("heading", "part", "annex", "work", "law", "court", "authority", "rules", "link", "address"),
)


@click.command("refs", epilog="Example: aliyun-terms refs terms/ --format dot | dot -Tsvg")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "dot"]), default="table",
    show_default=True, help="Rows to read, JSON (schema: refs), or a graph for Graphviz.",
)  # fmt: skip
@click.option(
    "--kind", "kinds", type=click.Choice(_KINDS), multiple=True,
    help="Only rows of this kind; may be repeated. For the table.",
)  # fmt: skip
@click.option(
    "--status", "statuses", type=click.Choice(["resolved", "external", "unresolved"]),
    multiple=True, help="Only rows of this status; may be repeated. For the table.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["unresolved", "doubt", "never"]), default="never",
    show_default=True,
    help="Leave with exit code 1 for a clause, annex or part that is not found, or a link that "
    "looks wrong.",
)  # fmt: skip
def command(
    *,
    files: tuple[str, ...],
    form: str,
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    fail_on: str,
) -> None:
    """Say what the clauses of FILES point at, and where that leads: clauses, works, laws, links.

    Many documents are one graph. A folder stands for the Markdown files in it.
    """
    from aliyun_terms.reading import parse
    from aliyun_terms.references.graph import build_graph
    from aliyun_terms.references.model import ReferenceKind, Status
    from aliyun_terms.references.reporting import describe_graph, graph_to_dict, graph_to_dot

    sources, unread = {}, []
    for file, source in each_input(files):
        if source is None:
            unread.append(file)
        else:
            sources[source.name] = source
    graph = build_graph(parse(source) for source in sources.values())
    if form == "json":
        data = {**graph_to_dict(graph, sources), "unread": unread}
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
    elif form == "dot":
        write_output(graph_to_dot(graph), None)
    elif sources:
        shown = frozenset(map(ReferenceKind, kinds)) or None
        known = frozenset(map(Status, statuses)) or None
        write_output(describe_graph(graph, sources, kinds=shown, statuses=known), None)
    if unread:
        sys.exit(2)
    missing = any(
        one.kind in (ReferenceKind.CLAUSE, ReferenceKind.ANNEX, ReferenceKind.PART)
        and one.resolution is not None
        and one.resolution.status is Status.UNRESOLVED
        for found in graph.references.values()
        for one in found
    )
    if (fail_on == "unresolved" and missing) or (fail_on == "doubt" and graph.doubts):
        sys.exit(1)
