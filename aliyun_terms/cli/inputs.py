"""What the verbs read: a file, standard input, or a document of the corpus."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aliyun_terms.corpus import Work
    from aliyun_terms.source import SourceText

__all__ = ["corpus_work", "read_input", "write_output"]


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


def corpus_work(name: str) -> Work | None:
    """Find the document of the corpus that FILE names, unless it is the path of a file."""
    from aliyun_terms.corpus import corpus_works

    if Path(name).exists():
        return None
    return next((work for work in corpus_works() if name in (work.name, work.title)), None)


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
