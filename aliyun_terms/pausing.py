"""Pausing the garbage collector while very many objects that stay are made.

Python looks for unreachable cycles whenever enough objects have come, and then goes through those
that are there already: the larger what is being made, and the program around it, the more of the
time goes there. The stages make trees, which have no cycles: next to nothing would be found.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

__all__ = ["without_collection"]

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def without_collection(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Have *function* run while the garbage collector pauses.

    Only the search for cycles pauses, until the function is left, by a result or an exception;
    counting references goes on. Where the collector was off before, it stays off.

    Example:
        >>> without_collection(gc.isenabled)()
        False
    """

    @wraps(function)
    def paused(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Result:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return paused
