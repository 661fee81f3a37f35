# make demo: examples to a report. make test: lint, types, tests. Both make their own environments.
PYTHON ?= python3
SOURCES := pyproject.toml $(shell find src -name '*.py' -o -name '*.toml' -o -name '*.csv' -o -name '*.j2' -o -name '*.css')
SHARED ?= ../shared
# More options for bench/run.py, such as BENCH="--only MUC-4".
BENCH ?=

.PHONY: demo test lint bench bench-slice bench-floors model

.venv/installed: $(SOURCES)
	@echo "Making the environment in .venv (a minute or two the first time)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onrecord needs Python 3.11 or later; set PYTHON=")'
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps .
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

.venv-test/installed: pyproject.toml
	@$(PYTHON) -m venv .venv-test
	@.venv-test/bin/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

demo: .venv/installed
	@mkdir -p demo-output
	@.venv/bin/onrecord run examples/articles --ledger demo-output/ledger.db
	@.venv/bin/onrecord report --ledger demo-output/ledger.db --out demo-output/report.html --title "Baghdad, 8 December 2023"
	@.venv/bin/python examples/show.py demo-output/ledger.db
	@echo "ledger: demo-output/ledger.db"
	@echo "report: demo-output/report.html"

lint: .venv-test/installed
	.venv-test/bin/ruff check src tests bench training examples
	.venv-test/bin/mypy
	MYPYPATH=src:. .venv-test/bin/mypy -p bench

test: lint
	.venv-test/bin/pytest

# The whole table takes some minutes; bench-slice takes seconds once the archives are unpacked into .data.
bench: .venv-test/installed
	.venv-test/bin/python -m pip install --quiet --disable-pip-version-check -e '.[training]'
	.venv-test/bin/python bench/run.py $(SHARED) --check-floors $(BENCH)

bench-slice: .venv-test/installed
	.venv-test/bin/python bench/run.py $(SHARED) --slice 20 --check-floors $(BENCH)

bench-floors: .venv-test/installed
	.venv-test/bin/python -m pip install --quiet --disable-pip-version-check -e '.[training]'
	.venv-test/bin/python bench/run.py $(SHARED) --write-floors $(BENCH)
	.venv-test/bin/python bench/run.py $(SHARED) --slice 20 --write-floors $(BENCH)

model: .venv-test/installed
	.venv-test/bin/python -m pip install --quiet --disable-pip-version-check -e '.[training]'
	.venv-test/bin/python training/gate.py $(SHARED)/data src/onrecord/extract/gate_weights.tsv
	.venv-test/bin/python training/train.py $(SHARED)/data
	.venv-test/bin/python training/coder.py $(SHARED)/data training/corpus --write src/onrecord/extract/weights
