"""Finding the topics of every provision of a document.

A provision is weighed by the phrases in its own words; by the headings above it; and, where it
is an item, by the words that introduce it. The heaviest topic is the primary one.
"""

import re
from collections import Counter
from collections.abc import Iterator

import attrs

from aliyun_terms.pausing import without_collection
from aliyun_terms.topics.lexicon import Lexicon, default_lexicon
from aliyun_terms.topics.model import Basis, ClauseTopics, Confidence, Evidence, Provision
from aliyun_terms.topics.phrases import Found
from aliyun_terms.tree.blocks import (
    Block,
    Clause,
    ListItem,
    Paragraph,
    Part,
    Section,
)
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.plain import LineMap

__all__ = ["find_topics", "silent_topics"]

# What a heading adds to what stands below it: alone, beside other topics, and from further up.
_HEADING, _SHARED_HEADING, _FAR_HEADING = 3, 2, 1
# What it adds to a “term: what it means” below a heading of definitions.
_DEFINED = 4
# What the introduction of an enumeration adds to its items, and a clause to what it holds.
_INTRODUCTION, _CLAUSE_ABOVE = 4, 2
# A general topic weighs no more than this, however much is said of it.
_GENERAL = 3
# A topic beside the primary one needs this much in the words of the clause itself.
_SECONDARY = 2

# 【审慎阅读】…, 免责与责任限制：…
_LEAD_IN = re.compile(r"\s*+(?:【([^【】]{1,30})】|([^，。：:；！？“”（）\s]{2,16})[：:])")
# An item with a subject and a power of its own stands on its own.
_OWN_POWER = re.compile(r"(?:阿里云|平台|服务商|我们)[^，。；：]{0,12}(?:有权|保留)")
# What kind of document it is: the end of its title.
_KIND = re.compile(
    r"(?:免费)?(?:试用|公测|测试)?版?(?:产品)?(?:服务)?(?:等级|使用|试用|用户|通用|隐私)?"
    r"(?:服务)?(?:协议|条款|规范|规则|声明|须知|政策|合同)(?:SLA)?(?:[（(][^（）()]*[)）])?\s*$"
)
_STOP = re.compile(r"[。；;！!？?]")
_INTRODUCES = ("：", ":")

_Scores = Counter[str]


@attrs.frozen
class _Above:
    """What a provision inherits: of the headings, and of the clause or words before it."""

    headings: tuple[_Scores, ...] = ()
    topic: str | None = None
    weight: int = 0


@without_collection
def find_topics(document: Document, *, lexicon: Lexicon | None = None) -> tuple[ClauseTopics, ...]:
    """Say what each provision of a document is about.

    Args:
        document: the document. Its headings are no provisions; they lend what stands below
            them their topic.
        lexicon: topics and phrases; by default those that come with the library.

    Returns:
        An entry for each clause, item, paragraph and formula, in document order.

    Example:
        >>> from aliyun_terms import load_corpus
        >>> found = find_topics(load_corpus("api-usage-terms"))
        >>> [(one.label, one.primary) for one in found if one.label == "4.1"]
        [('4.1', 'suspension_termination')]
    """
    finder = _TopicFinder(document, lexicon or default_lexicon())
    kind = finder.heading(finder.kind)
    # What kind of document it is says less of a provision than any heading that stands over it.
    return tuple(finder.below(document.children, _Above((kind, Counter()) if kind else ())))


def silent_topics(
    document: Document, *, lexicon: Lexicon | None = None, found: tuple[ClauseTopics, ...] = ()
) -> tuple[str, ...]:
    """List the topics about which a document says nothing that the lexicon knows.

    Args:
        document: the document.
        lexicon: topics and phrases; by default those that come with the library.
        found: what :func:`find_topics` gave for it, where that is at hand.

    Example:
        >>> from aliyun_terms import parse
        >>> "force_majeure" in silent_topics(parse("# 规范\\n\\n1. 您应按时付费。\\n"))
        True
    """
    lexicon = lexicon or default_lexicon()
    found = found or find_topics(document, lexicon=lexicon)
    spoken = {topic for one in found for topic in one.topics}
    return tuple(topic.name for topic in lexicon.topics if topic.name not in spoken)


class _TopicFinder:
    """Goes down the tree of one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._index = document.index
        self._lexicon = lexicon
        subject, self.kind = _read_title(document.title or "")
        self._subject = re.compile(re.escape(subject)) if len(subject) > 1 else None

    def _masked(self, text: str) -> str:
        """Hide the name of the service: 域名代续费 says nothing of fees in its own terms."""
        if self._subject is None:
            return text
        return self._subject.sub(lambda found: "○" * len(found.group()), text)

    def below(self, blocks: tuple[Block, ...], above: _Above) -> Iterator[ClauseTopics]:
        """Yield the topics of *blocks* and of all that is below them."""
        opened: _Above | None = None
        for block in blocks:
            if isinstance(block, Section | Part):
                opened = None
                yield from self.below(block.children, self._under(block, above))
            elif isinstance(block, Provision):
                is_item = isinstance(block, Clause | ListItem)
                found = self._weigh(block, opened if opened and is_item else above)
                if isinstance(block, Paragraph):
                    opened = self._opened(block, found, above)
                yield from self._with_items(block, found, above)

    def _with_items(
        self, block: Provision, found: ClauseTopics, above: _Above
    ) -> Iterator[ClauseTopics]:
        if not block.children:
            yield found
            return
        items = tuple(self.below(block.children, self._held(block, found, above)))
        yield _told_by_items(found, items)
        yield from items

    def _under(self, heading: Section | Part, above: _Above) -> _Above:
        found = self.heading(heading.text)
        kept = above.headings if not found else (*above.headings, found)
        return attrs.evolve(above, headings=kept, topic=None)

    def _opened(self, block: Provision, found: ClauseTopics, above: _Above) -> _Above | None:
        """Give what a paragraph that ends in a colon adds to the items behind it."""
        if not block.text.rstrip().endswith(_INTRODUCES):
            return None
        return self._held(block, found, above)

    def _held(self, block: Provision, found: ClauseTopics, above: _Above) -> _Above:
        """Give what a provision adds to its items; its headings are added to them anyway."""
        introduces = block.text.rstrip().endswith(_INTRODUCES)
        topic = self._introduced(block, found) if introduces else found.primary
        unsure = found.confidence is Confidence.LOW
        if found.basis is Basis.HEADING or (unsure and not introduces):
            topic = None
        weight = _INTRODUCTION if introduces else _CLAUSE_ABOVE
        return attrs.evolve(above, topic=topic, weight=weight // 2 if unsure else weight)

    def _introduced(self, block: Provision, found: ClauseTopics) -> str | None:
        """Give the topic of the sentence that ends in the colon: that alone goes on below."""
        sentences = _STOP.split(block.text)
        if len(sentences) == 1:
            return found.primary
        own = self._own(self._found_in(sentences[-1]))
        ranked = self._ranked(Counter(own - Counter(dict.fromkeys(own, 1))))
        if ranked or _OWN_POWER.search(sentences[-1]):
            return ranked[0] if ranked else None
        return found.primary

    def heading(self, text: str) -> _Scores:
        """Give each topic that a heading names, once."""
        named = self._lexicon.headings
        return Counter(
            {
                named[one.number][0].name: 1
                for one in self._lexicon.heading_finder.find(self._masked(text))
            }
        )

    def _weigh(self, block: Provision, above: _Above) -> ClauseTopics:
        phrases = self._found_in(block.text)
        own = self._own(phrases)
        headings = self._from_headings(block, above)
        introduction = self._from_introduction(block, above)
        scores: _Scores = own.copy()
        scores.update(headings)
        scores.update(introduction)
        ranked = self._ranked(scores)
        primary = ranked[0] if ranked else None
        secondary = (name for name in ranked[1:] if own[name] >= _SECONDARY)
        return ClauseTopics(
            eid=self._index.eid(block),
            label=self._index.label(block),
            primary=primary,
            secondary=tuple(secondary),
            basis=_basis(primary, own, headings, introduction),
            confidence=_confidence(scores, ranked),
            evidence=self._evidence(block, phrases),
            unit=block,
        )

    def _ranked(self, scores: _Scores) -> list[str]:
        """Order topics by weight: of two that weigh the same, a general one goes behind."""
        order, general = self._lexicon.order, self._lexicon.general
        return sorted(scores, key=lambda name: (-scores[name], name in general, order[name]))

    def _found_in(self, text: str) -> tuple[Found, ...]:
        return self._lexicon.phrase_finder.find(self._masked(text))

    def _own(self, found: tuple[Found, ...]) -> _Scores:
        """Weigh the words of a provision: each phrase once, however often it is said."""
        scores: _Scores = Counter()
        for number in {one.number for one in found}:
            topic, phrase = self._lexicon.phrases[number]
            scores[topic.name] += phrase.weight
        for name in self._lexicon.general.intersection(scores):
            scores[name] = min(scores[name], _GENERAL)
        return scores

    def _evidence(self, block: Provision, found: tuple[Found, ...]) -> tuple[Evidence, ...]:
        if not found:
            return ()
        where = LineMap(block.content)
        return tuple(
            Evidence(topic.name, phrase.say, phrase.weight, where.span(one.span))
            for one in found
            for topic, phrase in (self._lexicon.phrases[one.number],)
        )

    def _from_headings(self, block: Provision, above: _Above) -> _Scores:
        scores: _Scores = Counter()
        lead_in = _LEAD_IN.match(block.text)
        named = self.heading(lead_in[1] or lead_in[2]) if lead_in else Counter()
        *further, nearest = ((), *above.headings) if not named else (*above.headings, named)
        for name in nearest:
            shared = len(nearest) > 1 or name in self._lexicon.general
            scores[name] += _SHARED_HEADING if shared else _HEADING
        if lead_in and not named:
            for name in self._lexicon.defining.intersection(nearest):
                scores[name] += _DEFINED
        for heading in further:
            for name in heading:
                scores[name] += _FAR_HEADING
        return scores

    def _from_introduction(self, block: Provision, above: _Above) -> _Scores:
        if above.topic is None:
            return Counter()
        halved = above.topic in self._lexicon.general or _OWN_POWER.search(block.text)
        return Counter({above.topic: above.weight // 2 if halved else above.weight})


def _read_title(title: str) -> tuple[str, str]:
    """Split a title into what the document is about and what kind of document it is.

    Example:
        >>> _read_title("崩溃分析服务等级协议")
        ('崩溃分析', '服务等级协议')
    """
    kind = _KIND.search(title)
    return (title[: kind.start()], kind.group()) if kind else (title, "")


def _told_by_items(found: ClauseTopics, items: tuple[ClauseTopics, ...]) -> ClauseTopics:
    """Give an introduction that says nothing itself the topic that most of its items have."""
    if found.primary is not None or not items:
        return found
    (name, number), *_ = Counter(one.primary for one in items).most_common(1)
    if name is None or number * 2 <= len(items):
        return found
    return attrs.evolve(found, primary=name, basis=Basis.ITEMS)


def _basis(primary: str | None, own: _Scores, headings: _Scores, introduction: _Scores) -> Basis:
    if primary is None:
        return Basis.NOTHING
    shares = (
        (own[primary], 2, Basis.TEXT),
        (introduction[primary], 1, Basis.INTRODUCTION),
        (headings[primary], 0, Basis.HEADING),
    )
    return max(shares, key=lambda share: share[:2])[2]


def _confidence(scores: _Scores, ranked: list[str]) -> Confidence:
    """Tell how clear the first of *ranked* is."""
    first, second = (scores[name] if name else 0 for name in (*ranked, "", "")[:2])
    if first >= 4 and first - second >= 2:
        return Confidence.HIGH
    return Confidence.MEDIUM if first >= 3 and first > second else Confidence.LOW
