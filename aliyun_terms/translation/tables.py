"""Cells of tables in two revisions: which is which."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from aliyun_terms.tree.blocks import Row, Table
from aliyun_terms.tree.plain import plain_text

__all__ = ["match_cells"]

Pairs = Iterator[tuple[int, int]]


def match_cells(old: Table, new: Table) -> Iterator[tuple[str, str]]:
    """Pair the cells of a table in two revisions.

    Rows are paired by all they hold, then by their first cell, then by their place between
    rows that are paired; cells of paired rows by what they hold, then by their place.

    Yields:
        What stands behind the id of the table in the context of the old cell and of the new:
        ``__r_2__c_1``.

    Example:
        >>> from aliyun_terms import parse
        >>> one, two = parse("|流量|1|\\n"), parse("|请求|2|\\n|流量|1|\\n")
        >>> list(match_cells(one.children[0], two.children[0]))
        [('__r_1__c_1', '__r_2__c_1'), ('__r_1__c_2', '__r_2__c_2')]
    """
    before, after = (tuple(map(_texts, _rows(table))) for table in (old, new))
    for one, other in _match_rows(before, after):
        for cell, other_cell in _match(before[one], after[other]):
            yield f"__r_{one + 1}__c_{cell + 1}", f"__r_{other + 1}__c_{other_cell + 1}"


def _rows(table: Table) -> tuple[Row, ...]:
    return tuple(row for row in table.rows if not row.rule)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(plain_text(cell.content).strip() for cell in row.cells)


def _match_rows(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> Pairs:
    """Pair rows: equal ones, and in the gaps between them those that begin alike."""
    for start, end, other_start, other_end, equal in _stretches(old, new):
        if equal:
            yield from zip(range(start, end), range(other_start, other_end), strict=True)
            continue
        heads = [row[:1] for row in old[start:end]], [row[:1] for row in new[other_start:other_end]]
        for one, other in _match(*heads):
            yield start + one, other_start + other


def _match(old: Sequence[object], new: Sequence[object]) -> Pairs:
    """Pair what is equal, in order, and between that what stands at the same place."""
    for start, end, other_start, other_end, equal in _stretches(old, new):
        if equal or end - start == other_end - other_start:
            yield from zip(range(start, end), range(other_start, other_end), strict=True)


def _stretches(
    old: Sequence[object], new: Sequence[object]
) -> Iterator[tuple[int, int, int, int, bool]]:
    """Yield the stretches that are equal, and what stands between them.

    The search for the fewest edits ends in common beginnings and endings, and is
    quadratic in what is left of the rows of one table.
    """
    start = other = 0
    numbers: dict[object, int] = {}
    keys = [[numbers.setdefault(one, len(numbers)) for one in side] for side in (old, new)]
    for block in Levenshtein.opcodes(*keys).as_matching_blocks():
        if start < block.a or other < block.b:
            yield start, block.a, other, block.b, False
        if block.size:
            yield block.a, block.a + block.size, block.b, block.b + block.size, True
        start, other = block.a + block.size, block.b + block.size
