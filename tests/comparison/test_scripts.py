"""Edit scripts are exact: applied they make the later text, inverted they undo it."""

import copy
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from random import Random

import attrs
import pytest
from aliyun_terms import apply, diff, invert, load, parse, unparse
from aliyun_terms.comparison.inverting import invert_patch
from aliyun_terms.comparison.order import Keep, Placed
from aliyun_terms.comparison.patch import Drop, Relabel, Rewrite
from aliyun_terms.comparison.script import apply_patch
from aliyun_terms.comparison.serialising import script_from_dict, script_to_dict
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


DAMAGE = pytest.mark.parametrize(
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


@DAMAGE
def test_a_damaged_script_is_refused(damage: dict[str, object]) -> None:
    """Positions that are not there cost no time, and end in no other error."""
    document = parse("1. 您应付费。\n\n2. 您应保密。\n")
    patch = attrs.evolve(diff(document, document).patch, **damage)
    with pytest.raises(DiffError, match="damaged"):
        apply_patch(patch, document)


@DAMAGE
def test_a_damaged_script_cannot_be_undone(damage: dict[str, object]) -> None:
    """It is refused when it is inverted, or when what comes of that is applied: at once."""
    document = parse("1. 您应付费。\n\n2. 您应保密。\n")
    patch = attrs.evolve(diff(document, document).patch, **damage)
    with pytest.raises(DiffError, match="damaged"):
        apply_patch(invert_patch(patch), document)


def test_any_number_of_a_script_may_be_wrong(seed_text: str, made_up_text: str) -> None:
    """Whatever number is damaged, the text comes out right or nothing does, in either direction."""
    old, new = parse(seed_text), parse(made_up_text)
    whole = script_to_dict(diff(old, new))
    for place in _numbers(whole["patch"], ()):
        for wrong in (-1, 0, 10**12):
            script = script_from_dict(_with_number(whole, ("patch", *place), wrong))
            with suppress(DiffError):
                assert made_up_text == unparse(apply(script, old))
            with suppress(DiffError):
                assert seed_text == unparse(apply_patch(invert(script), new))


def _numbers(data: object, path: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    """Yield the places of positions, shifts and depths; the nodes themselves are not touched."""
    if isinstance(data, int):
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in ("block", "before", "after"):
                yield from _numbers(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _numbers(value, (*path, number))


def _with_number(data: dict, path: tuple[object, ...], number: int) -> dict:
    damaged = copy.deepcopy(data)
    at = damaged
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = number
    return damaged


def test_every_field_revision_is_made_from_the_one_before(field_file) -> None:
    """Real revisions, layout and all."""
    revisions = sorted(field_file.parent.glob("*.md"))
    for earlier, later in pairwise(revisions):
        old, new = load(earlier), load(later)
        assert unparse(new) == unparse(apply(diff(old, new), old))
