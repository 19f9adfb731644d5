"""Link targets: what they lead to, and the form in which they are compared."""

from enum import Enum
from urllib.parse import urlsplit

__all__ = ["TargetKind", "normalise_target", "target_kind"]


class TargetKind(Enum):
    """What a link leads to."""

    SERVICE_TERMS = "service-terms"
    """A page of terms or documentation of the provider."""
    OWN_SITE = "own-site"
    """Another page of the provider."""
    OTHER_SITE = "other-site"
    """Somebody else's page."""
    RELATIVE = "relative"
    """A file beside this one, an anchor, or nothing at all."""


_OWN_DOMAINS = ("aliyun.com", "alibabacloud.com", "alicloud.com", "aliyuncs.com", "alipay.com",
                "taobao.com", "tmall.com", "alibaba.com", "alibabagroup.com")  # fmt: skip
_TERMS_HOSTS = ("help.aliyun.com", "terms.aliyun.com", "terms.alicdn.com", "www.alibabacloud.com")


def target_kind(target: str) -> TargetKind:
    """Tell what *target* leads to, by its host alone.

    Example:
        >>> target_kind("https://help.aliyun.com/document_detail/31821.html")
        <TargetKind.SERVICE_TERMS: 'service-terms'>
        >>> target_kind("x.dita")
        <TargetKind.RELATIVE: 'relative'>
    """
    host = _host(target)
    if not host:
        return TargetKind.RELATIVE
    if host in _TERMS_HOSTS:
        return TargetKind.SERVICE_TERMS
    if any(host == domain or host.endswith(f".{domain}") for domain in _OWN_DOMAINS):
        return TargetKind.OWN_SITE
    return TargetKind.OTHER_SITE


def normalise_target(target: str) -> str:
    """Give the form in which two targets are compared: scheme, host and empty parts evened out.

    Example:
        >>> normalise_target("HTTPS://Help.aliyun.com/document_detail/64695.html?")
        '//help.aliyun.com/document_detail/64695.html'
    """
    host = _host(target)
    if not host:
        return target.strip()
    try:
        parts = urlsplit(target if "//" in target else f"//{target.strip()}")
    except ValueError:
        return target.strip()
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"//{host}{parts.path.rstrip('/')}{query}{fragment}"


def _host(target: str) -> str:
    """Find the host of a target with or without a scheme; empty where it has none."""
    target = target.strip()
    if "://" not in target and not target.lower().startswith(("www.", "//")):
        return ""
    try:
        parts = urlsplit(target if "//" in target else f"//{target}")
        return (parts.hostname or "").lower() if parts.scheme in ("", "http", "https") else ""
    except ValueError:
        return ""
