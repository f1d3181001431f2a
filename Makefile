# The sociale kaart: `make run` and `make test` are all a newcomer needs; `make help` lists the rest.
PORT ?= 8000
PYTHON ?= python3
SHELL := /bin/bash
UV := .tools/bin/uv
BIN := .venv/bin
export UV_PROJECT_ENVIRONMENT := .venv
export PYTHONDONTWRITEBYTECODE :=

NO_PACKAGES := { echo "De pakketten zijn niet op te halen. Is er internet, of een eigen pakketbron (UV_DEFAULT_INDEX)? Wat uv zegt, staat in .tools/uv.log" >&2; exit 2; }

.DEFAULT_GOAL := help
.PHONY: help run test check lint types layers catalogues catalogues-compile translations tests bench bench-relevance bench-jaar clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

run: .tools/run.stamp static/vendor/.stamp catalogues-compile ## Set up what is missing and serve on http://127.0.0.1:$(PORT)
	@exec $(BIN)/portal serve --demo --port $(PORT)

test: .tools/dev.stamp .tools/npm-dev.stamp static/vendor/.stamp check tests ## Install what the tests need, then run every check

check: lint layers types catalogues ## All checks without tests, fastest first

lint: .tools/dev.stamp ## Formatting and style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --quiet --check --lint portal/web/templates

layers: .tools/dev.stamp ## Who may import whom
	$(BIN)/lint-imports --no-logo

types: .tools/dev.stamp ## Types
	$(BIN)/mypy

catalogues: .tools/dev.stamp ## Translations are complete and current
	$(BIN)/python translations/check.py

catalogues-compile: translations/en/LC_MESSAGES/messages.mo

%.mo: %.po .tools/run.stamp
	@$(BIN)/pybabel --quiet compile -i $< -o $@ --locale en

translations: .tools/dev.stamp ## Extract the texts and bring the catalogues up to date
	$(BIN)/python translations/check.py --schrijf

tests: .tools/dev.stamp .tools/npm-dev.stamp static/vendor/.stamp catalogues-compile ## The tests, in parallel
	$(BIN)/pytest -n auto --dist worksteal

# --- set-up -------------------------------------------------------------------------------------
.tools/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig; $(PYTHON) is ouder of ontbreekt. Probeer: make run PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "De venv-module van Python ontbreekt. Installeer die, bijvoorbeeld: apt install python3-venv" >&2; exit 2; }
	@$(PYTHON) -m venv .tools
	@.tools/bin/pip install --quiet --disable-pip-version-check uv==0.13.9 >.tools/pip.log 2>&1 || { echo "De pakketten zijn niet op te halen. Is er internet, of een eigen pakketbron (PIP_INDEX_URL)? Wat pip zegt, staat in .tools/pip.log" >&2; exit 2; }

.tools/run.stamp: .tools/bin/uv uv.lock
	@$(UV) sync --locked --quiet --inexact 2>.tools/uv.log || $(NO_PACKAGES)
	@touch $@

.tools/dev.stamp: .tools/bin/uv uv.lock
	@$(UV) sync --locked --quiet --inexact --group dev 2>.tools/uv.log || $(NO_PACKAGES)
	@touch $@ .tools/run.stamp

# npm from PATH, else the one that comes as a Python package.
.tools/npm.stamp: .tools/bin/uv package-lock.json
	@.ci/npm ci --omit=dev
	@touch $@

.tools/npm-dev.stamp: .tools/dev.stamp package-lock.json
	@.ci/npm ci
	@$(BIN)/python -m tests.support.browser
	@touch $@ .tools/npm.stamp

static/vendor/.stamp: .tools/run.stamp .tools/npm.stamp static/build.py $(wildcard static/css/*.css static/css/components/*.css static/css/balie/*.css static/js/*.js static/img/*.svg portal/web/templates/*.html portal/web/templates/*/*.html)
	@$(BIN)/python static/build.py
	@touch $@

bench: .tools/dev.stamp .tools/npm-dev.stamp static/vendor/.stamp ## Speed against the raw engine, in the same run
	$(BIN)/python bench/snelheid.py

bench-relevance: .tools/dev.stamp .tools/npm-dev.stamp ## Quality of the order, on judged questions
	$(BIN)/python bench/relevantie.py

bench-jaar: .tools/dev.stamp ## A simulated year of the cycle of checks over the demo region
	$(BIN)/python -m bench.jaar

clean: ## Take away everything that was installed or built; the data in instance/ stays
	rm -rf .venv .tools node_modules static/vendor .mypy_cache .ruff_cache .pytest_cache
