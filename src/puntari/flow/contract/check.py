"""A delivery put to its contract: every row is accepted, rejected with its reason, or set aside, and none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.column import KeyColumn, PlaceColumn, TextColumn
from puntari.define.source import Source
from puntari.flow.contract import numbers
from puntari.flow.contract.matching import Match, match
from puntari.flow.contract.resolve import Resolved, by_label, resolver
from puntari.flow.contract.rules import duplicate_fault, rule_fault
from puntari.store.deliveries import DeliveryRecord
from puntari.store.engine import Connection, arrow_of, calculator, literal, name
from puntari.words.table import ROW, Table

BLANK = " \t\r\n\u00a0"
_RESOLVED = {"code": pa.string(), "level": pa.string(), "aside": pa.bool_(), "rule": pa.string(), "what_to_do": pa.string()}


@dataclass(frozen=True)
class Checked:
    """One delivery after its contract.

    `accepted` has the contract's columns and `_row`: of a place p `p_level` and `p`, of a figure x `x`, `x__low`, `x__high` and
    `x__why`. `rejected` has id, file, row, column, value, rule, what_to_do, problems (how many the row has) and raw (the row as JSON).
    `quarantined` has the key columns and `_row` of those rejected rows whose key can be read, one a key.
    """

    rows: int
    accepted: pa.Table
    rejected: pa.Table
    quarantined: pa.Table
    set_aside: int
    missing_columns: tuple[str, ...]

    def __post_init__(self) -> None:
        told = self.accepted.num_rows + self.rejected.num_rows + self.set_aside
        if told != self.rows:
            raise ValueError(f"{self.rows} rows came and {told} are accounted for; the contract's check is broken")


def key_names(source: Source) -> tuple[str, ...]:
    """Names of the accepted columns that tell one row from another."""
    return tuple(part for column in source.columns if isinstance(column, KeyColumn) for part in _parts(column))


def check(source: Source, table: Table, record: DeliveryRecord) -> Checked:
    """Put a delivered table to its source's contract; raises BrokenFile where it lacks a key column or every figure."""
    matched = match(source, table.columns, record.name)
    on = date.fromisoformat(record.division) if record.division else None
    with calculator() as connection:
        connection.register("resolved", _resolved(source, matched, table, on))
        connection.register("delivered", table.data)
        connection.execute(f"CREATE TEMP TABLE judged AS {_judged(connection, source, matched)}")
        return Checked(
            rows=table.data.num_rows,
            accepted=arrow_of(connection, _accepted(source, matched)),
            rejected=arrow_of(connection, _rejected(table, record)),
            quarantined=arrow_of(connection, _quarantined(source)),
            set_aside=int(connection.execute('SELECT count(*) FROM judged WHERE "?aside"').fetchall()[0][0]),
            missing_columns=matched.missing,
        )


def _parts(column: KeyColumn) -> tuple[str, ...]:
    return (f"{column.name}_level", column.name) if isinstance(column, PlaceColumn) else (column.name,)


def _keys(source: Source) -> tuple[KeyColumn, ...]:
    return tuple(column for column in source.columns if isinstance(column, KeyColumn))


def _resolved(source: Source, matched: Match, table: Table, on: date | None) -> pa.Table:
    """The delivery with its keys resolved, in Arrow: each different text of a key is looked at once, in Python."""
    arrays: dict[str, pa.ChunkedArray | pa.Array] = {ROW: table.data[ROW]}
    asides: list[pa.Array] = [pa.repeat(False, table.data.num_rows)]
    labels = {column.code: column.labels for column in table.columns}
    for column in _keys(source):
        delivered = matched.delivered.get(column.name)
        cells = table.data[delivered] if delivered else _everywhere(column, table.data.num_rows)
        told = _looked_up(column, cells, on, labels.get(delivered or "", {}))
        arrays |= {f"{column.name}?{own}": told[own] for own in ("text", "rule", "what_to_do")} | {column.name: told["code"]}
        if isinstance(column, PlaceColumn):
            arrays[f"{column.name}_level"] = told["level"]
        asides.append(told["aside"])
        if isinstance(column, PlaceColumn) and column.last:
            asides.append(_after(told["text"], column.last))
    arrays["?aside"] = reduce(pc.or_, asides)
    for column in source.columns:
        if isinstance(column, TextColumn) and column.name in matched.delivered:
            arrays[column.name] = table.data[matched.delivered[column.name]]
    for number in source.numbers:
        arrays |= {own: _trimmed(table.data[code]) for code, own in numbers.texts(number, matched.delivered)}
    return pa.table(arrays)


def _everywhere(column: KeyColumn, rows: int) -> pa.ChunkedArray:
    """The text that holds for every row where the delivery has no such column."""
    return pa.chunked_array([pa.repeat(pa.scalar(getattr(column, "always", ""), pa.string()), rows)])


def _after(texts: pa.Array, last: str) -> pa.Array:
    """Which rows come after the first one of that text."""
    place = pc.index(texts, last).as_py()
    numbers = pa.array(range(len(texts)), pa.int64())
    return pc.greater(numbers, len(texts) if place < 0 else place)


def _trimmed(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.utf8_trim(pc.fill_null(cells, ""), characters=BLANK)


def _looked_up(column: KeyColumn, cells: pa.ChunkedArray, on: date | None, labels: Mapping[str, str]) -> dict[str, pa.Array]:
    coded = _trimmed(cells).combine_chunks().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    resolve = resolver(column, on)
    found: list[Resolved] = [by_label(resolve, text, labels) for text in coded.dictionary.to_pylist()]
    told = {field: pa.array([getattr(one, field) for one in found], kind).take(coded.indices) for field, kind in _RESOLVED.items()}
    return told | {"text": coded.dictionary.take(coded.indices)}


def _judged(connection: Connection, source: Source, matched: Match) -> str:
    """SQL of every row with its outcome, its first fault (`?fault`, null when all is well) and the number of them (`?problems`)."""
    keys = _keys(source)
    level = name(f"{source.place.name}_level") if source.place else None
    read = [sql for number in source.numbers for sql in numbers.readings(number, matched.delivered)]
    rows = f"SELECT {', '.join(['*', *read])} FROM resolved"
    told = [sql for number in source.numbers for sql in numbers.outcome(number, matched.delivered, level)]
    readable = " AND ".join(f"{name(f'{column.name}?rule')} IS NULL" for column in keys)
    rows = f"""SELECT {', '.join(['*', *told, f'({readable}) AND NOT "?aside" AS "?readable"'])} FROM ({rows})"""
    same = ", ".join(map(name, ("?readable", *key_names(source))))
    over = f"OVER (PARTITION BY {same})"
    rows = f'SELECT *, count(*) {over} AS "?same", min({ROW}) {over} AS "?first", max({ROW}) {over} AS "?last" FROM ({rows})'
    faults = [_key_fault(column, matched) for column in keys]
    faults += [sql for number in source.numbers for sql in numbers.faults(number, matched.delivered)]
    faults += [rule_fault(source, rule, condition, connection, rows) for rule, condition in source.rules.items()]
    faults.append(duplicate_fault(key_names(source)))
    count = " + ".join(f"CASE WHEN {name(f'?{number}')} IS NULL THEN 0 ELSE 1 END" for number in range(len(faults)))
    first = f"coalesce({', '.join(name(f'?{number}') for number in range(len(faults)))})"
    found = ", ".join(f"{sql} AS {name(f'?{number}')}" for number, sql in enumerate(faults))
    return f'SELECT *, {first} AS "?fault", {count} AS "?problems" FROM (SELECT *, {found} FROM ({rows}))'


def _key_fault(column: KeyColumn, matched: Match) -> str:
    own = name(f"{column.name}?rule")
    told = f'"column" := {literal(matched.delivered.get(column.name, column.name))}, "value" := {name(f"{column.name}?text")}'
    return f"CASE WHEN {own} IS NOT NULL THEN struct_pack({told}, rule := {own}, what_to_do := {name(f'{column.name}?what_to_do')}) END"


def _accepted(source: Source, matched: Match) -> str:
    columns = [sql for column in source.columns for sql in _outcome_names(column, matched)]
    return f"""SELECT {', '.join([*columns, ROW])} FROM judged WHERE NOT "?aside" AND "?fault" IS NULL ORDER BY {ROW}"""


def _outcome_names(column: object, matched: Match) -> Iterable[str]:
    if isinstance(column, KeyColumn):
        return map(name, _parts(column))
    own = getattr(column, "name", "")
    if isinstance(column, TextColumn):
        return [name(own) if own in matched.delivered else f"CAST(NULL AS VARCHAR) AS {name(own)}"]
    return map(name, (own, *(own + end for end in numbers.COMPANIONS)))


def _rejected(table: Table, record: DeliveryRecord) -> str:
    told = ", ".join(f'"?fault"."{field}" AS "{field}"' for field in ("column", "value", "rule", "what_to_do"))
    cells = ", ".join(f"{literal(column.code)}, d.{name(column.code)}" for column in table.columns)
    own = literal(f"{record.source}.{record.short}.")
    return (
        f'SELECT {own} || {ROW} AS id, {literal(record.name)} AS file, {ROW} AS "row", {told}, "?problems" AS problems, '
        f"json_object({cells})::VARCHAR AS raw FROM judged JOIN delivered AS d USING ({ROW}) "
        f'WHERE NOT "?aside" AND "?fault" IS NOT NULL ORDER BY "row"'
    )


def _quarantined(source: Source) -> str:
    keys = ", ".join(map(name, key_names(source)))
    return f'SELECT {keys}, min({ROW}) AS {ROW} FROM judged WHERE "?readable" AND "?fault" IS NOT NULL GROUP BY {keys} ORDER BY {ROW}'
