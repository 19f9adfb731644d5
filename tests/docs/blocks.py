"""The code blocks of a page of documentation, and a runner for them.

Python blocks of a page run one after the other in one namespace, as a reader would type them;
a ``text`` block right behind one is what it prints. A console block is lines of ``$ command``,
each with what it prints, if anything is shown, below it; ``...`` stands for anything. ``> FILE``
at the end of a command keeps what it prints. Commands succeed, unless ``<!-- exit code 1 -->``
stands before their block. A block after ``<!-- not run: reason -->`` is left out.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from tests.commands import Command

CHECKOUT = Path(__file__).resolve().parents[2]

RUN = ("python", "console")

# What git does without a network. Whoever runs the tests may have set up git in any manner.
_GIT_VERBS = ("add", "commit", "init", "log", "show")
_GIT_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "A reader" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "reader@example.com" for who in ("AUTHOR", "COMMITTER")},
}

_BLOCK = re.compile(
    r"(?P<before>(?:<!--(?P<comment>[^\n]*?)-->\n+)?)"
    r"^(?P<indent> *)```(?P<language>\w*)[^\n]*\n(?P<code>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    line: int
    language: str
    code: str
    comment: str

    @property
    def is_run(self) -> bool:
        """Whether this is code that the page does not exempt."""
        return self.language in RUN and not self.comment.startswith("not run: ")

    @property
    def exit_code(self) -> int:
        """What the commands of this block leave behind."""
        found = re.fullmatch(r"exit code (\d+)", self.comment)
        return int(found[1]) if found else 0


def read_blocks(page: str) -> list[Block]:
    """List the fenced blocks of a page, in their order."""
    return [
        Block(
            line=page.count("\n", 0, match.end("before")) + 1,
            language=match["language"],
            code=re.sub(f"^{match['indent']}", "", match["code"], flags=re.MULTILINE),
            comment=(match["comment"] or "").strip(),
        )
        for match in _BLOCK.finditer(page)
    ]


def run_page(page: str, name: str, folder: Path) -> None:
    """Run the blocks of a page in *folder*; what a page shows must be what comes out."""
    for entry in ("corpus", "docs", "grammar"):
        (folder / entry).symlink_to(CHECKOUT / entry)
    blocks = read_blocks(page)
    namespace: dict[str, object] = {"__name__": "__main__"}
    for block, following in zip_longest(blocks, blocks[1:]):
        if not block.is_run:
            continue
        if block.language == "console":
            _run_console(block, folder)
            continue
        printed = io.StringIO()
        code = compile(f"{chr(10) * block.line}{block.code}", name, "exec")
        with contextlib.redirect_stdout(printed), contextlib.chdir(folder):
            exec(code, namespace)
        if following is not None and following.language == "text" and printed.getvalue():
            _compare(following.code, printed.getvalue())


def _run_console(block: Block, folder: Path) -> None:
    for call in re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]:
        command, _, shown = call.partition("\n")
        words = shlex.split(command, comments=True)
        kept = words[-1] if words[-2:-1] == [">"] else None
        code, printed, said = _run(words[:-2] if kept else words, folder)
        assert block.exit_code == code, f"{command}: {code}: {said}"
        assert not said or code == 2, f"{command}: {said}"
        if kept:
            (folder / kept).write_bytes(printed.encode())
        elif shown.strip():
            _compare(shown, printed + said)


def _run(words: list[str], folder: Path) -> tuple[int, str, str]:
    """Run one command, without a shell, and nothing that installs, fetches or tests."""
    word, *others = words
    if word == "aliyun-terms":
        with contextlib.chdir(folder):
            outcome = Command()(*others)
        return outcome.code, outcome.stdout, outcome.stderr
    is_local_git = word == "git" and others[0] in _GIT_VERBS
    assert word == "python" or is_local_git, (
        f"mark the block with <!-- not run: … -->: it calls {' '.join(words[:2])}"
    )
    done = subprocess.run(
        [sys.executable if word == "python" else word, *others],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"} | _GIT_ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _compare(shown: str, printed: str) -> None:
    same = doctest.OutputChecker().check_output(shown, printed, _FLAGS)
    assert same or shown == printed, f"shown:\n{shown}\nprinted:\n{printed}"
