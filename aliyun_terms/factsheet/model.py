"""Facts, each with the place where it was found."""

from enum import Enum

import attrs

from aliyun_terms.source import Span

__all__ = ["Fact", "FactKind", "FactSheet"]


class FactKind(Enum):
    """What a fact is about, in the order in which sheets list them."""

    TITLE = "title"
    VERSION = "version"
    EFFECTIVE_DATE = "effective_date"
    UPDATED_DATE = "updated_date"
    PRINTED_DATE = "printed_date"
    PARTY = "party"
    GOVERNING_LAW = "governing_law"
    COURT = "court"
    ARBITRATION = "arbitration"
    WARRANTY = "warranty"
    LIABILITY_EXCLUSION = "liability_exclusion"
    LIABILITY_CAP = "liability_cap"
    AVAILABILITY = "availability"
    FEES = "fees"
    NOTICE = "notice"
    CONFIDENTIALITY = "confidentiality"
    LINKED_DOCUMENT = "linked_document"


@attrs.frozen
class Fact:
    """One thing that a document says.

    Attributes:
        kind: what it is about.
        value: what it says: a date as ISO 8601, a name, ``disclaimed``, ``free``; for a
            notice its period as an ISO 8601 duration, or None where none is stated.
        about: for a notice, what is announced: ``amendment``, ``termination``, ``fees`` …;
            for a linked document, its address; else empty.
        qualifier: which days a period counts (``working_days``, ``calendar_days``), or
            ``without_notice`` where the document says that none is given; else empty.
        quote: the words that say it.
        label: the printed number of the unit it stands in, or of the unit above.
        eid: the id of that unit in this revision.
        span: where the words are printed, in code points.
    """

    kind: FactKind
    value: str | None
    quote: str
    label: str
    eid: str
    span: Span
    about: str = ""
    qualifier: str = ""


@attrs.frozen
class FactSheet:
    """What a document says of what people compare.

    Attributes:
        name: where the document was read from.
        title: its title as printed; None where it has none.
        facts: its facts, by kind, then in the order in which they are printed.
        silent: the names of the topics about which it says nothing that is known here.
        error: why the document could not be read; None where it could.
    """

    name: str
    title: str | None = None
    facts: tuple[Fact, ...] = ()
    silent: tuple[str, ...] = ()
    error: str | None = None

    def all(self, kind: FactKind, *, about: str | None = None) -> tuple[Fact, ...]:
        """Give the facts of a kind.

        Args:
            kind: the kind.
            about: only facts about this.
        """
        return tuple(
            fact
            for fact in self.facts
            if fact.kind is kind and (about is None or fact.about == about)
        )

    def value(self, kind: FactKind, *, about: str | None = None) -> str | None:
        """Give the value of the first fact of a kind; None where there is none."""
        return next((fact.value for fact in self.all(kind, about=about)), None)
