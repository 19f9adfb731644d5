"""The index: from a label or an id to a unit, and from a unit to what stands above it."""

import pytest
from aliyun_terms import Document, parse, walk
from aliyun_terms.errors import AmbiguousLabelError, LabelError, UnknownLabelError

TWO_PARTS = """\
# 服务协议

## 通用服务条款

1. 费用

1.1 您应付费。

3. 保密

3.1 双方应保密。

## 专用服务条款

1. 服务

1.1 阿里云提供服务。

3. 退款

3.1 费用概不退还。
"""

MISPLACED = """\
3. 费用

3.1 您应付费。

4. 终止

3.2 您应续费。

4.1 阿里云可终止服务。

4.1.1 但应提前通知。
"""


@pytest.fixture
def parts() -> Document:
    return parse(TWO_PARTS)


@pytest.fixture
def misplaced() -> Document:
    return parse(MISPLACED)


def test_a_label_finds_its_unit(seed):
    assert "修改、翻译、改编" == seed["2.5.1"].text[:8]


@pytest.mark.parametrize("key", ["2.5.1", "2.5.1.", " 2.5.1 ", "2/2.5/2.5.1", "API使用/2.5.1"])
def test_a_label_may_be_written_in_several_ways(seed, key):
    assert seed["sec_2__cl_2-5__cl_2-5-1"] is seed[key]


def test_an_id_finds_its_unit(seed):
    assert "sec_3__p_1" == seed.index.eid(seed["sec_3__p_1"])
    assert "您理解并同意，在免费期间" == seed["sec_3__p_1"].text[:12]


@pytest.mark.parametrize("key", ["9.9", "", "/", "sec_9", "2.5.1/2.5", "专用/2.5.1", "您应付费"])
def test_an_unknown_label_raises_and_says_what_labels_look_like(seed, key):
    with pytest.raises(UnknownLabelError, match=r"2\.5\.1"):
        seed[key]


def test_an_ambiguous_label_raises_with_all_candidates(parts):
    with pytest.raises(AmbiguousLabelError) as refusal:
        parts["3.1"]
    eids = [eid for eid in parts.index.nodes if eid.endswith("cl_3-1")]
    assert tuple(eids) == refusal.value.candidates
    assert 2 == len(eids)
    for eid in eids:
        assert eid in str(refusal.value)


def test_part_of_a_heading_tells_ambiguous_labels_apart(parts):
    assert "双方应保密。" == parts["通用/3.1"].text
    assert "费用概不退还。" == parts["专用/3.1"].text
    assert "费用概不退还。" == parts["专用服务条款/退款/3.1"].text


def test_a_heading_that_does_not_stand_above_finds_nothing(parts):
    with pytest.raises(UnknownLabelError):
        parts["保密/专用/3.1"]


def test_a_wrong_label_is_a_lookup_error(parts):
    with pytest.raises(LookupError):
        parts["7.7"]
    assert issubclass(AmbiguousLabelError, LabelError)


def test_a_repeated_label_has_ids_with_a_suffix():
    document = parse("2. 费用\n\n2.4 您应付费。\n\n2.4 您应续费。\n\n2.4 您应退费。\n")
    assert ["sec_2", "sec_2__cl_2-4", "sec_2__cl_2-4_2", "sec_2__cl_2-4_3"] == [
        *document.index.nodes
    ]


def test_a_suffix_does_not_collide_with_a_number():
    document = parse("（1）付费；\n\n（1）续费；\n\n1-2 您应付费。\n\n1-2-2 您应续费。\n")
    assert len(document.index.nodes) == len(list(walk(document)))


def test_ids_of_units_without_a_label(parts):
    document = parse(
        "您应付费。\n\n|a|\n|-|\n\n![](b)\n\n服务=A×B\n\n-   付费；\n\n**其他**\n\n您。\n"
    )
    assert ["p_1", "table_1", "img_1", "formula_1", "item_1", "sec_nn", "sec_nn__p_1"] == [
        *document.index.nodes
    ]


def test_parents_and_ancestors(seed):
    item = seed["2.5.1"]
    assert seed["2.5"] is seed.index.parent(item)
    assert (seed["2"], seed["2.5"]) == seed.index.ancestors(item)
    assert seed.index.parent(seed["2"]) is None
    assert () == seed.index.ancestors(seed["2"])


def test_the_label_of_a_unit_without_one_is_that_of_the_unit_above(seed):
    assert "6.3" == seed.index.label(seed["sec_6__cl_6-3__p_1"])
    assert "2.5.1" == seed.index.label(seed["2.5.1"])
    assert "" == seed.index.label(seed["title"])


def test_the_logical_parent_of_a_clause_printed_under_the_wrong_section(misplaced):
    clause = misplaced["3.2"]
    assert misplaced["4"] is misplaced.index.parent(clause)
    assert misplaced["3"] is misplaced.index.logical_parent(clause)


def test_the_logical_parent_is_the_printed_one_where_numbers_agree(misplaced):
    for label in ("3.1", "4.1", "4.1.1"):
        clause = misplaced[label]
        assert misplaced.index.parent(clause) is misplaced.index.logical_parent(clause)


def test_the_logical_parent_is_looked_for_in_the_same_part(parts):
    clause = parts["专用/3.1"]
    assert parts["专用/3"] is parts.index.logical_parent(clause)


def test_the_logical_parent_is_never_in_another_part():
    document = parse(
        "## 通用条款\n\n1. 费用\n\n1.1 您应付费。\n\n2. 保密\n\n2.1 双方应保密。\n\n"
        "## 专用条款\n\n1. 服务\n\n1.1 提供服务。\n\n2.1 您应续费。\n"
    )
    clause = document["专用/2.1"]
    assert document.index.parent(clause) is document.index.logical_parent(clause)


def test_the_logical_parent_of_a_hyphened_clause_is_its_article():
    document = parse("第一条 费用\n\n1-1 您应付费。\n\n1-2 您应：\n\n1-2-1 续费。\n\n第二条 保密\n")
    assert document["第一条"] is document.index.logical_parent(document["1-1"])
    assert document["1-2"] is document.index.logical_parent(document["1-2-1"])


def test_a_unit_of_another_tree_is_refused(seed, parts):
    with pytest.raises(UnknownLabelError, match="not in the document"):
        seed.index.eid(parts["通用/1.1"])
    with pytest.raises(UnknownLabelError, match="not in the document"):
        seed.index.parent(parts["通用/1.1"])


def test_the_index_lists_its_units_and_cannot_be_changed(seed):
    assert 37 == len(seed.index.nodes)
    with pytest.raises(TypeError):
        seed.index.nodes["x"] = seed["1"]


def test_a_key_that_is_no_string_is_refused_in_words():
    document = parse("1. 您应付费。\n")
    with pytest.raises(TypeError, match="is a string"):
        document[1]
    with pytest.raises(TypeError, match="is a string"):
        list(document)
