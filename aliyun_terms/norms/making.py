"""From drafts to norms: spans of the document, conditions, exceptions, ids."""

from bisect import bisect_left
from collections.abc import Sequence

import attrs

from aliyun_terms.errors import LabelError
from aliyun_terms.norms.clauses import Clauses, clauses_of
from aliyun_terms.norms.drafts import Draft, Provision, SentenceDraft
from aliyun_terms.norms.lexicon import MarkerLexicon
from aliyun_terms.norms.model import (
    Alternative,
    Bearer,
    Confidence,
    Force,
    Marker,
    MarkerPart,
    Norm,
    NormType,
    Phrase,
    RejectedMarker,
)
from aliyun_terms.norms.parties import counterparty
from aliyun_terms.norms.scanning import Hit, Refusal
from aliyun_terms.source import Span
from aliyun_terms.syntax.citations import CitationKind, find_citations
from aliyun_terms.tree.blocks import Block, Clause, ListItem, Paragraph, Table
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.inline import Inline, Strong, Text
from aliyun_terms.tree.plain import LineMap

__all__ = ["UnitNorms", "make_norms"]


@attrs.frozen
class UnitNorms:
    """What was made of one unit.

    Attributes:
        eid: the unit.
        norms: its norms.
        rejected: what looks like a marker in it and is none.
        ids: the ids of the norms, by the identity of the draft.
    """

    eid: str
    norms: tuple[Norm, ...]
    rejected: tuple[RejectedMarker, ...]
    ids: dict[int, str]


def make_norms(
    block: Clause | ListItem | Paragraph | Table,
    provision: Provision,
    *,
    document: Document,
    words: MarkerLexicon,
    earlier: Sequence[str] = (),
    inherited_from: str = "",
    line: tuple[Inline, ...] | None = None,
    first: int = 1,
) -> UnitNorms:
    """Make the norms of a unit from its drafts.

    Args:
        block: the unit.
        provision: its text, gone through.
        document: the document it stands in.
        words: the lexicon.
        earlier: eids of the units before it on its level, which 上述规定 means.
        inherited_from: the id of the norm of the intro, if it is an item.
        line: the line of the block that the provision is; by default its only one.
        first: the number of the first norm.
    """
    if not provision.refusals and not any(True for _ in provision.drafts):
        return UnitNorms(document.index.eid(block), (), (), {})
    content = (() if isinstance(block, Table) else block.content) if line is None else line
    maker = _Maker(block, content, provision, document, words)
    return maker.make(earlier, inherited_from, first)


class _Maker:
    """Makes the norms of one unit."""

    def __init__(
        self, block: Block, content: tuple[Inline, ...], provision: Provision,
        document: Document, words: MarkerLexicon,
    ) -> None:  # fmt: skip
        self._content = content
        self._provision = provision
        self._document = document
        self._words = words
        self._clauses: Clauses = clauses_of(words)
        self._eid = document.index.eid(block)
        self._label = document.index.label(block)
        self._line: LineMap | None = None
        self._base = _plain_start(content)
        # What the norms of one sentence have in common.
        self._excepted: tuple[Phrase, ...] = ()
        self._wrapper: Phrase | None = None
        self._overridden: tuple[str, ...] = ()

    def make(self, earlier: Sequence[str], inherited_from: str, first: int) -> UnitNorms:
        refusals = self._provision.refusals
        rejected = tuple(
            RejectedMarker(
                self._provision.text[slice(*one.span)], self._place(one.span), one.reason
            )
            for one in _distinct(refusals)
        )
        norms: list[Norm] = []
        ids: dict[int, str] = {}
        for sentence in self._provision.sentences:
            if not sentence.drafts:
                continue
            sentence.drafts.sort(key=lambda one: (one.limb, one.span.start))
            self._excepted = self._exceptions(sentence)
            self._wrapper = None if sentence.wrapper is None else self._phrase(sentence.wrapper)
            self._overridden = self._overrides(sentence, earlier)
            for number, draft in enumerate(sentence.drafts):
                ids[id(draft)] = f"{self._eid}#n{len(norms) + first}"
                norms.append(self._norm(sentence, number, ids[id(draft)], inherited_from, rejected))
        return UnitNorms(self._eid, tuple(norms), rejected, ids)

    def _place(self, span: Span) -> Span:
        """Find where a stretch of the provision is printed."""
        if self._base is not None:
            return Span(self._base + span.start, self._base + span.end)
        if self._line is None:
            self._line = LineMap(self._content)
        return self._line.span(span)

    def _norm(
        self, sentence: SentenceDraft, number: int, name: str, inherited_from: str,
        rejected: tuple[RejectedMarker, ...],
    ) -> Norm:  # fmt: skip
        draft = sentence.drafts[number]
        span = self._extent(sentence, number)
        place = self._place(span)
        inherits = inherited_from if not draft.hits or draft.type is NormType.PROHIBITION else ""
        conditions = self._conditions(sentence, draft)
        return Norm(
            id=name,
            eid=self._eid,
            label=self._label,
            type=draft.type,
            bearer=draft.bearer,
            counterparty=counterparty(draft.bearer),
            force=draft.force,
            text=self._provision.text[slice(*span)],
            span=place,
            markers=self._markers(draft),
            conditions=conditions,
            exceptions=self._excepted,
            consequence=self._consequence(sentence, draft, span, conditions),
            wrapper=self._wrapper,
            inherited_from=inherits,
            governs=(),
            overrides=self._overridden,
            confidence=_confidence(draft),
            alternatives=_alternatives(draft),
            rejected=rejected
            and rejected[
                bisect_left(rejected, place.start, key=_start) : bisect_left(
                    rejected, place.end, key=_start
                )
            ],
        )

    def _extent(self, sentence: SentenceDraft, number: int) -> Span:
        """Extend a proposition over the limbs behind it that do nothing of their own."""
        draft = sentence.drafts[number]
        if not draft.hits or sentence.limbs[draft.limb].aside:
            return self._trimmed(draft.span)
        start, end = draft.span
        if draft.hits[0].entry.additional:
            return self._trimmed(Span(draft.hits[0].start, end))
        following = _neighbour(sentence.drafts, number, 1)
        if following is None:
            end = self._end(sentence, number, end)
        elif following.hits[0].start > start and not following.shared:
            end = following.hits[0].start
        before = _neighbour(sentence.drafts, number, -1)
        if before and draft.hits[0].start > before.hits[-1].end and not draft.shared:
            start = draft.hits[0].start
        return self._trimmed(Span(start, end))

    @staticmethod
    def _end(sentence: SentenceDraft, number: int, end: int) -> int:
        """Give where the limbs end that belong to a draft: before the next one, or a condition."""
        drafts, limb = sentence.drafts, sentence.drafts[number].limb
        later = drafts[number + 1].limb if number + 1 < len(drafts) else len(sentence.limbs)
        for other in sentence.limbs[limb + 1 : later]:
            if other.condition or other.exception or other.aside:
                break
            end = max(end, other.span.end)
        return end

    def _trimmed(self, span: Span) -> Span:
        """Leave out blanks, commas and joiners at the ends."""
        text, start, end = self._provision.text, span.start, span.end
        while end > start + 1 and text[end - 1] in " \t\u3000，、,并且":
            end -= 1
        while start < end - 1 and text[start] in " \t\u3000，、,":
            start += 1
        return Span(start, end)

    def _phrase(self, span: Span) -> Phrase:
        span = self._trimmed(span)
        return Phrase(self._provision.text[slice(*span)], self._place(span))

    def _markers(self, draft: Draft) -> tuple[Marker, ...]:
        if not draft.hits:
            return ()
        parts = tuple(self._part(span) for hit in draft.hits for span in hit.parts)
        deciding = _deciding(draft)
        reading = draft.reading
        return (
            Marker(
                parts=tuple(sorted(parts, key=lambda part: part.span)),
                core=self._part(deciding.core),
                entry=deciding.pattern.text,
                means=draft.type,
                reason=reading.reason if reading else "",
                shared=draft.shared,
            ),
        )

    def _part(self, span: Span) -> MarkerPart:
        return MarkerPart(self._provision.text[slice(*span)], self._place(span))

    def _conditions(self, sentence: SentenceDraft, draft: Draft) -> tuple[Phrase, ...]:
        """Give the conditions of a norm: those before it in its sentence."""
        found: list[Span] = []
        number = draft.limb - 1
        # Those nearest before it: a sentence with more of them is none.
        while number >= 0 and len(found) < _MOST_CONDITIONS and draft.limb - number < _FARTHEST:
            limb = sentence.limbs[number]
            if limb.condition and not limb.concession:
                start = limb.start + (len(limb.joiner) if limb.wrapper is None else 0)
                span = Span(start, limb.span.end)
                if found and sentence.limbs[number + 1].condition:
                    found[0] = Span(start, found[0].end)
                else:
                    found.insert(0, span)
            number -= 1
        here = sentence.limbs[draft.limb]
        if self._provision.text.startswith("届时", here.start):
            found.append(Span(here.start, here.start + 2))
        if draft.type is NormType.CONDITION:
            found.clear()
        return tuple(self._phrase(span) for span in found)

    def _exceptions(self, sentence: SentenceDraft) -> tuple[Phrase, ...]:
        span = sentence.sentence.span
        if self._provision.text.find("除", span.start, span.end) < 0:
            return ()
        limbs = [limb.span for limb in sentence.limbs if limb.exception]
        inner = [
            found
            for found in self._clauses.exceptions_in(self._provision.text, span.start, span.end)
            if not any(limb.start <= found.start < limb.end for limb in limbs)
        ]
        return tuple(self._phrase(one) for one in sorted([*limbs, *inner]))

    def _consequence(
        self, sentence: SentenceDraft, draft: Draft, span: Span, conditions: tuple[Phrase, ...]
    ) -> Phrase | None:
        """Give what follows: 否则…, or the sanction or deeming that a condition leads to."""
        for limb in sentence.limbs[draft.limb + 1 : draft.limb + _FARTHEST]:
            if self._provision.text.startswith("否则", limb.span.start):
                return self._phrase(limb.span)
        is_sanction = draft.type is NormType.POWER and draft.force is Force.FUTURE
        if conditions and (is_sanction or draft.type is NormType.DEEMING):
            return self._phrase(span)
        return None

    def _overrides(self, sentence: SentenceDraft, earlier: Sequence[str]) -> tuple[str, ...]:
        """Find what 尽管有…规定 puts aside: the clauses it names, or those before it."""
        first = sentence.limbs[0]
        if not self._provision.text.startswith(self._words.words["override.words"], first.start):
            return ()
        text = self._provision.text[first.start : first.span.end]
        if not any(word in text for word in self._words.words["override.with"]):
            return ()
        named = [one for one in find_citations(text) if one.kind is CitationKind.CLAUSES]
        return tuple(self._named(".".join(map(str, p))) for one in named for p in one.paths) or (
            tuple(earlier[-_FARTHEST:])
        )

    def _named(self, label: str) -> str:
        try:
            found: Block = self._document.index.find(label)
        except LabelError:
            return label
        return self._document.index.eid(found)


_MOST_CONDITIONS = 4
_FARTHEST = 64


def _start(one: RejectedMarker) -> int:
    return one.span.start


def _neighbour(drafts: list[Draft], number: int, step: int) -> Draft | None:
    """Find the next draft in the same limb, or the one before, that has a marker of its own."""
    limb = drafts[number].limb
    number += step
    while 0 <= number < len(drafts) and drafts[number].limb == limb:
        if drafts[number].hits and not drafts[number].hits[0].entry.additional:
            return drafts[number]
        number += step
    return None


def _plain_start(content: tuple[Inline, ...]) -> int | None:
    """Give where a line without markup starts; its characters are printed one by one."""
    while len(content) == 1 and isinstance(content[0], Strong):
        content = content[0].content
    if len(content) == 1 and isinstance(content[0], Text) and not content[0].escaped:
        return content[0].span.start
    return None


def _deciding(draft: Draft) -> Hit:
    """Choose the marker whose core counts: that of the modal, but of what counts as what."""
    if draft.type in (NormType.DEEMING, NormType.APPLICABILITY, NormType.DEFINITION):
        return draft.hits[-1]
    return draft.hits[0]


def _confidence(draft: Draft) -> Confidence:
    if not draft.hits:
        return draft.confidence
    unsure = draft.bearer is Bearer.NONE and draft.type in (
        NormType.OBLIGATION,
        NormType.PROHIBITION,
    )
    return Confidence.MEDIUM if unsure and draft.confidence is Confidence.HIGH else draft.confidence


def _alternatives(draft: Draft) -> tuple[Alternative, ...]:
    if draft.reading is None:
        if draft.type is NormType.STATEMENT:
            return (Alternative(None, "it says nothing that binds"),)
        return ()
    reason = draft.reading.reason or "the same words are read so too"
    return tuple(
        Alternative(other, reason)
        for other in draft.reading.alternatives
        if other is not draft.type
    )


def _distinct(refusals: list[Refusal]) -> list[Refusal]:
    """Leave out what was refused twice at one place, and put the rest in order."""
    found: dict[int, Refusal] = {}
    for refusal in refusals:
        found.setdefault(refusal.span.start, refusal)
    return [found[start] for start in sorted(found)]
