"""Moves, new numbers and their causes, splits and merges, references: told as a lawyer would."""

import pytest
from aliyun_terms import ChangeKind, Weight, diff, parse

DUTIES = "您应按时付费。 双方应保密。 阿里云可修订本规范。 数据由您备份。 账号不得转让。 争议协商解决。 期满自动续期。 发票按月开具。".split()


def clauses(*texts, section=1, start=1, heading=""):
    lines = [f"    {section}.{number}. {text}" for number, text in enumerate(texts, start)]
    return f"{section}.  {heading or f'条款{section}'}\n\n" + "\n\n".join(lines) + "\n\n"


def told(old, new, kind):
    return [one.message for one in diff(parse(old), parse(new)).of_kind(kind)]


CAUSES = [
    ("two inserted", clauses(*DUTIES[:5]), clauses("您应实名。", DUTIES[0], "不得倒卖。", *DUTIES[1:5]),
     ["1.1 renumbered to 1.2 because 1.1 was inserted", "1.2–1.5 renumbered to 1.4–1.7 because 1.1 and 1.3 were inserted"]),
    ("one deleted", clauses(*DUTIES[:4]), clauses(DUTIES[0], *DUTIES[2:4]),
     ["1.3–1.4 renumbered to 1.2–1.3 because 1.2 was deleted"]),
    ("one moved down", clauses(*DUTIES[:5]), clauses(*DUTIES[1:5], DUTIES[0]),
     ["1.2–1.5 renumbered to 1.1–1.4 because 1.1 was moved away"]),
    ("one split", clauses("您应按时付费，逾期停机。您应保管密钥，自负其责。", *DUTIES[3:5]),
     clauses("您应按时付费，逾期停机。", "您应保管密钥，自负其责。", *DUTIES[3:5]),
     ["1.2–1.3 renumbered to 1.3–1.4 because 1.2 was split off"]),
    ("two merged", clauses("您应按时付费，逾期停机。", "您应保管密钥，自负其责。", *DUTIES[3:5]),
     clauses("您应按时付费，逾期停机。您应保管密钥，自负其责。", *DUTIES[3:5]),
     ["1.3–1.4 renumbered to 1.2–1.3 because 1.2 was merged"]),
    ("a number without a cause", "1. 甲方付费。\n\n3. 乙方交付。\n", "1. 甲方付费。\n\n2. 乙方交付。\n",
     ["3 renumbered to 2"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), [case[1:] for case in CAUSES], ids=[case[0] for case in CAUSES]
)
def test_new_numbers_come_in_runs_with_their_cause(old, new, expected):
    assert told(old, new, ChangeKind.RENUMBER) == expected


def test_what_stands_below_follows():
    old = clauses(*DUTIES[:2], heading="费用") + clauses(*DUTIES[2:5], section=2, heading="保密")
    new = (
        clauses("本章为新增内容。", heading="总则")
        + clauses(*DUTIES[:2], section=2, heading="费用")
        + clauses(*DUTIES[2:5], section=3, heading="保密")
    )
    (run,) = diff(parse(old), parse(new)).of_kind(ChangeKind.RENUMBER)
    assert run.message == "1–2 renumbered to 2–3 because 1 was inserted"
    assert [(one.old_label, one.new_label) for one in run.renumbered][:2] == [
        ("1", "2"),
        ("1.1", "2.1"),
    ]
    assert len(run.renumbered) == 7


def test_another_way_of_numbering_is_one_run():
    old = "1.  服务\n\n" + "".join(f"    {n}.  {text}\n\n" for n, text in enumerate(DUTIES, 1))
    new = "1.  服务\n\n" + "".join(f"    1.{n}. {text}\n\n" for n, text in enumerate(DUTIES, 1))
    script = diff(parse(old), parse(new))
    assert {one.kind for one in script.changes} == {ChangeKind.RENUMBER}
    assert sum(len(one.renumbered) for one in script.changes) == len(DUTIES)
    assert "another way" in script.changes[0].message
    assert [one.code for one in script.remarks] == ["relabelled"]


def test_a_moved_section_is_one_move():
    sections = [
        clauses(*DUTIES[:3], section=1),
        clauses(*DUTIES[3:5], section=2),
        clauses(*DUTIES[5:8], section=3),
    ]
    moved = [
        clauses(*DUTIES[3:5], section=1),
        clauses(*DUTIES[5:8], section=2),
        clauses(*DUTIES[:3], section=3),
    ]
    script = diff(
        parse("".join(sections)),
        parse(
            "".join(moved)
            .replace("条款1", "条款X")
            .replace("条款2", "条款Y")
            .replace("条款3", "条款1")
            .replace("条款X", "条款2")
            .replace("条款Y", "条款3")
        ),
    )
    (move,) = script.of_kind(ChangeKind.MOVE)
    assert move.message == "1 moved to 3 with 3 below it"
    assert script.of_kind(ChangeKind.INSERT) == script.of_kind(ChangeKind.DELETE) == ()


def test_a_clause_moved_and_edited_is_one_change():
    old = clauses("您应在每月末按账单支付全部服务费用。", *DUTIES[1:5]) + clauses(
        *DUTIES[5:], section=2
    )
    new = clauses(*DUTIES[1:5]) + clauses(
        *DUTIES[5:], "您应在每月初按账单支付全部服务费用。", section=2
    )
    script = diff(parse(old), parse(new))
    (update,) = script.of_kind(ChangeKind.UPDATE)
    assert update.also_moved
    assert (update.old_label, update.new_label) == ("1.1", "2.4")
    assert script.of_kind(ChangeKind.MOVE) == ()


def test_clauses_under_a_new_heading_have_not_moved():
    old = clauses(*DUTIES[:6])
    new = clauses(*DUTIES[:3]) + clauses(*DUTIES[3:6], section=2)
    script = diff(parse(old), parse(new))
    assert [one.new_label for one in script.of_kind(ChangeKind.INSERT)] == ["2"]
    assert script.of_kind(ChangeKind.MOVE) == ()
    assert [
        (one.old_label, one.new_label) for change in script.changes for one in change.renumbered
    ] == [("1.4", "2.1"), ("1.5", "2.2"), ("1.6", "2.3")]


def test_a_reworded_heading_keeps_its_clauses():
    script = diff(
        parse(clauses(*DUTIES[:3]).replace("条款1", "费用")),
        parse(clauses(*DUTIES[:3]).replace("条款1", "价款与支付")),
    )
    (change,) = script.changes
    assert (change.kind, change.reason) == (ChangeKind.UPDATE, "children")


SPLIT = (
    "您应按时支付费用，逾期的，阿里云可以停止服务。您应妥善保管密钥，因泄露造成的损失自行承担。",
    "您应按时支付费用，逾期的，阿里云可以停止服务。",
    "您应妥善保管密钥，因泄露造成的损失自行承担。",
)


def test_a_split_names_all_its_parts():
    (change,) = diff(parse(clauses(SPLIT[0])), parse(clauses(*SPLIT[1:]))).changes
    assert change.kind is ChangeKind.SPLIT
    assert (len(change.old_eids), len(change.new_eids)) == (1, 2)
    assert change.weight is Weight.EDITORIAL
    assert change.message == "1.1 split into 1.1 and 1.2, the words are the same"


def test_a_merge_reaches_over_a_clause_that_was_deleted():
    old = clauses(SPLIT[1], "发票按月开具。", SPLIT[2], "期满自动续期。")
    merge, gone, *_ = diff(parse(old), parse(clauses(SPLIT[0], "期满自动续期。"))).changes
    assert merge.message == "1.1 and 1.3 merged into 1.1, the words are the same"
    assert gone.message == "1.2 deleted"


def test_a_merge_with_an_edit_says_what_else_changed():
    (change,) = diff(
        parse(clauses(*SPLIT[1:])), parse(clauses(SPLIT[0].replace("可以", "应当")))
    ).changes
    assert change.kind is ChangeKind.MERGE
    assert (change.classes, change.weight) == (("modality",), Weight.MATERIAL)


def test_a_stranger_in_the_same_place_is_no_edit():
    """What is deleted and what is inserted share the boilerplate and nothing else."""
    frame = "您理解并同意，在法律允许的最大范围内，{}，由此产生的一切后果由您自行承担，阿里云不承担任何责任。"
    others = [
        frame.format(words)
        for words in ("您删除快照", "第三方攻击系统", "域名未备案", "您停用防火墙", "欠费释放实例")
    ]
    old = clauses(*others, frame.format("您转让代金券"))
    new = clauses(*others, frame.format("机房遭遇地震"))
    kinds = sorted(one.kind.value for one in diff(parse(old), parse(new)).changes)
    assert kinds == ["delete", "insert"]


def references(old, new):
    return diff(parse(old), parse(new)).of_kind(ChangeKind.REFERENCE)


def test_a_number_that_now_means_another_clause_is_material():
    old = clauses(*DUTIES[:3], "依据第1.2条处理。")
    new = clauses(DUTIES[0], "您应实名认证。", *DUTIES[1:3], "依据第1.2条处理。")
    (change,) = references(old, new)
    assert change.weight is Weight.MATERIAL
    assert (
        change.message
        == "1.5: “第1.2条” meant “双方应保密。”, which is now 1.3; it now leads to “您应实名认证。”"
    )
    assert (
        change.message_zh == "1.5：“第1.2条”原指“双方应保密。”，该条现为 1.3；现指“您应实名认证。”"
    )


def test_a_number_that_means_nothing_any_more_is_material():
    (change,) = references(
        clauses(*DUTIES[:3], "依据第1.3条处理。"),
        clauses(*DUTIES[:2]) + "2.  其他\n\n    2.1. 依据第1.3条处理。\n",
    )
    assert "which was deleted; it now leads to no clause" in change.message


def test_a_number_that_follows_its_clause_is_editorial():
    old = clauses(*DUTIES[:3], "依据第1.2条处理。")
    new = clauses(DUTIES[0], "您应实名认证。", *DUTIES[1:3], "依据第1.3条处理。")
    script = diff(parse(old), parse(new))
    (change,) = script.of_kind(ChangeKind.UPDATE)
    assert (change.classes, change.weight) == (("renumbered-reference",), Weight.EDITORIAL)
    assert script.of_kind(ChangeKind.REFERENCE) == ()


def test_a_number_that_was_changed_to_another_clause_is_material():
    (change,) = diff(
        parse(clauses(*DUTIES[:3], "依据第1.2条处理。")),
        parse(clauses(*DUTIES[:3], "依据第1.3条处理。")),
    ).changes
    assert (change.classes, change.weight) == (("reference",), Weight.MATERIAL)


def test_a_clause_of_another_work_is_not_looked_up():
    old = clauses(*DUTIES[:3], "依据《甲法》第1.2条处理。")
    assert (
        references(
            old, clauses(DUTIES[0], "您应实名认证。", *DUTIES[1:3], "依据《甲法》第1.2条处理。")
        )
        == ()
    )
