"""Legal background as dated data: what should be conspicuous, by which source, since when."""

import tomllib
from datetime import date
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import attrs

from aliyun_terms.errors import LexiconError, SourceError
from aliyun_terms.topics.phrases import Phrase, PhraseFinder, Words

__all__ = [
    "PROFILES",
    "Materiality",
    "Matter",
    "MatterPhrase",
    "MinimumNotice",
    "Profile",
    "Source",
    "read_profile",
]

_FOLDER = Path(__file__).resolve().parent

PROFILES = ("platform_rules", "prc")
"""The profiles that come with the library."""


class Materiality(Enum):
    """Whether the other side should be made to notice a provision."""

    YES = "yes"
    ARGUABLE = "arguable"
    NO = "no"


@attrs.frozen
class Source:
    """Where a requirement comes from.

    Attributes:
        id: its short name.
        zh: its title and article.
        en: the same in English.
        since: the first day on which it was in force.
        until: the last day; None while it is.
        says_zh: what it says, in short.
        says_en: the same in English.
        scope_zh: for whom alone it is; empty for everyone.
        scope_en: the same in English.
    """

    id: str
    zh: str
    en: str
    since: date
    until: date | None
    says_zh: str
    says_en: str
    scope_zh: str = ""
    scope_en: str = ""

    def in_force(self, day: date) -> bool:
        """Tell whether it was in force on *day*."""
        return self.since <= day and (self.until is None or day <= self.until)


@attrs.frozen
class MatterPhrase(Phrase):
    """A phrase that makes a provision matter.

    Attributes:
        example: a sentence in which it counts.
        counter: a sentence in which it does not; empty for none.
    """

    example: str = ""
    counter: str = ""


@attrs.frozen
class Matter:
    """Something a provision can be about, or do.

    Attributes:
        name: its stable name, such as ``liability``.
        zh: what it is called.
        en: the same in English.
        materiality: whether it matters.
        topics: provisions whose main topic is one of these are about it.
        phrases: provisions that say one of these are, whatever their topic.
        sources: the short names of what asks for emphasis.
    """

    name: str
    zh: str
    en: str
    materiality: Materiality
    topics: tuple[str, ...]
    phrases: tuple[MatterPhrase, ...]
    sources: tuple[str, ...]


@attrs.frozen
class MinimumNotice:
    """How long before it applies a change is to be published.

    Attributes:
        topics: the topics of the provisions that are meant.
        days: that many days.
        source: the short name of what asks for it.
    """

    topics: tuple[str, ...]
    days: int
    source: str


@attrs.frozen(slots=False)
class Profile:
    """A legal background.

    Attributes:
        name: its name.
        zh: what it is called.
        en: the same in English.
        as_of: the day on which it was last looked through.
        sources: where its requirements come from.
        matters: what makes a provision matter.
        minimum_notices: how long before they apply changes are to be published.
        words: groups of words that phrases name.
    """

    name: str
    zh: str
    en: str
    as_of: date
    sources: tuple[Source, ...]
    matters: tuple[Matter, ...]
    minimum_notices: tuple[MinimumNotice, ...] = ()
    words: Words = attrs.field(factory=dict)

    @cached_property
    def phrases(self) -> tuple[tuple[Matter, MatterPhrase], ...]:
        """Every phrase with its matter."""
        return tuple((matter, phrase) for matter in self.matters for phrase in matter.phrases)

    @cached_property
    def finder(self) -> PhraseFinder:
        """Finds the phrases."""
        return PhraseFinder((phrase for _, phrase in self.phrases), self.words)

    def in_force(self, day: date) -> dict[str, Source]:
        """Give the sources that were in force on *day*, by their short names."""
        return {source.id: source for source in self.sources if source.in_force(day)}


@cache
def read_profile(name: str) -> Profile:
    """Read a profile; ``docs/audit.md`` says how one is written.

    Args:
        name: one of those that come with the library, ``prc`` or ``platform_rules``, or the
            path of a TOML file.

    Raises:
        SourceError: it cannot be read.
        LexiconError: it is not a profile; the message says what is wrong with it.

    Example:
        >>> [source.id for source in read_profile("prc").in_force(date(2018, 4, 2)).values()]
        ['contract-law-39', 'consumer-law-26', 'civil-procedure-interpretation-31']
    """
    path = _FOLDER / f"{name}.toml" if name in PROFILES else Path(name)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        known = ", ".join(PROFILES)
        message = f"{name}: cannot be read: {error.strerror or error}; there is also: {known}"
        raise SourceError(message) from None
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not UTF-8: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: not TOML: {error}") from None
    try:
        profile = _read(data)
        _check(profile)
    except KeyError as error:
        raise LexiconError(f"{name}: an entry lacks {error}; see docs/audit.md") from None
    except (TypeError, AttributeError, ValueError) as error:
        raise LexiconError(f"{name}: {error}") from None
    return profile


def _read(data: dict[str, Any]) -> Profile:
    below = read_profile(data["extends"]) if "extends" in data else None
    return Profile(
        name=data["name"],
        zh=data["zh"],
        en=data["en"],
        as_of=data["as_of"],
        sources=(*(below.sources if below else ()), *map(_read_source, data.get("source", ()))),
        matters=(*(below.matters if below else ()), *map(_read_matter, data.get("matter", ()))),
        minimum_notices=tuple(
            MinimumNotice(tuple(entry["topics"]), int(entry["days"]), entry["source"])
            for entry in data.get("minimum_notice", ())
        ),
        words={**(below.words if below else {}), **data.get("words", {})},
    )


def _read_source(entry: dict[str, Any]) -> Source:
    return Source(
        id=entry["id"],
        zh=entry["zh"],
        en=entry["en"],
        since=entry["from"],
        until=entry.get("until"),
        says_zh=entry["says_zh"],
        says_en=entry["says_en"],
        scope_zh=entry.get("scope_zh", ""),
        scope_en=entry.get("scope_en", ""),
    )


def _read_matter(entry: dict[str, Any]) -> Matter:
    return Matter(
        name=entry["name"],
        zh=entry["zh"],
        en=entry["en"],
        materiality=Materiality(entry["materiality"]),
        topics=tuple(entry.get("topics", ())),
        phrases=tuple(
            MatterPhrase(
                say=phrase["say"],
                unless=tuple(phrase.get("except", ())),
                example=phrase["example"],
                counter=phrase.get("counter", ""),
            )
            for phrase in entry.get("phrases", ())
        ),
        sources=tuple(entry["sources"]),
    )


def _check(profile: Profile) -> None:
    """Refuse phrases that cannot be read, and sources that are not there."""
    assert profile.finder is not None
    known = {source.id for source in profile.sources}
    named = {name for matter in profile.matters for name in matter.sources}
    named |= {notice.source for notice in profile.minimum_notices}
    if missing := sorted(named - known):
        raise LexiconError(f"no source is called {missing[0]!r}")
    if not isinstance(profile.as_of, date):
        raise LexiconError("as_of is not a day, such as 2026-01-31 without quotes")
