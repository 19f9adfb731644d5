"""Scoring: what a diff says of a generated revision, against what was done.

Units whose words recur are interchangeable, so what is counted is words, not places. Where a
reorder can be told in several ways, any telling with no more moves than were made is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from aliyun_terms import Change, ChangeKind, PieceKind, diff, parse
from aliyun_terms.tree.walk import walk
from tests.comparison.revisions import Draft, Node, Revision

KINDS = (
    "changed", "modified", "moved", "renumbered", "inserted", "deleted", "emphasis", "link", "split", "merge",
)  # fmt: skip


@dataclass
class Score:
    """How often a diff was right."""

    right: int = 0
    said: int = 0
    true: int = 0

    def add(self, said: Iterable[Hashable], true: Iterable[Hashable]) -> None:
        one, other = Counter(said), Counter(true)
        self.right += sum((one & other).values())
        self.said += sum(one.values())
        self.true += sum(other.values())

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Card:
    """The scores of many revisions."""

    kinds: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    spurious: int = 0
    pairs: int = 0
    shown: int = 0
    edited: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{'kind':12} {'precision':>9} {'recall':>7} {'F1':>7} {'true':>6}"]
        lines += [
            f"{kind:12} {one.precision:9.4f} {one.recall:7.4f} {one.f1:7.4f} {one.true:6}"
            for kind in KINDS
            if (one := self.kinds[kind]).true or one.said
        ]
        lines.append(
            f"spurious {self.spurious}/{self.pairs}, shown/true {self.shown}/{self.edited}"
        )
        return "\n".join([*lines, *self.wrong[:12]])


def _nodes_by_eid(draft: Draft) -> dict[str, tuple[Node, str]]:
    """Find the node of every block: they are printed in one order."""
    document = parse(draft.print())
    placed = [(node, label) for node, _, label in draft.placed()]
    blocks = list(walk(document))
    assert len(blocks) == len(placed), (
        f"{draft.dialect.name}: {len(blocks)} blocks of {len(placed)}"
    )
    found = {}
    for block, (node, label) in zip(blocks, placed, strict=True):
        printed = getattr(block, "label", None)
        assert label == (printed.value if printed else ""), (label, block.text)
        found[document.index.eid(block)] = (node, label)
    return found


def score(revision: Revision, card: Card) -> None:
    """Diff the two drafts of *revision* and count what was right into *card*."""
    before, after = _nodes_by_eid(revision.old), _nodes_by_eid(revision.new)
    script = diff(parse(revision.old.print()), parse(revision.new.print()))
    said = _said(script, before, after)
    true = _true(revision, before, after)
    _allow_other_moves(revision, said, true)
    for kind in KINDS:
        card.kinds[kind].add(said[kind], true[kind])
        wrong = (
            Counter(said[kind]) - Counter(true[kind]),
            Counter(true[kind]) - Counter(said[kind]),
        )
        card.wrong += [
            f"{revision.name}: {kind} {sign} {str(one)[:150]}"
            for sign, some in zip("+-", wrong, strict=True)
            for one in some
        ]
    fresh = {id(node) for node in revision.inserted}
    gone = {id(node) for one in revision.deleted for node in one.walk()}
    for old, new in script.pairs:
        card.pairs += 1
        card.spurious += id(before[old][0]) in gone or id(after[new][0]) in fresh
    _score_redlines(revision, script.changes, after, card)


def _words(node: Node) -> str:
    return node.text + node.link.partition(" ")[0]


def _said(script, before, after) -> dict[str, list[Hashable]]:
    said: dict[str, list[Hashable]] = defaultdict(list)
    changed = {}
    for change in script.changes:
        kind = change.kind
        if kind is ChangeKind.UPDATE:
            said["modified"].append(_words(after[change.new_eid][0]))
            changed[change.new_eid] = change.old_eid
        if kind is ChangeKind.MOVE or change.also_moved:
            said["moved"].append(_words(after[change.new_eid][0]))
            changed[change.new_eid] = change.old_eid
        if kind is ChangeKind.INSERT:
            said["inserted"] += [
                _words(after[one][0]) for one in (change.new_eid, *change.contained)
            ]
        if kind is ChangeKind.DELETE:
            said["deleted"] += [
                _words(before[one][0]) for one in (change.old_eid, *change.contained)
            ]
        if kind is ChangeKind.EMPHASIS:
            said["emphasis"].append(_words(after[change.new_eid][0]))
        if kind is ChangeKind.LINK:
            said["link"].append(_words(after[change.new_eid][0]))
        if kind in (ChangeKind.SPLIT, ChangeKind.MERGE):
            olds = tuple(_words(before[one][0]) for one in change.old_eids)
            news = tuple(_words(after[one][0]) for one in change.new_eids)
            said[kind.value].append((olds, news))
        said["renumbered"] += [
            (one.old_label, one.new_label, _words(after[one.new_eid][0]))
            for one in change.renumbered
        ]
    said["changed"] = [
        (_words(before[old][0]), _words(after[new][0])) for new, old in changed.items()
    ]
    return said


def _true(revision: Revision, before, after) -> dict[str, list[Hashable]]:
    true: dict[str, list[Hashable]] = defaultdict(list)
    labels = {id(node): label for node, label in before.values()}
    joined = {id(new) for _, news in revision.splits for new in news}
    joined |= {id(new) for _, new in revision.merges}
    moved = {id(node) for node in revision.moved}
    for node, label in after.values():
        if node.origin is None or id(node) in joined:
            continue
        words, old_words = _words(node), _words(node.origin)
        if words != old_words:
            true["modified"].append(words)
        if id(node) in moved:
            true["moved"].append(words)
        if words != old_words or id(node) in moved:
            true["changed"].append((old_words, words))
        elif labels[id(node.origin)] != label:
            true["renumbered"].append((labels[id(node.origin)], label, words))
        if id(node) not in moved and words != old_words and labels[id(node.origin)] != label:
            true["renumbered"].append((labels[id(node.origin)], label, words))
    for olds, news in [((old,), news) for old, news in revision.splits] + [
        (olds, (new,)) for olds, new in revision.merges
    ]:
        one, other = (
            labels[id(olds[0])],
            next(label for node, label in after.values() if node is news[0]),
        )
        if one != other:
            true["renumbered"].append((one, other, _words(news[0])))
    true["inserted"] = [_words(node) for node in revision.inserted]
    gone = {id(node): node for one in revision.deleted for node in one.walk()}
    true["deleted"] = [_words(node) for node in gone.values()]
    true["emphasis"] = [_words(node) for node in revision.emphasised]
    true["link"] = [_words(node) for node in revision.relinked]
    true["split"] = [((_words(old),), tuple(map(_words, news))) for old, news in revision.splits]
    true["merge"] = [(tuple(map(_words, olds)), (_words(new),)) for olds, new in revision.merges]
    return true


def _allow_other_moves(revision: Revision, said, true) -> None:
    """Where other units of a list can be said to have moved, and no more of them, take that."""
    moved = {id(node) for node in revision.moved}
    homes = {id(child): node for node in revision.old.root.walk() for child in node.children}
    told = Counter(said["moved"]) - Counter(true["moved"])
    for parent in revision.new.root.walk():
        stayed = [
            node
            for node in parent.children
            if node.origin is not None and homes[id(node.origin)] is parent.origin
        ]
        made = [node for node in stayed if id(node) in moved]
        instead = [node for node in stayed if id(node) not in moved and told[_words(node)]]
        missing = [node for node in made if _words(node) not in said["moved"]]
        if not instead or len(instead) > len(missing):
            continue
        rest = [node for node in stayed if _words(node) not in said["moved"]]
        places = [homes[id(node.origin)].children.index(node.origin) for node in rest]
        if places == sorted(places):
            _retell(revision, said, true, instead, missing)


def _retell(revision: Revision, said, true, instead: list[Node], missing: list[Node]) -> None:
    labels = [
        {id(node): label for node, _, label in one.placed()} for one in (revision.old, revision.new)
    ]
    for node in instead:
        true["moved"].append(_words(node))
        if _words(node) == _words(node.origin):
            true["changed"].append((_words(node.origin), _words(node)))
        renumbering = (labels[0][id(node.origin)], labels[1][id(node)], _words(node))
        if renumbering in true["renumbered"]:
            true["renumbered"].remove(renumbering)
    for node in missing:
        true["moved"].remove(_words(node))
        if _words(node) == _words(node.origin):
            true["changed"].remove((_words(node.origin), _words(node)))
        renumbering = (labels[0][id(node.origin)], labels[1][id(node)], _words(node))
        if renumbering[0] != renumbering[1]:
            true["renumbered"].append(renumbering)


def _score_redlines(revision: Revision, changes: Iterable[Change], after, card: Card) -> None:
    """Count the characters that a redline marks, where it is known which had to be."""
    for change in changes:
        if change.kind is ChangeKind.UPDATE:
            node = after[change.new_eid][0]
            if id(node) in revision.edits:
                card.shown += sum(
                    len(one.text) for one in change.pieces if one.kind is not PieceKind.KEPT
                )
                card.edited += sum(map(len, revision.edits[id(node)]))
