"""Audits as text, in English or Chinese, and as data."""

from collections.abc import Iterator
from typing import Any

from aliyun_terms.auditing.model import Audit, AuditedClause, Conspicuousness, DatedBy, Reason
from aliyun_terms.auditing.profiles import Matter, Source
from aliyun_terms.locale.words import date_words, interface_words
from aliyun_terms.source import SourceText, printable

__all__ = ["CAUTIONS", "REASON_WORDS", "audit_to_dict", "describe_audit"]

CAUTIONS = (
    "This flags for a lawyer. It is no legal advice, and calls no clause valid or void.",
    "It sees only what is bold in this source: no underlining, colour, box to tick or pop-up.",
)
"""What every report says. They are translated by the catalogue of interface words."""

REASON_WORDS = {
    Reason.MATERIAL_NOT_BOLD: "matters, and is not bold in this source",
    Reason.MATERIAL_PARTLY_BOLD: "matters, and only part of it is bold",
    Reason.ARGUABLE_NOT_BOLD: "may matter, and is not bold in this source",
    Reason.ARGUABLE_PARTLY_BOLD: "may matter, and only part of it is bold",
    Reason.UNSURE_TOPIC: "what it is about is not certain",
    Reason.NO_SOURCE_ON_DAY: "no source of the profile that names it was in force on that day",
    Reason.PROMISED_NOT_BOLD: "the document promises to mark such clauses; not bold in this source",
    Reason.PROMISED_PARTLY_BOLD: "the document promises to mark such clauses; part is bold",
    Reason.NOTICE_NOT_STATED: "states no period of notice, which the profile asks for",
    Reason.NOTICE_SHORT: "states a shorter period of notice than the profile asks for",
}
"""What each reason is called in a report. They are translated as the cautions are."""

_DATED_BY = {
    DatedBy.GIVEN: "the day that was given",
    DatedBy.EFFECTIVE_DATE: "the day from which the document says it applies",
    DatedBy.UPDATED_DATE: "the day of the last change that the document names",
    DatedBy.PRINTED_DATE: "a date printed on a line of its own",
}
_MARK_WORDS = {
    "bold": "bold",
    "underline": "underlining",
    "italics": "italics",
    "colour": "colour",
}
_SHOWN = (Conspicuousness.GAP, Conspicuousness.REVIEW)
_LONG = 44


def describe_audit(
    audit: Audit,
    source: SourceText | None = None,
    *,
    lang: str = "en",
    everything: bool = False,
) -> str:
    """Write an audit for people.

    Args:
        audit: the audit.
        source: the text of the document, for line numbers.
        lang: the language of the report, such as ``en`` or ``zh-Hans``; what the document
            says stays Chinese.
        everything: show what is in order as well.
    """
    return "\n".join(map(printable, _Report(audit, source, lang, everything=everything).lines()))


class _Report:
    """Writes one report."""

    def __init__(
        self, audit: Audit, source: SourceText | None, lang: str, *, everything: bool
    ) -> None:
        self._audit, self._source, self._lang = audit, source, lang
        self._zh = lang.startswith("zh")
        self._words = interface_words(lang).gettext
        self._everything = everything

    def lines(self) -> Iterator[str]:
        yield from self._head()
        shown = Conspicuousness if self._everything else _SHOWN
        for status in shown:
            clauses = self._audit.having(status)
            yield f"{self._words(status.value.replace('_', ' '))} ({len(clauses)})"
            for clause in clauses:
                yield from self._clause(clause)
        yield from self._sources()
        yield from (f"  {self._words(caution)}" for caution in CAUTIONS)

    def _head(self) -> Iterator[str]:
        audit, profile = self._audit, self._audit.profile
        title = f" 《{audit.title}》" if audit.title else ""
        yield f"{audit.name}:{title}"
        name = profile.zh if self._zh else profile.en
        yield f"  {self._words('Profile')}: {name} ({profile.name}), {self._as_of()}"
        for promise in audit.promises:
            kinds = self._joined(kind.zh if self._zh else kind.en for kind in promise.kinds)
            marks = self._joined(self._words(_MARK_WORDS[mark.name]) for mark in promise.marks)
            place = promise.label or promise.eid
            said = kinds or self._words("clauses it does not name")
            yield f"  {self._words('The document promises')} [{place}]: {said} ({marks})"
            if not promise.is_seen:
                yield f"  {self._words('Whether that is kept cannot be seen in Markdown.')}"

    def _as_of(self) -> str:
        audit = self._audit
        if audit.day is None:
            day = date_words(audit.profile.as_of, self._lang)
            undated = self._words("the document has no date; sources as in force on")
            return f"{undated} {day}"
        day = date_words(audit.day, self._lang)
        dated_by = self._words(_DATED_BY[audit.dated_by])
        return f"{self._words('sources in force on')} {day} ({dated_by})"

    def _joined(self, names: Any) -> str:
        return ("、" if self._zh else ", ").join(names)

    def _clause(self, clause: AuditedClause) -> Iterator[str]:
        text = clause.text if len(clause.text) <= _LONG else f"{clause.text[:_LONG]}…"
        yield f"  {self._place(clause)}  {text}"
        if clause.matters:
            yield f"      {self._joined(map(self._matter, clause.matters))}"
        for reason in clause.reasons:
            yield f"      {self._words(REASON_WORDS[reason])}"

    def _place(self, clause: AuditedClause) -> str:
        label = clause.label or clause.eid
        if clause.label and clause.topics.unit.label is None:
            label += "¶"
        if self._source is None:
            return label
        line = self._source.line_number(clause.span.start)
        return f"{label}  ({self._words('line')} {line})"

    def _matter(self, matter: Matter) -> str:
        return matter.zh if self._zh else matter.en

    def _sources(self) -> Iterator[str]:
        """Yield each source that a finding rests on, once."""
        found = (clause for clause in self._audit.clauses if clause.status in _SHOWN)
        used = dict.fromkeys(source for clause in found for source in clause.sources)
        if used:
            yield self._words("Sources")
        for source in used:
            yield f"  {self._source_words(source)}"

    def _source_words(self, source: Source) -> str:
        title, says = (source.zh, source.says_zh) if self._zh else (source.en, source.says_en)
        scope = source.scope_zh if self._zh else source.scope_en
        if self._zh:
            return f"{title}{f'（{scope}）' if scope else ''}：{says}"
        return f"{title}{f' ({scope})' if scope else ''}: {says}"


def audit_to_dict(audit: Audit, source: SourceText | None = None) -> dict[str, Any]:
    """Turn an audit into plain data (schema: ``audit``).

    Args:
        audit: the audit.
        source: the text of the document, for line numbers; without it they are None.
    """
    profile = audit.profile
    used = dict.fromkeys(one for clause in audit.clauses for one in clause.sources)
    return {
        "file": audit.name,
        "title": audit.title,
        "profile": {
            "name": profile.name,
            "zh": profile.zh,
            "en": profile.en,
            "as_of": profile.as_of.isoformat(),
        },
        "day": None if audit.day is None else audit.day.isoformat(),
        "dated_by": audit.dated_by.value,
        "promises": [
            {
                "label": promise.label,
                "eid": promise.eid,
                "text": promise.text,
                "marks": [mark.name for mark in promise.marks],
                "seen": promise.is_seen,
                "kinds": [kind.zh for kind in promise.kinds],
                "topics": sorted(promise.topics),
            }
            for promise in audit.promises
        ],
        "clauses": [_clause_to_dict(clause, source) for clause in audit.clauses],
        "sources": [_source_to_dict(one) for one in used],
        "cautions": list(CAUTIONS),
        "cautions_zh": [interface_words("zh-Hans").gettext(caution) for caution in CAUTIONS],
    }


def _clause_to_dict(clause: AuditedClause, source: SourceText | None) -> dict[str, Any]:
    return {
        "eid": clause.eid,
        "label": clause.label,
        "line": None if source is None else source.line_number(clause.span.start),
        "span": list(clause.span),
        "text": clause.text,
        "status": clause.status.value,
        "materiality": clause.materiality.value,
        "emphasis": clause.emphasis.value,
        "promised": clause.promised,
        "matters": [matter.name for matter in clause.matters],
        "reasons": [reason.value for reason in clause.reasons],
        "sources": [one.id for one in clause.sources],
        "topics": list(clause.topics.topics),
        "confidence": clause.topics.confidence.value,
        "basis": clause.topics.basis.value,
        "evidence": [
            {
                "topic": one.topic,
                "phrase": one.phrase,
                "weight": one.weight,
                "span": list(one.span),
            }
            for one in clause.topics.evidence
        ],
    }


def _source_to_dict(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "zh": source.zh,
        "en": source.en,
        "from": source.since.isoformat(),
        "until": None if source.until is None else source.until.isoformat(),
        "says_zh": source.says_zh,
        "says_en": source.says_en,
        "scope_zh": source.scope_zh,
        "scope_en": source.scope_en,
    }
