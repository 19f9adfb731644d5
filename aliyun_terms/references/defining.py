"""Defined terms: their names, where they are defined, where they hold and every use."""

import re
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum

import attrs

from aliyun_terms.references.headwords import find_headwords
from aliyun_terms.references.reading import Lines
from aliyun_terms.source import Span
from aliyun_terms.syntax.definitions import Naming, NamingKind, find_namings
from aliyun_terms.syntax.metadata import read_metadata
from aliyun_terms.tree.blocks import Part
from aliyun_terms.tree.document import Document

__all__ = [
    "Scope",
    "Term",
    "TermFinding",
    "TermKind",
    "Use",
    "check_terms",
    "definition_places",
    "find_terms",
]


class TermKind(Enum):
    """How a term is defined."""

    DEFINITION = "definition"
    """“X”是指…"""
    SHORT_NAME = "short-name"
    """…（以下简称“X”）"""
    COMMON_NAME = "common-name"
    """…（以下统称“X”）"""
    PARTY = "party"
    """The short name of a party."""
    ABBREVIATION = "abbreviation"
    """弹性计算服务（ECS）: said in passing, so it need not be used again."""


class Scope(Enum):
    """Where a term holds."""

    DOCUMENT = "document"
    PART = "part"
    CLAUSE = "clause"


@attrs.frozen
class Use:
    """A place where a term is used.

    Attributes:
        text: the name as used there.
        eid: the block.
        span: where it is printed, in code points of the document.
    """

    text: str
    eid: str
    span: Span


@attrs.frozen
class Term:
    """A defined term.

    Attributes:
        name: its name.
        aliases: further names that the same definition gives it.
        kind: how it is defined.
        meaning: what it means, or what it is short for.
        eid: the block of its definition.
        label: the number of that block, or of the nearest one above with a number.
        span: where the definition is printed, from the name to the end of its sentence or,
            for a short name, from what it is short for to the name.
        scope: where it holds.
        scope_eid: the part or clause it holds in; empty for the document.
        uses: every use but the definition, in the order in which they are printed.
    """

    name: str
    aliases: tuple[str, ...]
    kind: TermKind
    meaning: str
    eid: str
    label: str
    span: Span
    scope: Scope
    scope_eid: str
    uses: tuple[Use, ...] = ()


@attrs.frozen
class TermFinding:
    """Something odd about a term.

    Attributes:
        kind: ``used-before-defined``, ``defined-twice`` or ``never-used``.
        name: the term.
        eid: the block of the use or definition.
        span: where that is printed.
    """

    kind: str
    name: str
    eid: str
    span: Span


_KINDS = {
    NamingKind.MEANS: TermKind.DEFINITION,
    NamingKind.SHORT: TermKind.SHORT_NAME,
    NamingKind.COMMON: TermKind.COMMON_NAME,
    NamingKind.ABBREVIATION: TermKind.ABBREVIATION,
}
_STOPS = "，。；：！？\n"
# What stands before the thing that a name is short for: 提供的快照备份（简称“快照”）
_BEFORE_NAMES = "的由与和及或是为向对即、（(“"
_BEHIND_NAMES = re.compile(r"[）)](?:以及|[和与及同、])")
_JOINTS = "，。；：！？、（）()和及或与的"
_NARROW = ("本条", "本款", "本节", "本章", "本项")
_LONGEST_MEANING = 80
_LONGEST_NAME = 30
# 用户 is not used in 用户名, nor 服务 in 服务器: words of their own.
_LONGER_WORDS = {"服务": "器商", "用户": "名", "产品": "线", "域名": "", "账户": "名"}


@attrs.frozen
class _Defined:
    """A naming, with the line it is in."""

    naming: Naming
    number: int
    start: int


def find_terms(document: Document) -> tuple[Term, ...]:
    """Find the terms that a document defines, with every use of them.

    A term is used where its characters stand; a longer term that covers them counts alone.

    Args:
        document: the document.

    Returns:
        The terms in the order of their definitions.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> term = find_terms(load_corpus("api-usage-terms"))[0]
        >>> term.name, term.kind.value, term.label, len(term.uses) > 20
        ('API', 'definition', '1', True)
    """
    lines = Lines(document)
    parties = {party.short_name: party.name for party in read_metadata(document).parties}
    defined = list(_defined(lines))
    doubled = _doubled(document, lines, defined)
    terms = [_term(document, lines, one, parties, doubled) for one in defined]
    uses = _uses(lines, defined)
    return tuple(attrs.evolve(term, uses=tuple(_used(term, uses))) for term in terms)


def definition_places(lines: Lines) -> tuple[dict[str, str], frozenset[str]]:
    """Give what references need of the definitions of a document.

    Returns:
        The block of each definition, by the term and by the line, which ends in what the
        term is; and the titles that the document calls itself by, as in
        《…服务协议》（下称“本协议”）.
    """
    places: dict[str, str] = {}
    titles = set()
    for one in _defined(lines):
        line = lines.all[one.number]
        if one.naming.kind is NamingKind.MEANS:
            for name in (*one.naming.names, line.text.rstrip("。；;. ")):
                places.setdefault(name, line.eid)
        elif any(name.startswith("本") for name in one.naming.names):
            own = Span(one.naming.span.start - one.start, one.naming.span.end - one.start)
            meaning = _meaning(line.text, own, one.naming.kind, one.naming.names[0])[1]
            if meaning.startswith("《"):
                titles.add(meaning.strip("《》"))
    return places, frozenset(titles)


def check_terms(terms: tuple[Term, ...]) -> tuple[TermFinding, ...]:
    """List terms that are used before their definition, defined twice or never used.

    Args:
        terms: the terms of one document, from :func:`find_terms`.

    Returns:
        What is odd, in the order of the places. An abbreviation in passing is never odd.

    Example:
        >>> from aliyun_terms import parse
        >>> document = parse("1. 定义\\n\\n1.1. “域名”是指名称。\\n")
        >>> [(one.kind, one.name) for one in check_terms(find_terms(document))]
        [('never-used', '域名')]
    """
    findings = []
    seen: dict[tuple[str, str], Term] = {}
    for term in terms:
        if term.kind is TermKind.ABBREVIATION:
            continue
        key = term.name, term.scope_eid
        if key in seen:
            findings.append(TermFinding("defined-twice", term.name, term.eid, term.span))
            continue
        seen[key] = term
        uses = [use for use in term.uses if not _is_heading(use.eid)]
        if not uses:
            findings.append(TermFinding("never-used", term.name, term.eid, term.span))
        elif uses[0].span.start < term.span.start:
            first = uses[0]
            findings.append(TermFinding("used-before-defined", term.name, first.eid, first.span))
    return tuple(sorted(findings, key=lambda one: one.span))


def _is_heading(eid: str) -> bool:
    """Tell by its id whether a block is a heading, which names its topic before all else."""
    return eid.rpartition("__")[2].startswith(("title", "part_", "sec_"))


def _defined(lines: Lines) -> Iterator[_Defined]:
    """Yield the namings; a name that its own line defines already is no second definition."""
    names: dict[int, set[str]] = defaultdict(set)
    namings = [*find_namings(lines.text), *find_headwords(lines)]
    for naming in sorted(namings, key=lambda one: one.span):
        number, span = lines.place(naming.span)
        if not set(naming.names) <= names[number]:
            names[number].update(naming.names)
            yield _Defined(naming, number, naming.span.start - span.start)


def _term(
    document: Document, lines: Lines, one: _Defined, parties: dict[str, str], doubled: set[str]
) -> Term:
    line = lines.all[one.number]
    naming = one.naming
    kind = TermKind.PARTY if naming.names[0] in parties else _KINDS[naming.kind]
    own = Span(naming.span.start - one.start, naming.span.end - one.start)
    span, meaning = _meaning(line.text, own, naming.kind, naming.names[0])
    if kind is TermKind.PARTY and naming.kind is not NamingKind.MEANS:
        meaning = parties[naming.names[0]]
    scope, scope_eid = _scope(document, line.eid, naming, doubled)
    return Term(
        name=naming.names[0],
        aliases=naming.names[1:],
        kind=kind,
        meaning=meaning,
        eid=line.eid,
        label=document.index.label(line.block),
        span=lines.printed(one.number, span),
        scope=scope,
        scope_eid=scope_eid,
    )


def _meaning(text: str, own: Span, kind: NamingKind, name: str) -> tuple[Span, str]:
    """Give the definition and what it says the name means."""
    if kind is NamingKind.MEANS:
        stop = text.find("。", own.end)
        end = len(text) if stop < 0 else stop + 1
        return Span(own.start, end), text[own.end : end].strip("：:， ")
    before = text[max(0, own.start - _LONGEST_MEANING) : own.start].rstrip("（(，, \\")
    if before.endswith("》"):
        begin = before.rfind("《")
    elif kind is NamingKind.ABBREVIATION:
        begin = max(before.rfind(stop) for stop in _JOINTS) + 1
    else:
        begin = max(before.rfind(stop) for stop in _STOPS) + 1
        if kind is NamingKind.SHORT:
            begin = _begin_of_name(before, begin, name)
    meaning = before[max(begin, 0) :].strip()
    start = text.rfind(meaning, 0, own.start) if meaning else own.start
    return Span(start, own.end), meaning


def _begin_of_name(before: str, begin: int, name: str) -> int:
    """Leave away what stands before the thing that a name is short for."""
    for other in _BEHIND_NAMES.finditer(before, begin):
        begin = other.end()
    alike = before.rfind(name[:2], begin) if len(name) > 1 else -1
    return alike if alike > begin and before[alike - 1] in _BEFORE_NAMES else begin


def _scope(document: Document, eid: str, naming: Naming, doubled: set[str]) -> tuple[Scope, str]:
    """Say where a name holds: as its words say; in its part, if another part defines it too."""
    index = document.index
    block = index.nodes[eid]
    words = naming.scope
    if words.startswith(("本条", "本款", "本节", "本章", "本项")) and not words.startswith(
        "本条款"
    ):
        above = index.parent(block)
        return Scope.CLAUSE, eid if above is None else index.eid(above)
    parts = [one for one in (*index.ancestors(block), block) if isinstance(one, Part)]
    said = words.startswith(("本附", "本专用", "本通用", "本部分"))
    if parts and (said or naming.names[0] in doubled):
        return Scope.PART, index.eid(parts[-1])
    return Scope.DOCUMENT, ""


def _doubled(document: Document, lines: Lines, defined: list[_Defined]) -> set[str]:
    """Give the names that several parts define."""
    index = document.index
    parts: dict[str, set[str]] = defaultdict(set)
    for one in defined:
        block = lines.all[one.number].block
        above = [part for part in index.ancestors(block) if isinstance(part, Part)]
        parts[one.naming.names[0]].add(index.eid(above[-1]) if above else "")
    return {name for name, found in parts.items() if len(found) > 1}


def _uses(lines: Lines, defined: list[_Defined]) -> dict[str, list[Use]]:
    """Find every use of every name, but where it is given; the longest name counts."""
    names = {name for one in defined for name in one.naming.names if len(name) <= _LONGEST_NAME}
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[:1]].add(len(name))
    tried = {first: sorted(found, reverse=True) for first, found in lengths.items()}
    given = {span.start for one in defined for span in one.naming.name_spans}
    found: dict[str, list[Use]] = defaultdict(list)
    offset = 0
    for number, line in enumerate(lines.all):
        for start, name in _names_in(line.text, names, tried):
            if offset + start not in given:
                span = lines.printed(number, Span(start, start + len(name)))
                found[name].append(Use(name, line.eid, span))
        offset += len(line.text) + 1
    return found


def _names_in(text: str, names: set[str], tried: dict[str, list[int]]) -> Iterator[tuple[int, str]]:
    at = 0
    while at < len(text):
        for length in tried.get(text[at], ()):
            name = text[at : at + length]
            if name in names and _is_whole(text, at, name):
                yield at, name
                at += length - 1
                break
        at += 1


def _is_whole(text: str, start: int, name: str) -> bool:
    """Tell whether a name is a word there: not the middle of an English one, nor of 服务器."""
    end = start + len(name)
    before, after = text[start - 1 : start], text[end : end + 1]
    if name[0].isascii() and name[0].isalnum() and before.isascii() and before.isalnum():
        return False
    if name[-1].isascii() and name[-1].isalnum() and after.isascii() and after.isalnum():
        return False
    return not (after and after in _LONGER_WORDS.get(name[-2:], ""))


def _used(term: Term, uses: dict[str, list[Use]]) -> Iterator[Use]:
    """Give the uses of a term within its scope, in order."""
    found = [use for name in (term.name, *term.aliases) for use in uses.get(name, ())]
    if term.aliases:
        found.sort(key=lambda use: use.span)
    inside = term.scope_eid
    return (use for use in found if not inside or _within(use.eid, inside))


def _within(eid: str, scope: str) -> bool:
    return eid == scope or eid.startswith(f"{scope}__")
