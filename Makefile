# `make help` lists the targets. `make lab` and `make test` need nothing but Python 3.11 or newer, with pip, and make.
.DEFAULT_GOAL := help
.PHONY: help lab test test-quick package docs tab tab-check matrix fuzz check lint format bench example mutations messages lives clean

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
LAB ?= $(HOME)/careerdata-example

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

lab: $(VENV)/lab ## Open the guided notebooks on a copy of the example (LAB=folder for another place)
	@$(BIN)/careerdata new "$(LAB)" --example
	@$(BIN)/careerdata lab "$(LAB)"

test: $(VENV)/test ## Install what the tests need, a browser included, and run all of them
	@$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest -n 2 --dist loadfile
	@$(MAKE) --no-print-directory lint package

package: $(VENV)/test ## Build the source archive and, out of it, the wheel, and check that an index would take them
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	$(BIN)/twine check --strict dist/*

docs: $(VENV)/test ## Build the documentation into site/, with charts of the example; open site/index.html
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "The documentation is in site/index.html"

tab: $(BIN)/python ## Build the pages on the example for a browser tab into site-tab/, out of packages alone
	@$(BIN)/python tab/build.py

tab-check: $(VENV)/test ## Run every page of site-tab/ in a browser, and hold its sentences against Python here
	$(BIN)/python tab/check.py site-tab $(PAGES)

test-quick: $(VENV)/test ## Run the tests for between two changes: no browser, no notebooks, no properties, no simulations
	$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not browser and not slow"

matrix: $(VENV)/test ## Run the tests on each Python found here, with the lowest and the newest versions allowed
	@$(BIN)/python tests/matrix.py $(ARGS)

fuzz: $(VENV)/test ## Throw damaged files at the readers for an hour (ARGS="--minutes 5" for less)
	@$(BIN)/python tests/fuzz.py $(ARGS)

check: lint ## Format, lint, types, house rules and repeated code
	$(BIN)/python -m pytest -q tests/architecture

lint: $(VENV)/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pylint --disable=all --enable=duplicate-code careerdata

format: $(VENV)/test ## Format the code and the notebooks
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lives: $(VENV)/test ## Live five lives of each kind, and open every page on their first and last evening
	CAREERDATA_LIVES=5 $(BIN)/python -m pytest -q tests/lives

bench: $(VENV)/test ## Print the measured figures that the documents quote
	$(BIN)/python benchmarks/rut_compared.py
	$(BIN)/python benchmarks/rut.py
	$(BIN)/python benchmarks/slope.py
	$(BIN)/python benchmarks/correlates.py
	$(BIN)/python benchmarks/weekdays.py
	$(BIN)/python -m benchmarks.forecast
	$(BIN)/python -m benchmarks.ready
	$(BIN)/python -m benchmarks.own_coverage
	$(BIN)/python -m benchmarks.plan_speed
	$(BIN)/python -m benchmarks.balance
	$(BIN)/python -m benchmarks.followups
	$(BIN)/python -m benchmarks.followups_speed
	$(BIN)/python -m benchmarks.packing
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/importing.py
	$(BIN)/python -m benchmarks.cohort

example: $(VENV)/test ## Write data/example afresh, after its generator was changed
	PYTHONPATH=tests $(BIN)/python -m example_person data/example --replace

mutations: $(VENV)/test ## Make twenty known mistakes, one at a time, and say which a test catches (takes a while)
	$(BIN)/python tests/mutations.py $(ARGS)

messages: $(VENV)/test ## Write docs/messages.md afresh, after a message or a specimen was changed
	$(BIN)/python tests/messages/catalogue.py

clean: ## Remove what was installed and built here
	rm -rf $(VENV) dist build site .mypy_cache .pytest_cache .ruff_cache .hypothesis .matrix .tab site-tab

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and was not found. Set PYTHON=/path/to/python."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/lab: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[share,calendar,workbook,postings]'
	@touch $@

$(VENV)/test: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[test]'
	@touch $@ $(VENV)/lab
