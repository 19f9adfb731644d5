"""Findings, codes and updates as text and as data."""

from typing import Any

from aliyun_terms.errors import UnknownLabelError
from aliyun_terms.source import SourceText, Span, printable
from aliyun_terms.translation.carrying import CatalogUpdate, Outcome
from aliyun_terms.translation.checks.codes import TRANSLATION_CODES
from aliyun_terms.translation.checks.findings import TranslationFinding

__all__ = [
    "describe_finding",
    "describe_translation_codes",
    "describe_update",
    "explain_translation_code",
    "finding_to_dict",
    "update_to_dict",
]


def describe_finding(finding: TranslationFinding, name: str) -> str:
    """Describe a finding as a compiler does, with both texts and carets under them.

    Args:
        finding: what is odd.
        name: the file of the catalogue.
    """
    unit = finding.unit
    head = (
        f"{printable(name)}:{unit.line}: {finding.severity.value} {finding.code} "
        f"[{finding.name}] {unit.context}: {printable(finding.message)}"
    )
    return "\n".join(
        (
            head,
            *_excerpt("zh", unit.source, finding.source_span),
            *_excerpt(unit.language, unit.text, finding.span),
            f"  {printable(finding.message_zh)}",
        )
    )


def _excerpt(language: str, text: str, span: Span) -> list[str]:
    """Show a text around a span; without carets where the span is all of it."""
    line, carets = SourceText(text).excerpt(span).split("\n")
    number = len(line.partition(" | ")[0]) + 3
    gutter = f"  {language} | "
    shown = [gutter + line[number:]]
    if span != Span(0, len(text)):
        shown.append(" " * len(gutter) + carets[number:])
    return shown


def finding_to_dict(finding: TranslationFinding, name: str) -> dict[str, Any]:
    """Turn a finding into plain data (schema ``translation-check``)."""
    return {
        "file": name,
        "line": finding.unit.line,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "message_zh": finding.message_zh,
        "eid": finding.unit.context,
        "source": finding.unit.source,
        "text": finding.unit.text,
        "source_span": list(finding.source_span),
        "span": list(finding.span),
    }


def explain_translation_code(code: str) -> str:
    """Explain a code: what it says, why it matters, and an example before and after.

    Args:
        code: a code (``TR101``) or a short name (``number``).

    Raises:
        UnknownLabelError: there is no such code; the message lists those there are.
    """
    found = [one for one in TRANSLATION_CODES.values() if code in (one.code, one.name)]
    if not found:
        known = ", ".join(TRANSLATION_CODES)
        raise UnknownLabelError(f"there is no code {code!r}; there is: {known}")
    (one,) = found
    return "\n".join(
        (
            f"{one.code} {one.name} ({one.severity.value})",
            f"  {one.en}",
            f"  {one.zh}",
            "",
            one.reason,
            "",
            f"Chinese: {printable(one.source)}",
            f"Bad:     {printable(one.bad)}",
            f"Good:    {printable(one.good)}",
        )
    )


def describe_translation_codes() -> str:
    """Write the table of all codes, as Markdown, for a page of documentation."""
    lines = ["| code | severity | Chinese | bad | good |", "|---|---|---|---|---|"]
    for one in TRANSLATION_CODES.values():
        texts = (f"`{printable(text)}`" for text in (one.source, one.bad, one.good))
        cells = (f"{one.code} {one.name}", one.severity.value, *texts)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def describe_update(update: CatalogUpdate) -> str:
    """Say in one line what became of a catalogue."""
    counts = (f"{update.count(outcome)} {outcome.value}" for outcome in Outcome)
    return ", ".join(counts)


def update_to_dict(update: CatalogUpdate) -> dict[str, Any]:
    """Turn what became of a catalogue into plain data (schema ``translation-update``)."""
    return {
        "format": "aliyun_terms/translation-update/1",
        "counts": {outcome.value: update.count(outcome) for outcome in Outcome},
        "units": [
            {
                "eid": one.context,
                "outcome": one.outcome.value,
                "sources": list(one.sources),
                "state": None if one.state is None else one.state.value,
            }
            for one in update.updates
        ],
    }
