"""Citations: the phrases of a text that point at something, read by ``grammar/citation.lark``."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, cast

import attrs
from lark import Lark, Token, Transformer

from aliyun_terms.source import Span
from aliyun_terms.syntax.phrases import PhraseLexer
from aliyun_terms.syntax.tables import PhraseGrammar
from aliyun_terms.tree.labels import LabelPath, read_label_path

__all__ = ["Citation", "CitationKind", "Step", "find_citations", "write_tables"]


class CitationKind(Enum):
    """What a phrase points with."""

    CLAUSES = "clauses"
    """Numbers: 第2.5条, 本条第（二）项, 《合同法》第五十二条."""
    PLACE = "place"
    """Where it stands: 本条, 本款, 本章."""
    NEIGHBOUR = "neighbour"
    """What stands beside it: 前款, 上一条, 下一条."""
    FORWARD = "forward"
    """What follows: 下列情形, 详见如下, 下表."""
    BACKWARD = "backward"
    """What stands above: 上述规定, 前述服务."""
    ANAPHOR = "anaphor"
    """What was named before: 该服务, 该条款."""
    ITSELF = "itself"
    """The document: 本规范."""
    REVISION = "revision"
    """The document in its next wording: 修订后的规范."""
    PART = "part"
    """A part: 通用条款."""
    ANNEX = "annex"
    """An annex: 附件一."""
    WORK = "work"
    """A title in 《》."""
    LAW = "law"
    """A law by its name, or the laws in general."""
    COURT = "court"
    """A court or arbitral body."""
    AUTHORITY = "authority"
    """A public authority."""
    RULES = "rules"
    """Rules of the provider that have no name."""
    ADDRESS = "address"
    """A web address without a scheme."""


@attrs.frozen
class Step:
    """One number on the way to a clause: 第九条, 第二款, （三）项.

    Attributes:
        unit: 条, 款, 项, 章, 节, 部分 or 附件; empty where none is printed.
        path: the number.
    """

    unit: str
    path: LabelPath


@attrs.frozen
class Citation:
    """A stretch of text that points at something.

    Attributes:
        kind: what it points with.
        text: the stretch.
        span: where it is, in code points from the start of the text that was searched.
        pointers: the ways to the clauses it names, each from the outermost number down.
        ranges: the indexes of the pointers from which a range leads to the next one.
        work: the work whose clauses they are, or the title of the work; empty for this one.
        part: the part or annex whose clauses they are: 通用条款, 附件一.
        anchor: the phrase from which the numbers are counted, or the mark before a
            title: 本条, 前款, 上述, 本.
    """

    kind: CitationKind
    text: str
    span: Span
    pointers: tuple[tuple[Step, ...], ...] = ()
    ranges: tuple[int, ...] = ()
    work: str = ""
    part: str = ""
    anchor: str = ""

    @property
    def paths(self) -> tuple[LabelPath, ...]:
        """The outermost numbers it names; the ends of a range are next to each other."""
        return tuple(pointer[0].path for pointer in self.pointers)

    @property
    def ranged(self) -> bool:
        """Whether it names a range."""
        return bool(self.ranges)

    @property
    def unit(self) -> str:
        """The unit of its first number: 条, 款 or 项; empty where it names no clause."""
        return self.pointers[0][0].unit if self.pointers else ""


def find_citations(text: str) -> tuple[Citation, ...]:
    """Find the citations in *text*, in order.

    Example:
        >>> [(one.text, one.paths) for one in find_citations("依据第9.1、9.2条，您应遵守本规范。")]
        [('第9.1、9.2条', ((9, 1), (9, 2))), ('本规范', ())]
    """
    return cast("tuple[Citation, ...]", _parser().parse(text)) if text else ()


# From the outermost: what may stand below what in 第九条第二款第（三）项.
_RANKS = {"编": 0, "部分": 0, "章": 1, "节": 2, "条": 3, "款": 4, "项": 5}
_LOWEST = 9


class _Builder(Transformer[Token, tuple[Citation, ...]]):
    """Build citations while the parser reduces."""

    def text(self, citations: list[Citation]) -> tuple[Citation, ...]:
        return tuple(citations)

    def clauses(self, tokens: list[Token]) -> Citation:
        return _numbered(tokens)

    def part(self, tokens: list[Token]) -> Citation:
        return _owned(CitationKind.PART, tokens, "part")

    def work(self, tokens: list[Token]) -> Citation:
        return _owned(CitationKind.WORK, tokens, "work")

    def law_name(self, tokens: list[Token]) -> Citation:
        return _owned(CitationKind.LAW, tokens, "work")

    def place(self, tokens: list[Token]) -> Citation:
        return _owned(CitationKind.PLACE, tokens, "anchor")

    def neighbour(self, tokens: list[Token]) -> Citation:
        return _owned(CitationKind.NEIGHBOUR, tokens, "anchor")

    def backward(self, tokens: list[Token]) -> Citation:
        return _owned(CitationKind.BACKWARD, tokens, "anchor")

    def anaphor(self, tokens: list[Token]) -> Citation:
        is_law = tokens[0].endswith(("法", "办法"))
        return _owned(CitationKind.ANAPHOR, tokens, "work" if is_law else "anchor")

    def itself(self, tokens: list[Token]) -> Citation:
        (token,) = tokens
        if token.endswith("》"):
            return _plain(CitationKind.WORK, tokens, work=token[1:].strip(" 《》"), anchor="本")
        return _plain(CitationKind.ITSELF, tokens)

    def annex(self, tokens: list[Token]) -> Citation:
        word, *numbers = tokens
        pointers = [(Step(str(word), read_label_path(number)[-1:]),) for number in numbers]
        ranges = [place - 1 for place, one in enumerate(numbers) if one.type == "ANNEX_RANGE"]
        return _plain(CitationKind.ANNEX, tokens, pointers=tuple(pointers), ranges=tuple(ranges))

    def annex_clauses(self, tokens: list[Token]) -> Citation:
        word, number, *_ = tokens
        return _numbered(tokens, part=f"{word}{number}")

    def revision(self, tokens: list[Token]) -> Citation:
        return _plain(CitationKind.REVISION, tokens)

    def forward(self, tokens: list[Token]) -> Citation:
        return _plain(CitationKind.FORWARD, tokens)

    def law(self, tokens: list[Token]) -> Citation:
        return _plain(CitationKind.LAW, tokens)

    def court(self, tokens: list[Token]) -> Citation:
        return _plain(CitationKind.COURT, tokens)

    def authority(self, tokens: list[Token]) -> Citation:
        return _plain(CitationKind.AUTHORITY, tokens)

    def rules(self, tokens: list[Token]) -> Citation:
        return _plain(CitationKind.RULES, tokens)

    def address(self, tokens: list[Token]) -> Citation:
        return _plain(CitationKind.ADDRESS, tokens)


def _plain(kind: CitationKind, tokens: list[Token], **what: Any) -> Citation:
    text = "".join(tokens)
    start = tokens[0].start_pos or 0
    return Citation(kind, text, Span(start, start + len(text)), **what)


def _owned(kind: CitationKind, tokens: list[Token], role: str) -> Citation:
    """Build a citation of a thing, or of the clauses counted from it."""
    name = str(tokens[0]).strip("《》") if kind is CitationKind.WORK else str(tokens[0])
    if len(tokens) > 1:
        return _numbered(tokens, **{role: name})
    return _plain(kind, tokens, **({role: name} if kind is not CitationKind.PART else {}))


def _numbered(tokens: list[Token], **what: Any) -> Citation:
    steps: list[list[list[Any]]] = []
    ranges: list[int] = []
    for token in tokens:
        if token.type in ("FIRST", "OF", "BARE", "JOIN", "RANGE"):
            if token.type == "RANGE":
                ranges.append(len(steps) - 1)
            steps.append([])
        if token.type == "UNIT":
            steps[-1][-1][0] = token.strip().replace("条款", "条")
        elif steps:
            steps[-1].append(["", read_label_path(token)])
    _share_units(steps)
    pointers = tuple(tuple(Step(*step) for step in pointer) for pointer in _inherit(steps))
    return _plain(CitationKind.CLAUSES, tokens, pointers=pointers, ranges=tuple(ranges), **what)


def _share_units(pointers: list[list[list[Any]]]) -> None:
    """Give a number without a unit that of the next one: 第9.1、9.2条."""
    unit = ""
    for pointer in reversed(pointers):
        pointer[-1][0] = pointer[-1][0] or unit
        unit = pointer[-1][0]


def _inherit(pointers: list[list[list[Any]]]) -> Iterator[list[list[Any]]]:
    """Complete a way that goes on from the one before it: 第九条第一款、第二款."""
    before: list[list[Any]] = []
    for pointer in pointers:
        unit, path = pointer[0]
        rank = _RANKS.get(unit, _LOWEST) if len(path) == 1 else 0
        pointer[:0] = [step for step in before if _RANKS.get(step[0], _LOWEST) < rank]
        before = pointer
        yield pointer


_GRAMMAR = PhraseGrammar("citation", "text", _Builder, lexer=PhraseLexer)


@cache
def _parser() -> Lark:
    return _GRAMMAR.parser()


def write_tables(directory: Path) -> Path:
    """Write the tables of the grammar; see :func:`aliyun_terms.syntax.tables.write_tables`."""
    return _GRAMMAR.write(directory)
