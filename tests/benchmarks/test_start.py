"""Starting the command: whole processes, in processor time, against an empty one.

The package is laid out as a wheel lays it out, with its parse tables, in a folder of its own:
that is what people run. Where it is also installed for the running Python, that installation is
measured too, without PYTHONPATH; an editable one runs from the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from tests.benchmarks.measuring import AtMost, take_turns

pytestmark = pytest.mark.benchmark

resource = pytest.importorskip(
    "resource", reason="no way here to tell the processor time of children"
)

BARE = "python -c pass"
HELP, PARSE, CHECKED = "--help", "parse api-usage-terms", "import aliyun_terms"
WRITE_TABLES = """
import sys
from pathlib import Path
from aliyun_terms.syntax.tables import write_tables
write_tables(Path(sys.argv[1]))
"""


def run(*arguments, folder, environment):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )


def environment(path=None):
    kept = {
        name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "COV"))
    }
    return kept if path is None else kept | {"PYTHONPATH": str(path)}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory, checkout):
    """A folder that holds the package as a wheel does."""
    folder = tmp_path_factory.mktemp("site")
    package = folder / "aliyun_terms"
    shutil.copytree(
        checkout / "aliyun_terms", package, ignore=shutil.ignore_patterns("__pycache__", "_tables")
    )
    for data in ("grammar", "corpus"):
        shutil.copytree(checkout / data, package / "_data" / data)
    done = run(
        "-c", WRITE_TABLES, str(package / "_tables"), folder=folder, environment=environment(folder)
    )
    assert not done.returncode, done.stderr.decode()
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder from which an installed package is found without PYTHONPATH, or skip."""
    folder = tmp_path_factory.mktemp("elsewhere")
    if run("-c", "import aliyun_terms", folder=folder, environment=environment()).returncode:
        pytest.skip(
            "aliyun_terms is not installed for this Python: only the unpacked package is measured"
        )
    return folder


def children_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(folder, variables, rounds=21):
    commands = {
        BARE: ("-c", "pass"),
        "import click": ("-c", "import click"),
        CHECKED: ("-c", "import aliyun_terms"),
        HELP: ("-m", "aliyun_terms", "--help"),
        PARSE: ("-m", "aliyun_terms", "parse", "api-usage-terms"),
    }

    def start(arguments):
        done = run(*arguments, folder=folder, environment=variables)
        assert not done.returncode, done.stderr.decode()

    subjects = {
        name: lambda arguments=arguments: start(arguments) for name, arguments in commands.items()
    }
    return take_turns(subjects, rounds=rounds, clock=children_time)


def add_rows(work, times, report):
    report.compare(work, times, "import click", BARE)
    report.compare(work, times, CHECKED, BARE)
    report.compare(work, times, HELP, BARE, AtMost(5))
    report.compare(work, times, PARSE, BARE, AtMost(12))
    report.check(work)


def test_unpacked(unpacked, report):
    add_rows("start, as in a wheel", measure(unpacked, environment(unpacked)), report)


def test_installed(installed, report):
    add_rows("start, as installed here", measure(installed, environment()), report)
