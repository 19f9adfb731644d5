"""Making resolutions: one candidate, several, or none."""

from collections.abc import Iterable

from aliyun_terms.references.model import Resolution, Status

__all__ = ["ambiguous", "external", "one_of", "resolved", "unresolved"]


def resolved(*targets: str) -> Resolution:
    """Lead to blocks of the document."""
    return Resolution(Status.RESOLVED, targets)


def unresolved(reason: str, *, candidates: Iterable[str] = ()) -> Resolution:
    """Say why it is not known where a reference leads."""
    return Resolution(Status.UNRESOLVED, reason=reason, candidates=tuple(candidates))


def ambiguous(candidates: Iterable[str], what: str) -> Resolution:
    """Lead nowhere, because there are several candidates."""
    found = tuple(candidates)
    return unresolved(f"ambiguous: {len(found)} {what}", candidates=found[:_MOST])


def one_of(candidates: Iterable[str], what: str, missing: str) -> Resolution:
    """Lead to the one candidate there is, or say that there are several or none.

    Args:
        candidates: eids.
        what: what they are, for the reason: ``units are numbered 3``.
        missing: the reason where there is none.
    """
    found = tuple(candidates)
    if len(found) == 1:
        return resolved(*found)
    return ambiguous(found, what) if found else unresolved(missing)


def external(work: str = "", *, url: str = "", service: str = "") -> Resolution:
    """Lead to something outside that has a name or an address."""
    return Resolution(Status.EXTERNAL, work=work, url=url, service=service)


# More candidates than anybody looks at are counted, not listed.
_MOST = 20
