"""What happened to one unit that both revisions have: words, links, emphasis, layout."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from aliyun_terms.comparison.changes import ChangeEvidence, ChangeKind, Weight
from aliyun_terms.comparison.classing import Cited, find_evidence
from aliyun_terms.comparison.inline import Piece, redline
from aliyun_terms.comparison.linking import Linked, link_evidence, read_links
from aliyun_terms.comparison.tokens import Granularity
from aliyun_terms.comparison.units import DiffUnit, match_key
from aliyun_terms.tree.blocks import Block, Clause, Formula, ListItem, Paragraph, lines
from aliyun_terms.tree.emphasis import Emphasis, emphasis
from aliyun_terms.tree.inline import Image, Inline, Strong, Text

__all__ = ["Finding", "compare_words", "find_changes"]


@attrs.frozen
class Finding:
    """One thing that happened to a unit.

    Attributes:
        kind: what.
        weight: how much it may matter.
        pieces: its words, with what was taken out and put in.
        classes: what kind of words changed, or how the emphasis did.
        evidence: the words that show each class.
    """

    kind: ChangeKind
    weight: Weight
    pieces: tuple[Piece, ...] = ()
    classes: tuple[str, ...] = ()
    evidence: tuple[ChangeEvidence, ...] = ()


def find_changes(
    old: DiffUnit, new: DiffUnit, *, granularity: Granularity, cited: Sequence[Cited] = ()
) -> Iterator[Finding]:
    """Yield what happened to a unit, its place and its number aside.

    Args:
        old: the unit in the old document.
        new: the unit in the new one.
        granularity: what a redline never cuts.
        cited: the references that stand in both wordings.
    """
    if old.body != new.body:
        found = list(_find(old, new, granularity, cited))
        if found:
            yield from found
            return
    if old.label == new.label and old.printed != new.printed:
        yield Finding(ChangeKind.LAYOUT, Weight.NONE)


def _find(
    old: DiffUnit, new: DiffUnit, granularity: Granularity, cited: Sequence[Cited]
) -> Iterator[Finding]:
    before, after = read_links(old.block), read_links(new.block)
    linked = tuple(link_evidence(before, after))
    if old.text != new.text:
        pieces = redline(old.text, new.text, granularity=granularity)
        if _only_links(before, after):
            yield _link_finding(linked, pieces, before, after)
            linked = ()
        else:
            found = compare_words(ChangeKind.UPDATE, pieces, cited)
            same = set(before.targets) == set(after.targets)
            yield _without_addresses(found) if same else found
            linked = () if same else tuple(one for one in linked if one.name == "address")
    if linked:
        yield _link_finding(linked, (), before, after)
    yield from _emphasis(old, new)


def compare_words(
    kind: ChangeKind, pieces: tuple[Piece, ...], cited: Sequence[Cited] = ()
) -> Finding:
    """Say what a redline means."""
    evidence = find_evidence(pieces, cited=cited)
    return Finding(kind, _heaviest(evidence), pieces, _names(evidence), evidence)


def _without_addresses(found: Finding) -> Finding:
    """Leave out addresses that only moved, such as behind the words of a link."""
    evidence = tuple(one for one in found.evidence if one.name != "address")
    if not evidence:
        return found
    return attrs.evolve(
        found, weight=_heaviest(evidence), classes=_names(evidence), evidence=evidence
    )


def _names(evidence: Iterable[ChangeEvidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in evidence))


def _heaviest(evidence: Iterable[ChangeEvidence]) -> Weight:
    weights = (one.weight for one in evidence)
    return max(weights, key=lambda weight: weight.rank, default=Weight.NONE)


# ---- links -----------------------------------------------------------------------------------


def _only_links(before: Linked, after: Linked) -> bool:
    """Tell whether two wordings say the same but for addresses and the words of links."""
    return before.words == after.words or before.around == after.around


def _link_finding(
    linked: Sequence[ChangeEvidence], pieces: tuple[Piece, ...], before: Linked, after: Linked
) -> Finding:
    """Say what became of links; an address that only moved behind its words is print."""
    weight = _heaviest(linked)
    if sorted(set(before.targets)) == sorted(set(after.targets)) and before.words == after.words:
        weight = Weight.EDITORIAL
        linked = [attrs.evolve(one, weight=weight) for one in linked]
    if before.texts != after.texts and match_key(before.words) != match_key(after.words):
        words = find_evidence(redline(before.words, after.words))
        weight = max(weight, _heaviest(words), key=lambda one: one.rank)
        linked = [*linked, *words]
    return Finding(ChangeKind.LINK, weight, pieces, _names(linked), tuple(linked))


# ---- emphasis --------------------------------------------------------------------------------


def _emphasis(old: DiffUnit, new: DiffUnit) -> Iterator[Finding]:
    before, after = emphasis(old.block), emphasis(new.block)
    changed = before is not after
    if not changed and before is Emphasis.PARTIAL and old.key == new.key:
        changed = _bold_words(old.block) != _bold_words(new.block)
    if changed:
        name = f"{before.value}→{after.value}"
        provides = isinstance(new.block, Clause | ListItem | Paragraph | Formula)
        weight = Weight.MATERIAL if provides else Weight.EDITORIAL
        yield Finding(ChangeKind.EMPHASIS, weight, classes=(name,))


def _bold_words(block: Block) -> str:
    return "".join(filter(str.isalnum, (one for line in lines(block) for one in _bold(line))))


def _bold(content: Iterable[Inline], *, strong: bool = False) -> Iterator[str]:
    for node in content:
        if isinstance(node, Text):
            yield from node.value if strong else ""
        elif not isinstance(node, Image):
            yield from _bold(node.content, strong=strong or isinstance(node, Strong))
