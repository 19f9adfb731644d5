"""Negation and exceptions: what is taken away in one of the two and not in the other.

Both languages negate in a word of its own (不, not) and within words (拒绝, refuse). Words
are counted sentence by sentence; those within words weigh only where the other language does
not have the like, as *exclude* is no rendering of 不 in 不排除.
"""

import re
from collections.abc import Iterator

from aliyun_terms.source import Span
from aliyun_terms.translation.checks.codes import find
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding, sentences

__all__ = ["check_negation"]

_CHINESE = re.compile(
    r"""
      (?P<nothing>不可抗力|不限于|不仅|不但|不论|无论|不管|否则|未来|未成年|无线|是否|能否|可否|非常
        |除非|不断|不同|不时|不久|不动产|不正当|不良|不当|不妥|不法|无关|无形|非法|不足|不超过
        |不少于|不低于|不高于|不大于|不小于|不迟于|不晚于|不早于|不特定|不定期|不定时|不一致|不利
        |不便|不限|无偿|不予?退|不得不|不能不|未[^，。；]{1,20}?前|逾期未|未满)
    | (?P<negation>[不未无非没毋勿]|严禁|禁止)
    """,
    re.VERBOSE,
)
_ANY_CHINESE = re.compile(
    r"[不未无非没毋勿否]|禁止|严禁|拒绝|(?<![删解扣清移去消])除|免(?!费)|避免|失败|失效|丧失|缺乏|缺少"
    r"|以外|之外|仅|只|限于|难以"
)
_WITHIN_CHINESE = re.compile(
    r"排除|拒绝|停止|违[法规反约]|非法|不法|不正当|不良|免除|豁免|免责|避免|防止|阻止|预防|失败|失效"
    r"|丧失|缺[乏少失]|以外|之外|除外|除非|仅|只|放弃|否认|误导|误用|滥用|失误|错误|中断|无关|作废"
)
_WORD = r"not|no|never|cannot|neither|none|nothing|nobody|without"
_OF_ITS_OWN = re.compile(rf"\b(?:{_WORD}|nor)\b|n[’']t\b", re.IGNORECASE)
_STRICT = re.compile(r"\b(?:not|never|cannot|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_ADDING = re.compile(
    r"(?P<idiom>\bno(?:t)?\s+(?:later|earlier|more|less|fewer|longer)\b|\bnot\s+(?:be\s+)?limited\b"
    r"|\bnot\s+(?:to\s+)?exceed\w*|\bnot\s+only\b|\b(?:or|if)\s+not\b"
    r"|\bno\s+(?:\w+\s+)?(?:charge|cost|fee)s?\b)"
    rf"|\b(?:{_WORD}|non-\w++)\b|n[’']t\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:unless|except\w*|fail\w*|refus\w*|lack\w*|prohibit\w*|forbid\w*|reject\w*|exclu\w*"
    r"|exempt\w*|den(?:y|ies|ied)|avoid\w*|prevent\w*|stop\w*|ceas\w*|absen\w*|minus|outside"
    r"|beyond|waiv\w*|barred|declin\w*|depriv\w*|void|invalid\w*|null|refrain\w*|missing|only"
    r"|violat\w*|contrary|conflict\w*|deviat\w*|otherwise|until|yet"
    r"|non-?\w++|un(?!der|til|ited|it|ion|iqu|iver|ify|i)\w{3,}+|dis(?:a(?!ster)|claim|continu|qualif"
    r"|hon|int|own|reg|sat|sim|pens)\w*+|in(?:accura|complet|effect|capab|correct|adequa|suffic"
    r"|appropr|abil|access|consist|eligib|definit|secur|evitab|visib)\w*+|il(?:leg|lic)\w*+"
    r"|im(?:poss|prop|pract|perf|mater)\w*+|ir(?:reg|rel|rev|resp)\w*+|mis\w{4,}+)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(r"除非|除外|(?<![删解扣清移去消])除[^。；！？，（）除]{1,60}+(?<=外)")
_EXCEPTING = re.compile(
    r"\b(?:unless|except\w*|exclu\w*|other\s+than|save|apart|aside|besides?|addition\w*|beyond"
    r"|outside|without|otherwise|only|until|not\s+(?:apply|include|cover|extend))\b",
    re.IGNORECASE,
)


def check_negation(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield the negations that only one of the two has, and the exceptions that are lost."""
    if not unit.is_english:
        return
    for source_span, span in sentences(unit):
        lost = _negations(unit.source, source_span)
        if lost and len(lost) > 2 * _kept(unit, source_span, span):
            yield find("negation-lost", unit, source_span=lost[0], span=span)
        elif _adds_negation(unit, source_span, span):
            added = _STRICT.search(unit.text, span.start, span.end)
            assert added is not None
            yield find("negation-added", unit, span=Span(*added.span()))
        yield from _check_exceptions(unit, source_span, span)


def _negations(text: str, span: Span) -> list[Span]:
    return [
        Span(*found.span())
        for found in _CHINESE.finditer(text, span.start, span.end)
        if found["negation"]
    ]


def _kept(unit: CheckedUnit, source_span: Span, span: Span) -> int:
    """Count what may render a negation: words of their own, and within words what is over."""
    within = _count(_WITHIN, unit.text, span)
    within -= _count(_WITHIN_CHINESE, unit.source, source_span)
    return _count(_OF_ITS_OWN, unit.text, span) + max(0, within)


def _adds_negation(unit: CheckedUnit, source_span: Span, span: Span) -> bool:
    """Tell whether a sentence negates more often than the Chinese does in any way."""
    if not _STRICT.search(unit.text, span.start, span.end):
        return False
    found = _ADDING.finditer(unit.text, span.start, span.end)
    added = sum(not one["idiom"] for one in found)
    return added > _count(_ANY_CHINESE, unit.source, source_span)


def _check_exceptions(
    unit: CheckedUnit, source_span: Span, span: Span
) -> Iterator[TranslationFinding]:
    exception = _EXCEPTION.search(unit.source, source_span.start, source_span.end)
    if exception is not None and not _EXCEPTING.search(unit.text, span.start, span.end):
        yield find("exception-lost", unit, source_span=Span(*exception.span()), span=span)


def _count(pattern: re.Pattern[str], text: str, span: Span) -> int:
    return sum(1 for _ in pattern.finditer(text, span.start, span.end))
