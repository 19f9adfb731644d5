"""What an item of a list does: what it inherits from the intro, and when it stands alone."""

import re

import attrs

from aliyun_terms.norms.drafts import Draft, Provision, SentenceDraft
from aliyun_terms.norms.lists import Intro, IntroKind
from aliyun_terms.norms.model import Bearer, Confidence, Force, NormType
from aliyun_terms.source import Span

__all__ = ["inherit", "state"]

_NEGATED = ("不", "非经", "未经", "禁止", "绝不")
_STRONG = (
    *(NormType.POWER, NormType.OBLIGATION, NormType.PROHIBITION, NormType.EXCULPATION),
    NormType.LIABILITY_ALLOCATION,
)
_POLITE = ("请", "欢迎", "感谢", "例如", "说明", "注：", "注意", "提示", "特别提示")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_LONG_ENOUGH = 60
_SHORTEST = 6
_NUMBERED = re.compile(r"[（(][0-9a-z一二三四五六七八九十]{1,2}[）)]|[①-⑳]|[0-9a-z]{1,2}[）).、]")
_SHORTEST_OPEN = 14


def inherit(provision: Provision, intro: Intro) -> None:
    """Give the drafts of an item what its intro says of it."""
    if intro.kind is IntroKind.PLAIN or intro.type is None or not provision.sentences:
        return
    if intro.kind is IntroKind.REFERENCE:
        _replace(provision, intro, NormType.APPLICABILITY)
    elif intro.kind is IntroKind.CONDUCT:
        _inherit_conduct(provision, intro)
    else:
        _inherit_condition(provision, intro)


def _replace(provision: Provision, intro: Intro, kind: NormType) -> None:
    """Make the whole item one norm of the type it inherits."""
    for sentence in provision.sentences:
        sentence.drafts.clear()
    first, last = provision.sentences[0], provision.sentences[-1]
    span = Span(first.sentence.span.start, last.sentence.span.end)
    first.drafts.append(_inherited(intro, kind, 0, span))


def _inherited(intro: Intro, kind: NormType, limb: int, span: Span) -> Draft:
    bare = kind in (NormType.CONDITION, NormType.APPLICABILITY, NormType.DEFINITION)
    return Draft(
        type=kind,
        bearer=Bearer.NONE if bare else intro.bearer,
        force=Force.DECLARATIVE if bare else Force.STRICT,
        reading=None,
        hits=[],
        limb=limb,
        span=span,
    )


def _inherit_condition(provision: Provision, intro: Intro) -> None:
    """An item with a subject and a power of its own is no condition: it stands alone."""
    own = [draft for draft in provision.drafts if draft.own_subject and draft.type in _STRONG]
    stands_alone = any(draft.type is NormType.POWER for draft in own) or (
        bool(own) and intro.kind is IntroKind.CIRCUMSTANCE
    )
    if stands_alone:
        return
    kept = [draft for draft in own if draft.type is NormType.OBLIGATION and draft.limb > 0]
    _replace(provision, intro, NormType.CONDITION)
    provision.sentences[-1].drafts.extend(kept)


def _inherit_conduct(provision: Provision, intro: Intro) -> None:
    assert intro.type is not None
    drafts = [draft for draft in provision.drafts if draft.type is not NormType.STATEMENT]
    first = provision.sentences[0]
    if not drafts:
        kind = _kind_of(provision, intro)
        _replace(provision, intro, kind)
        first.drafts.extend(_alternatives(provision, intro, kind, first))
        return
    opening = first.drafts[0] if first.drafts else None
    if not any(draft in drafts for draft in first.drafts) and first.subject is Bearer.NONE:
        # 安装盗版软件；您应对此负责: the first sentence is the item, the others go on from it.
        first.drafts[:] = [_inherited(intro, _kind_of(provision, intro), 0, first.sentence.span)]
        return
    if intro.type is NormType.PROHIBITION and opening is not None and opening.limb > 0:
        limb = first.limbs[opening.limb]
        if provision.text.startswith(("也", "亦", "并", "且", "或"), limb.span.start):
            span = Span(first.limbs[0].start, first.limbs[opening.limb - 1].span.end)
            first.drafts.insert(0, _inherited(intro, intro.type, 0, span))


def _kind_of(provision: Provision, intro: Intro) -> NormType:
    """Give what an item inherits: under 您承诺, 不散布… is a prohibition."""
    assert intro.type is not None
    if intro.promise and _is_negated(provision.text, provision.sentences[0]):
        return NormType.PROHIBITION
    return intro.type


def _alternatives(
    provision: Provision, intro: Intro, kind: NormType, first: SentenceDraft
) -> list[Draft]:
    """Find the second of two kinds of conduct in one item: …的行为，或…的行为."""
    found = []
    for number, limb in enumerate(first.limbs[1:], 1):
        if provision.text.startswith("或", limb.span.start):
            span = Span(limb.span.start + 1, limb.span.end)
            found.append(_inherited(intro, kind, number, span))
            whole = first.drafts[0]
            if len(found) == 1:
                first.drafts[0] = attrs.evolve(
                    whole, span=Span(whole.span.start, limb.span.start - 1)
                )
    return found


def _is_negated(text: str, sentence: SentenceDraft) -> bool:
    """Tell 不散布… under 您承诺, and 除…外，不… too."""
    for limb in sentence.limbs:
        start = limb.start
        if not limb.condition and not limb.exception:
            return text.startswith(_NEGATED, start) or text.startswith(
                ("不得", "不会"), _behind_subject(text, start, limb.span.end)
            )
    return False


def _behind_subject(text: str, start: int, end: int) -> int:
    found = text.find("不", start, min(end, start + 12))
    return found if found >= 0 else start


def state(provision: Provision, *, intro: bool) -> None:
    """Let sentences that do nothing else state a fact."""
    for sentence in provision.sentences:
        if not sentence.drafts and _is_statement(provision, sentence, intro=intro):
            main = [limb for limb in sentence.limbs if not limb.condition and not limb.is_empty]
            span = Span(main[0].start, sentence.sentence.span.end)
            number = sentence.limbs.index(main[0])
            sentence.drafts.append(
                Draft(
                    type=NormType.STATEMENT,
                    bearer=sentence.subject,
                    force=Force.DECLARATIVE,
                    reading=None,
                    hits=[],
                    limb=number,
                    span=span,
                    confidence=Confidence.LOW,
                )
            )


def _is_statement(provision: Provision, sentence: SentenceDraft, *, intro: bool) -> bool:
    main = [limb for limb in sentence.limbs if not limb.condition and not limb.is_empty]
    if all(limb.exception for limb in main):
        return False
    if not main or (intro and len(main) < 2 and not any(limb.condition for limb in sentence.limbs)):
        return False
    text = provision.text[main[0].start : sentence.sentence.span.end]
    if any(provision.text.startswith(_POLITE, limb.start) for limb in main):
        return False
    bracketed = text.startswith(("（", "(", "【", "《")) and text.endswith(("）", ")", "】", "》"))
    # （2）限制服务 goes on with a list within the sentence before it.
    if _NUMBERED.match(text) and sentence is not provision.sentences[0]:
        return False
    least = _SHORTEST if sentence.sentence.stop or intro else _SHORTEST_OPEN
    return not bracketed and len(_IDEOGRAPH.findall(text[:_LONG_ENOUGH])) >= least
