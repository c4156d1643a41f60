# Two commands do everything: `make demo` and `make test`. Both set up first.
# Needs Python 3.11 or newer and make; nothing else.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
# Of many processes each would compile all that it imports, for as long as it then runs.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test check eval bench docs lock clean

setup: $(READY)

$(READY): requirements.lock scripts/setup.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or set PYTHON=…"; exit 1; }
	@$(PYTHON) scripts/setup.py
	@touch $(READY)

demo: setup
	@$(BIN)/smartretail demo

test: setup
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/pyright

eval: setup
	@$(BIN)/smartretail eval

bench: setup
	@$(BIN)/smartretail bench

docs: setup
	@$(BIN)/python -m scripts.docs

lock: setup
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock

clean:
	rm -rf .venv .smartretail build *.egg-info
