"""The lexicon of topics: reading it from its file."""

import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import attrs

from aliyun_terms.errors import LexiconError, SourceError
from aliyun_terms.topics.model import Topic, TopicPhrase
from aliyun_terms.topics.phrases import Phrase, PhraseFinder, Words

__all__ = ["Lexicon", "default_lexicon", "read_lexicon"]

_DEFAULT = Path(__file__).resolve().parent / "topics.toml"


@attrs.frozen(slots=False)
class Lexicon:
    """Topics, and the phrases that tell them.

    Attributes:
        topics: the topics, in the order of the file.
        words: groups of words that phrases name.
    """

    topics: tuple[Topic, ...]
    words: Words

    @cached_property
    def phrases(self) -> tuple[tuple[Topic, TopicPhrase], ...]:
        """Every phrase with its topic."""
        return tuple((topic, phrase) for topic in self.topics for phrase in topic.phrases)

    @cached_property
    def headings(self) -> tuple[tuple[Topic, Phrase], ...]:
        """Every word of headings with its topic."""
        return tuple((topic, phrase) for topic in self.topics for phrase in topic.headings)

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each topic in the file."""
        return {topic.name: place for place, topic in enumerate(self.topics)}

    @cached_property
    def general(self) -> frozenset[str]:
        """The names of the topics that are about nearly everything."""
        return frozenset(topic.name for topic in self.topics if topic.general)

    @cached_property
    def defining(self) -> frozenset[str]:
        """The names of the topics below whose headings terms are defined."""
        return frozenset(topic.name for topic in self.topics if topic.defines)

    @cached_property
    def phrase_finder(self) -> PhraseFinder:
        """Finds the phrases in clauses."""
        return PhraseFinder((phrase for _, phrase in self.phrases), self.words)

    @cached_property
    def heading_finder(self) -> PhraseFinder:
        """Finds the words in headings."""
        return PhraseFinder((phrase for _, phrase in self.headings), self.words)

    def topic(self, name: str) -> Topic:
        """Find a topic by name.

        Raises:
            LexiconError: there is none of that name; the message lists those there are.
        """
        for topic in self.topics:
            if topic.name == name:
                return topic
        known = ", ".join(topic.name for topic in self.topics)
        raise LexiconError(f"there is no topic {name!r}; there is: {known}")


@cache
def default_lexicon() -> Lexicon:
    """Give the lexicon that comes with the library.

    Example:
        >>> default_lexicon().topic("fees").zh
        '费用'
    """
    return read_lexicon(_DEFAULT)


def read_lexicon(path: Path | str) -> Lexicon:
    """Read a lexicon; ``docs/topics.md`` says how one is written.

    Args:
        path: a TOML file, such as a changed copy of the library's own.

    Raises:
        SourceError: it cannot be read.
        LexiconError: it is not a lexicon; the message says what is wrong with it.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not TOML: {error}") from None
    try:
        lexicon = Lexicon(tuple(map(_read_topic, data["topic"])), dict(data.get("words", {})))
        _check(lexicon)
    except KeyError as error:
        raise LexiconError(f"{path}: an entry lacks {error}; see docs/topics.md") from None
    except (TypeError, AttributeError, ValueError) as error:
        raise LexiconError(f"{path}: {error}") from None
    return lexicon


def _check(lexicon: Lexicon) -> None:
    """Build the finders, which refuse a phrase that cannot be read."""
    assert lexicon.phrase_finder is not None
    assert lexicon.heading_finder is not None
    names = [topic.name for topic in lexicon.topics]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise LexiconError(f"two topics have the name {twice[0]!r}")


def _read_topic(entry: dict[str, Any]) -> Topic:
    return Topic(
        name=entry["name"],
        zh=entry["zh"],
        en=entry["en"],
        about=entry.get("about", ""),
        cuad=tuple(entry.get("cuad", ())),
        claudette=tuple(entry.get("claudette", ())),
        ledgar=tuple(entry.get("ledgar", ())),
        headings=tuple(Phrase(word) for word in entry.get("headings", ())),
        phrases=tuple(map(_read_phrase, entry.get("phrases", ()))),
        general=bool(entry.get("general", False)),
        defines=bool(entry.get("defines", False)),
    )


def _read_phrase(entry: dict[str, Any]) -> TopicPhrase:
    return TopicPhrase(
        say=entry["say"],
        unless=tuple(entry.get("except", ())),
        weight=int(entry["weight"]),
        example=entry["example"],
        counter=entry.get("counter", ""),
    )
