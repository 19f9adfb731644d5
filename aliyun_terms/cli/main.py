"""The command itself: its verbs, loaded when they are called, and its exit codes.

0 is success, 1 a finding that was asked to count as failure, 2 an input or a call that
cannot be used.
"""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from aliyun_terms.errors import TermsError
from aliyun_terms.version import VERSION

__all__ = ["VERBS", "cli", "main"]

VERBS: Mapping[str, str] = {
    "apply": "Make the later revision out of the earlier one and an edit script.",
    "audit": "Say which clauses that matter are not printed conspicuously.",
    "check": "Say what is odd in documents.",
    "corpus": "List the documents that come with the library, or print one.",
    "diff": "Say what changed between two revisions.",
    "explain": "Say why a clause was read as it was.",
    "facts": "Say what documents say of law, court, liability, fees, notice.",
    "norms": "Say who must, may or need not do what.",
    "parse": "Show the clause tree of a document.",
    "refs": "Say what the clauses of documents point at.",
    "render": "Write a document as a bilingual page or as Markdown.",
    "select": "Find the nodes of documents that a selector matches.",
    "translate": "Make, carry on, count and check translations.",
}
"""Every verb, with what it does; its module in this package has the same name."""


class _Verbs(click.Group):
    """A group that loads a verb only when it is called, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"aliyun_terms.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(sorted(VERBS.items()))


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: aliyun-terms render api-usage-terms --to html -o terms.html",
)
@click.version_option(VERSION, prog_name="aliyun-terms")
def cli() -> None:
    """Read, check and render the Chinese terms documents of Alibaba Cloud.

    FILE is a path, - for standard input, or the name of a document of the corpus.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command and leave with its exit code.

    Args:
        arguments: what was typed after the name of the command; by default that of the process.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    color = False if os.environ.get("NO_COLOR") else None
    try:
        cli(args=arguments, prog_name="aliyun-terms", color=color)
    except TermsError as error:
        click.echo(f"aliyun-terms: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader has gone; keep Python from complaining about it when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
