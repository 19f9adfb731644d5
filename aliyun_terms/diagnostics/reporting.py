"""Diagnostics as text and as data."""

from typing import Any

from aliyun_terms.diagnostics.codes import CODES
from aliyun_terms.diagnostics.model import Diagnostic
from aliyun_terms.errors import UnknownLabelError
from aliyun_terms.source import SourceText

__all__ = ["describe_diagnostic", "diagnostic_to_dict", "explain_code"]


def describe_diagnostic(diagnostic: Diagnostic, source: SourceText) -> str:
    """Describe a diagnostic as a compiler does: place, message, the line with a caret.

    Args:
        diagnostic: what is odd.
        source: the text it was found in.
    """
    place = source.position(diagnostic.span.start)
    head = (
        f"{source.name}:{place.line}:{place.column}: {diagnostic.severity.value} "
        f"{diagnostic.code} [{diagnostic.name}] {diagnostic.message}"
    )
    lines = [head, source.excerpt(diagnostic.span), f"  {diagnostic.message_zh}"]
    if diagnostic.fix is not None:
        lines.append(f"  fix: {_describe_fix(diagnostic, source)}")
    return "\n".join(lines)


def _describe_fix(diagnostic: Diagnostic, source: SourceText) -> str:
    assert diagnostic.fix is not None
    start, end = diagnostic.fix.span
    if start == end:
        place = source.position(start)
        return f"insert {diagnostic.fix.replacement!r} at {place.line}:{place.column}"
    if not diagnostic.fix.replacement:
        return f"delete {source.text[start:end]!r}"
    return f"replace {source.text[start:end]!r} by {diagnostic.fix.replacement!r}"


def diagnostic_to_dict(diagnostic: Diagnostic, source: SourceText) -> dict[str, Any]:
    """Turn a diagnostic into plain data, with line and column beside the offsets."""
    place = source.position(diagnostic.span.start)
    fix = diagnostic.fix
    return {
        "file": source.name,
        "line": place.line,
        "column": place.column,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "message_zh": diagnostic.message_zh,
        "span": list(diagnostic.span),
        "eid": diagnostic.eid,
        "fix": None if fix is None else {"span": list(fix.span), "replacement": fix.replacement},
    }


def explain_code(code: str) -> str:
    """Explain a code: what it says, why it matters, and an example before and after.

    Args:
        code: a code (``AT101``) or a short name (``duplicate-label``).

    Raises:
        UnknownLabelError: there is no such code; the message lists those there are.
    """
    found = [one for one in CODES.values() if code in (one.code, one.name)]
    if not found:
        raise UnknownLabelError(f"there is no code {code!r}; there is: {', '.join(CODES)}")
    (one,) = found
    return "\n".join(
        (
            f"{one.code} {one.name} ({one.severity.value})",
            f"  {one.en}",
            f"  {one.zh}",
            "",
            one.reason,
            "",
            "Bad:",
            *(f"    {line}" for line in one.bad.splitlines()),
            "",
            "Good:",
            *(f"    {line}" for line in one.good.splitlines()),
        )
    )
