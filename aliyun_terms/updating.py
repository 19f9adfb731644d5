"""Updating: a catalogue carried to another revision by what a diff knows of the two."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import product

from babel.messages.catalog import Catalog

from aliyun_terms.comparison.comparing import EditScript, diff
from aliyun_terms.translation.carrying import CatalogUpdate, carry
from aliyun_terms.translation.fitting import require_fit
from aliyun_terms.translation.tables import match_cells
from aliyun_terms.tree.blocks import Noise, Table
from aliyun_terms.tree.document import Document

__all__ = ["translation_sources", "update_catalog"]

Gaps = dict[tuple[str, str], list[str]]


def update_catalog(
    catalog: Catalog,
    old: Document,
    new: Document,
    *,
    name: str | None = None,
    created: datetime | None = None,
) -> CatalogUpdate:
    """Carry a catalogue from one revision of a document to another.

    Args:
        catalog: the catalogue made for *old*; it is left as it is.
        old: the revision that was translated.
        new: the revision to be translated.
        name: what references call the file of *new*; by default the name it was read under.
        created: the POT-Creation-Date; by default that of *catalog* stays.

    Returns:
        The catalogue for *new*: renumbered and moved clauses keep their translation, changed
        ones are fuzzy with the old Chinese beside it, deleted ones obsolete.

    Raises:
        CatalogError: the catalogue was made for another document than *old*.

    Example:
        >>> from aliyun_terms import load_catalog, load_corpus
        >>> document = load_corpus("api-usage-terms")
        >>> update = update_catalog(load_catalog("api-usage-terms", "en"), document, document)
        >>> {one.outcome.value for one in update.updates}
        {'kept'}
    """
    require_fit(old, catalog)
    sources = translation_sources(diff(old, new), old, new)
    return carry(catalog, new, sources, name=name, created=created)


def translation_sources(
    script: EditScript, old: Document, new: Document
) -> Mapping[str, tuple[str, ...]]:
    """Tell for each unit of the new revision which units of the old one it comes from.

    Args:
        script: what changed from *old* to *new*.
        old: the earlier revision.
        new: the later one.
    """
    known = tuple(_pairs(script))
    pairs = (*known, *_rewritten(script, known, old, new))
    sources: dict[str, dict[str, None]] = {}
    for one, other in (*pairs, *_cell_pairs(pairs, old, new)):
        sources.setdefault(other, {})[one] = None
    order = {eid: place for place, eid in enumerate(old.index.nodes)}
    return {
        context: tuple(sorted(found, key=lambda eid: order.get(eid, 0)))
        for context, found in sources.items()
    }


def _pairs(script: EditScript) -> Iterator[tuple[str, str]]:
    """Yield which eid goes on in which: pairs, and what was split or merged."""
    yield from script.pairs
    for change in script.changes:
        if change.kind.value in _SEVERAL:
            yield from product(change.old_eids, change.new_eids)


_SEVERAL = ("split", "merge")


def _rewritten(
    script: EditScript, known: Sequence[tuple[str, str]], old: Document, new: Document
) -> Iterator[tuple[str, str]]:
    """Yield what stands in the place of what, as many units as before.

    A diff does not take units for one that have no words in common. Of a translation it is
    only asked which one to look at anew: the clause that stands in its place.
    """
    partner_of = {**dict(script.pairs), _START: _START, _END: _END}
    before = _gaps(old, set(partner_of), {one for one, _ in known})
    after = _gaps(new, set(partner_of.values()), {other for _, other in known})
    there = {
        (partner_of[left], partner_of[right]): units for (left, right), units in before.items()
    }
    for units, others in _facing(there, after):
        for one, other in zip(units, others, strict=True):
            if type(old.index.nodes[one]) is type(new.index.nodes[other]):
                yield one, other


def _facing(before: Gaps, after: Gaps) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the gaps that face each other: between the same two neighbours, else beside one.

    The other neighbour may have been moved, or deleted.
    """
    taken: set[tuple[str, str]] = set()
    for side in (slice(2), slice(1), slice(1, 2)):
        places = {place[side]: place for place in after if place not in taken}
        waiting, before = before, {}
        for place, units in waiting.items():
            other = places.get(place[side])
            if other is not None and len(after[other]) == len(units):
                taken.add(other)
                yield units, after[other]
            else:
                before[place] = units


_START, _END = "^", "$"


def _gaps(document: Document, paired: set[str], known: set[str]) -> Gaps:
    """Give the units of which nothing is known, by the two paired ones they stand between."""
    gaps: Gaps = {}
    left, waiting = _START, list[str]()
    for eid in (*document.index.nodes, _END):
        if eid not in paired:
            if eid not in known and not isinstance(document.index.nodes[eid], Noise):
                waiting.append(eid)
            continue
        if waiting:
            gaps[left, eid] = waiting
        left, waiting = eid, []
    return gaps


def _cell_pairs(
    pairs: Iterable[tuple[str, str]], old: Document, new: Document
) -> Iterator[tuple[str, str]]:
    for one, other in pairs:
        before, after = old.index.nodes.get(one), new.index.nodes.get(other)
        if isinstance(before, Table) and isinstance(after, Table):
            for cell, other_cell in match_cells(before, after):
                yield one + cell, other + other_cell
