# The commands of the house; `make help` lists them.
SHELL := bash
.DEFAULT_GOAL := help
PORT ?= 8080
# Which tests: make test TESTS="tests/unit -k places"
TESTS ?=
# Which faults: make faults FAULTS="malformed --each 200 --seed 1"
FAULTS ?=
# Of which random registers: make portable SEEDS="1 2 3"
SEEDS ?=
# How many of them at once; a file's tests stay together
WORKERS ?= 2
export PYTHON
export PYTHONUNBUFFERED := 1

.PHONY: help demo test search portable faults lint bench reference system lock

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

demo: ## Install, build everything and serve it on this machine (PORT=8080)
	@requirements/install run 1/4
	@echo "2/4 filling empty person registers with synthetic persons …"
	@.venv/bin/puntari synthetic fill
	@echo "3/4 building all there is …"
	@.venv/bin/puntari build
	@echo "4/4 serving; stop it with Ctrl+C"
	@exec .venv/bin/puntari serve --port $(PORT)

test: ## Install and run every check and test, the browser's included
	@requirements/system --check
	@requirements/install test 1/3
	@echo "2/3 checking the source …"
	@.venv/bin/ruff check .
	@echo "3/3 running the tests …"
	@.venv/bin/python -m pytest -n $(WORKERS) --dist loadfile $(TESTS)

search: ## Look for new counterexamples: the property tests with examples of their own each time
	@requirements/install test 1/2
	@echo "2/2 searching …"
	@.venv/bin/python -m pytest tests/property --hypothesis-profile=search $(TESTS)

portable: ## Compare every register indicator on DuckDB and a real PostgreSQL, on random registers (SEEDS="1 2 3")
	@requirements/system --check
	@requirements/install test 1/2
	@echo "2/2 comparing …"
	@.venv/bin/python -m tests.portable $(SEEDS)

faults: ## Disturb it at full size: malformed deliveries by the thousand, kills, full disks (FAULTS="kills --seed 1")
	@requirements/install test 1/2
	@echo "2/2 disturbing …"
	@.venv/bin/python -m tests.ordeal $(FAULTS)

lint: ## Check the source and mend what can be mended without thought
	@requirements/install test
	@.venv/bin/ruff check --fix .

bench: ## Run the benchmarks, each against a named peer or bound
	@requirements/install test 1/2
	@echo "2/2 running the benchmarks …"
	@broken=0; for file in bench/*.py; do echo "== $$file"; .venv/bin/python "$$file" || broken=1; done; exit $$broken

reference: ## Write docs/reference anew from the code
	@requirements/install run
	@rm -rf build/reference
	@.venv/bin/puntari reference --out build/reference
	@rm -rf docs/reference && mkdir -p docs && mv build/reference docs/reference

system: ## Name and run the one line of Debian packages that all this needs
	@requirements/system

lock: ## Renew the locked versions within the bounds of pyproject.toml
	@requirements/install test
	@requirements/lock
