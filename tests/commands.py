"""The command, called in this process as a shell calls it: words in, text and exit code out."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from aliyun_terms.cli.main import main
from click.testing import CliRunner


@dataclass(frozen=True)
class Outcome:
    """What a call of the command left behind."""

    code: int
    stdout: str
    stderr: str


class Command:
    """The command ``aliyun-terms``."""

    def __call__(self, *words: object, stdin: bytes = b"") -> Outcome:
        """Call the command with *words*; an error that it does not handle comes through."""
        with CliRunner().isolation(input=stdin) as (stdout, stderr, _):
            try:
                main([str(word) for word in words])
                code = 0
            except SystemExit as leaving:
                code = _exit_code(leaving.code)
            sys.stdout.flush()
            sys.stderr.flush()
            return Outcome(code, _read(stdout.getvalue()), _read(stderr.getvalue()))


def _exit_code(code: object) -> int:
    """Read the argument of ``sys.exit`` as Python does."""
    if code is None:
        return 0
    return code if isinstance(code, int) else 1


def _read(data: bytes) -> str:
    return data.decode("utf-8")
