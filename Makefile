# SIKSNG workstation. `make` lists what can be made.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := siksng_tui db forms reports tests benchmarks hatch_build.py babel_help.py
CATALOGUES := $(wildcard siksng_tui/locale/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.PHONY: help run test check format lint types contracts cycle torture bench catalogues lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run  ## install what is needed into .venv and open the practice office
	@$(BIN)/siksng practice

test: $(VENV)/.dev  ## run every test
	$(BIN)/python -m pytest -q -n auto --dist worksteal

check: format lint types contracts test  ## everything that must be green before a commit

format: $(VENV)/.dev  ## check the layout of the code
	$(BIN)/ruff format --check $(SOURCES)

lint: $(VENV)/.dev  ## check the code's style
	$(BIN)/ruff check $(SOURCES)

types: $(VENV)/.dev  ## check the types
	$(BIN)/mypy

contracts: $(VENV)/.dev  ## check that imports point down
	$(BIN)/lint-imports

cycle: $(VENV)/.dev  ## a whole cycle of 67 villages with 30,000 requests; prints the books of every level
	$(BIN)/python -m tests.cycle.run

torture: $(VENV)/.dev  ## the long fault runs (kills, power cuts, bit flips); last figures in docs/torture.md
	$(BIN)/python -m tests.torture

bench: $(VENV)/.dev  ## measure, print the table of figures
	$(BIN)/python -m benchmarks

catalogues: $(VENV)/.dev  ## collect new words from the code into the catalogues
	$(BIN)/pybabel -q extract --no-location --width=100 -F babel.cfg -k N_ -k NN_:1,2 -o siksng_tui/locale/siksng.pot siksng_tui forms
	$(BIN)/pybabel -q update -i siksng_tui/locale/siksng.pot -d siksng_tui/locale -D siksng --no-fuzzy-matching --width=100

lock:  ## pin every dependency with its hash (needs uv on the PATH)
	for name in run dev; do uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-header --upgrade requirements/$$name.in -o requirements/$$name.txt; done

clean:  ## remove what was made here
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.run: pyproject.toml hatch_build.py requirements/run.txt $(CATALOGUES)
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "SIKSNG needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/run.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@
