"""Finding the words of the lexicon in a limb: the longest word that passes its test wins."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import attrs

from aliyun_terms.norms.lexicon import Entry, MarkerLexicon, Pattern, Test
from aliyun_terms.norms.model import Bearer
from aliyun_terms.source import Span

__all__ = ["FAR", "Hit", "Limb", "Refusal", "Scanner", "scanner_of"]


FAR = 200
"""How far, in code points, what goes with a marker is looked for: no limb is longer."""


@attrs.frozen
class Hit:
    """A word of the lexicon, found.

    Attributes:
        entry: where the lexicon has it.
        pattern: which of its words it is.
        parts: its stretches, in code points of the provision.
        core: the stretch that carries the meaning.
    """

    entry: Entry
    pattern: Pattern
    parts: tuple[Span, ...]
    core: Span

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1].end


@attrs.frozen
class Refusal:
    """A word that looks like a marker and is none.

    Attributes:
        span: where it stands in the provision.
        reason: why it does not count.
    """

    span: Span
    reason: str


@attrs.define
class Limb:
    """What is scanned: a limb, and what there is to know of it.

    Attributes:
        text: the whole provision.
        start: where the limb begins behind joiners and words of assent.
        end: where it ends.
        limit: where its sentence ends.
        party_ends: where the parties that are named end.
        subject_at: gives the subject of a marker that begins at an offset.
    """

    text: str
    start: int
    end: int
    limit: int
    party_ends: frozenset[int]
    subject_at: Callable[[int], Bearer]


class Scanner:
    """The words of a lexicon, by their first character."""

    def __init__(self, lexicon: MarkerLexicon) -> None:
        """Sort the words so that the longest is tried first."""
        ordered = sorted(
            ((pattern, entry) for entry in lexicon.entries for pattern in entry.patterns),
            key=lambda one: -len(one[0].parts[0]),
        )
        self._words: dict[str, list[tuple[Pattern, Entry]]] = {}
        for pair in {pattern.parts[0][:2] for pattern, _ in ordered}:
            # 应当 is looked for among the words in 应当, and among those of one character.
            self._words[pair] = [
                one for one in ordered if one[0].parts[0][:2] == pair or one[0].parts[0] == pair[0]
            ]
        self._first = re.compile(_first_characters(set(self._words)))
        self._gap = lexicon.widest_gap
        self._adverbs = lexicon.words["groups.adverb"]

    def places(self, text: str) -> list[int]:
        """Find where in a provision a word of the lexicon could begin, in order."""
        return [found.start() for found in self._first.finditer(text)]

    def scan(
        self, limb: Limb, places: Iterable[int], start: int, refusals: list[Refusal]
    ) -> Iterator[Hit]:
        """Find the markers of *limb* from *start* on; what is refused goes to *refusals*.

        Args:
            limb: what is scanned.
            places: where in it a word could begin, in order.
            start: where to begin.
            refusals: a list that words which are no markers are added to.
        """
        at = start
        for place in places:
            if place < at:
                continue
            hit, refusal = self._at(limb, place)
            if refusal is not None:
                refusals.append(refusal)
                at = refusal.span.end
            elif hit is not None:
                yield hit
                if len(hit.parts) > 1:
                    self._refuse_inside(limb, hit, refusals)
                at = hit.end

    def _refuse_inside(self, limb: Limb, hit: Hit, refusals: list[Refusal]) -> None:
        """Refuse what stands in the gap: 要求 in 保留…要求…的权利 is part of what is reserved."""
        at, end = hit.parts[0].end, hit.parts[-1].start
        while found := self._first.search(limb.text, at, end):
            inner, refusal = self._at(limb, found.start())
            at = found.start() + 1
            if inner is not None and inner.entry.role == "modal" and inner.end <= end:
                refusal = Refusal(inner.parts[0], f"part of what {hit.pattern.text} is about")
            if refusal is not None:
                refusals.append(refusal)
                at = refusal.span.end

    def _at(self, limb: Limb, start: int) -> tuple[Hit | None, Refusal | None]:
        """Find what counts at *start*: a marker, a word that only contains one, or nothing."""
        failed: Refusal | None = None
        text = limb.text
        pair = self._words.get(text[start : start + 2])
        words = self._words.get(text[start], []) if pair is None else pair
        for pattern, entry in words:
            if not text.startswith(pattern.parts[0], start):
                continue
            parts = self._match(pattern, entry, limb, start)
            if parts is None:
                continue
            reason = self._why_not(entry.test, limb, parts)
            if entry.role == "excluded":
                if not reason:
                    return None, Refusal(Span(start, parts[-1].end), entry.reason)
            elif not reason:
                number, core_start, core_end = pattern.core
                base = parts[number].start
                core = Span(base + core_start, base + core_end)
                return Hit(entry, pattern, parts, core), None
            elif entry.role == "modal" and failed is None:
                failed = Refusal(parts[0], f"{pattern.text}: {reason}")
        return None, failed

    def _match(
        self, pattern: Pattern, entry: Entry, limb: Limb, start: int
    ) -> tuple[Span, ...] | None:
        """Find the other parts of a word whose first part stands at *start*."""
        text = limb.text
        at = start + len(pattern.parts[0])
        if at > limb.end:
            return None
        if len(pattern.parts) == 1:
            return (Span(start, at),)
        limit = limb.limit if entry.across else limb.end
        parts = [Span(start, at)]
        for part in pattern.parts[1:]:
            found = text.find(part, at, min(limit, at + self._gap + len(part)))
            if found < 0:
                return None
            at = found + len(part)
            parts.append(Span(found, at))
        return tuple(parts)

    def _why_not(self, test: Test, limb: Limb, parts: tuple[Span, ...]) -> str:
        """Say why a word found does not count; nothing where it does."""
        text, start, end = limb.text, parts[0].start, parts[-1].end
        if test.not_followed_by and text.startswith(test.not_followed_by, end):
            return _OTHER_WORD
        if test.not_preceded_by and text.endswith(test.not_preceded_by, 0, start):
            return _OTHER_WORD
        if "@party" in test.not_preceded_by and start in limb.party_ends:
            return _OTHER_WORD
        if test.followed_by and not (
            text.startswith(test.followed_by, end) or ("$" in test.followed_by and end >= limb.end)
        ):
            return "the words that would have to follow do not"
        if test.preceded_by and not self._is_preceded(test.preceded_by, limb, start):
            return "no subject or adverb stands before it: part of another phrase"
        return self._why_not_within(test, limb, parts)

    @staticmethod
    def _why_not_within(test: Test, limb: Limb, parts: tuple[Span, ...]) -> str:
        """Say why a word does not count that stands where it should: what else the limb has."""
        text, start, end = limb.text, parts[0].start, parts[-1].end
        verb_end = min(_predicate_end(limb, end), end + FAR)
        if test.having and not _has(text[parts[0].end : verb_end], test.having):
            return "the rest of the limb lacks the verb it would need"
        if test.lacking and _has(text[start : max(min(limb.end, end + FAR), end)], test.lacking):
            return "the rest of the limb gives it another sense"
        if test.inside and not _has(text[parts[0].end : end], test.inside):
            return "what stands in its gap does not fit"
        if test.bearer and limb.subject_at(start) not in test.bearer:
            return "its subject does not fit"
        return ""

    def _is_preceded(self, wanted: tuple[str, ...], limb: Limb, start: int) -> bool:
        for word in wanted:
            if word == "^":
                found = start <= limb.start
            elif word == "@party":
                found = start in limb.party_ends
            elif word == "@adverb":
                found = limb.text.endswith(self._adverbs, limb.start, start)
            else:
                found = limb.text.endswith(word, 0, start)
            if found:
                return True
        return False

    def holds(self, test: Test, limb: Limb, hit: Hit) -> bool:
        """Tell whether a marker that was found passes the *test* of one of its readings."""
        return not self._why_not(test, limb, hit.parts)


def _first_characters(pairs: set[str]) -> str:
    """Make a pattern for where a word can begin: by its first two characters."""
    single = {pair for pair in pairs if len(pair) == 1}
    others: dict[str, str] = {}
    for pair in sorted(pairs):
        if len(pair) == 2 and pair[0] not in single:
            others[pair[0]] = others.get(pair[0], "") + re.escape(pair[1])
    branches = [f"[{re.escape(''.join(sorted(single)))}]"] if single else []
    branches += [f"{re.escape(first)}(?=[{seconds}])" for first, seconds in others.items()]
    # The look-ahead lets most characters fail at once.
    firsts = re.escape("".join(sorted({pair[0] for pair in pairs})))
    return f"(?=[{firsts}])(?:{'|'.join(branches)})"


def _has(text: str, words: tuple[str, ...]) -> bool:
    # A plain loop: this is asked often, and a generator would take twice as long.
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


_OTHER_WORD = "what stands beside it makes another word or sense of it"
_ADJUNCTS = ("根据", "按照", "依据", "依照", "按", "经", "就", "在", "通过", "以")


def _predicate_end(limb: Limb, end: int) -> int:
    """Give where the verb of a marker must have come: behind 根据…, in the next limb."""
    if not limb.text.startswith(_ADJUNCTS, end) or limb.end >= limb.limit:
        return max(limb.end, end)
    limit = min(limb.limit, end + FAR)
    comma = limb.text.find("，", limb.end + 1, limit)
    return comma if comma >= 0 else limit


@lru_cache(maxsize=8)
def scanner_of(lexicon: MarkerLexicon) -> Scanner:
    """Give the scanner of a lexicon; it is made once."""
    return Scanner(lexicon)
