"""``aliyun-terms translate``: catalogues made, carried on, counted and checked."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aliyun_terms.cli.inputs import corpus_work, read_input, write_output

if TYPE_CHECKING:
    from datetime import datetime

    from babel.messages.catalog import Catalog

    from aliyun_terms.translation.pofile import UnitCatalog
    from aliyun_terms.tree.document import Document

__all__ = ["command"]

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Lines to read, or JSON.",
)  # fmt: skip
_CREATED = click.option(
    "--created", metavar="DATE", help="POT-Creation-Date, such as 2026-11-23. [none]"
)
_OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A file. [standard output]"
)


@click.group("translate", epilog="Example: aliyun-terms translate status api-usage-terms")
def command() -> None:
    """Keep translations (gettext catalogues, .po) true to their Chinese.

    Where CATALOG is left out, a document of the corpus brings its own.
    """


@command.command(
    "extract", epilog="Example: aliyun-terms translate extract terms.md --language ja -o ja.po"
)
@click.argument("file")
@click.option("--language", default="", help="The language to be translated into. [a template]")
@click.option("--name", help="What references call the file. [FILE]")
@_CREATED
@_OUTPUT
def extract_command(
    *, file: str, language: str, name: str | None, created: str | None, output: Path | None
) -> None:
    """Make a template of FILE: a message for each unit, under its id."""
    from aliyun_terms.locale.words import parse_locale
    from aliyun_terms.translation.extracting import extract

    if language:
        parse_locale(language)
    if output is not None and output.exists():
        raise click.UsageError(f"{output} is there already; a translation may be in it")
    document = _document(file)
    catalog = extract(document, name=name or _name(file), language=language, created=_date(created))
    _write(catalog, output)


@command.command(
    "update", epilog="Example: aliyun-terms translate update en.po old.md new.md --in-place"
)
@click.argument("catalog", metavar="CATALOG")
@click.argument("old")
@click.argument("new")
@click.option("--name", help="What references call the file of NEW. [NEW]")
@_CREATED
@_OUTPUT
@click.option("--in-place", is_flag=True, help="Write to CATALOG, all of it or nothing.")
@click.option(
    "--format", "form", type=click.Choice(["po", "text", "json"]),
    help="Print the catalogue, or a line, or JSON that says what became of each unit "
    "(schema: translation-update). [po; text if it goes to a file]",
)  # fmt: skip
def update_command(
    *,
    catalog: str,
    old: str,
    new: str,
    name: str | None,
    created: str | None,
    output: Path | None,
    in_place: bool,
    form: str | None,
) -> None:
    """Carry CATALOG from the revision OLD to the revision NEW.

    Renumbered and moved clauses keep their translation, changed ones become fuzzy with
    the old Chinese beside it, deleted ones obsolete.
    """
    from aliyun_terms.translation.reporting import describe_update, update_to_dict
    from aliyun_terms.updating import update_catalog

    if in_place and output is not None:
        raise click.UsageError("give --in-place or --output, not both")
    update = update_catalog(
        _catalog(catalog), _document(old), _document(new), name=name or _name(new),
        created=_date(created),
    )  # fmt: skip
    target = Path(catalog) if in_place else output
    if target is not None:
        _write(update.catalog, target)
    shown = form or ("po" if target is None else "text")
    if shown == "po":
        _write(update.catalog, None)
    elif shown == "json":
        _print_json(update_to_dict(update))
    if shown != "json":
        click.echo(describe_update(update), err=shown == "po")


@command.command("status", epilog="Example: aliyun-terms translate status terms.md en.po")
@click.argument("file")
@click.argument("catalog", required=False)
@_FORMAT
@click.option(
    "--fail-on", type=click.Choice(["fuzzy", "missing", "obsolete", "never"]), multiple=True,
    default=["never"], help="Leave with exit code 1 if there is one of these. [never]",
)  # fmt: skip
def status_command(*, file: str, catalog: str | None, form: str, fail_on: tuple[str, ...]) -> None:
    """Count what of FILE is translated, fuzzy, missing and obsolete, by section."""
    from aliyun_terms.translation.status import (
        describe_status,
        status_to_dict,
        translation_status,
    )

    document = _document(file)
    failed = False
    found = [translation_status(document, one) for one in _catalogs(document, file, catalog)]
    for status in found:
        if form == "text":
            write_output(describe_status(status), None)
        failed |= any(getattr(status.total, column, 0) for column in fail_on)
    if form == "json":
        data = [status_to_dict(status) for status in found]
        _print_json({"format": "aliyun_terms/translation-status/1", "translations": data})
    if failed:
        sys.exit(1)


@command.command(
    "check", epilog="Example: aliyun-terms translate check terms.md en.po --ignore TR4"
)
@click.argument("file", required=False)
@click.argument("catalog", required=False)
@_FORMAT
@click.option(
    "--glossary", type=click.Path(path_type=Path), help="A table of terms. [the corpus's]"
)
@click.option("--select", help="Only these codes, or beginnings of codes: TR1,TR301.")
@click.option("--ignore", help="Not these codes, or beginnings of codes.")
@click.option("--fuzzy", is_flag=True, help="Check fuzzy units too.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="error",
    show_default=True, help="Leave with exit code 1 from this severity on.",
)  # fmt: skip
@click.option("--explain", metavar="CODE", help="Explain a code, with a bad and a good example.")
def check_command(
    *,
    file: str | None,
    catalog: str | None,
    form: str,
    glossary: Path | None,
    select: str | None,
    ignore: str | None,
    fuzzy: bool,
    fail_on: str,
    explain: str | None,
) -> None:
    """Compare FILE with its translation, unit by unit.

    Numbers, dates, amounts, addresses, emphasis, links, negation, words that bind, the
    terms of a glossary, what was left over or left out.
    """
    from aliyun_terms.diagnostics.model import Severity
    from aliyun_terms.translation.checking import check_translation
    from aliyun_terms.translation.glossary import load_glossary
    from aliyun_terms.translation.reporting import (
        describe_finding,
        explain_translation_code,
        finding_to_dict,
    )

    if explain is not None:
        write_output(explain_translation_code(explain), None)
        return
    if file is None:
        raise click.UsageError("give a FILE, or --explain CODE")
    document, found = _document(file), []
    for one in _catalogs(document, file, catalog):
        terms = load_glossary(glossary, language=str(one.locale)) if glossary else None
        codes = {"select": _codes(select), "ignore": _codes(ignore)}
        for finding in check_translation(document, one, glossary=terms, fuzzy=fuzzy, **codes):
            found.append((finding, one.name))
            if form == "text":
                click.echo(describe_finding(finding, one.name))
    if form == "json":
        _print_json(
            {
                "format": "aliyun_terms/translation-check/1",
                "findings": [finding_to_dict(finding, name) for finding, name in found],
            }
        )
    worst = max((finding.severity.rank for finding, _ in found), default=-1)
    if fail_on != "never" and worst >= Severity(fail_on).rank:
        sys.exit(1)


# ---- What they read and write ----------------------------------------------------------------


def _document(file: str) -> Document:
    from aliyun_terms.reading import parse

    return parse(read_input(file))


def _name(file: str) -> str:
    """Give the name of a file for references: of the corpus, its place in the corpus."""
    work = corpus_work(file)
    return f"{work.name}/{work.path.name}" if work is not None else file


def _catalog(path: str) -> UnitCatalog:
    from aliyun_terms.translation.catalog import read_catalog

    return read_catalog(path)


def _catalogs(document: Document, file: str, catalog: str | None) -> list[UnitCatalog]:
    """Read the catalogues that are asked for, and refuse those of another document."""
    from aliyun_terms.translation.fitting import require_fit

    work = corpus_work(file)
    if catalog is not None:
        paths = [catalog]
    else:
        paths = [str(path) for _, path in (work.translations if work else ())]
    if not paths:
        raise click.UsageError("give a CATALOG: only documents of the corpus bring their own")
    found = []
    for path in paths:
        one = _catalog(path)
        require_fit(document, one)
        found.append(one)
    return found


def _codes(text: str | None) -> tuple[str, ...]:
    from aliyun_terms.translation.checks.codes import TRANSLATION_CODES

    codes = tuple(code.strip() for code in (text or "").split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in TRANSLATION_CODES):
            known = ", ".join(TRANSLATION_CODES)
            raise click.UsageError(f"no code begins with {code!r}; there is: {known}")
    return codes


def _date(text: str | None) -> datetime | None:
    """Read a date or a moment as ISO 8601 writes it."""
    from datetime import UTC, datetime

    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{text!r} is no date; write it as 2026-11-23") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _write(catalog: Catalog, path: Path | None) -> None:
    from aliyun_terms.translation.catalog import write_catalog
    from aliyun_terms.translation.writing import format_catalog

    if path is None:
        write_output(format_catalog(catalog), None)
    else:
        write_catalog(catalog, path)


def _print_json(data: object) -> None:
    write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
