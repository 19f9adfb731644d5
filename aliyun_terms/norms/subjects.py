"""Subjects: whom a marker binds, from the parties that its limb and its sentence name."""

from bisect import bisect_left

from aliyun_terms.norms.clauses import LimbRole
from aliyun_terms.norms.drafts import SentenceDraft
from aliyun_terms.norms.lexicon import MarkerLexicon, Reading
from aliyun_terms.norms.model import Bearer, Force, NormType
from aliyun_terms.norms.parties import Mention, Parties, parties_of
from aliyun_terms.norms.scanning import Hit

__all__ = ["Subjects"]

_WITHOUT_BEARER = (
    NormType.DEEMING,
    NormType.APPLICABILITY,
    NormType.DEFINITION,
    NormType.CONDITION,
)
_OF_THE_PROVIDER = (NormType.POWER, NormType.EXCULPATION)
# How far from the start of its limb a party may stand and still be its subject: 届时阿里云.
_NEAR = 4
# A limb that names more parties than this is no sentence; the first and the last are looked at.
_MOST = 16


class Subjects:
    """The parties of one provision, and what was last said of whom."""

    def __init__(self, text: str, lexicon: MarkerLexicon, default: Bearer) -> None:
        """Find the parties that *text* names; *default* is whom it is about otherwise."""
        self._text = text
        parties: Parties = parties_of(lexicon)
        self._parties = parties
        self._mentions = parties.find(text)
        self._starts = [mention.start for mention in self._mentions]
        self.ends = frozenset(mention.end for mention in self._mentions)
        self._default = default
        self.carried = Bearer.NONE

    def mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the parties that are named in a stretch."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if last - first <= _MOST:
            return self._mentions[first:last]
        half = _MOST // 2
        return (*self._mentions[first : first + half], *self._mentions[last - half : last])

    def subject(self, found: SentenceDraft, limb: LimbRole, offset: int) -> tuple[Bearer, bool]:
        """Give the subject of a marker at *offset*, and whether the limb itself names it."""
        start = limb.start + (0 if limb.wrapper else len(limb.joiner))
        beside = self._beside(start, offset)
        if beside is not None:
            return beside.party, True
        named = self._parties.subject(self._text, start, self.mentions(start, offset))
        if named is None and offset <= start:
            # 目前阿里云: the subject comes right behind.
            named = self._parties.subject(self._text, offset, self.mentions(offset, offset + 4))
        if named is not None and named.agent and self._is_near(found, start, named):
            return named.party, True
        if found.subject is not Bearer.NONE:
            return found.subject, False
        if named is not None and named.party is not Bearer.PROVIDER:
            return named.party, True
        if named is not None and self._default is Bearer.NONE:
            return named.party, True
        return (self.carried if self.carried is not Bearer.NONE else self._default), False

    def _beside(self, start: int, offset: int) -> Mention | None:
        """Give the party right before a marker: 如您违反约定阿里云将…, with no comma between."""
        if offset not in self.ends:
            return None
        *_, last = self.mentions(start, offset)[-1:] or (None,)
        return last if last is not None and last.agent and last.end == offset else None

    def _is_near(self, found: SentenceDraft, start: int, named: Mention) -> bool:
        """Tell 届时阿里云 from 查阅阿里云公布的…, where the sentence has a subject."""
        return (
            found.subject is Bearer.NONE
            or named.start - start <= _NEAR
            or self._parties.follows_circumstance(self._text, named)
        )

    def bearer(
        self, found: SentenceDraft, limb: LimbRole, hit: Hit, reading: Reading
    ) -> tuple[Bearer, bool]:
        """Give whom a marker binds, and whether its own limb names them."""
        means = reading.means
        subject, own = self.subject(found, limb, hit.start)
        if means in _WITHOUT_BEARER:
            return Bearer.NONE, own
        if reading.bearer_is is not None:
            return reading.bearer_is, own
        if hit.entry.bearer_after:
            inside = self.mentions(hit.parts[0].end, hit.parts[-1].start)
            if inside:
                return inside[0].party, True
        if means in _OF_THE_PROVIDER and subject is Bearer.USER and not own:
            return Bearer.PROVIDER, False
        if subject is Bearer.NONE:
            subject, own = self._usual(means, reading), False
        elif means is NormType.STATEMENT and not own and not limb.joiner and hit.start > limb.start:
            # 订单将失效, behind a sentence about the user: the order is the subject.
            subject = Bearer.NONE
        return subject, own

    def _usual(self, means: NormType, reading: Reading) -> Bearer:
        """Give whom a norm of this type binds where the text names nobody."""
        if means is NormType.STATEMENT:
            return Bearer.NONE
        is_undertaking = reading.force is Force.FUTURE
        return Bearer.PROVIDER if means in _OF_THE_PROVIDER or is_undertaking else Bearer.USER

    def remember(self, found: SentenceDraft, number: int) -> None:
        """Remember the subject of the limb for the limbs behind it."""
        limb = found.limbs[number]
        main, found.has_main = found.has_main, found.has_main or not limb.condition
        mentions = self.mentions(limb.start, limb.span.end)
        if not mentions:
            return
        start = limb.start + (0 if limb.wrapper else len(limb.joiner))
        named = self._parties.subject(self._text, start, mentions)
        if named is None or not named.agent or limb.aside:
            return
        # 转让阿里云提供的接口, in an item that is about the user: the provider is no subject.
        aside = self._default is not Bearer.NONE and named.start > start and not limb.condition
        # A party behind the marker of its limb is no subject: 由您承担, 要求您.
        here = found.last_of(number)
        if aside and not here:
            return
        if here and here[0].hits and named.start > here[0].hits[0].end:
            return
        if found.subject is Bearer.NONE or not limb.condition or not main:
            found.subject = named.party
