"""Layers of a page: what is known of its clauses beside their words, each asked for by itself."""

from collections.abc import Iterable

import attrs

from aliyun_terms.auditing.model import Audit
from aliyun_terms.norms.model import Norm
from aliyun_terms.references.defining import Term
from aliyun_terms.references.model import Reference

__all__ = ["Layers"]


def _listed(references: Iterable[Reference] | None) -> tuple[Reference, ...] | None:
    return None if references is None else tuple(references)


@attrs.frozen
class Layers:
    """What a page shows beside the text. All of it is made from the document that is shown.

    Attributes:
        references: links to the clauses that the text refers to; None for none.
        terms: defined terms, explained where they are used.
        norms: who must do what, beside each clause.
        audit: gaps of conspicuousness, beside each clause.
        find: whether a reader can search and filter, and copy citations.

    Example:
        >>> bool(Layers()), bool(Layers(find=True))
        (False, True)
    """

    references: tuple[Reference, ...] | None = attrs.field(default=None, converter=_listed)
    terms: tuple[Term, ...] | None = None
    norms: tuple[Norm, ...] | None = None
    audit: Audit | None = None
    find: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        given: Iterable[object] = (self.references, self.terms, self.norms, self.audit)
        return self.find or any(one is not None for one in given)
