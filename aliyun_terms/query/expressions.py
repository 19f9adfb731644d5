"""Regular expressions that cannot hang: RE2, whose time is linear in the text.

Python's own ``re`` tries alternatives one after the other, and a selector with ``(a+)+$``
would take years on one long line. RE2 has no look-around and no references to groups; that
is the price.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

try:
    import re2
except ImportError:  # there is no wheel of it for every platform; all but :matches() works
    re2 = None

__all__ = ["check_expression", "finder"]


@lru_cache(maxsize=256)
def _compile(pattern: str) -> Any:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern.encode("utf-8", "replace").decode(), options)


def check_expression(pattern: str) -> None:
    """Refuse what is no regular expression.

    Raises:
        ValueError: RE2 cannot read it, or is not installed; the message says why.
    """
    if re2 is None:
        raise ValueError("RE2 is not installed; install it: pip install google-re2")
    try:
        _compile(pattern)
    except re2.error as error:
        (reason,) = error.args
        raise ValueError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None


def finder(pattern: str) -> Callable[[str], bool]:
    """Make the function that tells whether *pattern* occurs anywhere in a text.

    Example:
        >>> finder("第[0-9]+条")("依据第12条")
        True
    """
    search = _compile(pattern).search
    # A lone surrogate is no character, and RE2 reads UTF-8 alone.
    return lambda text: search(text.encode("utf-8", "replace")) is not None
