"""Changes: what happened to each clause, as a reader would tell it."""

from enum import Enum

import attrs

from aliyun_terms.comparison.inline import Piece

__all__ = ["Change", "ChangeEvidence", "ChangeKind", "Remark", "Renumbered", "Weight"]


class ChangeKind(Enum):
    """What happened to a unit."""

    INSERT = "insert"
    DELETE = "delete"
    UPDATE = "update"
    MOVE = "move"
    RENUMBER = "renumber"
    EMPHASIS = "emphasis"
    LINK = "link"
    LAYOUT = "layout"
    SPLIT = "split"
    """One unit became several."""
    MERGE = "merge"
    """Several units became one."""
    REFERENCE = "reference"
    """The words are the same, but a number in them now leads to another clause, or to none."""


class Weight(Enum):
    """How much a change may matter to whoever is bound."""

    NONE = "none"
    """Nothing a reader can see, or only the numbers."""
    EDITORIAL = "editorial"
    """The print: punctuation, width, a slip put right."""
    SUBSTANTIVE = "substantive"
    """The wording."""
    MATERIAL = "material"
    """What someone must, may or need not do, when, for how much, or how it is printed."""

    @property
    def rank(self) -> int:
        """Weights in order: the higher, the more."""
        return _RANKS[self]


_RANKS = {weight: rank for rank, weight in enumerate(Weight)}


@attrs.frozen(slots=False)
class ChangeEvidence:
    """What shows that a change is of a class.

    Attributes:
        name: the class, such as ``period``.
        old: the words that show it in the old text; empty where something was added.
        new: the words that show it in the new text; empty where something was dropped.
        weight: how much a change of this class may matter.
    """

    name: str
    old: str
    new: str
    weight: Weight


@attrs.frozen(slots=False)
class Remark:
    """What is to be said of two revisions as a whole.

    Attributes:
        code: ``withdrawn``, ``restored``, ``repointed``, ``unrelated``, ``relabelled``,
            ``parts-added``, ``parts-removed`` or ``budget``.
        weight: how much it may matter.
        message: one English sentence.
        message_zh: the same in Chinese.
    """

    code: str
    weight: Weight
    message: str
    message_zh: str


@attrs.frozen(slots=False)
class Renumbered:
    """A unit with another number.

    Attributes:
        old_eid: its id in the old document.
        new_eid: its id in the new one.
        old_label: its number there.
        new_label: its number here.
    """

    old_eid: str
    new_eid: str
    old_label: str
    new_label: str


@attrs.frozen(slots=False)
class Change:
    """A change.

    Attributes:
        kind: what happened.
        weight: how much it may matter.
        old_eid: the unit in the old document; empty for an insertion.
        new_eid: the unit in the new one; empty for a deletion.
        old_label: its number, or that of the unit it belongs to, in the old document.
        new_label: the same in the new one.
        pieces: its words, with what was taken out and put in.
        classes: what kind of words changed: ``number``, ``modality``, ``punctuation`` …
        message: what happened, in one English sentence.
        message_zh: the same in Chinese.
        reason: why the two units are taken for one.
        confidence: how sure that is, from 0 to 1.
        also_moved: for an update, whether the unit stands elsewhere too.
        contained: ids of the units below one that was inserted, deleted or moved as a whole.
        renumbered: the units of a run of new numbers.
        evidence: the words that show each class.
        old_eids: all units of the old document that it concerns: several for a merge.
        new_eids: all units of the new one: several for a split.
        below: what the units below one that was inserted or deleted say, each behind its number.
    """

    kind: ChangeKind
    weight: Weight
    old_eid: str
    new_eid: str
    old_label: str
    new_label: str
    pieces: tuple[Piece, ...] = ()
    classes: tuple[str, ...] = ()
    message: str = ""
    message_zh: str = ""
    reason: str = ""
    confidence: float = 1.0
    also_moved: bool = False
    contained: tuple[str, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    evidence: tuple[ChangeEvidence, ...] = ()
    old_eids: tuple[str, ...] = ()
    new_eids: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
