"""Catalogues made for tests: what a translator might have written for a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aliyun_terms import Document, Translation, translate
from aliyun_terms.translation.units import translatable_units
from babel.messages.catalog import Catalog

if TYPE_CHECKING:
    from collections.abc import Callable


def made_catalog(
    document: Document, write: Callable[[str], str], *, language: str = "en"
) -> Catalog:
    """Make a catalogue in which *write* translates every unit of *document*."""
    catalog = Catalog(locale=language)
    for unit in translatable_units(document):
        catalog.add(unit.text, write(unit.text), context=unit.context)
    return catalog


def made_translation(
    document: Document, write: Callable[[str], str], *, language: str = "en"
) -> Translation:
    """Translate every unit of *document* by *write*."""
    return translate(document, made_catalog(document, write, language=language))


def english(text: str) -> str:
    """Write words in the place of a translation: as long, and without Chinese characters."""
    return f"Words, {len(text)} of them."
