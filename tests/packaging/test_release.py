"""A release, built, checked and installed elsewhere: the only tests that see what packaging breaks.

Nothing is fetched. Sdist and wheel are built with the requirements that are installed already, and the
new environment sees the third-party packages of the running one through a path file. That file
is written after the wheel is installed; a folder named in it is not searched for further path
files, so an editable install of this checkout cannot be found through it.
"""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from email import message_from_string
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.xdist_group("wheel")


def run(*command, cwd):
    """Run *command* away from the checkout; on failure show what it said."""
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}".strip()
        pytest.fail(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{said}")
    return done.stdout


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """A folder with what a release consists of: the sdist, and the wheel made from the sdist."""
    folder = tmp_path_factory.mktemp("release")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(release):
    """The wheel of this checkout."""
    (built,) = release.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def sources(release):
    """The paths of the files in the sdist, below its one folder."""
    (built,) = release.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        return frozenset(name.partition("/")[2] for name in archive.getnames())


@pytest.fixture(scope="module")
def members(wheel):
    """The paths of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def metadata(wheel):
    """What the wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_string(archive.read(name).decode())


@dataclass(frozen=True)
class Installation:
    """An environment that has the wheel, and an empty folder to work in."""

    environment: Path
    folder: Path

    @property
    def scripts(self):
        return self.environment / ("Scripts" if os.name == "nt" else "bin")

    def python(self, *arguments):
        return run(self.scripts / "python", *arguments, cwd=self.folder)

    def site_packages(self):
        code = "import sysconfig; print(sysconfig.get_path('purelib'))"
        return Path(self.python("-I", "-c", code).strip())


@pytest.fixture(scope="module")
def installation(wheel, tmp_path_factory):
    """A new environment with the wheel, which shares only the third-party packages."""
    installation = Installation(tmp_path_factory.mktemp("venv"), tmp_path_factory.mktemp("cwd"))
    venv.create(installation.environment, with_pip=False)
    pip = (sys.executable, "-m", "pip", "--python", installation.scripts / "python")
    run(*pip, "install", "-q", "--no-index", "--no-deps", wheel, cwd=installation.folder)
    shared = [path for path in sys.path if Path(path).name in {"site-packages", "dist-packages"}]
    path_file = installation.site_packages() / "third_party.pth"
    path_file.write_text("\n".join(shared), encoding="utf-8")
    return installation


# ---- The release as a whole ------------------------------------------------------------------


def test_passes_the_check_of_the_package_index(release):
    packages = sorted(release.iterdir())
    assert {path.suffix for path in packages} == {".gz", ".whl"}
    said = run(sys.executable, "-m", "twine", "check", "--strict", *packages, cwd=release)
    assert said.count("PASSED") == len(packages)


def test_the_sdist_has_what_is_needed_to_build_and_to_test(sources):
    for folder in ("grammar", "corpus", "docs/how-to", "docs/pictures"):
        assert {file for file in files_below(folder) if "/_" not in file} <= sources
    needed = {
        "hatch_build.py",
        "Makefile",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "tests/commands.py",
    }
    assert needed <= sources
    assert not [name for name in sources if "_build" in name and name.startswith("docs/")]


# ---- What is in the wheel --------------------------------------------------------------------


def files_below(folder):
    """The files below *folder* of the checkout, as paths relative to it."""
    below = (path for path in (CHECKOUT / folder).rglob("*") if path.is_file())
    return {path.relative_to(CHECKOUT).as_posix() for path in below}


def test_installs_one_top_level_package(members):
    roots = {name.split("/")[0] for name in members}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"aliyun_terms"}


@pytest.mark.parametrize("folder", ["grammar", "corpus"])
def test_brings_the_whole_data_folder(members, folder):
    files = files_below(folder)
    assert files
    assert {f"aliyun_terms/_data/{file}" for file in files} <= members


def test_brings_the_grammar_and_a_translation(members):
    assert "aliyun_terms/_data/grammar/terms.lark" in members
    assert "aliyun_terms/_data/corpus/api-usage-terms/en.po" in members
    assert "aliyun_terms/_data/corpus/glossary.csv" in members


def test_brings_its_types(members):
    assert "aliyun_terms/py.typed" in members


def test_brings_parse_tables(members):
    for grammar in ("terms", "selector", "citation", "definition", "metadata"):
        assert [name for name in members if name.startswith(f"aliyun_terms/_tables/{grammar}-")]


def test_brings_everything_of_the_package_but_what_is_made(members):
    made = ("__pycache__", "/_tables/")
    files = {file for file in files_below("aliyun_terms") if not any(name in file for name in made)}
    assert files - members == set()


def test_says_what_it_is(metadata):
    assert metadata["Name"] == "aliyun-terms"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"


# ---- What an installed wheel does ------------------------------------------------------------


def test_is_imported_from_the_wheel(installation):
    found = installation.python("-c", "import aliyun_terms; print(aliyun_terms.__file__)").strip()
    assert Path(found) == installation.site_packages() / "aliyun_terms" / "__init__.py"


def test_parses_with_the_tables_that_came_along(installation):
    forbid_building = (
        "from unittest.mock import patch\n"
        "from lark import Lark\n"
        "from aliyun_terms.syntax.tables import terms_parser\n"
        "with patch.object(Lark, 'open', side_effect=AssertionError('grammar was built')):\n"
        "    print(type(terms_parser()).__name__)\n"
    )
    assert installation.python("-c", forbid_building).strip() == "Lark"


def test_selects_with_the_tables_that_came_along(installation):
    forbid_building = (
        "from unittest.mock import patch\n"
        "from lark import Lark\n"
        "import aliyun_terms\n"
        "with patch.object(Lark, 'open', side_effect=AssertionError('grammar was built')):\n"
        "    document = aliyun_terms.load_corpus('api-usage-terms')\n"
        "    print(len(aliyun_terms.select(document, '2.5.*')))\n"
    )
    assert installation.python("-c", forbid_building).strip() == "5"


def test_reads_phrases_with_the_tables_that_came_along(installation):
    forbid_building = (
        "from unittest.mock import patch\n"
        "from lark import Lark\n"
        "import aliyun_terms\n"
        "with patch.object(Lark, 'open', side_effect=AssertionError('grammar was built')):\n"
        "    document = aliyun_terms.load_corpus('api-usage-terms')\n"
        "    print(len(aliyun_terms.resolve_references(document)) > 20)\n"
        "    print(aliyun_terms.read_metadata(document).title == document.title)\n"
    )
    assert installation.python("-c", forbid_building).split() == ["True", "True"]


def test_loads_the_corpus(installation):
    code = (
        "import aliyun_terms\n"
        "from aliyun_terms.tree.walk import walk\n"
        "document = aliyun_terms.load_corpus('api-usage-terms')\n"
        "print(sum(type(block).__name__ == 'Clause' for block in walk(document)))\n"
    )
    assert int(installation.python("-c", code)) > 0


def test_renders_both_languages(installation):
    installation.python(
        *("-m", "aliyun_terms", "render", "api-usage-terms", "--to", "html", "-o", "out.html")
    )
    page = (installation.folder / "out.html").read_text(encoding="utf-8")
    assert "使用规范" in page
    assert "API Usage Rules" in page


def test_installs_the_command(installation):
    assert "render" in run(installation.scripts / "aliyun-terms", "--help", cwd=installation.folder)
