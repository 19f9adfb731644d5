"""``aliyun-terms audit``: which clauses that matter are not printed conspicuously."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from aliyun_terms.cli.inputs import corpus_work, each_input, write_output

if TYPE_CHECKING:
    from datetime import date, datetime

__all__ = ["command"]


@click.command("audit", epilog="Example: aliyun-terms audit terms.md --fail-on gap")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text",
    show_default=True, help="To read, JSON (schema: audit), or JSON with a document a line.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["gap", "review", "never"]), default="never",
    show_default=True, help="Leave with exit code 1 from this on.",
)  # fmt: skip
@click.option(
    "--profile", default="prc", show_default=True,
    help="Legal background: prc, platform_rules, or a TOML file.",
)  # fmt: skip
@click.option(
    "--date", "given", type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the documents; it picks the sources. [what a document says]",
)  # fmt: skip
@click.option(
    "--lexicon", type=click.Path(dir_okay=False), help="Topics and phrases instead of our own."
)
@click.option("--all", "everything", is_flag=True, help="Show what is in order as well.")
@click.option("--lang", default="en", show_default=True, help="Language of the report.")
def command(
    *,
    files: tuple[str, ...],
    form: str,
    fail_on: str,
    profile: str,
    given: datetime | None,
    lexicon: str | None,
    everything: bool,
    lang: str,
) -> None:
    """Hold what the clauses of FILES say against how they are printed.

    A gap is a clause that matters and is not bold; a review one of which either is
    arguable. It sees what is bold and nothing else, and flags for a lawyer.
    """
    from aliyun_terms.auditing.auditing import audit
    from aliyun_terms.auditing.model import Conspicuousness
    from aliyun_terms.auditing.reporting import audit_to_dict, describe_audit
    from aliyun_terms.reading import parse
    from aliyun_terms.topics.lexicon import default_lexicon, read_lexicon

    topics = default_lexicon() if lexicon is None else read_lexicon(lexicon)
    documents: list[dict[str, Any]] = []
    unread: list[str] = []
    seen: set[Conspicuousness] = set()
    for file, source in each_input(files):
        if source is None:
            unread.append(file)
            continue
        day = given.date() if given is not None else _corpus_date(file)
        found = audit(parse(source), profile=profile, day=day, lexicon=topics)
        seen.update(clause.status for clause in found.clauses)
        if form == "text":
            click.echo(describe_audit(found, source, lang=lang, everything=everything))
        elif form == "jsonl":
            click.echo(json.dumps(audit_to_dict(found, source), ensure_ascii=False))
        else:
            documents.append(audit_to_dict(found, source))
    if form == "json":
        data = {"format": "aliyun_terms/audit/1", "documents": documents, "unread": unread}
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
    _leave(unread, seen, fail_on)


def _corpus_date(file: str) -> date | None:
    """Give the day of the revision that the corpus holds; None for any other document."""
    work = corpus_work(file)
    return None if work is None else work.date


def _leave(unread: list[str], seen: set[Any], fail_on: str) -> None:
    """Leave with the exit code that the findings ask for."""
    if unread:
        sys.exit(2)
    counting = {"gap": ("gap",), "review": ("gap", "review"), "never": ()}[fail_on]
    if any(status.value in counting for status in seen):
        sys.exit(1)
