"""Citations: where a text points at numbered clauses, at itself, at works by title."""

from enum import Enum
from functools import cache
from typing import Any, cast

import attrs
from lark import Lark, Token, Transformer

from aliyun_terms.resources import resource_folder
from aliyun_terms.source import Span
from aliyun_terms.tree.labels import LabelPath, read_label_path

__all__ = ["Citation", "CitationKind", "find_citations"]


class CitationKind(Enum):
    """What a text points at."""

    CLAUSES = "clauses"
    ITSELF = "itself"
    WORK = "work"


@attrs.frozen
class Citation:
    """A stretch of text that points at something.

    Attributes:
        kind: what it points at.
        text: the stretch.
        span: where it is, in code points from the start of the text that was searched.
        paths: the numbers of the clauses it names; the ends of a range are next to each other.
        ranged: whether it names a range, from the first to the last of *paths*.
        unit: 条, 款 or 项; empty where it names no clause.
        work: the work whose clauses they are, or the title of the work; empty for this one.
        part: the part whose clauses they are: 通用条款.
    """

    kind: CitationKind
    text: str
    span: Span
    paths: tuple[LabelPath, ...] = ()
    ranged: bool = False
    unit: str = ""
    work: str = ""
    part: str = ""


def find_citations(text: str) -> tuple[Citation, ...]:
    """Find the citations in *text*, in order.

    Example:
        >>> [(one.text, one.paths) for one in find_citations("依据第9.1、9.2条，您应遵守本规范。")]
        [('第9.1、9.2条', ((9, 1), (9, 2))), ('本规范', ())]
    """
    return cast("tuple[Citation, ...]", _parser().parse(text)) if text else ()


class _Builder(Transformer[Token, tuple[Citation, ...]]):
    """Build citations while the parser reduces."""

    def text(self, citations: list[Citation]) -> tuple[Citation, ...]:
        return tuple(citations)

    def number(self, pieces: list[Token]) -> list[Token]:
        return pieces

    def clauses(self, pieces: list[Any]) -> Citation:
        work, part, first, *rest = pieces
        tokens = [
            token for piece in rest for token in (piece if isinstance(piece, list) else [piece])
        ]
        units = [token.strip() for token in tokens if token.type == "UNIT"]
        beginning = next(token for token in (work, part, first) if token is not None)
        text = "".join(token for token in (work, part, first, *tokens) if token is not None)
        return Citation(
            CitationKind.CLAUSES,
            text,
            _span(beginning, text),
            tuple(read_label_path(token) for token in tokens if token.type == "PATH"),
            ranged=any(token.type == "RANGE" for token in tokens),
            unit=units[0] if units else "",
            work=work.strip("《》") if work else "",
            part=str(part or ""),
        )

    def bare_clause(self, pieces: list[Token]) -> Citation:
        path, unit = pieces
        text = path + unit
        found = (read_label_path(path),)
        return Citation(CitationKind.CLAUSES, text, _span(path, text), found, unit=unit.strip())

    def itself(self, pieces: list[Token]) -> Citation:
        return Citation(CitationKind.ITSELF, str(pieces[0]), _span(pieces[0], pieces[0]))

    def work(self, pieces: list[Token]) -> Citation:
        title = str(pieces[0])
        return Citation(CitationKind.WORK, title, _span(pieces[0], title), work=title[1:-1])


def _span(first: Token, text: str) -> Span:
    start = first.start_pos or 0
    return Span(start, start + len(text))


@cache
def _parser() -> Lark:
    return Lark.open(
        str(resource_folder("grammar") / "citation.lark"),
        start="text",
        parser="lalr",
        transformer=_Builder(),
        maybe_placeholders=True,
    )
