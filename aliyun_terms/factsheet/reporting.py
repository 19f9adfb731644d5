"""Fact sheets as text, as tables and as data."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from aliyun_terms.factsheet.model import Fact, FactKind, FactSheet
from aliyun_terms.locale.words import interface_words
from aliyun_terms.source import display_width, printable
from aliyun_terms.topics.lexicon import default_lexicon

__all__ = [
    "COLUMNS",
    "describe_sheet",
    "describe_table",
    "row_of",
    "sheet_to_dict",
    "sheets_to_csv",
]

_ABOUT = ("amendment", "termination", "fees", "service_change")

COLUMNS = (
    "file",
    *(kind.value for kind in FactKind if kind is not FactKind.NOTICE),
    *(f"notice_{about}" for about in _ABOUT),
    "silent",
    "error",
)
"""The columns of the tables."""

# What a cell begins with that a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNSTATED = "unstated"


def row_of(sheet: FactSheet) -> dict[str, str]:
    """Give the row of a document: what it says twice is joined by semicolons.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> from aliyun_terms.factsheet.collecting import facts
        >>> row = row_of(facts(load_corpus("api-usage-terms")))
        >>> row["court"], row["notice_amendment"], row["liability_cap"]
        ('杭州市西湖区人民法院', 'unstated', '')
    """
    row = dict.fromkeys(COLUMNS, "")
    row["file"] = sheet.name
    for kind in FactKind:
        if kind is not FactKind.NOTICE:
            row[kind.value] = _joined(_value(fact) for fact in sheet.all(kind))
    for about in _ABOUT:
        notices = sheet.all(FactKind.NOTICE, about=about)
        row[f"notice_{about}"] = _joined(_period(fact) for fact in notices)
    row["silent"] = _joined(sheet.silent)
    row["error"] = sheet.error or ""
    return row


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(printable(value).strip() for value in values))


def _value(fact: Fact) -> str:
    value = fact.value or ""
    return f"{value} <{fact.about}>" if fact.kind is FactKind.LINKED_DOCUMENT else value


def _period(fact: Fact) -> str:
    if fact.value is None:
        return fact.qualifier or _UNSTATED
    return f"{fact.value} ({fact.qualifier})" if fact.qualifier else fact.value


def sheets_to_csv(sheets: Iterable[FactSheet]) -> str:
    """Write a row for each document, those that could not be read among them.

    Args:
        sheets: the sheets. A cell that a spreadsheet would take for a formula gets an
            apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for sheet in sheets:
        writer.writerow({name: _harmless(value) for name, value in row_of(sheet).items()})
    return text.getvalue()


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def describe_sheet(sheet: FactSheet, *, lang: str = "en") -> str:
    """Write the facts of a document for people, each with the place it stands in.

    Args:
        sheet: its facts.
        lang: the language of the interface words; the words of the document stay as they are.
    """
    words = interface_words(lang).gettext
    head = f"{printable(sheet.name)}: 《{printable(sheet.title)}》" if sheet.title else sheet.name
    if sheet.error is not None:
        return f"{printable(sheet.name)}: {words('not read')}: {sheet.error}"
    lines = [printable(head)]
    lines += (_line(fact, lang) for fact in sheet.facts if fact.kind is not FactKind.TITLE)
    zh = lang.startswith("zh")
    names = {topic.name: topic.zh if zh else topic.en for topic in default_lexicon().topics}
    silent = ", ".join(names.get(name, name) for name in sheet.silent)
    lines.append(f"  {words('Silent about')}: {silent or '-'}")
    lines.append(f"  {words('What is read from the text is for a lawyer to check.')}")
    return "\n".join(lines)


def _line(fact: Fact, lang: str) -> str:
    words = interface_words(lang).gettext
    name = words(fact.kind.value.replace("_", " "))
    if fact.kind is FactKind.NOTICE:
        name = f"{name} ({words(fact.about.replace('_', ' '))})"
        value = words(_period(fact).replace("_", " "))
    else:
        value = words(_value(fact)) if fact.kind in _WORDED else _value(fact)
    place = fact.label or fact.eid
    quote = "" if fact.value in (fact.quote, fact.quote.strip()) else f"  “{_cut(fact.quote)}”"
    return printable(f"  {name}: {value}  [{place}]{quote}")


_WORDED = (
    FactKind.WARRANTY,
    FactKind.LIABILITY_EXCLUSION,
    FactKind.FEES,
    FactKind.CONFIDENTIALITY,
)
_LONG = 40


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def describe_table(sheets: Iterable[FactSheet], *, columns: tuple[str, ...] = ()) -> str:
    """Write a table for a terminal, where an ideograph is two cells wide.

    Args:
        sheets: the sheets.
        columns: which of :data:`COLUMNS`; by default those that people compare first.
    """
    chosen = columns or _FIRST
    rows = [dict(zip(COLUMNS, COLUMNS, strict=True)), *map(row_of, sheets)]
    cells = [[_cut(row[name]) for name in chosen] for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(map(_padded, row, widths)).rstrip() for row in cells)


_FIRST = (
    "file", "effective_date", "governing_law", "court", "liability_cap", "fees",
    "notice_amendment", "notice_termination", "error",
)  # fmt: skip


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - display_width(cell))


def sheet_to_dict(sheet: FactSheet) -> dict[str, Any]:
    """Turn a sheet into plain data (schema: ``facts``)."""
    return {
        "file": sheet.name,
        "title": sheet.title,
        "facts": [_fact_to_dict(fact) for fact in sheet.facts],
        "silent": list(sheet.silent),
        "error": sheet.error,
    }


def _fact_to_dict(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind.value,
        "value": fact.value,
        "about": fact.about,
        "qualifier": fact.qualifier,
        "quote": fact.quote,
        "label": fact.label,
        "eid": fact.eid,
        "span": list(fact.span),
    }
