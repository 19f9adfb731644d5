"""Walking: every block once, in the order of print."""

from aliyun_terms import parse, walk
from hypothesis import given, settings
from tests.dialect import texts, well_formed
from tests.outlines import labels_below


@given(texts)
def test_blocks_come_in_the_order_of_print(text):
    starts = [block.line_span.start for block in walk(parse(text))]
    assert sorted(starts) == starts


@given(well_formed())
@settings(max_examples=30)
def test_every_block_comes_once_and_after_its_parent(sample):
    document = parse(sample.text)
    blocks = [*walk(document)]
    places = {id(block): place for place, block in enumerate(blocks)}
    assert len(blocks) == len(places) == len(document.index.nodes)
    for block in blocks:
        assert [places[id(child)] for child in block.children] == sorted(
            places[id(child)] for child in block.children
        )
        assert all(places[id(child)] > places[id(block)] for child in block.children)


def test_a_block_is_walked_without_itself(seed):
    assert ["2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5"] == labels_below(seed["2.5"])
    assert [] == [*walk(seed["2.5.1"])]
