"""Revisions of a document: files, and files as a git repository has them at some revision."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from aliyun_terms.cli.inputs import corpus_work, read_input

if TYPE_CHECKING:
    from aliyun_terms.source import SourceText

__all__ = ["read_revision"]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
# On Windows a path may begin with the letter of a drive.
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
# Messages in English, no pager, no question, and nothing fetched from anywhere.
_QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


def read_revision(name: str) -> SourceText:
    """Read OLD or NEW.

    Args:
        name: as :func:`read_input` takes it, or ``REV:path``: the file as the git repository
            of the current folder has it at a revision. A file of that name goes first.

    Raises:
        SourceError: it cannot be read; the message says why.
    """
    from aliyun_terms.errors import SourceError
    from aliyun_terms.source import decode_source

    if _ADDRESS.match(name):
        raise SourceError(f"{name}: is an address; fetch it first, and give the file")
    if ":" not in name or _DRIVE.match(name) or _is_here(name):
        return read_input(name)
    return decode_source(_blob(name), name=name)


def _is_here(name: str) -> bool:
    try:
        return os.path.lexists(name) or corpus_work(name) is not None
    except ValueError:
        return False


def _blob(name: str) -> bytes:
    """Give the bytes of ``REV:path`` as they were committed, without any filter."""
    from aliyun_terms.errors import SourceError
    from aliyun_terms.source import printable

    git = shutil.which("git")
    if git is None:
        raise SourceError(f"{name}: no such file; to read REV:path, git must be installed")
    if "\0" in name:
        raise SourceError(f"{name!r}: a name cannot have a NUL character in it")
    # No shell; behind `--` nothing is taken for an option, whatever it looks like.
    done = subprocess.run(  # noqa: S603
        [git, "cat-file", "blob", "--", name],
        capture_output=True,
        check=False,
        cwd=Path.cwd(),
        env=os.environ | _QUIET,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise SourceError(f"{printable(name)}: no such file, and {_complaint(done.stderr)}")
    return done.stdout


def _complaint(stderr: bytes) -> str:
    """Say in one line what git found wrong."""
    lines = [line.strip() for line in stderr.decode("utf-8", "replace").splitlines()]
    said = next((line for line in lines if line.startswith("fatal: ")), " ".join(lines))
    said = said.removeprefix("fatal: ").rstrip(".")
    if said.endswith("bad file"):
        return "git has a folder or a commit of that name, not a file"
    if "not a git repository" in said:
        return "this folder is not in a git repository"
    return f"git says: {said}"
