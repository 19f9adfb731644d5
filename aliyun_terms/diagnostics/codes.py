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
        "AT106", "too-deep", Severity.WARNING,
        "编号“{label}”的层级超过{limit}层", "label {label} is deeper than {limit} levels",
        "Nobody can cite such a label; the tree attaches it at the deepest level it has.",
        "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1."
        "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1. 您应保密。\n",
        "1.1.1. 您应保密。\n",
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
