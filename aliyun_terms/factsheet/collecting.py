"""Collecting the facts of a document.

Nothing is worked out that the document does not say: what it is silent about is listed as
silent, and a notice without a period has no period.
"""

import re
from collections.abc import Iterator

import attrs

from aliyun_terms.factsheet.model import Fact, FactKind, FactSheet
from aliyun_terms.factsheet.phrases import fact_finder, fact_phrases
from aliyun_terms.factsheet.quantities import Calendar, Quantity, QuantityKind, find_quantities
from aliyun_terms.source import Span
from aliyun_terms.syntax.metadata import Metadata, read_metadata
from aliyun_terms.topics.finding import find_topics, silent_topics
from aliyun_terms.topics.lexicon import Lexicon
from aliyun_terms.topics.model import ClauseTopics
from aliyun_terms.tree.blocks import Title, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.index import Index
from aliyun_terms.tree.links import links
from aliyun_terms.tree.plain import LineMap
from aliyun_terms.tree.targets import TargetKind
from aliyun_terms.tree.walk import walk

__all__ = ["facts"]

_ORDER = {kind: place for place, kind in enumerate(FactKind)}

# What is announced, by the topic of the clause.
_ANNOUNCED = {
    "amendment": "amendment",
    "fees": "fees",
    "suspension_termination": "termination",
    "service_change": "service_change",
    "service_availability": "maintenance",
    "assignment": "assignment",
    "data_deletion": "data_deletion",
}
_LIABILITY = ("赔偿", "责任", "补偿")
_AVAILABILITY = "可用性"
# What a clause must hold for there to be anything to parse. A period counts beside a notice only.
_QUANTITY = re.compile(
    r"法院|仲裁|[%％]|为限|超过|高于|超出|多于|上限|[适受依][用据照]?[^。；，,]{2,30}法[律规]"
)
_STATED = re.compile(
    r"[0-9]{4}|[〇零一二三四五六七八九]{4}年|版本|[甲乙丙]方[ ]?[：:]"
    r"|[（(][ ]?(?:[“\"「‘]|以下|下|[简合统]称|hereinafter)"
)
_STOP = re.compile(r"[。；;！!？?\r\n]")
# A period is the period of a notice if it stands in its words, or this close behind or before.
_NEAR = 12


def facts(document: Document, *, lexicon: Lexicon | None = None) -> FactSheet:
    """Collect what a document says of what people compare.

    Args:
        document: the document.
        lexicon: topics and phrases, for what it is silent about; by default the library's own.

    Returns:
        Dates, parties, law, court, warranty, liability, fees, notice periods and the like, each
        with its place; and the topics about which the document says nothing.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> sheet = facts(load_corpus("api-usage-terms"))
        >>> sheet.value(FactKind.COURT), sheet.value(FactKind.EFFECTIVE_DATE)
        ('杭州市西湖区人民法院', None)
        >>> [(one.value, one.label) for one in sheet.all(FactKind.NOTICE, about="amendment")]
        [(None, '6.1')]
    """
    topics = find_topics(document, lexicon=lexicon)
    found = [
        *_stated(document),
        *(fact for one in topics for fact in _told(one)),
        *_linked(document),
    ]
    return FactSheet(
        name=document.name,
        title=document.title,
        facts=tuple(sorted(found, key=lambda fact: (_ORDER[fact.kind], fact.span))),
        silent=silent_topics(document, lexicon=lexicon, found=topics),
    )


# ---- What the document says about itself -----------------------------------------------------


def _stated(document: Document) -> Iterator[Fact]:
    """Yield title, dates, version and parties; of what is said twice, the first counts."""
    seen: set[tuple[FactKind, str]] = set()
    for block in walk(document):
        if isinstance(block, Title):
            yield _of_unit(document.index, block, FactKind.TITLE, block.text)
        elif isinstance(block, Unit) and _STATED.search(block.text):
            # Read one by one, so that each fact knows its place.
            alone = Document((attrs.evolve(block, children=()),))
            for kind, value in _values(read_metadata(alone)):
                key = (kind, value if kind is FactKind.PARTY else "")
                if key not in seen:
                    seen.add(key)
                    yield _of_unit(document.index, block, kind, value)


def _values(metadata: Metadata) -> Iterator[tuple[FactKind, str]]:
    if metadata.version is not None:
        yield FactKind.VERSION, metadata.version
    dates = (
        (FactKind.EFFECTIVE_DATE, metadata.effective_date),
        (FactKind.UPDATED_DATE, metadata.updated_date),
        (FactKind.PRINTED_DATE, metadata.printed_date),
    )
    for kind, day in dates:
        if day is not None:
            yield kind, day.isoformat()
    for party in metadata.parties:
        yield FactKind.PARTY, party.name


def _of_unit(index: Index, unit: Unit, kind: FactKind, value: str) -> Fact:
    return Fact(kind, value, unit.text, index.label(unit), index.eid(unit), unit.text_span)


def _linked(document: Document) -> Iterator[Fact]:
    for use in links(document, kind=TargetKind.SERVICE_TERMS):
        yield Fact(
            FactKind.LINKED_DOCUMENT,
            use.text,
            use.text,
            use.label,
            use.eid,
            use.span,
            about=use.target,
        )


# ---- What its clauses say --------------------------------------------------------------------


def _told(clause: ClauseTopics) -> Iterator[Fact]:
    text = clause.unit.text
    phrases = fact_finder().find(text)
    has_notice = any(fact_phrases()[one.number].kind is FactKind.NOTICE for one in phrases)
    quantities = find_quantities(text) if has_notice or _QUANTITY.search(text) else ()
    if not phrases and not quantities:
        return
    where = LineMap(clause.unit.content)
    for quantity in quantities:
        kind = _kind(quantity, text)
        if kind is not None:
            yield _fact(clause, where, kind, quantity.value or quantity.text.strip(), quantity.span)
    seen: set[tuple[FactKind, str | None, str]] = set()
    for one in phrases:
        phrase = fact_phrases()[one.number]
        if phrase.kind is FactKind.NOTICE:
            fact = _notice(clause, where, one.span, phrase.value, quantities)
        else:
            fact = _fact(clause, where, phrase.kind, phrase.value, one.span)
        key = (fact.kind, fact.value, fact.qualifier)
        if key not in seen:
            seen.add(key)
            yield fact


def _kind(quantity: Quantity, text: str) -> FactKind | None:
    """Tell what a quantity says here; None where it is no fact by itself."""
    before = _STOP.split(text[: quantity.span.start])[-1]
    match quantity.kind:
        case QuantityKind.LAW:
            return FactKind.GOVERNING_LAW
        case QuantityKind.COURT:
            return FactKind.COURT
        case QuantityKind.TRIBUNAL:
            return FactKind.ARBITRATION
        case QuantityKind.CAP if any(word in before for word in _LIABILITY):
            return FactKind.LIABILITY_CAP
        case QuantityKind.FLOOR if _AVAILABILITY in before:
            return FactKind.AVAILABILITY
        case _:
            return None


def _notice(
    clause: ClauseTopics,
    where: LineMap,
    span: Span,
    value: str,
    quantities: tuple[Quantity, ...],
) -> Fact:
    """Give a notice with its period; without one, the period is None and not guessed."""
    about = next((_ANNOUNCED[name] for name in clause.topics if name in _ANNOUNCED), "other")
    period = next(
        (
            one
            for one in quantities
            if one.kind is QuantityKind.PERIOD
            and span.start - _NEAR <= one.span.start
            and one.span.end <= span.end + _NEAR
            and not _STOP.search(clause.unit.text, *sorted((span.start, one.span.start)))
        ),
        None,
    )
    if value == "none" or period is None:
        qualifier = "without_notice" if value == "none" else ""
        fact = _fact(clause, where, FactKind.NOTICE, None, span)
        return attrs.evolve(fact, about=about, qualifier=qualifier)
    days = "" if period.calendar is Calendar.UNSTATED else period.calendar.value
    fact = _fact(clause, where, FactKind.NOTICE, period.duration, span)
    return attrs.evolve(fact, about=about, qualifier=days)


def _fact(
    clause: ClauseTopics, where: LineMap, kind: FactKind, value: str | None, span: Span
) -> Fact:
    quote = clause.unit.text[span.start : span.end]
    return Fact(kind, value, quote, clause.label, clause.eid, where.span(span))
