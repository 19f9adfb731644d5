"""Reports in colour, for a terminal."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from aliyun_terms.comparison.reporting import ReportLine, Style

__all__ = ["colour_lines"]

# What is gone is struck through and what is new underlined: colour only helps to find them.
_RICH = {
    Style.PLAIN: "",
    Style.HEADING: "bold",
    Style.LABEL: "bold cyan",
    Style.FAINT: "dim",
    Style.REMARK: "yellow",
    Style.DELETED: "red strike",
    Style.INSERTED: "green underline",
}


def colour_lines(lines: Iterable[ReportLine], *, width: int = 100) -> str:
    """Set a report for a terminal: colours, and lines that keep their indentation.

    Args:
        lines: the report, from :func:`report_lines`.
        width: cells of a line of the terminal.

    Returns:
        Lines of text with ANSI escape codes.

    Example:
        >>> from aliyun_terms.comparison.reporting import Fragment, ReportLine, Style
        >>> colour_lines([ReportLine(0, (Fragment("三十", Style.DELETED),))])
        '\\x1b[9;31m三十\\x1b[0m\\n'
    """
    written = StringIO()
    console = Console(
        file=written, force_terminal=True, color_system="standard", width=width, no_color=False,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    for line in lines:
        if not line.fragments:
            console.line()
            continue
        text = Text.assemble(*((one.text, _RICH[one.style]) for one in line.fragments))
        console.print(Padding(text, (0, 0, 0, line.indent), expand=False))
    # Rich fills the lines of a padded text with blanks.
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())
