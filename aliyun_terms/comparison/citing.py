"""References held against both revisions: does 第2.3条 still lead to the same clause?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import attrs

from aliyun_terms.comparison.classing import Cited
from aliyun_terms.comparison.matching import Matching
from aliyun_terms.comparison.units import DiffUnit
from aliyun_terms.syntax.citations import Citation, CitationKind, find_citations
from aliyun_terms.tree.blocks import ListItem, Part
from aliyun_terms.tree.labels import LabelPath, read_label_path

__all__ = ["Misled", "References", "may_cite"]

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


def may_cite(unit: DiffUnit) -> bool:
    """Tell whether a unit may cite a clause: cheap to ask, and most do not."""
    return "条" in unit.body


class References:
    """The numbered references of two documents."""

    def __init__(
        self, before: Sequence[DiffUnit], after: Sequence[DiffUnit], matching: Matching
    ) -> None:
        self._before, self._after = _Targets(before), _Targets(after)
        self._new_of = {pair.old: pair.new for pair in matching.pairs}
        for join in matching.joins:
            self._new_of.update(dict.fromkeys(join.olds[1:], join.news[0]))

    def misled(self, old: DiffUnit, new: DiffUnit) -> tuple[Misled, ...]:
        """Give the references whose words stayed while what they lead to did not."""
        if not may_cite(old) or not _NUMBERED.search(old.text):
            return ()
        if old.text == new.text and not self._may_mislead(old, new):
            return ()
        return tuple(
            Misled(one.words, one.target, self._new_of.get(one.target, -1), other.target)
            for one, other in self._pointers(old, new)
            if one.path == other.path and not self._same(one, other)
        )

    def _may_mislead(self, old: DiffUnit, new: DiffUnit) -> bool:
        """Tell whether any number in a sentence that cites leads elsewhere than it did.

        To read the citations takes longer than to look up all numbers.
        """
        for sentence in filter(_NUMBERED.search, _SENTENCE.findall(old.text)):
            for path in map(read_label_path, _NUMBER.findall(sentence)):
                one, other = self._before.find(path, old), self._after.find(path, new)
                if (self._new_of.get(one, -2) if one >= 0 else -1) != other:
                    return True
        return False

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

    @cached_property
    def _numbered(self) -> dict[LabelPath, list[int]]:
        """Where each number is printed, in order."""
        found: dict[LabelPath, list[int]] = defaultdict(list)
        for unit in self._units:
            if unit.number is not None and type(unit.block) is not ListItem:
                found[unit.number.path].append(unit.position)
        return found

    @cached_property
    def _parts(self) -> list[int]:
        """Where the parts begin; what stands before the first one is a part as well."""
        return [-1, *(unit.position for unit in self._units if type(unit.block) is Part)]

    def pointers(self, unit: DiffUnit) -> Iterator[_Pointer]:
        """Yield the numbers that *unit* cites within its own document."""
        # Only the sentences that cite are read: reading takes longer than all the rest.
        for sentence in _SENTENCE.finditer(unit.text):
            if _NUMBERED.search(sentence[0]):
                for citation in _read_citations(sentence[0]):
                    yield from self._read(citation, unit, sentence.start())

    def _read(self, citation: Citation, unit: DiffUnit, offset: int) -> Iterator[_Pointer]:
        is_own = citation.kind is CitationKind.CLAUSES and not citation.work and not citation.part
        if not is_own or citation.unit != "条":
            return
        start, end = citation.span.start + offset, citation.span.end + offset
        for path in citation.paths:
            yield _Pointer(citation.text, start, end, path, self.find(path, unit))

    def find(self, path: LabelPath, unit: DiffUnit) -> int:
        """Find the one unit with this number, in the same part first; -1 where none is the one."""
        found = self._numbered.get(path)
        if not found:
            return -1
        if len(found) == 1:
            return found[0]
        part = bisect_right(self._parts, unit.position)
        first = bisect_left(found, self._parts[part - 1])
        last = bisect_left(found, self._parts[part]) if part < len(self._parts) else len(found)
        return found[first] if last - first == 1 else -1


@lru_cache(maxsize=64)
def _read_citations(sentence: str) -> tuple[Citation, ...]:
    """Read the citations of a sentence: most stand in both documents alike."""
    return find_citations(sentence)
