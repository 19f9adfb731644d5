"""Whom a limb is about: the parties it names, and which of them is its subject."""

import re
from collections.abc import Mapping
from functools import lru_cache

import attrs

from aliyun_terms.norms.lexicon import MarkerLexicon
from aliyun_terms.norms.model import Bearer

__all__ = ["Mention", "Parties", "counterparty", "parties_of"]


@attrs.frozen
class Mention:
    """A party, named.

    Attributes:
        party: which side it is.
        start: code points from the start of the provision.
        end: behind its last character.
        agent: whether it can be a subject: no object (向您) and no owner (您的数据).
        owner: whether something of it is meant: 您的数据, 用户信息.
    """

    party: Bearer
    start: int
    end: int
    agent: bool
    owner: bool


_JOINTS = ("及", "和", "与", "或", "、", "及/或", "和/或", "以及", "或者")
_LONGEST_JOINT = 3
_PREPOSITIONS = ("为", "向", "对", "给", "与")


class Parties:
    """What a lexicon says on parties, made ready for finding them."""

    def __init__(self, lexicon: MarkerLexicon) -> None:
        """Make one pattern of all words, the longest first."""
        sides = {word: side for side, words in lexicon.parties.items() for word in words}
        self._sides: Mapping[str, Bearer] = sides
        ordered = sorted(sides, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, ordered)))
        self._things = lexicon.words["parties.things"]
        self._objects = lexicon.words["parties.before_objects"]
        self._after = lexicon.words["parties.after_circumstances"]

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find the parties that *text* names, in order; 您及阿里云 is one: both."""
        found: list[Mention] = []
        for match in self._pattern.finditer(text):
            start, end = match.span()
            side = self._sides[match.group()]
            joined = self._joined(text, found[-1], start, side) if found else None
            if joined is not None:
                start, side = found.pop().start, joined
            found.append(self._mention(text, start, end, side))
        return tuple(found)

    @staticmethod
    def _joined(text: str, before: Mention, start: int, side: Bearer) -> Bearer | None:
        """Give who two parties are that stand side by side: 您及阿里云, 服务商及/或用户."""
        if not 0 < start - before.end <= _LONGEST_JOINT or text[before.end : start] not in _JOINTS:
            return None
        sides = {before.party, side}
        if sides == {Bearer.PROVIDER, Bearer.USER}:
            return Bearer.BOTH
        return Bearer.USER if sides == {Bearer.THIRD, Bearer.USER} else None

    def _mention(self, text: str, start: int, end: int, side: Bearer) -> Mention:
        owner = text.startswith(self._things, end)
        # 其他用户, 任何用户: another one than the user who reads this.
        if side is Bearer.USER and text.endswith(("其他", "其它", "另外的"), 0, start):
            side = Bearer.THIRD
        is_object = text.endswith(self._objects, 0, start)
        return Mention(side, start, end, agent=not owner and not is_object, owner=owner)

    def subject(self, text: str, start: int, mentions: tuple[Mention, ...]) -> Mention | None:
        """Choose the subject among the *mentions* before a marker, in a limb from *start* on.

        The first party that can be a subject, unless what stands before a later one was
        only a circumstance: 您付费后阿里云.
        """
        chosen: Mention | None = None
        for mention in mentions:
            # 为付费用户提供: the party of a preposition at the start.
            if mention.start - start <= 6 and text.startswith(_PREPOSITIONS, start):
                continue
            if mention.agent and (chosen is None or self.follows_circumstance(text, mention)):
                chosen = mention
        return chosen or next((mention for mention in mentions if mention.owner), None)

    def follows_circumstance(self, text: str, mention: Mention) -> bool:
        """Tell whether what stands before a party was only the circumstance: 付费后阿里云."""
        return text.endswith(self._after, 0, mention.start)

    def in_heading(self, heading: str) -> Bearer:
        """Tell whom a heading such as 您的权利和义务 is about; NONE where it does not say."""
        if not any(word in heading for word in ("义务", "权利", "责任", "承诺", "保证")):
            return Bearer.NONE
        found = {self._sides[match.group()] for match in self._pattern.finditer(heading)}
        return found.pop() if len(found) == 1 else Bearer.NONE


@lru_cache(maxsize=8)
def parties_of(lexicon: MarkerLexicon) -> Parties:
    """Give the parties of a lexicon; they are made ready once."""
    return Parties(lexicon)


def counterparty(bearer: Bearer) -> Bearer:
    """Give who is on the other side.

    Example:
        >>> counterparty(Bearer.USER)
        <Bearer.PROVIDER: 'provider'>
    """
    return _OTHER_SIDE[bearer]


_OTHER_SIDE = {
    Bearer.PROVIDER: Bearer.USER,
    Bearer.USER: Bearer.PROVIDER,
    Bearer.BOTH: Bearer.BOTH,
    Bearer.THIRD: Bearer.NONE,
    Bearer.NONE: Bearer.NONE,
}
