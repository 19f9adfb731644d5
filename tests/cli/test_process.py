"""The command as a process: how it is started, and what a shell sees of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "aliyun_terms")


def run(*words, stdin=b"", **environment):
    """Run the command away from the checkout."""
    return subprocess.run(
        [*COMMAND, *words],
        input=stdin,
        cwd=CHECKOUT.anchor,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | environment,
        capture_output=True,
        check=False,
    )


def test_python_runs_the_package():
    done = run("corpus")
    assert (0, b"") == (done.returncode, done.stderr)
    assert "《API使用规范》" in done.stdout.decode("utf-8")


def test_output_is_utf8_whatever_the_locale():
    done = run("parse", "api-usage-terms", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (0, b"") == (done.returncode, done.stderr)
    assert "担保" in done.stdout.decode("utf-8")


def test_a_document_is_printed_byte_for_byte(seed_path):
    assert seed_path.read_bytes() == run("corpus", "api-usage-terms").stdout


def test_standard_input_is_utf8_whatever_the_locale():
    done = run("parse", "-", stdin="1. 您应付费。\n".encode(), LC_ALL="C", PYTHONUTF8="0")
    assert "您应付费" in done.stdout.decode("utf-8")


def test_an_error_is_code_two_and_no_traceback():
    done = run("parse", "none.md")
    assert (2, b"") == (done.returncode, done.stdout)
    assert b"aliyun-terms: none.md: no such file\n" == done.stderr


def test_a_finding_is_code_one():
    done = run("check", "-", stdin="**1.1 您应付费。\n".encode())
    assert (1, b"") == (done.returncode, done.stderr)


def test_a_reader_that_goes_away_is_no_error():
    shell = f"{sys.executable} -m aliyun_terms render api-usage-terms | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell],
        cwd=CHECKOUT.anchor,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=False,
    )
    assert (b"<!DOCTYPE ", b"") == (done.stdout, done.stderr)


def test_an_interrupt_is_no_traceback():
    code = (
        "import aliyun_terms.cli.main as m, aliyun_terms.corpus as c\n"
        "def stop(): raise KeyboardInterrupt\n"
        "c.corpus_works = stop\n"
        "m.main(['corpus'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("verb", [["check", "-"], ["parse", "-"], ["--help"]], ids=" ".join)
def test_no_color_is_respected_on_a_terminal(verb):
    import pty

    parent, child = pty.openpty()
    done = subprocess.run(
        [*COMMAND, *verb],
        input="**1.1 您应付费。\n".encode(),
        stdout=child,
        stderr=child,
        cwd=CHECKOUT.anchor,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "NO_COLOR": "1", "TERM": "xterm-256color"},
        check=False,
    )
    os.close(child)
    shown = os.read(parent, 100_000)
    os.close(parent)
    assert done.returncode in {0, 1}
    assert shown
    assert b"\x1b" not in shown
