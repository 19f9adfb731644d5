"""What a template is given: frozen, with everything worked out.

Templates only place things. They never decide what a clause says, how far it is
translated, or whether a link is safe.
"""

import attrs
from markupsafe import Markup

from aliyun_terms.rendering.layer_views import LayersView
from aliyun_terms.rendering.redline_views import ChangedView

__all__ = [
    "CellView",
    "ContentsView",
    "FactView",
    "LanguageView",
    "NoticeView",
    "PageView",
    "RowView",
]


@attrs.frozen
class LanguageView:
    """A column of the page.

    Attributes:
        code: its BCP 47 tag.
        name: its name in itself.
        authoritative: whether this is the text that binds.
    """

    code: str
    name: str
    authoritative: bool


@attrs.frozen(slots=False)  # a page has thousands: they are made quicker
class CellView:
    """A unit in one language.

    Attributes:
        lang: its BCP 47 tag.
        html: its text as safe HTML.
        markdown: its text as Markdown: one line, or one for each row of a table.
        state: ``source``, ``translated``, ``fuzzy`` or ``missing``.
        state_text: the state in words; empty where all is well.
    """

    lang: str
    html: Markup
    markdown: tuple[str, ...]
    state: str
    state_text: str


@attrs.frozen(slots=False)  # a page has thousands: they are made quicker
class RowView:
    """A unit in all languages.

    Attributes:
        kind: ``title``, ``part``, ``section``, ``clause``, ``paragraph``, ``list_item``,
            ``table``, ``formula`` or ``image``.
        eid: its id in this revision, unique on the page.
        label: its printed number, if it has one.
        depth: how deep it stands; the title is 0.
        emphasis: ``none``, ``partial`` or ``full``.
        permalink: what its permalink is called.
        aliases: earlier ids that lead here too.
        cells: its text, in the order of the languages.
        indent: the blanks behind which a translation stands below it in Markdown.
        marker: what its line begins with in any language: ``## ``, ``2.5. ``, ``-   ``.
        printed: its line as printed in the source, without the line end.
        change: what happened to it, in a redline.
        beside: what the layers of the page say of it, as safe HTML.
        citation: how it is cited, for a reader to copy.
    """

    kind: str
    eid: str
    label: str
    depth: int
    emphasis: str
    permalink: str
    aliases: tuple[str, ...]
    cells: tuple[CellView, ...]
    indent: str
    marker: str
    printed: str
    change: ChangedView | None = None
    beside: Markup | str = ""
    citation: str = ""


@attrs.frozen
class ContentsView:
    """An entry of the table of contents."""

    eid: str
    label: str
    depth: int
    texts: tuple[CellView, ...]


@attrs.frozen
class NoticeView:
    """What a rendering says about itself, in one language."""

    lang: str
    text: str


@attrs.frozen
class FactView:
    """A fact about the document: its source, its date, a count."""

    name: str
    value: str
    href: str | None = None


@attrs.frozen
class PageView:
    """A document in one or more languages.

    Attributes:
        lang: the language of the interface words.
        title: the title in all languages, as plain text.
        title_markdown: the same as Markdown.
        languages: the columns; the first is the source.
        notices: what the page says about itself, in each language that there are words in.
        facts: where the document is from.
        contents: the headings.
        rows: the units, in document order.
        generator: what made the page.
        layers: what the page says about its layers; None where it has none.
    """

    lang: str
    title: str
    title_markdown: str
    languages: tuple[LanguageView, ...]
    notices: tuple[NoticeView, ...]
    facts: tuple[FactView, ...]
    contents: tuple[ContentsView, ...]
    rows: tuple[RowView, ...]
    generator: str
    layers: LayersView | None = None
