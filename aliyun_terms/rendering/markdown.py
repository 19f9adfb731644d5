"""Rendering to Markdown: bilingual, alternating or as a table, or in one language."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from aliyun_terms.corpus import Work
from aliyun_terms.rendering.environment import fill_template
from aliyun_terms.rendering.paging import build_page
from aliyun_terms.translation.catalog import Translation
from aliyun_terms.tree.document import Document

__all__ = ["MarkdownLayout", "render_markdown"]

MarkdownLayout = Literal["alternating", "table"]
"""How languages are set: one below the other, or in columns."""

_TEMPLATES = {"alternating": "alternating.md.j2", "table": "table.md.j2"}


def render_markdown(
    document: Document,
    translations: Sequence[Translation] = (),
    *,
    layout: MarkdownLayout = "alternating",
    lang: str = "en",
    languages: Sequence[str] | None = None,
    work: Work | None = None,
    template_dir: Path | None = None,
) -> str:
    """Render a document as Markdown.

    In the alternating layout every translation stands as a quotation below the Chinese,
    which is printed as published: parsed again, it has the same clauses.

    Args:
        document: the Chinese document.
        translations: its translations.
        layout: one language below the other, or a table with a column each.
        lang: the language of the interface words, a BCP 47 tag.
        languages: the languages to show, in this order; all of them by default.
        work: where the document is from, if it is of the corpus.
        template_dir: a folder with templates that go before the library's own.

    Raises:
        TemplateError: a template of *template_dir* is wrong.

    Example:
        >>> from aliyun_terms import parse
        >>> print(render_markdown(parse("# 规范\\n")).splitlines()[0])
        # 规范
    """
    page = build_page(document, translations, lang=lang, languages=languages, work=work)
    return fill_template(_TEMPLATES[layout], page, template_dir=template_dir)
