"""Why a marker that was found does not count: what it stands in."""

from bisect import bisect_right
from collections.abc import Set as AbstractSet
from operator import attrgetter

from aliyun_terms.norms.clauses import Clauses, LimbRole
from aliyun_terms.norms.drafts import SentenceDraft
from aliyun_terms.norms.model import NormType
from aliyun_terms.norms.scanning import Hit

__all__ = ["Refusing"]

_ADJUNCTS = ("在", "于")
_DRAWN = ("方可", "方能", "才可", "才能", "再")
_AT_ONCE = ("停止", "立即停止", "及时停止", "立即终止", "立即通知")
_BINDING = (NormType.OBLIGATION, NormType.PROHIBITION)


class Refusing:
    """Says of the markers of one provision why they do not count."""

    def __init__(self, text: str, clauses: Clauses, ends: AbstractSet[int]) -> None:
        """Keep the *text* and where the parties that it names end."""
        self._text = text
        self._clauses = clauses
        self._ends = ends

    def why(self, found: SentenceDraft, number: int, hit: Hit) -> str:
        """Give why a marker in the limb *number* does not count; nothing where it does."""
        limb = found.limbs[number]
        reason = "" if limb.aside else self._in_brackets(found, limb, hit)
        return reason or self._in_sentence(found, number, hit) or self._in_limb(found, number, hit)

    @staticmethod
    def _in_brackets(found: SentenceDraft, limb: LimbRole, hit: Hit) -> str:
        brackets = found.sentence.brackets
        for offset in {hit.start, hit.end - 1} if brackets else ():
            place = bisect_right(brackets, offset, key=attrgetter("start")) - 1
            if place >= 0 and offset < brackets[place].end:
                bracket = brackets[place]
                whole = bracket.start <= limb.span.start and limb.span.end <= bracket.end
                if bracket.is_quote or not whole:
                    return "quoted" if bracket.is_quote else "in brackets"
        return ""

    @staticmethod
    def _in_sentence(found: SentenceDraft, number: int, hit: Hit) -> str:
        if found.defines:
            return "inside a definition"
        if hit.entry.yields and found.deems_from is not None and found.deems_from <= number:
            return "inside what is deemed"
        is_example = found.examples_from is not None and found.examples_from < number
        if is_example and hit.entry.role == "modal" and hit.start == found.limbs[number].start:
            return "inside a list of examples"
        return ""

    def _in_limb(self, found: SentenceDraft, number: int, hit: Hit) -> str:
        limb = found.limbs[number]
        is_modal = hit.entry.role == "modal"
        if is_modal and self._clauses.says_what_for(self._text, limb):
            return "says only what something is for"
        if is_modal and hit.start > limb.start and self._clauses.asks(self._text, limb):
            return "inside a request"
        is_last = number + 1 >= len(found.sentence.limbs)
        aside = (limb.condition or limb.exception) and not is_last
        if not aside or not (is_modal or hit.entry.yields):
            return ""
        if not limb.condition:
            return "inside an exception"
        return "" if self._commands(found, number, hit) else "inside a condition"

    def _commands(self, found: SentenceDraft, number: int, hit: Hit) -> bool:
        """Tell a modal that commands in a limb which only looks like a condition.

        您应在付费后，再开通; 您须将订单作废后，方可参与; 如您不同意应立即停止使用，否则….
        """
        limb = found.limbs[number]
        is_case = self._text.endswith("的", 0, limb.span.end)
        if hit.entry.role != "modal" or hit.entry.yields or is_case:
            return False
        binds = hit.entry.readings[-1].means in _BINDING
        if binds and self._text.startswith(_AT_ONCE, hit.end):
            return True
        at_head = hit.start <= limb.start + len(limb.joiner) or hit.start in self._ends
        if not at_head or self._clauses.begins_as_condition(self._text, limb):
            return False
        drawn = self._text.startswith(_DRAWN, found.limbs[number + 1].start)
        return self._text.startswith(_ADJUNCTS, hit.end) or (binds and drawn)
