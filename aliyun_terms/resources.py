"""The one door to the files that come with the library: the grammar and the corpus."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from aliyun_terms.errors import ResourceMissingError

__all__ = ["resource_folder", "schema"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def resource_folder(name: Literal["grammar", "corpus"]) -> Path:
    """Find a folder of files: inside the installed package, else beside it in a checkout.

    Raises:
        ResourceMissingError: neither is there.
    """
    packaged = _PACKAGE / "_data" / name
    if packaged.is_dir():
        return packaged
    # In a wheel the parent is site-packages, where `grammar` may be anybody's.
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise ResourceMissingError(
        f"the {name} files of aliyun_terms are missing from {_PACKAGE}; install the package again"
    )


def schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of what a command prints with ``--format json``.

    Args:
        name: what comes before ``.json``: ``document``, ``check``, ``translation-status``…

    Raises:
        ResourceMissingError: there is no schema of that name; the message lists those there are.

    Example:
        >>> schema("document")["title"]
        'A terms document'
    """
    folder = _PACKAGE / "schemas"
    path = folder / f"{name}.json"
    known = sorted(file.stem for file in folder.glob("*.json"))
    if name not in known:
        raise ResourceMissingError(f"there is no schema {name!r}; there is: {', '.join(known)}")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
