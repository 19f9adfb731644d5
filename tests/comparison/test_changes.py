"""What a diff says happened."""

import re

from aliyun_terms import ChangeKind, PieceKind, Weight, diff, parse, redline


def _renumber(match: re.Match[str]) -> str:
    number = int(match.group(2))
    return f"{match.group(1)}{number + 1 if number >= 3 else number}"


def test_one_inserted_clause_is_one_addition_and_eleven_new_numbers(seed_text: str) -> None:
    """The headline: no line, redline or XML diff can say it."""
    place = seed_text.index("    **2.3.")
    shifted = re.sub(r"(?m)^(    \*{0,2}2\.)(\d)", _renumber, seed_text[place:])
    script = diff(
        parse(seed_text),
        parse(f"{seed_text[:place]}    **2.3. 您应妥善保管密钥。**\n\n{shifted}"),
    )
    added, renumbered = script.changes
    assert (added.kind, added.new_label) == (ChangeKind.INSERT, "2.3")
    assert ChangeKind.RENUMBER is renumbered.kind
    assert len(renumbered.renumbered) == 11
    assert renumbered.message == "2.3–2.8 renumbered to 2.4–2.9 because 2.3 was inserted"
    assert script.patch.rewrites == ()


def test_a_changed_period_is_one_hunk_and_material() -> None:
    """三十 and 十五 are one number each, and never share 十."""
    (change,) = diff(parse("1. 应提前三十日通知您。"), parse("1. 应提前十五日通知您。")).changes
    assert ChangeKind.UPDATE is change.kind
    assert Weight.MATERIAL is change.weight
    assert change.classes == ("period",)
    hunks = [
        (piece.kind, piece.text) for piece in change.pieces if piece.kind is not PieceKind.KEPT
    ]
    assert hunks == [(PieceKind.DELETED, "三十"), (PieceKind.INSERTED, "十五")]


def test_punctuation_is_editorial() -> None:
    """A full-width comma for a half-width one obliges nobody."""
    (change,) = diff(parse("1. 您同意,应付费。"), parse("1. 您同意，应付费。")).changes
    assert (change.weight, change.classes) == (Weight.EDITORIAL, ("punctuation",))


def test_a_lost_emphasis_is_material() -> None:
    """Bold is how these documents make a clause conspicuous."""
    (change,) = diff(parse("**1. 阿里云不承担责任。**"), parse("1. 阿里云不承担责任。")).changes
    assert (change.kind, change.weight) == (ChangeKind.EMPHASIS, Weight.MATERIAL)
    assert change.classes == ("full→none",)


def test_a_link_that_leads_elsewhere_is_its_own_change() -> None:
    """The text of the clause is the same."""
    old, new = parse("[条款](https://a.cn/1)"), parse("[条款](https://a.cn/2)")
    assert [change.kind for change in diff(old, new).changes] == [ChangeKind.LINK]


def test_a_moved_clause_is_moved_and_not_deleted_and_inserted() -> None:
    """Moved past two others: one move, and the numbers in between."""
    old = parse("1. 您应付费。\n\n2. 双方应保密。\n\n3. 阿里云可修订本规范。\n")
    new = parse("1. 双方应保密。\n\n2. 阿里云可修订本规范。\n\n3. 您应付费。\n")
    script = diff(old, new)
    assert [change.old_label for change in script.of_kind(ChangeKind.MOVE)] == ["1"]
    assert script.of_kind(ChangeKind.INSERT) == ()
    assert script.of_kind(ChangeKind.DELETE) == ()


def test_blanks_alone_are_layout() -> None:
    """Whoever is bound reads the same words."""
    (change,) = diff(parse("1.  保密\n"), parse("1. 保密\n")).changes
    assert (change.kind, change.weight) == (ChangeKind.LAYOUT, Weight.NONE)


def test_a_redline_gives_both_wordings_back() -> None:
    """Kept and deleted is the old wording, kept and inserted the new one."""
    old, new = "逾期按每日0.05%计收违约金，详见《甲》。", "逾期按每日0.5%计收滞纳金，详见《乙》。"
    pieces = redline(old, new)
    assert old == "".join(one.text for one in pieces if one.kind is not PieceKind.INSERTED)
    assert new == "".join(one.text for one in pieces if one.kind is not PieceKind.DELETED)
    assert "0.05%" in [one.text for one in pieces]
