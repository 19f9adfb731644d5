"""What the verbs read, files, folders, standard input or the corpus, and where they write."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aliyun_terms.corpus import Work
    from aliyun_terms.source import SourceText

__all__ = [
    "corpus_work",
    "each_input",
    "each_outcome",
    "read_input",
    "with_progress",
    "write_output",
]

# Below this many inputs a progress bar would be gone before anyone has seen it.
_MANY = 20


def read_input(name: str) -> SourceText:
    """Read FILE.

    Args:
        name: a path, ``-`` for standard input, or the name of a document of the corpus.

    Raises:
        SourceError: it cannot be read; the message says why.
    """
    from aliyun_terms.source import decode_source, read_source

    if name == "-":
        return decode_source(sys.stdin.buffer.read(), name="<stdin>")
    work = corpus_work(name)
    return read_source(work.path if work is not None else name)


def each_input(names: Iterable[str]) -> Iterator[tuple[str, SourceText | None]]:
    """Read FILES, folders file by file.

    A file that cannot be read is one line on standard error; the others are read all
    the same.

    Yields:
        The name of each file, with its text, or None where it cannot be read.
    """
    for file, source, error in each_outcome(names):
        if source is None:
            click.echo(f"aliyun-terms: {error}", err=True)
        yield file, source


def each_outcome(names: Iterable[str]) -> Iterator[tuple[str, SourceText | None, str]]:
    """Read FILES, folders file by file, and say nothing of those that cannot be read.

    Yields:
        The name of each file, with its text, or None and why it cannot be read.
    """
    from aliyun_terms.errors import TermsError
    from aliyun_terms.reading import find_files

    files = [
        file
        for name in names
        for file in (map(str, find_files([name])) if _is(Path.is_dir, name) else (name,))
    ]
    for file in with_progress(files):
        try:
            yield file, read_input(file), ""
        except TermsError as error:
            yield file, None, str(error)


def with_progress(items: list[str]) -> Iterable[str]:
    """Show a progress bar while *items* are gone through: many, and on a terminal."""
    if len(items) < _MANY or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, console=Console(stderr=True), description="Reading", transient=True)


def corpus_work(name: str) -> Work | None:
    """Find the document of the corpus that FILE names, unless it is the path of a file."""
    from aliyun_terms.corpus import corpus_works

    if _is(Path.exists, name):
        return None
    return next((work for work in corpus_works() if name in (work.name, work.title)), None)


def _is(test: Callable[[Path], bool], name: str) -> bool:
    """Ask something of a path that may be no path at all."""
    try:
        return test(Path(name))
    except (OSError, ValueError):
        return False


def write_output(text: str, path: Path | None) -> None:
    """Write a result to a file, or to standard output.

    Raises:
        SourceError: the file cannot be written.
    """
    from aliyun_terms.errors import SourceError

    if path is None:
        sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")
        return
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise SourceError(f"{path}: cannot be written: {error.strerror or error}") from None
