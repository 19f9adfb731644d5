"""The redline of two revisions: what a reader, a screen reader and a browser find in it."""

import base64
import hashlib
import re
from collections import Counter

import attrs
import pytest
from aliyun_terms import (
    SourceText,
    diff,
    load_catalog,
    parse,
    read_catalog,
    render_redline,
    translate,
    unparse,
)
from aliyun_terms.errors import CatalogError, DiffError, TemplateError
from hypothesis import given, settings
from tests.dialect import odd_texts
from tests.rendering.pages import Element, read_page
from tests.rendering.test_hostile import PAYLOADS, TARGETS
from tests.translations import made_catalog

CHINESE = re.compile(r"[\u3400-\u9fff]")
NEWS = "docs/examples/api-usage-terms-made-up.en.po"


@pytest.fixture(scope="module")
def new(made_up_text):
    return parse(made_up_text)


@pytest.fixture(scope="module")
def page(seed, new) -> Element:
    """The redline of the made-up revision: its old translation, and a new one of what is new."""
    catalogs = [load_catalog("api-usage-terms", "en"), read_catalog(NEWS)]
    return read_page(
        render_redline(
            seed,
            new,
            [translate(new, one) for one in catalogs],
            old_translations=[translate(seed, catalogs[0])],
        )
    )


@pytest.fixture(scope="module")
def rows(page):
    return {row.attributes["id"]: row for row in page.find(cls="row")}


def redline_of(old, new, **options):
    return read_page(render_redline(parse(old), parse(new), **options))


def cells(row):
    """The languages of a row, one element each."""
    text = [one for one in row.find(cls="text") if "note" not in one.parent.classes]
    return [one for one in text[-1].children if isinstance(one, Element)]


def seen(element, without):
    """The characters of an element but for those in elements of a tag, and the words for ears."""
    if element.tag == without or "vh" in element.classes or "state" in element.classes:
        return ""
    return "".join(
        child if isinstance(child, str) else seen(child, without) for child in element.children
    )


# ---- the words -------------------------------------------------------------------------------


def test_without_what_was_deleted_it_is_the_later_revision(rows, new):
    for eid, block in new.index.nodes.items():
        assert block.text == seen(cells(rows[eid])[0], "del"), eid


def test_without_what_was_inserted_it_is_the_earlier_revision(rows, seed, new):
    script = diff(seed, new)
    for change in script.changes:
        if change.pieces and change.old_eid and change.new_eid and len(change.new_eids) == 1:
            assert seed[change.old_eid].text == seen(cells(rows[change.new_eid])[0], "ins")


def test_a_changed_word_is_deleted_and_inserted_in_both_languages(rows):
    chinese, english = cells(rows["sec_2__cl_2-8"])
    assert ["（删除：将尽可能事先）"] == [one.text for one in chinese.find("del")]
    assert ["（新增：应提前二十四小时）"] == [one.text for one in chinese.find("ins")]
    assert "(inserted: shall give notice twenty-four hours)" in english.text
    assert [] == english.find(cls="state")


def test_deleted_and_inserted_words_say_so_to_whoever_only_hears_them(page):
    for element in (*page.find("del"), *page.find("ins")):
        row = element
        while row.parent and "row" not in row.classes:
            row = row.parent
        if "row" not in row.classes:
            continue  # the key to the signs
        told = {tag.text for tag in row.find(cls="status-tag")} & {"Added", "Deleted"}
        assert element.find(cls="vh") or told, element.text


def test_the_english_of_a_changed_clause_is_marked_until_it_is_renewed(rows, seed_translation):
    (_, english) = cells(rows["sec_6__cl_6-1"])
    (state,) = english.find(cls="state")
    assert "Translation of the old wording" == state.text
    assert "fuzzy" in state.classes
    assert seed_translation.units["sec_6__cl_6-1"].text == english.text.removeprefix(state.text)


def test_the_english_of_a_clause_with_another_number_goes_with_it(rows, seed_translation):
    (_, english) = cells(rows["sec_2__cl_2-4"])
    assert seed_translation.units["sec_2__cl_2-3"].text == english.text


def test_bold_stays_bold_inside_a_change(rows):
    (chinese, _) = cells(rows["sec_2__cl_2-6__cl_2-6-5"])
    assert seen(chinese, "none") == "".join(
        seen(one, "none") for one in chinese.find("strong", cls="notice")
    )


def test_words_keep_their_links_inside_a_change():
    page = redline_of("1. 详见[甲](https://a.cn/1)和乙。", "1. 详见[甲](https://a.cn/1)和丙。")
    (link,) = page.find("a", href="https://a.cn/1")
    assert "甲" == link.text


def test_a_picture_without_words_is_not_lost():
    page = redline_of("1. 详见![](a.png)甲。", "1. 详见![](a.png)乙。")
    assert page.find(title="a.png")


# ---- what came, went and moved ---------------------------------------------------------------


def test_a_deleted_clause_stands_in_its_place(page, rows):
    row = rows["old-sec_4__cl_4-3"]
    order = [one.attributes["id"] for one in page.find(cls="row")]
    place = order.index("old-sec_4__cl_4-3")
    assert ["sec_4__cl_4-2", "sec_4__cl_4-3"] == [order[place - 1], order[place + 1]]
    assert ["Deleted"] == [one.text for one in row.find(cls="status-tag")]
    for cell in cells(row):
        assert cell.text == cell.find("del")[0].text


def test_an_added_clause_says_so(rows):
    row = rows["sec_2__cl_2-3"]
    assert ["Added"] == [one.text for one in row.find(cls="status-tag")]
    chinese, english = cells(row)
    assert chinese.text == chinese.find("ins")[0].text
    assert "You shall keep your access key safe" in english.find("ins")[0].text


def test_a_moved_clause_is_shown_once_with_a_stub_where_it_was(page, rows, seed):
    text = seed["2.8"].text
    assert 1 == sum(text in row.text for row in rows.values())
    stub = rows["was-sec_2__cl_2-8"]
    assert {"#sec_6__cl_6-3"} == {
        link.attributes["href"] for cell in cells(stub) for link in cell.find("a")
    }
    assert ["移至 6.3", "Moved to 6.3"] == [cell.text for cell in cells(stub)]
    assert ["Moved"] == [one.text for one in rows["sec_6__cl_6-3"].find(cls="status-tag")]


def test_a_moved_section_leaves_one_stub():
    sections = ["1. 费用\n\n1.1. 您应付费。\n\n1.2. 费用不退。\n\n", "2. 保密\n\n2.1. 双方应保密。\n\n",
                "3. 终止\n\n3.1. 阿里云有权终止。\n\n", "4. 其他\n\n4.1. 本规范可修订。\n\n"]  # fmt: skip
    page = redline_of("".join(sections), "".join([*sections[1:], sections[0]]))
    assert 1 == len(page.find(cls="stub"))


def test_the_heading_of_a_deleted_section_stands_above_its_clauses():
    old = "1. 费用\n\n1.1. 您应按时付费。\n\n2. 保密\n\n2.1. 双方应保守秘密。\n\n3. 其他\n\n3.1. 本规范可随时修订。\n"
    page = redline_of(old, old.replace("2. 保密\n\n2.1. 双方应保守秘密。\n\n", ""))
    kinds = [row.attributes["id"] for row in page.find(cls="deleted")]
    assert ["old-sec_2", "old-sec_2__cl_2-1"] == kinds


def test_a_table_is_compared_by_rows_and_cells():
    old = "|可用性|赔偿|\n|--|--|\n|99%|10%|\n|95%|25%|\n|90%|30%|\n"
    new = "|可用性|赔偿|\n|--|--|\n|99%|15%|\n|90%|30%|\n|80%|50%|\n"
    page = redline_of(old, new)
    (table,) = page.find("table")
    assert {"10%", "95%", "25%"} <= {seen(one, "ins") for one in table.find("del")}
    assert {"15%", "80%", "50%"} <= {seen(one, "del") for one in table.find("ins")}
    assert ["可用性", "赔偿"] == [one.text for one in table.find("th")]


# ---- the index, the anchors, the way ---------------------------------------------------------


def test_every_id_is_there_once_and_every_link_leads_somewhere(page):
    ids = Counter(one.attributes["id"] for one in page.walk() if "id" in one.attributes)
    assert {1} == set(ids.values())
    for link in page.find("a"):
        target = link.attributes.get("href", "#text")
        assert not target.startswith("#") or target[1:] in ids, target


def test_old_ids_still_lead_to_their_clauses(page, seed, new):
    script = diff(seed, new)
    anchors = {one.attributes["id"]: one for one in page.find("a") if "id" in one.attributes}
    for old_eid, new_eid in script.pairs:
        if old_eid != new_eid:
            assert new_eid == anchors[f"old-{old_eid}"].parent.attributes["id"]


def test_the_index_lists_every_change_the_weightiest_first(page, seed, new):
    (index,) = page.find("nav", cls="changes")
    weights = [one.find(cls="weight")[0].text for one in index.find("summary")]
    assert ["Material", "Substantive", "Editorial", "Numbers and layout"] == weights
    assert len(diff(seed, new).changes) == len(index.find("li"))
    for entry in index.find("li"):
        assert ["zh-Hans", "en"] == [one.attributes["lang"] for one in entry.find(cls="text")[0].children if isinstance(one, Element)]  # fmt: skip


def test_one_goes_from_change_to_change_and_back_without_a_script(page):
    stops = page.find(cls="stop")
    first = page.find(id="change-1")
    assert first
    here, passed = "change-1", ["change-1"]
    by_anchor = {one.find("a")[0].attributes["id"]: one for one in stops}
    while True:
        row = by_anchor.get(here) or first[0].parent
        ways = [one.attributes["href"][1:] for one in row.find(cls="steps")[0].find("a")]
        if len(passed) > 1:
            assert passed[-2] == ways[0]
        if len(ways) < 2 and len(passed) > 1:
            break
        here = ways[-1]
        passed.append(here)
    assert [f"change-{number}" for number in range(1, len(passed) + 1)] == passed
    assert len(passed) == len(by_anchor) + (page.find(id="change-1")[0].parent not in stops)


def test_a_stop_is_a_group_with_a_name(page):
    for row in page.find(cls="stop"):
        assert "group" == row.attributes["role"]
        assert re.fullmatch(r"Change \d+ of \d+", row.attributes["aria-label"])


def test_a_note_says_what_happened_in_each_language(rows):
    (note,) = rows["sec_6__cl_6-2"].find(cls="note")
    chinese, english = note.find("p")
    assert ("zh-Hans", "en") == (chinese.attributes["lang"], english.attributes["lang"])
    assert "不再加粗" in chinese.text
    assert "no longer" in english.text
    assert "Material" == note.find(cls="weight")[0].text


def test_a_changed_link_says_from_where_to_where(rows):
    (note,) = rows["sec_6__cl_6-4__p_3"].find(cls="note")
    english = note.find("p")[1].text
    assert "from “https://help.aliyun.com/document_detail/31821.html”" in english
    assert "to “https://help.aliyun.com/document_detail/131821.html”" in english


def test_a_link_of_other_words_is_not_said_to_lead_elsewhere():
    old, new = (
        parse(f"1.1. 查看[{words}](https://www.aliyun.com/price)。\n")
        for words in ("价格", "价格页")
    )
    (note,) = read_page(render_redline(old, new)).find(cls="note")
    assert "the text of a link changes from “价格” to “价格页”" in note.text
    assert "aliyun.com" not in note.text


def test_every_run_of_chinese_is_in_chinese(page):
    for language, text in page.find("body")[0].runs():
        if CHINESE.search(text):
            assert "zh-Hans" == language, text


def test_in_chinese_the_page_speaks_chinese(seed, new):
    html = render_redline(seed, new, lang="zh-Hans")
    page = read_page(html)
    assert "zh-Hans" == page.find("html")[0].attributes["lang"]
    words = page.find("nav", cls="changes")[0].text
    assert "重大变更" in words
    assert not re.search("[A-Za-z]{6,}", re.sub(r"https?://\S+|access key", "", words))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("# 规范\n\n" + "".join(f"{n}. 第{n}项义务由您承担。\n\n" for n in range(1, 9)),
         "# 规范\n\n请参见[规范](https://a.cn/1)。\n", "withdrawn"),
        ("# 规范\n\n请参见[规范](https://a.cn/1)。\n",
         "# 规范\n\n" + "".join(f"{n}. 第{n}项义务由您承担。\n\n" for n in range(1, 9)), "restored"),
        ("".join(f"{n}. 甲方{'天地玄黄'[n % 4]}第{n}号。\n\n" for n in range(1, 9)),
         "".join(f"{n}) Somebody else’s rule {n} of {'abcdefghij'[n]}{'xyz'[n % 3]}.\n\n" for n in range(1, 9)), "hardly a clause"),
    ],
    ids=["withdrawn", "restored", "unrelated"],
)  # fmt: skip
def test_what_holds_of_the_whole_is_said_in_words(old, new, words):
    page = redline_of(old, new)
    assert any(words in one.text for one in page.find(cls="remark"))


def test_two_equal_documents_have_no_stops(seed):
    page = read_page(render_redline(seed, seed))
    assert "no change" == page.find(cls="summary")[0].text
    assert [] == page.find(cls="stop") == page.find(cls="stub") == page.find("ins")


# ---- any two documents -----------------------------------------------------------------------


@given(odd_texts, odd_texts)
@settings(max_examples=40)
def test_any_two_documents_make_a_page_that_tells_both(one, other):
    old, new = parse(one), parse(other)
    page = read_page(render_redline(old, new))
    ids = Counter(one.attributes["id"] for one in page.walk() if "id" in one.attributes)
    assert {1} == set(ids.values())
    for link in page.find("a"):
        target = link.attributes.get("href", "#text")
        assert not target.startswith("#") or target[1:] in ids, target


def test_a_field_revision_makes_a_page(field_file):
    revisions = sorted(field_file.parent.glob("*.md"))
    old, new = (parse(path.read_bytes().decode()) for path in (revisions[0], revisions[-1]))
    read_page(render_redline(old, new))


def test_it_is_the_same_every_time(seed, new):
    assert render_redline(seed, new) == render_redline(seed, new)


# ---- safety ----------------------------------------------------------------------------------


def test_nothing_of_a_hostile_document_is_markup():
    old = "\n\n".join(f"1.{n}. {payload}" for n, payload in enumerate(PAYLOADS, 1))
    links = "\n\n".join(f"2.{n}. [条款]({target})" for n, target in enumerate(TARGETS, 1))
    new = old.replace("alert", "prompt").replace("1.", "3.") + "\n\n" + links
    page = redline_of(old + "\n\n" + links.replace("条款", "规范"), new)
    assert 1 == len(page.find("script"))
    for element in page.walk():
        assert not any(name.startswith("on") for name in element.attributes), element
        scheme = element.attributes.get("href", "").partition(":")[0].lower().strip()
        assert scheme not in ("javascript", "vbscript", "file", "data") or element.tag == "link"


def test_nothing_of_a_hostile_catalogue_or_name_is_markup():
    old = parse(SourceText("1. 您应付费。", "<img src=x>"))
    new = parse(SourceText("1. 您可付费。", '"><b>'))
    before = translate(old, made_catalog(old, lambda _: "<script>alert(1)</script> pays"))
    after = translate(new, made_catalog(new, lambda _: "<script>alert(2)</script> may pay"))
    page = read_page(render_redline(old, new, [after], old_translations=[before]))
    assert 1 == len(page.find("script"))
    assert [] == page.find("img") == page.find("b")


def test_the_page_allows_its_own_script_and_no_other(seed, new):
    page = read_page(render_redline(seed, new))
    (script,) = page.find("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = [
        one.attributes["content"]
        for one in page.find("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.endswith(f"; script-src 'sha256-{digest}'")
    assert "default-src 'none'" in policy


# ---- bad calls -------------------------------------------------------------------------------


def test_a_script_of_other_documents_is_refused(seed, new):
    script = diff(parse("1. 您应付费。"), parse("1. 您可付费。"))
    with pytest.raises(DiffError, match="not made from"):
        render_redline(seed, new, script=script)


def test_a_language_that_is_not_there_is_refused(seed, new):
    with pytest.raises(CatalogError, match="'fr'"):
        render_redline(seed, new, languages=["zh-Hans", "fr"])


def test_a_template_of_ones_own_goes_first(seed, new, tmp_path):
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir()
    bad.mkdir()
    (good / "redline.css").write_text("ins { color: hotpink }", encoding="utf-8")
    assert "hotpink" in render_redline(seed, new, template_dir=good)
    (bad / "redline.html.j2").write_text("{{ redline.nothing.at_all }}", encoding="utf-8")
    with pytest.raises(TemplateError, match="nothing"):
        render_redline(seed, new, template_dir=bad)


def test_a_change_of_a_kind_that_nobody_has_heard_of_is_shown_all_the_same(seed, new):
    class Unheard:
        value = "annotate"

    script = diff(seed, new)
    odd = tuple(
        attrs.evolve(one, kind=Unheard()) if one.kind.value == "move" else one
        for one in script.changes
    )
    page = read_page(render_redline(seed, new, script=attrs.evolve(script, changes=odd)))
    assert any("2.8 moved to 6.3" in one.text for one in page.find(cls="note"))
    assert unparse(new)


def test_escapes_words_beside_bold_ones_once():
    old = parse("| 名称 | 说明 |\n|---|---|\n| A | the clause's **weight** |\n")
    new = parse("| 名称 | 说明 |\n|---|---|\n| A | the clause's **weight** counts |\n")
    assert "the clause&#39;s <strong" in render_redline(old, new)
    one, other = parse("1. 用户's **应**付费。"), parse("1. 用户's **应**付费用。")
    assert "用户&#39;s <strong" in render_redline(one, other)
