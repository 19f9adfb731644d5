"""What kind of words a change touches, and how much that may matter.

Rules over the words that were taken out and put in, each with a name and with the words that
show it. They flag; what a change means is for a lawyer to say.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from aliyun_terms.comparison.changes import ChangeEvidence, Weight
from aliyun_terms.comparison.inline import Piece, PieceKind
from aliyun_terms.comparison.lexicon import Term, find_terms, force_of, with_name
from aliyun_terms.comparison.typography import is_punctuation, is_repetition, is_spelling
from aliyun_terms.comparison.units import match_key

__all__ = [
    "CLASS_WEIGHTS",
    "CLASS_WORDS",
    "Cited",
    "classes_of_text",
    "classify",
    "find_evidence",
    "weigh",
    "weigh_text",
]

CLASS_WORDS = {
    "punctuation": ("punctuation", "标点"),
    "spelling": ("a variant spelling", "异体或错别字"),
    "repetition": ("a word printed twice", "重复字词"),
    "renumbered-reference": ("a reference that follows its clause", "随条款改号的引用"),
    "wording": ("wording", "措辞"),
    "document": ("a cited document", "所引文件"),
    "address": ("an address", "网址"),
    "link-text": ("the text of a link", "链接文字"),
    "number": ("a number", "数字"),
    "amount": ("an amount", "金额"),
    "percentage": ("a percentage", "比例"),
    "date": ("a date", "日期"),
    "period": ("a period", "期限"),
    "modality": ("a duty, right or prohibition", "义务、权利或禁止"),
    "negation": ("a negation", "否定"),
    "exception": ("an exception", "例外"),
    "notice": ("notice", "通知"),
    "party": ("a party", "主体"),
    "forum": ("a law or forum", "法律或管辖"),
    "fee": ("a fee", "费用"),
    "liability": ("liability", "责任"),
    "termination": ("suspension or termination", "中止或终止"),
    "reference": ("a reference to a clause", "所引条款"),
}
"""The classes of change of words, each in English and in Chinese."""

CLASS_WEIGHTS = {
    **dict.fromkeys(CLASS_WORDS, Weight.MATERIAL),
    **dict.fromkeys(("wording", "document", "address"), Weight.SUBSTANTIVE),
    **dict.fromkeys(
        ("punctuation", "spelling", "repetition", "renumbered-reference", "link-text"),
        Weight.EDITORIAL,
    ),
}
"""How much a change of each class may matter."""


_ORDER = {name: place for place, name in enumerate(CLASS_WORDS)}
_STOPS = "，。；：！？\n"
_STOP = re.compile(f"[{_STOPS}]")


@attrs.frozen
class Cited:
    """A reference that stands in both texts.

    Attributes:
        old: from where to where it is printed in the old text.
        new: the same in the new one.
        same: whether it leads to the same clause.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    same: bool


@attrs.frozen
class _Hunk:
    """A change: from and to in both texts."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def classify(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Name what a change touches.

    Args:
        pieces: the redline of one clause.

    Returns:
        Names from :data:`CLASS_WORDS`, in a fixed order; ``wording`` where no other fits.

    Example:
        >>> from aliyun_terms.comparison.inline import redline
        >>> classify(redline("提前三十日通知您", "提前十五日通知您"))
        ('period',)
    """
    found = {one.name for one in find_evidence(pieces)}
    return tuple(name for name in CLASS_WORDS if name in found)


def weigh(classes: Iterable[str]) -> Weight:
    """Give the weight of a change of wording: that of its weightiest class."""
    weights = (CLASS_WEIGHTS.get(name, Weight.SUBSTANTIVE) for name in classes)
    return max(weights, key=lambda weight: weight.rank, default=Weight.NONE)


def weigh_text(text: str, classes: Sequence[str] | None = None) -> Weight:
    """Give the weight of words that come or go as a whole.

    Args:
        text: the words.
        classes: what they are about, where that is known.

    Example:
        >>> [weigh_text(text).value for text in ("您应付费。", "服务内容", "。")]
        ['material', 'substantive', 'editorial']
    """
    carried = classes_of_text(text) if classes is None else classes
    if carried:
        return Weight.MATERIAL
    return Weight.EDITORIAL if is_punctuation(text, "") else Weight.SUBSTANTIVE


def classes_of_text(text: str) -> tuple[str, ...]:
    """Name what words that come or go as a whole are about.

    A party, a document or a bare number alone obliges nobody.

    Example:
        >>> classes_of_text("您应在7日内付款。")
        ('period', 'modality', 'fee')
    """
    found = {term.name for term in find_terms(text)} - {"party", "document", "address", "number"}
    return tuple(name for name in CLASS_WORDS if name in found)


def find_evidence(
    pieces: Sequence[Piece], *, cited: Sequence[Cited] = ()
) -> tuple[ChangeEvidence, ...]:
    """Find what shows of which classes a change is.

    Args:
        pieces: the redline of one clause.
        cited: the references that stand in both texts.

    Example:
        >>> from aliyun_terms.comparison.inline import redline
        >>> [(one.name, one.old, one.new) for one in find_evidence(redline("您可付费", "您应付费"))]
        [('modality', '可', '应')]
    """
    old = "".join(one.text for one in pieces if one.kind is not PieceKind.INSERTED)
    new = "".join(one.text for one in pieces if one.kind is not PieceKind.DELETED)
    hunks: list[_Hunk] = []
    found: list[ChangeEvidence] = []
    for hunk in _hunks(pieces):
        named = _print_class(hunk, old, new) or _reference_class(hunk, cited)
        if named:
            found.append(_evidence(named, _taken(hunk, old), _put(hunk, new)))
        else:
            hunks.append(hunk)
    if hunks:
        found += _of_terms(hunks, old, new)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: _ORDER[one.name]))


def _evidence(name: str, old: str, new: str) -> ChangeEvidence:
    return ChangeEvidence(name, old, new, CLASS_WEIGHTS[name])


def _taken(hunk: _Hunk, old: str) -> str:
    return old[hunk.old_start : hunk.old_end]


def _put(hunk: _Hunk, new: str) -> str:
    return new[hunk.new_start : hunk.new_end]


def _hunks(pieces: Sequence[Piece]) -> Iterator[_Hunk]:
    old = new = old_start = new_start = 0
    for piece in pieces:
        if piece.kind is PieceKind.KEPT:
            if (old, new) != (old_start, new_start):
                yield _Hunk(old_start, old, new_start, new)
            old, new = old + len(piece.text), new + len(piece.text)
            old_start, new_start = old, new
        elif piece.kind is PieceKind.DELETED:
            old += len(piece.text)
        else:
            new += len(piece.text)
    if (old, new) != (old_start, new_start):
        yield _Hunk(old_start, old, new_start, new)


# ---- print only, and references --------------------------------------------------------------


def _print_class(hunk: _Hunk, old: str, new: str) -> str:
    taken, put = _taken(hunk, old), _put(hunk, new)
    # What stands around it decides whether a mark is part of a number.
    before, behind = old[max(0, hunk.old_start - 12) : hunk.old_start], old[hunk.old_end :][:12]
    if is_punctuation(f"{before[-1:]}{taken}{behind[:1]}", f"{before[-1:]}{put}{behind[:1]}"):
        return "punctuation"
    if is_spelling(taken, put, before, behind):
        return "spelling"
    if not (taken and put) and is_repetition(taken or put, before, behind):
        return "repetition"
    return ""


def _reference_class(hunk: _Hunk, cited: Sequence[Cited]) -> str:
    for one in cited:
        if (
            one.old[0] <= hunk.old_start
            and hunk.old_end <= one.old[1]
            and one.new[0] <= hunk.new_start
            and hunk.new_end <= one.new[1]
        ):
            return "renumbered-reference" if one.same else "reference"
    return ""


# ---- terms -----------------------------------------------------------------------------------


def _of_terms(hunks: Sequence[_Hunk], old: str, new: str) -> Iterator[ChangeEvidence]:
    """Compare the terms that the changes touch; what touches none is wording."""
    before = _touched(old, [(hunk.old_start, hunk.old_end) for hunk in hunks])
    after = _touched(new, [(hunk.new_start, hunk.new_end) for hunk in hunks])
    explained: set[int] = set()
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name, []), after.get(name, [])
        if [touched.value for touched in one] != [touched.value for touched in other]:
            removed, added = _difference(one, other)
            yield _evidence(name, _texts(removed), _texts(added))
            explained.update(place for touched in (*removed, *added) for place in touched.places)
    for place, hunk in enumerate(hunks):
        if place not in explained:
            yield _evidence("wording", _taken(hunk, old), _put(hunk, new))


@attrs.frozen
class _Touched:
    """A term, what counts of it, and the numbers of the changes that touch it."""

    text: str
    value: str
    places: tuple[int, ...]


def _touched(text: str, spans: Sequence[tuple[int, int]]) -> dict[str, list[_Touched]]:
    """Give the terms that overlap a span or border on one, by their class.

    A term beside a change may grow: 应, with 当 put in behind it. One that did not is touched
    in both texts alike, and makes no difference.
    """
    found: dict[str, list[_Touched]] = defaultdict(list)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    for begin, term in _terms_near(text, spans):
        first = bisect_left(ends, term.start + begin)
        last = bisect_right(starts, term.end + begin)
        if last > first:
            places = tuple(range(first, last))
            found[term.name].append(_Touched(term.text, _value(term), places))
    return found


def _terms_near(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Term]]:
    """Yield the terms of the sentences and half-sentences in which the spans lie.

    Each comes with the place in the text from which its own places are counted.
    """
    passed = 0
    for start, end in spans:
        if end < passed:
            continue
        begin = max(passed, *(text.rfind(mark, passed, start) + 1 for mark in _STOPS))
        stop = _STOP.search(text, end)
        passed = stop.end() if stop else len(text) + 1
        sentence = text[begin:passed]
        for term in find_terms(sentence):
            yield begin, with_name(term, sentence)


def _value(term: Term) -> str:
    """Give what counts of a term: of a marker of modality its force."""
    return force_of(term.text) or match_key(term.text)


def _difference(old: list[_Touched], new: list[_Touched]) -> tuple[list[_Touched], list[_Touched]]:
    """Give what only the one has and what only the other; all of both where only the order did."""
    removed, added = _without(old, new), _without(new, old)
    if removed or added:
        return removed, added
    return old, new


def _texts(touched: Sequence[_Touched]) -> str:
    return "、".join(one.text for one in touched)


def _without(some: list[_Touched], others: list[_Touched]) -> list[_Touched]:
    left = Counter(one.value for one in others)
    found = []
    for touched in some:
        if left[touched.value]:
            left[touched.value] -= 1
        else:
            found.append(touched)
    return found
