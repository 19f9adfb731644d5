"""JSON of documents: what it looks like, and what is refused."""

import json

import pytest
from aliyun_terms import from_dict, from_json, parse, to_dict, to_json
from aliyun_terms.errors import SchemaError
from hypothesis import given
from hypothesis import strategies as st

TEXT = "# 规范\n\n1.  费用\n\n    **1.1. 见[价格](www.aliyun.com)。**\n"

VALID = to_dict(parse(TEXT))

JUNK = [
    "",
    "{",
    "null",
    "1",
    '"x"',
    "[]",
    "{}",
    '{"format": "aliyun_terms/document/2", "children": []}',
    '{"format": "aliyun_terms/document/1"}',
    '{"format": "aliyun_terms/document/1", "children": null}',
    '{"format": "aliyun_terms/document/1", "children": 7}',
    '{"format": "aliyun_terms/document/1", "children": "x"}',
    '{"format": "aliyun_terms/document/1", "children": [null]}',
    '{"format": "aliyun_terms/document/1", "children": [{}]}',
    '{"format": "aliyun_terms/document/1", "children": [[]]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Chapter"}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Text", "value": "x"}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": ["Clause"]}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Noise"}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Clause", "content": 1}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Clause", "content": [1]}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Clause", "label": "1"}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Clause", "label": {}}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Clause", "line_span": [1]}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Clause", "line_span": 1}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Clause", "line_span": "ab"}]}',
    '{"format": "aliyun_terms/document/1", "children": [{"type": "Table", "rows": [{"cells": 1}]}]}',
    "[" * 100_000,
    '{"format": "aliyun_terms/document/1", "children": ['
    + '{"type": "Clause", "children": [' * 20_000
    + "]}" * 20_000
    + "]}",
]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: junk[:110])
def test_junk_is_refused_with_a_reason(junk):
    with pytest.raises(SchemaError) as refusal:
        from_json(junk)
    assert str(refusal.value)
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize("junk", [None, 1, "x", [], {}, object(), {"format": 1}])
def test_data_of_another_shape_is_refused(junk):
    with pytest.raises(SchemaError):
        from_dict(junk)


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(
        st.sampled_from(["type", "children", "content", "label", "span", "rows", "value"]), below, max_size=4),
    max_leaves=12,
))  # fmt: skip
def test_children_of_any_shape_are_read_or_refused(children):
    data = {"format": VALID["format"], "name": "x", "title": None, "children": children}
    try:
        document = from_dict(data)
    except SchemaError:
        return
    assert document == from_dict(to_dict(document))


def test_a_wrong_type_is_named_with_those_there_are():
    with pytest.raises(SchemaError, match=r"'Chapter'.*Clause"):
        from_dict(VALID | {"children": [{"type": "Chapter"}]})


def test_the_json_is_one_line_of_readable_characters():
    written = to_json(parse(TEXT))
    assert 1 == len(written.splitlines())
    assert "见" in written
    assert VALID == json.loads(written)


def test_the_json_may_be_indented():
    assert VALID == json.loads(to_json(parse(TEXT), indent=2))
    assert '\n  "format"' in to_json(parse(TEXT), indent=2)


def test_ids_are_given_to_readers_and_not_read_back():
    data = to_dict(parse(TEXT))
    (clause,) = data["children"][1]["children"]
    assert "sec_1__cl_1-1" == clause["eid"]
    clause["eid"] = "changed"
    assert "sec_1__cl_1-1" in from_dict(data).index.nodes


def test_fields_with_their_default_are_left_out():
    (_, section) = VALID["children"]
    assert "label" in section
    assert "label" not in VALID["children"][0]
    assert "escaped" not in section["content"][0]
    assert "rows" not in section


def test_the_name_of_a_document_is_kept():
    assert "<string>" == from_json(to_json(parse(TEXT))).name
