"""What an audit finds: each provision, what it is about, how it is printed."""

from datetime import date
from enum import Enum

import attrs

from aliyun_terms.auditing.profiles import Materiality, Matter, Profile, Source
from aliyun_terms.auditing.promises import Promise
from aliyun_terms.source import Span
from aliyun_terms.topics.model import ClauseTopics
from aliyun_terms.tree.emphasis import Emphasis

__all__ = ["Audit", "AuditedClause", "Conspicuousness", "DatedBy", "Materiality", "Reason"]


class Conspicuousness(Enum):
    """What a lawyer should make of a provision. Nothing here is a verdict.

    A gap is a provision that matters and is not in bold; a review one of which either is
    arguable; ok one that matters, or may, and is in bold.
    """

    GAP = "gap"
    REVIEW = "review"
    OK = "ok"
    NOT_MATERIAL = "not_material"


class Reason(Enum):
    """Why a provision has its status."""

    MATERIAL_NOT_BOLD = "material_not_bold"
    MATERIAL_PARTLY_BOLD = "material_partly_bold"
    ARGUABLE_NOT_BOLD = "arguable_not_bold"
    ARGUABLE_PARTLY_BOLD = "arguable_partly_bold"
    UNSURE_TOPIC = "unsure_topic"
    NO_SOURCE_ON_DAY = "no_source_on_day"
    PROMISED_NOT_BOLD = "promised_not_bold"
    PROMISED_PARTLY_BOLD = "promised_partly_bold"
    NOTICE_NOT_STATED = "notice_not_stated"
    NOTICE_SHORT = "notice_short"


class DatedBy(Enum):
    """Where the day of a document is from."""

    GIVEN = "given"
    EFFECTIVE_DATE = "effective_date"
    UPDATED_DATE = "updated_date"
    PRINTED_DATE = "printed_date"
    NOTHING = "nothing"


@attrs.frozen
class AuditedClause:
    """A provision, and how it is printed.

    Attributes:
        eid: its id in this revision.
        label: its printed number, or that of the unit it belongs to.
        text: its words.
        span: where its words are printed, in code points.
        status: gap, review, ok, or not material.
        materiality: whether it matters, by the profile.
        matters: what makes it matter; the first is that of its main topic, if any.
        emphasis: how much of its words is bold.
        reasons: why it has its status; empty where all is well.
        promised: whether the document itself promises to print such a provision in bold.
        sources: what asks for emphasis, of what was in force on the day of the document.
        topics: what it is about.
    """

    eid: str
    label: str
    text: str
    span: Span
    status: Conspicuousness
    materiality: Materiality
    matters: tuple[Matter, ...]
    emphasis: Emphasis
    reasons: tuple[Reason, ...]
    promised: bool
    sources: tuple[Source, ...]
    topics: ClauseTopics = attrs.field(repr=False)


@attrs.frozen
class Audit:
    """How the provisions of a document are printed.

    Attributes:
        name: where the document was read from.
        title: its title as printed.
        profile: the legal background that was used.
        day: the day for which it was used; None where the document has no date, and the
            newest state of the profile was used.
        dated_by: where that day is from.
        promises: what the document promises to print in bold.
        clauses: every provision, in document order.
    """

    name: str
    title: str | None
    profile: Profile
    day: date | None
    dated_by: DatedBy
    promises: tuple[Promise, ...]
    clauses: tuple[AuditedClause, ...]

    def having(self, status: Conspicuousness) -> tuple[AuditedClause, ...]:
        """Give the provisions of a status."""
        return tuple(clause for clause in self.clauses if clause.status is status)

    @property
    def gaps(self) -> tuple[AuditedClause, ...]:
        """The provisions that matter and are not in bold."""
        return self.having(Conspicuousness.GAP)

    @property
    def reviews(self) -> tuple[AuditedClause, ...]:
        """The provisions a lawyer should look at."""
        return self.having(Conspicuousness.REVIEW)
