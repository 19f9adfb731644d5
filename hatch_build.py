"""Build hook: put the parse tables of the grammar into the wheel.

Lark turns a grammar such as ``grammar/terms.lark`` into parse tables, which takes longer than
parsing a small document. A wheel brings them along, in ``aliyun_terms/_tables``, each named after
the hash of the grammar that it was made from: tables of another grammar are never used, only left
unused.

An editable install runs from the checkout and finds its tables there, in the same folder (ignored
by git). Whatever goes wrong here ends the build: a wheel without tables would only be slow, and
nobody would notice.
"""

from __future__ import annotations

import importlib
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ParseTablesHook"]

TABLES = "aliyun_terms/_tables"
MAKERS = (
    "aliyun_terms.syntax.tables",
    "aliyun_terms.syntax.citations",
    "aliyun_terms.syntax.definitions",
    "aliyun_terms.syntax.metadata",
    "aliyun_terms.query.parsing",
)


class ParseTablesHook(BuildHookInterface[Any]):
    """Write the parse tables before the files of a wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the tables: beside the sources if *version* is editable, else for this wheel."""
        if version == "editable":
            write_tables(Path(self.root), Path(self.root, TABLES))
            return
        # The hook outlives the writing of the wheel, and the folder goes when the hook does.
        self.scratch = TemporaryDirectory(prefix="aliyun-terms-tables-")
        write_tables(Path(self.root), Path(self.scratch.name))
        build_data["force_include"][self.scratch.name] = TABLES

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the scratch folder: the wheel has its copy."""
        if version != "editable":
            self.scratch.cleanup()


def write_tables(root: Path, directory: Path) -> None:
    """Have the package under *root* write its tables into *directory*, or raise."""
    directory.mkdir(parents=True, exist_ok=True)
    with sources_first(root):
        for name in MAKERS:
            maker = importlib.import_module(name)
            if not Path(str(maker.__file__)).resolve().is_relative_to(root.resolve()):
                raise RuntimeError(f"{name} was imported from {maker.__file__}, not from {root}")
            if not maker.write_tables(directory).is_file():
                raise RuntimeError(f"{name}.write_tables() wrote nothing into {directory}")


@contextmanager
def sources_first(root: Path) -> Iterator[None]:
    """Import from the sources under *root*, whatever copy of the package is installed."""
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        sys.path.remove(str(root))
