"""Matching: which unit of the new revision is which unit of the old one.

In order of certainty: texts that occur once in both (anchors), equal texts between them,
equal texts anywhere, one clause made of two or two of one, similar texts between what is
paired, similar texts anywhere. Numbers take no part in equality, and only order what is
equally similar, so that a renumbering is seen as one.
"""

from collections.abc import Sequence

import attrs

from aliyun_terms.comparison.equals import (
    pair_anchors,
    pair_by_children,
    pair_equals_anywhere,
    pair_equals_in_gaps,
    pair_titles,
)
from aliyun_terms.comparison.joining import join_similar, join_verbatim
from aliyun_terms.comparison.likeness import Likeness
from aliyun_terms.comparison.pairing import Join, Pair, Pairing
from aliyun_terms.comparison.similar import pair_near, pair_similar, pair_sure
from aliyun_terms.comparison.units import DiffUnit

__all__ = ["REASONS", "Join", "Matching", "Pair", "match"]

REASONS = {
    "anchor": "the words occur once in both revisions",
    "equal": "the words are the same, between clauses that are the same",
    "equal-elsewhere": "the words are the same, in another place",
    "similar": "the words are similar, between clauses that are the same",
    "similar-elsewhere": "the words are very similar, in another place",
    "title": "both are the title",
    "children": "most of what stands below is the same",
    "split": "the words went into several clauses",
    "merge": "the words of several clauses went into one",
}
"""Why two units are taken for one."""


@attrs.frozen
class Matching:
    """The pairs of two documents.

    Attributes:
        pairs: in the order of the new document.
        changed: those of the pairs that have another number or print otherwise.
        joins: what was split and merged; the first units of both sides are also a pair.
        exhausted: whether the budget ended the search before all were compared.
    """

    pairs: tuple[Pair, ...]
    changed: tuple[Pair, ...] = ()
    joins: tuple[Join, ...] = ()
    exhausted: bool = False


def match(old: Sequence[DiffUnit], new: Sequence[DiffUnit]) -> Matching:
    """Pair the units of two documents.

    Example:
        >>> from aliyun_terms import parse
        >>> from aliyun_terms.comparison.units import flatten
        >>> one, two = (flatten(parse(text)) for text in ("1. 您应付费。", "2. 您应付费。"))
        >>> [(pair.old, pair.new, pair.reason) for pair in match(one, two).pairs]
        [(0, 0, 'anchor')]
    """
    pairing = Pairing(old, new)
    pair_anchors(pairing)
    pair_by_children(pairing, same_words=True)
    pair_equals_in_gaps(pairing)
    join_verbatim(pairing)
    pair_equals_anywhere(pairing)
    pair_by_children(pairing)
    pair_titles(pairing)
    exhausted = _pair_unequal(pairing)
    joins = tuple(sorted(pairing.joins, key=lambda join: join.news))
    pairs = pairing.pairs()
    changed = tuple([one for one in pairs if _differ(old[one.old], new[one.new])])
    return Matching(pairs, changed, joins, exhausted)


def _differ(one: DiffUnit, other: DiffUnit) -> bool:
    return one.printed != other.printed or one.label != other.label


def _pair_unequal(pairing: Pairing) -> bool:
    """Pair what is left; tell whether the budget ended that."""
    pair_sure(pairing)
    olds = pairing.free_old(range(len(pairing.old)))
    news = pairing.free_new(range(len(pairing.new)))
    if not olds or not news:
        return False
    likeness = Likeness(pairing.old, pairing.new, olds, news)
    join_similar(pairing, likeness)
    pair_similar(pairing, likeness)
    if pair_by_children(pairing):
        pair_near(pairing, likeness)
    return likeness.exhausted
