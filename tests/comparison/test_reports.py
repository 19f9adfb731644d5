"""Reports of what changed: the summary, the order, the languages, the marks, what is picked."""

import attrs
import pytest
from aliyun_terms import Weight, describe_script, diff, parse, select_changes
from aliyun_terms.cli.colouring import colour_lines
from aliyun_terms.comparison.reporting import report_lines, summarise
from aliyun_terms.errors import DiffError
from aliyun_terms.source import display_width


def script_of(old, new):
    return diff(parse(old), parse(new))


@pytest.fixture(scope="module")
def script(seed, made_up_text):
    return diff(seed, parse(made_up_text))


def test_the_headline_counts_what_a_lawyer_would_count():
    old = "".join(f"{one}. 第{one}项义务由您承担。\n\n" for one in range(1, 13))
    new = "1. 您应保密。\n\n" + "".join(
        f"{one + 1}. 第{one}项义务由您承担。\n\n" for one in range(1, 13)
    )
    first, second, *_ = describe_script(script_of(old, new)).splitlines()
    assert "1 added, 12 renumbered, 0 modified" == first
    assert "新增 1，改编号 12，修改 0" == second


def test_the_weightiest_comes_first(script):
    headings = [line for line in describe_script(script, language="en").splitlines()
                if line and not line.startswith(" ")]  # fmt: skip
    names = [line.split(" (")[0] for line in headings[1:]]
    assert ["Material", "Substantive", "Editorial", "Numbers and layout"] == names


def test_where_nothing_is_of_the_kind_asked_for_other_changes_are_not_denied():
    script = script_of("1. 登陆后付费。\n", "1. 登录后付费。\n")
    first, second = describe_script(script, only=["material"]).splitlines()
    assert "no such change (in all: 1 modified)" == first
    assert "无此类变更（全部变更：修改 1）" == second


WHOLE = "**2. 交付**\n\n2.1. 您应验收：\n\n2.1.1. 数量；\n\n-\n\n2.1.2. 外观。\n\n"


@pytest.mark.parametrize(
    ("came", "opening", "closing", "said"),
    [
        (True, "{+", "+}", "2 added with 3 below it"),
        (False, "[-", "-]", "2 deleted with 3 below it"),
    ],
)
def test_what_came_or_went_as_a_whole_is_shown_with_all_that_stands_below(
    came, opening, closing, said
):
    texts = ["**1. 付款**\n\n1.1. 您应付费。\n\n", f"**1. 付款**\n\n1.1. 您应付费。\n\n{WHOLE}"]
    script = script_of(*(texts if came else texts[::-1]))
    assert ("2.1 您应验收：", "2.1.1 数量；", "2.1.2 外观。") == script.changes[0].below
    lines = describe_script(script, language="en").splitlines()
    assert said in lines[3]
    shown = [f"{opening}{text}{closing}" for text in ("交付", *script.changes[0].below)]
    assert shown == [line.strip() for line in lines[4:]]


def test_a_run_of_new_numbers_is_one_line(script):
    lines = describe_script(script, language="en").splitlines()
    assert 1 == sum("2.3–2.7 renumbered to 2.4–2.8" in line for line in lines)


def test_a_redline_has_marks_that_need_no_colour(script):
    assert "阿里云[-将尽可能事先-]{+应提前二十四小时+}进行通告" in describe_script(script)


def test_one_language_leaves_out_the_other(script):
    english = describe_script(script, language="en")
    assert "重大变更" not in english
    assert "Material" in english
    chinese = describe_script(script, language="zh")
    assert "Material" not in chinese
    assert "重大变更" in chinese


def test_a_changed_clause_says_which_number_it_had(script):
    assert any(
        line.startswith("  2.8: ") and line.endswith("(was 2.7)")
        for line in describe_script(script, language="en").splitlines()
    )


def test_no_change_is_said():
    assert "no change\n无变更" == describe_script(script_of("1. 您应付费。\n", "1. 您应付费。\n"))


def test_a_difference_that_nobody_sees_is_said():
    script = attrs.evolve(script_of("1. 您应付费。\n", "1.  您应付费。\n"), changes=())
    report = describe_script(script, language="en")
    assert "no change" in report
    assert "differ, but in nothing that a reader can see" in report


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_a_withdrawn_text_is_said_in_words(language, seed_text):
    pointer = "# API使用规范\n\n请参见[API使用规范](https://help.aliyun.com/1.html)。\n"
    there = describe_script(script_of(seed_text, pointer), language=language)
    back = describe_script(script_of(pointer, seed_text), language=language)
    if language != "zh":
        assert "withdrawn" in there
        assert "restored" in back
    if language != "en":
        assert "撤下" in there
        assert "恢复" in back


def test_control_characters_of_a_document_do_not_reach_a_terminal():
    report = describe_script(script_of("1. 您\x1b[31m应付费。", "1. 您\x1b[31m可付费。"))
    assert "\x1b" not in report


def test_a_kind_and_a_class_that_nobody_has_heard_of_are_reported_all_the_same(script):
    class Unheard:
        value = "annotate"

    change = attrs.evolve(
        script.changes[0], kind=Unheard(), classes=("astrology",), message="", message_zh="",
        weight=Weight.MATERIAL, new_label="9.9",
    )  # fmt: skip
    odd = attrs.evolve(script, changes=(change,))
    report = describe_script(odd, language="en")
    assert report.startswith("0 modified, 1 annotate")
    assert "9.9 annotate" in report
    assert (change,) == select_changes(odd.changes, ["astrology"])


# ---- what is picked --------------------------------------------------------------------------


def test_a_weight_picks_that_and_what_is_weightier(script):
    ranks = {change.weight.rank for change in select_changes(script.changes, ["substantive"])}
    assert {Weight.SUBSTANTIVE.rank, Weight.MATERIAL.rank} == ranks


def test_a_kind_and_a_class_pick_what_is_of_one_of_them(script):
    picked = select_changes(script.changes, ["move", "period"])
    assert picked
    for change in picked:
        assert "move" == change.kind.value or "period" in change.classes


def test_a_weight_and_a_kind_must_both_hold(script):
    assert () == select_changes(script.changes, ["material", "renumber"])


def test_nothing_picks_everything(script):
    assert script.changes == select_changes(script.changes)


def test_an_unknown_name_is_refused_with_those_there_are(script):
    with pytest.raises(DiffError, match="'heavy' is no weight.*material.*move.*period"):
        select_changes(script.changes, ["heavy"])


# ---- colour ----------------------------------------------------------------------------------


def test_in_colour_what_is_gone_is_struck_through_and_what_is_new_underlined(script):
    shown = colour_lines(report_lines(script), width=80)
    assert "\x1b[9;31m将尽可能事先\x1b[0m" in shown
    assert "\x1b[4;32m应提前二十四小时\x1b[0m" in shown
    assert "[-" not in shown


def test_in_colour_lines_keep_to_the_terminal(script):
    plain = "".join(part.partition("m")[2] if number else part
                    for number, part in enumerate(colour_lines(report_lines(script), width=60).split("\x1b[")))  # fmt: skip
    assert all(display_width(line) <= 60 for line in plain.splitlines())
    assert any(not line for line in plain.splitlines())


def test_a_summary_can_be_had_alone(script):
    assert "5 modified" in summarise(script.changes, "en")
    assert "修改 5" in summarise(script.changes, "zh")
