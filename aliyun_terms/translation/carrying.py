"""Carrying a catalogue to another revision: whose translation is whose.

A translation belongs to one Chinese wording. Where the wording is found again it keeps its
translation; where its clause goes on in other words, the translation goes along as fuzzy, with
the wording it was made for; what is left becomes obsolete. Nothing is matched here by likeness:
which clause is which is for the diff to say, and comes in as a mapping.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum

import attrs
from babel.messages.catalog import Catalog, Message

from aliyun_terms.translation.catalog import State
from aliyun_terms.translation.extracting import extract, header_date
from aliyun_terms.translation.pofile import (
    UnitCatalog,
    UnitMessage,
    previous_contexts,
    previous_source,
    translated_text,
)
from aliyun_terms.tree.document import Document

__all__ = ["CatalogUpdate", "Outcome", "UnitUpdate", "carry"]


class Outcome(Enum):
    """What became of a translation."""

    KEPT = "kept"
    """The wording is the same, under the same id."""
    MOVED = "moved"
    """The wording is the same, under another id."""
    CHANGED = "changed"
    """The wording is another: the translation is fuzzy."""
    MISSING = "missing"
    """There is no translation to carry."""
    OBSOLETE = "obsolete"
    """The unit is gone."""


@attrs.frozen
class UnitUpdate:
    """What became of one unit.

    Attributes:
        context: its eid in the new revision; for an obsolete one, that in the old.
        outcome: what became of its translation.
        sources: the contexts that the translation was taken from.
        state: how far the unit is translated now; None for an obsolete one.
    """

    context: str
    outcome: Outcome
    sources: tuple[str, ...] = ()
    state: State | None = None


@attrs.frozen
class CatalogUpdate:
    """A catalogue carried to another revision.

    Attributes:
        catalog: the new catalogue; the old one is as it was.
        updates: what became of each unit, in the order of the catalogue.
    """

    catalog: UnitCatalog
    updates: tuple[UnitUpdate, ...]

    def count(self, outcome: Outcome) -> int:
        """Count the units of which this became."""
        return sum(update.outcome is outcome for update in self.updates)


def carry(
    catalog: Catalog,
    document: Document,
    sources: Mapping[str, Sequence[str]],
    *,
    name: str | None = None,
    created: datetime | None = None,
) -> CatalogUpdate:
    """Carry a catalogue to another revision of its document.

    Args:
        catalog: the catalogue of the old revision.
        document: the new revision.
        sources: for each context of the new revision, the contexts of the old one that it
            comes from: none, one, or several where units were merged. One context may be
            the source of several, where a unit was split.
        name: what references call the file of the new revision.
        created: the POT-Creation-Date; by default that of *catalog* stays.

    Returns:
        The new catalogue and what became of each unit. A unit of the same wording keeps its
        translation; a changed one is fuzzy, with the wording and the contexts it was made for.

    Example:
        >>> from aliyun_terms import parse
        >>> old = extract(parse("1. 您应付费。"))
        >>> old.get("您应付费。", context="cl_1").string = "You shall pay."
        >>> update = carry(old, parse("1. 您应保密。\\n\\n2. 您应付费。"), {"cl_2": ["cl_1"]})
        >>> [(one.context, one.outcome.value) for one in update.updates]
        [('cl_1', 'missing'), ('cl_2', 'moved')]
    """
    porter = _Porter(
        {message.context or "": message for message in catalog if message.id},
        list(catalog.obsolete.values()),
        sources,
    )
    carried = UnitCatalog(_headers(catalog, created), comment=catalog.header_comment)
    carried.fuzzy = catalog.fuzzy
    template = [message for message in extract(document, name=name) if message.id]
    porter.claim(template)
    updates = [porter.fill(message) for message in template]
    for message in template:
        carried[message.id] = message
    gone = list(porter.gone())
    _add_obsolete(carried, [*gone, *catalog.obsolete.values()])
    updates += [
        UnitUpdate(message.context or "", Outcome.OBSOLETE, (message.context or "",))
        for message in gone
    ]
    return CatalogUpdate(carried, tuple(updates))


def _headers(catalog: Catalog, created: datetime | None) -> list[tuple[str, str]]:
    """Give the fields of the header, with another POT-Creation-Date if there is one."""
    fields = list(catalog.mime_headers)
    if created is None:
        return fields
    date = "POT-Creation-Date"
    known = [number for number, (name, _) in enumerate(fields) if name.lower() == date.lower()]
    place = known[0] if known else min(1, len(fields))
    return [*fields[:place], (date, header_date(created)), *fields[place + len(known[:1]) :]]


@attrs.define
class _Porter:
    """Which translation goes where."""

    messages: Mapping[str, Message]
    obsolete: Sequence[Message]
    sources: Mapping[str, Sequence[str]]
    exact: dict[str, Message] = attrs.field(factory=dict)
    used: set[int] = attrs.field(factory=set)

    def claim(self, template: Iterable[Message]) -> None:
        """Find for each wording its translation: first where the diff says, then anywhere."""
        rest = []
        for message in template:
            context = message.context or ""
            found = _of_wording(str(message.id), self._sources_of(context))
            if found is not None:
                self._take(context, found)
            elif context:
                rest.append(message)
        waiting = self._unclaimed()
        for message in rest:
            candidates = waiting.get(str(message.id), [])
            chosen = _chosen(candidates, message.context or "")
            if chosen is not None:
                candidates.remove(chosen)
                self._take(message.context or "", chosen)

    def _take(self, context: str, message: Message) -> None:
        self.exact[context] = message
        self.used.add(id(message))

    def _sources_of(self, context: str) -> list[Message]:
        known = (self.messages.get(source) for source in self.sources.get(context, ()))
        return [message for message in known if message is not None and translated_text(message)]

    def _unclaimed(self) -> dict[str, list[Message]]:
        """Give the translations that nobody has claimed, by wording."""
        found: dict[str, list[Message]] = defaultdict(list)
        for message in (*self.messages.values(), *self.obsolete):
            if id(message) not in self.used and translated_text(message):
                found[str(message.id)].append(message)
        return found

    def fill(self, message: Message) -> UnitUpdate:
        """Give a message of the new revision the translation that belongs to it."""
        context = message.context or ""
        found = self.exact.get(context)
        if found is not None:
            return self._fill_exactly(message, found)
        several = self._sources_of(context)
        if not several:
            return UnitUpdate(context, Outcome.MISSING, (), State.MISSING)
        self.used.update(id(one) for one in several)
        return _fill_fuzzily(message, several)

    @staticmethod
    def _fill_exactly(message: Message, found: Message) -> UnitUpdate:
        message.string = translated_text(found)
        message.flags |= found.flags
        message.user_comments = list(found.user_comments)
        if found.fuzzy:
            _remember(message, [found])
        here, there = message.context or "", found.context or ""
        outcome = Outcome.KEPT if here == there else Outcome.MOVED
        state = State.FUZZY if found.fuzzy else State.TRANSLATED
        return UnitUpdate(here, outcome, (there,), state)

    def gone(self) -> Iterator[Message]:
        """Yield the translations that went nowhere."""
        for message in self.messages.values():
            if id(message) not in self.used and translated_text(message):
                yield message


def _of_wording(text: str, messages: Sequence[Message]) -> Message | None:
    """Find the message of a wording; blanks are layout, except between Latin words."""
    same = [one for one in messages if _without_layout(str(one.id)) == _without_layout(text)]
    return next((one for one in same if one.id == text), same[0] if same else None)


def _without_layout(text: str) -> str:
    return _LAYOUT.sub("", " ".join(text.split()))


_LAYOUT = re.compile("(?<![A-Za-z0-9]) | (?![A-Za-z0-9])")


def _chosen(candidates: Sequence[Message], context: str) -> Message | None:
    """Choose among translations of one wording: that of the context, else if all agree."""
    for message in candidates:
        if message.context == context:
            return message
    agreed = len({translated_text(message) for message in candidates}) == 1
    return candidates[0] if agreed else None


def _fill_fuzzily(message: Message, several: Sequence[Message]) -> UnitUpdate:
    """Give a message translations of other wordings, and say which."""
    message.string = _joined(map(translated_text, several))
    message.flags |= {"fuzzy"}
    for source in several:
        message.flags |= source.flags
        message.user_comments += source.user_comments
    _remember(message, several)
    contexts = tuple(source.context or "" for source in several)
    return UnitUpdate(message.context or "", Outcome.CHANGED, contexts, State.FUZZY)


def _remember(message: Message, several: Sequence[Message]) -> None:
    """Keep what a translation was made for; what was fuzzy before still belongs to older words."""
    message.previous_id = [_joined(map(previous_source, several))]
    assert isinstance(message, UnitMessage)
    contexts = (
        context
        for source in several
        for context in ((source.fuzzy and previous_contexts(source)) or (source.context or "",))
    )
    message.previous_context = " ".join(dict.fromkeys(contexts))


def _joined(texts: Iterable[str]) -> str:
    """Put texts one below the other, each once."""
    return "\n".join(dict.fromkeys(text.strip("\n") for text in texts))


def _add_obsolete(catalog: UnitCatalog, messages: Iterable[Message]) -> None:
    """Keep what is gone, once, unless it is there: gettext knows no second message of a key."""
    there = {(message.context, message.id) for message in catalog if message.id}
    for message in messages:
        key = (message.context, message.id)
        if key in there:
            continue
        there.add(key)
        kept = UnitMessage(message.id, message.string, (), message.flags, context=message.context)
        kept.user_comments = list(message.user_comments)
        if message.fuzzy:
            _remember(kept, [message])
        catalog.obsolete[(str(message.id), message.context or "")] = kept
