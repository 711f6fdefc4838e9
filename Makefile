# Seven verbs. Each brings the machine to where it needs to be first (tools/setup.py), so `make run`
# is all a fresh clone asks for: git, make and Python 3.11 or newer.
SHELL := /bin/bash
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v $$p; break; }; done)
PORT ?= 8000
ARGS ?=
# One-click sign-in and the demo company in an empty database; STEELYARD_DEMO=0 make run for your own.
STEELYARD_DEMO ?= 1
export PORT

.PHONY: run test check fix docs bench help
help:
	@echo "make run    start Steelyard on http://localhost:$(PORT) (PORT=8010 make run moves it)"
	@echo "make test   the whole test suite, on SQLite and on PostgreSQL (ARGS='-k word' picks)"
	@echo "make check  style, types, floors, templates, migrations, translations"
	@echo "make fix    what of that a machine can put right"
	@echo "make docs   the pages of docs/reference, from the code"
	@echo "make bench  the engine beside SQL, Polars, pandas and others; BIG=1 adds 100 million deals"

run:
	@$(if $(PYTHON),,$(error Python 3.11 or newer with venv is needed))$(PYTHON) tools/setup.py run
	@STEELYARD_DEMO=$(STEELYARD_DEMO) exec .venv/bin/steelyard serve --port $(PORT) $(ARGS)

test:
	@$(if $(PYTHON),,$(error Python 3.11 or newer with venv is needed))$(PYTHON) tools/setup.py test
# the PostgreSQL wheel keeps its lock here; without, in /tmp, where another user's may stand
	@umask 077 && mkdir -p .tools/run/python_PostgresServer
	@XDG_RUNTIME_DIR=$(CURDIR)/.tools/run .venv/bin/python tools/test.py $(ARGS)

check:
	@$(if $(PYTHON),,$(error Python 3.11 or newer with venv is needed))$(PYTHON) tools/setup.py check
	@.venv/bin/python tools/check.py $(ARGS)

fix:
	@$(if $(PYTHON),,$(error Python 3.11 or newer with venv is needed))$(PYTHON) tools/setup.py check
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .
	@.venv/bin/python -m tools.translations extract

docs:
	@$(if $(PYTHON),,$(error Python 3.11 or newer with venv is needed))$(PYTHON) tools/setup.py check
	@.venv/bin/python -m tools.reference

bench:
	@$(if $(PYTHON),,$(error Python 3.11 or newer with venv is needed))$(PYTHON) tools/setup.py bench
	@.venv/bin/python -m bench $(ARGS)
