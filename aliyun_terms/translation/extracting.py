"""Extracting: a template for translators, one message for each unit of a document.

What a translator must know and cannot see in one line of Chinese stands in comments (``#.``):
the headings above, the words that open the list, what is printed in bold, where links lead.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from babel.dates import format_datetime

from aliyun_terms.source import SourceText
from aliyun_terms.syntax.unparsing import unparse
from aliyun_terms.translation.pofile import UnitCatalog, UnitMessage
from aliyun_terms.translation.units import SourceUnit, translatable_units
from aliyun_terms.tree.blocks import Block, Part, Section, Table, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.emphasis import Emphasis, emphasis
from aliyun_terms.tree.inline import Image, Inline, Link, Strong
from aliyun_terms.tree.links import links_in
from aliyun_terms.tree.plain import plain_text

__all__ = ["extract", "header_date"]

_LONG = 60
_OPENS_A_LIST = ("：", ":")


def extract(
    document: Document,
    *,
    name: str | None = None,
    language: str = "",
    created: datetime | None = None,
) -> UnitCatalog:
    """Make a translation template of a document.

    Args:
        document: the Chinese document.
        name: what references call its file; by default the name it was read under.
        language: the language to be translated into, a BCP 47 tag; a template has none.
        created: the POT-Creation-Date; by default there is none, so that the same document
            gives the same template.

    Returns:
        A catalogue in which nothing is translated: ``msgctxt`` is the eid of the unit and
        ``msgid`` its Chinese.

    Example:
        >>> from aliyun_terms import parse
        >>> catalog = extract(parse("1.  费用\\n\\n    1.1. 您应付费。\\n", ), name="zh.md")
        >>> [(message.context, message.locations) for message in catalog][2]
        ('sec_1__cl_1-1', [('zh.md', 3)])
    """
    source = SourceText(unparse(document))
    file = document.name if name is None else name
    introductions = _introductions(document.children)
    catalog = UnitCatalog(_headers(document.title or file, language, created))
    for unit in translatable_units(document):
        line = source.line_number(_offset(unit))
        catalog[unit.text] = UnitMessage(
            unit.text,
            "",
            [(file, line)],
            auto_comments=tuple(_comments(document, unit, introductions)),
            context=unit.context,
        )
    return catalog


def header_date(moment: datetime) -> str:
    """Write a date as headers of catalogues have it; one without a zone is taken as UTC."""
    return format_datetime(moment, "yyyy-MM-dd HH:mmZ", locale="en")


def _headers(title: str, language: str, created: datetime | None) -> Iterator[tuple[str, str]]:
    """Yield the fields of a header, with gettext's own words for what is to be filled in."""
    yield "Project-Id-Version", title
    yield "Report-Msgid-Bugs-To", ""
    if created is not None:
        yield "POT-Creation-Date", header_date(created)
    yield "PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE"
    yield "Last-Translator", "FULL NAME <EMAIL@ADDRESS>"
    yield "Language-Team", "LANGUAGE <LL@li.org>"
    yield "Language", language.replace("-", "_")
    yield "X-Source-Language", "zh-Hans"
    yield "MIME-Version", "1.0"
    yield "Content-Type", "text/plain; charset=UTF-8"
    yield "Content-Transfer-Encoding", "8bit"


def _offset(unit: SourceUnit) -> int:
    """Find where the text of a unit is printed, in code points."""
    block = unit.block
    if isinstance(block, Table):
        row = unit.context.rpartition("__r_")[2].partition("__c_")[0]
        rows = [row for row in block.rows if not row.rule]
        return rows[int(row) - 1].line_span.start
    return block.text_span.start if isinstance(block, Unit) else block.line_span.start


# ---- Comments --------------------------------------------------------------------------------


def _comments(document: Document, unit: SourceUnit, introductions: dict[int, str]) -> Iterator[str]:
    """Yield what a translator should know about a unit."""
    block = unit.block
    above = document.index.ancestors(block)
    headings = [_heading(one) for one in above if isinstance(one, Section | Part)]
    if headings:
        yield f"Under: {' › '.join(headings)}"
    if isinstance(block, Unit) and block.label is not None:
        yield f"Number: {block.label.value}"
    introduction = introductions.get(id(block))
    if introduction:
        yield f"List: {_shortened(introduction)}"
    if isinstance(block, Table):
        yield f"Table: row, column {unit.context.rpartition('__r_')[2].replace('__c_', ', ')}"
    elif isinstance(block, Image):
        yield "Image: the words that stand for it"
    else:
        yield from _print_comments(block)


def _heading(block: Section | Part) -> str:
    label = f"{block.label.value} " if block.label else ""
    return label + _shortened(block.text)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


def _print_comments(block: Block) -> Iterator[str]:
    """Yield what is bold, and where links lead."""
    content = block.content if isinstance(block, Unit) else ()
    weight = emphasis(block)
    if weight is Emphasis.FULL:
        yield "Emphasis: all of it is bold"
    elif weight is Emphasis.PARTIAL:
        runs = (f"“{_shortened(plain_text((run,)))}”" for run in _strong(content))
        yield f"Emphasis: bold are {', '.join(runs)}"
    for link in links_in(content):
        yield f"Link: “{_shortened(plain_text((link,)))}” leads to {_shortened(link.target)}"


def _strong(content: Iterable[Inline]) -> Iterator[Inline]:
    for node in content:
        if isinstance(node, Strong) and plain_text((node,)).strip():
            yield node
        elif isinstance(node, Link):
            yield from _strong(node.content)


def _introductions(blocks: tuple[Block, ...]) -> dict[int, str]:
    """Find for each block the words that open the list it is in, by its identity.

    They end in a colon, and stand above the block, or before it among its siblings.
    """
    found: dict[int, str] = {}
    waiting = [(blocks, "")]
    while waiting:
        siblings, opening = waiting.pop()
        for block in siblings:
            if not isinstance(block, Unit):
                continue
            if opening:
                found[id(block)] = opening
            opens = block.text.endswith(_OPENS_A_LIST)
            if block.children:
                waiting.append((block.children, block.text if opens else ""))
            elif opens:
                opening = block.text
    return found
