"""Redlines of tables: rows that came and went, and the words of the cells of those that stayed."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from rapidfuzz.distance import Indel

from aliyun_terms.comparison.inline import Piece, PieceKind, redline
from aliyun_terms.rendering.wording import redlined_html, word_runs
from aliyun_terms.tree.blocks import Cell, Row, Table
from aliyun_terms.tree.plain import plain_text

__all__ = ["redlined_table"]

_NO_CELL = Cell()
_HEADER = Markup('<th scope="col">{}</th>')
_CELL = Markup("<td>{}</td>")


def redlined_table(old: Table, new: Table, *, language: str) -> Markup:
    """Render a table with what changed in it.

    Args:
        old: the earlier table.
        new: the later one.
        language: the language of the words that are heard and not seen, a BCP 47 tag.
    """
    width = max((len(row.cells) for table in (old, new) for row in table.rows), default=0)
    html = Markup("<table>")
    for before, after in _paired_rows(_rows(old), _rows(new)):
        is_header = after is not None and after is new.header
        if is_header and not any(cell.content for cell in (*_cells(before), *_cells(after))):
            continue
        frame = _HEADER if is_header else _CELL
        cells = (_cell_html(_cell(before, place), _cell(after, place), language)
                 for place in range(width))  # fmt: skip
        html += Markup("<tr>") + Markup("").join(map(frame.format, cells)) + Markup("</tr>")
    return html + Markup("</table>")


def _rows(table: Table) -> list[Row]:
    return [row for row in table.rows if not row.rule]


def _cells(row: Row | None) -> tuple[Cell, ...]:
    return row.cells if row is not None else ()


def _cell(row: Row | None, place: int) -> Cell | None:
    if row is None:
        return None
    return row.cells[place] if place < len(row.cells) else _NO_CELL


def _paired_rows(
    before: Sequence[Row], after: Sequence[Row]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Pair rows that say the same, and in between those that stand in the same order."""
    texts = [[tuple(plain_text(cell.content) for cell in row.cells) for row in rows]
             for rows in (before, after)]  # fmt: skip
    passed_old = passed_new = 0
    equal = [one for one in Indel.opcodes(*texts) if one.tag == "equal"]
    stops = [(one.src_start, one.src_end, one.dest_start, one.dest_end) for one in equal]
    for old_start, old_end, new_start, new_end in (
        *stops, (len(before), len(before), len(after), len(after)),
    ):  # fmt: skip
        olds, news = before[passed_old:old_start], after[passed_new:new_start]
        for place in range(max(len(olds), len(news))):
            yield (
                olds[place] if place < len(olds) else None,
                news[place] if place < len(news) else None,
            )
        yield from zip(before[old_start:old_end], after[new_start:new_end], strict=True)
        passed_old, passed_new = old_end, new_end


def _cell_html(old: Cell | None, new: Cell | None, language: str) -> Markup:
    before = word_runs(old.content) if old is not None else ()
    after = word_runs(new.content) if new is not None else ()
    texts = ["".join(run.text for run in runs) for runs in (before, after)]
    if old is None:
        pieces: tuple[Piece, ...] = (Piece(PieceKind.INSERTED, texts[1]),) if texts[1] else ()
    elif new is None:
        pieces = (Piece(PieceKind.DELETED, texts[0]),) if texts[0] else ()
    else:
        pieces = redline(*texts)
    return redlined_html(pieces, before, after, language=language)
