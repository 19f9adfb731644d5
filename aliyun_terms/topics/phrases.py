"""Phrases in the notation of the lexicons, and finding many of them at once.

A phrase is what is printed. ``…`` is anything in between, within a sentence and no longer than
``GAP`` characters; ``(甲|乙)`` is one or the other; ``{user}`` is any word of the group ``user``.
Time grows linearly with the text: at each place the tree of all strings is gone down once, which
is no deeper than the longest of them.
"""

import re
from collections import defaultdict
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


# What a string is for: the stage-th piece of a phrase, or, at stage -1, what speaks against it.
_Use = tuple[int, int]
_AGAINST = -1


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
        uses: dict[str, list[_Use]] = defaultdict(list)
        for number, phrase in enumerate(phrases):
            segments = [segment for segment in phrase.say.split("…") if segment]
            if not segments:
                raise LexiconError("a phrase has no words")
            self._last.append(len(segments) - 1)
            for stage, segment in enumerate(segments):
                for string in expand(segment, words):
                    uses[string].append((number, stage))
            for against in phrase.unless:
                for string in expand(against, words):
                    uses[string].append((number, _AGAINST))
        self._tree: _Node = _Node()
        for string, its_uses in uses.items():
            # Last stages first, so that one piece does not count as two stages.
            self._tree.put(string, tuple(sorted(set(its_uses), key=lambda use: -use[1])))

    def find(self, text: str) -> tuple[Found, ...]:
        """Find every phrase in *text*, once a sentence, in the order in which they begin."""
        found = [one for sentence in _SENTENCE.finditer(text) for one in self._find_in(sentence)]
        return tuple(sorted(found, key=lambda one: (one.span, one.number)))

    def _find_in(self, sentence: re.Match[str]) -> Iterator[Found]:
        shift = sentence.start()
        reached: dict[_Use, tuple[int, int]] = {}
        whole: dict[int, Span] = {}
        against: set[int] = set()
        for start, end, uses in self._pieces(sentence.group()):
            for number, stage in uses:
                if stage == _AGAINST:
                    against.add(number)
                    continue
                first = start
                if stage:
                    before = reached.get((number, stage - 1))
                    if before is None or not 0 <= start - before[1] <= GAP:
                        continue
                    first = before[0]
                if stage == self._last[number]:
                    whole.setdefault(number, Span(shift + first, shift + end))
                else:
                    reached[number, stage] = first, end
        return (Found(number, span) for number, span in whole.items() if number not in against)

    def _pieces(self, sentence: str) -> Iterator[tuple[int, int, tuple[_Use, ...]]]:
        first = self._tree.next
        ends = len(sentence)
        for start in [place for place, character in enumerate(sentence) if character in first]:
            node, place = first[sentence[start]], start + 1
            while True:
                if node.uses:
                    yield start, place, node.uses
                if place == ends or (following := node.next.get(sentence[place])) is None:
                    break
                node, place = following, place + 1


class _Node:
    """A node of the tree of strings: what goes on from here, and for what this is the end."""

    __slots__ = ("next", "uses")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.uses: tuple[_Use, ...] = ()

    def put(self, string: str, uses: tuple[_Use, ...]) -> None:
        node = self
        for character in string:
            node = node.next.setdefault(character, _Node())
        node.uses = uses
