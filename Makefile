# The two commands of the README are `make scan` and `make test`; the rest is for those who work on it.
TARGET ?= sample_data/leak
CASE ?= case
PYTHON ?= python3
SCAN_OPTIONS ?=
FUZZ_SECONDS ?= 60

VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export OMP_THREAD_LIMIT := 1
# A command of a second would take two without.
unexport PYTHONDONTWRITEBYTECODE

ROWS ?=
ALONE := tests/fault tests/engine/test_supervisor.py
# Plain readers that the bench of formats asks as well.
ORACLES := poppler-utils mupdf-tools catdoc antiword unrtf odt2txt libimage-exiftool-perl mdbtools unar libarchive-tools 7zip

.PHONY: scan test soak fuzz bench bench-tables lint sample clean

scan: $(VENV)/.installed
	@$(BIN)/pii-scan scan "$(TARGET)" --case "$(CASE)" $(SCAN_OPTIONS); code=$$?; \
	if [ $$code -eq 3 ]; then echo "Some items were read in part or not at all: see the coverage section (exit code 3)."; exit 0; fi; \
	exit $$code

# Several files at a time; then, beside nothing else, those that measure how others' clocks and deaths are met.
test: $(VENV)/.test-ready lint
	@$(BIN)/python -m pytest -m "not soak" -n auto --maxprocesses 4 --dist loadfile $(ALONE:%=--ignore=%); first=$$?; \
	$(BIN)/python -m pytest -m "not soak" $(ALONE); second=$$?; \
	exit $$((first > second ? first : second))

soak: $(VENV)/.test-ready
	$(BIN)/python -m pytest -m soak --timeout=3600

# Led by coverage where atheris is installed (it has no wheels for every Python), else by chance.
fuzz: $(VENV)/.test-ready
	@$(BIN)/python -m pip install --quiet atheris || true
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS)

bench: $(VENV)/.test-ready
	@sh tools/bench_fonts.sh "$(VENV)"
	@sh tools/system_programs.sh packages $(ORACLES)
	$(BIN)/python -m bench

# One and five million rows, or as many as ROWS="1000000 70000000" says; each million takes 0.2 GB of temporary files.
bench-tables: $(VENV)/.test-ready
	$(BIN)/python -m bench.large_tables $(ROWS)
	$(BIN)/python -m bench.joins
	$(BIN)/python -m bench.call_exports

lint: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

sample: $(VENV)/.test-ready
	$(BIN)/python -m sample_data.generator --out sample_data/leak --truth sample_data/truth.json

$(VENV)/bin/python:
	@sh tools/make_venv.sh "$(PYTHON)" "$(VENV)"

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@sh tools/system_programs.sh scan
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test-ready: pyproject.toml tools/azurite.sh | $(VENV)/.installed
	@sh tools/system_programs.sh test
	$(BIN)/python -m pip install --quiet "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group dev --editable .
	@sh tools/azurite.sh "$(VENV)"
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
