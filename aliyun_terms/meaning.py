"""The words of selectors for what is meant: norms, and what a provision is about."""

from collections.abc import Iterable, Mapping
from typing import Any

from aliyun_terms.norms.extracting import extract_norms
from aliyun_terms.norms.model import Bearer, Confidence, Force, Norm, NormType
from aliyun_terms.norms.periods import notice_period
from aliyun_terms.query.keeping import kept
from aliyun_terms.query.vocabulary import Attribute, Kind, Value, Vocabulary
from aliyun_terms.source import Span
from aliyun_terms.topics.finding import find_topics
from aliyun_terms.topics.lexicon import default_lexicon
from aliyun_terms.tree.document import Document

__all__ = ["MEANING"]


# Functions of the module, no lambdas: a selector can be sent to another process.


def _norms(document: Document) -> Iterable[tuple[Any, Norm]]:
    found = kept(document, extract_norms)
    return ((document.index.nodes[norm.eid], norm) for norm in found)


def _text(norm: Norm) -> str:
    return norm.text


def _span(norm: Norm) -> Span:
    return norm.span


def _type(document: Document, norm: Norm) -> Value:  # noqa: ARG001 - readers are called alike
    return norm.type.value


def _bearer(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return norm.bearer.value


def _counterparty(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return norm.counterparty.value


def _force(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return norm.force.value


def _confidence(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return norm.confidence.value


def _marker(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return norm.markers[0].core.text if norm.markers else None


def _conditions(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return len(norm.conditions)


def _exceptions(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return len(norm.exceptions)


def _notice(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return notice_period(norm)


def _inherited(document: Document, norm: Norm) -> Value:  # noqa: ARG001
    return bool(norm.inherited_from)


def _topics(document: Document) -> Mapping[str, str | None]:
    return {one.eid: one.primary for one in find_topics(document)}


def _topic(document: Document, node: Any) -> Value:
    return kept(document, _topics).get(document.index.eid(node))


def _topic_names() -> tuple[str, ...]:
    return tuple(topic.name for topic in default_lexicon().topics)


def _values(enumeration: Iterable[Any]) -> tuple[str, ...]:
    return tuple(one.value for one in enumeration)


_NORM = ("norm",)

MEANING = Vocabulary(
    kinds=(Kind("norm", "what a sentence does", find=_norms, text=_text, span=_span),),
    attributes=(
        Attribute("type", "what it does", _NORM, _type, _values(NormType)),
        Attribute("bearer", "whom it binds or entitles", _NORM, _bearer, _values(Bearer)),
        Attribute("counterparty", "who is on the other side", _NORM, _counterparty,
                  _values(Bearer)),
        Attribute("force", "how it is put", _NORM, _force, _values(Force)),
        Attribute("confidence", "how sure the reading is", _NORM, _confidence,
                  _values(Confidence)),
        Attribute("marker", "the word that shows it", _NORM, _marker),
        Attribute("conditions", "how many it has", _NORM, _conditions, is_number=True),
        Attribute("exceptions", "how many it has", _NORM, _exceptions, is_number=True),
        Attribute("notice", "how long before notice is due: P30D", _NORM, _notice),
        Attribute("inherited", "an item has it from its intro", _NORM, _inherited),
        Attribute("topic", "what it is about above all", ("provision",), _topic,
                  _topic_names),
    ),
)  # fmt: skip
"""The words that norms and topics bring."""
