"""Selecting nodes of a document: the selector language with all words there are."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from aliyun_terms.meaning import MEANING
from aliyun_terms.query.keeping import kept
from aliyun_terms.query.matches import Match, list_matches
from aliyun_terms.query.printed import PRINTED
from aliyun_terms.query.selector import Selector, compile_text
from aliyun_terms.query.vocabulary import (
    Argument,
    Attribute,
    Kind,
    PseudoClass,
    Value,
    Vocabulary,
)
from aliyun_terms.references.defining import find_terms
from aliyun_terms.references.model import Reference, ReferenceKind, Status
from aliyun_terms.references.resolving import resolve_references
from aliyun_terms.references.services import find_service
from aliyun_terms.source import Span
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.plain import plain_text
from aliyun_terms.tree.targets import TargetKind

__all__ = ["VOCABULARY", "compile_selector", "find_matches", "select", "select_one"]


# Functions of the module, no lambdas: a selector can be sent to another process.


def _references(document: Document) -> Iterable[tuple[Any, Reference]]:
    found = kept(document, resolve_references)
    return ((document.index.nodes[one.eid], one) for one in found)


def _words(node: Any) -> str:
    return str(node.text)


def _place(node: Any) -> Span:
    return Span(*node.span)


def _values(enumeration: type[Enum]) -> tuple[str, ...]:
    return tuple(str(one.value) for one in enumeration)


def _pointer_kind(document: Document, node: Any) -> Value:  # noqa: ARG001
    return str(node.kind.value)


def _status(document: Document, reference: Any) -> Value:  # noqa: ARG001
    return str(reference.resolution.status.value)


def _service(document: Document, node: Any) -> Value:  # noqa: ARG001
    return (node.resolution.service or None) if node.resolution else None


def _link_service(document: Document, node: Any) -> Value:  # noqa: ARG001
    # As its reference has it, but without working out the references for every link.
    text = "" if node.kind is TargetKind.OTHER_SITE else plain_text((node,))
    return find_service(text, node.target) or None


def _referring_to(document: Document, targets: tuple[Any, ...]) -> Iterable[Any]:
    nodes, wanted = document.index.nodes, {id(target) for target in targets}
    for one in kept(document, resolve_references):
        found = one.resolution.targets if one.resolution else ()
        if any(id(nodes.get(eid)) in wanted for eid in found):
            yield nodes[one.eid]


def _defining(document: Document, names: tuple[str, ...]) -> Iterable[Any]:
    for term in kept(document, find_terms):
        if not {term.name, *term.aliases}.isdisjoint(names):
            yield document.index.nodes[term.eid]


_REFERENCE = ("reference",)
VOCABULARY = PRINTED.extended(
    MEANING,
    Vocabulary(
        kinds=(
            Kind("reference", "a pointer in the text",
                 find=_references, text=_words, span=_place),
        ),
        attributes=(
            Attribute("kind", "what it points with",
                      _REFERENCE, _pointer_kind, _values(ReferenceKind)),
            Attribute("status", "whether it is known where it leads",
                      _REFERENCE, _status, _values(Status)),
            Attribute("service", "the service it is about", _REFERENCE, _service),
            Attribute("service", "the service it is about", ("link",), _link_service),
        ),
        pseudo_classes=(
            PseudoClass("refers-to", "points at one of these", Argument.SELECTOR, _referring_to),
            PseudoClass("defines", "defines one of these", Argument.TEXTS, _defining),
        ),
    ),
)  # fmt: skip
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
