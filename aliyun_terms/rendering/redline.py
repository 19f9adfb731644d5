"""Rendering to a redline: two revisions on one bilingual page."""

from collections.abc import Sequence
from pathlib import Path

from aliyun_terms.comparison.comparing import EditScript, diff
from aliyun_terms.comparison.inverting import are_apart
from aliyun_terms.comparison.order import Keep, Put
from aliyun_terms.errors import DiffError
from aliyun_terms.pausing import without_collection
from aliyun_terms.rendering.environment import fill_template
from aliyun_terms.rendering.layers import Layers
from aliyun_terms.rendering.redlining import build_redline
from aliyun_terms.translation.catalog import Translation
from aliyun_terms.tree.document import Document

__all__ = ["render_redline"]


@without_collection
def render_redline(
    old: Document,
    new: Document,
    translations: Sequence[Translation] = (),
    *,
    old_translations: Sequence[Translation] = (),
    script: EditScript | None = None,
    lang: str = "en",
    languages: Sequence[str] | None = None,
    template_dir: Path | None = None,
    layers: Layers | None = None,
) -> str:
    """Render what changed between two revisions as one HTML page that needs no network.

    Deleted words are struck through and inserted ones underlined, deleted clauses stand in
    their places, a moved clause leaves a stub behind. The page begins with changes by weight.
    A clause whose Chinese changed shows the translation of the old wording, marked as that,
    until there is a new one; with a new one, it is a redline too.

    Args:
        old: the earlier revision.
        new: the later one.
        translations: translations of the later revision.
        old_translations: translations of the earlier revision, carried over where the
            Chinese is the same.
        script: what changed; worked out by default.
        lang: the language of the interface words, a BCP 47 tag.
        languages: the columns to show, in this order; all of them by default.
        template_dir: a folder with templates that go before the library's own.
        layers: made from the later revision, and shown beside its clauses; references and
            terms only where nothing changed.

    Raises:
        CatalogError: one of *languages* is neither the source nor a translation.
        DiffError: *script* does not fit these two documents.
        TemplateError: a template of *template_dir* is wrong.

    Example:
        >>> from aliyun_terms import parse
        >>> page = render_redline(parse("1. 您应付费。"), parse("1. 您可付费。"))
        >>> "<ins>" in page and "<del>" in page
        True
    """
    script = diff(old, new) if script is None else _fitting(script, old, new)
    page, redline = build_redline(
        old, new, script, old_translations=old_translations, translations=translations,
        lang=lang, languages=languages, layers=layers,
    )  # fmt: skip
    return fill_template("redline.html.j2", page, template_dir=template_dir, redline=redline)


def _fitting(script: EditScript, old: Document, new: Document) -> EditScript:
    """Give a script that fits two documents; refuse one with other blocks, or other ids."""
    keeps = [(one.start, one.stop) for one in script.patch.order if isinstance(one, Keep)]
    kept = sum(stop - start for start, stop in keeps)
    fresh = sum(len(one.blocks) for one in script.patch.order if isinstance(one, Put))
    fits = (
        are_apart(keeps, len(old.index.nodes))
        and kept + fresh == len(new.index.nodes)
        and kept + len(script.patch.drops) == len(old.index.nodes)
        and all(not one.old_eid or one.old_eid in old.index.nodes for one in script.changes)
        and all(not one.new_eid or one.new_eid in new.index.nodes for one in script.changes)
    )
    if not fits:
        raise DiffError(
            f"this edit script was not made from {old.name} and {new.name}; leave it out, "
            "or give the documents it was made from"
        )
    return script
