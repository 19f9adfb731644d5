"""Checking a translation against its source, unit by unit."""

from collections.abc import Callable, Collection, Iterator

from babel.messages.catalog import Catalog

from aliyun_terms.translation.catalog import State, TranslatedUnit, Translation, translate
from aliyun_terms.translation.checks.amounts import check_quantities
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding
from aliyun_terms.translation.checks.markup import check_addresses, check_links, check_markup
from aliyun_terms.translation.checks.modality import check_modality
from aliyun_terms.translation.checks.negation import check_negation
from aliyun_terms.translation.checks.repeats import check_repeats
from aliyun_terms.translation.checks.terms import check_names, check_terms
from aliyun_terms.translation.checks.whole import check_whole
from aliyun_terms.translation.glossary import Glossary, load_glossary
from aliyun_terms.translation.units import translatable_units
from aliyun_terms.tree.document import Document

__all__ = ["UNIT_CHECKS", "check_translation", "check_unit"]

UNIT_CHECKS: tuple[Callable[[CheckedUnit], Iterator[TranslationFinding]], ...] = (
    check_quantities,
    check_addresses,
    check_links,
    check_markup,
    check_modality,
    check_negation,
    check_names,
    check_whole,
)
"""Every check but that of terms, which asks a glossary."""


def check_translation(
    document: Document,
    catalog: Catalog,
    *,
    glossary: Glossary | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    fuzzy: bool = False,
) -> tuple[TranslationFinding, ...]:
    """Find what source and translation do not have alike.

    Args:
        document: the Chinese document.
        catalog: its catalogue.
        glossary: terms and their renderings; by default those that come with the library.
        select: codes, or beginnings of codes (``TR1``), to look for; all by default.
        ignore: codes, or beginnings of codes, to leave out.
        fuzzy: check fuzzy units too. They belong to other words, so much may be found.

    Returns:
        The findings in the order of the document. The words that modality and negation are
        told by are English; of other languages everything else is checked.

    Example:
        >>> from aliyun_terms import load_catalog, load_corpus
        >>> document = load_corpus("api-usage-terms")
        >>> check_translation(document, load_catalog("api-usage-terms", "en"))
        ()
    """
    translation = translate(document, catalog)
    terms = glossary or load_glossary(language=translation.language)
    units = tuple(_checked_units(document, catalog, translation, fuzzy=fuzzy))
    repeats = check_repeats(units)
    return tuple(
        finding
        for unit in units
        for finding in (*check_unit(unit, terms), *repeats.get(unit.context, ()))
        if (not select or finding.code.startswith(tuple(select)))
        and not (ignore and finding.code.startswith(tuple(ignore)))
    )


def _checked_units(
    document: Document, catalog: Catalog, translation: Translation, *, fuzzy: bool
) -> Iterator[CheckedUnit]:
    lines = {message.context: message.lineno or 0 for message in catalog if message.id}
    for unit in translatable_units(document):
        translated = translation.units[unit.context]
        if _is_checked(translated, fuzzy=fuzzy):
            yield CheckedUnit(
                unit.context,
                unit.text,
                translated.text,
                translation.language,
                unit.block,
                lines.get(unit.context, 0),
            )


def _is_checked(unit: TranslatedUnit, *, fuzzy: bool) -> bool:
    return unit.state is State.TRANSLATED or (fuzzy and unit.state is State.FUZZY)


def check_unit(unit: CheckedUnit, glossary: Glossary) -> tuple[TranslationFinding, ...]:
    """Find what is odd about one translation, in the order of its text."""
    found = [finding for run in UNIT_CHECKS for finding in run(unit)]
    told = {(finding.source_span, finding.span) for finding in found}
    # A word that binds is in the glossary as well, for people; it is told of once.
    found += [
        finding
        for finding in check_terms(unit, glossary)
        if (finding.source_span, finding.span) not in told
    ]
    return tuple(sorted(found, key=lambda one: (one.span, one.source_span, one.code)))
