"""The phrases that tell facts: reading them from their file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from aliyun_terms.factsheet.model import FactKind
from aliyun_terms.topics.phrases import Phrase, PhraseFinder, Words

__all__ = ["FactPhrase", "fact_finder", "fact_phrases", "fact_words"]

_FILE = Path(__file__).resolve().parent / "facts.toml"


@attrs.frozen
class FactPhrase(Phrase):
    """A phrase that tells a fact.

    Attributes:
        kind: the kind of the fact.
        value: its value.
        example: a sentence in which it counts.
        counter: a sentence in which it does not; empty for none.
    """

    kind: FactKind = FactKind.FEES
    value: str = ""
    example: str = ""
    counter: str = ""


@cache
def fact_phrases() -> tuple[FactPhrase, ...]:
    """List the phrases.

    Example:
        >>> next(one.value for one in fact_phrases() if one.kind is FactKind.WARRANTY)
        'disclaimed'
    """
    return tuple(
        FactPhrase(
            say=entry["say"],
            unless=tuple(entry.get("except", ())),
            kind=FactKind(group["kind"]),
            value=entry["value"],
            example=entry["example"],
            counter=entry.get("counter", ""),
        )
        for group in _data()["fact"]
        for entry in group["phrases"]
    )


@cache
def fact_finder() -> PhraseFinder:
    """Give what finds them."""
    return PhraseFinder(fact_phrases(), fact_words())


def fact_words() -> Words:
    """Give the groups of words that the phrases name."""
    words: Words = _data()["words"]
    return words


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
