"""Norm deltas: what a change of wording does to who must, may or need not do what."""

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import normalize

import attrs

from aliyun_terms.norms.extracting import norms_by_eid
from aliyun_terms.norms.model import Bearer, Force, Norm, NormType
from aliyun_terms.norms.parties import counterparty
from aliyun_terms.norms.periods import is_notice, notice_period
from aliyun_terms.tree.document import Document

__all__ = ["NormDelta", "Units", "delta_to_dict", "norm_deltas"]

Units = str | tuple[str, ...]
"""The eid of a unit; several, where units were split or merged; empty for none."""


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
        old, new = _shortened(self.old), _shortened(self.new)
        change = f"{self.what} {old or 'none'} → {new or 'none'}"
        if self.what in ("added", "removed"):
            bearer = "" if self.bearer is Bearer.NONE else f" ({self.bearer.value})"
            change = f"{self.type.value}{bearer} {self.what}: {new or old}"
        favours = "" if self.favours is Bearer.NONE else f", favours the {self.favours.value}"
        return f"{self.label or self.new_eid or self.old_eid}: {change}{favours}"

    @property
    def message_zh(self) -> str:
        """The same in Chinese: ``6.1：通知期 无 → P30D，有利于用户``."""
        old, new = (_shortened(_zh(self.what, value)) for value in (self.old, self.new))
        change = f"{_ZH[self.what]} {old or '无'} → {new or '无'}"
        if self.what in ("added", "removed"):
            bearer = "" if self.bearer is Bearer.NONE else f"（{_ZH[self.bearer.value]}）"
            change = f"{_ZH[self.what]}{_ZH[self.type.value]}{bearer}：{new or old}"
        favours = "" if self.favours is Bearer.NONE else f"，有利于{_ZH[self.favours.value]}"
        return f"{self.label or self.new_eid or self.old_eid}：{change}{favours}"


_LONGEST = 80


def _shortened(text: str | None) -> str | None:
    """Cut what is too long for a line; the delta itself has all of it."""
    return text if text is None or len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _zh(what: str, value: str | None) -> str | None:
    """Say a value in Chinese, where it is a word of ours and not of the text."""
    return _ZH.get(value, value) if value and what in ("type", "bearer", "force") else value


_ZH = {
    "added": "新增",
    "removed": "删除",
    "notice period": "通知期",
    "type": "类型",
    "bearer": "主体",
    "force": "语气",
    "conditions": "条件",
    "exceptions": "例外",
    "obligation": "义务",
    "prohibition": "禁止",
    "permission": "许可",
    "right": "请求权",
    "power": "权力",
    "exculpation": "免责",
    "liability_allocation": "责任承担",
    "deeming": "视为",
    "applicability": "适用",
    "definition": "定义",
    "condition": "情形",
    "statement": "陈述",
    "provider": "服务方",
    "user": "用户",
    "both": "双方",
    "third": "第三方",
    "none": "无",
    "strict": "必须",
    "future": "将会",
    "best_efforts": "尽力",
    "declarative": "宣示",
}


def delta_to_dict(delta: NormDelta) -> dict[str, str | None]:
    """Turn a delta into plain data (schema: diff, under ``norms``)."""
    return {
        "old_eid": delta.old_eid,
        "new_eid": delta.new_eid,
        "label": delta.label,
        "type": delta.type.value,
        "bearer": delta.bearer.value,
        "what": delta.what,
        "old": delta.old,
        "new": delta.new,
        "favours": delta.favours.value,
        "message": delta.message,
        "message_zh": delta.message_zh,
    }


def norm_deltas(
    old: Document, new: Document, pairs: Iterable[tuple[Units, Units]]
) -> tuple[NormDelta, ...]:
    """Say what changed in the norms of paired units.

    Args:
        old: the old revision.
        new: the new one.
        pairs: the eid of a unit in *old* and of the unit in *new* that it became; empty
            for a unit that only one of them has, and several where units were split or
            merged. :func:`aliyun_terms.find_effects` takes them from a diff.

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
    pair: tuple[Units, Units],
    before: Mapping[str, tuple[Norm, ...]],
    after: Mapping[str, tuple[Norm, ...]],
) -> Iterator[NormDelta]:
    olds, news = _several(pair[0]), _several(pair[1])
    ones = [norm for eid in olds for norm in before.get(eid, ())]
    others = [norm for eid in news for norm in after.get(eid, ())]
    for one, other in _matched(ones, others):
        yield from _changed(one, other)
    for norm in ones:
        yield _whole((norm.eid, news[0]), norm, "removed")
    for norm in others:
        yield _whole((olds[0], norm.eid), norm, "added")


def _several(units: Units) -> tuple[str, ...]:
    return (units,) if isinstance(units, str) else units or ("",)


def _matched(ones: list[Norm], others: list[Norm]) -> list[tuple[Norm, Norm]]:
    """Pair the norms of two units, the most alike first; what is left over stays in the lists."""
    found: list[tuple[Norm, Norm]] = []
    for alike in (_same_text, _same_words, _same_kind, _same_bearer):
        for one in list(ones):
            other = next((norm for norm in others if alike(one, norm)), None)
            if other is not None:
                found.append((one, other))
                ones.remove(one)
                others.remove(other)
    return found


def _same_text(one: Norm, other: Norm) -> bool:
    return (
        _plain(one.text) == _plain(other.text)
        and one.type is other.type
        and one.bearer is other.bearer
    )


def _same_words(one: Norm, other: Norm) -> bool:
    """Tell two norms that differ in nothing but the marker: 您应付费, 您可付费."""
    return _unmarked(one) == _unmarked(other)


def _unmarked(norm: Norm) -> str:
    text = norm.text
    for marker in norm.markers:
        for part in marker.parts:
            text = text.replace(part.text, "", 1)
    return _plain(text) or ""


def _same_kind(one: Norm, other: Norm) -> bool:
    return (
        one.type is other.type and one.bearer is other.bearer and is_notice(one) == is_notice(other)
    )


def _same_bearer(one: Norm, other: Norm) -> bool:
    cores = {marker.core.text for marker in one.markers}
    same_marker = bool(cores & {marker.core.text for marker in other.markers})
    return same_marker and (one.type is other.type or one.bearer is other.bearer)


def _changed(one: Norm, other: Norm) -> Iterator[NormDelta]:
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
        if _plain(was) != _plain(now):
            yield NormDelta(
                one.eid, other.eid, other.label, other.type, other.bearer, what, was, now,
                favours=_favoured(what, one, other),
            )  # fmt: skip


def _plain(text: str | None) -> str | None:
    """Leave out what is only print: blanks and the width of characters."""
    return text and "".join(normalize("NFKC", text).split())


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
    if what in ("type", "bearer"):
        return _gained(_gains(one), _gains(other))
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


def _gained(before: Bearer, after: Bearer) -> Bearer:
    """Say who is better off with another norm than with the one before."""
    if before is after:
        return Bearer.NONE
    return _other(before) if after is Bearer.NONE else after


_DAYS = {"H": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365}


def _days(period: str) -> float:
    """Give about how many days a period has, to tell the longer of two."""
    number = float("".join(character for character in period if character.isdigit()))
    if period.startswith("PT") and period.endswith("M"):
        return number / 1440
    return number * _DAYS[period[-1]]
