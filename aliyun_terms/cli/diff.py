"""``aliyun-terms diff``: what changed between two revisions."""

import json
import sys

import click

from aliyun_terms.cli.inputs import read_input, write_output

__all__ = ["command"]


@click.command("diff", epilog="Example: aliyun-terms diff old.md new.md --fail-on material")
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Sentences with redlines, or JSON (schema: diff).",
)  # fmt: skip
@click.option(
    "--only", type=click.Choice(["editorial", "substantive", "material"]),
    help="Only changes of this weight or more.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["any", "editorial", "substantive", "material", "never"]),
    default="any", show_default=True, help="Leave with exit code 1 from this weight on.",
)  # fmt: skip
def command(*, old: str, new: str, form: str, only: str | None, fail_on: str) -> None:
    """Say what changed from OLD to NEW, clause by clause.

    A new number is not a change of wording. The exit code is that of diff: 0 for no
    change, 1 for changes, 2 for an input that cannot be read.
    """
    from aliyun_terms.comparison.changes import Weight
    from aliyun_terms.comparison.comparing import diff
    from aliyun_terms.comparison.reporting import describe_script, script_to_dict
    from aliyun_terms.reading import parse

    script = diff(parse(read_input(old)), parse(read_input(new)))
    floor = Weight.NONE if only is None else Weight(only)
    if form == "json":
        write_output(
            json.dumps(script_to_dict(script, floor=floor), ensure_ascii=False, indent=2), None
        )
    else:
        write_output(describe_script(script, floor=floor), None)
    worst = max((change.weight.rank for change in script.changes), default=-1)
    limit = 0 if fail_on == "any" else Weight(fail_on).rank if fail_on != "never" else worst + 1
    if worst >= limit:
        sys.exit(1)
