"""``aliyun-terms parse``: show the clause tree."""

import json
import sys

import click

from aliyun_terms.cli.inputs import each_input, write_output

__all__ = ["command"]


@click.command("parse", epilog="Example: aliyun-terms parse terms.md --format json")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text",
    show_default=True,
    help="An outline to read; JSON (schema: document; for several files, a list); or a "
    "document a line.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Refuse a document in which a check finds an error.")
@click.option(
    "--width", type=click.IntRange(min=0), default=100, show_default=True,
    help="Cells of an outline line; 0: all of it.",
)  # fmt: skip
def command(files: tuple[str, ...], form: str, width: int, *, strict: bool) -> None:
    """Show the clause tree of each FILE: ids, kinds, labels, emphasis, text.

    A folder stands for the Markdown files in it. In the outline, * marks what is all
    in bold and + what is partly in bold.
    """
    from aliyun_terms.errors import TermsSyntaxError
    from aliyun_terms.reading import parse
    from aliyun_terms.rendering.outline import render_outline

    if form != "text":
        # JSON needs cattrs, which the outline starts quicker without.
        from aliyun_terms.tree.serialising import to_dict, to_json

    documents, failed = [], False
    for file, source in each_input(files):
        try:
            document = None if source is None else parse(source, strict=strict)
        except TermsSyntaxError as error:
            click.echo(f"aliyun-terms: {error}", err=True)
            document = None
        failed = failed or document is None
        if document is None:
            continue
        if form == "text":
            heading = f"{file}\n" if len(files) > 1 or file not in files else ""
            write_output(heading + render_outline(document, width=width), None)
        elif form == "jsonl":
            write_output(to_json(document), None)
        else:
            documents.append(to_dict(document))
    if form == "json" and (documents or not failed):
        several = len(documents) != 1 or failed or len(files) > 1
        data = documents if several else documents[0]
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
    if failed:
        sys.exit(2)
