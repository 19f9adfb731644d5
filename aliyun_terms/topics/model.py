"""Topics, the phrases that tell them, and what was found in a clause."""

from enum import Enum

import attrs

from aliyun_terms.source import Span
from aliyun_terms.topics.phrases import Phrase
from aliyun_terms.tree.blocks import Clause, Formula, ListItem, Paragraph

__all__ = [
    "Basis",
    "ClauseTopics",
    "Confidence",
    "Evidence",
    "Provision",
    "Topic",
    "TopicPhrase",
]

Provision = Clause | ListItem | Paragraph | Formula
"""What says something, as against a heading: the units that have topics."""


@attrs.frozen
class TopicPhrase(Phrase):
    """A phrase that tells a topic.

    Attributes:
        weight: how much it tells: 3 and more alone, 2 likely, 1 a hint.
        example: a sentence in which it counts.
        counter: a sentence in which it does not, for what *unless* says; empty for none.
    """

    weight: int = 1
    example: str = ""
    counter: str = ""


@attrs.frozen
class Topic:
    """A topic.

    Attributes:
        name: its stable name, such as ``liability_exclusion``.
        zh: what it is called in Chinese.
        en: the same in English.
        about: what it is about, in English.
        cuad: the labels of CUAD that are the same or nearest.
        claudette: those of CLAUDETTE (UNFAIR-ToS).
        ledgar: those of LEDGAR.
        headings: words that, in a heading, say what stands below it.
        phrases: what tells it in a clause.
        general: whether it is about nearly everything, and so gives way to other topics.
        defines: whether “term: what it means” below one of its headings is about it.
    """

    name: str
    zh: str
    en: str
    about: str
    cuad: tuple[str, ...]
    claudette: tuple[str, ...]
    ledgar: tuple[str, ...]
    headings: tuple[Phrase, ...]
    phrases: tuple[TopicPhrase, ...]
    general: bool = False
    defines: bool = False


class Basis(Enum):
    """What the primary topic of a clause rests on, above all."""

    TEXT = "text"
    HEADING = "heading"
    INTRODUCTION = "introduction"
    ITEMS = "items"
    NOTHING = "nothing"


class Confidence(Enum):
    """How clear the primary topic is: how strong, and how far before the next."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@attrs.frozen
class Evidence:
    """A phrase that was found.

    Attributes:
        topic: the name of the topic it tells.
        phrase: the phrase as the lexicon has it.
        weight: how much it tells.
        span: where it is printed, in code points.
    """

    topic: str
    phrase: str
    weight: int
    span: Span


@attrs.frozen
class ClauseTopics:
    """What one provision is about.

    Attributes:
        eid: its id in this revision.
        label: its printed number, or that of the unit it belongs to.
        primary: the name of its main topic; None where nothing tells one.
        secondary: the names of its other topics, the clearest first.
        basis: what the primary topic rests on.
        confidence: how clear the primary topic is.
        evidence: the phrases found in it, in the order in which they are printed.
        unit: the node itself.
    """

    eid: str
    label: str
    primary: str | None
    secondary: tuple[str, ...]
    basis: Basis
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    unit: Provision = attrs.field(repr=False)

    @property
    def topics(self) -> tuple[str, ...]:
        """All of its topics, the primary one first."""
        return () if self.primary is None else (self.primary, *self.secondary)
