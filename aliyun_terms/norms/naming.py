"""Names a document gives the parties itself: 某云科技有限公司（以下简称“某云”）, 甲方：…."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

import attrs

from aliyun_terms.norms.lexicon import MarkerLexicon
from aliyun_terms.norms.model import Bearer
from aliyun_terms.syntax.definitions import NamingKind, find_namings
from aliyun_terms.tree.blocks import Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.walk import walk

__all__ = ["lexicon_for"]

# The parties are named where a document begins.
_MOST_LINES = 60
_LONGEST_NAME = 12
_OTHER = {Bearer.PROVIDER: Bearer.USER, Bearer.USER: Bearer.PROVIDER}


def lexicon_for(document: Document, words: MarkerLexicon) -> MarkerLexicon:
    """Give the lexicon a document is read by: *words*, and the names it gives its parties.

    A company that a document gives a short name first is the provider; a later one is a
    third party. A name that the lexicon has already stays what it is there.

    Args:
        document: the document.
        words: the lexicon.
    """
    lines = islice((one.text for one in walk(document) if isinstance(one, Unit)), _MOST_LINES)
    named = _Names(words).read(lines)
    return _with(words, tuple(sorted(named.items()))) if named else words


@lru_cache(maxsize=32)
def _with(words: MarkerLexicon, named: tuple[tuple[str, Bearer], ...]) -> MarkerLexicon:
    moved = dict(named)
    parties = {
        side: (
            *(word for word in known if word not in moved),
            *(word for word, own in named if own is side),
        )
        for side, known in words.parties.items()
    }
    return attrs.evolve(words, parties=parties)


class _Names:
    """Collects the names, line by line."""

    def __init__(self, words: MarkerLexicon) -> None:
        self._sides = {word: side for side, known in words.parties.items() for word in known}
        self._companies = words.words["parties.companies"]
        self._roles = words.words["parties.roles"]
        self._provider = words.parties[Bearer.PROVIDER]
        self._user = words.parties[Bearer.USER]
        self._found: dict[str, Bearer] = {}
        self._has_provider = False

    def read(self, lines: Iterator[str]) -> Mapping[str, Bearer]:
        for line in lines:
            if line.startswith(self._roles):
                self._role(line)
            elif "称" in line:
                self._short_names(line)
        return self._found

    def _role(self, line: str) -> None:
        """Read 甲方：阿里云计算有限公司, which says who 甲方 and 乙方 are."""
        role, said = line[:2], line[2:]
        side = Bearer.NONE
        if any(word in said for word in self._provider):
            side = Bearer.PROVIDER
        elif any(word in said for word in self._user):
            side = Bearer.USER
        if not said.startswith(("：", ":", "（", "(")) or side is Bearer.NONE:
            return
        for other in self._roles:
            is_known = self._sides.get(other) in _OTHER
            found = side if other == role else _OTHER[side]
            if is_known and self._sides[other] is not found and other not in self._found:
                self._found[other] = found

    def _short_names(self, line: str) -> None:
        for naming in find_namings(line):
            if naming.kind is not NamingKind.SHORT:
                continue
            before = line[: naming.span.start]
            bracket = max(before.rfind("（"), before.rfind("("))
            if bracket < 0 or not before[:bracket].rstrip().endswith(self._companies):
                continue
            self._company(naming.names)

    def _company(self, names: tuple[str, ...]) -> None:
        """Take the names of one company: “某某云”或“我们”."""
        known = {self._sides[name] for name in names if name in self._sides}
        side = Bearer.THIRD if self._has_provider else Bearer.PROVIDER
        side = known.pop() if len(known) == 1 else side
        for name in names:
            if name not in self._sides and len(name) <= _LONGEST_NAME:
                self._found[name] = side
        self._has_provider = self._has_provider or side is Bearer.PROVIDER
