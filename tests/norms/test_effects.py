"""Effects: what the changes of a diff mean for whom, and how they are told."""

import json

import jsonschema
import pytest
from aliyun_terms import (
    diff,
    effect_lines,
    find_effects,
    parse,
    render_changelog,
    report_to_dict,
    schema,
    script_from_dict,
)
from aliyun_terms.comparison.reporting import plain_report
from aliyun_terms.errors import DiffError

OLD = """# 示例条款

1. 费用

1.1. 您应按月支付费用。

1.2. 阿里云将通知您费用的调整。

2. 使用

2.1. 您不得有如下行为：

（1）公开测试结果；

（2）出租账号。

2.2. 本服务按现状提供。
"""


def effects(old, new, **options):
    before, after = parse(old), parse(new)
    found = find_effects(diff(before, after), before, after, **options)
    return [one.message for one in found]


@pytest.mark.parametrize(
    ("title", "change", "wanted"),
    [
        ("nothing", ("", ""), []),
        ("formatting", ("您应按月支付费用。", "**您应按月支付费用。**"), []),
        ("print only", ("1.2. 阿里云将通知您", "1.2.  阿里云将通知您 "), []),
        ("a new number", ("1.2.", "1.3."), []),
        ("a notice period", ("阿里云将通知", "阿里云将提前三十日通知"),
         ["1.2: notice period none → P30D, favours the user"]),
        ("a modal", ("您应按月", "您可按月"),
         ["1.1: type obligation → permission, favours the user"]),
        ("a statement that binds nobody", ("2.2. 本服务按现状提供。", ""), []),
        ("a new clause", ("2. 使用", "1.3. 您不得转让账号。\n\n2. 使用"),
         ["1.3: prohibition (user) added: 您不得转让账号, favours the provider"]),
        ("a clause that is gone", ("1.1. 您应按月支付费用。\n\n1.2.", "1.1."),
         ["1.1: obligation (user) removed: 您应按月支付费用, favours the user"]),
        ("an intro, and with it the items", ("2.1. 您不得有如下行为", "2.1. 您可以有如下行为"),
         ["2.1: type prohibition → permission, favours the user",
          "（1）: type prohibition → permission, favours the user",
          "（2）: type prohibition → permission, favours the user"]),
    ],
)  # fmt: skip
def test_a_change_has_its_effects(title, change, wanted):
    assert wanted == effects(OLD, OLD.replace(*change)), title


def test_units_that_were_split_are_compared_as_one():
    old = "1.1. 您应按月支付费用。您不得以任何方式转让本账号。\n"
    new = "1.1. 您应按月支付费用。\n\n1.2. 您不得以任何方式转让本账号。\n"
    kinds = [change.kind.value for change in diff(parse(old), parse(new)).changes]
    assert "split" in kinds
    assert [] == effects(old, new)


def test_what_is_gone_is_told_behind_what_stood_before_it():
    new = OLD.replace("1.1. 您应按月支付费用。\n\n", "").replace("（2）出租账号", "（2）出借账号")
    new = new.replace("2.2. 本服务按现状提供。", "2.2. 您应保密。")
    assert ["1.1: obligation", "2.2: obligation"] == [
        said.partition(" (")[0] for said in effects(OLD, new)
    ]


def test_only_some_changes_are_told():
    new = OLD.replace("阿里云将通知", "阿里云将提前三十日通知")
    new = new.replace("2. 使用", "1.3. 您不得转让账号。\n\n2. 使用")
    assert ["1.3: prohibition"] == [
        one.partition(" (")[0] for one in effects(OLD, new, only=["insert"])
    ]
    assert [] == effects(OLD, new, only=["move"])
    with pytest.raises(DiffError):
        effects(OLD, new, only=["nonsense"])


@pytest.fixture
def case():
    old, new = parse(OLD), parse(OLD.replace("阿里云将通知", "阿里云将提前三十日通知"))
    script = diff(old, new)
    return script, find_effects(script, old, new)


def test_the_report_has_a_section(case):
    _, found = case
    assert [
        "",
        "What it means for whom 对谁意味着什么 (1)",
        "  1.2: notice period none → P30D, favours the user",
        "  1.2：通知期 无 → P30D，有利于用户",
    ] == plain_report(effect_lines(found)).splitlines()
    assert "" == plain_report(effect_lines(()))


def test_the_changelog_has_a_section(case):
    script, found = case
    text = render_changelog(script, language="zh", effects=found)
    assert text.endswith("## 对谁意味着什么 (1)\n\n- 1.2：通知期 无 → P30D，有利于用户\n")
    assert "对谁" not in render_changelog(script, language="zh")


def test_the_data_follows_the_schema_and_can_be_read_back(case):
    script, found = case
    data = json.loads(json.dumps(report_to_dict(script, found)))
    jsonschema.validate(data, schema("diff"))
    assert [("1.2", "notice period", None, "P30D", "user")] == [
        (one["label"], one["what"], one["old"], one["new"], one["favours"]) for one in data["norms"]
    ]
    assert script.changes == script_from_dict(data).changes


def test_long_words_are_cut_in_messages_and_kept_in_the_data():
    long = "您不得" + "以任何方式" * 30 + "转让账号"
    before, after = parse("1. 总则\n"), parse(f"1. 总则\n\n1.1. {long}。\n")
    (one,) = find_effects(diff(before, after), before, after)
    assert (long, True) == (one.new, len(one.message) < 150)


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_command_tells_it(command, tmp_path, form):
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(OLD.replace("阿里云将通知", "阿里云将提前三十日通知"), encoding="utf-8")
    done = command("diff", old, new, "--format", form)
    assert (1, "") == (done.code, done.stderr)
    assert "notice period none → P30D, favours the user" in done.stdout
