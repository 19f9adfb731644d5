"""``aliyun-terms apply``: make the later revision out of the earlier one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aliyun_terms.cli.inputs import read_input, write_exactly
from aliyun_terms.cli.revisions import read_revision

if TYPE_CHECKING:
    from aliyun_terms.comparison.patch import Patch
    from aliyun_terms.source import SourceText
    from aliyun_terms.tree.document import Document

__all__ = ["command"]


@click.command("apply", epilog="Example: aliyun-terms apply script.json old.md -o new.md")
@click.argument("script")
@click.argument("old")
@click.option("--reverse", is_flag=True, help="Undo: OLD is the later revision, make the earlier.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file. [standard output]")
def command(*, script: str, old: str, reverse: bool, output: Path | None) -> None:
    """Apply SCRIPT, which `diff --format json` wrote, to OLD, and write the new text.

    The text is made to the last blank. A script that was made for another text is refused, and
    then nothing is written.
    """
    from aliyun_terms.comparison.inverting import invert_patch
    from aliyun_terms.comparison.script import apply_patch
    from aliyun_terms.comparison.serialising import script_from_json
    from aliyun_terms.errors import DiffError, SchemaError
    from aliyun_terms.reading import parse
    from aliyun_terms.syntax.unparsing import unparse

    if (script, old) == ("-", "-"):
        raise click.UsageError("only one of SCRIPT and OLD can be standard input")
    try:
        patch = script_from_json(read_input(script).text).patch
    except SchemaError as error:
        raise SchemaError(f"{script}: {error}") from None
    source = read_revision(old)
    _refuse_other_text(patch, source, script, reverse=reverse)
    document = parse(source)
    try:
        _refuse_damaged(patch, document, reverse=reverse)
        made = apply_patch(invert_patch(patch) if reverse else patch, document)
    except (DiffError, AssertionError, LookupError):
        raise DiffError(
            f"{script}: this edit script is damaged: it does not make the text it was made for"
        ) from None
    write_exactly(unparse(made), output)


def _refuse_damaged(patch: Patch, document: Document, *, reverse: bool) -> None:
    """Refuse positions that no block has, before anything counts up to them."""
    from aliyun_terms.comparison.order import Keep
    from aliyun_terms.errors import DiffError
    from aliyun_terms.tree.walk import walk

    kept_parts = [part for part in patch.order if isinstance(part, Keep)]
    kept = sum(part.stop - part.start for part in kept_parts)
    put = sum(len(part.blocks) for part in patch.order if not isinstance(part, Keep))
    before, after = kept + len(patch.drops), kept + put
    spans = [(part.start, part.stop) for part in kept_parts]
    spans += [(run.start, run.stop) for run in patch.relabels]
    spans += [(one.position, one.position + 1) for one in patch.rewrites]
    spans += [(one.position, one.position + 1) for one in patch.drops]
    fits = all(0 <= start <= stop <= before for start, stop in spans)
    blocks = sum(1 for _ in walk(document))
    if not (fits and blocks == (after if reverse else before)):
        raise DiffError("it names blocks that there are not")


def _refuse_other_text(patch: Patch, source: SourceText, script: str, *, reverse: bool) -> None:
    """Refuse a text that the script was not made for, and say which it was."""
    from aliyun_terms.errors import DiffError

    given = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    wanted, other = (patch.target, patch.source) if reverse else (patch.source, patch.target)
    if given == wanted:
        return
    if given == other:
        hint = "leave out --reverse" if reverse else "add --reverse to undo it"
        raise DiffError(f"{source.name}: is what {script} makes, not what it is made for; {hint}")
    raise DiffError(
        f"{source.name}: {script} was made for another text (SHA-256 {wanted[:12]}…, "
        f"this is {given[:12]}…); apply it to the revision it was made from"
    )
