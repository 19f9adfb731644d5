"""Metadata: what a document says about itself, and nothing it does not say."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import attrs
from lark import Lark, Token, Transformer

from aliyun_terms.errors import TermsError
from aliyun_terms.syntax.tables import PhraseGrammar
from aliyun_terms.tree.blocks import Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.labels import read_label_path
from aliyun_terms.tree.walk import walk

__all__ = ["Metadata", "Party", "read_metadata", "write_tables"]


@attrs.frozen
class Party:
    """A party to the terms.

    Attributes:
        name: its full name: 阿里云计算有限公司.
        short_name: what the document calls it: 阿里云.
    """

    name: str
    short_name: str


@attrs.frozen
class Metadata:
    """What a document says about itself. What it does not say is None or empty.

    Attributes:
        title: its title as printed.
        version: its version as printed.
        effective_date: the day from which it applies.
        updated_date: the day it was last changed or published.
        printed_date: a date that stands on a line of its own, without a word on what it is.
        parties: the parties whose names it shortens, in the order in which it names them.
    """

    title: str | None = None
    version: str | None = None
    effective_date: date | None = None
    updated_date: date | None = None
    printed_date: date | None = None
    parties: tuple[Party, ...] = ()


def read_metadata(document: Document) -> Metadata:
    """Read what a document says about itself.

    Where it says a thing twice, the first counts.

    Example:
        >>> from aliyun_terms import parse
        >>> read_metadata(parse("# 条款\\n\\n版本生效日期：2018年03月16日。\\n")).effective_date
        datetime.date(2018, 3, 16)
    """
    found: dict[str, str | date] = {}
    parties: dict[str, Party] = {}
    for name, value in _statements(document):
        if isinstance(value, Party):
            parties.setdefault(value.name, value)
        elif value is not None:
            found.setdefault(name, value)
    return Metadata(
        title=document.title,
        version=cast("str | None", found.get("version")),
        effective_date=cast("date | None", found.get("effective_date")),
        updated_date=cast("date | None", found.get("updated_date")),
        printed_date=cast("date | None", found.get("printed_date")),
        parties=tuple(parties.values()),
    )


def _statements(document: Document) -> Iterator["_Statement"]:
    for block in walk(document):
        if isinstance(block, Unit) and block.text:
            yield from cast("list[_Statement]", _parser().parse(block.text))


_Statement = tuple[str, "str | date | Party | None"]


class _Builder(Transformer[Token, list[_Statement]]):
    """Build statements while the parser reduces."""

    def line(self, pieces: list[Token | _Statement | None]) -> list[_Statement]:
        return [piece for piece in pieces if isinstance(piece, tuple)]

    def effective(self, tokens: list[Token]) -> _Statement:
        return "effective_date", _read_date(tokens[1])

    def day_from(self, tokens: list[Token]) -> _Statement:
        return "effective_date", _read_date(tokens[0])

    def updated(self, tokens: list[Token]) -> _Statement:
        return "updated_date", _read_date(tokens[1])

    def day_updated(self, tokens: list[Token]) -> _Statement:
        return "updated_date", _read_date(tokens[0])

    def date_alone(self, tokens: list[Token]) -> _Statement:
        return "printed_date", _read_date(tokens[0])

    def version(self, tokens: list[Token]) -> _Statement:
        return "version", tokens[1].strip()

    def party(self, tokens: list[Token]) -> _Statement:
        name, short_name = str(tokens[0]), str(tokens[2])
        # A short name is how the name begins, so that no word before it belongs to it.
        return "party", Party(name[max(name.find(short_name), 0) :], short_name)

    def role(self, tokens: list[Token]) -> _Statement:
        return "party", Party(str(tokens[1]), tokens[0].rstrip("：: "))


def _read_date(token: str) -> date | None:
    """Read a date; None where there is no such day."""
    try:
        year, month, day = read_label_path(token)
        return date(year, month, day)
    except (TermsError, ValueError):
        return None


_GRAMMAR = PhraseGrammar("metadata", "line", _Builder)


@cache
def _parser() -> Lark:
    return _GRAMMAR.parser()


def write_tables(directory: Path) -> Path:
    """Write the tables of the grammar; see :func:`aliyun_terms.syntax.tables.write_tables`."""
    return _GRAMMAR.write(directory)
