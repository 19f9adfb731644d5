"""The glossary: how terms are rendered, and how not. A table that people edit."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import attrs

from aliyun_terms.errors import CatalogError
from aliyun_terms.resources import resource_folder
from aliyun_terms.source import Span, read_source

__all__ = ["Glossary", "GlossaryTerm", "describe_glossary", "load_glossary"]

_INFLECTIONS = r"(?:s|es|ed|d|ing|er|ers|[’']s|s[’'])?"


@attrs.frozen
class GlossaryTerm:
    """A term and its renderings in one language.

    Attributes:
        chinese: the term.
        rendering: its rendering.
        others: further renderings that will do.
        wrong: renderings that are wrong for it.
        part_of_speech: noun, verb …
        is_required: whether a translation of the term must have one of its renderings.
        note: why.
    """

    chinese: str
    rendering: str
    others: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    part_of_speech: str = ""
    is_required: bool = True
    note: str = ""


@attrs.frozen(slots=False)
class Glossary:
    """Terms and their renderings in one language.

    Attributes:
        language: the language, a BCP 47 tag.
        terms: the terms, in the order of the table.
    """

    language: str
    terms: tuple[GlossaryTerm, ...]

    @cached_property
    def _by_chinese(self) -> Mapping[str, GlossaryTerm]:
        return {term.chinese: term for term in self.terms}

    @cached_property
    def _in_chinese(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_chinese, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}

    def terms_in(self, text: str) -> Iterator[tuple[GlossaryTerm, Span]]:
        """Yield the terms of a Chinese text; of two at one place, the longer.

        Example:
            >>> [term.rendering for term, _ in load_glossary().terms_in("不可转让的许可")]
            ['non-transferable', 'license']
        """
        for found in self._in_chinese.finditer(text):
            yield self._by_chinese[found[0]], Span(*found.span())

    def find_rendering(self, rendering: str, text: str) -> Span | None:
        """Find a rendering in a translation, whatever its inflection; None if it is not there."""
        pattern = self._patterns.get(rendering)
        if pattern is None:
            pattern = self._patterns[rendering] = _pattern(rendering)
        found = pattern.search(text)
        return None if found is None else Span(*found.span())


def load_glossary(path: str | Path | None = None, *, language: str = "en") -> Glossary:
    """Read a glossary.

    Args:
        path: a table with the columns ``zh`` and that of the language; by default the one
            that comes with the library.
        language: a BCP 47 tag; the column of its language is read.

    Returns:
        The terms that have a rendering in that language: none, if it has no column.

    Raises:
        SourceError: the file cannot be read.
        CatalogError: it is no such table, or has a term twice.

    Example:
        >>> glossary = load_glossary()
        >>> next(term.rendering for term in glossary.terms if term.chinese == "不可抗力")
        'force majeure'
    """
    source = read_source(path or resource_folder("corpus") / "glossary.csv")
    lines = source.text.removeprefix("\ufeff").splitlines()
    numbered = [
        (number, line)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    rows = csv.DictReader(line for _, line in numbered)
    if "zh" not in (rows.fieldnames or ()):
        raise CatalogError(f"{source.name}: not a glossary: its first row has no column 'zh'")
    column = language.split("-", maxsplit=1)[0]
    terms: dict[str, GlossaryTerm] = {}
    for (number, _), row in zip(numbered[1:], rows, strict=False):
        term = _read_term(row, column)
        if term.chinese in terms or None in row:
            problem = "a row with too many cells" if None in row else "a second row for"
            raise CatalogError(f"{source.name}:{number}: {problem} {term.chinese!r}")
        terms[term.chinese] = term
    known = tuple(term for term in terms.values() if term.chinese and term.rendering)
    return Glossary(language, known)


def _read_term(row: Mapping[str, str | None], column: str) -> GlossaryTerm:
    def cell(name: str) -> str:
        return (row.get(name) or "").strip()

    return GlossaryTerm(
        cell("zh"),
        cell(column),
        _several(cell(f"{column}_also")),
        _several(cell(f"{column}_not")),
        cell("part_of_speech"),
        cell("check").lower() != "no",
        cell("note"),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in cell.split("|") if one.strip())


def _pattern(rendering: str) -> re.Pattern[str]:
    """Make the pattern of a rendering: its words, each in any inflection."""
    words = re.findall(r"[\w’'*]+|[^\w\s’'*-]", rendering)
    joined = r"[\s-]+".join(_word_pattern(word) for word in words)
    start = r"\b" if re.match(r"\w", rendering) else ""
    end = r"\b" if re.search(r"[\w*]$", rendering) else ""
    return re.compile(start + joined + end, re.IGNORECASE)


def _word_pattern(word: str) -> str:
    bare = re.sub("[’']", "[’']", re.escape(word.replace("*", "")))
    if "*" in word:
        return bare + r"\w*"
    if not word.isalpha() or not word.isascii():
        return bare
    if word.endswith("y"):
        return f"(?:{bare}{_INFLECTIONS}|{bare[:-1]}ie[sd])"
    if word.endswith("e"):
        return f"(?:{bare}{_INFLECTIONS}|{bare[:-1]}ing)"
    return f"{bare}(?:{_INFLECTIONS}|{bare[-1]}(?:ed|ing))"


def describe_glossary(glossary: Glossary) -> str:
    """Write a glossary as a Markdown table, for a page of documentation."""
    lines = ["| term | rendering | also | not | note |", "|---|---|---|---|---|"]
    for term in glossary.terms:
        cells = (
            term.chinese,
            term.rendering,
            ", ".join(term.others),
            ", ".join(term.wrong),
            term.note,
        )
        lines.append("| " + " | ".join(cell.replace("*", "\\*") for cell in cells) + " |")
    return "\n".join(lines)
