"""Golden files: what the library printed when somebody last looked at it and found it right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Snapshots:
    """The golden files of a folder, to be compared with or to be written anew."""

    folder: Path
    update: bool

    def check(self, name: str, actual: str) -> None:
        """Compare *actual* with the golden file *name*, or write it there."""
        path = self.folder / name
        if self.update:
            path.write_bytes(actual.encode("utf-8"))
            return
        assert path.is_file(), f"{path} is missing: run pytest with --snapshot-update, and read it"
        expected = path.read_bytes().decode("utf-8")
        assert expected == actual, f"if {name} may change, run pytest with --snapshot-update"
