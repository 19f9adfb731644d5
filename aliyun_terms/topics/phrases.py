"""Phrases in the notation of the lexicons, and finding many of them at once.

A phrase is what is printed. ``…`` is anything in between, within a sentence and no longer than
``GAP`` characters; ``(甲|乙)`` is one or the other; ``{user}`` is any word of the group ``user``.
Time grows linearly with the text: at each place the tree of all strings is gone down once, which
is no deeper than the longest of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import attrs

from aliyun_terms.errors import LexiconError
from aliyun_terms.source import Span

__all__ = ["GAP", "Found", "Phrase", "PhraseFinder", "Words", "expand"]

GAP = 60
"""How many characters ``…`` stands for at most."""

Words = Mapping[str, Sequence[str]]
"""Groups of words by name."""

_SENTENCE = re.compile(r"[^。；;！!？?\r\n]++")
_PIECE = re.compile(r"\((?P<choice>[^()]*)\)|\{(?P<group>[^{}]*)\}|(?P<printed>[^(){}…]++)")


@attrs.frozen
class Phrase:
    """A phrase.

    Attributes:
        say: the phrase, in the notation of the lexicons.
        unless: strings, in the same notation but without ``…``; in a sentence that holds
            one of them the phrase does not count.
    """

    say: str
    unless: tuple[str, ...] = ()


@attrs.frozen
class Found:
    """A phrase where it stands.

    Attributes:
        number: which of the phrases that were looked for, from 0.
        span: from its first to its last character, in code points of the text.
    """

    number: int
    span: Span


def expand(segment: str, words: Words) -> tuple[str, ...]:
    """Write out a phrase without ``…``: every string it stands for.

    Raises:
        LexiconError: a bracket is not closed, or a group is not known.

    Example:
        >>> expand("由{user}(承担|负责)", {"user": ["您", "用户"]})
        ('由您承担', '由您负责', '由用户承担', '由用户负责')
    """
    choices: list[Sequence[str]] = []
    end = 0
    while end < len(segment):
        piece = _PIECE.match(segment, end)
        if piece is None:
            raise LexiconError(f"the phrase {segment!r} has a bracket without its partner")
        choices.append(_choices(piece, words))
        end = piece.end()
    return tuple("".join(parts) for parts in product(*choices))


def _choices(piece: re.Match[str], words: Words) -> Sequence[str]:
    if piece["group"] is not None:
        if piece["group"] not in words:
            known = ", ".join(words)
            raise LexiconError(f"no group of words is called {piece['group']!r}; there is: {known}")
        return words[piece["group"]]
    if piece["choice"] is None:
        return [piece["printed"]]
    return [string for choice in piece["choice"].split("|") for string in expand(choice, words)]


@attrs.define
class _Uses:
    """What a string is for.

    Many phrases begin alike ({user}…), so what begins one is noted once and not for each.
    """

    alone: list[int] = attrs.field(factory=list)
    """Phrases that it is all of."""
    against: list[int] = attrs.field(factory=list)
    """Phrases that it speaks against."""
    opens: list[str] = attrs.field(factory=list)
    """First pieces of phrases, as the phrases have them."""
    goes_on: list[tuple[int, int, str]] = attrs.field(factory=list)
    """Phrases with the number of the piece that it is, from 1, and their first piece."""


class PhraseFinder:
    """Finds phrases in texts.

    Example:
        >>> finder = PhraseFinder([Phrase("不…承担…责任"), Phrase("应", ("相应",))], {})
        >>> finder.find("阿里云不对此承担任何责任。您应付费。")
        (Found(number=0, span=Span(start=3, end=12)), Found(number=1, span=Span(start=14, end=15)))
    """

    def __init__(self, phrases: Iterable[Phrase], words: Words) -> None:
        """Sort the strings of all phrases by what they begin with."""
        self._last: list[int] = []
        self._tree = _Node()
        for number, phrase in enumerate(phrases):
            segments = [segment for segment in phrase.say.split("…") if segment]
            if not segments:
                raise LexiconError("a phrase has no words")
            self._last.append(len(segments) - 1)
            self._add(number, segments, words)
            for against in phrase.unless:
                for string in expand(against, words):
                    self._tree.uses_of(string).against.append(number)

    def _add(self, number: int, segments: Sequence[str], words: Words) -> None:
        first, *others = segments
        for string in dict.fromkeys(expand(first, words)):
            uses = self._tree.uses_of(string)
            if not others:
                uses.alone.append(number)
            elif first not in uses.opens:
                uses.opens.append(first)
        for stage, segment in enumerate(others, 1):
            for string in dict.fromkeys(expand(segment, words)):
                # Last pieces first, so that one string does not count as two of them.
                self._tree.uses_of(string).goes_on.insert(0, (number, stage, first))

    def find(self, text: str) -> tuple[Found, ...]:
        """Find every phrase in *text*, once a sentence, in the order in which they begin."""
        found = [one for sentence in _SENTENCE.finditer(text) for one in self._find_in(sentence)]
        return tuple(sorted(found, key=lambda one: (one.span, one.number)))

    def _find_in(self, sentence: re.Match[str]) -> Iterator[Found]:
        shift = sentence.start()
        opened: dict[str, tuple[int, int]] = {}
        reached: dict[tuple[int, int], tuple[int, int]] = {}
        whole: dict[int, Span] = {}
        against: set[int] = set()
        for start, end, uses in self._pieces(sentence.group()):
            for number in uses.alone:
                whole.setdefault(number, Span(shift + start, shift + end))
            against.update(uses.against)
            for number, stage, first in uses.goes_on:
                before = opened.get(first) if stage == 1 else reached.get((number, stage - 1))
                if before is None or not 0 <= start - before[1] <= GAP:
                    continue
                if stage == self._last[number]:
                    whole.setdefault(number, Span(shift + before[0], shift + end))
                else:
                    reached[number, stage] = before[0], end
            for first in uses.opens:
                opened[first] = start, end
        return (Found(number, span) for number, span in whole.items() if number not in against)

    def _pieces(self, sentence: str) -> Iterator[tuple[int, int, _Uses]]:
        first = self._tree.next
        ends = len(sentence)
        for start in [place for place, character in enumerate(sentence) if character in first]:
            node, place = first[sentence[start]], start + 1
            while True:
                if node.uses is not None:
                    yield start, place, node.uses
                if place == ends or (following := node.next.get(sentence[place])) is None:
                    break
                node, place = following, place + 1


class _Node:
    """A node of the tree of strings: what goes on from here, and for what this is the end."""

    __slots__ = ("next", "uses")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.uses: _Uses | None = None

    def uses_of(self, string: str) -> _Uses:
        """Give what *string* is for, to be added to."""
        node = self
        for character in string:
            node = node.next.setdefault(character, _Node())
        if node.uses is None:
            node.uses = _Uses()
        return node.uses
