"""``aliyun-terms norms``: say what each clause does."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aliyun_terms.cli.inputs import each_input, write_output

if TYPE_CHECKING:
    from aliyun_terms.norms.model import Norm

__all__ = ["command"]

_BEARERS = ("provider", "user", "both", "third", "none")
_TYPES = (
    *("obligation", "prohibition", "permission", "right", "power", "exculpation"),
    *("liability_allocation", "deeming", "applicability", "definition", "condition", "statement"),
)
_CONFIDENCES = ("low", "medium", "high")


@click.command(
    "norms", epilog="Example: aliyun-terms norms api-usage-terms --bearer provider --type power"
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--bearer", help=f"Only these, parted by commas: {', '.join(_BEARERS)}.")
@click.option("--type", "kind", help=f"Only these, parted by commas: {', '.join(_TYPES)}.")
@click.option(
    "--topic",
    help="Only norms of clauses about one of these topics, parted by commas.",
)
@click.option(
    "--confidence", type=click.Choice(_CONFIDENCES), default="low", show_default=True,
    help="Only norms that are at least as sure as this.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv", "jsonl"]), default="text",
    show_default=True, help="Lines to read; JSON (schema: norms); a table; or a norm a line.",
)  # fmt: skip
@click.option(
    "--lexicon", "words", type=click.Path(path_type=Path),
    help="Read by another lexicon: a changed copy of grammar/norms.toml.",
)  # fmt: skip
def command(
    *,
    files: tuple[str, ...],
    bearer: str | None,
    kind: str | None,
    topic: str | None,
    confidence: str,
    form: str,
    words: Path | None,
) -> None:
    """Say who must, may or need not do what in each FILE.

    A folder stands for the Markdown files in it. What is read from context alone has a low
    confidence. Norms are read for a lawyer to check, and say nothing on what is valid.
    """
    from aliyun_terms.norms.about import norms_about
    from aliyun_terms.norms.extracting import extract_norms
    from aliyun_terms.norms.lexicon import read_marker_lexicon
    from aliyun_terms.reading import parse

    bearers, kinds = _names(bearer, _BEARERS), _names(kind, _TYPES)
    topics = _topics(topic)
    sure = _CONFIDENCES[_CONFIDENCES.index(confidence) :]
    used = None if words is None else read_marker_lexicon(words)
    found: list[tuple[str, Norm]] = []
    unread = []
    for file, source in each_input(files):
        if source is None:
            unread.append(file)
            continue
        document = parse(source)
        norms = (
            norms_about(document, topics, words=used)
            if topics
            else extract_norms(document, words=used)
        )
        found += [
            (file, norm)
            for norm in norms
            if norm.bearer.value in bearers
            and norm.type.value in kinds
            and norm.confidence.value in sure
        ]
    _write(found, unread, form, several=len({file for file, _ in found}) > 1)
    if unread:
        sys.exit(2)


def _names(text: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """Read a list of names; all of them where nothing is asked for."""
    names = tuple(name.strip() for name in (text or "").split(",") if name.strip())
    for name in names:
        if name not in known:
            raise click.UsageError(f"there is no {name!r}; there is: {', '.join(known)}")
    return names or known


def _topics(text: str | None) -> tuple[str, ...]:
    """Read a list of topics; none where nothing is asked for."""
    if text is None:
        return ()
    from aliyun_terms.topics.lexicon import default_lexicon

    return _names(text, tuple(topic.name for topic in default_lexicon().topics))


def _write(found: list[tuple[str, Norm]], unread: list[str], form: str, *, several: bool) -> None:
    from aliyun_terms.norms.reporting import describe_norms, norm_to_dict, norms_to_csv

    if form == "csv":
        write_output(norms_to_csv(found), None)
    elif form == "json":
        rows = [{"file": file, **norm_to_dict(norm)} for file, norm in found]
        data = {"format": "aliyun_terms/norms/1", "norms": rows, "unread": unread}
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
    elif form == "jsonl":
        for file, norm in found:
            row = {"file": file, **norm_to_dict(norm)}
            write_output(json.dumps(row, ensure_ascii=False), None)
    else:
        for file, group in groupby(found, key=itemgetter(0)):
            heading = f"{file}\n" if several else ""
            write_output(heading + describe_norms([norm for _, norm in group]), None)
