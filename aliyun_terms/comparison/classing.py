"""What kind of words a change touches, and how much that may matter.

Rules over the words that were taken out and put in, each with a name. They flag; what a
change means is for a lawyer to say.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from aliyun_terms.comparison.changes import Weight
from aliyun_terms.comparison.inline import Piece, PieceKind

__all__ = ["CLASS_WORDS", "classify", "weigh"]

CLASS_WORDS = {
    "punctuation": ("punctuation", "标点"),
    "spelling": ("a variant spelling", "异体或错别字"),
    "wording": ("the wording", "措辞"),
    "number": ("a number", "数字"),
    "amount": ("an amount", "金额"),
    "percentage": ("a percentage", "比例"),
    "date": ("a date", "日期"),
    "period": ("a period", "期限"),
    "modality": ("what must, may or must not be done", "义务、权利或禁止"),
    "negation": ("a negation", "否定"),
    "notice": ("notice", "通知"),
    "party": ("who is meant", "主体"),
    "forum": ("law or forum", "法律或管辖"),
    "fee": ("fees", "费用"),
    "liability": ("liability", "责任"),
}
"""The classes of change, each in English and in Chinese."""

_EDITORIAL = frozenset(("punctuation", "spelling"))

# Pairs that are one word written in two ways.
_VARIANTS = tuple(
    set(pair.split("/"))
    for pair in (
        *("登陆/登录", "其它/其他", "帐号/账号", "帐户/账户", "做出/作出"),
        *("陆/录", "它/他", "帐/账", "做/作", "的/地", "的/得"),
    )
)

_NUMERAL = r"[0-9０-９零〇一二两三四五六七八九十百千万]+"
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("percentage", re.compile(rf"[0-9]%|％|百分之|{_NUMERAL}‰")),
    ("amount", re.compile(rf"{_NUMERAL}\s*(?:元|美元|人民币|万元)|人民币")),
    ("date", re.compile(r"[0-9]{4}\s*年|[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日")),
    ("modality", re.compile(
        r"不得|不应|应当|应(?![用答急收付])|必须|须|可以|(?<![许认])可(?!能|用)|有权|无权|禁止|严禁|有义务|无需|无须|将|会")),
    ("negation", re.compile(r"不|未|无|非|除外|除非")),
    ("notice", re.compile(r"通知|公告|通告|公布|提示|告知|提前|事先")),
    ("forum", re.compile(r"法院|仲裁|管辖|法律|诉讼")),
    ("fee", re.compile(r"费|价格|付款|支付|收费|免费")),
    ("liability", re.compile(r"责任|赔偿|损失|违约|担保|保证")),
    ("party", re.compile(r"阿里云|您|用户|双方|甲方|乙方|第三方|关联公司")),
)  # fmt: skip
_PERIOD = re.compile(r"^\s*(?:个)?(?:工作|自然)?(?:日|天|月|年|小时|分钟|周)")


def classify(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Name what a change touches.

    Args:
        pieces: the redline of one clause.

    Returns:
        Names from :data:`CLASS_WORDS`, in a fixed order; ``wording`` where no other fits.

    Example:
        >>> from aliyun_terms.comparison.inline import redline
        >>> classify(redline("提前三十日通知您", "提前十五日通知您"))
        ('period',)
    """
    found: set[str] = set()
    for old, new, behind in _hunks(pieces):
        found.update(_classes_of(old, new, behind))
    return tuple(name for name in CLASS_WORDS if name in found)


def weigh(classes: Sequence[str]) -> Weight:
    """Give the weight of a change of wording."""
    if not classes:
        return Weight.NONE
    if _EDITORIAL.issuperset(classes):
        return Weight.EDITORIAL
    return Weight.SUBSTANTIVE if set(classes) <= {"wording", *_EDITORIAL} else Weight.MATERIAL


def _classes_of(old: str, new: str, behind: str) -> Iterator[str]:
    if _bare(old) == _bare(new):
        yield "punctuation"
        return
    if any({old.strip(), new.strip()} <= variants for variants in _VARIANTS):
        yield "spelling"
        return
    text = f"{old} {new}"
    named = [name for name, rule in _RULES if rule.search(text)]
    if re.fullmatch(rf"\s*{_NUMERAL}\s*", old or new) and _PERIOD.match(behind):
        named.append("period")
    elif re.search(r"[0-9０-９]", text) and not {"percentage", "amount", "date"} & set(named):
        named.append("number")
    elif re.search(rf"{_NUMERAL}(?:个)?(?:工作|自然)?(?:日|天|月|年|小时|分钟)", text):
        named.append("period")
    elif re.fullmatch(rf"\s*{_NUMERAL}\s*", old or new):
        named.append("number")
    yield from named or ["wording"]


def _hunks(pieces: Sequence[Piece]) -> Iterator[tuple[str, str, str]]:
    """Yield what was taken out, what was put in for it, and what stands behind."""
    place = 0
    while place < len(pieces):
        old = new = ""
        while place < len(pieces) and pieces[place].kind is not PieceKind.KEPT:
            piece = pieces[place]
            old += piece.text if piece.kind is PieceKind.DELETED else ""
            new += piece.text if piece.kind is PieceKind.INSERTED else ""
            place += 1
        if old or new:
            yield old, new, pieces[place].text if place < len(pieces) else ""
        place += 1


def _bare(text: str) -> str:
    """Leave out punctuation and blanks, and fold width."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(one for one in folded if unicodedata.category(one)[0] not in "PZSC")
