"""Whatever goes in comes out again: as text, through JSON, through pickle."""

import copy
import pickle

import pytest
from aliyun_terms import (
    Document,
    SourceText,
    check,
    emphasised,
    from_dict,
    from_json,
    links,
    load,
    parse,
    to_dict,
    to_json,
    unparse,
    walk,
)
from hypothesis import example, given, settings
from tests.dialect import HOSTILE, any_texts, odd_texts, texts, well_formed
from tests.laws.reading_laws import broken_law

DEEP = ".".join(["1"] * 100) + " 您应保密。\n"
NESTED = "".join(f"{'.'.join(['1'] * depth)} 您应：\n\n" for depth in range(1, 101))


@given(any_texts)
@example("")
@example("\ufeff")
@example("\ufeff# 规范\r\n")
@example("\ud800")
def test_any_string_keeps_the_laws(text):
    assert "" == broken_law(text)


@given(odd_texts)
@example(DEEP)
@example(NESTED)
@example("|a\n|-\n\n|b")
@example("**1.****2.**")
@example("## 甲\n\n1. 您应付费。\n\n# 乙\n\n2.1 您应续费。\n")
@example(">")
@example("1. a  ")
@example("a\n  \n  ")
@example("---\n---")
@example("1. 您应有如下：\n1.1 **甲")
@example("1. 您应有如下：\n**1.1 甲** **乙")
@example("\n---\n甲\n---")
@example("|甲|\n---\n")
def test_pieces_of_the_dialect_keep_the_laws(text):
    assert "" == broken_law(text)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("number", [1, 2, 3, 70, 200])
def test_a_piece_repeated_keeps_the_laws(piece, number):
    assert "" == broken_law(piece * number)


@given(well_formed())
@settings(max_examples=30)
def test_a_well_formed_document_keeps_the_laws(sample):
    assert "" == broken_law(sample.text)


def test_a_field_document_keeps_the_laws(field_text):
    assert "" == broken_law(field_text)


@given(texts)
def test_json_reads_back_to_the_same_document(text):
    document = parse(text)
    written = to_json(document)
    again = from_json(written)
    assert document == again
    assert written == to_json(again)
    assert to_dict(document) == to_dict(from_dict(to_dict(document)))


def test_deep_documents_go_through_json_and_pickle():
    document = parse(NESTED)
    assert document == from_json(to_json(document))
    assert document == pickle.loads(pickle.dumps(document))
    assert 100 == len([*walk(document)])


@given(texts)
def test_pickle_and_copy_keep_a_document(text):
    document = parse(text)
    document.index.nodes
    for again in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document)):
        assert document == again
        assert text == unparse(again)
        assert list(document.index.nodes) == list(again.index.nodes)


@given(texts)
def test_parsing_twice_gives_equal_documents_and_equal_json(text):
    assert parse(text) == parse(text)
    assert to_json(parse(text)) == to_json(parse(text))
    assert hash(parse(text)) == hash(parse(text))


@given(texts)
def test_reading_a_file_keeps_every_byte(tmp_path_factory, text):
    data = text.encode("utf-8", "replace")
    path = tmp_path_factory.mktemp("source") / "a.md"
    path.write_bytes(data)
    assert data == unparse(load(path)).encode("utf-8")


@given(texts)
def test_nothing_that_looks_at_a_document_raises(text):
    document = parse(SourceText(text, "a.md"))
    for found in check(document):
        assert 0 <= found.span.start <= found.span.end <= len(text)
    assert len(emphasised(document)) <= len(emphasised(document, partly=True))
    assert {use.eid for use in links(document)} <= set(document.index.nodes)
    assert "a.md" == document.name


@given(texts)
def test_ids_are_unique_and_lead_back_to_their_blocks(text):
    document = parse(text)
    blocks = [*walk(document)]
    assert len(blocks) == len(document.index.nodes)
    assert [document.index.eid(block) for block in blocks] == list(document.index.nodes)
    for block in blocks:
        assert block is document[document.index.eid(block)]


@given(texts)
def test_a_child_has_the_id_of_its_parent_before_its_own(text):
    index = parse(text).index
    for eid, block in index.nodes.items():
        parent = index.parent(block)
        assert (eid.rpartition("__")[0] if "__" in eid else "") == (
            "" if parent is None else index.eid(parent)
        )


def test_a_document_without_blocks_is_empty():
    assert Document() == parse("")
    assert (0, 0) == parse("").span
    assert parse("").title is None
