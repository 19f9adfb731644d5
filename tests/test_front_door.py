"""The front door: every public name is there, and none is paid for before it is used."""

import ast
import subprocess
import sys
from pathlib import Path

import aliyun_terms
import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
HEAVY = ("attrs", "babel", "cattrs", "click", "jinja2", "lark", "rich")


def modules_after(code):
    """List the heavy modules that are loaded when *code* has run in a new process."""
    probe = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()[-1].split()


@pytest.mark.parametrize("name", aliyun_terms.__all__)
def test_every_public_name_can_be_had_and_has_a_docstring(name):
    value = getattr(aliyun_terms, name)
    assert value is getattr(aliyun_terms, name)
    assert name == "VERSION" or value.__doc__


def test_the_names_for_type_checkers_are_those_there_are():
    tree = ast.parse(Path(aliyun_terms.__file__).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.asname: f"{node.module}.{alias.name}"
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    homes = {
        name: f"aliyun_terms.{home}.{name}"
        for home, names in aliyun_terms._HOMES.items()
        for name in names
    }
    assert homes == imported


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(aliyun_terms, "nothing")  # noqa: B009 - the name is not there to be written
    with pytest.raises(ImportError):
        exec("from aliyun_terms import nothing")


def test_public_names_are_listed():
    assert set(aliyun_terms.__all__) <= set(dir(aliyun_terms))
    assert sorted(aliyun_terms.__all__) == aliyun_terms.__all__


def test_the_import_of_the_package_loads_nothing_heavy():
    assert [] == modules_after("import aliyun_terms")


def test_help_loads_neither_grammar_nor_templates():
    code = "from aliyun_terms.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    assert {"click"} >= {*modules_after(code)}


def test_parsing_loads_no_templates_and_no_catalogues():
    loaded = modules_after("import aliyun_terms\naliyun_terms.parse('1. a')")
    assert "lark" in loaded
    assert not {"babel", "cattrs", "click", "jinja2", "rich"} & {*loaded}
