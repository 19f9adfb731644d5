"""The parser: built from the grammar, or read from tables made when the package was built.

The tables are kept under a hash of the grammar files, of the versions of Python and Lark,
so that tables of another grammar are never used. Where there are none yet, in a checkout or
under another Python than the package was built with, they are kept beside the package once
they are made, as Python keeps its compiled modules.
"""

import hashlib
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

import lark
from lark import Lark

from aliyun_terms.resources import resource_folder
from aliyun_terms.syntax.building import Builder
from aliyun_terms.syntax.lexing import TermsLexer
from aliyun_terms.syntax.nesting import Nesting

__all__ = ["TABLES", "save_tables", "tables_file", "terms_parser", "write_tables"]

TABLES = Path(__file__).resolve().parents[1] / "_tables"
"""Where tables are kept."""


@cache
def terms_parser() -> Lark:
    """Give the parser of terms documents; it is made once a process."""
    tables = tables_file("terms", TABLES)
    if tables.is_file():
        with tables.open("rb") as file:
            return _load(file)
    parser = _build()
    with suppress(OSError):
        write_tables(TABLES)
    return parser


def _build() -> Lark:
    return Lark.open(
        str(resource_folder("grammar") / "terms.lark"),
        start="document",
        parser="lalr",
        lexer=TermsLexer,
        postlex=Nesting(),
        transformer=Builder(),
        maybe_placeholders=True,
    )


def _load(file: BinaryIO) -> Lark:
    # Lark.load cannot be given a transformer; this is what it calls.
    parser: Lark = Lark.__new__(Lark)._load(file, transformer=Builder(), postlex=Nesting())  # noqa: SLF001
    return parser


def write_tables(directory: Path) -> Path:
    """Write the tables of the grammar, for packages that are built.

    Args:
        directory: where to; made if it is not there. Older tables in it are removed.

    Returns:
        The file written.
    """
    return save_tables(_build(), "terms", directory, without=("transformer", "postlex"))


def tables_file(name: str, directory: Path) -> Path:
    """Give the file for the tables of a grammar as it is now; it may not be there."""
    return directory / f"{name}-{_grammar_hash()}.pickle"


def save_tables(parser: Lark, name: str, directory: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Write the tables of one grammar.

    Args:
        parser: what was built from the grammar.
        name: the name of the grammar.
        directory: where to; made if it is not there. Older tables of the grammar are removed.
        without: options of Lark that cannot be written.

    Returns:
        The file written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.glob(f"{name}-*.pickle"):
        old.unlink(missing_ok=True)
    path = tables_file(name, directory)
    # Another process may be reading, or writing the same: only a whole file takes the name.
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        parser.save(file, exclude_options=without)
    return unfinished.replace(path)


def _grammar_hash() -> str:
    """Hash what the tables depend on: the grammar, the schemes, Python and Lark."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {lark.__version__}".encode())
    for path in sorted(resource_folder("grammar").glob("*.lark")):
        digest.update(path.read_bytes())
    digest.update(" ".join(Nesting.always_accept).encode())
    return digest.hexdigest()[:16]
