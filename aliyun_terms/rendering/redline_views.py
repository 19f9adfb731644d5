"""What the template of a redline is given beside the page."""

import attrs
from markupsafe import Markup

__all__ = [
    "ChangeGroupView",
    "ChangedView",
    "EntryView",
    "NoteView",
    "RedlineView",
    "SentenceView",
]


@attrs.frozen
class SentenceView:
    """A sentence in a language.

    Attributes:
        lang: the language, a BCP 47 tag.
        html: the sentence as safe HTML; words of the document in it say that they are Chinese.
    """

    lang: str
    html: Markup


@attrs.frozen
class NoteView:
    """What is said of a change beside the unit that changed.

    Attributes:
        weight: ``material``, ``substantive``, ``editorial`` or ``none``.
        weight_text: the weight in words.
        sentences: what happened, a sentence for each column.
    """

    weight: str
    weight_text: str
    sentences: tuple[SentenceView, ...]


@attrs.frozen
class ChangedView:
    """What happened to a unit, for its row.

    Attributes:
        status: ``added``, ``deleted``, ``stub`` (what stood here stands elsewhere), or
            ``kept``.
        weight: the weight of its weightiest change; empty for a row that has none.
        tag: the status in words; empty for a unit that was kept.
        was: its earlier number in words, where it is another.
        anchor: its id as a stop on the way from change to change; empty for a row that is none.
        name: what the stop is called: “Change 3 of 14”.
        before: the id of the stop before it, if there is one.
        after: the id of the stop behind it, if there is one.
        notes: what happened, change by change.
    """

    status: str
    weight: str = ""
    tag: str = ""
    was: str = ""
    anchor: str = ""
    name: str = ""
    before: str = ""
    after: str = ""
    notes: tuple[NoteView, ...] = ()


@attrs.frozen
class EntryView:
    """An entry of the index of changes: where it leads, and what it says in each column."""

    target: str
    label: str
    sentences: tuple[SentenceView, ...]


@attrs.frozen
class ChangeGroupView:
    """The changes of one weight."""

    weight: str
    weight_text: str
    entries: tuple[EntryView, ...]


@attrs.frozen
class RedlineView:
    """What a redline says beside its rows.

    Attributes:
        summary: the changes counted, in the language of the interface.
        old_name: what the earlier revision is called.
        new_name: what the later revision is called.
        remarks: what holds of the documents as a whole.
        groups: the index of changes, the weightiest first.
        first: the id of the first stop; empty where nothing changed.
        stops: how many stops there are.
    """

    summary: str
    old_name: str
    new_name: str
    remarks: tuple[SentenceView, ...]
    groups: tuple[ChangeGroupView, ...]
    first: str
    stops: int
