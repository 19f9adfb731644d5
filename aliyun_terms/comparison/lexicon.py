"""What in a clause carries weight: figures, duties, parties, notice, law, money.

One pattern finds all of it in one pass; where two could begin at one place, the one that is
named first wins, so that 2018年3月1日 is a date and not a number with 年 behind it.
"""

import re
from collections.abc import Iterator

import attrs

__all__ = ["FORCES", "Term", "find_terms", "force_of", "with_name"]

_LONGEST_NAME = 16


@attrs.frozen
class Term:
    """A stretch of text that carries weight.

    Attributes:
        name: its class, such as ``period``.
        text: the stretch, without blanks.
        start: where it begins, in code points.
        end: where it ends.
    """

    name: str
    text: str
    start: int
    end: int


_FIGURES = r"[0-9０-９]+(?:[.,．][0-9０-９]+)*+"
_NUMBER = rf"(?:{_FIGURES}|[零〇一二两三四五六七八九十百千万亿]++)"
_UNIT = r"(?:工作日|自然日|日历日|个?月|年度?|季度|[日天周]|星期|小时|分钟|秒钟?)"

_MARKERS = {
    "prohibition": (
        *("不得", "不应", "不能", "不可以", "严禁", "禁止", "请勿"),
        *("无权", "未经许可不"),
    ),
    "exemption": ("无需", "无须", "不必", "毋须", "免于", "不承担", "概不", "不负"),
    "obligation": ("必须", "应当", "有义务", "有责任", "务必", "负责", "应", "须"),
    "permission": ("有权", "可以", "允许", "保留", "得以", "可", "得"),
}
FORCES = {
    "prohibition": ("must not", "禁止"),
    "exemption": ("need not", "免除"),
    "obligation": ("must", "义务"),
    "permission": ("may", "许可"),
}
"""The forces that a marker can have, each in English and in Chinese."""

_FORCE_OF = {word: force for force, words in reversed(_MARKERS.items()) for word in words}

_GUARDED = {
    # 应 in 供应, 应用; 可 in 许可, 可能; 得 in 取得; 须 in 必须 is listed on its own.
    "应": r"(?<![相对反响适供效])应(?![用急答对届邀诉允激]|[付收](?:[账金的]|款项))",
    "须": r"(?<![必无毋])须(?!知)",
    "可": r"(?<![许认不])可(?![能用靠见行疑控否分])",
    "得": r"(?<![不取获所懂使难值觉免记赢])得(?=[在对将向以由要随依按])",
    "保留": r"保留(?=.{0,8}权)",
}

_RULES = {
    "address": r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@$&+,;=%]++",
    "document": r"《[^《》\n]{1,60}》",
    "date": (
        r"[0-9０-９]{4}[ ]?年(?:[ ]?[0-9０-９]{1,2}[ ]?月(?:[ ]?[0-9０-９]{1,2}[ ]?日)?)?"
        r"|[0-9０-９]{1,2}[ ]?月[ ]?[0-9０-９]{1,2}[ ]?日|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
        r"|[二一〇零三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?"
    ),
    "percentage": rf"{_FIGURES}[ ]?[%％‰]|[百千万]分之{_NUMBER}",
    "amount": (
        rf"(?:人民币|港币|美元|RMB|USD|CNY|[￥¥$])[ ]?{_NUMBER}[ ]?[万亿]?[元圆]?"
        rf"|{_NUMBER}[ ]?[万亿]?(?:元|美元|港元|欧元|美金)(?:人民币)?"
    ),
    "period": rf"{_NUMBER}[ ]?个?[ ]?{_UNIT}",
    "number": (
        r"(?<![A-Za-z0-9.\-_])[0-9０-９]+(?:[.,．:：/\-][0-9０-９]+)*+(?![A-Za-z])"
        r"|[零〇一二两三四五六七八九十百千]{2,}|[二两三四五六七八九十](?=[次倍份台套名级档个])"
        r"|一(?=[次倍份台套名])"
    ),
    "exception": r"除外|除非|除.{0,20}外|另有(?:约定|规定|说明)",
    **{
        f"modality_{force}": "|".join(_GUARDED.get(word, word) for word in words)
        for force, words in _MARKERS.items()
    },
    "forum": (
        r"人民法院|法院|仲裁(?:委员会|机构)?|管辖权?|诉讼"
        r"|适用法律|法律适用|准据法|适用.{0,12}法律"
    ),
    "notice": r"提前|事先|预先|提示|通知|公告|通告|告知|公示|站内信",
    "liability": r"违约金|违约|赔偿|补偿|责任|损失|担保|保证(?!金)|免责|连带",
    "fee": (
        r"费用|[服务使用]{1,4}费|计费|收费|免费|付费|续费|欠费"
        r"|价款|价格|付款|支付|退款|退还|结算|押金|保证金|代金券"
    ),
    "termination": r"终止|中止|暂停|解除|停止|封禁|冻结",
    "party": (
        r"阿里云(?:计算有限公司)?(?![网站账号户官])|您|用户|客户|双方|任何一方|[甲乙丙]方"
        r"|第三方|关联公司|服务提供方|我们|我司"
    ),
    "negation": r"(?<![毫])[不未非无](?![同断限仅但来常论线])|没有",
}
# Every term begins with one of these: most characters of a text are passed over at once.
_BEGINNINGS = (
    "0-9０-９零〇一二两三四五六七八九十百千万亿hwRUC￥¥$《人港美除另不严禁请无未免概毋必应有务负须可允保得"
    "法仲管诉适准提事先预通公告站违赔补责损担连费服务使用计收付续欠价款支退结押代终中暂解停封冻"
    "阿您客双任甲乙丙第关我非没"
)
_ALTERNATIVES = "|".join(f"(?P<{name}>{rule})" for name, rule in _RULES.items())
_PATTERN = re.compile(f"(?=[{_BEGINNINGS}])(?:{_ALTERNATIVES})")


def find_terms(text: str) -> Iterator[Term]:
    """Find what carries weight in *text*, in order; no two overlap.

    Example:
        >>> [(term.name, term.text) for term in find_terms("您应提前30日。")]
        [('party', '您'), ('modality', '应'), ('notice', '提前'), ('period', '30日')]
    """
    for found in _PATTERN.finditer(text):
        name = (found.lastgroup or "").partition("_")[0]
        yield Term(name, "".join(found[0].split()), found.start(), found.end())


# What a court is called by: the place in front of it, as far as it is one.
_NAMED = re.compile(r"(?:人民)?法院|仲裁(?:委员会|机构)")
_NO_NAME = r"向由在至到交送于经的及或和与为是以应可须将意起诉，。；：！？、（）()《》“”\s"
_NAME = re.compile(rf"[^{_NO_NAME}]{{1,{_LONGEST_NAME}}}\Z")


def with_name(term: Term, text: str) -> Term:
    """Give a court or tribunal with its name, and any other term as it is.

    Args:
        term: a term of *text*.
        text: the text.

    Example:
        >>> text = "应向杭州市西湖区人民法院起诉"
        >>> [with_name(term, text).text for term in find_terms(text) if term.name == "forum"]
        ['杭州市西湖区人民法院']
    """
    if term.name != "forum" or not _NAMED.match(term.text):
        return term
    name = _NAME.search(text, max(0, term.start - _LONGEST_NAME), term.start)
    if name is None:
        return term
    return Term(term.name, "".join(name[0].split()) + term.text, name.start(), term.end)


def force_of(marker: str) -> str:
    """Give the force of a marker of modality: a key of :data:`FORCES`; empty for no marker."""
    return _FORCE_OF.get(marker, "")
