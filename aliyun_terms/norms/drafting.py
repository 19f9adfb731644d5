"""From the words of a provision to drafts of norms: what each limb does, and who does it."""

import re
from bisect import bisect_left
from functools import lru_cache

import attrs

from aliyun_terms.norms.clauses import Clauses, LimbRole, clauses_of
from aliyun_terms.norms.drafts import Draft, Provision, SentenceDraft
from aliyun_terms.norms.lexicon import MarkerLexicon, Reading
from aliyun_terms.norms.model import Bearer, Confidence, Force, NormType
from aliyun_terms.norms.refusing import Refusing
from aliyun_terms.norms.scanning import FAR, Hit, Limb, Refusal, Scanner, scanner_of
from aliyun_terms.norms.segments import Sentence, cut
from aliyun_terms.norms.subjects import Subjects
from aliyun_terms.source import Span

__all__ = ["draft"]

_SHARED = (
    *(NormType.OBLIGATION, NormType.PROHIBITION, NormType.PERMISSION),
    *(NormType.RIGHT, NormType.POWER),
)
_CARRIES = ("并", "并且")
_CARRIES_VERBS = ("且", "而且", "以及")
_NEAR = 4
_COORDINATES = re.compile("并|且|以及|、|同时")


def draft(text: str, *, lexicon: MarkerLexicon, default: Bearer = Bearer.NONE) -> Provision:
    """Go through a provision.

    Args:
        text: its characters.
        lexicon: the words to read it by.
        default: whom it is about where it names nobody: from an intro or a heading.
    """
    return _Drafter(text, lexicon, default).run()


@lru_cache(maxsize=8)
def _best_efforts(lexicon: MarkerLexicon) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.words["best_efforts.words"])))


class _Drafter:
    """Goes through one provision, sentence by sentence."""

    def __init__(self, text: str, lexicon: MarkerLexicon, default: Bearer) -> None:
        self._text = text
        self._scanner: Scanner = scanner_of(lexicon)
        self._places = self._scanner.places(text)
        self._clauses: Clauses = clauses_of(lexicon)
        self._subjects = Subjects(text, lexicon, default)
        self._refusing = Refusing(text, self._clauses, self._subjects.ends)
        self._carried = lexicon.words.get("groups.carried", ())
        self._billing = lexicon.words.get("groups.billing", ())
        self._best_efforts = _best_efforts(lexicon)
        self._refusals: list[Refusal] = []

    def run(self) -> Provision:
        found = [self._sentence(sentence) for sentence in cut(self._text)]
        return Provision(self._text, found, self._refusals)

    def _sentence(self, sentence: Sentence) -> SentenceDraft:
        limbs = self._clauses.roles(self._text, sentence)
        limbs += self._asides(sentence)
        found = SentenceDraft(sentence, limbs)
        lists = self._text.find("包括", *sentence.span) >= 0
        at = 0
        for number, limb in enumerate(limbs):
            if limb.wrapper is not None:
                found.wrapper = found.wrapper or limb.wrapper
                self._refuse_assent(limb)
            if lists and found.examples_from is None and self._gives_examples(limb):
                found.examples_from = number
            if not limb.is_empty:
                at = self._limb(found, number, max(at, limb.start))
        if found.subject is not Bearer.NONE:
            self._subjects.carried = found.subject
        return found

    def _gives_examples(self, limb: LimbRole) -> bool:
        """Tell whether a limb begins a list within the sentence: 包括但不限于锁定域名."""
        end = min(limb.span.end, limb.start + FAR)
        return self._text.startswith("包括", limb.start) or (
            self._text.find("包括但不限于", limb.start, end) >= 0
        )

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
        first = bisect_left(self._places, at)
        places = self._places[first : bisect_left(self._places, limb.span.end, first)]
        if places:
            scanned = self._scanned(found, limb)
            open_modal: Draft | None = None
            for hit in self._scanner.scan(scanned, places, at, self._refusals):
                at = max(at, hit.end)
                reason = self._refusing.why(found, number, hit)
                if reason:
                    self._refusals.append(Refusal(hit.parts[0], reason))
                else:
                    open_modal = self._take(found, number, scanned, hit, open_modal)
        if limb.joiner:
            self._share(found, number)
        self._subjects.remember(found, number)
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
            party_ends=self._subjects.ends,
            subject_at=lambda offset: self._subjects.subject(found, limb, offset)[0],
        )

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
            # 有权要求您承担: what is demanded is part of the right.
            demanded = self._text.find("要求", modal.hits[-1].end, hit.start) >= 0
            if not entry.yields and not modal.settled and not demanded:
                self._settle(modal, found, scanned, hit)
            return modal
        earlier = found.drafts[-1] if found.drafts else None
        if entry.yields and self._is_court(earlier, hit):
            return None
        if last is not None and (
            entry.yields
            or not self._is_coordinated(max(last.span.start, hit.start - FAR), hit.start)
        ):
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
                self._negate(modal, scanned, hit)
                return modal
            if self._moves(modal, hit):
                return modal
            if close and not self._is_coordinated(modal.hits[-1].end, hit.start):
                self._settle(modal, found, scanned, hit)
                modal.settled = False
                return modal
        elif found.drafts and found.drafts[-1].limb == number and self._is_weak(found.drafts[-1]):
            found.drafts.pop()
        return self._add(found, number, scanned, hit)

    def _negate(self, modal: Draft, scanned: Limb, hit: Hit) -> None:
        """您应当保证您不会转租: what is to be promised is not to do it."""
        reading = self._read(scanned, hit)
        if modal.type is NormType.OBLIGATION and reading.means is NormType.PROHIBITION:
            modal.type, modal.reading = reading.means, reading

    def _moves(self, modal: Draft, hit: Hit) -> bool:
        """Tell 您应通过物流公司将设备寄回, where 将 only marks the object, from a second modal."""
        return (
            hit.entry.readings[-1].force is Force.FUTURE
            and hit.parts[0].end - hit.start == 1
            and modal.hits[0].entry is not hit.entry
            and not self._is_coordinated(modal.hits[-1].end, hit.start)
        )

    @staticmethod
    def _is_weak(draft: Draft) -> bool:
        return draft.hits[-1].entry.yields and not draft.shared

    def _is_coordinated(self, start: int, end: int) -> bool:
        return _COORDINATES.search(self._text, start, end) is not None

    def _read(self, scanned: Limb, hit: Hit) -> Reading:
        *others, usual = hit.entry.readings
        for reading in others:
            if self._scanner.holds(reading.test, scanned, hit):
                return reading
        return usual

    def _add(self, found: SentenceDraft, number: int, scanned: Limb, hit: Hit) -> Draft:
        reading = self._read(scanned, hit)
        limb = found.limbs[number]
        bearer, own = self._subjects.bearer(found, limb, hit, reading)
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
        self._note(found, made)
        self._share_within(found, made, hit)
        return made

    def _share_within(self, found: SentenceDraft, made: Draft, hit: Hit) -> None:
        """保留…以及…的权利 reserves two things."""
        if made.type is NormType.POWER and len(hit.parts) > 1:
            place = self._text.find("以及", hit.parts[0].end, hit.parts[1].start)
            if place >= 0:
                span = Span(place + 2, hit.parts[1].start)
                found.drafts.append(attrs.evolve(made, span=span, shared=True, hits=[hit]))

    @staticmethod
    def _note(found: SentenceDraft, made: Draft) -> None:
        found.defines = found.defines or made.type is NormType.DEFINITION
        if made.type is NormType.DEEMING and found.deems_from is None:
            found.deems_from = made.limb

    def _settle(self, modal: Draft, found: SentenceDraft, scanned: Limb, hit: Hit) -> None:
        """Let a predicate say what it and the modal before it mean together."""
        reading = self._read(scanned, hit)
        limb = found.limbs[modal.limb]
        modal.type = reading.means
        modal.reading = reading
        modal.hits.append(hit)
        modal.bearer, modal.own_subject = self._subjects.bearer(found, limb, hit, reading)
        modal.confidence = reading.confidence
        self._note(found, modal)
        modal.settled = True
        modal.span = Span(modal.span.start, max(modal.span.end, hit.end))
        usual = modal.hits[0].entry.readings[-1].force
        if reading.means is NormType.DEEMING:
            modal.force = Force.STRICT
        elif modal.force is not Force.BEST_EFFORTS:
            modal.force = reading.force if usual is Force.STRICT else usual

    def _force(self, reading: Reading, scanned: Limb, hit: Hit) -> Force:
        force = hit.entry.readings[-1].force if reading.force is Force.STRICT else reading.force
        if self._best_efforts.search(self._text, hit.start, min(scanned.end, hit.end + FAR)):
            return Force.BEST_EFFORTS
        if reading.means in (NormType.STATEMENT, NormType.DEFINITION, NormType.APPLICABILITY):
            return Force.DECLARATIVE
        return force

    # ---- What 并, 且, 以及 carry over --------------------------------------------------------

    def _carries(self, limb: LimbRole) -> bool:
        """Tell 且妥善保管, which goes on, from 且数据不可恢复, which says something new."""
        if limb.joiner in _CARRIES:
            return True
        behind = limb.start + len(limb.joiner)
        return limb.joiner in _CARRIES_VERBS and self._text.startswith(self._carried, behind)

    def _share(self, found: SentenceDraft, number: int) -> None:
        """Carry subject and modal over 并, 且, 以及 to a limb that has neither."""
        limb = found.limbs[number]
        if found.last_of(number) or not self._carries(limb) or limb.condition or limb.wrapper:
            return
        before = found.drafts[-1] if found.drafts else None
        if before is None or before.type not in _SHARED or before.limb < number - 3:
            return
        start = limb.start + len(limb.joiner)
        is_billing = self._text.startswith(self._billing, start)
        if self._subjects.mentions(start, start + 1) or (
            is_billing and before.bearer is Bearer.USER
        ):
            return
        means = self._reread(found, limb, before, start)
        found.drafts.append(
            attrs.evolve(
                before,
                type=means,
                hits=list(before.hits),
                limb=number,
                span=limb.span,
                shared=True,
                confidence=Confidence.MEDIUM,
            )
        )

    def _reread(self, found: SentenceDraft, limb: LimbRole, before: Draft, start: int) -> NormType:
        """Read a modal that is carried over by its new verb: 将计费，并扣减…."""
        modal = before.hits[0]
        # 仅可在内部使用，并遵守…: what is restricted is not carried over, that one must is.
        if modal.core.start > modal.start and before.type is NormType.PROHIBITION:
            return NormType.OBLIGATION
        if (
            before.type is not NormType.OBLIGATION
            or len(before.hits) > 1
            or modal.entry.role != "modal"
            or len(modal.parts) > 1
        ):
            return before.type
        scanned = attrs.evolve(self._scanned(found, limb), subject_at=lambda _: before.bearer)
        place = Span(start, start)
        means = self._read(scanned, attrs.evolve(modal, parts=(place,), core=place)).means
        return means if means in _SHARED else before.type
