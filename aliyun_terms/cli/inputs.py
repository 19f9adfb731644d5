"""What the verbs read, files, folders, standard input or the corpus, and where they write."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
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
    "write_exactly",
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
    if path is None:
        sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")
        return
    _replace(path, text.encode("utf-8"))


def write_exactly(text: str, path: Path | None) -> None:
    """Write a document: no character more, and line ends as they are.

    Raises:
        SourceError: the file cannot be written.
    """
    data = text.encode("utf-8")
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all: a reader never finds half of it."""
    from aliyun_terms.errors import SourceError

    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            # A pipe or a device cannot be replaced; a folder says so itself.
            target.write_bytes(data)
            return
        with NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name[:40]}.", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(data)
        try:
            temporary.chmod(_mode(target))
            temporary.replace(target)
        except OSError:
            temporary.unlink()
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{path}: cannot be written: {reason}") from None


def _mode(path: Path) -> int:
    """Give the permissions of a file, or those a new file would have."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
