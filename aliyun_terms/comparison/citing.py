"""References held against both revisions: does 第2.3条 still lead to the same clause?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from aliyun_terms.comparison.classing import Cited
from aliyun_terms.comparison.matching import Matching
from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.syntax.citations import Citation, CitationKind, find_citations
from aliyun_terms.tree.blocks import ListItem, Part, Unit
from aliyun_terms.tree.labels import LabelPath, read_label_path

__all__ = ["Misled", "References"]

_NUMBERED = re.compile(r"[0-9０-９一二三四五六七八九十百零〇两][ ]?条(?!件)")
"""What every citation that is looked at here has in it: cheap to look for."""


_NUMBER = re.compile(r"[0-9０-９]+(?:[.．\-][0-9０-９]+)*|[一二三四五六七八九十百零〇两]+")
_SENTENCE = re.compile(r"[^。；;]+")


@attrs.frozen
class Misled:
    """A reference whose words stayed, and which leads elsewhere.

    Attributes:
        citation: its words.
        old_target: position of the clause that was meant in the old document; -1 for none.
        moved_to: where that clause is in the new document; -1 where it is gone.
        new_target: position of the clause that the words now lead to; -1 for none.
    """

    citation: str
    old_target: int
    moved_to: int
    new_target: int


@attrs.frozen
class _Pointer:
    """One number of a citation, and the position of what it leads to; -1 for nothing."""

    words: str
    start: int
    end: int
    path: LabelPath
    target: int


class References:
    """The numbered references of two documents."""

    def __init__(
        self, before: Sequence[DiffUnit], after: Sequence[DiffUnit], matching: Matching
    ) -> None:
        self._before, self._after = _Targets(before), _Targets(after)
        self._shifted: set[LabelPath] | None = None
        self._new_of = {pair.old: pair.new for pair in matching.pairs}
        for join in matching.joins:
            self._new_of.update(dict.fromkeys(join.olds[1:], join.news[0]))

    def misled(self, old: DiffUnit, new: DiffUnit) -> tuple[Misled, ...]:
        """Give the references whose words stayed while what they lead to did not."""
        if "条" not in old.body or not _NUMBERED.search(old.text):
            return ()
        if old.text == new.text and not self._may_mislead(old.text):
            return ()
        return tuple(
            Misled(one.words, one.target, self._new_of.get(one.target, -1), other.target)
            for one, other in self._pointers(old, new)
            if one.path == other.path and not self._same(one, other)
        )

    def _may_mislead(self, text: str) -> bool:
        """Tell whether a number in *text* is that of a clause with another number than before."""
        if self._shifted is None:
            self._shifted = self._before.shifted(self._after, self._new_of)
        return any(read_label_path(number) in self._shifted for number in _NUMBER.findall(text))

    def cited(self, old: DiffUnit, new: DiffUnit) -> tuple[Cited, ...]:
        """Give the references that are in both wordings of a unit, under one number or another."""
        if not _NUMBERED.search(old.text) or not _NUMBERED.search(new.text):
            return ()
        return tuple(
            Cited((one.start, one.end), (other.start, other.end), self._same(one, other))
            for one, other in self._pointers(old, new)
        )

    def _same(self, one: _Pointer, other: _Pointer) -> bool:
        """Tell whether two pointers lead to one clause; for two that lead nowhere, no."""
        if one.target < 0:
            return other.target < 0 and one.path == other.path
        moved_to = self._new_of.get(one.target, -1)
        return moved_to >= 0 and moved_to == other.target

    def _pointers(self, old: DiffUnit, new: DiffUnit) -> Iterator[tuple[_Pointer, _Pointer]]:
        """Pair the pointers of two wordings: in order, or those of one number."""
        one = list(self._before.pointers(old))
        other = list(self._after.pointers(new))
        if len(one) == len(other):
            yield from zip(one, other, strict=True)
            return
        waiting: dict[LabelPath, list[_Pointer]] = defaultdict(list)
        for pointer in reversed(other):
            waiting[pointer.path].append(pointer)
        for pointer in one:
            if waiting[pointer.path]:
                yield pointer, waiting[pointer.path].pop()


class _Targets:
    """What the numbers of one document lead to."""

    def __init__(self, units: Sequence[DiffUnit]) -> None:
        self._units = units
        self._parts: list[int] = []

    def pointers(self, unit: DiffUnit) -> Iterator[_Pointer]:
        """Yield the numbers that *unit* cites within its own document."""
        # Only the sentences that cite are read: reading takes longer than all the rest.
        for sentence in _SENTENCE.finditer(unit.text):
            if _NUMBERED.search(sentence[0]):
                for citation in find_citations(sentence[0]):
                    yield from self._read(citation, unit, sentence.start())

    def _read(self, citation: Citation, unit: DiffUnit, offset: int) -> Iterator[_Pointer]:
        is_own = citation.kind is CitationKind.CLAUSES and not citation.work and not citation.part
        if not is_own or citation.unit != "条":
            return
        start, end = citation.span.start + offset, citation.span.end + offset
        for path in citation.paths:
            yield _Pointer(citation.text, start, end, path, self._find(path, unit))

    def shifted(self, after: _Targets, new_of: dict[int, int]) -> set[LabelPath]:
        """Give the numbers that may lead elsewhere in the other document."""
        found = set()
        for path in self.places.keys() | after.places.keys():
            here = [new_of.get(one, -1) for one in self.places.get(path, ())]
            if here != after.places.get(path, []):
                found.add(path)
        return found

    def _find(self, path: LabelPath, unit: DiffUnit) -> int:
        """Find the one unit with this number, in the same part first; -1 where none is the one."""
        places = self.places.get(path, [])
        near = [one for one in places if self._parts[one] == self._parts[unit.position]]
        found = near or places
        return found[0] if len(found) == 1 else -1

    @cached_property
    def places(self) -> dict[LabelPath, list[int]]:
        """Where the unit with each number is; several where a number is printed several times."""
        places: dict[LabelPath, list[int]] = {}
        part = -1
        for unit in self._units:
            if isinstance(unit.block, Part):
                part = unit.position
            self._parts.append(part)
            if not unit.label:
                continue
            block = unit.block
            if isinstance(block, Unit) and not isinstance(block, ListItem) and block.label:
                places.setdefault(block.label.path, []).append(unit.position)
        return places
