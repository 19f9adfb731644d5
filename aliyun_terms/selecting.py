"""Selecting nodes of a document: the selector language with all words there are."""

from typing import Any

from aliyun_terms.meaning import MEANING
from aliyun_terms.query.matches import Match, list_matches
from aliyun_terms.query.printed import PRINTED
from aliyun_terms.query.selector import Selector, compile_text
from aliyun_terms.query.vocabulary import Vocabulary
from aliyun_terms.tree.document import Document

__all__ = ["VOCABULARY", "compile_selector", "find_matches", "select", "select_one"]

VOCABULARY = PRINTED.extended(MEANING)
"""All words that selectors may use."""


def compile_selector(text: str, *, vocabulary: Vocabulary = VOCABULARY) -> Selector:
    """Compile a selector, to be matched against many documents.

    Args:
        text: the selector.
        vocabulary: the words it may use; by default all that the library has.

    Returns:
        A frozen, hashable object with the methods ``select`` and ``select_one``.

    Raises:
        SelectorError: it cannot be read, or uses a word that there is not; the message shows
            where, with a caret.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> bold = compile_selector("clause[emphasis=full]")
        >>> len(bold.select(load_corpus("api-usage-terms")))
        14
    """
    return compile_text(text, vocabulary)


def select(document: Document, selector: str | Selector) -> tuple[Any, ...]:
    """Give all nodes of a document that a selector matches.

    Args:
        document: the document.
        selector: a selector such as ``2.5.*`` or ``clause:contains("逆向工程")``.

    Returns:
        The nodes, each once, in the order in which they are printed.

    Raises:
        SelectorError: the selector cannot be read, or uses a word that there is not.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> document = load_corpus("api-usage-terms")
        >>> [clause.label.value for clause in select(document, "2.5 > :contains('系统')")]
        ['2.5.3']
    """
    return _compiled(selector).select(document)


def select_one(document: Document, selector: str | Selector) -> Any:
    """Give the first node of a document that a selector matches; None where there is none.

    Raises:
        SelectorError: the selector cannot be read, or uses a word that there is not.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> select_one(load_corpus("api-usage-terms"), "section:contains('保密')").label.value
        '5'
    """
    return _compiled(selector).select_one(document)


def find_matches(document: Document, selector: str | Selector) -> tuple[Match, ...]:
    """Give all that a selector matches, each with its place, its words and what it belongs to.

    Raises:
        SelectorError: the selector cannot be read, or uses a word that there is not.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> matches = find_matches(load_corpus("api-usage-terms"), "link[kind=service-terms]")
        >>> matches[0].text, matches[0].label, matches[0].eid
        ('云服务器服务条款', '6.3', 'sec_6__cl_6-3__p_1')
    """
    return list_matches(document, _compiled(selector))


def _compiled(selector: str | Selector) -> Selector:
    return selector if isinstance(selector, Selector) else compile_selector(selector)
