"""Whether a translation has the quantities of its source, all of them and no others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aliyun_terms.translation.checks.codes import find
from aliyun_terms.translation.checks.findings import CheckedUnit, TranslationFinding
from aliyun_terms.translation.checks.markup import without_addresses
from aliyun_terms.translation.checks.quantities import (
    Quantity,
    chinese_quantities,
    latin_quantities,
)

__all__ = ["check_quantities"]

_Key = tuple[bool, str]
_HAN_LANGUAGES = ("ja", "zh", "ko")


def check_quantities(unit: CheckedUnit) -> Iterator[TranslationFinding]:
    """Yield the quantities that source and translation do not have alike."""
    source = [*chinese_quantities(without_addresses(unit.source))]
    text: dict[_Key, list[Quantity]] = defaultdict(list)
    for quantity in _quantities(unit):
        text[_key(quantity)].append(quantity)
    missing = []
    for quantity in source:
        partner = _partner(quantity, text.get(_key(quantity), []))
        if partner is None:
            missing.append(quantity)
        elif not _agree(quantity, partner):
            yield _finding(unit, quantity, partner)
    values = {_key(quantity) for quantity in source}
    added = [one for key, several in text.items() if key not in values for one in several[:1]]
    yield from _unpaired(unit, missing, [one for one in added if one.required])


def _quantities(unit: CheckedUnit) -> Iterator[Quantity]:
    text = without_addresses(unit.text)
    if unit.language.split("-")[0] in _HAN_LANGUAGES:
        return chinese_quantities(text)
    return latin_quantities(text)


def _key(quantity: Quantity) -> _Key:
    return quantity.kind == "date", quantity.value


def _partner(quantity: Quantity, same: Sequence[Quantity]) -> Quantity | None:
    """Choose among quantities of the same value: rather one of the same kind and unit."""
    best: Quantity | None = None
    for other in same:
        if (other.kind, other.unit) == (quantity.kind, quantity.unit):
            return other
        if best is None or (other.kind == quantity.kind and best.kind != quantity.kind):
            best = other
    return best


def _agree(quantity: Quantity, partner: Quantity) -> bool:
    """Tell whether two quantities of one value say the same; a bare number says less."""
    if quantity.kind == partner.kind:
        return quantity.unit == partner.unit
    if "percentage" in (quantity.kind, partner.kind):
        return False
    return "number" in (quantity.kind, partner.kind) and quantity.kind != "amount"


def _unpaired(
    unit: CheckedUnit, missing: list[Quantity], added: list[Quantity]
) -> Iterator[TranslationFinding]:
    """Yield what is missing, with what stands in its place if something does."""
    for quantity in missing:
        instead = next((one for one in added if one.kind == quantity.kind), None)
        if instead is None and added and quantity.kind != "date":
            instead = next((one for one in added if one.kind != "date"), None)
        if instead is not None:
            added.remove(instead)
        if quantity.required or instead is not None:
            yield _finding(unit, quantity, instead)
    if unit.is_english:
        for quantity in added:
            yield find(quantity.kind, unit, span=quantity.span)


def _finding(unit: CheckedUnit, quantity: Quantity, instead: Quantity | None) -> TranslationFinding:
    return find(
        quantity.kind,
        unit,
        source_span=quantity.span,
        span=None if instead is None else instead.span,
    )
