"""What contributors are told: every target, file and extra that is named is there."""

import re
import tomllib

import pytest
import yaml
from tests.docs.blocks import CHECKOUT

MAKEFILE = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
TOLD = [
    *sorted(CHECKOUT.glob("*.md")),
    *sorted(CHECKOUT.glob("docs/**/*.md")),
    *sorted((CHECKOUT / ".github").rglob("*.md")),
    CHECKOUT / ".pre-commit-config.yaml",
    CHECKOUT / ".ci" / "run",
]
FORMS = sorted((CHECKOUT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


@pytest.mark.parametrize("file", TOLD, ids=lambda file: file.relative_to(CHECKOUT).as_posix())
def test_what_make_is_asked_for_it_can_make(file):
    commands = r"(?:`|^\$? *|entry: )make ((?:[a-z]+(?: |\b))+)"
    asked = re.findall(commands, file.read_text(encoding="utf-8"), re.MULTILINE)
    assert {target for words in asked for target in words.split()} <= TARGETS


def test_every_target_is_told_to_contributors():
    told = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in TARGETS - {"help", "clean"}:
        assert f"make {target}" in told, target


def test_every_target_takes_one_line_to_say_what_it_does():
    assert TARGETS >= {"lint", "type", "test", "docs", "demo", "bench"}
    for target, recipe in re.findall(r"^([a-z]+):.*## .*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE):
        assert recipe.count("\n") == 1 or target == "clean", f"make {target}"


def test_every_extra_that_is_named_is_there():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    for file in (*TOLD, CHECKOUT / "Makefile"):
        for name in re.findall(r"\"\.\[(\w+)\]\"", file.read_text(encoding="utf-8")):
            assert name in project["optional-dependencies"], f"{file}: {name}"


def test_pre_commit_runs_lint_and_types():
    config = yaml.safe_load((CHECKOUT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert [hook["entry"] for hook in hooks] == ["make lint", "make type"]


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_for_issues_can_be_filled_in(file):
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    if file.stem == "config":
        assert form == {"blank_issues_enabled": True}
        return
    assert {"name", "description", "body"} <= set(form)
    fields = [field["id"] for field in form["body"]]
    assert len(fields) == len(set(fields))
    assert all(field["type"] in {"input", "textarea"} for field in form["body"])
    assert all(field["attributes"]["label"] for field in form["body"])
