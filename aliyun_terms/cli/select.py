"""``aliyun-terms select``: find nodes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from aliyun_terms.cli.inputs import each_input, write_output

if TYPE_CHECKING:
    from aliyun_terms.query.selector import Selector
    from aliyun_terms.source import SourceText
    from aliyun_terms.tree.document import Document

__all__ = ["command"]


@click.command(
    "select",
    epilog="Example: aliyun-terms select 'clause[emphasis=none]:contains(\"终止\")' terms.md",
)
@click.argument("selector")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text",
    show_default=True, help="As grep prints it, JSON (schema: select), or a match a line.",
)  # fmt: skip
@click.option("-c", "--count", is_flag=True, help="Only how many nodes match, file by file.")
@click.option(
    "-l", "--files-with-matches", is_flag=True, help="Only the names of files with a match."
)
def command(
    *, selector: str, files: tuple[str, ...], form: str, count: bool, files_with_matches: bool
) -> None:
    """Find the nodes of FILES that SELECTOR matches.

    A folder stands for the Markdown files in it. As with grep, the exit code is 0 for a
    match, 1 for none, and 2 if the selector or a file cannot be read.
    """
    from aliyun_terms.reading import parse
    from aliyun_terms.selecting import compile_selector

    if count + files_with_matches + (form != "text") > 1:
        raise click.UsageError("give one of --count, --files-with-matches and --format")
    compiled = compile_selector(selector)
    total, rows, unread = 0, [], []
    for file, source in each_input(files):
        if source is None:
            unread.append(file)
            continue
        document = parse(source)
        number = len(compiled.select(document))
        total += number
        if count:
            is_one = files == (file,)
            click.echo(number if is_one else f"{source.name}:{number}")
        elif files_with_matches:
            click.echo(f"{source.name}\n" if number else "", nl=False)
        else:
            rows += _write(compiled, document, source, form)
    if form == "json":
        data: dict[str, Any] = {"format": "aliyun_terms/select/1", "selector": selector}
        data |= {"matches": rows, "unread": unread}
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
    if unread:
        sys.exit(2)
    if not total:
        sys.exit(1)


def _write(
    compiled: Selector, document: Document, source: SourceText, form: str
) -> list[dict[str, Any]]:
    """Print the matches in a document, or give them back for JSON, which is printed at once."""
    from aliyun_terms.query.matches import describe_match, list_matches, match_to_dict

    matches = list_matches(document, compiled)
    if form == "text":
        for match in matches:
            click.echo(describe_match(match, source))
        return []
    rows = [match_to_dict(match, source) for match in matches]
    if form == "json":
        return rows
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))
    return []
