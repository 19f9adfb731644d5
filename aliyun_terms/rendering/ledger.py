"""The changes of an edit script, under the units they are about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from aliyun_terms.comparison.changes import Change, ChangeKind
from aliyun_terms.comparison.inline import Piece, PieceKind
from aliyun_terms.rendering.wording import WordRun, cut_runs, word_runs
from aliyun_terms.tree.blocks import Unit
from aliyun_terms.tree.document import Document

__all__ = ["Ledger", "LineRedline", "new_eids", "old_eids"]

_COMING = (ChangeKind.INSERT, ChangeKind.DELETE)


@attrs.frozen
class LineRedline:
    """The redline of one line of the later revision.

    Attributes:
        pieces: what was taken out and put in.
        old: the runs that the kept and the deleted pieces are printed in.
    """

    pieces: tuple[Piece, ...]
    old: tuple[WordRun, ...]


def old_eids(change: Change) -> tuple[str, ...]:
    """Give the earlier units a change is about: several for a merger."""
    return _eids(change, "old_eids", change.old_eid)


def new_eids(change: Change) -> tuple[str, ...]:
    """Give the later units a change is about: several for a split."""
    return _eids(change, "new_eids", change.new_eid)


def _eids(change: Change, name: str, eid: str) -> tuple[str, ...]:
    several: tuple[str, ...] = getattr(change, name, ())
    return several or ((eid,) if eid else ())


@attrs.frozen
class Ledger:
    """What happened, unit by unit.

    Attributes:
        by_new: the changes of later units, by their ids; new numbers are not among them.
        by_old: the changes of earlier units, by their ids.
        inserted: ids of the later units that are new.
        deleted: ids of the earlier units that are gone.
        redlines: the redlines of later units, by their ids.
    """

    by_new: Mapping[str, Sequence[Change]]
    by_old: Mapping[str, Sequence[Change]]
    inserted: frozenset[str]
    deleted: frozenset[str]
    redlines: Mapping[str, LineRedline]

    @classmethod
    def of(cls, changes: Iterable[Change], old: Document, new: Document) -> "Ledger":
        """Enter *changes*."""
        by_new: dict[str, list[Change]] = defaultdict(list)
        by_old: dict[str, list[Change]] = defaultdict(list)
        inserted: set[str] = set()
        deleted: set[str] = set()
        redlines: dict[str, LineRedline] = {}
        for change in changes:
            if change.kind is ChangeKind.RENUMBER:
                continue
            for eid in new_eids(change):
                by_new[eid].append(change)
            for eid in old_eids(change):
                by_old[eid].append(change)
            if change.kind is ChangeKind.INSERT:
                inserted.update((change.new_eid, *change.contained))
            elif change.kind is ChangeKind.DELETE:
                deleted.update((change.old_eid, *change.contained))
            elif change.pieces:
                redlines |= _line_redlines(change, old, new)
        return cls(dict(by_new), dict(by_old), frozenset(inserted), frozenset(deleted), redlines)


def _line_redlines(change: Change, old: Document, new: Document) -> dict[str, LineRedline]:
    """Share the pieces of a change out to its later units; nothing where they are not theirs."""
    before = [old.index.nodes.get(eid) for eid in old_eids(change)]
    after = [new.index.nodes.get(eid) for eid in new_eids(change)]
    runs = tuple(
        run for block in before if isinstance(block, Unit) for run in word_runs(block.content)
    )
    texts = [block.text if isinstance(block, Unit) else "" for block in after]
    if _said(change, PieceKind.INSERTED) != "".join(run.text for run in runs):
        return {}
    if _said(change, PieceKind.DELETED) != "".join(texts):
        return {}
    redlines: dict[str, LineRedline] = {}
    rest, passed = list(change.pieces), 0
    for place, (eid, text) in enumerate(zip(new_eids(change), texts, strict=True)):
        pieces, rest = _take(rest, len(text)) if place < len(texts) - 1 else (rest, [])
        length = sum(len(one.text) for one in pieces if one.kind is not PieceKind.INSERTED)
        redlines[eid] = LineRedline(tuple(pieces), cut_runs(runs, passed, passed + length))
        passed += length
    return redlines


def _said(change: Change, without: PieceKind) -> str:
    return "".join(piece.text for piece in change.pieces if piece.kind is not without)


def _take(pieces: Sequence[Piece], count: int) -> tuple[list[Piece], list[Piece]]:
    """Split pieces behind *count* characters of the later text."""
    taken: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind is PieceKind.DELETED:
            taken.append(piece)
        elif len(piece.text) <= count:
            taken.append(piece)
            count -= len(piece.text)
        else:
            head, tail = piece.text[:count], piece.text[count:]
            taken += [attrs.evolve(piece, text=head)] if head else []
            return taken, [attrs.evolve(piece, text=tail), *pieces[place + 1 :]]
    return taken, []
