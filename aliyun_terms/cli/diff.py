"""``aliyun-terms diff``: what changed between two revisions."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from aliyun_terms.cli.inputs import corpus_work, write_output
from aliyun_terms.cli.layers import LAYERS, layer_names
from aliyun_terms.cli.revisions import read_revision

if TYPE_CHECKING:
    from aliyun_terms.comparison.changes import Change
    from aliyun_terms.comparison.comparing import EditScript
    from aliyun_terms.comparison.reporting import Language
    from aliyun_terms.comparison.tokens import Granularity
    from aliyun_terms.norms.deltas import NormDelta
    from aliyun_terms.rendering.layer_making import LayerName
    from aliyun_terms.tree.document import Document

__all__ = ["command"]


@click.command("diff", epilog="Example: aliyun-terms diff HEAD~1:terms.md terms.md")
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json", "html"]), default="text",
    show_default=True,
    help="Sentences with redlines; a changelog; JSON (schema: diff), which `apply` takes; or a "
    "bilingual page.",
)  # fmt: skip
@click.option(
    "--only", multiple=True, metavar="NAMES",
    help="Only changes of this weight or more (editorial, substantive, material), or of these "
    "kinds and classes: move,period.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["any", "editorial", "substantive", "material", "never"]),
    default="any", show_default=True, help="Leave with exit code 1 from this weight on.",
)  # fmt: skip
@click.option(
    "--language", type=click.Choice(["both", "zh", "en"]), default="both", show_default=True,
    help="Language of the sentences; for a page, of the interface words.",
)  # fmt: skip
@click.option(
    "--granularity", type=click.Choice(["entity", "word", "character"]), default="entity",
    show_default=True,
    help="What a redline never cuts: numbers, dates and titles; Chinese words too (needs the "
    "extra `words`); or characters alone.",
)  # fmt: skip
@click.option(
    "--catalog", "catalogs", multiple=True, type=click.Path(path_type=Path),
    help="For a page: a translation (.po) of either revision; may be given several times. "
    "The corpus brings its own.",
)  # fmt: skip
@click.option("--with", "layers", metavar="LAYERS", help=f"For a page: {LAYERS}")
@click.option(
    "--template-dir", type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="For a page: templates in this folder go before the library's own of the same name.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file. [standard output]")
def command(
    *,
    old: str,
    new: str,
    form: str,
    only: tuple[str, ...],
    fail_on: str,
    language: str,
    granularity: Granularity,
    catalogs: tuple[Path, ...],
    layers: str | None,
    template_dir: Path | None,
    output: Path | None,
) -> None:
    """Say what changed from OLD to NEW, clause by clause.

    OLD and NEW are files, or REV:path for the file as the git repository has it at a revision.
    A new number is not a change of wording. At the end stands what the changes mean for
    whom, for a lawyer to check: who must, may or need not do what. The exit code is that of
    diff: 0 for no change, 1 for changes, 2 for an input that cannot be read.
    """
    from aliyun_terms.comparison.comparing import diff
    from aliyun_terms.comparison.reporting import select_changes
    from aliyun_terms.effects import find_effects
    from aliyun_terms.reading import parse

    if (old, new) == ("-", "-"):
        raise click.UsageError("only one of OLD and NEW can be standard input")
    shown_layers = layer_names(layers, is_page=form == "html")
    picked = tuple(name.strip() for names in only for name in names.split(",") if name.strip())
    before, after = parse(read_revision(old)), parse(read_revision(new))
    script = diff(before, after, granularity=granularity)
    # What is no name is refused before anything is written.
    shown = select_changes(script.changes, picked)
    if form == "html":
        result = _page(
            script, before, after, names=(old, new), catalogs=catalogs, language=language,
            layers=shown_layers, template_dir=template_dir,
        )  # fmt: skip
    else:
        result = _report(
            script, form, find_effects(script, before, after, only=picked), only=picked,
            language=cast("Language", language), names=(old, new), to_terminal=output is None,
        )  # fmt: skip
    write_output(result, output)
    if _fails(script, shown, fail_on, everything=not picked):
        sys.exit(1)


def _fails(
    script: EditScript, shown: tuple[Change, ...], fail_on: str, *, everything: bool
) -> bool:
    """Tell whether what was shown counts as a difference."""
    from aliyun_terms.comparison.changes import Weight

    if fail_on == "never":
        return False
    if fail_on == "any":
        return bool(shown) or (everything and script.patch.source != script.patch.target)
    weights = [change.weight for change in shown]
    weights += [remark.weight for remark in script.remarks if everything]
    return any(weight.rank >= Weight(fail_on).rank for weight in weights)


def _report(
    script: EditScript,
    form: str,
    effects: tuple[NormDelta, ...],
    *,
    only: tuple[str, ...],
    language: Language,
    names: tuple[str, str],
    to_terminal: bool,
) -> str:
    """Report in text, in Markdown or in JSON."""
    from aliyun_terms.comparison.reporting import plain_report, report_lines
    from aliyun_terms.effects import effect_lines, report_to_dict

    if form == "json":
        return json.dumps(report_to_dict(script, effects, only=only), ensure_ascii=False, indent=2)
    if form == "markdown":
        from aliyun_terms.rendering.changelog import render_changelog

        return render_changelog(script, only=only, language=language, names=names, effects=effects)
    told = report_lines(script, only=only, language=language)
    lines = [*told, *effect_lines(effects, language=language)]
    if not (to_terminal and _wants_colour()):
        return plain_report(lines)
    from aliyun_terms.cli.colouring import colour_lines

    return colour_lines(lines, width=shutil.get_terminal_size().columns)


def _wants_colour() -> bool:
    """Tell whether standard output shows colour, and its reader wants any (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _page(
    script: EditScript,
    old: Document,
    new: Document,
    *,
    names: tuple[str, str],
    catalogs: tuple[Path, ...],
    language: str,
    layers: tuple[LayerName, ...],
    template_dir: Path | None,
) -> str:
    """Make the page; every catalogue is held against both revisions."""
    from aliyun_terms.rendering.layer_making import make_layers
    from aliyun_terms.rendering.redline import render_redline
    from aliyun_terms.translation.catalog import read_catalog, translate

    works = [work for name in names if (work := corpus_work(name)) is not None]
    brought = (path for work in works for _, path in work.translations)
    read = [read_catalog(path) for path in dict.fromkeys((*catalogs, *brought))]
    return render_redline(
        old,
        new,
        [translate(new, catalog) for catalog in read],
        old_translations=[translate(old, catalog) for catalog in read],
        script=script,
        lang="zh-Hans" if language == "zh" else "en",
        template_dir=template_dir,
        layers=make_layers(new, layers) if layers else None,
    )
