"""Clauses made of phrases that others use too: their place says what their words do not."""

from itertools import product

import pytest
from aliyun_terms import ChangeKind, diff, parse

OPENINGS = ("双方同意，", "您确认，", "为免歧义，", "您知悉并认可，")
DUTIES = (
    "服务商应妥善保管快照的密钥",
    "用户应按公示价格为快照付费",
    "用户可就快照申请发票",
    "服务商有权收回快照的许可",
    "用户应对快照备份加密",
)
ENDINGS = ("，相关费用由过错方负担。", "，并应当向监管部门报告。", "。但法律另有规定的除外。", "，具体以产品文档为准。")  # fmt: skip
PHRASES = ["".join(three) for three in product(OPENINGS, DUTIES, ENDINGS)]
STEP = 21
"""Far enough apart in the list for neighbours to share neither duty nor opening."""
TEXTS = [PHRASES[place * STEP % len(PHRASES)] for place in range(len(PHRASES))]


def document(texts, *, section=1):
    lines = "\n\n".join(f"{section}.{number}. {text}" for number, text in enumerate(texts, 1))
    return f"**{section}. 第{section}部分规则**\n\n{lines}\n\n"


REWORDED = [
    ("another object", lambda text: text.replace("快照", "堡垒机")),
    ("a phrase put in, another object", lambda text: text.replace("快照", "镜像").replace("，", "，除紧急情况外，", 1)),
    ("two figures and a duty", lambda text: text.replace("应", "可", 1).replace("快照", "15台主机")),
]  # fmt: skip


@pytest.mark.parametrize(
    "reword", [case[1] for case in REWORDED], ids=[case[0] for case in REWORDED]
)
def test_a_clause_of_common_phrases_is_known_by_its_place(reword):
    places = range(3, len(TEXTS), 9)
    new = [reword(text) if place in places else text for place, text in enumerate(TEXTS)]
    script = diff(parse(document(TEXTS)), parse(document(new)))
    assert {change.kind for change in script.changes} == {ChangeKind.UPDATE}
    assert [change.new_label for change in script.changes] == [f"1.{one + 1}" for one in places]


def test_a_row_of_a_list_is_no_revision_of_the_row_it_replaced():
    rows = [f"使用{name}服务的，按小时计费，账单于次月出具，具体以产品页面的报价为准；" for name in ("快照", "镜像", "堡垒机", "消息队列", "函数计算", "负载均衡", "域名解析", "短信签名")]  # fmt: skip
    new = [*rows[:3], rows[7], *rows[4:7]]
    script = diff(parse(document(rows[:7])), parse(document(new)))
    assert sorted(change.kind.value for change in script.changes) == ["delete", "insert"]


def test_what_stands_below_a_clause_known_by_its_children_is_compared_as_well():
    texts = ["仓库温度由保管员每日记录", "消防器材由物业按季检修", "钥匙遗失时由值班人员登记"]
    plain = document(TEXTS[:8], section=2)
    old = [
        "1. 付款须遵守以下规则：",
        *(f"1.{n}. {t}。" for n, t in enumerate([*texts, DUTIES[1]], 1)),
    ]
    last = DUTIES[1].replace("快照", "堡垒机").replace("应", "须")
    new = [
        "3. 结算时应当满足的条件：",
        *(f"3.{n}. 若{t}的。" for n, t in enumerate(texts, 1)),
        f"3.4. {last}。",
    ]
    script = diff(
        parse("\n\n".join(old) + "\n\n" + plain), parse(plain + "\n\n".join(new) + "\n\n")
    )
    updated = {(one.old_label, one.new_label) for one in script.of_kind(ChangeKind.UPDATE)}
    assert updated == {("1", "3"), ("1.1", "3.1"), ("1.2", "3.2"), ("1.3", "3.3"), ("1.4", "3.4")}
    assert not script.of_kind(ChangeKind.INSERT)
