"""The architecture as a test: who may import whom, how long things may be, what they say.

Read from the sources with ``ast``: nothing of the library is imported here. Each rule is a
function from modules to complaints, so that the rules themselves are tested, at the end, on small
houses that break them.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE = "aliyun_terms"
SOURCES = Path(__file__).resolve().parents[1] / PACKAGE

LAYERS = (
    # From the bottom. A room imports itself and the rooms of the lines above its own line;
    # rooms on one line are peers and do not import each other.
    ("version",),
    ("errors",),
    ("pausing",),
    ("source",),
    ("resources",),
    ("tree",),
    ("syntax",),
    ("locale",),
    ("diagnostics",),
    ("reading",),
    ("corpus",),
    ("topics",),
    ("factsheet",),
    ("query", "references", "norms", "comparison", "translation", "auditing"),
    ("effects", "meaning"),
    ("selecting",),
    ("updating",),
    ("rendering",),
    ("cli",),
    ("__main__",),
)
LONGEST_FUNCTION = 50
LONGEST_MODULE = 400
NO_NAMES = frozenset({"base", "common", "core", "helpers", "misc", "utils"})
# lazy public names; `--help` stays light; only strict readers load the checks
MAY_IMPORT_LATE = ("__init__", "cli", "reading")
# an optional library that takes longer to load than its room to work
MAY_LOAD_LATE = ("comparison/words.py",)
MAY_PRINT = ("cli",)


# ---- The sources -----------------------------------------------------------------------------


Located = ast.stmt | ast.expr


@dataclass(frozen=True)
class Module:
    """One file of the package: its path below the package, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.path.removesuffix(".py").split("/"))

    @property
    def is_package(self) -> bool:
        return self.parts[-1] == "__init__"

    @property
    def name(self) -> str:
        parts = self.parts[:-1] if self.is_package else self.parts
        return ".".join((PACKAGE, *parts))

    @property
    def room(self) -> str:
        return self.parts[0]

    @property
    def is_public(self) -> bool:
        return not any(part.startswith("_") for part in self.parts if part != "__init__")

    def at(self, node: Located) -> str:
        return f"{PACKAGE}/{self.path}:{node.lineno}"


Modules = dict[str, Module]


def collect(texts: dict[str, str]) -> Modules:
    """Make modules of *texts* by path, and key them by name."""
    modules = (Module(path, text) for path, text in sorted(texts.items()))
    return {module.name: module for module in modules}


@dataclass(frozen=True)
class Import:
    """What one statement of *module* takes from the package: a module of it."""

    module: Module
    target: str
    node: ast.stmt
    is_late: bool

    @property
    def room(self) -> str:
        return self.target.split(".")[1] if "." in self.target else "__init__"


def imports(module: Module, modules: Modules) -> Iterator[Import]:
    """Find the modules of the package that *module* imports, those for types alone included."""
    late = {id(node) for node in late_statements(module)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            origin = origin_of(node, module)
            members = (f"{origin}.{alias.name}" for alias in node.names)
            targets = [member if member in modules else origin for member in members]
        else:
            continue
        for target in dict.fromkeys(targets):
            if target.split(".")[0] == PACKAGE:
                yield Import(module, target, node, id(node) in late)


def origin_of(node: ast.ImportFrom, module: Module) -> str:
    """Give the absolute name of what ``from … import`` imports from."""
    if not node.level:
        return node.module or ""
    parents = module.name.split(".")
    up = node.level - 1 if module.is_package else node.level
    stem = parents[: len(parents) - up]
    return ".".join((*stem, *filter(None, [node.module])))


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def late_statements(module: Module) -> list[ast.Import | ast.ImportFrom]:
    """Find the imports that run when a function is called, or a class is made."""
    return [
        inner
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def calls(module: Module, *names: str) -> Iterator[ast.Call]:
    """Find the calls of the functions called *names*, plain or as an attribute."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = getattr(called, "id", None) or getattr(called, "attr", None)
            if name in names:
                yield node


# ---- The rules -------------------------------------------------------------------------------


def upward_imports(modules: Modules) -> Iterator[str]:
    height = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
    for module in modules.values():
        if module.name == PACKAGE:
            continue
        if module.room not in height:
            yield f"{PACKAGE}/{module.path}: the room {module.room!r} has no place in LAYERS"
            continue
        for found in imports(module, modules):
            if found.room in {module.room, "__init__"} or found.room not in height:
                continue
            here = f"{module.at(found.node)}: {module.room!r} imports {found.target!r}"
            if height[found.room] == height[module.room]:
                yield f"{here}, but the two are peers"
            elif height[found.room] > height[module.room]:
                yield f"{here}, which is above it"


def imports_of_the_front_door(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for found in imports(module, modules):
            if found.target == PACKAGE:
                yield (
                    f"{module.at(found.node)}: imports a name from {PACKAGE} itself; "
                    "import it from the module that defines it"
                )


def cycles(modules: Modules) -> Iterator[str]:
    graph = {
        name: {
            found.target
            for found in imports(module, modules)
            if not found.is_late and found.target in modules and found.target != name
        }
        for name, module in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # The sorter names each module before the one that imports it.
        ring = [str(name) for name in reversed(error.args[1])]
        yield " imports ".join(ring)


def long_functions(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for node in functions(module):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield (
                    f"{module.at(node)}: {node.name}() has {length} lines; "
                    f"{LONGEST_FUNCTION} are allowed"
                )


def long_modules(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        length = module.text.count("\n")
        if length > LONGEST_MODULE:
            yield f"{PACKAGE}/{module.path} has {length} lines; {LONGEST_MODULE} are allowed"


def empty_names(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for part in module.parts:
            if part.strip("_") in NO_NAMES:
                yield f"{PACKAGE}/{module.path}: {part!r} says nothing about what is in it"


def missing_docstrings(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        if not ast.get_docstring(module.tree):
            yield f"{PACKAGE}/{module.path} has no docstring"


def unsorted_exports(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        exports = exports_of(module)
        if exports is None:
            if module.is_public and not module.is_package:
                yield f"{PACKAGE}/{module.path} is public and has no __all__"
        elif isinstance(exports, ast.List | ast.Tuple):
            names = [ast.unparse(name).strip("'") for name in exports.elts]
            wanted = sorted(names, key=export_order)
            if names != wanted:
                yield f"{module.at(exports)}: __all__ is not sorted; it should be {wanted}"
        elif not ast.unparse(exports).startswith("sorted("):
            yield f"{module.at(exports)}: __all__ is computed, and not by sorted(…)"


def exports_of(module: Module) -> ast.expr | None:
    """Find what ``__all__`` is set to."""
    for node in module.tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            return getattr(node, "value", None)
    return None


def export_order(name: str) -> tuple[int, str]:
    """Order as ``ruff check --fix`` does: CONSTANTS, then Classes, then everything else."""
    if len(name) > 1 and name.isupper():
        return 0, name
    return (1 if name[0].isupper() else 2), name


def late_imports(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        if module.room in MAY_IMPORT_LATE or str(module.path) in MAY_LOAD_LATE:
            continue
        late: list[Located] = [
            *late_statements(module),
            *calls(module, "import_module", "__import__"),
        ]
        for node in late:
            yield f"{module.at(node)}: imports go to the top of the module"


def prints(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        if module.room not in MAY_PRINT:
            for node in calls(module, "print"):
                yield f"{module.at(node)}: calls print(); only {', '.join(MAY_PRINT)} may"


# ---- The house as it stands ------------------------------------------------------------------


@pytest.fixture(scope="module")
def house() -> Modules:
    paths = SOURCES.rglob("*.py")
    return collect(
        {path.relative_to(SOURCES).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    )


def demand(complaints: Iterable[str], rule: str) -> None:
    found = list(complaints)
    if found:
        pytest.fail("\n  ".join([rule, *found]), pytrace=False)


def test_the_house_is_found(house):
    assert {PACKAGE, f"{PACKAGE}.errors", f"{PACKAGE}.source"} <= set(house)


def test_imports_go_one_way(house):
    demand(upward_imports(house), "Imports go one way, down the table LAYERS of this test:")


def test_nothing_imports_the_front_door(house):
    demand(imports_of_the_front_door(house), f"Nothing inside imports {PACKAGE}/__init__.py:")


def test_no_module_imports_itself_in_a_ring(house):
    demand(cycles(house), "These modules import each other in a ring:")


def test_functions_are_short(house):
    demand(long_functions(house), "A function does one thing; split these:")


def test_modules_are_short(house):
    demand(long_modules(house), "A module is about one thing; split these:")


def test_rooms_are_named_for_what_is_in_them(house):
    demand(empty_names(house), "A room or module is named for what is in it:")


def test_every_module_says_what_it_is_for(house):
    demand(missing_docstrings(house), "Every module starts with a docstring:")


def test_public_modules_list_their_names(house):
    demand(unsorted_exports(house), "Public modules have a sorted __all__ (`ruff check --fix`):")


def test_imports_are_at_the_top(house):
    demand(late_imports(house), f"Imports are at the top, except in {', '.join(MAY_IMPORT_LATE)}:")


def test_only_the_command_line_prints(house):
    demand(prints(house), "The library returns values; the command line prints:")


# ---- The rules themselves --------------------------------------------------------------------


LONG_BODY = "    pass\n" * LONGEST_FUNCTION

BROKEN_HOUSES = [
    (
        upward_imports,
        {"tree/walk.py": "from aliyun_terms.comparison import comparison"},
        "above it",
    ),
    (upward_imports, {"tree/walk.py": "import aliyun_terms.cli.main"}, "above it"),
    (upward_imports, {"tree/walk.py": "from ..comparison.edits import Edit"}, "above it"),
    (upward_imports, {"tree/__init__.py": "from ..comparison import comparison"}, "above it"),
    (upward_imports, {"syntax/a.py": "from aliyun_terms.locale import gettext"}, "above it"),
    (upward_imports, {"query/a.py": "if TYPE_CHECKING:\n  import aliyun_terms.norms"}, "peers"),
    (upward_imports, {"query/a.py": "def f():\n  from aliyun_terms.norms import x"}, "peers"),
    (upward_imports, {"attic/a.py": ""}, "no place in LAYERS"),
    (imports_of_the_front_door, {"tree/a.py": "from aliyun_terms import parse"}, "itself"),
    (imports_of_the_front_door, {"tree/a.py": "import aliyun_terms"}, "itself"),
    (imports_of_the_front_door, {"errors.py": "from . import parse"}, "itself"),
    (
        cycles,
        {
            "tree/a.py": "from aliyun_terms.tree import b",
            "tree/b.py": "from .c import x",
            "tree/c.py": "import aliyun_terms.tree.a",
        },
        " imports ".join(f"aliyun_terms.tree.{letter}" for letter in "abca"),
    ),
    (
        cycles,
        {"tree/__init__.py": "from .a import x", "tree/a.py": "from aliyun_terms.tree import y"},
        "aliyun_terms.tree imports",
    ),
    (long_functions, {"tree/a.py": f"def f():\n{LONG_BODY}"}, "f() has 51 lines"),
    (long_modules, {"tree/a.py": "\n" * 401}, "401 lines"),
    (empty_names, {"tree/utils.py": ""}, "'utils'"),
    (empty_names, {"tree/_base/a.py": ""}, "'_base'"),
    (missing_docstrings, {"tree/a.py": "x = 1"}, "no docstring"),
    (unsorted_exports, {"tree/a.py": ""}, "no __all__"),
    (unsorted_exports, {"tree/a.py": "__all__ = ['b', 'A']"}, "['A', 'b']"),
    (unsorted_exports, {"tree/__init__.py": "__all__: list[str] = ['b', 'a']"}, "['a', 'b']"),
    (unsorted_exports, {"__init__.py": "__all__ = list(x)"}, "computed"),
    (late_imports, {"tree/a.py": "def f():\n  import json"}, "top of the module"),
    (late_imports, {"tree/__init__.py": "def f():\n  import json"}, "top of the module"),
    (late_imports, {"tree/a.py": "importlib.import_module('json')"}, "top of the module"),
    (prints, {"comparison/a.py": "print(1)"}, "print()"),
]

SOUND_HOUSES = [
    (upward_imports, {"cli/main.py": "from aliyun_terms.locale import x, y\nimport json"}),
    (upward_imports, {"__main__.py": "from aliyun_terms.cli.main import main"}),
    (upward_imports, {"query/b.py": "from aliyun_terms.query.a import x\nfrom .c import y"}),
    (
        upward_imports,
        {"__init__.py": "if TYPE_CHECKING:\n  from aliyun_terms.comparison import comparison"},
    ),
    (imports_of_the_front_door, {"tree/a.py": "from aliyun_terms import errors", "errors.py": ""}),
    (imports_of_the_front_door, {"tree/a.py": "import aliyun_terms.errors", "errors.py": ""}),
    (cycles, {"cli/a.py": "def f():\n  from . import b", "cli/b.py": "from . import a"}),
    (long_functions, {"tree/a.py": f"@cache\ndef f():\n{LONG_BODY[9:]}"}),
    (long_modules, {"tree/a.py": "\n" * 400}),
    (empty_names, {"tree/basement.py": ""}),
    (unsorted_exports, {"tree/a.py": "__all__ = ['ZOO', 'Ant', 'a']"}),
    (unsorted_exports, {"__init__.py": "__all__ = sorted(_NAMES)", "__main__.py": ""}),
    (late_imports, {"__init__.py": "def f():\n  import json", "cli/a.py": "def f():\n  import x"}),
    (prints, {"cli/a.py": "print(1)"}),
]


@pytest.mark.parametrize(("rule", "texts", "words"), BROKEN_HOUSES)
def test_a_rule_sees_what_breaks_it(rule, texts, words):
    assert words in "\n".join(rule(collect(texts)))


@pytest.mark.parametrize(("rule", "texts"), SOUND_HOUSES)
def test_a_rule_lets_pass_what_keeps_it(rule, texts):
    assert list(rule(collect(texts))) == []
