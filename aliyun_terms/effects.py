"""Effects: what a change of wording does to who must, may and need not do what."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aliyun_terms.comparison.changes import ChangeKind
from aliyun_terms.comparison.comparing import EditScript
from aliyun_terms.comparison.reporting import (
    Fragment,
    Language,
    ReportLine,
    Style,
    select_changes,
)
from aliyun_terms.comparison.serialising import script_to_dict
from aliyun_terms.norms.deltas import NormDelta, Units, delta_to_dict, norm_deltas
from aliyun_terms.norms.model import Bearer, NormType
from aliyun_terms.source import printable
from aliyun_terms.tree.document import Document

__all__ = ["EFFECT_WORDS", "effect_lines", "effect_sentences", "find_effects", "report_to_dict"]

EFFECT_WORDS = ("What it means for whom", "对谁意味着什么")
"""The heading over effects, in English and in Chinese."""


def find_effects(
    script: EditScript, old: Document, new: Document, *, only: Sequence[str] = ()
) -> tuple[NormDelta, ...]:
    """Say what the changes from one revision to another mean for whom.

    Args:
        script: what :func:`aliyun_terms.diff` found between the two.
        old: the old revision.
        new: the new one.
        only: which changes count; see :func:`select_changes`. By default all, and then
            an item whose intro changed has its delta too, though its own words are the same.

    Returns:
        The deltas, in the order of the new document. Bare statements that came or went,
        and bind nobody, are left out. It flags for a lawyer; it says nothing on what is valid.

    Raises:
        DiffError: *only* has a name that there is not.

    Example:
        >>> from aliyun_terms import diff, parse
        >>> old, new = parse("6.1. 阿里云将通知您。"), parse("6.1. 阿里云将提前三十日通知您。")
        >>> [one.message for one in find_effects(diff(old, new), old, new)]
        ['6.1: notice period none → P30D, favours the user']
    """
    chosen = _chosen(script, only) if only else None
    found = (
        delta
        for delta in norm_deltas(old, new, _units(script, old, new))
        if _is_told(delta) and (chosen is None or _is_chosen(delta, chosen))
    )
    # Two norms of one sentence have its condition in common: it is told once.
    return tuple(dict.fromkeys(found))


def _is_told(delta: NormDelta) -> bool:
    """Tell what says something from a bare sentence that came or went."""
    is_whole = delta.what in ("added", "removed")
    bare = delta.type in (NormType.STATEMENT, NormType.CONDITION)
    return not (is_whole and bare and delta.favours is Bearer.NONE)


def _chosen(script: EditScript, only: Sequence[str]) -> tuple[set[str], set[str]]:
    olds, news = set[str](), set[str]()
    for change in select_changes(script.changes, only):
        olds |= {change.old_eid, *change.old_eids}
        news |= {change.new_eid, *change.new_eids}
        (olds if change.kind is ChangeKind.DELETE else news).update(change.contained)
    return olds - {""}, news - {""}


def _is_chosen(delta: NormDelta, chosen: tuple[set[str], set[str]]) -> bool:
    olds, news = chosen
    return delta.new_eid in news if delta.new_eid else delta.old_eid in olds


def _units(script: EditScript, old: Document, new: Document) -> list[tuple[Units, Units]]:
    """Pair all units of both documents, in the order of the new one."""
    groups = [
        (change.old_eids, change.new_eids)
        for change in script.changes
        if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGE)
    ]
    olds = {eid for group, _ in groups for eid in group}
    news = {eid for _, group in groups for eid in group}
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
        *groups,
        *(((one,), (two,)) for one, two in script.pairs if one not in olds and two not in news),
    ]
    olds |= {eid for group, _ in pairs for eid in group}
    news |= {eid for _, group in pairs for eid in group}
    pairs += [((), (eid,)) for eid in new.index.nodes if eid not in news]
    pairs += [((eid,), ()) for eid in old.index.nodes if eid not in olds]
    return _in_order(pairs, old, new)


def _in_order(
    pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]], old: Document, new: Document
) -> list[tuple[Units, Units]]:
    """Order pairs by the new document; what is gone comes behind what stood before it."""
    place = {eid: number for number, eid in enumerate(new.index.nodes)}
    becomes = {one: place[news[0]] for olds, news in pairs if news for one in olds}
    where: dict[str, tuple[int, int]] = {}
    last = -1
    for number, eid in enumerate(old.index.nodes):
        last = becomes.get(eid, last)
        where[eid] = (last, number)
    ordered = sorted(pairs, key=lambda one: (place[one[1][0]], -1) if one[1] else where[one[0][0]])
    return [*ordered]


def effect_sentences(delta: NormDelta, language: Language) -> tuple[str, ...]:
    """Give what is said of a delta, in *language*."""
    said = {"en": (delta.message,), "zh": (delta.message_zh,)}
    return said.get(language, (delta.message, delta.message_zh))


def effect_lines(
    deltas: Sequence[NormDelta], *, language: Language = "both"
) -> Iterator[ReportLine]:
    """Yield the section on effects of a report, for whoever prints it; nothing for none.

    Args:
        deltas: the deltas.
        language: the language of the sentences.

    Example:
        >>> from aliyun_terms import diff, parse
        >>> old, new = parse("6.1. 您应保密。"), parse("6.1. 您可保密。")
        >>> lines = list(effect_lines(find_effects(diff(old, new), old, new), language="en"))
        >>> lines[1].fragments[0].text
        'What it means for whom (1)'
    """
    if not deltas:
        return
    yield ReportLine(0)
    words = {"en": EFFECT_WORDS[:1], "zh": EFFECT_WORDS[1:]}.get(language, EFFECT_WORDS)
    yield ReportLine(0, (Fragment(f"{' '.join(words)} ({len(deltas)})", Style.HEADING),))
    for delta in deltas:
        for said in map(printable, effect_sentences(delta, language)):
            label = delta.label if delta.label and said.startswith(delta.label) else ""
            yield ReportLine(2, (Fragment(label, Style.LABEL), Fragment(said[len(label) :])))


def report_to_dict(
    script: EditScript, deltas: Iterable[NormDelta], *, only: Sequence[str] = ()
) -> dict[str, Any]:
    """Turn an edit script and its effects into plain data (schema: diff).

    Args:
        script: the edit script.
        deltas: its effects, from :func:`find_effects`.
        only: which changes to tell; see :func:`select_changes`. The patch is always whole.

    Returns:
        What :func:`aliyun_terms.script_to_dict` gives, and the deltas under ``norms``.
    """
    return {**script_to_dict(script, only=only), "norms": [delta_to_dict(one) for one in deltas]}
