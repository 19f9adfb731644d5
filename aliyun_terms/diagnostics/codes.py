"""The codes of all diagnostics, in one table.

Codes are stable: a code is never given a second meaning, and a retired one is not used again.
AT1 labels, AT2 references, AT3 markup and punctuation, AT4 links, AT5 wording.
"""

from collections.abc import Mapping

from aliyun_terms.diagnostics.model import Code, Diagnostic, Fix, Severity
from aliyun_terms.source import Span

__all__ = ["CODES", "diagnose"]

_ALL = (
    Code(
        "AT101", "duplicate-label", Severity.ERROR,
        "编号“{label}”重复，首次见 {eid}", "label {label} is used twice; the first is {eid}",
        "A clause is cited by its number. Where two clauses share one, a citation is ambiguous.",
        "1.  保密\n\n    1.1. 双方应保密。\n\n    1.1. 双方不得披露。\n",
        "1.  保密\n\n    1.1. 双方应保密。\n\n    1.2. 双方不得披露。\n",
    ),
    Code(
        "AT102", "skipped-label", Severity.WARNING,
        "编号从“{before}”跳到“{label}”", "label {label} follows {before}: {missing} is missing",
        "A gap may be a clause that was deleted, or a number that was mistyped.",
        "1.  保密\n\n    1.1. 双方应保密。\n\n    1.3. 双方不得披露。\n",
        "1.  保密\n\n    1.1. 双方应保密。\n\n    1.2. 双方不得披露。\n",
    ),
    Code(
        "AT103", "misplaced-label", Severity.WARNING,
        "“{label}”排印在“{under}”之下，按编号应属“{owner}”",
        "{label} is printed under {under}; by its number it belongs to {owner}",
        "Whoever looks for the clause by its number looks in the wrong place.",
        "1.  保密\n\n    1.1. 保密。\n\n2.  终止\n\n    2.1. 可终止。\n\n    1.2. 不得披露。\n",
        "1.  保密\n\n    1.1. 保密。\n\n    1.2. 不得披露。\n\n2.  终止\n\n    2.1. 可终止。\n",
    ),
    Code(
        "AT104", "label-without-dot", Severity.NOTE,
        "编号“{label}”缺少末尾的点", "label {label} lacks the dot that the labels beside it have",
        "Labels of one run printed in two ways are a sign of a hurried edit.",
        "1.  保密\n\n    1.1. 双方应保密。\n\n    1.2 双方不得披露。\n\n    1.3. 双方应销毁。\n",
        "1.  保密\n\n    1.1. 双方应保密。\n\n    1.2. 双方不得披露。\n\n    1.3. 双方应销毁。\n",
    ),
    Code(
        "AT105", "heading-disagrees", Severity.ERROR,
        "标题编号为“{label}”，其下条款编号却以“{prefix}”开头",
        "this heading is numbered {label}, but what is under it begins with {prefix}",
        "One of the two numbers is wrong, and every citation of these clauses is in doubt.",
        "3.  保密\n\n    4.1. 双方应保密。\n\n    4.2. 双方不得披露。\n",
        "4.  保密\n\n    4.1. 双方应保密。\n\n    4.2. 双方不得披露。\n",
    ),
    Code(
        "AT106", "too-deep", Severity.WARNING,
        "编号“{label}”的层级超过{limit}层", "label {label} is deeper than {limit} levels",
        "Nobody can cite such a label; the tree attaches it at the deepest level it has.",
        "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1."
        "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1. 您应保密。\n",
        "1.1.1. 您应保密。\n",
    ),
    Code(
        "AT107", "heading-without-label", Severity.WARNING,
        "标题“{heading}”没有编号，其下条款编号以“{prefix}”开头",
        "the heading “{heading}” has no number; what is under it begins with {prefix}",
        "The number was lost: the clauses cannot be found from the headings.",
        "**12. 不可抗力**\n\n12.1. 双方免责。\n\n**法律适用**\n\n13.1. 适用中国法律。\n",
        "**12. 不可抗力**\n\n12.1. 双方免责。\n\n**13. 法律适用**\n\n13.1. 适用中国法律。\n",
    ),
    Code(
        "AT108", "torn-label", Severity.NOTE,
        "编号“{label}”中间有空格", "a blank stands in the label {label}",
        "Whoever searches for the number does not find it, and a machine may read another.",
        "3.  付费\n\n    3.1. 先付费。\n\n    3.1. 1 您应付费。\n\n    3.1.2. 您应续费。\n",
        "3.  付费\n\n    3.1. 先付费。\n\n    3.1.1. 您应付费。\n\n    3.1.2. 您应续费。\n",
    ),
    Code(
        "AT201", "dangling-reference", Severity.ERROR,
        "“{text}”：本文没有编号为“{missing}”的条款", "{text}: no clause here is numbered {missing}",
        "A duty or right that hangs on a clause that does not exist cannot be established.",
        "1.  保密\n\n    1.1. 双方应遵守第9.9条。\n",
        "1.  保密\n\n    1.1. 双方应遵守第1.2条。\n\n    1.2. 双方不得披露。\n",
    ),
    Code(
        "AT301", "unbalanced-bracket", Severity.WARNING,
        "括号“{bracket}”不成对", "the bracket {bracket} has no partner on this line",
        "Where an exception or definition begins or ends decides what it covers.",
        "1.1. 审慎阅读】您应认真阅读（包括附件。\n",
        "1.1. 【审慎阅读】您应认真阅读（包括附件）。\n",
    ),
    Code(
        "AT302", "reversed-quotes", Severity.WARNING,
        "引号“{quote}”方向相反或不成对", "the quotation mark {quote} is reversed or has no partner",
        "A defined term is what stands between the marks; with a wrong mark it is not defined.",
        "1.1. 以下简称”阿里云“。\n",
        "1.1. 以下简称“阿里云”。\n",
    ),
    Code(
        "AT303", "unbalanced-emphasis", Severity.ERROR,
        "加粗标记“**”未闭合", "this ** is never closed on its line",
        "What is bold is meant to be conspicuous; without its end, nobody knows how much is.",
        "**1.1. 您不得转让。\n",
        "**1.1. 您不得转让。**\n",
    ),
    Code(
        "AT304", "empty-item", Severity.WARNING,
        "“{label}”之后没有内容", "nothing stands behind label {label}",
        "A number without a provision cannot be complied with.",
        "1.  保密\n\n    1.1. \n\n    1.2. 双方不得披露。\n",
        "1.  保密\n\n    1.1. 双方应保密。\n\n    1.2. 双方不得披露。\n",
    ),
    Code(
        "AT305", "half-width-punctuation", Severity.NOTE,
        "中文之间的半角标点“{mark}”", "half-width {mark} among Chinese characters",
        "It changes no meaning, but every comparison of revisions shows it.",
        "1.1. 您应理解并同意,您应保密。\n",
        "1.1. 您应理解并同意，您应保密。\n",
    ),
    Code(
        "AT401", "suspicious-target", Severity.WARNING,
        "链接地址可疑：“{target}”", "this link target looks wrong: {target}",
        "An empty query (`64695.html?`), blanks, or text before `http` are traces of a bad copy.",
        "[条款](https://help.aliyun.com/document_detail/64695.html?)\n",
        "[条款](https://help.aliyun.com/document_detail/64695.html)\n",
    ),
    Code(
        "AT402", "target-without-scheme", Severity.NOTE,
        "链接地址缺少协议头：“{target}”", "this link target has no scheme: {target}",
        "A browser takes it for a file beside the page, so the link leads nowhere.",
        "[阿里云网站](www.aliyun.com)\n",
        "[阿里云网站](https://www.aliyun.com)\n",
    ),
    Code(
        "AT403", "empty-target", Severity.WARNING,
        "链接“{text}”没有地址", "the link “{text}” has no target",
        "What the clause incorporates by this link cannot be found.",
        "[服务条款]()\n",
        "[服务条款](https://help.aliyun.com/document_detail/31821.html)\n",
    ),
    Code(
        "AT501", "several-names", Severity.NOTE,
        "文件自称不一：此处称“{name}”，别处多称“{usual}”",
        "the document calls itself {name} here and {usual} elsewhere",
        "Two names may be read as two documents.",
        "1.1. 您应遵守本规范。\n\n1.2. 本规范可修订。\n\n1.3. 本服务条款受中国法律管辖。\n",
        "1.1. 您应遵守本规范。\n\n1.2. 本规范可修订。\n\n1.3. 本规范受中国法律管辖。\n",
    ),
)  # fmt: skip

CODES: dict[str, Code] = {code.code: code for code in _ALL}
"""Every kind of diagnostic, by its code."""


def diagnose(
    name: str, span: Span, *, eid: str = "", fix: Fix | None = None, places: Mapping[str, object]
) -> Diagnostic:
    """Make a diagnostic of the kind called *name*.

    Args:
        name: its short name.
        span: where, in code points.
        eid: the block it is in.
        fix: a change that would put it right.
        places: what stands in the places of its messages.
    """
    code = next(code for code in _ALL if code.name == name)
    return Diagnostic(
        code.code,
        code.name,
        code.severity,
        code.en.format_map(places),
        code.zh.format_map(places),
        span,
        eid,
        fix,
    )
