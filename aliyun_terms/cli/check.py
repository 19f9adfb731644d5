"""``aliyun-terms check``: say what is odd."""

import json
import sys

import click

from aliyun_terms.cli.inputs import each_input, write_output

__all__ = ["command"]


@click.command("check", epilog="Example: aliyun-terms check terms.md --ignore AT4 --fail-on error")
@click.argument("files", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="As a compiler prints it, or JSON (schema: check).",
)  # fmt: skip
@click.option("--select", help="Only these codes, or beginnings of codes: AT1,AT401.")
@click.option("--ignore", help="Not these codes, or beginnings of codes.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="error",
    show_default=True, help="Leave with exit code 1 from this severity on.",
)  # fmt: skip
@click.option("--explain", metavar="CODE", help="Explain a code, with a bad and a good example.")
def command(
    *,
    files: tuple[str, ...],
    form: str,
    select: str | None,
    ignore: str | None,
    fail_on: str,
    explain: str | None,
) -> None:
    """Say what is odd in FILES: place, line, caret, and a fix where there is one.

    A folder stands for the Markdown files in it.
    """
    from aliyun_terms.diagnostics.checking import check
    from aliyun_terms.diagnostics.model import Severity
    from aliyun_terms.diagnostics.reporting import (
        describe_diagnostic,
        diagnostic_to_dict,
        explain_code,
    )
    from aliyun_terms.reading import parse

    if explain is not None:
        write_output(explain_code(explain), None)
        return
    if not files:
        raise click.UsageError("give at least one FILE, or --explain CODE")
    selected, ignored = _codes(select), _codes(ignore)
    found, unread = [], []
    for file, source in each_input(files):
        if source is None:
            unread.append(file)
            continue
        for diagnostic in check(parse(source), select=selected, ignore=ignored):
            found.append((diagnostic, source))
            if form == "text":
                click.echo(describe_diagnostic(diagnostic, source))
    if form == "json":
        data = {
            "format": "aliyun_terms/check/1",
            "diagnostics": [diagnostic_to_dict(one, source) for one, source in found],
            "unread": unread,
        }
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
    if unread:
        sys.exit(2)
    worst = max((one.severity.rank for one, _ in found), default=-1)
    if fail_on != "never" and worst >= Severity(fail_on).rank:
        sys.exit(1)


def _codes(text: str | None) -> tuple[str, ...]:
    """Read a list of codes or beginnings of codes."""
    from aliyun_terms.diagnostics.codes import CODES

    codes = tuple(code.strip().upper() for code in (text or "").split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in CODES):
            raise click.UsageError(f"no code begins with {code!r}; there is: {', '.join(CODES)}")
    return codes
