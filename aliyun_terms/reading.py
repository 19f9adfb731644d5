"""Reading documents: from a string or a file to a clause tree."""

from __future__ import annotations

from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from aliyun_terms.errors import SourceError, TermsError, TermsSyntaxError
from aliyun_terms.source import SourceText, read_source
from aliyun_terms.syntax.parsing import parse_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from aliyun_terms.tree.document import Document

__all__ = ["ParseResult", "find_files", "load", "parse", "parse_many"]


@attrs.frozen
class ParseResult:
    """What became of one file.

    Attributes:
        path: the file.
        document: its clause tree; None where it could not be read.
        error: why it could not be read; None where it could.
    """

    path: Path
    document: Document | None = None
    error: str | None = None


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
        _refuse_errors(document, source)
    return document


def _refuse_errors(document: Document, source: SourceText) -> None:
    """Raise the first error that a check finds."""
    # Only a strict reader waits for the checks to be loaded.
    from aliyun_terms.diagnostics.checking import check
    from aliyun_terms.diagnostics.model import Severity
    from aliyun_terms.diagnostics.reporting import describe_diagnostic

    for diagnostic in check(document):
        if diagnostic.severity is Severity.ERROR:
            raise TermsSyntaxError(describe_diagnostic(diagnostic, source))


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


def find_files(paths: str | Path | Iterable[str | Path]) -> Iterator[Path]:
    """Find the documents in files and folders.

    Args:
        paths: one path or several: files, which are given back as they are, and folders,
            whose Markdown files (``*.md``, at any depth) are given in the order of their names.
    """
    for path in map(Path, [paths] if isinstance(paths, (str, Path)) else paths):
        if path.is_dir():
            yield from sorted(path.rglob("*.md"))
        else:
            yield path


def parse_many(
    paths: str | Path | Iterable[str | Path],
    *,
    strict: bool = False,
    executor: Executor | None = None,
) -> Iterator[ParseResult]:
    """Parse many files; one that cannot be read is a row of the result, not its end.

    Args:
        paths: files and folders, as for :func:`find_files`.
        strict: as for :func:`parse`; a document that is refused is a row with an error.
        executor: any executor, such as a ``ProcessPoolExecutor``, to parse side by side.

    Yields:
        A row for each file, in the order of *paths*.

    Example:
        >>> [row.document for row in parse_many(["no-such-file.md"])]
        [None]
    """
    files = find_files(paths)
    if executor is None:
        yield from map(_parse_file, files, repeat(strict))
    else:
        yield from executor.map(_parse_file, files, repeat(strict))


def _parse_file(path: Path, strict: bool) -> ParseResult:
    try:
        return ParseResult(path, load(path, strict=strict))
    except TermsError as error:
        return ParseResult(path, error=str(error))
    except OSError as error:
        return ParseResult(path, error=str(SourceError(f"{path}: {error}")))
