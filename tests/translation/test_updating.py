"""Updating: the seed changed in each way there is, and whose English is whose afterwards."""

import time
from types import SimpleNamespace

import pytest
from aliyun_terms import (
    State,
    extract,
    format_catalog,
    load_catalog,
    parse,
    parse_catalog,
    translate,
    update_catalog,
)
from aliyun_terms.errors import CatalogError
from aliyun_terms.translation.carrying import Outcome, carry
from aliyun_terms.translation.pofile import previous_contexts
from aliyun_terms.tree.walk import walk
from aliyun_terms.updating import translation_sources
from tests.translations import english, made_catalog

SPLIT = SimpleNamespace(value="split")
CATALOG = load_catalog("api-usage-terms", "en")
ENGLISH = {message.id: message.string for message in CATALOG if message.id}
CONTEXT = {message.id: message.context for message in CATALOG if message.id}


def update(seed, text):
    return update_catalog(CATALOG, seed, parse(text))


def unlike_kept(result):
    return [(one.context, one.outcome, one.sources) for one in result.updates
            if one.outcome is not Outcome.KEPT]  # fmt: skip


def message_of(result, context):
    return next(one for one in result.catalog if one.id and one.context == context)


def english_is_nobody_elses(result):
    """No translation that counts as good belongs to other Chinese than its own."""
    for message in result.catalog:
        if message.id and message.string and not message.fuzzy:
            assert ENGLISH[message.id] == message.string, message.context
        if message.id and message.fuzzy:
            made_for = message.previous_id[0].split("\n")
            assert "\n".join(ENGLISH[one] for one in made_for) == message.string
            assert tuple(CONTEXT[one] for one in made_for) == previous_contexts(message)


def test_nothing_changed(seed, seed_text):
    result = update(seed, seed_text)
    assert [] == unlike_kept(result)
    assert dict.fromkeys(ENGLISH, False) == {one.id: one.fuzzy for one in result.catalog if one.id}


def test_other_numbers(seed, seed_text):
    text = seed_text.replace("    2.7. 如因", "    2.7. 您应保密。\n\n    2.8. 如因")
    result = update(seed, text.replace("    2.8. 您通过", "    2.9. 您通过"))
    assert [
        ("sec_2__cl_2-7", Outcome.MISSING, ()),
        ("sec_2__cl_2-8", Outcome.MOVED, ("sec_2__cl_2-7",)),
        ("sec_2__cl_2-9", Outcome.MOVED, ("sec_2__cl_2-8",)),
    ] == unlike_kept(result)
    english_is_nobody_elses(result)


@pytest.mark.parametrize(
    "new",
    [
        "您通过API调用服务的数据以阿里云后台记录数据为准，双方另有约定的除外。",
        "您通过API调用服务的数据以阿里云后台记录的数据为准。",
        "全部争议提交上海仲裁委员会裁决。",
    ],
    ids=["longer", "one character", "rewritten"],
)
def test_a_changed_clause_is_fuzzy_with_the_old_chinese_however_large_the_change(
    seed, seed_text, new
):
    old = "您通过API调用服务的数据以阿里云后台记录数据为准。"
    result = update(seed, seed_text.replace(old, new))
    assert [("sec_2__cl_2-8", Outcome.CHANGED, ("sec_2__cl_2-8",))] == unlike_kept(result)
    message = message_of(result, "sec_2__cl_2-8")
    assert (new, ENGLISH[old], [old]) == (message.id, message.string, message.previous_id)
    assert {"fuzzy"} == message.flags


def test_blanks_are_no_change_of_wording(seed, seed_text):
    text = seed_text.replace("您通过API调用服务", "您通过 API 调用服务").replace("如因", " 如 因")
    result = update(seed, text)
    assert [] == unlike_kept(result)
    assert "您通过 API 调用" in message_of(result, "sec_2__cl_2-8").id
    assert 37 == translate(parse(text), result.catalog).count(State.TRANSLATED)


def test_blanks_between_latin_words_and_figures_are_wording(seed, seed_text):
    result = update(seed, seed_text.replace("access key", "accesskey"))
    assert [("sec_2__cl_2-1", Outcome.CHANGED, ("sec_2__cl_2-1",))] == unlike_kept(result)


@pytest.mark.parametrize(("mark", "context"), [("4.1.", "4-1"), ("4.3.", "4-3")])
def test_a_rewritten_clause_is_found_beside_one_that_was_taken_away(seed, seed_text, mark, context):
    start, end = seed_text.index("    4.2."), seed_text.index("    4.3.")
    text = seed_text[:start] + seed_text[end:]
    place = text.index(mark) + 5
    text = text[:place] + "破产清算；\n" + text[text.index("\n", place) :]
    # Moved into another section, so that it is not simply gone.
    result = update(seed, text.replace("5.  保密\n", "5.  保密\n\n" + seed_text[start:end]))
    changed = [one for one in result.updates if one.outcome is Outcome.CHANGED]
    assert [f"sec_4__cl_{context}"] == [one.context for one in changed]
    assert [(f"sec_4__cl_{context}",)] == [one.sources for one in changed]


def test_a_deleted_clause_is_obsolete(seed, seed_text):
    start, end = seed_text.index("    4.3."), seed_text.index("    **4.4.")
    result = update(seed, seed_text[:start] + seed_text[end:])
    assert [("sec_4__cl_4-3", Outcome.OBSOLETE, ("sec_4__cl_4-3",))] == unlike_kept(result)
    (gone,) = result.catalog.obsolete.values()
    assert ENGLISH[gone.id] == gone.string
    assert "#~ msgctxt" in format_catalog(result.catalog)


def test_what_comes_back_is_no_longer_obsolete(seed, seed_text):
    start, end = seed_text.index("    4.3."), seed_text.index("    **4.4.")
    shorter = parse(seed_text[:start] + seed_text[end:])
    once = update_catalog(CATALOG, seed, shorter).catalog
    twice = update_catalog(parse_catalog(format_catalog(once)), shorter, seed)
    assert {} == twice.catalog.obsolete
    assert 37 == translate(seed, twice.catalog).count(State.TRANSLATED)


def test_a_moved_clause_keeps_its_translation(seed, seed_text):
    start, end = seed_text.index("    4.3."), seed_text.index("    **4.4.")
    moved = seed_text[:start] + seed_text[end:]
    moved = moved.replace(
        "3.  担保\n", "3.  担保\n\n" + seed_text[start:end].replace("4.3.", "3.1.")
    )
    result = update(seed, moved)
    assert Outcome.MOVED in {one.outcome for one in result.updates}
    assert [
        ("sec_3__cl_3-1", Outcome.MOVED, ("sec_4__cl_4-3",)),
        ("sec_3__cl_3-1__p_1", Outcome.MOVED, ("sec_3__p_1",)),
    ] == unlike_kept(result)
    english_is_nobody_elses(result)


def test_insertion_before_a_clause_that_is_nearly_the_same(seed, seed_text):
    old = "    **2.5.3. 进行任何改变或试图改变阿里云提供的系统配置或破坏系统安全的行为；**\n\n"
    near = old.replace("系统配置", "网络配置")
    text = seed_text.replace(old, near + old.replace("2.5.3", "2.5.4")).replace(
        "2.5.4. 未按照", "2.5.5. 未按照").replace("2.5.5. 其它", "2.5.6. 其它")  # fmt: skip
    result = update(seed, text)
    states = {one.context[-5:]: one.outcome for one in result.updates if "2-5-" in one.context}
    assert {
        "2-5-1": Outcome.KEPT, "2-5-2": Outcome.KEPT, "2-5-3": Outcome.MISSING,
        "2-5-4": Outcome.MOVED, "2-5-5": Outcome.MOVED, "2-5-6": Outcome.MOVED,
    } == states  # fmt: skip
    english_is_nobody_elses(result)


def test_two_clauses_that_are_nearly_the_same_change_places():
    text = "# 规范\n\n1.1. 您应在3日内付费。\n\n1.2. 您应在5日内付费。\n\n1.3. 您应保密。\n"
    old = parse(text)
    catalog = made_catalog(old, lambda chinese: f"Words for {chinese[4:6]}")
    new = parse(text.replace("3日", "x").replace("5日", "3日").replace("x", "5日"))
    result = update_catalog(catalog, old, new)
    assert [Outcome.KEPT, Outcome.MOVED, Outcome.MOVED, Outcome.KEPT] == [
        one.outcome for one in result.updates
    ]
    assert all(
        message.string == f"Words for {message.id[4:6]}" and not message.fuzzy
        for message in result.catalog
        if message.id
    )


def test_a_document_rewritten_in_its_place_is_all_fuzzy(seed, seed_text):
    def other(text):
        return "".join(chr(0x4E00 + (ord(one) * 7919) % 3000) if "一" <= one <= "鿿" else one
                       for one in text)  # fmt: skip

    result = update(seed, other(seed_text))
    good = [one.id for one in result.catalog if one.id and one.string and not one.fuzzy]
    assert ["API"] == good
    english_is_nobody_elses(result)


def test_a_document_written_anew_has_no_translation(seed):
    new = parse("# 章程\n\n1. 总则\n\n1.1. 理事会由九人组成。\n")
    result = update_catalog(CATALOG, seed, new)
    assert {State.TRANSLATED: 0} == {
        State.TRANSLATED: translate(new, result.catalog).count(State.TRANSLATED)
    }
    english_is_nobody_elses(result)


@pytest.mark.parametrize("sources", [["cl_1", "cl_2"], ["cl_2", "cl_1"]])
def test_merged_clauses_are_fuzzy_with_all_sources(sources):
    old = parse("1. 您应付费。\n\n2. 您应续费。\n")
    new = parse("1. 您应付费并续费。\n")
    result = carry(made_catalog(old, english), new, {"cl_1": sources})
    (message,) = (one for one in result.catalog if one.id)
    texts = {"cl_1": "您应付费。", "cl_2": "您应续费。"}
    assert {"fuzzy"} == message.flags
    assert ["\n".join(texts[one] for one in sources)] == message.previous_id
    assert "\n".join(english(texts[one]) for one in sources).split("\n")[0] in message.string
    assert tuple(sources) == previous_contexts(message)
    assert {} == result.catalog.obsolete


def test_a_split_clause_is_fuzzy_in_both_halves():
    old, new = parse("1. 您应付费并续费。\n"), parse("1. 您应付费。\n\n2. 您应续费。\n")
    result = carry(made_catalog(old, english), new, {"cl_1": ["cl_1"], "cl_2": ["cl_1"]})
    assert [("cl_1", Outcome.CHANGED), ("cl_2", Outcome.CHANGED)] == [
        (one.context, one.outcome) for one in result.updates
    ]
    assert {"您应付费并续费。"} == {one.previous_id[0] for one in result.catalog if one.id}


def test_what_a_diff_says_was_split_or_merged_is_a_source(seed):
    old = parse("1. 您应付费。\n\n2. 您应续费。\n\n3. 您应保密并销毁。\n")
    new = parse("1. 您应付费并续费。\n\n2. 您应保密。\n\n3. 您应销毁。\n")
    script = SimpleNamespace(
        pairs=(("cl_2", "cl_1"), ("cl_3", "cl_2")),
        changes=(
            SimpleNamespace(kind=SPLIT, old_eids=("cl_1", "cl_2"), new_eids=("cl_1",)),
            SimpleNamespace(kind=SPLIT, old_eids=("cl_3",), new_eids=("cl_2", "cl_3")),
        ),
    )
    assert {
        "cl_1": ("cl_1", "cl_2"), "cl_2": ("cl_3",), "cl_3": ("cl_3",)
    } == translation_sources(script, old, new)  # fmt: skip


def test_the_half_that_is_word_for_word_the_old_clause_keeps_it():
    old, new = parse("1. 您应付费。\n"), parse("1. 您应付费。\n\n2. 逾期另计。\n")
    result = carry(made_catalog(old, english), new, {"cl_1": ["cl_1"], "cl_2": ["cl_1"]})
    assert [State.TRANSLATED, State.FUZZY] == [one.state for one in result.updates]


def test_a_fuzzy_translation_stays_with_the_words_it_was_made_for(seed, seed_text):
    second = seed_text.replace("后台记录数据", "后台的记录数据")
    third = seed_text.replace("后台记录数据", "后台的全部记录数据")
    once = update(seed, second).catalog
    twice = update_catalog(once, parse(second), parse(third)).catalog
    message = next(one for one in twice if one.context == "sec_2__cl_2-8")
    assert ["您通过API调用服务的数据以阿里云后台记录数据为准。"] == message.previous_id
    unchanged = update_catalog(once, parse(second), parse(second)).catalog
    assert format_catalog(once) == format_catalog(unchanged)


def test_cells_of_a_table_go_with_their_rows():
    text = "|项目|价格|\n|---|---|\n|流量|0.8元|\n|请求|0.1元|\n"
    old = parse(text)
    catalog = made_catalog(old, lambda chinese: f"<{chinese}>")
    new = parse(text.replace("|流量|", "|存储|0.5元|\n|流量|").replace("0.1元", "0.2元"))
    result = update_catalog(catalog, old, new)
    assert {
        "项目": "<项目>", "价格": "<价格>", "存储": "", "0.5元": "", "流量": "<流量>", "0.8元": "<0.8元>",
        "请求": "<请求>", "0.2元": "<0.1元>",
    } == {one.id: one.string for one in result.catalog if one.id}  # fmt: skip
    assert [["0.1元"]] == [one.previous_id for one in result.catalog if one.fuzzy and one.id]


def test_comments_of_translators_and_the_header_are_kept(seed, seed_text):
    result = update(seed, seed_text.replace("2.8. 您通过", "2.9. 您通过"))
    assert CATALOG.mime_headers == result.catalog.mime_headers
    assert CATALOG.header_comment == result.catalog.header_comment
    notes = {one.id: one.user_comments for one in result.catalog if one.id}
    assert {one.id: one.user_comments for one in CATALOG if one.id} == notes
    assert any(notes.values())


def test_the_catalogue_itself_is_left_as_it_was(seed, seed_text):
    before = format_catalog(CATALOG)
    update(seed, seed_text.replace("您", "用户"))
    assert before == format_catalog(CATALOG)


def test_a_catalogue_of_another_document_is_refused(seed):
    other = parse("# 章程\n\n1. 其他\n\n1.1. 理事会由九人组成。\n")
    with pytest.raises(CatalogError, match=r"another document.*of its 37 messages 1 translate"):
        update_catalog(CATALOG, other, seed)


def test_two_gone_clauses_of_one_wording_but_two_translations_give_none(seed):
    old = parse("1. 担保\n\n1.1. 甲。\n\n2. 乙\n\n2.1. 丙。\n")
    catalog = extract(old, language="en")
    for number, message in enumerate(one for one in catalog if one.id):
        message.string = f"English {number}"
    new = parse("9. 丁\n\n9.1. 丙。\n")
    result = carry(catalog, new, {})
    assert [("sec_9", "")] == [(one.context, one.string) for one in result.catalog if one.id][:1]


@pytest.mark.slow
def test_five_thousand_units_take_seconds():
    text = "# 规范\n\n" + "".join(
        f"{one}. 第{one}章\n\n" + "".join(
            f"{one}.{two}. 您应在{one}日内支付第{two}笔费用，并按第{one * two}号办法办理。\n\n"
            for two in range(1, 51)
        )
        for one in range(1, 101)
    )  # fmt: skip
    old, new = parse(text), parse(text.replace("笔费用", "笔服务费用", 600))
    catalog = made_catalog(old, english)
    started = time.process_time()
    result = update_catalog(catalog, old, new)
    assert 30 > time.process_time() - started
    assert 5101 == sum(1 for _ in walk(new)) == len(result.updates)
    assert 600 == result.count(Outcome.CHANGED)
    assert 4501 == result.count(Outcome.KEPT)
