"""Norms and gaps beside the clauses they are found in, and what there is to filter by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from markupsafe import Markup, escape

from aliyun_terms.auditing.model import Audit, AuditedClause, Conspicuousness
from aliyun_terms.auditing.reporting import REASON_WORDS
from aliyun_terms.norms.model import Bearer, Norm, NormType
from aliyun_terms.rendering.layer_views import ChoiceView, LayersView
from aliyun_terms.rendering.peeking import Peeker

__all__ = ["BEARER_WORDS", "TYPE_WORDS", "NormMarks"]

BEARER_WORDS = {
    Bearer.PROVIDER: "Provider",
    Bearer.USER: "User",
    Bearer.BOTH: "Both parties",
    Bearer.THIRD: "Third party",
    Bearer.NONE: "No party",
}
"""What a bearer is called on a page."""

TYPE_WORDS = {
    NormType.OBLIGATION: "Obligation",
    NormType.PROHIBITION: "Prohibition",
    NormType.PERMISSION: "Permission",
    NormType.RIGHT: "Right",
    NormType.POWER: "Power",
    NormType.EXCULPATION: "Exculpation",
    NormType.LIABILITY_ALLOCATION: "Liability",
    NormType.DEEMING: "Deeming",
    NormType.APPLICABILITY: "Applicability",
}
"""What a type is called on a page. What binds nobody has no mark: definitions, conditions of
lists and statements."""

_NORM = Markup('<li class="norm b-{bearer} t-{type}">{words}</li>')
_NORMS = Markup('<ul class="norms" aria-label="{}">{}</ul>')
_TIP = Markup('<span class="tip-text" lang="{}">{}</span>')
_FLAG = Markup('<div class="flag {}">{}</div>')
_Code = TypeVar("_Code", Bearer, NormType)
_SHOWN = {Conspicuousness.GAP: "Gap", Conspicuousness.REVIEW: "For review"}


class NormMarks:
    """What stands beside the blocks of one page.

    Attributes:
        view: what the page says about it, and what there is to filter by.
    """

    def __init__(
        self,
        norms: Iterable[Norm] | None,
        audit: Audit | None,
        peeker: Peeker,
        words: Callable[[str], str],
        lang: str,
    ) -> None:
        """Group what is found by blocks.

        Args:
            norms: the norms; None without that layer.
            audit: the audit; None without that layer.
            peeker: makes the links of the page.
            words: gives interface words.
            lang: their language.
        """
        self._peeker, self._words, self._lang = peeker, words, lang
        shown = [one for one in norms or () if one.type in TYPE_WORDS]
        self._norms: dict[str, list[Norm]] = defaultdict(list)
        for norm in shown:
            self._norms[norm.eid].append(norm)
        self._flags = {
            one.eid: one for one in (audit.clauses if audit else ()) if one.status in _SHOWN
        }
        self.view = LayersView(
            parties=self._choices(BEARER_WORDS, Counter(one.bearer for one in shown)),
            types=self._choices(TYPE_WORDS, Counter(one.type for one in shown)),
            pairs=tuple(sorted({(one.bearer.value, one.type.value) for one in shown})),
            norms=norms is not None,
            audit=audit is not None,
            gaps=len(audit.gaps) if audit else 0,
            reviews=len(audit.reviews) if audit else 0,
        )

    def margin(self, eid: str) -> Markup:
        """Give what stands beside a block."""
        return self._norms_of(eid) + self._flag_of(eid)

    def _norms_of(self, eid: str) -> Markup:
        pairs = dict.fromkeys((one.bearer, one.type) for one in self._norms.get(eid, ()))
        if not pairs:
            return Markup("")
        items = (
            _NORM.format(bearer=bearer.value, type=kind.value, words=self._said(bearer, kind))
            for bearer, kind in pairs
        )
        return _NORMS.format(self._words("Norms"), Markup("").join(items))

    def _said(self, bearer: Bearer, kind: NormType) -> str:
        """Say whom a norm binds, and how; only that where it binds nobody by name."""
        said = self._words(TYPE_WORDS[kind])
        return said if bearer is Bearer.NONE else f"{self._words(BEARER_WORDS[bearer])} · {said}"

    def _flag_of(self, eid: str) -> Markup:
        clause = self._flags.get(eid)
        if clause is None:
            return Markup("")
        said = self._words(_SHOWN[clause.status])
        tip = Markup(" ").join(_TIP.format(lang, reason) for lang, reason in self._reasons(clause))
        link = self._peeker.peek("flag-link", "#conspicuousness", escape(said), tip)
        return _FLAG.format(clause.status.value, link)

    def _reasons(self, clause: AuditedClause) -> Iterator[tuple[str, str]]:
        """Yield why a clause is flagged, each with its language: matters are in two alone."""
        for matter in clause.matters[:1]:
            is_chinese = self._lang.startswith("zh")
            yield ("zh-Hans", matter.zh) if is_chinese else ("en", matter.en)
        for reason in clause.reasons:
            yield self._lang, self._words(REASON_WORDS[reason])

    def _choices(
        self, names: Mapping[_Code, str], counts: Counter[_Code]
    ) -> tuple[ChoiceView, ...]:
        return tuple(
            ChoiceView(str(code.value), self._words(name), counts[code])
            for code, name in names.items()
            if counts[code]
        )
