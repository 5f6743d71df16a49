"""Rows of person deliveries that broke their contract: sealed with all they hold, and told of without a cell of theirs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.names import nearest
from puntari.define.register import AreaColumn, CodedColumn, Register
from puntari.flow.intake.compile import FAULT, PROBLEMS, Fault
from puntari.flow.intake.delivered import ROW, Delivered, Notes
from puntari.store.engine import Connection
from puntari.store.keys import Generation, Keys
from puntari.store.root import Store
from puntari.store.tables import read_table, write_table
from puntari.store.vault import open_sealed, sealing
from puntari.words.errors import BrokenFile

REJECTS = pa.schema(
    [
        (ROW, pa.int64()),
        ("column", pa.string()),
        ("rule", pa.string()),
        ("what_to_do", pa.string()),
        ("problems", pa.int64()),
        ("raw", pa.string()),
    ]
)
MOST_REJECTED = 3_000_000
HELPED = 200
"""Looking for the nearest known code is slow, so only so many different wrong ones get it."""
UNREADABLE = "record"
"""What the raw text of a record that could not be taken apart is kept under."""


def collect(
    connection: Connection,
    register: Register,
    delivered: Delivered,
    found: Mapping[str, int],
    faults: list[Fault],
    notes: Notes,
    some: bool,
) -> pa.Table:
    """The rejected rows of the table `rows`, if there are `some`, and the records that could not be taken apart, with all that they hold,
    by row."""
    if not some:
        return _unreadable(notes)
    _refuse_too_many(connection, faults)
    told = connection.sql(f"SELECT {ROW}, {FAULT}, {PROBLEMS} FROM rows WHERE {FAULT} IS NOT NULL ORDER BY {ROW}").to_arrow_table()
    helper = _Helper(register)
    parts = [_explained(batch, told, delivered.names, found, faults, helper) for batch in delivered.batches(Notes())]
    return pa.concat_tables([_unreadable(notes), *parts]).sort_by(ROW)


def _refuse_too_many(connection: Connection, faults: list[Fault]) -> None:
    """Raise BrokenFile where more rows break the contract than anybody could look through: then it is the delivery that is wrong."""
    counted = f"SELECT {FAULT}, count(*) FROM rows WHERE {FAULT} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    found = connection.execute(counted).fetchall()
    total = sum(count for _, count in found)
    if total > MOST_REJECTED:
        most = faults[found[0][0]]
        what = f"{total:,} rows break the contract, most of them by {most.rule} of {most.column}"
        raise BrokenFile(what, "all over the delivery", "see that it is the right one and has the contract of today; nothing was changed")


def _unreadable(notes: Notes) -> pa.Table:
    rows = [
        {
            ROW: one.row,
            "column": UNREADABLE,
            "rule": one.rule,
            "what_to_do": one.what_to_do,
            "problems": 1,
            "raw": json.dumps({UNREADABLE: one.text}),
        }
        for one in notes.unreadable
    ]
    return pa.Table.from_pylist(rows, schema=REJECTS)


def _explained(
    batch: pa.RecordBatch, told: pa.Table, names: tuple[str, ...], found: Mapping[str, int], faults: list[Fault], helper: _Helper
) -> pa.Table:
    """The rejected rows of one batch."""
    mine = batch.filter(pc.is_in(batch.column(ROW), value_set=told[ROW].combine_chunks()))
    if not mine.num_rows:
        return REJECTS.empty_table()
    places = pc.index_in(mine.column(ROW), value_set=told[ROW].combine_chunks())
    numbers, problems = told[FAULT.strip('"')].take(places).to_pylist(), told[PROBLEMS.strip('"')].take(places).to_pylist()
    rows = []
    for place, cells in enumerate(mine.to_pylist()):
        fault = faults[numbers[place]]
        raw = {name: cells[f"c{number}"] for number, name in enumerate(names)}
        wrong = cells[f"c{found[fault.column]}"] if fault.column in found else None
        rows.append(
            {
                ROW: cells[ROW],
                "column": fault.column,
                "rule": fault.rule,
                "what_to_do": helper.help(fault, wrong),
                "problems": problems[place],
                "raw": json.dumps(raw, ensure_ascii=False),
            }
        )
    return pa.Table.from_pylist(rows, schema=REJECTS)


class _Helper:
    """What to do, with the nearest known codes of a wrong one; the wrong one itself is not named, for it can be anything."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.told: dict[tuple[str, str], str] = {}

    def help(self, fault: Fault, wrong: str | None) -> str:
        if fault.rule != "unknown_code" or wrong is None:
            return fault.what_to_do
        key = (fault.column, wrong)
        if key not in self.told and len(self.told) < HELPED:
            self.told[key] = nearest(wrong, self._codes(fault.column))
        near = self.told.get(key)
        return f"{fault.what_to_do}; {near}" if near else fault.what_to_do

    def _codes(self, name: str) -> Iterator[str]:
        column = self.register.column(name)
        if isinstance(column, AreaColumn):
            return (area.code for area in column.hierarchy.division.known if area.level == column.level)
        return iter(column.codes.names) if isinstance(column, CodedColumn) else iter(())


def seal_rejects(store: Store, generation: Generation, rejects: pa.Table) -> str:
    """Seal rejected rows; returns the name of the sealed file, empty for no rows."""
    if not rejects.num_rows:
        return ""
    with sealing(store, generation) as (name, sealer):
        write_table(sealer, rejects.cast(REJECTS))
    return name


def unseal_rejects(store: Store, keys: Keys, name: str) -> pa.Table:
    """The rejected rows that were sealed under that name."""
    if not name:
        return REJECTS.empty_table()
    with open_sealed(store, keys, name) as opened:
        return read_table(opened).cast(REJECTS)
