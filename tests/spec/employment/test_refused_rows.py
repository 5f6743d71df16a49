"""Every rule across columns of the contracts refuses the row made for it in its spec table, and takes that row before the change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from packs.employment.pack import PACK
from puntari.define.register import AmountColumn, AreaColumn, CodedColumn, DayColumn, Entity, IdentifierColumn, MonthColumn, Register
from puntari.flow.intake.rejects import unseal_rejects
from puntari.store.keys import open_keys
from puntari.store.root import Store
from tests.persons import csv_text, delivered
from tests.small.registers import business, hetu

TABLE = yaml.safe_load((Path(PACK.folder) / "spec/refused_rows.yaml").read_text(encoding="utf-8"))
RULED = {id: register for id, register in PACK.registers.items() if register.rules}
Row = dict[str, object]


def cell(column: object, number: int) -> object:
    """A valid cell of a column; numbers and identifiers differ from row to row, so that no key comes twice."""
    match column:
        case IdentifierColumn():
            return hetu(number) if column.entity is Entity.PERSON else business(number)
        case DayColumn():
            return "2025-06-02"
        case MonthColumn():
            return "2025-06"
        case AmountColumn():
            return max(column.minimum or 1, 1)
        case CodedColumn():
            return next(iter(column.codes.names))
        case AreaColumn():
            return min(area.code for area in column.hierarchy.division.known if area.level == column.level)
        case _:
            return number + 1


def row(register: Register, number: int, changed: Row) -> list[object]:
    cells = {column.name: cell(column, number) for column in register.carried}
    assert changed.keys() <= cells.keys(), changed
    return [*(cells | changed).values()]


def test_every_rule_of_the_pack_is_in_the_table() -> None:
    assert {id: list(told["refused"]) for id, told in TABLE.items()} == {id: list(one.rules) for id, one in RULED.items()}


@pytest.mark.parametrize("register", RULED.values(), ids=RULED)
def test_a_rule_refuses_its_row_and_takes_the_one_it_was_made_of(register: Register, tmp_path: Path) -> None:
    taken, refused = TABLE[register.id].get("taken", {}), TABLE[register.id]["refused"]
    rows = [row(register, number, taken | changed) for number, changed in enumerate(({}, *refused.values()))]
    store = Store(tmp_path / "store")
    told = csv_text([column.called[0] for column in register.carried], rows)
    loaded = delivered(store, register, told, date(2025, 7, 1)).loaded
    rejects = unseal_rejects(store, open_keys(store), loaded.rejects).to_pylist()
    assert loaded.accepted == 1, rejects
    remedies = [register.rules[rule] for rule in refused]
    assert [(one["_row"], one["rule"], one["what_to_do"]) for one in rejects] == [
        (number, "rule", remedy) for number, remedy in enumerate(remedies, 2)
    ]
