"""Norms in the making: drafts, sentence by sentence, in code points of the provision."""

from collections.abc import Iterator

import attrs

from aliyun_terms.norms.clauses import LimbRole
from aliyun_terms.norms.lexicon import Reading
from aliyun_terms.norms.model import Bearer, Confidence, Force, NormType
from aliyun_terms.norms.scanning import Hit, Refusal
from aliyun_terms.norms.segments import Sentence
from aliyun_terms.source import Span

__all__ = ["Draft", "Provision", "SentenceDraft"]


@attrs.define
class Draft:
    """A norm in the making; offsets are code points of the provision.

    Attributes:
        type: what it does.
        bearer: whom it binds.
        force: how it is put.
        reading: the reading of the lexicon that it came from; None where none did.
        hits: the markers, the deciding one last.
        limb: the number of its limb in its sentence.
        span: the proposition.
        own_subject: whether its subject stands in the same limb.
        shared: whether the modal stands in an earlier limb.
        settled: whether a predicate has decided it, so that no other one will.
    """

    type: NormType
    bearer: Bearer
    force: Force
    reading: Reading | None
    hits: list[Hit]
    limb: int
    span: Span
    own_subject: bool = False
    shared: bool = False
    settled: bool = False
    confidence: Confidence = Confidence.HIGH


@attrs.define
class SentenceDraft:
    """A sentence: its limbs, and what they do.

    Attributes:
        sentence: where it stands, and its brackets.
        limbs: what each limb is to it; what is said in brackets of its own comes last.
        drafts: the norms in it.
        subject: whom it is about.
        has_main: whether a limb that is no condition has been gone through.
        defines: whether it says what a term means.
        examples_from: the first limb that begins a list of examples: 包括但不限于.
        deems_from: the first limb that says what something counts as.
        wrapper: the words of assent before it.
    """

    sentence: Sentence
    limbs: list[LimbRole]
    drafts: list[Draft] = attrs.field(factory=list)
    subject: Bearer = Bearer.NONE
    has_main: bool = False
    defines: bool = False
    deems_from: int | None = None
    examples_from: int | None = None
    wrapper: Span | None = None

    def last_of(self, number: int) -> list[Draft]:
        """Give the drafts of the limb *number*, if it is the last that has any."""
        first = len(self.drafts)
        while first and self.drafts[first - 1].limb == number:
            first -= 1
        return self.drafts[first:]


@attrs.define
class Provision:
    """A provision that was gone through.

    Attributes:
        text: its characters.
        sentences: its sentences with their drafts.
        refusals: what looks like a marker and is none.
    """

    text: str
    sentences: list[SentenceDraft]
    refusals: list[Refusal]

    @property
    def drafts(self) -> Iterator[Draft]:
        """All drafts, in order."""
        for sentence in self.sentences:
            yield from sentence.drafts
