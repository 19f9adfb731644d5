"""Rendering to HTML: one self-contained page."""

from collections.abc import Sequence
from pathlib import Path

from aliyun_terms.corpus import Work
from aliyun_terms.pausing import without_collection
from aliyun_terms.rendering.environment import fill_template
from aliyun_terms.rendering.layers import Layers
from aliyun_terms.rendering.paging import build_page
from aliyun_terms.translation.catalog import Translation
from aliyun_terms.tree.document import Document

__all__ = ["render_html"]


@without_collection
def render_html(
    document: Document,
    translations: Sequence[Translation] = (),
    *,
    lang: str = "en",
    languages: Sequence[str] | None = None,
    work: Work | None = None,
    template_dir: Path | None = None,
    layers: Layers | None = None,
) -> str:
    """Render a document as one HTML page that needs no network and no script.

    With layers it has one small script of its own, which the page allows by its sum; without it
    all is still there to read, and every link works.

    Args:
        document: the Chinese document.
        translations: its translations, a column each.
        lang: the language of the interface words, a BCP 47 tag.
        languages: the columns to show, in this order; all of them by default.
        work: where the document is from, if it is of the corpus.
        template_dir: a folder with templates that go before the library's own.
        layers: what to show beside the text, made from the same document.

    Raises:
        TemplateError: a template of *template_dir* is wrong.

    Example:
        >>> from aliyun_terms import parse
        >>> render_html(parse("# 规范")).startswith("<!DOCTYPE html>")
        True
    """
    page = build_page(
        document,
        translations,
        lang=lang,
        languages=languages,
        work=work,
        # Whoever brings a template of their own may want all that there is.
        markdown=template_dir is not None,
        layers=layers,
    )
    return fill_template("page.html.j2", page, template_dir=template_dir)
