"""Each construct of the selector language, with what it finds in one document."""

from pathlib import Path

import pytest
from aliyun_terms import compile_selector, parse, select, select_one
from tests.query.documents import DOCUMENT, told

# The eids of the document are long; these stand for them.
SHORT = {
    "通用": "part_1",
    "1": "part_1__sec_1",
    "1.1": "part_1__sec_1__cl_1-1",
    "1.2": "part_1__sec_1__cl_1-2",
    "2": "part_1__sec_2",
    "2.1": "part_1__sec_2__cl_2-1",
    "（1）": "part_1__sec_2__cl_2-1__item_1",
    "（2）": "part_1__sec_2__cl_2-1__item_2",
    "（3）": "part_1__sec_2__cl_2-1__item_3",
    "2.2": "part_1__sec_2__cl_2-2",
    "2.3": "part_1__sec_2__cl_2-3",
    "专用": "part_2",
    "专用/1": "part_2__sec_1",
    "专用/1.1": "part_2__sec_1__cl_1-1",
    "table": "part_2__sec_1__cl_1-1__table_1",
    "专用/1.2": "part_2__sec_1__cl_1-2",
    "noise": "part_2__sec_1__cl_1-2__noise_1",
}
CLAUSES = ["1.1", "1.2", "2.1", "2.2", "2.3", "专用/1.1", "专用/1.2"]
ITEMS = ["（1）", "（2）", "（3）"]
ROWS = ["row 可用性 赔偿", "row 99.9% 10%", "row 99.0%"]

CASES = {
    # Types.
    "document": ["document"],
    "title": ["title"],
    "part": ["通用", "专用"],
    "section": ["1", "2", "专用/1"],
    "clause": CLAUSES,
    "listitem": ITEMS,
    "item": ITEMS,
    "ListItem": ITEMS,
    "paragraph": [],
    "table": ["table"],
    "row": ROWS,
    "cell:nth(2)": ["cell 赔偿", "cell 10%", "cell"],
    "link": ["link 价格页", "link 云盘条款", "link 快照条款"],
    "strong": ["strong 您不得转让账号。", "strong 出租"],
    "noise": ["noise"],
    "heading": ["title", "通用", "1", "2", "专用", "专用/1"],
    "provision": ["1.1", "1.2", "2.1", *ITEMS, "2.2", "2.3", "专用/1.1", "专用/1.2"],
    "2.1 > *": ITEMS,
    "1.2 > *": [],
    "专用/1.1 *": [
        *("table", ROWS[0], "cell 可用性", "cell 赔偿", ROWS[1], "cell 99.9%", "cell 10%"),
        *(ROWS[2], "cell 99.0%", "cell"),
    ],
    # Ids and labels.
    "#part_1__sec_2": ["2"],
    "section#part_1__sec_2__cl_2-1": [],
    "#nothing": [],
    "2.1": ["2.1"],
    "2.1.": ["2.1"],
    "1.1": ["1.1", "专用/1.1"],
    "2.*": ["2.1", "2.2", "2.3"],
    "（*）": ITEMS,
    "（2）": ["（2）"],
    "专用/1.1": ["专用/1.1"],
    "专用/*": ["专用/1", "专用/1.1", "专用/1.2"],
    "通*务/1.*": ["1.1", "1.2"],
    "专用/通用/1.1": [],
    "通用/使用/2.2": ["2.2"],
    "使用/通用/2.2": [],
    # Attributes.
    "[label]": ["1", "1.1", "1.2", "2", "2.1", *ITEMS, "2.2", "2.3",
                "专用/1", "专用/1.1", "专用/1.2"],
    "[emphasis=full]": ["1.2"],
    "[emphasis=partial]": ["（2）"],
    "item[emphasis!=none]": ["（2）"],
    "clause[emphasis='none'][label$='.1']": ["1.1", "2.1", "专用/1.1"],
    '[label^="2."]': ["2.1", "2.2", "2.3"],
    "[label*='.']": CLAUSES,
    "[text~=不存在]": [],
    "[eid$=cl_2-2]": ["2.2"],
    "[depth=1]": ["title", "通用", "专用"],
    "[depth>=4]": [*ITEMS, "table"],
    "clause[number>2]": ["2.3"],
    "clause[number<=1]": ["1.1", "2.1", "专用/1.1"],
    "clause[length<8]": ["2.2"],
    "clause[length=8]": ["1.2"],
    "[intro]": ["2.1"],
    "[heading*=用]": ["通用", "2", "专用"],
    "[scheme=parenthesised]": ITEMS,
    "[type=listitem]": ITEMS,
    "document[title*=示例]": ["document"],
    "table[rows=3][columns=2]": ["table"],
    "[rows]": ["table"],
    # Links.
    "[href*=aliyun]": ["link 价格页", "link 云盘条款", "link 快照条款"],
    "link[kind=service-terms]": ["link 云盘条款", "link 快照条款"],
    "link[href$='1.html']": ["link 云盘条款"],
    "link[href*=HELP]": [],
    "link[href*=HELP i]": ["link 云盘条款", "link 快照条款"],
    "clause:has(link[kind=own-site])": ["2.2"],
    "link:nth(2)": ["link 快照条款"],
    "link + link": ["link 快照条款"],
    # Texts.
    ':contains("逆向工程")': ["（1）"],
    ":contains('账号')": ["1.2", "（2）"],
    ":contains(“账号”)": ["1.2", "（2）"],
    ":contains(「账号」)": ["1.2", "（2）"],
    ':contains("逆向", "规避")': ["（1）", "（3）"],
    'row:contains("99.9%")': ["row 99.9% 10%"],
    'link:contains("云盘")': ["link 云盘条款"],
    'clause:has(:contains("逆向工程"))': ["2.1"],
    ':matches("^您.*账号")': ["1.2"],
    r'cell:matches("^\d+(\.\d)?%$")': ["cell 99.9%", "cell 10%", "cell 99.0%"],
    r':matches("[（(]|规避", "定义$")': ["1", "（3）"],
    # Nodes that stand to one another.
    "section > clause": CLAUSES,
    "part > clause": [],
    "part clause": CLAUSES,
    ":root > part": ["通用", "专用"],
    "part section clause item": ITEMS,
    "clause>item": ITEMS,
    "2.1 + clause": ["2.2"],
    "2.1 ~ clause": ["2.2", "2.3"],
    "（1） ~ item": ["（2）", "（3）"],
    "title ~ part": ["通用", "专用"],
    "2.3, 1.1 , 2.3": ["1.1", "2.3", "专用/1.1"],
    # Pseudo-classes.
    ":root": ["document"],
    "section:has(item)": ["2"],
    "section:has(> item)": [],
    "clause:has(> item)": ["2.1"],
    "clause:has(+ clause:has(link))": ["2.1", "2.2"],
    "clause:has(~ clause item)": [],
    "1.1:has(~ clause)": ["1.1", "专用/1.1"],
    "part:has(> section > clause > item)": ["通用"],
    "part:has(table, item)": ["通用", "专用"],
    "section:has(clause:has(item))": ["2"],
    "clause:not(:has(*))": ["1.1", "1.2", "2.2", "2.3", "专用/1.2"],
    "clause:not(2.*, 专用/*)": ["1.1", "1.2"],
    "section:not(part:last > section)": ["1", "2"],
    ":is(1.2, item)": ["1.2", *ITEMS, "专用/1.2"],
    ":is(link, noise)": ["link 价格页", "link 云盘条款", "link 快照条款", "noise"],
    "clause:is(section:nth(2) > *)": ["2.1", "2.2", "2.3"],
    "clause:first": ["1.1", "2.1", "专用/1.1"],
    "clause:last": ["1.2", "2.3", "专用/1.2"],
    "item:nth(2)": ["（2）"],
    "item:nth(odd)": ["（1）", "（3）"],
    "item:nth(even)": ["（2）"],
    "item:nth(n+2)": ["（2）", "（3）"],
    "item:nth(-n + 2)": ["（1）", "（2）"],
    "item:nth-last(1)": ["（3）"],
    "item:nth(0)": [],
    "part:first": ["通用"],
    ":root > :first": ["title"],
    "section:only": ["专用/1"],
    "cell:empty": ["cell"],
    # Blanks.
    "  clause\n>\titem ": ITEMS,
    "clause:has( > item , > table )": ["2.1", "专用/1.1"],
    "[ emphasis = full ]": ["1.2"],
}  # fmt: skip


@pytest.mark.parametrize(("selector", "wanted"), CASES.items())
def test_a_selector_finds(selector, wanted):
    names = {eid: short for short, eid in SHORT.items()}
    assert wanted == [names.get(name, name) for name in told(DOCUMENT, compile_selector(selector))]


def test_results_are_in_document_order_and_each_is_there_once():
    found = select(DOCUMENT, "item, clause, *:is(item), part ~ part clause, 2.1 *")
    places = [node.line_span.start for node in found]
    assert sorted(set(places)) == places


def test_the_first_of_the_results():
    assert select_one(DOCUMENT, "clause") is select(DOCUMENT, "clause")[0]
    assert select_one(DOCUMENT, "formula") is None


def test_the_nodes_are_those_of_the_document():
    assert select(DOCUMENT, "2.1") == (DOCUMENT["2.1"],)
    assert select_one(DOCUMENT, "2.1") is DOCUMENT["2.1"]
    assert select_one(DOCUMENT, ":root") is DOCUMENT


def test_an_empty_document():
    assert select(parse(""), "*, noise, link") == ()
    assert select(parse(""), ":root:empty") != ()


@pytest.mark.parametrize(
    "key", ["1", "1.1", "2.1", "专用/1.1", "专用/1", "通用/2.3", "part_1__sec_2", "（2）"]
)
def test_a_label_path_means_what_it_means_between_the_brackets_of_a_document(key):
    index = DOCUMENT.index
    try:
        wanted = {index.eid(DOCUMENT[key])}
    except LookupError as error:
        wanted = set(error.candidates)
    selector = f"#{key}" if key in index.nodes else key
    assert wanted == {index.eid(node) for node in select(DOCUMENT, selector)}


def test_a_picture_stands_on_a_line_of_its_own_or_within_one():
    document = parse("# a\n\n![甲](a.png)\n\n1. 见![乙](b.png)。\n")
    assert ["甲", "乙"] == [image.alternative for image in select(document, "image")]
    assert ["b.png"] == [image.target for image in select(document, "clause > image")]
    assert ["甲"] == [image.alternative for image in select(document, "* ~ *, title + *")
                     if hasattr(image, "alternative")]  # fmt: skip


def test_noise_stands_between_no_siblings():
    document = parse("1. 甲\n\n****\n\n2. 乙\n")
    assert 1 == len(select(document, "noise"))
    assert ["2"] == [node.label.value for node in select(document, "1 + *")]


def test_what_says_the_same_is_equal_and_has_one_hash():
    one, other = compile_selector("clause , item"), compile_selector("clause,item")
    assert one == other
    assert hash(one) == hash(other)
    assert one != compile_selector("item")
    assert compile_selector("clause , item") is one


def test_a_compiled_selector_is_frozen_and_can_be_matched_again():
    selector = compile_selector("item")
    assert len(select(DOCUMENT, selector)) == len(selector.select(DOCUMENT)) == 3
    with pytest.raises(AttributeError):
        selector.text = "clause"


FIXTURES = sorted((Path(__file__).parents[1] / "syntax" / "fixtures").glob("*.md"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_label_is_a_selector_of_its_own_or_in_brackets(path):
    document = parse(path.read_text(encoding="utf-8"))
    for unit in document.index.nodes.values():
        label = getattr(unit, "label", None)
        if label is None:
            continue
        assert any(unit is found for found in select(document, f'[label="{label.value}"]'))
        if not label.value.isascii() or label.value[0].isdigit():
            assert any(unit is found for found in select(document, label.value)), label.value
