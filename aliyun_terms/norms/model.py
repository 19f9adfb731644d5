"""Norms as data: what a sentence does, who is bound, and the words that show it."""

from enum import Enum

import attrs

from aliyun_terms.source import Span

__all__ = [
    "Alternative",
    "Bearer",
    "Confidence",
    "Force",
    "Marker",
    "MarkerPart",
    "Norm",
    "NormType",
    "Phrase",
    "RejectedMarker",
]


class NormType(Enum):
    """What a proposition does."""

    OBLIGATION = "obligation"
    """Someone must do something."""
    PROHIBITION = "prohibition"
    """Someone must not do something."""
    PERMISSION = "permission"
    """Someone may do something."""
    RIGHT = "right"
    """Someone may demand something of the other side."""
    POWER = "power"
    """Someone may change the legal position: end, suspend, amend, charge, decide."""
    EXCULPATION = "exculpation"
    """Someone has no duty, gives no warranty or bears no liability."""
    LIABILITY_ALLOCATION = "liability_allocation"
    """A loss, risk or cost falls on someone."""
    DEEMING = "deeming"
    """Something counts as something else, or is conclusive."""
    APPLICABILITY = "applicability"
    """Which law, court or documents apply, and for how long."""
    DEFINITION = "definition"
    """What a term means."""
    CONDITION = "condition"
    """A listed case in which another norm applies, or does not."""
    STATEMENT = "statement"
    """A fact, the scope of the service, an acknowledgement."""


class Bearer(Enum):
    """Whom a norm binds or entitles."""

    PROVIDER = "provider"
    USER = "user"
    BOTH = "both"
    THIRD = "third"
    NONE = "none"


class Force(Enum):
    """How a norm is put."""

    STRICT = "strict"
    FUTURE = "future"
    """将, 会: an undertaking, *will* and not *shall*."""
    BEST_EFFORTS = "best_efforts"
    """尽可能, 尽力."""
    DECLARATIVE = "declarative"
    """It holds by being said."""


class Confidence(Enum):
    """How sure the reading is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@attrs.frozen
class Phrase:
    """A stretch of the provision with a part to play.

    Attributes:
        text: its characters.
        span: where it is printed: code points of the document, half-open.
    """

    text: str
    span: Span


@attrs.frozen
class MarkerPart:
    """One of the stretches a marker is made of: 保留 and 的权利.

    Attributes:
        text: its characters.
        span: where it is printed: code points of the document, half-open.
    """

    text: str
    span: Span


@attrs.frozen
class Marker:
    """Words that show what a proposition does.

    Attributes:
        parts: its stretches in order; several where other words stand between.
        core: the one word that carries the meaning: 应 of 仍应.
        entry: the entry of the lexicon that it was found by.
        means: what it was read as.
        reason: why it was read so.
        shared: whether it stands in an earlier limb, and is carried over 并, 以及, 且.
    """

    parts: tuple[MarkerPart, ...]
    core: MarkerPart
    entry: str
    means: NormType
    reason: str = ""
    shared: bool = False


@attrs.frozen
class RejectedMarker:
    """Words that look like a marker and are none.

    Attributes:
        text: the characters.
        span: where they are printed: code points of the document, half-open.
        reason: why they do not count.
    """

    text: str
    span: Span
    reason: str


@attrs.frozen
class Alternative:
    """What a reasonable second reader might say.

    Attributes:
        type: the other type; None for no norm at all.
        reason: why.
    """

    type: NormType | None
    reason: str


@attrs.frozen(kw_only=True)
class Norm:
    """One proposition that has a legal effect, or states a fact.

    Attributes:
        id: the eid of its unit, ``#n`` and its number there: ``sec_2__cl_2-5#n1``.
        eid: the unit that it stands in.
        label: the number of that unit, or of the nearest one above that has one.
        type: what it does.
        bearer: whom it binds or entitles.
        counterparty: who is on the other side.
        force: how it is put.
        text: the proposition.
        span: where it is printed: code points of the document, half-open.
        markers: what shows it; none where the type is inherited or read from the whole.
        conditions: when it holds.
        exceptions: when it does not.
        consequence: what follows, where the text says so.
        wrapper: the words of assent before it, such as 您理解并同意.
        inherited_from: the id of the norm it has its type from; empty where it stands alone.
        governs: eids of the items of the list that it opens.
        overrides: eids of the units that it puts aside.
        confidence: how sure the reading is.
        alternatives: what a second reader might say.
        rejected: what looks like a marker in it and is none.
    """

    id: str
    eid: str
    label: str
    type: NormType
    bearer: Bearer
    counterparty: Bearer
    force: Force
    text: str
    span: Span
    markers: tuple[Marker, ...] = ()
    conditions: tuple[Phrase, ...] = ()
    exceptions: tuple[Phrase, ...] = ()
    consequence: Phrase | None = None
    wrapper: Phrase | None = None
    inherited_from: str = ""
    governs: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    alternatives: tuple[Alternative, ...] = ()
    rejected: tuple[RejectedMarker, ...] = ()
