"""Words that bind: 不得, 应, 将, 有权 and 可, and what became of them in English.

Markers are counted sentence by sentence, in both languages, by what they do. A count that
differs is no fault by itself, as one *shall* may carry two verbs; it is one where the words
that are missing in one place turn up as words of another force.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from aliyun_terms.source import Span
from aliyun_terms.translation.checks.codes import find
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding, sentences

__all__ = ["check_modality"]

Markers = dict[str, list[Span]]

_CHINESE = re.compile(
    r"""
      (?P<nothing>应用|相应|响应|供应|适应|反应|效应|应急|应答|应邀|回应|顺应|应收|应得|应税
        |应付(?:未付|金额|款|总额|账款|的|费用(?=[的总金中]))|应[缴交纳](?:金额|款|税)
        |应(?:法院|司法|政府|主管|有关|您|用户|客户)\S{0,10}?(?:要求|请求)|不对应|对应(?!对|承担|当|该)
        |许可|认可|不可(?!以)|(?<=[能可以应须得需请])将|可能|尽可能|可用|可靠|可编程|将来|将军|无须|毋须
        |有权(?:机关|部门|限|机构|单位|利|益|属|人)|社会|协会|机会|大会|委员会|会员|会议|会计|会话)
    | (?P<obligation>不得不|应当(?!不)|应该(?!不)|必须|务必|须(?!知|要)
        |应(?!不得|不应|当不|该不)(?!视为))
    | (?P<prohibition>不得|不可以|不应(?!视为|被视为)|严禁|禁止|不准|不允许|切勿|请勿
        |应(?:当|该)?(?=不得))
    | (?P<entitlement>有权|保留[^。；！？]{0,80}?权利|享有[^，。；！？]{0,40}?权利)
    | (?P<permission>可以|可(?!撤|转|分|见|行|以)|得以|允许|酌情)
    | (?P<future>将会|将|会(?=[被对在于向将根按采尽通影导造产出损自为给]))
    """,
    re.VERBOSE,
)
_SOFT = re.compile(
    r"[需负请令要归]|协商|另行|赔偿|遵守|支付|应[付缴交纳]|承担|义务|责任|保证|确保|承诺|限于|以[^。；]{1,40}为准|视为|同意|适用"
)
_FORBIDDING = re.compile(
    r"不[得可能应许准会予]|[均也都]不|无[权法]|[未非]经|禁|勿|仅|只|(?<!一)方可|才可|除|限于|否则"
)
_ENGLISH = re.compile(
    r"\b(?P<modal>shall|must|may|will|should|can|need|would)\b"
    r"|\b(?P<negated>cannot|can[’']t|won[’']t|shouldn[’']t|mustn[’']t|needn[’']t)"
    r"|\b(?P<prohibition>prohibit\w*|forbid\w*|forbidden|not\s+(?:be\s+)?(?:permitted|allowed)"
    r"|refrain\w*|barred|please\s+do(?:\s+not|n[’']t)|(?:(?<=[.;:,]\s)|^)do(?:\s+not|n[’']t))"
    r"|\b(?P<obligation>(?:is|are|be)\s+(?:required|obliged|obligated|bound)\s+to|ha(?:s|ve)\s+to"
    r"|(?:has|have|under)\s+(?:an?|the)\s+(?:obligation|duty))\b"
    r"|\b(?P<responsibility>(?:is|are|be)\s+(?:(?:solely|fully|wholly|also)\s+)?(?:responsible|liable))\b"
    r"|\b(?P<entitlement>entitle\w*|rights?\b|power\b|authori[sz]ed\b|reserve[sd]?\b)",
    re.IGNORECASE,
)
_NEGATED_BEHIND = re.compile(
    r"(?:[\s,]+(?!(?:shall|must|may|can|will|should|and|or|but)\b)[\w’']+){0,3}?"
    r"[\s,]+(?:not|never|neither|no)\b",
    re.IGNORECASE,
)
_NEGATED_BEFORE = re.compile(r"\b(?:neither|nor|no)\b[^.;:,]*$", re.IGNORECASE)
_CONDITIONAL = re.compile(r"(?:^|[.;:,(]\s*|\b(?:and|or)\s+)$")
_SUBJECT = re.compile(
    r"\s+(?:an?|the|any|either|both|no|one|such|this|these|that|there|it|you|we|they|your|our|its"
    r"|(?-i:[A-Z]\w*))\b",
    re.IGNORECASE,
)
_CLASSES = {
    "shall": "obligation", "must": "obligation", "may": "permission", "will": "future",
    "should": "advice", "can": "ability", "need": "ability", "would": "future",
}  # fmt: skip


def check_modality(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield the words of English that bind otherwise than those of the Chinese."""
    if not unit.is_english:
        return
    binding = False
    obliging: list[Span] = []
    for source_span, span in sentences(unit):
        source = _chinese_markers(unit.source, source_span)
        text = _english_markers(unit.text, span)
        yield from _check_sentence(unit, source, text)
        binding |= any(source[name] for name in source if name not in ("nothing", "forbidding"))
        obliging += text["obligation"]
    if obliging and not binding:
        yield find("duty-added", unit, span=obliging[0])


def _chinese_markers(text: str, span: Span) -> Markers:
    found: Markers = defaultdict(list)
    for match in _CHINESE.finditer(text, span.start, span.end):
        found[str(match.lastgroup)].append(Span(*match.span()))
    for name, pattern in (("soft", _SOFT), ("forbidding", _FORBIDDING)):
        if pattern.search(text, span.start, span.end):
            found[name].append(span)
    return found


def _english_markers(text: str, span: Span) -> Markers:
    found: Markers = defaultdict(list)
    for match in _ENGLISH.finditer(text, span.start, span.end):
        place = Span(*match.span())
        if match["modal"]:
            name, place = _modal(text, match, span)
        elif match["negated"]:
            name = "advice" if match[0].lower().startswith("should") else "weak prohibition"
        else:
            name = str(match.lastgroup)
        if name:
            found[name].append(place)
    return found


def _modal(text: str, match: re.Match[str], span: Span) -> tuple[str, Span]:
    """Tell what a modal verb does, and as far as which word."""
    modal = match["modal"].lower()
    if modal == "should" and _is_conditional(text, match, span):
        return "", Span(0, 0)
    behind = _NEGATED_BEHIND.match(text, match.end(), span.end)
    before = _NEGATED_BEFORE.search(text, max(span.start, match.start() - 80), match.start())
    name = _CLASSES[modal]
    if not behind and not before:
        return ("" if modal == "need" else name), Span(*match.span())
    place = Span(match.start(), behind.end() if behind else match.end())
    if name in ("obligation", "permission"):
        return "prohibition", place
    return ("advice" if name == "advice" else "weak prohibition"), place


def _is_conditional(text: str, match: re.Match[str], span: Span) -> bool:
    """Tell whether *should* opens a condition, as in: Should a dispute arise."""
    return match[0][0] == "S" or bool(
        _CONDITIONAL.search(text, max(span.start, match.start() - 6), match.start())
        and _SUBJECT.match(text, match.end(), span.end)
    )


def _check_sentence(
    unit: CheckedUnit, source: Markers, text: Markers
) -> Iterator[TranslationFinding]:
    advice = text["advice"]
    name = next((one for one in ("obligation", "prohibition", "future") if source[one]), "")
    if advice and name:
        yield find(name, unit, source_span=source[name][0], span=advice[0])
        return
    yield from _check_prohibition(unit, source, text)
    yield from _check_obligation(unit, source, text)
    yield from _check_future(unit, source, text)
    if source["entitlement"] and not text["entitlement"]:
        weak = text["permission"] or text["ability"] or text["obligation"]
        yield find("entitlement", unit, source_span=source["entitlement"][0], span=_first(weak))
    granted = text["permission"] or text["entitlement"]
    if source["permission"] and not granted:
        forbidden = [] if source["forbidding"] else text["prohibition"]
        turned = text["obligation"] if _surplus(text, source, "obligation") else forbidden
        if turned:
            yield find("permission", unit, source_span=source["permission"][0], span=turned[0])


def _check_prohibition(
    unit: CheckedUnit, source: Markers, text: Markers
) -> Iterator[TranslationFinding]:
    missing = len(source["prohibition"]) - len(text["prohibition"])
    if missing <= 0:
        return
    weak = text["weak prohibition"]
    turned = text["obligation"] if _surplus(text, source, "obligation") else []
    permitted = text["permission"] if _surplus(text, source, "permission") else []
    if not text["prohibition"] or weak or turned or permitted:
        span = _first(weak or turned or permitted)
        yield find("prohibition", unit, source_span=source["prohibition"][-1], span=span)


def _check_obligation(
    unit: CheckedUnit, source: Markers, text: Markers
) -> Iterator[TranslationFinding]:
    missing = len(source["obligation"]) - len(text["obligation"])
    if missing <= 0 or len(text["prohibition"]) > len(source["prohibition"]):
        return
    granted = len(source["permission"]) + len(source["entitlement"]) + len(source["nothing"])
    permitted = text["permission"] if len(text["permission"]) > granted else []
    future = text["future"] if _surplus(text, source, "future") else []
    if text["responsibility"] and missing == 1 and not permitted and not future:
        return
    if not text["obligation"] or permitted or future:
        span = _first(permitted[-1:] or future[-1:])
        yield find("obligation", unit, source_span=source["obligation"][0], span=span)


def _check_future(
    unit: CheckedUnit, source: Markers, text: Markers
) -> Iterator[TranslationFinding]:
    missing = len(source["future"]) - len(text["future"]) - len(text["weak prohibition"])
    if missing <= 0:
        return
    rights = max(0, len(source["entitlement"]) - len(text["entitlement"]))
    granted = len(source["permission"]) + len(source["nothing"]) + rights
    permitted = text["permission"] if len(text["permission"]) > granted else []
    for name in ("obligation", "prohibition"):
        if _surplus(text, source, name):
            permitted = text[name]
            break
    if permitted:
        yield find("future", unit, source_span=source["future"][0], span=permitted[-1])


def _surplus(text: Markers, source: Markers, name: str) -> bool:
    return len(text[name]) > len(source[name])


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None
