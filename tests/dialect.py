"""Strings that look like terms documents: odd ones, hostile ones, and well-formed ones.

``odd_texts`` puts pieces of the dialect together without sense; ``mutated`` does the same to
a real text; ``well_formed`` builds a document together with the outline that a careful reader
draws of it (the notation is in ``tests/outlines.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from aliyun_terms import chinese_numeral
from hypothesis import strategies as st

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

# ---- pieces ----------------------------------------------------------------------------------

LABELS = (
    "1.  ", "2. ", "3.", "10. ", "1．", "2、", "1\\. ", "3 ", "2.5. ", "2.5.1", "2.5.1. ", "1.1", "1.2 ",
    "2．1 ", "2.1．", "２.５ ", "2\\.5\\. ", "3.1.3.6.1. ", "1.1.1.1.1.1", "1-1 ", "2-2-1", "2-2-2 ", "7-10",
    "第一条 ", "第三条", "第 3 条：", "第二十一条　", "第一章 ", "第二章：", "第一部分 ", "附件一：", "附件2 ", "附录一",
    "一、", "二、", "十一、", "（一）", "(二) ", "（1）", "(2)", "\\(3\\)", "1）", "2) ", "①", "②", "⑴", "⒈",
    "a. ", "b)", "c、", "B．", "-   ", "* ", "+ ", "•", "- ",
    "**2.5. ", "**1.4****", "**3.1.**", "**1.**", " ** 5 ", "**第四条****", "**（1）", "**-   ",
    "## 1.", "## 12. ", "### 2.1 ", "## 一、", "#### 第一条 ",
)  # fmt: skip
MARKS = (
    "**", "****", "*", "***", "_", "`", "#", "# ", "## ", "###### ", "#######", "[", "]", "[]", "](", ")", "]()", "![", "!", "|",
    "||", "\\", "\\\\", "\\(", "\\*", "\\|", "\\。", "{", "}", "{#id .c}", "{ .section}", "<", ">", "&", "~", "=", "＝",
    "[条款](https://help.aliyun.com/x.html)", "[**条款**](x.dita)", "[a](b(c)d)", "[![图](a.png)](b)", "[网站](www.aliyun.com)",
    "](http://a.cn/b)", "![](http://a/b.png)", "![图](a b)", "《[条款](x)》",
    "www.aliyun.com", "www.", "http://", "https://x.cn/a?b=c&d#e", "http", "h", "w", "ww", "htt", "HTTP://A.CN",
    "|a|b|\n", "|---|---|\n", "|:-:|", "| | |\n", "-----\n", "---\n", "---\nkey: 值\n---\n", "****\n", "***\n", "===\n", "-\n",
    "您应有如下：\n", "定义 \n----\n", "**费用**\n===\n", "1. 费用\n---\n\n", "\n---\n", "\r\n===\r\n", "通用服务条款\n",
)  # fmt: skip
LAYOUT = (
    "\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", " ", "  ", "    ", "\t", "\u3000", "\ufeff", "\x00", "\x0b", "\x0c",
    "\x1c", "\x85", "\u2028", "\u2029", "\u200b", "\u00a0", "\ud800", "\U0001f600", "e\u0301",
)  # fmt: skip
WORDS = (
    "您", "您应", "您不得", "不得", "的", "目的", "终止", "保密", "定义", "其他", "API", "本规范", "阿里云", "您承诺：", "先付费：", "费用:",
    "包括：", "以下情形：", "服务=A×B", "可用性=（1-a）×100%", "a=b，您应", "99.95%", "2018年", "3 年", "元", "至", "（", "）", "【关键词】", "【", "】",
    "“", "”", "，", "。", "；", "：", "、", "？", ",", ";", ":", "?", "…", "%", "％", "1", "２", "0", "999", "1000", "12345678901234567890",
    "。****6.3.", "；****6.4. 您", "；**6.5.", "您应付费。", "双方应保密。", "转让账号；",
)  # fmt: skip
PIECES = (*LABELS, *MARKS, *LAYOUT, *WORDS)

odd_texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
"""Pieces of the dialect in any order."""

any_texts = st.text(st.characters(), max_size=200)
"""Any characters at all, lone surrogates and control characters among them."""

texts = st.one_of(odd_texts, any_texts)
"""Any string."""

HOSTILE = (
    "**", "*", "[", "]", "](", "[](", "[](a", "[*](", "[a](b)", "![", "![](", "(", "（", "）", "1.", "1.1", "1.1.1.1.1. ", "1-", "\\", "\\(", "\\1",
    " ", "\t", "\u3000", " \n", "\n", "\r", "\r\n", "|", "||\n", "|-|\n", "| a ", "{", "{#", "{#a}", "}", "#", "# \n", "-", "-\n", "---\n", "=", "a=b", "…=",
    "h", "w", "www.", "www.a", "http://", "http://a.", "第", "第一", "第一条 ", "一", "十、\n", "（1）\n", "①\n", "a. \n", "a.\n", "-   a\n", "**1.** a\n",
    "1. a\n", "1.1 a\n", "1.1.1 a：\n", "：", "。", "；****1.1", "。****", "您", "您应：\n", "## a\n", "**a**\n", "! ", "&", "<", ">", ">\n", "> a\n", "0", "9",
)  # fmt: skip
"""What to repeat many times: each once made somebody's parser slow."""


def mutated(text: str, rng: random.Random) -> str:
    """Damage *text* in one to four places: cut, doubled, moved, or with a piece put in."""
    for _ in range(rng.randint(1, 4)):
        start = rng.randint(0, len(text))
        end = min(len(text), start + rng.choice((1, 2, 5, 20, 80)))
        stretch = text[start:end]
        kind = rng.randrange(4)
        if kind == 0:
            text = text[:start] + text[end:]
        elif kind == 1:
            text = text[:end] + stretch + text[end:]
        elif kind == 2:
            rest = text[:start] + text[end:]
            place = rng.randint(0, len(rest))
            text = rest[:place] + stretch + rest[place:]
        else:
            text = text[:start] + rng.choice(PIECES) + text[start:]
    return text


def random_text(rng: random.Random) -> str:
    """Put pieces of the dialect together."""
    return "".join(rng.choices(PIECES, k=rng.randint(1, 30)))


# ---- well-formed documents -------------------------------------------------------------------

TITLES = ("定义", "服务内容", "您的权利和义务", "服务费用", "保密", "违约责任", "不可抗力", "知识产权", "通知", "其他")  # fmt: skip
SUBJECTS = ("您", "阿里云", "双方", "用户", "任何一方")
DUTIES = ("应按照约定支付服务费用", "不得将账号转让、出租给第三方", "应对对方的保密信息承担保密责任", "有权随时终止本服务", "可以通过控制台提交申请，并提供相关资料", "应遵守www.aliyun.com上公布的规则")  # fmt: skip
INTROS = ("您不得从事下列行为：", "有下列情形之一的，阿里云有权终止服务：", "您理解并承诺：")
ITEMS = (
    "修改、翻译、出租软件",
    "进行任何破坏网络安全的行为",
    "违反国家法律法规，或侵犯他人权利",
    "提供虚假资料",
)

_sentences = st.builds("{}{}。".format, st.sampled_from(SUBJECTS), st.sampled_from(DUTIES))


@dataclass(frozen=True)
class Sample:
    """A well-formed document, and the outline that a careful reader draws of it."""

    text: str
    outline: str


@dataclass(frozen=True)
class _Style:
    """How the sections and clauses of one document are numbered."""

    section_label: Callable[[int], str]
    section_print: Callable[[int], str]
    clause_label: Callable[[tuple[int, ...]], str]
    clause_print: Callable[[tuple[int, ...]], str]


def _dotted(path: tuple[int, ...]) -> str:
    return ".".join(map(str, path))


def _hyphened(path: tuple[int, ...]) -> str:
    return "-".join(map(str, path))


_STYLES = (
    _Style(str, "{}.  ".format, _dotted, lambda path: f"{_dotted(path)}. "),
    _Style(str, "{}.".format, _dotted, lambda path: f"{_dotted(path)} "),
    _Style(str, "{}、".format, _dotted, _dotted),
    _Style(str, "## {}. ".format, _dotted, lambda path: f"{_dotted(path)}."),
    _Style(
        lambda number: f"第{chinese_numeral(number)}条",
        lambda number: f"第{chinese_numeral(number)}条 ",
        _hyphened,
        lambda path: f"{_hyphened(path)} ",
    ),
)


@dataclass(frozen=True)
class _Printed:
    """One line of a document: how deep it stands in the outline, and its two forms."""

    depth: int
    outline: str
    text: str


@st.composite
def well_formed(draw: st.DrawFn) -> Sample:
    """Build a document of sections, clauses, enumerations and paragraphs."""
    style = draw(st.sampled_from(_STYLES))
    lines = []
    if draw(st.booleans()):
        lines.append(_Printed(0, "title | 服务条款", "# 服务条款"))
    lines += [_paragraph(draw, 0) for _ in range(draw(st.integers(0, 2)))]
    sections = draw(st.integers(1, 4))
    for number in range(1, sections + 1):
        lines += _section(draw, style, number)
    return _print_sample(draw, lines)


def _print_sample(draw: st.DrawFn, lines: list[_Printed]) -> Sample:
    """Print the lines with one kind of line end, any indentation, and any blank lines between."""
    end = draw(st.sampled_from(("\n", "\n", "\r\n")))
    indents = st.sampled_from(("", "", "    ", "  ", "\u3000\u3000"))
    gaps = st.sampled_from(("", end, end, end * 2, f"  {end}"))
    plain = ("# ", "## ")
    text = "".join(
        f"{'' if line.text.startswith(plain) else draw(indents)}{line.text}{end}{draw(gaps)}"
        for line in lines
    )
    return Sample(text, "".join(f"{'  ' * line.depth}{line.outline}\n" for line in lines))


def _section(draw: st.DrawFn, style: _Style, number: int) -> list[_Printed]:
    title = draw(st.sampled_from(TITLES))
    printed, label = style.section_print(number), style.section_label(number)
    is_bold = draw(st.booleans()) and not printed.startswith("#")
    mark, text = ("*", f"**{printed}{title}**") if is_bold else ("|", f"{printed}{title}")
    lines = [_Printed(0, f"section {label} {mark} {title}", text)]
    if draw(st.integers(0, 3)) == 0:
        lines.append(_paragraph(draw, 1))
    numbers = count(1)
    for _ in range(draw(st.integers(1, 4))):
        lines += _clause(draw, style, (number, next(numbers)))
    # What the last clause says decides nothing about the section after it.
    return [*lines, *_provision(draw, style, (number, next(numbers)))]


def _clause(draw: st.DrawFn, style: _Style, path: tuple[int, ...]) -> list[_Printed]:
    kind = draw(st.sampled_from(("provision", "provision", "items", "clauses", "paragraph")))
    if kind == "provision":
        return _provision(draw, style, path)
    if kind == "paragraph":
        return [*_provision(draw, style, path), _paragraph(draw, 2)]
    intro = draw(st.sampled_from(INTROS))
    lines = [
        _labelled(draw, 1, "clause", (style.clause_label(path), style.clause_print(path)), intro)
    ]
    for number in range(1, draw(st.integers(2, 4)) + 1):
        text = f"{draw(st.sampled_from(ITEMS))}；"
        if kind == "items":
            lines.append(_labelled(draw, 2, "item", (f"（{number}）", f"（{number}）"), text))
        else:
            below = (*path, number)
            label = (style.clause_label(below), style.clause_print(below))
            lines.append(_labelled(draw, 2, "clause", label, text))
    if draw(st.booleans()):
        lines.append(_paragraph(draw, 2))
    return lines


def _provision(draw: st.DrawFn, style: _Style, path: tuple[int, ...]) -> list[_Printed]:
    label = (style.clause_label(path), style.clause_print(path))
    return [_labelled(draw, len(path) - 1, "clause", label, draw(_sentences))]


def _labelled(
    draw: st.DrawFn, depth: int, kind: str, label: tuple[str, str], text: str
) -> _Printed:
    """Print a numbered line: plain, all in bold, or with label and text in bold of their own."""
    shown = text.replace("www.aliyun.com", "<www.aliyun.com>")
    forms = (
        ("|", f"{label[1]}{text}"),
        ("*", f"**{label[1]}{text}**"),
        ("*", f"**{label[1]}****{text}**"),
        ("|", f"**{label[1]}**{text}"),
    )
    mark, printed = draw(st.sampled_from(forms))
    return _Printed(depth, f"{kind} {label[0]} {mark} {shown}", printed)


def _paragraph(draw: st.DrawFn, depth: int) -> _Printed:
    text = draw(_sentences)
    shown = text.replace("www.aliyun.com", "<www.aliyun.com>")
    return _Printed(depth, f"paragraph | {shown}", text)
