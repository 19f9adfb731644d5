"""``aliyun-terms parse``: show the clause tree."""

import click

from aliyun_terms.cli.inputs import read_input, write_output

__all__ = ["command"]


@click.command("parse", epilog="Example: aliyun-terms parse terms.md --format json")
@click.argument("file")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="An outline to read, or JSON (schema: document).",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Refuse a document in which a check finds an error.")
@click.option(
    "--width", default=100, show_default=True, help="Cells of an outline line; 0: all of it."
)
def command(file: str, form: str, width: int, *, strict: bool) -> None:
    """Show the clause tree of FILE: ids, kinds, labels, emphasis, text.

    In the outline, * marks what is all in bold and + what is partly in bold.
    """
    from aliyun_terms.reading import parse
    from aliyun_terms.rendering.outline import render_outline
    from aliyun_terms.tree.serialising import to_json

    document = parse(read_input(file), strict=strict)
    result = (
        to_json(document, indent=2) if form == "json" else render_outline(document, width=width)
    )
    write_output(result, None)
