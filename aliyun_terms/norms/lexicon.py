"""The lexicon: which words show what, read from ``grammar/norms.toml``.

The file is data for lawyers; this module only reads it, checks it and gives it types.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from aliyun_terms.errors import LexiconError
from aliyun_terms.norms.model import Bearer, Confidence, Force, NormType
from aliyun_terms.resources import resource_folder

__all__ = ["Entry", "MarkerLexicon", "Pattern", "Reading", "Test", "lexicon", "read_marker_lexicon"]

FORMAT = "aliyun_terms/norms-lexicon/1"
_ROLES = ("modal", "predicate", "excluded")
_ANY: tuple[str, ...] = ()


@attrs.frozen
class Pattern:
    """What is looked for: one stretch of characters, or several with a gap between them.

    Attributes:
        text: as written in the file.
        parts: its stretches.
        core: which part carries the meaning, and where in it: part, start, end.
    """

    text: str
    parts: tuple[str, ...]
    core: tuple[int, int, int]


@attrs.frozen
class Test:
    """When something counts: what must and must not stand around it.

    Attributes:
        followed_by: one of these comes right behind.
        not_followed_by: none of these does.
        preceded_by: one of these comes right before; ``^``, ``@party`` and ``@adverb`` are special.
        not_preceded_by: none of these does.
        having: the rest of the limb has one of these in it.
        lacking: the rest of the limb has none of these in it.
        inside: one of these stands in the gap.
        bearer: the subject is one of these.
    """

    followed_by: tuple[str, ...] = _ANY
    not_followed_by: tuple[str, ...] = _ANY
    preceded_by: tuple[str, ...] = _ANY
    not_preceded_by: tuple[str, ...] = _ANY
    having: tuple[str, ...] = _ANY
    lacking: tuple[str, ...] = _ANY
    inside: tuple[str, ...] = _ANY
    bearer: tuple[Bearer, ...] = ()


@attrs.frozen
class Reading:
    """What a marker means where its test holds.

    Attributes:
        test: when it is read so.
        means: what it shows.
        force: how it is put.
        reason: why, in words.
        confidence: how sure that is.
        alternatives: what else it may be.
        bearer_is: whom it binds whatever the subject is.
        examples: sentences in which it is read so, the marker in 〔 〕.
    """

    test: Test
    means: NormType
    force: Force = Force.STRICT
    reason: str = ""
    confidence: Confidence = Confidence.HIGH
    alternatives: tuple[NormType, ...] = ()
    bearer_is: Bearer | None = None
    examples: tuple[str, ...] = ()


@attrs.frozen
class Entry:
    """One entry of the lexicon.

    Attributes:
        role: ``modal``, ``predicate`` or ``excluded``.
        patterns: what is looked for.
        test: when it counts at all.
        readings: what it may mean, the first that fits; the last fits always.
        counters: sentences in which the characters in 〔 〕 are no marker of this entry.
        yields: whether a modal in the same limb decides what the two mean.
        additional: whether it makes a norm beside that of the modal.
        across: whether its parts may stand on both sides of a comma.
        bearer_after: whom it binds stands behind this word.
    """

    role: str
    patterns: tuple[Pattern, ...]
    test: Test
    readings: tuple[Reading, ...]
    counters: tuple[str, ...] = ()
    yields: bool = False
    additional: bool = False
    across: bool = False
    bearer_after: str = ""

    @property
    def name(self) -> str:
        """What to call it: the first of its words."""
        return self.patterns[0].text

    @property
    def reason(self) -> str:
        """Why it counts, or does not."""
        return self.readings[-1].reason


@attrs.frozen(eq=False)
class MarkerLexicon:
    """All that norms are read by.

    Attributes:
        entries: markers and excluded words.
        parties: the words for each side.
        words: the other lists of the file, by table and name: ``conditions.opens``.
        widest_gap: how far apart the parts of a marker may be, in code points.
    """

    entries: tuple[Entry, ...]
    parties: Mapping[Bearer, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    widest_gap: int


@cache
def lexicon() -> MarkerLexicon:
    """Give the lexicon that comes with the library; it is read once a process."""
    return read_marker_lexicon(resource_folder("grammar") / "norms.toml")


def read_marker_lexicon(path: Path | str) -> MarkerLexicon:
    """Read a lexicon: the one of the library, or a copy that someone has changed.

    Raises:
        LexiconError: it cannot be read, or an entry is not as it should be; the message
            says which one and what is wrong with it.

    Example:
        >>> from aliyun_terms.resources import resource_folder
        >>> found = read_marker_lexicon(resource_folder("grammar") / "norms.toml")
        >>> "应" in [pattern.text for entry in found.entries for pattern in entry.patterns]
        True
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not TOML: {error}") from None
    try:
        return _build(data)
    except LexiconError as error:
        raise LexiconError(f"{path}: {error}") from None


def _build(data: dict[str, Any]) -> MarkerLexicon:
    if data.get("format") != FORMAT:
        raise LexiconError(f"its first line should be: format = {FORMAT!r}")
    groups = _table(data, "groups")
    parties = _table(data, "parties")
    sides = (Bearer.PROVIDER, Bearer.USER, Bearer.BOTH, Bearer.THIRD)
    words = {
        f"{table}.{name}": _expand(values, groups)
        for table in ("groups", "parties", *_TABLES)
        for name, values in _table(data, table).items()
        if isinstance(values, list)
    }
    return MarkerLexicon(
        entries=tuple(
            _entry(role, found, groups) for role in _ROLES for found in data.get(role, [])
        ),
        parties={side: tuple(parties.get(side.value, ())) for side in sides},
        words=words,
        widest_gap=int(data.get("widest_gap", 90)),
    )


_TABLES = ("assent", "conditions", "exceptions", "override", "best_efforts", "definitions", "lists")


def _table(data: dict[str, Any], name: str) -> dict[str, Any]:
    found = data.get(name)
    if not isinstance(found, dict):
        raise LexiconError(f"the table [{name}] is missing")
    return found


_TESTS = {
    "followed_by": "followed_by",
    "not_followed_by": "not_followed_by",
    "preceded_by": "preceded_by",
    "not_preceded_by": "not_preceded_by",
    "with": "having",
    "without": "lacking",
    "inside": "inside",
}
_READING = {
    *(*_TESTS, "bearer", "means", "force", "reason", "confidence", "alternatives", "bearer_is"),
    "example",
}
_ENTRY = {
    *(*_READING, "words", "counter", "reading", "yields", "additional", "across", "bearer_after"),
}


def _entry(role: str, data: dict[str, Any], groups: dict[str, Any]) -> Entry:
    name = "、".join(data.get("words", ["?"])[:2])
    try:
        _know(data, _ENTRY)
        means = {"means": "statement"} if role == "excluded" else {}
        whole = _reading({**means, **data, "_whole": True}, groups)
        return Entry(
            role=role,
            patterns=tuple(map(_pattern, data["words"])),
            test=_test(data, groups),
            readings=(*(_reading(one, groups) for one in data.get("reading", [])), whole),
            counters=_list(data.get("counter")),
            yields=bool(data.get("yields")),
            additional=bool(data.get("additional")),
            across=bool(data.get("across")),
            bearer_after=data.get("bearer_after", ""),
        )
    except KeyError as error:
        raise LexiconError(f"the [[{role}]] of {name} lacks {error}") from None
    except (TypeError, ValueError) as error:
        raise LexiconError(f"the [[{role}]] of {name}: {error}") from None


def _know(data: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(data) - known - {"_whole"})
    if unknown:
        raise ValueError(f"{unknown[0]!r} is not known here; there is: {', '.join(sorted(known))}")


def _reading(data: dict[str, Any], groups: dict[str, Any]) -> Reading:
    whole = data.get("_whole")
    if not whole:
        _know(data, _READING)
    return Reading(
        test=Test() if whole else _test(data, groups),
        means=NormType(data["means"]),
        force=Force(data.get("force", "strict")),
        reason=data.get("reason", ""),
        confidence=Confidence(data.get("confidence", "high")),
        alternatives=tuple(map(NormType, data.get("alternatives", ()))),
        bearer_is=Bearer(data["bearer_is"]) if "bearer_is" in data else None,
        examples=_list(data.get("example")),
    )


def _test(data: dict[str, Any], groups: dict[str, Any]) -> Test:
    lists = {field: _expand(data.get(key, ()), groups) for key, field in _TESTS.items()}
    return Test(**lists, bearer=tuple(map(Bearer, data.get("bearer", ()))))


def _expand(values: Iterable[str], groups: dict[str, Any]) -> tuple[str, ...]:
    """Put the words of a group in the place of its name."""
    if isinstance(values, str):
        raise TypeError(f"{values!r} should be a list: [{values!r}]")
    found: list[str] = []
    for value in values:
        if value.startswith("@") and value not in ("@party", "@adverb"):
            if value[1:] not in groups:
                raise ValueError(f"there is no group {value}; there is: {', '.join(groups)}")
            found.extend(groups[value[1:]])
        else:
            found.append(value)
    return tuple(found)


def _list(value: str | list[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _pattern(text: str) -> Pattern:
    """Read 以…〔为准〕: the parts, and which of them is the core."""
    parts, core = [], (0, 0, len(text.split("…", maxsplit=1)[0]))
    for number, part in enumerate(text.split("…")):
        bare = part.replace("〔", "").replace("〕", "")
        if "〔" in part:
            core = (number, part.index("〔"), part.index("〕") - 1)
        parts.append(bare)
    if not all(parts):
        raise ValueError(f"{text!r} has an empty part")
    return Pattern(text, tuple(parts), core)
