"""A diagnostic: something odd at a place."""

from enum import Enum

import attrs

from aliyun_terms.source import Span

__all__ = ["Code", "Diagnostic", "Fix", "Severity"]


class Severity(Enum):
    """How much a diagnostic matters.

    An error makes the text hard to cite or read; a warning is very likely a slip;
    a note is worth a look.
    """

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Severities in order: the higher, the worse."""
        return list(Severity).index(self)


@attrs.frozen
class Code:
    """A kind of diagnostic.

    Attributes:
        code: its stable code, such as ``AT101``.
        name: a short name for people, such as ``duplicate-label``.
        severity: how much it matters.
        zh: its message in Chinese, with ``{places}`` for what varies.
        en: the same in English.
        reason: why it matters, in English.
        bad: a small document that has it.
        good: the same document put right.
    """

    code: str
    name: str
    severity: Severity
    zh: str
    en: str
    reason: str
    bad: str
    good: str


@attrs.frozen
class Fix:
    """A change that would put a diagnostic right. It is offered, never made unasked.

    Attributes:
        span: what to replace, in code points; empty to insert.
        replacement: what to put there.
    """

    span: Span
    replacement: str


@attrs.frozen
class Diagnostic:
    """Something odd at a place.

    Attributes:
        code: its stable code.
        name: its short name.
        severity: how much it matters.
        message: what is odd, in English.
        message_zh: the same in Chinese.
        span: where, in code points.
        eid: the block it is in; empty for the document as a whole.
        fix: a change that would put it right, if there is one.
    """

    code: str
    name: str
    severity: Severity
    message: str
    message_zh: str
    span: Span
    eid: str = ""
    fix: Fix | None = None
