"""What the limbs of a sentence are: words of assent, conditions, exceptions, the main clause."""

import re
from functools import lru_cache

import attrs

from aliyun_terms.norms.lexicon import MarkerLexicon
from aliyun_terms.norms.segments import Sentence
from aliyun_terms.source import Span

__all__ = ["Clauses", "LimbRole", "clauses_of"]

# What joins limbs and belongs to none of them.
_JOINER = re.compile("但是|但|并且|并|且|同时|即|则|而且|而|另外|此外|以及")


@attrs.define
class LimbRole:
    """A limb, and what it is to its sentence.

    Attributes:
        span: the limb, in code points of the provision.
        start: where it begins behind words of assent.
        joiner: what joins it to what went before: 并.
        wrapper: the words of assent at its start: 您理解并同意.
        condition: whether it only says when.
        exception: whether it only says when not.
        concession: whether it only concedes something: 虽然….
        aside: whether it stands in brackets of its own.
    """

    span: Span
    start: int
    joiner: str = ""
    wrapper: Span | None = None
    condition: bool = False
    exception: bool = False
    concession: bool = False
    aside: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left behind the words of assent."""
        return self.start >= self.span.end


_BLANKS = " \t\u3000"


class Clauses:
    """What a lexicon says on assent, conditions and exceptions, made ready."""

    def __init__(self, lexicon: MarkerLexicon) -> None:
        """Make patterns of the lists."""
        words = lexicon.words
        party = _any([word for side in lexicon.parties.values() for word in side])
        manner = f"(?:{_any(words['assent.manners'])})*+"
        verbs = _any(words["assent.verbs"])
        more = _any([*words["assent.verbs"], *words["assent.also"]])
        self._assent = re.compile(f"(?:{party}){manner}(?:{verbs})(?:{manner}(?:{more}))*+")
        self._concedes = words["conditions.concedes"]
        self._purposes = words["conditions.purposes"]
        self._requests = words["conditions.requests"]
        self._strong = words["conditions.strong"]
        self._opens = words["conditions.opens"]
        self._not_opens = words["conditions.not_opens"]
        self._closes = words["conditions.closes"]
        self._cases = words["conditions.cases"]
        self._manner = words["conditions.manner"]
        self._except_opens = words["exceptions.opens"]
        self._except_closes = words["exceptions.closes"]
        self._except = re.compile(
            f"(?<![删排清解免扣消拆开])(?:{_any(self._except_opens)})[^，。；（）()]{{1,60}}?(?:{_any(self._except_closes)})"
        )
        # 您如, 本规范一旦: the opening word stands behind a short subject.
        self._inner = re.compile(
            "[^，。（(]{1,16}?(?:一旦|如果|若您|如未|如需|如不|如有|如发生|如遇|如出现)"
        )
        self._undertakes = (
            "遵守",
            "按",
            "对",
            "支付",
            "配合",
            "和",
            "与",
            "向",
            "遵循",
            "采取",
            "尽",
        )

    def roles(self, text: str, sentence: Sentence) -> list[LimbRole]:
        """Tell what each limb of *sentence* is."""
        limbs = [self._role(text, span) for span in sentence.limbs]
        self._mark_conditions(text, limbs)
        return limbs

    def _role(self, text: str, span: Span) -> LimbRole:
        start = span.start
        while start < span.end and text[start] in _BLANKS:
            start += 1
        # 【审慎阅读】 leads in and is no part of the limb.
        if text.startswith("【", start) and "】" in text[start : span.end]:
            start = text.index("】", start) + 1
        joined = _JOINER.match(text, start)
        joiner = joined.group() if joined else ""
        role = LimbRole(span, start, joiner)
        found = self._assent.match(text, start + len(joiner), span.end)
        if found and not self._is_undertaking(text, found.end(), span.end):
            role.wrapper = Span(*found.span())
            role.start = found.end()
        return role

    def _is_undertaking(self, text: str, end: int, limit: int) -> bool:
        """Tell 您同意遵守, which binds, from 您同意，阿里云…, which does not."""
        return (
            end < limit and text.endswith("同意", 0, end) and text.startswith(self._undertakes, end)
        )

    def _mark_conditions(self, text: str, limbs: list[LimbRole]) -> None:
        number = 0
        excepts = bool(limbs) and text.find("除", limbs[0].span.start, limbs[-1].span.end) >= 0
        while number < len(limbs):
            limb = limbs[number]
            last = number
            if excepts and self._is_exception(text, limb):
                limb.exception = True
            elif self._concedes_something(text, limb):
                limb.condition = limb.concession = True
            elif self._opens_condition(text, limb):
                last = self._closing(text, limbs, number)
                for inner in limbs[number : last + 1]:
                    inner.condition = True
            elif number + 1 < len(limbs) and (
                self._closes_case(text, limb) or self._draws(text, limbs[number + 1])
            ):
                limb.condition = True
            number = last + 1

    def _is_exception(self, text: str, limb: LimbRole) -> bool:
        start = limb.start + (len(limb.joiner) if limb.wrapper is None else 0)
        if text.startswith("除非", start):
            return True
        if text.endswith("除外", 0, limb.span.end):
            return True
        return text.startswith("除", start) and text.endswith(self._except_closes, 0, limb.span.end)

    def _concedes_something(self, text: str, limb: LimbRole) -> bool:
        start = limb.start + (len(limb.joiner) if limb.wrapper is None else 0)
        return text.startswith(self._concedes, start) and not text.startswith("尽管有", start)

    def _opens_condition(self, text: str, limb: LimbRole) -> bool:
        start = limb.start + (len(limb.joiner) if limb.wrapper is None else 0)
        if text.startswith(self._not_opens, start):
            return False
        if text.startswith(self._strong, start):
            return True
        if text.startswith(self._opens, start):
            return text.endswith(self._closes, 0, limb.span.end)
        return bool(self._inner.match(text, start, limb.span.end)) and not text.endswith(
            ("：", ":"), 0, limb.span.end
        )

    def says_what_for(self, text: str, limb: LimbRole) -> bool:
        """Tell whether a limb only says what something is for: 以便您确保数据安全."""
        return text.startswith(self._purposes, limb.start)

    def asks(self, text: str, limb: LimbRole) -> bool:
        """Tell whether a limb only asks: 请您关注您需授权的范围."""
        return text.startswith(self._requests, limb.start + len(limb.joiner))

    def begins_as_condition(self, text: str, limb: LimbRole) -> bool:
        """Tell whether a limb opens with 如, 若 or another word that makes a condition of it."""
        start = limb.start + (len(limb.joiner) if limb.wrapper is None else 0)
        return text.startswith(self._opens, start) and not text.startswith(self._not_opens, start)

    def _closes_case(self, text: str, limb: LimbRole) -> bool:
        """Tell 您逾期未付费的, from 个人的, 免费的, which are adjectives."""
        end = limb.span.end
        if text.endswith(("目的", "标的"), 0, end):
            return False
        if text.endswith("的", 0, end):
            said = text[limb.start : end]
            # 使用是根据您的判断作出的 says something of the use.
            return "是" not in said and any(word in said for word in self._cases)
        return text.endswith(self._closes, 0, end)

    @staticmethod
    def _draws(text: str, following: LimbRole) -> bool:
        """Tell whether the next limb draws the consequence: 您使用API，即应遵守."""
        return (
            text.startswith(("即应", "即视为", "即表示", "即须", "则", "便"), following.start)
            and following.wrapper is None
        )

    def _closing(self, text: str, limbs: list[LimbRole], first: int) -> int:
        """Find the limb that ends the condition which *first* opens."""
        for number in range(first, min(first + 4, len(limbs) - 1)):
            end = limbs[number].span.end
            if text.endswith("的", 0, end):
                return number
            if number + 1 < len(limbs) and not self._goes_on(text, limbs[number + 1]):
                return number
        return first

    def _goes_on(self, text: str, limb: LimbRole) -> bool:
        """Tell whether a limb goes on with the condition before it."""
        return text.startswith(
            ("或", "及", "且", "并", "以及", "包括", "和"), limb.start
        ) or text.endswith("的", 0, limb.span.end)

    def exceptions_in(self, text: str, start: int, end: int) -> list[Span]:
        """Find 除…外 and 除非… in a stretch."""
        if text.find("除", start, end) < 0:
            return []
        return [Span(*found.span()) for found in self._except.finditer(text, start, end)]


def _any(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@lru_cache(maxsize=8)
def clauses_of(lexicon: MarkerLexicon) -> Clauses:
    """Give what a lexicon says on limbs; it is made ready once."""
    return Clauses(lexicon)
