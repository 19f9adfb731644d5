"""Checking a document: all checks, in the order of the text."""

from collections.abc import Callable, Collection, Iterator

from aliyun_terms.diagnostics.labels import check_labels
from aliyun_terms.diagnostics.markup import check_links, check_markup
from aliyun_terms.diagnostics.model import Diagnostic
from aliyun_terms.diagnostics.placement import check_dots, check_placement
from aliyun_terms.diagnostics.pointing import check_pointing
from aliyun_terms.diagnostics.punctuation import check_punctuation
from aliyun_terms.tree.document import Document

__all__ = ["CHECKS", "check"]

CHECKS: tuple[Callable[[Document], Iterator[Diagnostic]], ...] = (
    check_labels,
    check_placement,
    check_dots,
    check_pointing,
    check_punctuation,
    check_markup,
    check_links,
)
"""Every check, as a function from a document to what is odd in it."""


def check(
    document: Document, *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Find what is odd in a document.

    Args:
        document: the document.
        select: codes, or beginnings of codes (``AT1``), to look for; all by default.
        ignore: codes, or beginnings of codes, to leave out.

    Returns:
        The diagnostics in the order of the text.

    Example:
        >>> from aliyun_terms import parse
        >>> [found.name for found in check(parse("**1.1. 您不得转让。"))]
        ['unbalanced-emphasis']
    """
    found = (diagnostic for run in CHECKS for diagnostic in run(document))
    wanted = [
        diagnostic
        for diagnostic in found
        if (not select or diagnostic.code.startswith(tuple(select)))
        and not (ignore and diagnostic.code.startswith(tuple(ignore)))
    ]
    return tuple(sorted(wanted, key=lambda diagnostic: (diagnostic.span, diagnostic.code)))
