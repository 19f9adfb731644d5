"""Labels deeper than 64 levels are kept as printed and attached at the deepest level."""

import pytest
from aliyun_terms import check, parse, walk
from tests.dialect import HOSTILE
from tests.outlines import labels_below

DEEPEST = 64


def depths(document):
    """Give the depth of every block: 0 at the top."""
    return [len(document.index.ancestors(block)) for block in walk(document)]


def dotted(numbers: int) -> str:
    return ".".join(["1"] * numbers)


def test_labels_nest_to_sixty_four_levels():
    document = parse("".join(f"{dotted(numbers)} 您应：\n" for numbers in range(1, 65)))
    assert [*range(64)] == depths(document)
    assert () == check(document, select=["AT106"])


def test_deeper_labels_stand_side_by_side():
    text = "".join(f"{dotted(numbers)} 您应：\n" for numbers in range(1, 81))
    document = parse(text)
    assert max(depths(document)) <= DEEPEST
    assert [dotted(numbers) for numbers in range(1, 81)] == labels_below(document)
    assert 80 - DEEPEST == len(check(document, select=["AT106"]))


@pytest.mark.parametrize("piece", [piece for piece in HOSTILE if piece.endswith("\n")])
def test_nothing_nests_deeper(piece):
    assert max(depths(parse(piece * 300))) <= DEEPEST
