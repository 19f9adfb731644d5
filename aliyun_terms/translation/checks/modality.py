"""Words that bind: 不得, 应, 将, 有权, 可 and negation, and what became of them in English.

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

__all__ = ["check_modality", "check_negation"]

Markers = dict[str, list[Span]]

_CHINESE = re.compile(
    r"""
      (?P<nothing>应用|相应|响应|供应|适应|反应|效应|应急|应答|应邀|回应|顺应|应收|应得|应税
        |应(?:法院|司法|政府|主管|有关|您|用户|客户)\S{0,10}?(?:要求|请求)|不对应|对应(?!对|承担|当|该)
        |许可|认可|不可抗力|可能|尽可能|可用|可靠|可编程|将来|将军|无须|毋须
        |有权(?:机关|部门|限|机构|单位|利|益|属|人)|社会|协会|机会|大会|委员会|会员|会议|会计|会话)
    | (?P<obligation>不得不|应当(?!不)|应该(?!不)|必须|务必|须(?!知|要)
        |应(?!不得|不应|当不|该不)(?!视为))
    | (?P<prohibition>不得|不应(?!视为|被视为)|严禁|禁止|不准|不允许|切勿|请勿|应(?:当|该)?(?=不得))
    | (?P<entitlement>有权|保留[^。；！？]{0,80}?权利|享有[^，。；！？]{0,40}?权利)
    | (?P<permission>可以|可(?!撤|转|分|见|行|以)|得以|允许|酌情)
    | (?P<future>将会|将|会(?=[被对在于向将根按采尽通影导造产出损自为给]))
    """,
    re.VERBOSE,
)
_SOFT = re.compile(
    r"[需负请令要]|承担|义务|责任|保证|确保|承诺|限于|以[^。；]{1,40}为准|视为|同意|适用"
)
_ENGLISH = re.compile(
    r"\b(?P<modal>shall|must|may|will|should|can|need|would)\b"
    r"|\b(?P<negated>cannot|can[’']t|won[’']t|shouldn[’']t|mustn[’']t|needn[’']t)"
    r"|\b(?P<prohibition>prohibit\w*|forbid\w*|forbidden|not\s+(?:be\s+)?(?:permitted|allowed)"
    r"|refrain\w*|barred)"
    r"|\b(?P<obligation>(?:is|are|be)\s+(?:required|obliged|obligated|bound)\s+to|ha(?:s|ve)\s+to"
    r"|(?:has|have|under)\s+(?:an?|the)\s+(?:obligation|duty))\b"
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
        binding |= any(source[name] for name in source if name != "nothing")
        obliging += text["obligation"]
    if obliging and not binding:
        yield find("duty-added", unit, span=obliging[0])


def _chinese_markers(text: str, span: Span) -> Markers:
    found: Markers = defaultdict(list)
    for match in _CHINESE.finditer(text, span.start, span.end):
        found[str(match.lastgroup)].append(Span(*match.span()))
    if _SOFT.search(text, span.start, span.end):
        found["soft"].append(span)
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
    )


def _check_sentence(
    unit: CheckedUnit, source: Markers, text: Markers
) -> Iterator[TranslationFinding]:
    advice = text["advice"]
    if advice and (source["prohibition"] or source["obligation"]):
        name = "prohibition" if source["prohibition"] and not source["obligation"] else "obligation"
        yield find(name, unit, source_span=source[name][0], span=advice[0])
        return
    yield from _check_prohibition(unit, source, text)
    yield from _check_obligation(unit, source, text)
    yield from _check_future(unit, source, text)
    if source["entitlement"] and not text["entitlement"]:
        weak = text["permission"] or text["ability"] or text["obligation"]
        yield find("entitlement", unit, source_span=source["entitlement"][0], span=_first(weak))
    granted = text["permission"] or text["entitlement"]
    if source["permission"] and not granted and _surplus(text, source, "obligation"):
        place, span = source["permission"][0], text["obligation"][0]
        yield find("permission", unit, source_span=place, span=span)


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
    if not text["obligation"] or permitted or future:
        span = _first(permitted[-1:] or future[-1:])
        yield find("obligation", unit, source_span=source["obligation"][0], span=span)


def _check_future(
    unit: CheckedUnit, source: Markers, text: Markers
) -> Iterator[TranslationFinding]:
    missing = len(source["future"]) - len(text["future"]) - len(text["weak prohibition"])
    if missing > 0 and _surplus(text, source, "obligation"):
        yield find("future", unit, source_span=source["future"][0], span=text["obligation"][-1])
    elif missing > 0 and len(text["prohibition"]) > len(source["prohibition"]):
        yield find("future", unit, source_span=source["future"][0], span=text["prohibition"][-1])


def _surplus(text: Markers, source: Markers, name: str) -> bool:
    return len(text[name]) > len(source[name])


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None


# ---- Negation --------------------------------------------------------------------------------

_CHINESE_NEGATION = re.compile(
    r"""
      (?P<nothing>不可抗力|不限于|不仅|不但|不论|无论|不管|否则|未来|未成年|无线|是否|能否|可否|非常
        |除非|不断|不同|不时|不久|不动产|不正当|不良|不当|不妥|不法|无效|无关|无形|非法|不足|不超过
        |不少于|不低于|不高于|不大于|不小于|不迟于|不晚于|不早于|不特定|不定期|不定时|不一致|不符|不利
        |不便|不限|并非|无偿|无需|无须|毋须|不予?退|不属于|不得不|不能不|不存在|不再|不含|不包括|不包含)
    | (?P<negation>[不未无非没毋勿]|严禁|禁止)
    """,
    re.VERBOSE,
)
_ANY_NEGATION = re.compile(
    r"[不未无非没毋勿否]|禁止|严禁|拒绝|(?<![删解扣清移去消])除|免责|免除|避免|豁免|失败|失效|丧失|缺乏|缺少"
    r"|以外|之外|仅|只|限于|限制|停止|防止|少于|低于|终止|中止|难以"
)
_STRICT = re.compile(r"\b(?:not|never|cannot|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_GENEROUS = re.compile(
    r"\b(?:not|no|never|cannot|neither|nor|none|nothing|nobody|without|unless|except\w*|fail\w*"
    r"|refus\w*|lack\w*|prohibit\w*|forbid\w*|reject\w*|exclu\w*|exempt\w*|den(?:y|ies|ied)"
    r"|avoid\w*|prevent\w*|stop\w*|ceas\w*|absen\w*|unable|minus|outside|beyond|waiv\w*|barred"
    r"|declin\w*|depriv\w*|void|refrain\w*|missing"
    r"|non-?\w++|un(?!der|til|ited|it|ion|iqu|iver|ify|i)\w{3,}+|dis(?:a|claim|continu|qualif|hon|int"
    r"|own|reg|sat|sim|pens)\w*+|in(?:valid|accura|complet|effect|capab|correct|adequa|suffic|appropr"
    r"|abil|access|consist|eligib|definit|direct|secur|evitab|visib)\w*+|il(?:leg|lic)\w*+"
    r"|im(?:poss|prop|pract|perf|mater)\w*+|ir(?:reg|rel|rev|resp)\w*+|mis\w{4,}+)\b|n[’']t\b",
    re.IGNORECASE,
)


def check_negation(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield the negations that only one of the two has."""
    if not unit.is_english:
        return
    for source_span, span in sentences(unit):
        lost = _negations(unit.source, source_span)
        strict = _STRICT.search(unit.text, span.start, span.end)
        kept = sum(1 for _ in _GENEROUS.finditer(unit.text, span.start, span.end))
        if lost and len(lost) > 2 * kept:
            yield find("negation-lost", unit, source_span=lost[0], span=span)
        elif strict and not _ANY_NEGATION.search(unit.source, source_span.start, source_span.end):
            yield find("negation-added", unit, span=Span(*strict.span()))


def _negations(text: str, span: Span) -> list[Span]:
    return [
        Span(*found.span())
        for found in _CHINESE_NEGATION.finditer(text, span.start, span.end)
        if found["negation"]
    ]
