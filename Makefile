# Every target sets up what it needs in .venv, once, and again when pyproject.toml has changed.
# Another Python: make test PYTHON=python3.12. Options for pytest: make test PYTEST_ARGS="-k diff".

PYTHON ?= python3
PYTEST_ARGS ?=

BIN = .venv/bin
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check
FOR_TESTS = .venv/.ready-for-tests
FOR_DEVELOPMENT = .venv/.ready-for-development
FOR_BENCHMARKS = .venv/.ready-for-benchmarks

.DEFAULT_GOAL := help
.PHONY: help demo test lint type docs pictures bench release clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1|/p' Makefile | awk -F'|' '{printf "make %-8s %s\n", $$1, $$2}'

demo: $(FOR_TESTS) ## Walk one real document through every stage of the library
	@$(BIN)/python docs/examples/demo.py

test: $(FOR_TESTS) ## Run the tests (PYTEST_ARGS="…" goes to pytest)
	@$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

lint: $(FOR_DEVELOPMENT) ## Check style and layout (ruff)
	@$(BIN)/ruff check -q . && $(BIN)/ruff format -q --check --diff .

type: $(FOR_DEVELOPMENT) ## Check types (mypy, strict)
	@$(BIN)/mypy --no-error-summary

docs: $(FOR_TESTS) ## Build the site into docs/_build (Sphinx; a warning is an error)
	@$(BIN)/python -m sphinx -W --keep-going -n -q -b html docs docs/_build && echo docs/_build/index.html

pictures: $(FOR_TESTS) ## Make the pictures of docs/gallery.md anew (needs Chromium)
	@$(BIN)/python docs/examples/pictures.py

bench: $(FOR_BENCHMARKS) ## Measure speed against the peers
	@$(BIN)/python -m pytest -n 0 -m benchmark $(PYTEST_ARGS)

release: $(FOR_TESTS) ## Build sdist and wheel into dist/, and check them
	@rm -rf dist && $(BIN)/python -m build --no-isolation --outdir dist . && $(BIN)/twine check --strict dist/*

clean: ## Remove .venv, builds, parse tables and caches
	@rm -rf .venv build dist docs/_build aliyun_terms/_tables .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- Set-up ----------------------------------------------------------------------------------

$(FOR_TESTS): $(BIN)/python pyproject.toml
	@$(PIP) -e ".[test]" && touch $@

$(FOR_DEVELOPMENT): $(FOR_TESTS)
	@$(PIP) -e ".[dev]" && touch $@

$(FOR_BENCHMARKS): $(FOR_TESTS)
	@$(PIP) -e ".[bench]" && touch $@

# Ask first: without ensurepip (a package of its own on Debian) venv leaves half a folder behind.
$(BIN)/python:
	$(if $(COMPLAINT_$(FINDING)),$(error $(COMPLAINT_$(FINDING))))
	@echo "Setting up .venv (once; it fetches packages) ..."
	@$(PYTHON) -m venv --clear .venv

FINDING = $(shell $(PYTHON) -c '$(ASK)' 2>/dev/null || echo absent)
ASK = import sys; print("old" if sys.version_info < (3, 11) else "ready" \
  if __import__("importlib.util").util.find_spec("ensurepip") else "bare")

COMPLAINT_ready =
COMPLAINT_bare = install python3-venv: apt install python3-venv
COMPLAINT_old = $(PYTHON) is too old: Python 3.11 or later is needed (PYTHON=... names another)
COMPLAINT_absent = $(PYTHON) does not run: install Python 3.11 or later (PYTHON=... names another)
