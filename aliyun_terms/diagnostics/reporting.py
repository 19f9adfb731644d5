"""Diagnostics as text and as data."""

from typing import Any

from aliyun_terms.diagnostics.codes import CODES
from aliyun_terms.diagnostics.model import Diagnostic
from aliyun_terms.errors import UnknownLabelError
from aliyun_terms.source import SourceText, printable

__all__ = ["describe_codes", "describe_diagnostic", "diagnostic_to_dict", "explain_code"]


def describe_diagnostic(diagnostic: Diagnostic, source: SourceText) -> str:
    """Describe a diagnostic as a compiler does: place, message, the line with a caret.

    Args:
        diagnostic: what is odd.
        source: the text it was found in.
    """
    line, column = source.line_and_column(diagnostic.span.start)
    head = (
        f"{source.name}:{line}:{column}: {diagnostic.severity.value} "
        f"{diagnostic.code} [{diagnostic.name}] {printable(diagnostic.message)}"
    )
    lines = [head, source.excerpt(diagnostic.span), f"  {printable(diagnostic.message_zh)}"]
    if diagnostic.fix is not None:
        lines.append(f"  fix: {_describe_fix(diagnostic, source)}")
    return "\n".join(lines)


def _describe_fix(diagnostic: Diagnostic, source: SourceText) -> str:
    assert diagnostic.fix is not None
    start, end = diagnostic.fix.span
    if start == end:
        line, column = source.line_and_column(start)
        return f"insert {diagnostic.fix.replacement!r} at {line}:{column}"
    if not diagnostic.fix.replacement:
        return f"delete {source.text[start:end]!r}"
    return f"replace {source.text[start:end]!r} by {diagnostic.fix.replacement!r}"


def diagnostic_to_dict(diagnostic: Diagnostic, source: SourceText) -> dict[str, Any]:
    """Turn a diagnostic into plain data, with line and column beside the offsets."""
    line, column = source.line_and_column(diagnostic.span.start)
    fix = diagnostic.fix
    return {
        "file": source.name,
        "line": line,
        "column": column,
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


def describe_codes() -> str:
    """Write the page of the documentation that lists every code, as Markdown."""
    parts = [_CODES_HEAD]
    for code in CODES.values():
        parts += [
            f"## {code.code} {code.name}",
            f"{code.severity.value.capitalize()}. {code.reason}",
            f"- {code.en}\n- {code.zh}",
            f"Bad:\n\n```text\n{_shown(code.bad)}\n```",
            f"Good:\n\n```text\n{_shown(code.good)}\n```",
        ]
    return "\n\n".join(parts) + "\n"


def _shown(example: str) -> str:
    """Cut an example that only shows length."""
    text = example.rstrip("\n")
    return text if len(text) < _LONG else f"{text[: _LONG // 4]}…{text[-_LONG // 8 :]}"


_LONG = 200
_CODES_HEAD = """\
# Diagnostics

What `aliyun-terms check` says, and why. Codes are stable: none is ever given a second meaning.
An error makes a text hard to cite or read, a warning is very likely a slip, a note is worth a
look. `--select` and `--ignore` take a code or its beginning: `AT1` labels, `AT2` references,
`AT3` markup and punctuation, `AT4` links, `AT5` wording. `aliyun-terms check --explain CODE` prints
an entry of this page.

This page is written from the table of codes (`aliyun_terms/diagnostics/codes.py`); a test holds
the two together, and every example against the check."""
