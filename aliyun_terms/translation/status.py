"""Status: how far a document is translated, section by section."""

from collections import Counter
from typing import Any

import attrs
from babel.messages.catalog import Catalog

from aliyun_terms.source import display_width, printable
from aliyun_terms.translation.catalog import State, Translation, translate
from aliyun_terms.translation.units import translatable_units
from aliyun_terms.tree.blocks import Block, Part, Section, Title
from aliyun_terms.tree.document import Document

__all__ = [
    "SectionStatus",
    "TranslationStatus",
    "describe_status",
    "status_to_dict",
    "translation_status",
]


@attrs.frozen
class SectionStatus:
    """How far one section is translated, its heading included.

    Attributes:
        eid: its id; empty for what stands under no section, or under none that is left.
        label: its number.
        heading: its heading.
        translated: units whose translation can be relied on.
        fuzzy: units whose translation someone has to look at.
        missing: units without one.
        obsolete: translations of units that are gone.
    """

    eid: str
    label: str
    heading: str
    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    obsolete: int = 0


@attrs.frozen
class TranslationStatus:
    """How far a document is translated.

    Attributes:
        language: the language, a BCP 47 tag.
        sections: the outermost sections and parts, in document order.
        total: all of them together.
        pending: contexts and states of the units that are not translated, in document order.
    """

    language: str
    sections: tuple[SectionStatus, ...]
    total: SectionStatus
    pending: tuple[tuple[str, State], ...]


def translation_status(document: Document, catalog: Catalog) -> TranslationStatus:
    """Count translated, fuzzy, missing and obsolete units of each section.

    Args:
        document: the Chinese document.
        catalog: its catalogue.

    Example:
        >>> from aliyun_terms import load_catalog, load_corpus
        >>> document = load_corpus("api-usage-terms")
        >>> status = translation_status(document, load_catalog("api-usage-terms", "en"))
        >>> [(section.label, section.translated) for section in status.sections][:3]
        [('', 1), ('1', 2), ('2', 14)]
    """
    translation = translate(document, catalog)
    counts: dict[str, Counter[str]] = {}
    for unit in translatable_units(document):
        section = _section_of(document, unit.block)
        state = translation.units[unit.context].state
        counts.setdefault(section, Counter())[state.value] += 1
    known = [eid for eid in counts if eid]
    for context in _obsolete(translation, catalog):
        owner = next((eid for eid in known if context == eid or context.startswith(f"{eid}__")), "")
        counts.setdefault(owner, Counter())["obsolete"] += 1
    sections = tuple(_status(document, eid, count) for eid, count in counts.items())
    total = sum(counts.values(), Counter())
    pending = tuple(
        (context, unit.state)
        for context, unit in translation.units.items()
        if unit.state is not State.TRANSLATED
    )
    return TranslationStatus(
        translation.language, sections, SectionStatus("", "", "", **total), pending
    )


def _section_of(document: Document, block: Block) -> str:
    """Give the eid of the outermost section or part that *block* is, or is in."""
    for one in (*document.index.ancestors(block), block):
        if isinstance(one, Section | Part):
            return document.index.eid(one)
    return ""


def _obsolete(translation: Translation, catalog: Catalog) -> list[str]:
    marked = [message.context or "" for message in catalog.obsolete.values()]
    return [*translation.obsolete, *marked]


def _status(document: Document, eid: str, count: Counter[str]) -> SectionStatus:
    block = document.index.nodes.get(eid)
    if not isinstance(block, Section | Part | Title):
        return SectionStatus("", "", "", **count)
    label = block.label.value if block.label else ""
    return SectionStatus(eid, label, block.text, **count)


# ---- As text and as data ---------------------------------------------------------------------

_COLUMNS = ("translated", "fuzzy", "missing", "obsolete")
_LONG = 40


def describe_status(status: TranslationStatus) -> str:
    """Write a status as a table, a line for each section and one for all of them."""
    rows = [
        *((_name(section), section) for section in status.sections),
        (f"all ({status.language})", status.total),
    ]
    width = max(display_width(name) for name, _ in rows)
    lines = [" " * width + "".join(f"{column:>12}" for column in _COLUMNS)]
    for name, section in rows:
        numbers = "".join(f"{getattr(section, column):>12}" for column in _COLUMNS)
        lines.append(name + " " * (width - display_width(name)) + numbers)
    return "\n".join(lines)


def _name(section: SectionStatus) -> str:
    heading = printable(section.heading)
    short = heading if len(heading) <= _LONG else f"{heading[: _LONG - 1]}…"
    return f"{section.label} {short}".strip() or "(no section)"


def status_to_dict(status: TranslationStatus) -> dict[str, Any]:
    """Turn a status into plain data: one of the translations of schema ``translation-status``."""
    return {
        "language": status.language,
        "sections": [attrs.asdict(section) for section in status.sections],
        "total": {column: getattr(status.total, column) for column in _COLUMNS},
        "pending": [{"eid": eid, "state": state.value} for eid, state in status.pending],
    }
