# Two commands are enough: `make run` and `make test`. Everything else is for those who change the code.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
PY := .venv/bin/python
UV := .venv/bin/uv pip compile --quiet --python-version 3.11 --generate-hashes

.PHONY: help python run test test-quick test-browser dev check format demo messages weights requirements clean bench-articles bench-citations bench-safety bench-pages bench-search bench-writers

help:
	@echo "make run            the site with demo content on http://127.0.0.1:$(PORT) (PORT=8001 changes it)"
	@echo "make test           all tests (ARGS='tests/text -k numerals' chooses; DATABASE_URL and REDIS_URL decide where)"
	@echo "make test-quick     all but the tests that drive Chromium; make test-browser: only those"
	@echo "make check          formatting, lint, types, migrations, settings, templates, message catalogues"
	@echo "make format         let the formatter and the linter repair what they can"
	@echo "make demo           load the demo content into the database that DATABASE_URL names"
	@echo "make messages       collect the strings to translate and compile the catalogues (needs gettext)"
	@echo "make weights        what a first visit to each kind of page weighs, compressed"
	@echo "make bench-…        figures: articles, citations, safety, pages, search, writers (../shared/data and BENCH_POSTGRES where they are)"
	@echo "make requirements   pin the newest versions that requirements*.in allow"
	@echo "make clean          remove .venv and caches; the data in var/ stays"

# The first line of every target that needs Python: a clear word when there is none at all.
python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. On Debian and Ubuntu: sudo apt install python3 python3-venv"; exit 1; }

run: python
	@exec $(PYTHON) scripts/serve.py $(PORT)

dev: python
	@$(PYTHON) scripts/environment.py requirements-dev.txt

test: test-quick
ifeq ($(ARGS),)
	@$(MAKE) --no-print-directory test-browser
endif

test-quick: dev
	@$(PY) -m pytest -n auto -m "not browser" $(ARGS)

# Apart from the others: Playwright's event loop must not meet their database queries, nor Chromium their cores.
test-browser: dev
	@$(PY) -m pytest -m browser tests/browser $(ARGS)

check: dev
	@$(PY) scripts/check.py

format: dev
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

demo: dev
	@$(PY) manage.py load_demo

messages: dev
	@$(PY) scripts/messages.py

weights: dev
	@$(PY) scripts/weights.py

bench-articles: dev
	@$(PY) -m tests.bench.bench_ranking

bench-citations: dev
	@$(PY) -m tests.bench.bench_citations

bench-safety: dev
	@$(PY) -m tests.bench.bench_redaction
	@$(PY) -m tests.bench.bench_guidance

bench-pages: dev
	@$(PY) -m tests.bench.bench_pages

bench-search: dev
	@$(PY) -m tests.bench.bench_search $(ARGS)

bench-writers: dev
	@$(PY) -m tests.bench.bench_writers

requirements: dev
	$(UV) --upgrade requirements.in -o requirements.txt
	$(UV) --upgrade requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis staticfiles
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
