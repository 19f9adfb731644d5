"""Revisions with recorded operations: what a diff says of them, against what was done."""

import pytest
from aliyun_terms import ChangeKind, PieceKind, Weight, apply, diff, invert, parse, unparse
from aliyun_terms.comparison.script import apply_patch
from tests.comparison.revisions import DIALECTS, PLANS, revise
from tests.comparison.scoring import Card, score

SEEDS = range(6)
SIZE = 60
LEAST = {"changed": 0.97, "modified": 0.97, "moved": 0.96, "renumbered": 0.995}
PRECISE, COMPLETE = 0.98, 0.80
QUIET = [plan for plan in PLANS if plan != "storm"]


def _score(plans, seeds=SEEDS, size=SIZE) -> Card:
    card = Card()
    for plan in plans:
        for seed in seeds:
            score(revise(plan, seed, size=size), card)
    return card


@pytest.mark.parametrize("plan", QUIET)
def test_what_is_said_is_what_was_done(plan):
    """Each plan alone may miss a little; all together are held to the goals below."""
    card = _score([plan])
    print(card)
    weak = {kind: one.f1 for kind, one in card.kinds.items() if one.true and one.f1 < 0.9}
    assert not weak, f"{plan}: {weak}\n{card}"


def test_all_plans_together_meet_the_goals():
    card = _score(QUIET, range(6, 12))
    print(card)
    weak = {
        kind: card.kinds[kind].f1 for kind, least in LEAST.items() if card.kinds[kind].f1 < least
    }
    assert not weak, f"{weak}\n{card}"
    assert card.spurious <= 0.02 * card.pairs, card
    assert card.shown <= 1.03 * card.edited, card


def test_a_storm_is_told_carefully():
    """Every clause edited, a fifth moved: what is said is right, and most of it is said."""
    card = _score(["storm"])
    print(card)
    changed = card.kinds["changed"]
    assert changed.precision >= PRECISE, card
    assert changed.recall >= COMPLETE, card


@pytest.mark.slow
@pytest.mark.parametrize("size", [40, 400])
def test_other_sizes_meet_the_goals(size):
    card = _score(QUIET, range(20, 26), size)
    print(card)
    weak = {
        kind: card.kinds[kind].f1 for kind, least in LEAST.items() if card.kinds[kind].f1 < least
    }
    assert not weak, f"{weak}\n{card}"


@pytest.mark.parametrize("seed", range(12))
def test_noise_is_never_substantive(seed):
    revision = revise("noise only", seed, size=SIZE)
    script = diff(parse(revision.old.print()), parse(revision.new.print()))
    loud = [
        f"{one.message} {[(piece.kind.value, piece.text) for piece in one.pieces if piece.kind is not PieceKind.KEPT]}"
        for one in script.changes
        if one.weight.rank > Weight.EDITORIAL.rank
    ]
    assert not loud, f"{revision.name}: {loud}"


@pytest.mark.parametrize("seed", range(12))
def test_one_inserted_clause_is_one_addition(seed):
    """The headline, in every dialect: nothing else is added, and nothing is modified."""
    revision = revise("one insert", seed, size=SIZE)
    script = diff(parse(revision.old.print()), parse(revision.new.print()))
    kinds = {one.kind for one in script.changes} - {ChangeKind.REFERENCE}
    assert len(script.of_kind(ChangeKind.INSERT)) == 1, revision.name
    assert kinds <= {ChangeKind.INSERT, ChangeKind.RENUMBER}, revision.name
    # A plain number may go on with the list above or with the one around it: without indentation
    # to tell by, a number more can hang a clause elsewhere, and then no cause is told.
    if revision.old.dialect.name != "nested lists":
        assert all("because" in one.message for one in script.of_kind(ChangeKind.RENUMBER))


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("seed", range(len(DIALECTS)))
def test_laws(plan, seed):
    """Applied, a script makes the later text; inverted, the earlier; and it is what it was."""
    revision = revise(plan, seed, size=SIZE)
    one, other = revision.old.print(), revision.new.print()
    old, new = parse(one), parse(other)
    script = diff(old, new)
    assert unparse(apply(script, old)) == other, revision.name
    assert unparse(apply_patch(invert(script), new)) == one, revision.name
    assert diff(old, new) == script, "the same input gives the same output"
    assert diff(new, new).changes == ()
    for change in script.changes:
        assert change.message, change
        assert change.message_zh, change


def test_a_script_grows_with_the_change_not_with_the_document():
    sizes = []
    for size in (60, 600):
        revision = revise("one insert", 0, size=size)
        patch = diff(parse(revision.old.print()), parse(revision.new.print())).patch
        sizes.append(
            len(patch.order) + len(patch.rewrites) + len(patch.drops) + len(patch.relabels)
        )
    assert sizes[1] <= sizes[0] + 10
