"""Contracts that are called catalogued, held against the published lists of variables in the mirror."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from packs.employment.codes.registers import ORIGINS, OWN, REGISTER_LISTS, Origin
from packs.employment.pack import PACK
from puntari.define.governance import Standing
from puntari.define.register import IdentifierColumn, LineColumn, Register

pytestmark = pytest.mark.mirror
CATALOGUED = [register for register in PACK.registers.values() if register.governance.standing is Standing.CATALOGUED]
OLD_PERMITS = set("0123456789ABCz")
"""Codes of residence rights as written before 2024, which the contract translates."""


@pytest.fixture(scope="module")
def variables(mirror: Path) -> dict[str, dict[str, str]]:
    """The prose about each variable by module and identifier."""
    files = sorted((mirror / "rekisteri_metatiedot").glob("*/*.variables.json"))
    told = {path.name.split(".")[0]: json.loads(path.read_text(encoding="utf-8"))["variables"] for path in files}
    return {module: {one["identifier"]: one["conceptdef"] or "" for one in found} for module, found in told.items()}


@pytest.mark.parametrize("register", CATALOGUED, ids=lambda register: register.id)
def test_every_variable_of_a_catalogued_contract_is_in_its_modules(register: Register, variables: dict[str, dict[str, str]]) -> None:
    modules = register.governance.catalogue.split(", ")
    known = {name for module in modules for name in variables[module]}
    ours = {column.called[0] for column in register.columns if not isinstance(column, IdentifierColumn | LineColumn)}
    assert ours - known == set(), "only identifiers, which are protected there, and rows that no variable numbers have names of our own"


def _from_prose(id: str) -> list[Origin]:
    return [origin for origin in ORIGINS[id] if origin.source != OWN]


def _prose(origin: Origin, variables: dict[str, dict[str, str]]) -> str:
    module, _, variable = origin.source.partition(":")
    return variables[module][variable]


LISTS = [id for id in ORIGINS if _from_prose(id) and id != "income_type"]


@pytest.mark.parametrize("id", LISTS)
def test_every_code_is_in_the_prose_of_its_variable(id: str, variables: dict[str, dict[str, str]]) -> None:
    for origin in _from_prose(id):
        told = rf"(?<!\w){re.escape(origin.code)}\s*(\([^)]*\))?\s*(=|[A-ZÅÄÖ1])"
        assert re.search(told, _prose(origin, variables)), origin


@pytest.mark.parametrize("id", LISTS)
def test_every_code_of_the_prose_is_in_the_list(id: str, variables: dict[str, dict[str, str]]) -> None:
    for prose in {_prose(origin, variables) for origin in _from_prose(id)}:
        told = set(re.findall(r"(?<![\w.])([0-9A-Za-z][0-9A-Za-z.]{0,3})\s*(?:\([^)]*\))?\s*=", prose)) - {"null"}
        beyond = told - set(REGISTER_LISTS[id].names)
        assert beyond == (OLD_PERMITS if id == "residence_right" else set())


def test_income_types_are_those_of_the_list_of_variables(variables: dict[str, dict[str, str]]) -> None:
    module = variables["TAX_INCOMES_jua_transactioncode_002"]
    assert {f"amount{code}" for code in REGISTER_LISTS["income_type"].names} == {
        name for name in module if re.fullmatch(r"amount\d+", name)
    }
