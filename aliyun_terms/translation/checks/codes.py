"""The codes of what can be wrong with a translation, in one table.

Codes are stable: a code is never given a second meaning, and a retired one is not used again.
TR1 quantities, TR2 markup, TR3 words that bind, TR4 terms, TR5 the text as a whole.
"""

from collections.abc import Mapping

import attrs

from aliyun_terms.diagnostics.model import Severity
from aliyun_terms.source import Span
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding

__all__ = ["TRANSLATION_CODES", "TranslationCode", "find"]


@attrs.frozen
class TranslationCode:
    """A kind of finding.

    Attributes:
        code: its stable code, such as ``TR101``.
        name: a short name for people.
        severity: how much it matters.
        zh: its message in Chinese, with ``{places}`` for what varies.
        en: the same in English.
        reason: why it matters, in English.
        source: a small Chinese text, as a terms document prints it.
        bad: a translation of it that is wrong.
        good: the same put right.
    """

    code: str
    name: str
    severity: Severity
    zh: str
    en: str
    reason: str
    source: str
    bad: str
    good: str


_ALL = (
    TranslationCode(
        "TR101", "number", Severity.ERROR,
        "数字不一致：原文“{source}”，译文“{text}”",
        "the numbers differ: {source} in the Chinese, {text} in the translation",
        "A number is the one thing in a clause that nobody reads twice.",
        "最多可创建10个账号。", "You may create up to 100 accounts.",
        "You may create up to 10 accounts.",
    ),
    TranslationCode(
        "TR102", "date", Severity.ERROR,
        "日期不一致：原文“{source}”，译文“{text}”",
        "the dates differ: {source} in the Chinese, {text} in the translation",
        "From when a clause binds, and until when, hangs on its dates.",
        "自2021年4月25日起生效。", "Effective from April 24, 2021.",
        "Effective from April 25, 2021.",
    ),
    TranslationCode(
        "TR103", "amount", Severity.ERROR,
        "金额不一致：原文“{source}”，译文“{text}”",
        "the amounts differ: {source} in the Chinese, {text} in the translation",
        "万 is ten thousand and 元 is not the dollar.",
        "赔偿上限为10万元。", "Compensation is capped at RMB 10,000.",
        "Compensation is capped at RMB 100,000.",
    ),
    TranslationCode(
        "TR104", "percentage", Severity.ERROR,
        "百分比不一致：原文“{source}”，译文“{text}”",
        "the percentages differ: {source} in the Chinese, {text} in the translation",
        "A share of a fee or of a month is what a service level agreement promises.",
        "服务可用性为99.95%。", "The service availability is 99.5%.",
        "The service availability is 99.95%.",
    ),
    TranslationCode(
        "TR105", "period", Severity.ERROR,
        "期限不一致：原文“{source}”，译文“{text}”",
        "the periods differ: {source} in the Chinese, {text} in the translation",
        "A right is lost with the last day of its period; a business day is not a day.",
        "在7个工作日内处理。", "It is dealt with within 7 days.",
        "It is dealt with within 7 business days.",
    ),
    TranslationCode(
        "TR201", "address", Severity.ERROR,
        "网址不一致：原文“{source}”，译文“{text}”",
        "the addresses differ: {source} in the Chinese, {text} in the translation",
        "What is published there is part of the contract.",
        "详见www.aliyun.com。", "See www.alibaba.com.", "See www.aliyun.com.",
    ),
    TranslationCode(
        "TR202", "link-lost", Severity.WARNING,
        "原文的链接“{source}”在译文中没有", "the link “{source}” is not in the translation",
        "Write it as [text](target), with the target of the Chinese.",
        "详见[价格页](https://www.aliyun.com/price)的说明。",
        "See the description of the price page.",
        "See the description of the [price page](https://www.aliyun.com/price).",
    ),
    TranslationCode(
        "TR203", "emphasis-lost", Severity.WARNING,
        "原文部分加粗（“{source}”），译文没有",
        "“{source}” is bold in the Chinese, nothing is here",
        "What is bold is meant to be conspicuous. Write it as **text**.",
        "您理解，**数据将被删除**。", "You understand that data will be deleted.",
        "You understand that **data will be deleted**.",
    ),
    TranslationCode(
        "TR204", "markup", Severity.ERROR,
        "译文含有不应有的标记：“{text}”", "markup that does not belong here: {text}",
        "A translation is plain text. It is shown as it is written, and never run.",
        "费用", "<b>Fees</b>", "Fees",
    ),
    TranslationCode(
        "TR205", "control-character", Severity.ERROR,
        "译文含有控制字符 {text}", "a control character: {text}",
        "Such a character can hide text or turn its direction.",
        "费用", "Fees\u202e", "Fees",
    ),
    TranslationCode(
        "TR301", "prohibition", Severity.ERROR,
        "原文“{source}”为禁止，译文“{text}”不是", "{source} prohibits; {text} does not",
        "不得 is shall not. Should not advises, cannot describes, need not permits.",
        "您不得出租账号。", "You should not lease the account.", "You shall not lease the account.",
    ),
    TranslationCode(
        "TR302", "obligation", Severity.ERROR,
        "原文“{source}”为义务，译文“{text}”不是", "{source} obliges; {text} does not",
        "应, 应当, 须 and 必须 are shall or must.",
        "您应支付费用。", "You should pay the fees.", "You shall pay the fees.",
    ),
    TranslationCode(
        "TR303", "future", Severity.ERROR,
        "原文“{source}”为将来，译文“{text}”不是",
        "{source} says what will be; {text} does not",
        "Where the provider says 将, it says what it will do. Shall would promise more, may less.",
        "阿里云将通知您。", "Alibaba Cloud shall notify you.", "Alibaba Cloud will notify you.",
    ),
    TranslationCode(
        "TR304", "entitlement", Severity.ERROR,
        "原文“{source}”为权利，译文没有", "{source} entitles; the translation does not",
        "有权 is entitled to, or has the right to.",
        "阿里云有权终止服务。", "Alibaba Cloud can terminate the service.",
        "Alibaba Cloud is entitled to terminate the service.",
    ),
    TranslationCode(
        "TR305", "negation-lost", Severity.ERROR,
        "原文的否定“{source}”在译文中没有", "{source} negates; the translation does not",
        "Without the word, the clause says the contrary.",
        "阿里云不承担责任。", "Alibaba Cloud assumes liability.",
        "Alibaba Cloud does not assume liability.",
    ),
    TranslationCode(
        "TR306", "negation-added", Severity.ERROR,
        "译文的否定“{text}”在原文中没有", "{text} negates; the Chinese does not",
        "With the word, the clause says the contrary.",
        "阿里云承担责任。", "Alibaba Cloud does not assume liability.",
        "Alibaba Cloud assumes liability.",
    ),
    TranslationCode(
        "TR307", "permission", Severity.ERROR,
        "原文“{source}”为许可，译文“{text}”为义务", "{source} permits; {text} obliges",
        "可 and 可以 are may.",
        "您可以提出申诉。", "You shall file a complaint.", "You may file a complaint.",
    ),
    TranslationCode(
        "TR308", "duty-added", Severity.NOTE,
        "译文“{text}”为义务，原文未见", "{text} obliges; no word of the Chinese does",
        "Shall belongs where the Chinese has 应 or its like.",
        "阿里云提供应用接口。", "Alibaba Cloud shall provide the application interface.",
        "Alibaba Cloud provides the application interface.",
    ),
    TranslationCode(
        "TR309", "exception-lost", Severity.ERROR,
        "原文的例外“{source}”在译文中没有", "{source} makes an exception; the translation does not",
        "Without it, the clause covers what it was not meant to cover.",
        "除法律另有规定外，费用由您承担。", "The fees are borne by you as the law provides.",
        "Except as otherwise provided by law, the fees are borne by you.",
    ),
    TranslationCode(
        "TR401", "term", Severity.WARNING,
        "术语“{source}”未译为“{text}”", "{source} is not rendered as {text}",
        "One word for one thing: another word may be read as another thing.",
        "如遇不可抗力，双方免责。",
        "In an unforeseen event, both parties are exempt from liability.",
        "In the event of force majeure, both parties are exempt from liability.",
    ),
    TranslationCode(
        "TR402", "wrong-term", Severity.ERROR,
        "术语“{source}”不应译为“{text}”", "{text} is a wrong rendering of {source}",
        "The glossary says why.",
        "您应支付违约金。", "You shall pay a penalty.", "You shall pay liquidated damages.",
    ),
    TranslationCode(
        "TR403", "name-lost", Severity.WARNING,
        "译文中没有原文的“{source}”", "{source} is not in the translation",
        "What the Chinese writes in Latin letters is a name, and stays as it is.",
        "您可以使用OSS。", "You may use the storage.", "You may use OSS.",
    ),
    TranslationCode(
        "TR501", "chinese-left", Severity.ERROR,
        "译文中有未译的中文：“{text}”", "Chinese is left: {text}",
        "Somebody meant to come back to it.",
        "您应支付费用。", "You shall pay the 费用.", "You shall pay the fees.",
    ),
    TranslationCode(
        "TR502", "length", Severity.WARNING,
        "译文{text}字符，原文{source}字符，长度不相称",
        "{text} characters for {source} of Chinese: out of proportion",
        "Something was left out, or does not belong here.",
        "您理解并同意，阿里云仅提供应用程序接口，您应自行编写程序以调用阿里云的服务。",
        "You understand and agree.",
        "You understand and agree that Alibaba Cloud provides only the application program "
        "interface and that you shall write programs yourself to call its services.",
    ),
    TranslationCode(
        "TR503", "chinese-punctuation", Severity.WARNING,
        "译文使用了中文标点“{text}”", "Chinese punctuation: {text}",
        "It is a trace of a text that was only half translated.",
        "您应支付费用。", "You shall pay the fees。", "You shall pay the fees.",
    ),
    TranslationCode(
        "TR504", "brackets", Severity.WARNING,
        "译文括号不成对：“{text}”", "a bracket without a partner: {text}",
        "Where an exception begins or ends decides what it covers.",
        "您应支付费用（另有约定除外）。", "You shall pay the fees (unless otherwise agreed.",
        "You shall pay the fees (unless otherwise agreed).",
    ),
    TranslationCode(
        "TR505", "ending", Severity.NOTE,
        "原文以“{source}”结尾，译文以“{text}”结尾", "the Chinese ends in {source}, this in {text}",
        "A colon opens the list below; without it, nobody sees that the items belong to it.",
        "您承诺：", "You undertake.", "You undertake:",
    ),
    TranslationCode(
        "TR506", "repeated-word", Severity.WARNING,
        "译文重复：“{text}”", "a word twice: {text}",
        "A trace of an edit.",
        "您应支付费用。", "You shall shall pay the fees.", "You shall pay the fees.",
    ),
    TranslationCode(
        "TR507", "same-translation", Severity.WARNING,
        "译文与{text}相同，而该处原文为“{source}”",
        "the translation is that of {text}, where the Chinese is {source}",
        "One of the two may have its neighbour's translation.",
        "关系型数据库的服务条款详见下方", "The Object Storage Service Terms are set out below",
        "The relational database service terms are set out below",
    ),
)  # fmt: skip

TRANSLATION_CODES: dict[str, TranslationCode] = {code.code: code for code in _ALL}
"""Every kind of finding, by its code."""

_BY_NAME = {code.name: code for code in _ALL}


def find(
    name: str,
    unit: CheckedUnit,
    *,
    source_span: Span | None = None,
    span: Span | None = None,
    places: Mapping[str, object] | None = None,
) -> TranslationFinding:
    """Make a finding of the kind called *name*.

    Args:
        name: its short name.
        unit: where.
        source_span: where in the Chinese; all of it by default.
        span: where in the translation; all of it by default.
        places: what stands in the places of its messages; by default the words of the spans.
    """
    code = _BY_NAME[name]
    source = source_span or Span(0, len(unit.source))
    text = span or Span(0, len(unit.text))
    shown = {
        "source": unit.source[source.start : source.end] if source_span else "—",
        "text": unit.text[text.start : text.end] if span else "—",
        **(places or {}),
    }
    return TranslationFinding(
        code.code,
        code.name,
        code.severity,
        code.en.format_map(shown),
        code.zh.format_map(shown),
        unit,
        source,
        text,
    )
