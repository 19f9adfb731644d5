"""What a document promises to print conspicuously: 这些条款将以粗体下划线标识."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from aliyun_terms.topics.model import ClauseTopics
from aliyun_terms.topics.phrases import Phrase, PhraseFinder

__all__ = ["Kind", "Mark", "Promise", "find_promises", "promise_table"]

_FILE = Path(__file__).resolve().parent / "promises.toml"
_PROMISE = "emphasis_convention"


@attrs.frozen
class Mark:
    """How something is printed.

    Attributes:
        name: ``bold``, ``underline``, ``italics``, ``colour``.
        seen: whether Markdown shows it.
        phrases: the words for it, each with an example.
    """

    name: str
    seen: bool
    phrases: tuple[tuple[str, str], ...]


@attrs.frozen
class Kind:
    """A kind of provisions that a promise can name.

    Attributes:
        zh: what it is called.
        en: the same in English.
        topics: the topics of the provisions that are meant.
        phrases: the words for it, each with an example.
    """

    zh: str
    en: str
    topics: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]


@attrs.frozen
class Promise:
    """A promise of a document to print something conspicuously.

    Attributes:
        label: the number of the unit it stands in; empty where there is none.
        eid: the id of that unit.
        text: its words.
        marks: how it is to be printed.
        kinds: what is to be printed so; empty where it says no more than that something is.
    """

    label: str
    eid: str
    text: str
    marks: tuple[Mark, ...]
    kinds: tuple[Kind, ...]

    @property
    def is_seen(self) -> bool:
        """Whether Markdown can show that the promise is kept."""
        return any(mark.seen for mark in self.marks)

    @property
    def topics(self) -> frozenset[str]:
        """The topics of all provisions that are promised."""
        return frozenset(topic for kind in self.kinds for topic in kind.topics)


def find_promises(found: tuple[ClauseTopics, ...]) -> tuple[Promise, ...]:
    """Find what a document promises to print conspicuously.

    Args:
        found: the topics of its provisions.

    Example:
        >>> from aliyun_terms import find_topics, parse
        >>> document = parse("请阅读，特别是免责条款，该等条款将以粗体下划线标识。")
        >>> [promise.kinds[0].zh for promise in find_promises(find_topics(document))]
        ['免除或者限制责任']
    """
    return tuple(_promise(one) for one in found if _PROMISE in one.topics)


def _promise(clause: ClauseTopics) -> Promise:
    marks, kinds = promise_table()
    text = clause.unit.text
    return Promise(
        clause.label,
        clause.eid,
        text,
        tuple(mark for mark in marks if _says(mark, text)),
        tuple(kind for kind in kinds if _says(kind, text)),
    )


def _says(one: Mark | Kind, text: str) -> bool:
    return bool(_finder(one).find(text))


@cache
def _finder(one: Mark | Kind) -> PhraseFinder:
    return PhraseFinder((Phrase(say) for say, _ in one.phrases), {})


@cache
def promise_table() -> tuple[tuple[Mark, ...], tuple[Kind, ...]]:
    """Give all marks and kinds that are known."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    marks = (Mark(entry["name"], entry["seen"], _phrases(entry)) for entry in data["mark"])
    kinds = (
        Kind(entry["zh"], entry["en"], tuple(entry["topics"]), _phrases(entry))
        for entry in data["kind"]
    )
    return tuple(marks), tuple(kinds)


def _phrases(entry: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((phrase["say"], phrase["example"]) for phrase in entry["phrases"])
