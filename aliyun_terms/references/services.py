"""Services by name and address, from a table that people can read and add to."""

import re
from functools import cache
from pathlib import Path

__all__ = ["find_service"]

_TABLE = Path(__file__).with_name("services.tsv")
# ecs in //ecs.console.aliyun.com, /product/ecs, /zh/ecs/…
_IN_URL = re.compile(
    r"(?://|/product/|/zh/|/document_detail/|/help/)([a-z][a-z0-9\-]{1,20})(?=[./?#]|$)"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")


@cache
def _services() -> tuple[dict[str, str], dict[str, str]]:
    """Read the table: short names by Chinese name, longest first, and by word."""
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith(("#", "service\t")):
            service, chinese, latin = (*row.split("\t"), "", "")[:3]
            names.update(dict.fromkeys(filter(None, chinese.split("|")), service))
            words.update(dict.fromkeys((one.lower() for one in latin.split("|") if one), service))
            words[service.lower()] = service
    longest_first = sorted(names.items(), key=lambda one: (-len(one[0]), one[0]))
    return dict(longest_first), words


def find_service(text: str, url: str = "") -> str:
    """Name the service that a title or an address is about.

    Args:
        text: the text of a link, or a title.
        url: the target of a link.

    Returns:
        Its short name as in the table ``services.tsv``; empty where neither tells.

    Example:
        >>> find_service("关系型数据库服务条款"), find_service("", "https://www.aliyun.com/product/oss")
        ('RDS', 'OSS')
    """
    names, words = _services()
    for word in _WORD.findall(text):
        if word.lower() in words:
            return words[word.lower()]
    plain = text.replace(" ", "")
    for name, service in names.items():
        if name in plain:
            return service
    for word in _IN_URL.findall(url.lower()):
        if word in words:
            return words[word]
    return ""
