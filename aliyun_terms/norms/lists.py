"""Lists: what an intro says of its items, and what an item says for itself."""

from collections.abc import Iterator
from enum import Enum
from typing import TypeGuard

import attrs

from aliyun_terms.norms.drafts import Draft, Provision, SentenceDraft
from aliyun_terms.norms.lexicon import MarkerLexicon
from aliyun_terms.norms.model import Bearer, NormType
from aliyun_terms.tree.blocks import Block, Clause, ListItem, Paragraph, Part, Section

__all__ = ["Intro", "IntroKind", "is_provision", "items_of", "opens_list", "read_intro"]


class IntroKind(Enum):
    """What kind of list an intro opens."""

    CONDUCT = "conduct"
    """The items are what must, must not or may be done."""
    CIRCUMSTANCE = "circumstance"
    """The items are when the norm of the intro holds."""
    EXCEPTION = "exception"
    """The items are when it does not."""
    CLASSIFICATION = "classification"
    """The items are what counts, or does not count, as something."""
    REFERENCE = "reference"
    """The items are texts that apply."""
    PLAIN = "plain"
    """The items stand for themselves."""


@attrs.frozen
class Intro:
    """What an intro says of its items.

    Attributes:
        kind: what kind of list it opens.
        type: what the items inherit; None where they inherit nothing.
        bearer: whom they bind where they name nobody.
        norm: the id of the norm they inherit from; empty where there is none.
        promise: whether it is a promise (您承诺：), under which 不散布 is a prohibition.
    """

    kind: IntroKind
    type: NormType | None = None
    bearer: Bearer = Bearer.NONE
    norm: str = ""
    promise: bool = False


def opens_list(text: str) -> bool:
    """Tell whether a text ends as an intro does."""
    return text.rstrip("　 ”").endswith(("：", ":"))


def items_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Block | None]]:
    """Yield the blocks of one level, each with the sibling that opens the list it is in.

    A paragraph that opens a list has its items behind it, on its own level: the paragraph
    of section 4 and the clauses 4.1 to 4.3.
    """
    opener: Block | None = None
    for block in blocks:
        is_item = isinstance(block, Clause | ListItem)
        if isinstance(block, Section | Part) or (isinstance(block, Paragraph) and opener):
            opener = None
        yield block, opener if is_item else None
        if isinstance(block, Paragraph) and not block.children and opens_list(block.text):
            opener = block


def read_intro(provision: Provision, ids: dict[int, str], *, lexicon: MarkerLexicon) -> Intro:
    """Say what kind of list the last sentence of *provision* opens.

    Args:
        provision: the intro, gone through.
        ids: the ids of the norms made of its drafts, by the identity of the draft.
        lexicon: the words to know it by.
    """
    if not provision.sentences:
        return Intro(IntroKind.PLAIN)
    sentence = provision.sentences[-1]
    last = sentence.drafts[-1] if sentence.drafts else None
    bearer = _bearer(sentence, last)
    kind = _kind(provision.text, sentence, last, lexicon)
    if kind is IntroKind.PLAIN:
        return Intro(kind, None, bearer)
    norm = ids.get(id(last), "") if last else ""
    inherited = {
        IntroKind.CONDUCT: last.type if last else None,
        IntroKind.REFERENCE: NormType.APPLICABILITY,
    }.get(kind, NormType.CONDITION)
    promise = bool(last and last.type is NormType.OBLIGATION)
    return Intro(kind, inherited, bearer, norm, promise)


def _bearer(sentence: SentenceDraft, last: Draft | None) -> Bearer:
    if last is not None and last.bearer is not Bearer.NONE:
        return last.bearer
    return sentence.subject


_BY_WORDS = {
    "lists.exceptions": IntroKind.EXCEPTION,
    "lists.references": IntroKind.REFERENCE,
}
_BY_TYPE = {
    NormType.DEEMING: IntroKind.CLASSIFICATION,
    NormType.EXCULPATION: IntroKind.CIRCUMSTANCE,
    NormType.LIABILITY_ALLOCATION: IntroKind.CIRCUMSTANCE,
}


def _kind(
    text: str, sentence: SentenceDraft, last: Draft | None, lexicon: MarkerLexicon
) -> IntroKind:
    words = lexicon.words
    start = sentence.limbs[0].start
    said = text[start : sentence.sentence.span.end]
    for name, kind in _BY_WORDS.items():
        if any(word in said for word in words[name]):
            return kind
    nouns = words["lists.circumstances"]
    if last is None or last.type in (NormType.STATEMENT, NormType.APPLICABILITY):
        cued = any(word in said for word in words["lists.cues"])
        listed = cued and any(word in said for word in nouns)
        return IntroKind.CIRCUMSTANCE if listed else IntroKind.PLAIN
    if last.type in _BY_TYPE:
        return _BY_TYPE[last.type]
    before = text[start : last.hits[-1].start if last.hits else last.span.start]
    circumstance = any(word in before for word in nouns)
    return IntroKind.CIRCUMSTANCE if circumstance else IntroKind.CONDUCT


def is_provision(block: Block) -> TypeGuard[Clause | ListItem | Paragraph]:
    """Tell whether a block is a provision: headings, tables and formulas are none."""
    return isinstance(block, Clause | ListItem | Paragraph)
