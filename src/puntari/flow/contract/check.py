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
from puntari.store.engine import Connection, Relation, connect, from_arrow, literal, name
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
    with connect() as connection:
        judged = _judged(connection, source, matched, _resolved(source, matched, table, on))
        return Checked(
            rows=table.data.num_rows,
            accepted=_accepted(judged, source, matched).to_arrow_table(),
            rejected=_rejected(connection, judged, table, record).to_arrow_table(),
            quarantined=_quarantined(judged, source).to_arrow_table(),
            set_aside=judged.filter('"?aside"').to_arrow_table().num_rows,
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


def _judged(connection: Connection, source: Source, matched: Match, resolved: pa.Table) -> Relation:
    """Every row with its outcome, its first fault (`?fault`, null when all is well) and the number of them (`?problems`)."""
    keys = _keys(source)
    level = name(f"{source.place.name}_level") if source.place else None
    read = [sql for number in source.numbers for sql in numbers.readings(number, matched.delivered)]
    rows = from_arrow(connection, resolved).project(", ".join(["*", *read]))
    told = [sql for number in source.numbers for sql in numbers.outcome(number, matched.delivered, level)]
    readable = " AND ".join(f"{name(f'{column.name}?rule')} IS NULL" for column in keys)
    rows = rows.project(", ".join(["*", *told, f'({readable}) AND NOT "?aside" AS "?readable"']))
    same = ", ".join(map(name, ("?readable", *key_names(source))))
    over = f"OVER (PARTITION BY {same})"
    rows = rows.project(f'*, count(*) {over} AS "?same", min({ROW}) {over} AS "?first", max({ROW}) {over} AS "?last"')
    faults = [_key_fault(column, matched) for column in keys]
    faults += [sql for number in source.numbers for sql in numbers.faults(number, matched.delivered)]
    faults += [rule_fault(source, rule, condition, rows) for rule, condition in source.rules.items()]
    faults.append(duplicate_fault(key_names(source)))
    count = " + ".join(f"CASE WHEN {name(f'?{number}')} IS NULL THEN 0 ELSE 1 END" for number in range(len(faults)))
    first = f"coalesce({', '.join(name(f'?{number}') for number in range(len(faults)))})"
    rows = rows.project(", ".join(["*", *(f"{sql} AS {name(f'?{number}')}" for number, sql in enumerate(faults))]))
    rows = rows.project(f'*, {first} AS "?fault", {count} AS "?problems"')
    rows.create("judged")
    return connection.table("judged")


def _key_fault(column: KeyColumn, matched: Match) -> str:
    own = name(f"{column.name}?rule")
    told = f'"column" := {literal(matched.delivered.get(column.name, column.name))}, "value" := {name(f"{column.name}?text")}'
    return f"CASE WHEN {own} IS NOT NULL THEN struct_pack({told}, rule := {own}, what_to_do := {name(f'{column.name}?what_to_do')}) END"


def _accepted(judged: Relation, source: Source, matched: Match) -> Relation:
    columns = [sql for column in source.columns for sql in _outcome_names(column, matched)]
    return judged.filter('NOT "?aside" AND "?fault" IS NULL').project(", ".join([*columns, ROW])).order(ROW)


def _outcome_names(column: object, matched: Match) -> Iterable[str]:
    if isinstance(column, KeyColumn):
        return map(name, _parts(column))
    own = getattr(column, "name", "")
    if isinstance(column, TextColumn):
        return [name(own) if own in matched.delivered else f"CAST(NULL AS VARCHAR) AS {name(own)}"]
    return map(name, (own, *(own + end for end in numbers.COMPANIONS)))


def _rejected(connection: Connection, judged: Relation, table: Table, record: DeliveryRecord) -> Relation:
    told = ", ".join(f'"?fault"."{field}" AS "{field}"' for field in ("column", "value", "rule", "what_to_do"))
    bad = judged.filter('NOT "?aside" AND "?fault" IS NOT NULL')
    bad = bad.project(f'{ROW} AS "row", {told}, "?problems" AS problems').set_alias("bad")
    cells = ", ".join(f"{literal(column.code)}, {name(column.code)}" for column in table.columns)
    raw = from_arrow(connection, table.data).project(f"{ROW}, json_object({cells})::VARCHAR AS raw").set_alias("delivered")
    own = literal(f"{record.source}.{record.short}.")
    found = bad.join(raw, f'bad."row" = delivered.{ROW}')
    fields = 'bad."row", "column", "value", rule, what_to_do, problems, raw'
    return found.project(f"{own} || bad.\"row\" AS id, {literal(record.name)} AS file, {fields}").order('"row"')


def _quarantined(judged: Relation, source: Source) -> Relation:
    keys = ", ".join(map(name, key_names(source)))
    held = judged.filter('"?readable" AND "?fault" IS NOT NULL')
    return held.aggregate(f"{keys}, min({ROW}) AS {ROW}", keys).order(ROW)
