"""Comparing two documents: matching, the changes it shows, and the patch."""

import attrs

from aliyun_terms.comparison.changes import Change, ChangeKind, Remark
from aliyun_terms.comparison.inverting import invert_patch
from aliyun_terms.comparison.matching import match
from aliyun_terms.comparison.naming import Names
from aliyun_terms.comparison.patch import Patch
from aliyun_terms.comparison.remarks import find_remarks
from aliyun_terms.comparison.script import apply_patch, make_patch
from aliyun_terms.comparison.telling import Telling
from aliyun_terms.comparison.tokens import Granularity
from aliyun_terms.comparison.units import flatten
from aliyun_terms.pausing import without_collection
from aliyun_terms.tree.document import Document

__all__ = ["EditScript", "apply", "diff", "invert"]


@attrs.frozen(slots=False)
class EditScript:
    """What changed between two revisions.

    Attributes:
        changes: what happened, in the order of the new document.
        pairs: the units that are one: old eid, new eid. The patch says the same by position, so
            they take no part in equality: in JSON, units that kept their id are left out.
        patch: what turns the one into the other.
        exhausted: whether the search for pairs ended at its budget.
        remarks: what is to be said of the two revisions as a whole.
    """

    changes: tuple[Change, ...]
    pairs: tuple[tuple[str, str], ...] = attrs.field(eq=False)
    patch: Patch
    exhausted: bool = False
    remarks: tuple[Remark, ...] = ()

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Give the changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


@without_collection
def diff(old: Document, new: Document, *, granularity: Granularity = "entity") -> EditScript:
    """Compare two revisions of a document.

    Args:
        old: the earlier revision.
        new: the later one.
        granularity: what an inline redline never cuts: ``"entity"`` (numbers, dates, titles),
            ``"word"`` (Chinese words too; needs the extra ``words``) or ``"character"``.

    Returns:
        The edit script; empty for two documents that print the same.

    Raises:
        DiffError: words are to be whole, and there is no segmenter.

    Example:
        >>> from aliyun_terms import parse
        >>> one, two = parse("1. 您应付费。\\n"), parse("1. 您应保密。\\n\\n2. 您应付费。\\n")
        >>> [(change.kind.value, change.new_label) for change in diff(one, two).changes]
        [('insert', '1'), ('renumber', '2')]
    """
    before, after = flatten(old), flatten(new)
    matching = match(before, after)
    names = Names(old), Names(new)
    telling = Telling(names, (before, after), matching, granularity)
    return EditScript(
        tuple(telling.changes()),
        tuple([(names[0].eids[pair.old], names[1].eids[pair.new]) for pair in matching.pairs]),
        make_patch(before, after, matching),
        matching.exhausted,
        tuple(find_remarks(before, after, matching, telling.runs)),
    )


def apply(script: EditScript, document: Document) -> Document:
    """Make the later revision out of the earlier one.

    Raises:
        DiffError: the script was made for another text.
    """
    return apply_patch(script.patch, document)


def invert(script: EditScript) -> Patch:
    """Give the patch that undoes a script; apply it with :func:`apply_patch`."""
    return invert_patch(script.patch)
