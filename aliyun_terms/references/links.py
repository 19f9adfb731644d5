"""Links that look wrong."""

import re
from collections.abc import Iterable, Iterator

import attrs

from aliyun_terms.references.model import Reference
from aliyun_terms.references.services import find_service
from aliyun_terms.source import Span
from aliyun_terms.tree.targets import TargetKind, normalise_target, target_kind

__all__ = ["LinkDoubt", "doubt_links"]

_TRACKING = re.compile(r"[?&](?:spm|utm_[a-z]+|scm|from)=")
_IDEOGRAPH = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_EXAMPLE = re.compile(r"//(?:www\.)?(?:example\.(?:com|org|net)|localhost|127\.0\.0\.1)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")


@attrs.frozen
class LinkDoubt:
    """A link that looks wrong.

    Attributes:
        document: the name of the document.
        eid: the block it stands in.
        span: where it is printed.
        text: its words.
        url: its target, as printed.
        reason: what looks wrong, in words.
    """

    document: str
    eid: str
    span: Span
    text: str
    url: str
    reason: str


def doubt_links(document: str, references: Iterable[Reference]) -> tuple[LinkDoubt, ...]:
    """List the links of a document that look wrong; none of them is opened.

    Args:
        document: the name of the document.
        references: its references.

    Returns:
        A row for each doubt, in the order in which the links are printed.

    Example:
        >>> from aliyun_terms import find_references, parse
        >>> found = find_references(parse("1. 见[服务条款](x.dita)。\\n"))
        >>> [one.reason for one in doubt_links("terms.md", found)]
        ['the target is a file that is not published with the text']
    """
    found = []
    by_text: dict[str, Reference] = {}
    by_target: dict[str, Reference] = {}
    for one in references:
        if one.url or one.citation is None:
            reasons = [*_doubts(one.url), *_disagreements(one)]
            reasons += _conflicts(one, by_text, by_target)
            found += [
                LinkDoubt(document, one.eid, one.span, one.text, one.url, why) for why in reasons
            ]
    return tuple(found)


def _doubts(url: str) -> Iterator[str]:
    """Yield what is wrong with a target by itself."""
    if not url.strip():
        yield "the link has no target"
        return
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
        yield f"the scheme {scheme[1]} is not one of the web"
    elif target_kind(url) is TargetKind.RELATIVE and not scheme:
        yield "the target is a file that is not published with the text"
    if url.endswith("?"):
        yield "the address ends in an empty query"
    if _TRACKING.search(url):
        yield "the address carries a tracking parameter"
    if _IDEOGRAPH.search(url) or " " in url.strip():
        yield "the address has swallowed words"
    if _EXAMPLE.search(url):
        yield "the address is a placeholder"


def _disagreements(one: Reference) -> Iterator[str]:
    """Yield where the words of a link say something else than its target."""
    shown = _ADDRESS.search(one.text)
    if shown and _host(shown[0]) != _host(one.url):
        yield "the words show another address than the target"
    by_text, by_url = find_service(one.text), find_service("", one.url)
    if by_text and by_url and by_text != by_url:
        yield f"the words name {by_text}, the address {by_url}"


def _host(url: str) -> str:
    return normalise_target(url).removeprefix("//").partition("/")[0]


def _conflicts(
    one: Reference, by_text: dict[str, Reference], by_target: dict[str, Reference]
) -> Iterator[str]:
    """Yield where another link has the same words and another target, or the reverse."""
    text, target = one.text.strip(" 《》"), normalise_target(one.url)
    if not text or not target or _ADDRESS.match(text):
        return
    first = by_text.setdefault(text, one)
    if normalise_target(first.url) != target:
        yield f"the same words lead to {first.url} elsewhere"
    service = find_service(text)
    other = by_target.setdefault(target, one)
    named = find_service(other.text)
    if service and named and service != named:
        yield f"the same address is called {other.text} elsewhere"
