"""Norm deltas: what a change of wording does to who must, may or need not do what."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from aliyun_terms.norms.extracting import norms_by_eid
from aliyun_terms.norms.model import Bearer, Force, Norm, NormType
from aliyun_terms.norms.parties import counterparty
from aliyun_terms.norms.periods import is_notice, notice_period
from aliyun_terms.tree.document import Document

__all__ = ["NormDelta", "norm_deltas"]


@attrs.frozen
class NormDelta:
    """What became of a norm.

    Attributes:
        old_eid: its unit in the old document; empty for a new unit.
        new_eid: its unit in the new one; empty for one that is gone.
        label: the number of the unit, in the new document if it is there.
        type: the type of the norm.
        bearer: whom it binds.
        what: ``added``, ``removed``, or what of it changed: ``notice period``, ``force``,
            ``bearer``, ``type``, ``conditions``, ``exceptions``.
        old: what it was; None where there was none.
        new: what it is; None where there is none.
        favours: whom the change favours; NONE where that cannot be said.
    """

    old_eid: str
    new_eid: str
    label: str
    type: NormType
    bearer: Bearer
    what: str
    old: str | None
    new: str | None
    favours: Bearer = Bearer.NONE

    @property
    def message(self) -> str:
        """The delta in one line: ``6.1: notice period none → P30D, favours the user``."""
        change = f"{self.what} {self.old or 'none'} → {self.new or 'none'}"
        if self.what in ("added", "removed"):
            bearer = "" if self.bearer is Bearer.NONE else f" ({self.bearer.value})"
            change = f"{self.type.value}{bearer} {self.what}: {self.new or self.old}"
        favours = "" if self.favours is Bearer.NONE else f", favours the {self.favours.value}"
        return f"{self.label or self.new_eid or self.old_eid}: {change}{favours}"


def norm_deltas(
    old: Document, new: Document, pairs: Iterable[tuple[str, str]]
) -> tuple[NormDelta, ...]:
    """Say what changed in the norms of paired units.

    Args:
        old: the old revision.
        new: the new one.
        pairs: the eid of a unit in *old* and of the unit in *new* that it became; empty
            for a unit that only one of them has. The changes of
            :func:`aliyun_terms.diff` say which.

    Returns:
        The deltas, in the order of *pairs*. Formatting alone makes none.

    Example:
        >>> from aliyun_terms import parse
        >>> old, new = parse("1.1. 阿里云将通知您。"), parse("1.1. 阿里云将提前30天通知您。")
        >>> [delta.message for delta in norm_deltas(old, new, [("cl_1-1", "cl_1-1")])]
        ['1.1: notice period none → P30D, favours the user']
    """
    before, after = norms_by_eid(old), norms_by_eid(new)
    return tuple(delta for pair in pairs for delta in _deltas(pair, before, after))


def _deltas(
    pair: tuple[str, str],
    before: Mapping[str, tuple[Norm, ...]],
    after: Mapping[str, tuple[Norm, ...]],
) -> Iterator[NormDelta]:
    ones, others = list(before.get(pair[0], ())), list(after.get(pair[1], ()))
    for one, other in _matched(ones, others):
        yield from _changed(pair, one, other)
    for norm in ones:
        yield _whole(pair, norm, "removed")
    for norm in others:
        yield _whole(pair, norm, "added")


def _matched(ones: list[Norm], others: list[Norm]) -> list[tuple[Norm, Norm]]:
    """Pair the norms of two units, the most alike first; what is left over stays in the lists."""
    found: list[tuple[Norm, Norm]] = []
    for alike in (_same_text, _same_kind, _same_bearer):
        for one in list(ones):
            other = next((norm for norm in others if alike(one, norm)), None)
            if other is not None:
                found.append((one, other))
                ones.remove(one)
                others.remove(other)
    return found


def _same_text(one: Norm, other: Norm) -> bool:
    return one.text == other.text and one.type is other.type and one.bearer is other.bearer


def _same_kind(one: Norm, other: Norm) -> bool:
    return (
        one.type is other.type and one.bearer is other.bearer and is_notice(one) == is_notice(other)
    )


def _same_bearer(one: Norm, other: Norm) -> bool:
    cores = {marker.core.text for marker in one.markers}
    same_marker = bool(cores & {marker.core.text for marker in other.markers})
    return same_marker and (one.type is other.type or one.bearer is other.bearer)


def _changed(pair: tuple[str, str], one: Norm, other: Norm) -> Iterator[NormDelta]:
    """Compare two norms, trait by trait."""
    period = (notice_period(one), notice_period(other))
    traits = {
        "type": (one.type.value, other.type.value),
        "bearer": (one.bearer.value, other.bearer.value),
        "force": (one.force.value, other.force.value),
        "notice period": period,
        "conditions": (_texts(one.conditions), _texts(other.conditions)),
        "exceptions": (_texts(one.exceptions), _texts(other.exceptions)),
    }
    for what, (was, now) in traits.items():
        if was != now:
            yield NormDelta(
                *pair, other.label, other.type, other.bearer, what, was, now,
                favours=_favoured(what, one, other),
            )  # fmt: skip


def _texts(phrases: tuple[object, ...]) -> str | None:
    return "；".join(getattr(phrase, "text", "") for phrase in phrases) or None


def _whole(pair: tuple[str, str], norm: Norm, what: str) -> NormDelta:
    gains = _gains(norm)
    favours = gains if what == "added" else _other(gains)
    is_new = what == "added"
    return NormDelta(
        *pair, norm.label, norm.type, norm.bearer, what,
        None if is_new else norm.text, norm.text if is_new else None, favours,
    )  # fmt: skip


_BURDENS = (NormType.OBLIGATION, NormType.PROHIBITION, NormType.LIABILITY_ALLOCATION)
_BENEFITS = (NormType.PERMISSION, NormType.RIGHT, NormType.POWER, NormType.EXCULPATION)
_FORCES = (Force.BEST_EFFORTS, Force.FUTURE, Force.STRICT)


def _gains(norm: Norm) -> Bearer:
    """Say which side is better off with a norm than without it."""
    if norm.type in _BENEFITS:
        return _one_side(norm.bearer)
    return _other(norm.bearer) if norm.type in _BURDENS else Bearer.NONE


def _one_side(bearer: Bearer) -> Bearer:
    return bearer if bearer in (Bearer.PROVIDER, Bearer.USER) else Bearer.NONE


def _other(bearer: Bearer) -> Bearer:
    return counterparty(bearer) if bearer in (Bearer.PROVIDER, Bearer.USER) else Bearer.NONE


def _favoured(what: str, one: Norm, other: Norm) -> Bearer:
    """Say whom a changed trait favours, where that is plain."""
    if what == "notice period":
        was, now = notice_period(one), notice_period(other)
        longer = was is None or (now is not None and _days(now) > _days(was))
        return _other(other.bearer) if longer else _one_side(other.bearer)
    if what == "force" and one.force in _FORCES and other.force in _FORCES:
        stricter = _FORCES.index(other.force) > _FORCES.index(one.force)
        gains = _gains(other)
        return gains if stricter else _other(gains)
    if what in ("conditions", "exceptions") and bool(one.conditions or one.exceptions) != bool(
        other.conditions or other.exceptions
    ):
        narrower = bool(other.conditions or other.exceptions)
        return _other(_gains(other)) if narrower else _gains(other)
    return Bearer.NONE


_DAYS = {"H": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365}


def _days(period: str) -> float:
    """Give about how many days a period has, to tell the longer of two."""
    number = float("".join(character for character in period if character.isdigit()))
    if period.startswith("PT") and period.endswith("M"):
        return number / 1440
    return number * _DAYS[period[-1]]
