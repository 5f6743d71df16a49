"""Columns that a delivery does not have: of them it says nothing, so what was known of its rows stays, and no value is taken for ended."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from puntari.define.register import Register, RegisterColumn
from puntari.flow.intake.cells import quoted
from puntari.flow.intake.compare import GOOD, Known
from puntari.flow.intake.compile import FAULT, IS_GONE, KEY, Faults, rule_fault, spoken_of
from puntari.flow.intake.digests import DIGEST
from puntari.store.engine import Connection, name
from puntari.store.registers import Loaded


def lacking(register: Register, found: Mapping[str, int], before: Collection[str] = ()) -> tuple[RegisterColumn, ...]:
    """The columns of the contract that a delivery, whose columns were found at those places, does not have. Where it numbers no rows of
    one key, it says that there is one of each. Rows that come back from quarantine also lack those that their delivery did not have
    `before`, but where somebody has put a value in."""
    absent = (column for column in register.carried if column.name not in found or column.name in before)
    return tuple(column for column in absent if column.name not in register.key)


def carry(
    connection: Connection, register: Register, absent: Sequence[RegisterColumn], earlier: Sequence[Loaded], known: Known, faults: Faults
) -> None:
    """Give the good rows of the table `rows` the values that are known of their keys in the columns that the delivery does not have, and
    then judge the rules that speak of these; columns that no earlier delivery had are not looked for."""
    told = [column for column in absent if any(one.chunk and column.name not in one.lacking for one in earlier)]
    if told and known.near:
        _take_known(connection, register, told, known)
    _judge(connection, register, absent, faults)


def _take_known(connection: Connection, register: Register, told: Sequence[RegisterColumn], known: Known) -> None:
    values = ", ".join(f"{quoted(column)} = coalesce(rows.{quoted(column)}, c.{quoted(column)})" for column in told)
    some = " OR ".join(f"c.{quoted(column)} IS NOT NULL" for column in told)
    same = " AND ".join(f"rows.{name(key)} = c.{name(key)}" for key in register.key)
    connection.from_arrow(known.digests).create_view("met_digests", replace=True)
    near = f"SELECT * FROM ({known.near}) near SEMI JOIN met_digests ON digest = {DIGEST}"
    connection.execute(
        f"UPDATE rows SET {values} FROM ({near}) c WHERE rows.{KEY} = c.{DIGEST} AND {same} AND {GOOD} AND NOT {IS_GONE} AND ({some})"
    )
    connection.execute("DROP VIEW met_digests")


def _judge(connection: Connection, register: Register, absent: Sequence[RegisterColumn], faults: Faults) -> None:
    names = {column.name for column in absent}
    for rule in (one for one in register.rules if names.intersection(spoken_of(register, one))):
        number = faults.number(rule_fault(register, rule))
        broken = f"{GOOD} AND NOT {IS_GONE} AND NOT coalesce(({rule}), true)"
        connection.execute(f'UPDATE rows SET {FAULT} = {number}, "?problems" = 1 WHERE {broken}')
