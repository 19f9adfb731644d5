"""``aliyun-terms facts``: law, court, liability, fees, notice; one document or many."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from aliyun_terms.cli.inputs import each_outcome, write_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aliyun_terms.factsheet.model import FactSheet

__all__ = ["command"]


@click.command("facts", epilog="Example: aliyun-terms facts terms/ --format csv > terms.csv")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "table", "csv", "json", "jsonl"]),
    default="text", show_default=True,
    help="To read, a table, CSV, JSON (schema: facts), or JSON with a document a line.",
)  # fmt: skip
@click.option(
    "--lexicon", type=click.Path(dir_okay=False), help="Topics and phrases instead of our own."
)
@click.option("--lang", default="en", show_default=True, help="Language of the interface words.")
def command(*, files: tuple[str, ...], form: str, lexicon: str | None, lang: str) -> None:
    """Say what FILES say of what people compare, each fact with its place.

    A folder stands for the Markdown files in it. A file that cannot be read is a row with
    its error, and the exit code is 2.
    """
    from aliyun_terms.factsheet.reporting import (
        describe_sheet,
        describe_table,
        sheet_to_dict,
        sheets_to_csv,
    )

    failed: list[str] = []
    sheets = _noting_failures(_sheets(files, lexicon), failed)
    if form == "text":
        for sheet in sheets:
            click.echo(describe_sheet(sheet, lang=lang))
    elif form == "jsonl":
        for sheet in sheets:
            click.echo(json.dumps(sheet_to_dict(sheet), ensure_ascii=False))
    elif form == "json":
        data = {
            "format": "aliyun_terms/facts/1",
            "documents": [sheet_to_dict(sheet) for sheet in sheets],
        }
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
    else:
        write_output((sheets_to_csv if form == "csv" else describe_table)(sheets), None)
    if failed:
        sys.exit(2)


def _sheets(files: tuple[str, ...], lexicon: str | None) -> Iterator[FactSheet]:
    from aliyun_terms.factsheet.collecting import facts
    from aliyun_terms.factsheet.model import FactSheet
    from aliyun_terms.reading import parse
    from aliyun_terms.topics.lexicon import default_lexicon, read_lexicon

    topics = default_lexicon() if lexicon is None else read_lexicon(lexicon)
    for file, source, error in each_outcome(files):
        if source is None:
            click.echo(f"aliyun-terms: {error}", err=True)
            yield FactSheet(file, error=error)
        else:
            yield facts(parse(source), lexicon=topics)


def _noting_failures(sheets: Iterator[FactSheet], failed: list[str]) -> Iterator[FactSheet]:
    for sheet in sheets:
        if sheet.error is not None:
            failed.append(sheet.name)
        yield sheet
