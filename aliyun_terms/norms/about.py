"""Norms on a topic: those of the clauses that are about it."""

from collections.abc import Iterable

from aliyun_terms.norms.extracting import extract_norms
from aliyun_terms.norms.lexicon import MarkerLexicon
from aliyun_terms.norms.model import Norm
from aliyun_terms.topics.finding import find_topics
from aliyun_terms.tree.document import Document

__all__ = ["norms_about"]


def norms_about(
    document: Document, topics: Iterable[str], *, words: MarkerLexicon | None = None
) -> tuple[Norm, ...]:
    """Give the norms of the clauses that are about one of *topics*.

    Args:
        document: the document.
        topics: names of topics. A clause may have several; it is enough that one of its
            topics is among these.
        words: as for :func:`aliyun_terms.extract_norms`.

    Returns:
        The norms, in document order.

    Example:
        >>> from aliyun_terms import parse
        >>> document = parse("1.1. 您应按时支付服务费用。\\n\\n1.2. 您应对商业秘密保密。\\n")
        >>> [norm.label for norm in norms_about(document, ["confidentiality"])]
        ['1.2']
    """
    wanted = frozenset(topics)
    about = {one.eid for one in find_topics(document) if not wanted.isdisjoint(one.topics)}
    return tuple(norm for norm in extract_norms(document, words=words) if norm.eid in about)
