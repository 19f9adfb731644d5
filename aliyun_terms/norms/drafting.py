"""From the words of a provision to drafts of norms: what each limb does, and who does it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import attrs

from aliyun_terms.norms.clauses import Clauses, LimbRole, clauses_of
from aliyun_terms.norms.lexicon import Lexicon, Reading
from aliyun_terms.norms.model import Bearer, Confidence, Force, NormType
from aliyun_terms.norms.parties import Mention, Parties, parties_of
from aliyun_terms.norms.scanning import Hit, Limb, Refusal, Scanner, scanner_of
from aliyun_terms.norms.segments import Sentence, cut
from aliyun_terms.source import Span

__all__ = ["Draft", "Provision", "SentenceDraft", "draft"]

_WITHOUT_BEARER = (
    NormType.DEEMING,
    NormType.APPLICABILITY,
    NormType.DEFINITION,
    NormType.CONDITION,
)
_OF_THE_PROVIDER = (NormType.POWER, NormType.EXCULPATION)
_SHARED = (
    *(NormType.OBLIGATION, NormType.PROHIBITION, NormType.PERMISSION),
    *(NormType.RIGHT, NormType.POWER),
)
_NEAR = 4
_COORDINATES = re.compile("并|且|以及|、|同时")


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
    """A sentence: its limbs, and what they do."""

    sentence: Sentence
    limbs: list[LimbRole]
    drafts: list[Draft] = attrs.field(factory=list)
    subject: Bearer = Bearer.NONE

    @property
    def wrapper(self) -> Span | None:
        """The words of assent, if the sentence opens with them."""
        return next((limb.wrapper for limb in self.limbs if limb.wrapper), None)


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


def draft(text: str, *, lexicon: Lexicon, default: Bearer = Bearer.NONE) -> Provision:
    """Go through a provision.

    Args:
        text: its characters.
        lexicon: the words to read it by.
        default: whom it is about where it names nobody: from an intro or a heading.
    """
    return _Drafter(text, lexicon, default).run()


@lru_cache(maxsize=8)
def _best_efforts(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.words["best_efforts.words"])))


class _Drafter:
    """Goes through one provision, sentence by sentence."""

    def __init__(self, text: str, lexicon: Lexicon, default: Bearer) -> None:
        self._text = text
        self._scanner: Scanner = scanner_of(lexicon)
        self._clauses: Clauses = clauses_of(lexicon)
        parties: Parties = parties_of(lexicon)
        self._parties = parties
        self._best_efforts = _best_efforts(lexicon)
        self._mentions = parties.find(text)
        self._starts = [mention.start for mention in self._mentions]
        self._party_ends = frozenset(mention.end for mention in self._mentions)
        self._default = default
        self._carried = Bearer.NONE
        self._refusals: list[Refusal] = []

    def run(self) -> Provision:
        found = [self._sentence(sentence) for sentence in cut(self._text)]
        return Provision(self._text, found, self._refusals)

    def _sentence(self, sentence: Sentence) -> SentenceDraft:
        limbs = self._clauses.roles(self._text, sentence)
        limbs += self._asides(sentence)
        found = SentenceDraft(sentence, limbs)
        at = 0
        for number, limb in enumerate(limbs):
            if limb.wrapper is not None:
                self._refuse_assent(limb)
            if not limb.is_empty:
                at = self._limb(found, number, max(at, limb.start))
        if found.subject is not Bearer.NONE:
            self._carried = found.subject
        return found

    def _asides(self, sentence: Sentence) -> list[LimbRole]:
        """Give the brackets that say something of their own: （但应提前通知您）."""
        found = []
        for bracket in sentence.brackets:
            inside = Span(bracket.start + 1, bracket.end - 1)
            if not bracket.is_quote and self._text.startswith(("但", "且", "同时"), inside.start):
                found.append(LimbRole(inside, inside.start, joiner="但", aside=True))
        return found

    def _refuse_assent(self, limb: LimbRole) -> None:
        assert limb.wrapper is not None
        for word in ("应当", "应", "须"):
            place = self._text.find(word, limb.wrapper.start, limb.wrapper.end)
            if place >= 0:
                span = Span(place, place + len(word))
                self._refusals.append(Refusal(span, "in words of assent, which bind nobody"))
                return

    # ---- One limb ------------------------------------------------------------------------

    def _limb(self, found: SentenceDraft, number: int, at: int) -> int:
        """Draft what the limb does; give where the markers found so far end."""
        limb = found.limbs[number]
        scanned = self._scanned(found, limb)
        open_modal: Draft | None = None
        for hit in self._scanner.scan(scanned, at, self._refusals):
            at = max(at, hit.end)
            reason = self._why_refused(found, number, hit)
            if reason:
                self._refusals.append(Refusal(hit.parts[0], reason))
                continue
            open_modal = self._take(found, number, scanned, hit, open_modal)
        self._share(found, number)
        self._set_subject(found, number)
        return at

    def _scanned(self, found: SentenceDraft, limb: LimbRole) -> Limb:
        start = limb.start
        if limb.wrapper is None and not limb.aside:
            start += len(limb.joiner)
        return Limb(
            text=self._text,
            start=start,
            end=limb.span.end,
            limit=limb.span.end if limb.aside else found.sentence.span.end,
            party_ends=self._party_ends,
            subject_at=lambda offset: self._subject(found, limb, offset)[0],
        )

    def _why_refused(self, found: SentenceDraft, number: int, hit: Hit) -> str:
        limb = found.limbs[number]
        if not limb.aside:
            for bracket in found.sentence.brackets:
                whole = bracket.start <= limb.span.start and limb.span.end <= bracket.end
                if bracket.start < hit.start < bracket.end and not whole:
                    return "quoted" if bracket.is_quote else "in brackets"
        if any(draft.type is NormType.DEFINITION for draft in found.drafts):
            return "inside a definition"
        if hit.entry.yields and any(
            draft.type is NormType.DEEMING and draft.limb < number for draft in found.drafts
        ):
            return "inside what is deemed"
        is_last = number + 1 >= len(found.sentence.limbs)
        weak = hit.entry.role == "modal" or hit.entry.yields
        if (limb.condition or limb.exception) and not is_last and weak:
            return "inside a condition" if limb.condition else "inside an exception"
        return ""

    def _take(
        self, found: SentenceDraft, number: int, scanned: Limb, hit: Hit, modal: Draft | None
    ) -> Draft | None:
        """Make a draft of a marker, or join it to the modal before it; give the open modal."""
        entry = hit.entry
        last = found.drafts[-1] if found.drafts and found.drafts[-1].limb == number else None
        if entry.role == "modal":
            return self._take_modal(found, number, scanned, hit, modal)
        joined = modal is not None and not self._is_coordinated(
            max(modal.hits[-1].core.end, hit.start - _NEAR), hit.start
        )
        if entry.additional:
            if last and last.type is self._read(scanned, hit).means:
                last.hits.append(hit)
            else:
                self._add(found, number, scanned, hit)
            return modal
        if joined and modal is not None:
            if not entry.yields and not modal.settled:
                self._settle(modal, found, scanned, hit)
            return modal
        earlier = found.drafts[-1] if found.drafts else None
        if entry.yields and self._is_court(earlier, hit):
            return None
        if last is not None and (entry.yields or not self._is_coordinated(last.span.start, hit.start)):
            return None
        self._add(found, number, scanned, hit)
        return None

    @staticmethod
    def _is_court(earlier: Draft | None, hit: Hit) -> bool:
        """Tell whether 法院提起诉讼 goes on with 任何一方可向… in the limb before."""
        return (
            earlier is not None
            and earlier.type is NormType.PERMISSION
            and hit.entry.readings[-1].means is NormType.APPLICABILITY
        )

    def _take_modal(
        self, found: SentenceDraft, number: int, scanned: Limb, hit: Hit, modal: Draft | None
    ) -> Draft | None:
        if modal is not None:
            close = hit.start - modal.hits[-1].end <= 1
            if hit.entry.yields:
                return modal
            if close and not self._is_coordinated(modal.hits[-1].end, hit.start):
                self._settle(modal, found, scanned, hit)
                modal.settled = False
                return modal
        elif found.drafts and found.drafts[-1].limb == number and self._is_weak(found.drafts[-1]):
            found.drafts.pop()
        return self._add(found, number, scanned, hit)

    @staticmethod
    def _is_weak(draft: Draft) -> bool:
        return draft.hits[-1].entry.yields and not draft.shared

    def _is_coordinated(self, start: int, end: int) -> bool:
        return _COORDINATES.search(self._text, start, end) is not None

    def _read(self, scanned: Limb, hit: Hit) -> Reading:
        readings = hit.entry.readings
        return next(
            one
            for one in readings
            if one is readings[-1] or self._scanner.holds(one.test, scanned, hit)
        )

    def _add(self, found: SentenceDraft, number: int, scanned: Limb, hit: Hit) -> Draft:
        reading = self._read(scanned, hit)
        limb = found.limbs[number]
        bearer, own = self._bearer(found, limb, hit, reading)
        made = Draft(
            type=reading.means,
            bearer=bearer,
            force=self._force(reading, scanned, hit),
            reading=reading,
            hits=[hit],
            limb=number,
            span=Span(limb.start, max(limb.span.end, hit.end)),
            own_subject=own,
            settled=hit.entry.role == "predicate",
            confidence=reading.confidence,
        )
        found.drafts.append(made)
        self._share_within(found, made, hit)
        return made

    def _share_within(self, found: SentenceDraft, made: Draft, hit: Hit) -> None:
        """保留…以及…的权利 reserves two things."""
        if made.type is NormType.POWER and len(hit.parts) > 1:
            place = self._text.find("以及", hit.parts[0].end, hit.parts[1].start)
            if place >= 0:
                span = Span(place + 2, hit.parts[1].start)
                found.drafts.append(attrs.evolve(made, span=span, shared=True, hits=[hit]))

    def _settle(self, modal: Draft, found: SentenceDraft, scanned: Limb, hit: Hit) -> None:
        """Let a predicate say what it and the modal before it mean together."""
        reading = self._read(scanned, hit)
        limb = found.limbs[modal.limb]
        modal.type = reading.means
        modal.reading = reading
        modal.hits.append(hit)
        modal.bearer, modal.own_subject = self._bearer(found, limb, hit, reading)
        modal.confidence = reading.confidence
        modal.settled = True
        modal.span = Span(modal.span.start, max(modal.span.end, hit.end))
        if reading.means is NormType.DEEMING:
            modal.force = Force.STRICT
        elif modal.force is Force.STRICT and reading.force is not Force.STRICT:
            modal.force = reading.force

    def _force(self, reading: Reading, scanned: Limb, hit: Hit) -> Force:
        force = hit.entry.readings[-1].force if reading.force is Force.STRICT else reading.force
        if self._best_efforts.search(self._text, hit.start, scanned.end):
            return Force.BEST_EFFORTS
        if reading.means in (NormType.STATEMENT, NormType.DEFINITION, NormType.APPLICABILITY):
            return Force.DECLARATIVE
        return force

    # ---- Who -----------------------------------------------------------------------------

    def _mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        first = bisect_left(self._starts, start)
        return self._mentions[first : bisect_left(self._starts, end)]

    def _subject(self, found: SentenceDraft, limb: LimbRole, offset: int) -> tuple[Bearer, bool]:
        """Give the subject of a marker at *offset*, and whether the limb itself names it."""
        start = limb.start + (0 if limb.wrapper else len(limb.joiner))
        named = self._parties.subject(self._text, start, self._mentions_in(start, offset))
        if named is None and offset <= start:
            # 目前阿里云: the subject comes right behind.
            named = self._parties.subject(
                self._text, offset, self._mentions_in(offset, offset + 4)
            )
        if named is not None and named.agent and self._is_near(found, start, named):
            return named.party, True
        if found.subject is not Bearer.NONE:
            return found.subject, False
        if named is not None and named.party is not Bearer.PROVIDER:
            return named.party, True
        if named is not None and self._default is Bearer.NONE:
            return named.party, True
        return (self._carried if self._carried is not Bearer.NONE else self._default), False

    def _is_near(self, found: SentenceDraft, start: int, named: Mention) -> bool:
        """Tell 届时阿里云 from 查阅阿里云在官网公布的…, where the sentence has a subject already."""
        return (
            found.subject is Bearer.NONE
            or named.start - start <= _NEAR
            or self._parties.follows_circumstance(self._text, named)
        )

    def _bearer(
        self, found: SentenceDraft, limb: LimbRole, hit: Hit, reading: Reading
    ) -> tuple[Bearer, bool]:
        means = reading.means
        subject, own = self._subject(found, limb, hit.start)
        if means in _WITHOUT_BEARER:
            return Bearer.NONE, own
        if reading.bearer_is is not None:
            return reading.bearer_is, own
        if hit.entry.bearer_after:
            inside = self._mentions_in(hit.parts[0].end, hit.parts[-1].start)
            if inside:
                return inside[0].party, True
        if means in _OF_THE_PROVIDER and subject is Bearer.USER and not own:
            return Bearer.PROVIDER, False
        if subject is Bearer.NONE:
            return self._usual(means, reading), False
        return subject, own

    def _usual(self, means: NormType, reading: Reading) -> Bearer:
        """Give whom a norm of this type binds where the text names nobody."""
        if means is NormType.STATEMENT:
            return Bearer.NONE
        is_undertaking = reading.force is Force.FUTURE
        return Bearer.PROVIDER if means in _OF_THE_PROVIDER or is_undertaking else Bearer.USER

    def _set_subject(self, found: SentenceDraft, number: int) -> None:
        """Remember the subject of the limb for the limbs behind it."""
        limb = found.limbs[number]
        start = limb.start + (0 if limb.wrapper else len(limb.joiner))
        named = self._parties.subject(
            self._text, start, self._mentions_in(limb.start, limb.span.end)
        )
        if named is None or not named.agent or limb.aside:
            return
        # 转让阿里云提供的接口, in an item that is about the user: the provider is no subject.
        aside = self._default is not Bearer.NONE and named.start > start and not limb.condition
        # A party behind the marker of its limb is no subject: 由您承担, 要求您.
        here = [draft for draft in found.drafts if draft.limb == number]
        if aside and not here:
            return
        if here and here[0].hits and named.start > here[0].hits[0].end:
            return
        main = any(not other.condition for other in found.limbs[:number])
        if found.subject is Bearer.NONE or not limb.condition or not main:
            found.subject = named.party

    # ---- What 并 carries over --------------------------------------------------------------

    def _share(self, found: SentenceDraft, number: int) -> None:
        """Carry subject and modal over 并 to a limb that has neither."""
        limb = found.limbs[number]
        here = any(draft.limb == number for draft in found.drafts)
        if here or limb.joiner not in ("并", "并且") or limb.condition or limb.wrapper:
            return
        before = found.drafts[-1] if found.drafts else None
        if before is None or before.type not in _SHARED or before.limb < number - 2:
            return
        start = limb.start + len(limb.joiner)
        if self._mentions_in(start, start + 1):
            return
        found.drafts.append(
            attrs.evolve(
                before,
                hits=list(before.hits),
                limb=number,
                span=limb.span,
                shared=True,
                confidence=Confidence.MEDIUM,
            )
        )
