"""What every test may ask for: the seed document, field documents, snapshots, the command.

Hypothesis draws the same examples in every run of the everyday profile, so that a failure
is a change of the library and not of the day. New examples are drawn by
``pytest --hypothesis-profile=search`` and by the campaigns behind ``-m slow``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import aliyun_terms
import pytest
from hypothesis import HealthCheck, settings
from tests.commands import Command
from tests.snapshots import Snapshots

if TYPE_CHECKING:
    from aliyun_terms import Document, Translation

SEED = "api-usage-terms"
FIELD = "ALIYUN_TERMS_FIELD"

# A worker of xdist shares its processor: how long an example takes says nothing.
_QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("everyday", _QUIET, max_examples=100, derandomize=True)
settings.register_profile("search", _QUIET, max_examples=2000)
settings.load_profile("everyday")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites golden files."""
    parser.addoption(
        "--snapshot-update",
        action="store_true",
        help="write tests/snapshots/ anew instead of comparing with it; read the diff before commit",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for ``field_file`` once for each field document."""
    if "field_file" in metafunc.fixturenames:
        found = _field_files()
        skipped = pytest.param(None, marks=pytest.mark.skip(f"{FIELD} names no documents"))
        metafunc.parametrize(
            "field_file", found or [skipped], ids=_field_id if found else lambda _: "none"
        )


def _field_files() -> list[Path]:
    folder = os.environ.get(FIELD)
    return sorted(Path(folder).rglob("[0-9][0-9]-*.md")) if folder else []


def _field_id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture
def field_text(field_file: Path) -> str:
    """Give the text of one field document, line ends as they are."""
    return field_file.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """Give the file of the seed document."""
    return aliyun_terms.find_work(SEED).path


@pytest.fixture(scope="session")
def seed_text(seed_path: Path) -> str:
    """Give the text of the seed document."""
    return seed_path.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def seed() -> Document:
    """Give the seed document."""
    return aliyun_terms.load_corpus(SEED)


@pytest.fixture(scope="session")
def seed_translation(seed: Document) -> Translation:
    """Give the English translation of the seed document."""
    return aliyun_terms.translate(seed, aliyun_terms.load_catalog(SEED, "en"))


@pytest.fixture(scope="session")
def made_up_text() -> str:
    """Give the text of the second revision of the seed document that is made up."""
    path = Path(__file__).parents[1] / "docs" / "examples" / "api-usage-terms-made-up.md"
    return path.read_bytes().decode("utf-8")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshots:
    """Give what compares a text with a golden file."""
    update = request.config.getoption("--snapshot-update")
    return Snapshots(Path(__file__).parent / "snapshots", update=bool(update))


@pytest.fixture
def command() -> Command:
    """Give the command, to be called in this process."""
    return Command()
