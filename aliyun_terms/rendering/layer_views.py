"""What the template is given of the layers: frozen, with everything worked out."""

import attrs

__all__ = ["ChoiceView", "LayersView", "OpenReferenceView"]


@attrs.frozen
class ChoiceView:
    """A party or a type to filter by.

    Attributes:
        code: its name in class names.
        name: what it is called.
        count: how many norms it has.
    """

    code: str
    name: str
    count: int


@attrs.frozen
class OpenReferenceView:
    """A reference that leads to nothing that is known.

    Attributes:
        eid: the block it stands in.
        label: the number of that block, or of the nearest above with one.
        text: its words.
        reason: why it is not resolved, in English.
    """

    eid: str
    label: str
    text: str
    reason: str


@attrs.frozen
class LayersView:
    """What a page says about its layers.

    Attributes:
        find: whether a reader can search and filter, and copy citations.
        linked: how many references lead to clauses of the page; None without that layer.
        open: the references that are not resolved.
        terms: how many terms the document defines; None without that layer.
        parties: the parties of the norms shown.
        types: the types of the norms shown.
        pairs: the codes of the parties and types that go together.
        norms: whether there is that layer.
        audit: whether there is that layer.
        gaps: how many provisions are gaps.
        reviews: how many are to be looked at.
    """

    find: bool = False
    linked: int | None = None
    open: tuple[OpenReferenceView, ...] = ()
    terms: int | None = None
    parties: tuple[ChoiceView, ...] = ()
    types: tuple[ChoiceView, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    norms: bool = False
    audit: bool = False
    gaps: int = 0
    reviews: int = 0
