"""The site: it builds without a warning, and its reference pages leave nothing out."""

import ast
import re
import struct
import subprocess
import sys
import tomllib

import aliyun_terms
import pytest
from tests.docs.blocks import CHECKOUT, read_blocks
from tests.test_architecture import LAYERS

DOCS = CHECKOUT / "docs"
PICTURES = sorted((DOCS / "pictures").glob("*.png"))


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


def rows(text):
    """The first cells of the tables of a page, as far as they are names in backquotes."""
    return re.findall(r"^\| (?:\[)?`([^`]+)`", text, re.MULTILINE)


# ---- The whole site --------------------------------------------------------------------------


@pytest.mark.site
def test_the_site_builds_without_a_warning(tmp_path):
    """All but the writing of HTML: pages, links, navigation, docstrings and their cross-references.

    A page that the navigation leaves out is a warning, and so is a name that cannot be imported.
    """
    options = ("-W", "--keep-going", "-n", "-q", "-b", "dummy", "-d", tmp_path / "doctrees")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, DOCS, tmp_path / "site"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)


def test_make_docs_asks_what_the_test_asks():
    recipe = re.search(
        r"^docs:.*\n\t(.*)$", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE
    )[1]
    assert {"-W", "--keep-going", "-n"} <= set(recipe.split())


def test_only_the_api_page_has_words_of_sphinx():
    for file in [*DOCS.rglob("*.md"), *CHECKOUT.glob("*.md")]:
        directives = re.findall(r"^(?:```|:::)\{.*", file.read_text("utf-8"), re.MULTILINE)
        assert not directives or file.name == "api.md", f"{file}: {directives[0]}"


# ---- What leaves nothing out -----------------------------------------------------------------


def test_every_public_name_is_on_the_api_page_once():
    named = re.findall(r"^\.\. auto\w+:: aliyun_terms\.(\w+)$", page("api.md"), re.MULTILINE)
    assert sorted(aliyun_terms.__all__) == sorted(named)


def test_every_public_name_says_what_it_is():
    for name in aliyun_terms.__all__:
        value = getattr(aliyun_terms, name)
        if callable(value):
            assert (value.__doc__ or "").strip(), name


def test_every_schema_is_listed():
    files = {file.stem for file in (CHECKOUT / "aliyun_terms" / "schemas").glob("*.json")}
    assert files == set(rows(page("schemas.md")))


def test_the_grammar_page_shows_what_the_grammar_says():
    grammar = [file.read_text("utf-8") for file in (CHECKOUT / "grammar").glob("*.lark")]
    excerpts = [block.code for block in read_blocks(page("grammar.md")) if block.language == "lark"]
    assert excerpts
    for excerpt in excerpts:
        assert any(excerpt in text for text in grammar), excerpt


def test_every_grammar_file_is_described():
    readme = (CHECKOUT / "grammar" / "README.md").read_text("utf-8")
    listed = set(
        re.findall(r"`(\w+\.\w+)`", "".join(re.findall(r"^\| (`.*?) \|", readme, re.MULTILINE)))
    )
    assert {file.name for file in (CHECKOUT / "grammar").iterdir()} - {"README.md"} == listed


def test_the_module_map_is_the_house_as_it_stands():
    """The table of docs/architecture.md: every room, in the order in which rooms may import."""
    mapped = [name.removesuffix("/").removesuffix(".py") for name in rows(page("architecture.md"))]
    height = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
    house = {
        path.stem
        for path in (CHECKOUT / "aliyun_terms").iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
    }
    assert house == set(mapped)
    assert len(mapped) == len(set(mapped))
    assert [height[room] for room in mapped] == sorted(height[room] for room in mapped)


def test_every_library_that_is_needed_has_its_reason():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for needed in [*project["dependencies"], *extras["docs"]]:
        name = re.match(r"[\w-]+", needed)[0]
        assert f"**{name}**" in page("architecture.md"), name


# ---- Pictures --------------------------------------------------------------------------------


def test_every_picture_is_shown_and_described():
    shown = dict(re.findall(r"!\[([^\]]+)\]\(pictures/([\w-]+\.png)\)", page("gallery.md")))
    assert {file.name for file in PICTURES} == set(shown.values())
    assert all(len(words) > 30 for words in shown)


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
def test_a_picture_is_light_and_not_blank(file):
    data = file.read_bytes()
    assert len(data) < 150_000
    width, height = struct.unpack(">II", data[16:24])
    assert len(data) * 20 > width * height, "there is next to nothing on it"


def test_the_pictures_are_those_that_the_script_makes():
    script = ast.parse((DOCS / "examples" / "pictures.py").read_text("utf-8"))
    made = {
        node.value
        for node in ast.walk(script)
        if isinstance(node, ast.Constant) and str(node.value).endswith(".png")
    }
    assert {file.name for file in PICTURES} == made
