"""Reading documents: from a string or a file to a clause tree."""

from pathlib import Path

from aliyun_terms.diagnostics.checking import check
from aliyun_terms.diagnostics.model import Severity
from aliyun_terms.diagnostics.reporting import describe_diagnostic
from aliyun_terms.errors import TermsSyntaxError
from aliyun_terms.source import SourceText, read_source
from aliyun_terms.syntax.parsing import parse_text
from aliyun_terms.tree.document import Document

__all__ = ["load", "parse"]


def parse(text: str | SourceText, *, strict: bool = False) -> Document:
    """Parse a terms document.

    Every string has a tree; what is odd in it is for :func:`aliyun_terms.check` to say.

    Args:
        text: the full text, as published: Markdown, any line ends.
        strict: refuse a text in which a check finds an error.

    Returns:
        The clause tree. ``unparse`` gives *text* back from it, character for character.

    Raises:
        TermsSyntaxError: only if *strict*; the message shows the line, with a caret.

    Example:
        >>> document = parse("# 规范\\n\\n2.  API使用\\n\\n    **2.5. 您不应有如下行为：**\\n")
        >>> document["2.5"].text
        '您不应有如下行为：'
    """
    source = text if isinstance(text, SourceText) else SourceText(text)
    document = parse_text(source.text, name=source.name)
    if strict:
        for diagnostic in check(document):
            if diagnostic.severity is Severity.ERROR:
                raise TermsSyntaxError(describe_diagnostic(diagnostic, source))
    return document


def load(path: str | Path, *, strict: bool = False) -> Document:
    """Read and parse a file.

    Args:
        path: a UTF-8 file; its byte order mark and line ends are kept.
        strict: as for :func:`parse`.

    Raises:
        SourceError: the file is missing, a directory, or not UTF-8.
        TermsSyntaxError: only if *strict*.
    """
    return parse(read_source(path), strict=strict)
