"""Translations of two revisions, carried from the earlier one to the later.

A translation belongs to one Chinese wording. A clause that only moved or has another number
keeps its translation; one whose Chinese changed shows that of the old wording, and says so,
until there is a new one.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from aliyun_terms.translation.catalog import State, TranslatedUnit, Translation
from aliyun_terms.translation.units import translatable_units
from aliyun_terms.tree.document import Document

__all__ = ["CarriedTranslation", "carry_translations"]

_ORDER = (State.TRANSLATED, State.FUZZY, State.MISSING)
_NOTHING = TranslatedUnit("", State.MISSING, "")


@attrs.frozen
class CarriedTranslation:
    """One language of two revisions.

    Attributes:
        old: the translation of the earlier revision.
        new: that of the later one, with what could be carried over from the earlier.
    """

    old: Translation
    new: Translation


def carry_translations(
    old: Document,
    new: Document,
    old_eids: Mapping[str, str],
    old_translations: Sequence[Translation] = (),
    translations: Sequence[Translation] = (),
) -> tuple[CarriedTranslation, ...]:
    """Carry translations over.

    Args:
        old: the earlier revision.
        new: the later one.
        old_eids: for units of the later revision, their ids in the earlier.
        old_translations: translations of the earlier revision.
        translations: translations of the later one; they go first where they belong to the
            wording, whoever else may have translated it.

    Returns:
        One for each language, in the order in which languages are first given.
    """
    languages = dict.fromkeys(one.language for one in (*translations, *old_translations))
    return tuple(
        _carry(
            old,
            new,
            old_eids,
            old_translations=[one for one in old_translations if one.language == language],
            translations=[one for one in translations if one.language == language],
            language=language,
        )
        for language in languages
    )


def _carry(
    old: Document,
    new: Document,
    old_eids: Mapping[str, str],
    *,
    old_translations: Sequence[Translation],
    translations: Sequence[Translation],
    language: str,
) -> CarriedTranslation:
    earlier = _merged(old, old_translations)
    by_wording = {one.source: one for one in earlier.values() if one.state is State.TRANSLATED}
    later = {}
    for unit in translatable_units(new):
        eid, cell = _split(unit.context)
        before = earlier.get(old_eids[eid] + cell, _NOTHING) if eid in old_eids else _NOTHING
        if cell:
            # A row more or less moves every cell below it; equal wording is what counts.
            before = by_wording.get(unit.text, before)
        own = (
            _best(one.units.get(unit.context) for one in translations) if translations else _NOTHING
        )
        later[unit.context] = _chosen(unit.text, own, before, by_wording)
    return CarriedTranslation(Translation(language, earlier), Translation(language, later))


def _merged(
    document: Document, translations: Sequence[Translation]
) -> Mapping[str, TranslatedUnit]:
    """Give the best translation of each unit; one translation has one for every unit there is."""
    if len(translations) == 1:
        return translations[0].units
    return {
        unit.context: _best(one.units.get(unit.context) for one in translations)
        for unit in translatable_units(document)
    }


def _split(context: str) -> tuple[str, str]:
    """Split the context of a cell into the id of its table, and the rest."""
    eid, mark, cell = context.partition("__r_")
    return eid, mark + cell


def _best(units: Iterable[TranslatedUnit | None]) -> TranslatedUnit:
    found = [unit for unit in units if unit is not None]
    return min(found, key=lambda unit: _ORDER.index(unit.state), default=_NOTHING)


def _chosen(
    text: str, own: TranslatedUnit, before: TranslatedUnit, by_wording: Mapping[str, TranslatedUnit]
) -> TranslatedUnit:
    """Choose the translation of a unit from its own and that of its earlier wording."""
    if own.state is State.TRANSLATED:
        return own
    if before.text:
        return before if before.source == text else attrs.evolve(before, state=State.FUZZY)
    # An id means another clause once a clause was inserted: its translation is a stranger's.
    if own.text and own.source not in by_wording:
        return own
    return attrs.evolve(_NOTHING, source=text)
