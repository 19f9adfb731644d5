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
from typing import Any, BinaryIO

import attrs
import lark
from lark import Lark, Transformer
from lark.lexer import Lexer

from aliyun_terms.resources import resource_folder
from aliyun_terms.syntax.building import Builder
from aliyun_terms.syntax.lexing import TermsLexer
from aliyun_terms.syntax.nesting import Nesting

__all__ = [
    "TABLES",
    "PhraseGrammar",
    "save_tables",
    "tables_file",
    "terms_parser",
    "write_tables",
]

TABLES = Path(__file__).resolve().parents[1] / "_tables"
"""Where tables are kept."""


@cache
def terms_parser() -> Lark:
    """Give the parser of terms documents; it is made once a process."""
    tables = tables_file("terms", TABLES)
    if tables.is_file():
        with tables.open("rb") as file:
            return _load(file, transformer=Builder(), postlex=Nesting())
    parser = _build()
    with suppress(OSError):
        write_tables(TABLES)
    return parser


@attrs.frozen
class PhraseGrammar:
    """A grammar for phrases in running text, with the parser that it makes.

    Attributes:
        name: the name of its file, without the ending.
        start: the rule that a text is.
        transformer: builds while the parser reduces.
        lexer: what cuts the text into tokens: a class, or the name that Lark has for one.
    """

    name: str
    start: str
    transformer: type[Transformer[Any, Any]]
    lexer: type[Lexer] | str = "contextual"

    def parser(self) -> Lark:
        """Give the parser: from tables where there are any, and else they are kept."""
        tables = tables_file(self.name, TABLES)
        if tables.is_file():
            with tables.open("rb") as file:
                return _load(file, transformer=self.transformer())
        parser = self._build()
        with suppress(OSError):
            self._save(parser, TABLES)
        return parser

    def write(self, directory: Path) -> Path:
        """Write the tables of the grammar; see :func:`write_tables`."""
        return self._save(self._build(), directory)

    def _build(self) -> Lark:
        return Lark.open(
            str(resource_folder("grammar") / f"{self.name}.lark"),
            start=self.start,
            parser="lalr",
            lexer=self.lexer,
            transformer=self.transformer(),
            maybe_placeholders=False,
        )

    def _save(self, parser: Lark, directory: Path) -> Path:
        return save_tables(parser, self.name, directory, without=("transformer",))


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


def _load(file: BinaryIO, **without: Any) -> Lark:
    # Lark.load cannot be given a transformer; this is what it calls.
    parser: Lark = Lark.__new__(Lark)._load(file, **without)  # noqa: SLF001
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
