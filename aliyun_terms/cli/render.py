"""``aliyun-terms render``: a document as a page, as Markdown or as plain text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from aliyun_terms.cli.inputs import corpus_work, read_input, write_output
from aliyun_terms.cli.layers import LAYERS, layer_names

if TYPE_CHECKING:
    from aliyun_terms.corpus import Work
    from aliyun_terms.rendering.layer_making import LayerName
    from aliyun_terms.rendering.markdown import MarkdownLayout
    from aliyun_terms.translation.catalog import Translation
    from aliyun_terms.tree.document import Document

__all__ = ["command"]


@click.command(
    "render", epilog="Example: aliyun-terms render terms.md --catalog en.po -o terms.html"
)
@click.argument("file")
@click.option(
    "--to", type=click.Choice(["html", "markdown", "text"]), default="html", show_default=True
)
@click.option(
    "--catalog", "catalogs", multiple=True, type=click.Path(path_type=Path),
    help="A translation (.po); may be given several times. The corpus brings its own.",
)  # fmt: skip
@click.option("--languages", help="Languages to show, in this order, such as zh-Hans,en. [all]")
@click.option("--lang", default="en", show_default=True, help="Language of the interface words.")
@click.option(
    "--layout", type=click.Choice(["alternating", "table"]), default="alternating",
    show_default=True, help="For Markdown.",
)  # fmt: skip
@click.option(
    "--width", type=click.IntRange(min=0), default=78, show_default=True,
    help="For text: cells in a line, 0 to break none. A Chinese character takes two.",
)  # fmt: skip
@click.option(
    "--with", "layers", metavar="LAYERS",
    help=f"For a page: {LAYERS}",
)  # fmt: skip
@click.option(
    "--template-dir", type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Templates in this folder go before the library's own of the same name.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["fuzzy", "missing", "never"]), default="never",
    show_default=True,
    help="Leave with exit code 1, when the page is written, if a translation shown is fuzzy "
    "or missing, or (missing) if one is missing.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file. [standard output]")
def command(
    *,
    file: str,
    to: str,
    catalogs: tuple[Path, ...],
    languages: str | None,
    lang: str,
    layout: str,
    width: int,
    layers: str | None,
    template_dir: Path | None,
    fail_on: str,
    output: Path | None,
) -> None:
    """Write FILE as one self-contained HTML page, as Markdown or as plain text.

    Every rendering says that the Chinese text is authoritative, and marks translations
    that are out of date or missing.
    """
    from aliyun_terms.reading import parse
    from aliyun_terms.rendering.markdown import render_markdown
    from aliyun_terms.rendering.text import render_text
    from aliyun_terms.translation.catalog import read_catalog, translate
    from aliyun_terms.translation.fitting import require_fit

    names = layer_names(layers, is_page=to == "html")
    document = parse(read_input(file))
    work = corpus_work(file)
    paths = catalogs or tuple(path for _, path in (work.translations if work else ()))
    read = [read_catalog(path) for path in paths]
    for catalog in read:
        require_fit(document, catalog)
    translations = tuple(translate(document, catalog) for catalog in read)
    shown = None if languages is None else tuple(one.strip() for one in languages.split(","))
    if to == "text":
        result = render_text(document, translations, lang=lang, languages=shown, width=width)
    elif to == "html":
        result = _page(
            document, translations, names, lang=lang, languages=shown, work=work,
            template_dir=template_dir,
        )  # fmt: skip
    else:
        result = render_markdown(
            document, translations, layout=cast("MarkdownLayout", layout), lang=lang,
            languages=shown, work=work, template_dir=template_dir,
        )  # fmt: skip
    write_output(result, output)
    if any(_is_unfinished(one, shown, fail_on) for one in translations):
        sys.exit(1)


def _page(
    document: Document,
    translations: tuple[Translation, ...],
    names: tuple[LayerName, ...],
    *,
    lang: str,
    languages: tuple[str, ...] | None,
    work: Work | None,
    template_dir: Path | None,
) -> str:
    """Make the page, with the layers that were asked for."""
    from aliyun_terms.rendering.html import render_html
    from aliyun_terms.rendering.layer_making import make_layers

    return render_html(
        document, translations, lang=lang, languages=languages, work=work,
        template_dir=template_dir, layers=make_layers(document, names) if names else None,
    )  # fmt: skip


def _is_unfinished(translation: Translation, shown: tuple[str, ...] | None, fail_on: str) -> bool:
    """Tell whether a translation that is shown has a unit to be looked at."""
    from aliyun_terms.translation.catalog import State

    if fail_on == "never" or (shown is not None and translation.language not in shown):
        return False
    states = {"fuzzy": (State.FUZZY, State.MISSING), "missing": (State.MISSING,)}[fail_on]
    return any(translation.count(state) for state in states)
