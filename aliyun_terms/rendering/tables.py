"""Tables as HTML and as Markdown, in whichever language their cells are shown."""

from collections.abc import Callable

from markupsafe import Markup

from aliyun_terms.tree.blocks import Cell, Table

__all__ = ["table_html", "table_markdown"]


def table_markdown(table: Table, show: Callable[[Cell, int, int], str]) -> tuple[str, ...]:
    """Write a table as Markdown, a line each row, as wide as its widest row.

    Args:
        table: the table.
        show: writes a cell; it is told its row and its column, from 1.
    """
    rows = [row for row in table.rows if not row.rule]
    width = max((len(row.cells) for row in rows), default=0)
    lines = []
    for number, row in enumerate(rows, 1):
        cells = [show(cell, number, column) for column, cell in enumerate(row.cells, 1)]
        cells += [""] * (width - len(cells))
        lines.append(f"| {' | '.join(cells)} |")
    lines.insert(1, f"|{'---|' * width}")
    return tuple(lines)


def table_html(table: Table, show: Callable[[Cell, int, int], Markup]) -> Markup:
    """Render a table; a header that is all empty is left out.

    Args:
        table: the table.
        show: renders a cell; it is told its row and its column, from 1.
    """
    rows = [row for row in table.rows if not row.rule]
    width = max((len(row.cells) for row in rows), default=0)
    html = []
    for number, row in enumerate(rows, 1):
        is_header = row is table.header
        if is_header and not any(cell.content for cell in row.cells):
            continue
        cells = [str(show(cell, number, column)) for column, cell in enumerate(row.cells, 1)]
        cells += [""] * (width - len(cells))
        start, end = ('<th scope="col">', "</th>") if is_header else ("<td>", "</td>")
        html.append(f"<tr>{''.join([start + cell + end for cell in cells])}</tr>")
    return Markup(f"<table>{''.join(html)}</table>")  # noqa: S704 - of cells that are safe
