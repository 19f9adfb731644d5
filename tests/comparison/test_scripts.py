"""Edit scripts are exact: applied they make the later text, inverted they undo it."""

from itertools import pairwise
from random import Random

import attrs
import pytest
from aliyun_terms import apply, diff, invert, load, parse, unparse
from aliyun_terms.comparison.order import Keep, Placed
from aliyun_terms.comparison.script import Drop, Relabel, Rewrite, apply_patch
from aliyun_terms.errors import DiffError
from aliyun_terms.tree.blocks import Paragraph
from hypothesis import given
from tests.dialect import mutated, odd_texts


@given(odd_texts, odd_texts)
def test_a_script_makes_the_later_text_and_its_inverse_the_earlier(one: str, other: str) -> None:
    """Law 4, on two texts that have nothing to do with each other."""
    old, new = parse(one), parse(other)
    script = diff(old, new)
    assert other == unparse(apply(script, old))
    assert one == unparse(apply_patch(invert(script), new))


@given(odd_texts)
def test_a_document_against_itself_is_no_change(text: str) -> None:
    """Law 4: nothing is reported where nothing is different."""
    document = parse(text)
    script = diff(document, document)
    assert script.changes == ()
    assert script.patch.rewrites == ()
    assert text == unparse(apply(script, document))


@pytest.mark.parametrize("seed", range(40))
def test_a_mutation_of_a_real_text_is_made_exactly(seed: int, seed_text: str) -> None:
    """Law 4, on small and large edits of a real document."""
    other = mutated(seed_text, Random(seed))
    old, new = parse(seed_text), parse(other)
    script = diff(old, new)
    assert other == unparse(apply(script, old))
    assert seed_text == unparse(apply_patch(invert(script), new))


def test_a_script_is_refused_by_another_document(seed_text: str) -> None:
    """Nothing is half done."""
    script = diff(parse(seed_text), parse("# 规范\n"))
    with pytest.raises(DiffError, match="another text"):
        apply(script, parse("# 另一规范\n"))


@pytest.mark.parametrize(
    "damage",
    [
        {"order": (Keep(0, 10**12),)},
        {"order": (Keep(-1, 1),)},
        {"order": (Keep(0, 1),) * 3},
        {"relabels": (Relabel(0, 10**12, 0, 1),)},
        {"rewrites": (Rewrite(99, Paragraph(), Paragraph()),)},
        {"drops": (Drop(-1, Placed(0, Paragraph())),)},
    ],
)
def test_a_damaged_script_is_refused(damage: dict[str, object]) -> None:
    """Positions that are not there cost no time, and end in no other error."""
    document = parse("1. 您应付费。\n\n2. 您应保密。\n")
    patch = attrs.evolve(diff(document, document).patch, **damage)
    with pytest.raises(DiffError, match="damaged"):
        apply_patch(patch, document)


def test_every_field_revision_is_made_from_the_one_before(field_file) -> None:
    """Real revisions, layout and all."""
    revisions = sorted(field_file.parent.glob("*.md"))
    for earlier, later in pairwise(revisions):
        old, new = load(earlier), load(later)
        assert unparse(new) == unparse(apply(diff(old, new), old))
