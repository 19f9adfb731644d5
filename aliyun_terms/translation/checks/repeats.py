"""One translation for two wordings: as a rule one of the two has its neighbour's."""

from collections.abc import Mapping, Sequence

from aliyun_terms.translation.checks.codes import find
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding

__all__ = ["check_repeats"]

_SHORT = 20
"""Below so many letters two wordings may well have one translation: 其他, 其它, 附则."""


def check_repeats(units: Sequence[CheckedUnit]) -> Mapping[str, tuple[TranslationFinding, ...]]:
    """Find the units that have the translation of another unit of other words.

    Args:
        units: all that is checked, in the order of the document.

    Returns:
        What is found, by the context of the unit; both are told of.
    """
    first: dict[str, CheckedUnit] = {}
    found: dict[str, tuple[TranslationFinding, ...]] = {}
    for unit in units:
        text = _letters(unit.text)
        if len(text) < _SHORT:
            continue
        other = first.setdefault(text, unit)
        if _letters(other.source) != _letters(unit.source):
            for one, neighbour in ((other, unit), (unit, other)):
                places = {"source": neighbour.source, "text": neighbour.context}
                found.setdefault(one.context, (find("same-translation", one, places=places),))
    return found


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
