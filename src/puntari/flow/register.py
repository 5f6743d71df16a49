"""The register of a source: what all its deliveries say, each figure with the days on which it was known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from puntari.define.column import NumberColumn, PlaceColumn
from puntari.define.source import Source
from puntari.flow.contract.check import Checked, check, key_names
from puntari.flow.contract.numbers import COMPANIONS
from puntari.flow.quarantine import keep_rejects
from puntari.flow.reading import read_delivery
from puntari.flow.shelf import Shelf
from puntari.flow.versions import NUMBER, versions
from puntari.store.deliveries import DeliveryRecord, usable
from puntari.store.engine import calculator, count, read_parquet, write_parquet
from puntari.store.rejects import get_mendings
from puntari.store.root import Store
from puntari.words.cell import Reason
from puntari.words.table import ROW


@dataclass(frozen=True)
class DeliveryReport:
    """How the rows of one delivery fared; `missing_columns` are figures and texts that it does not carry."""

    record: DeliveryRecord
    rows: int
    accepted: int
    rejected: int
    set_aside: int
    missing_columns: tuple[str, ...]


@dataclass(frozen=True)
class RegisterReport:
    """A register that was written: its rows (versions of keys), and the deliveries it was made of, in order."""

    source: str
    rows: int
    deliveries: tuple[DeliveryReport, ...]


def build_register(
    store: Store, source: Source, records: Iterable[DeliveryRecord], path: Path, shelf: Shelf | None = None
) -> RegisterReport:
    """Write the register of a source into one Parquet file, and the rejected rows of its deliveries into quarantine.

    Beside the columns of accepted rows it has `_delivery` (12 digits of the hash), `_division` (ISO date or null), `_merged` (figures
    that an earlier delivery told, as `x=delivery:row`), `known_from` and `known_to` (dates; null: still holds). The same deliveries
    give the same bytes. A delivery that can no longer be read raises BrokenFile. What `shelf` holds is not read again.
    """
    ordered = sorted(usable(tuple(records)), key=lambda one: (one.known, one.arrived, one.sha256))
    reports: list[DeliveryReport] = []
    tables = [register_schema(source).empty_table()]
    for number, record in enumerate(ordered):
        checked = _checked(store, source, record, shelf)
        keep_rejects(store, record, checked.rejected)
        tables.append(_told(source, checked, record, number))
        reports.append(_report(record, checked))
    rows = _write(source, pa.concat_tables(tables), [report.missing_columns for report in reports], path)
    return RegisterReport(source.id, rows, tuple(reports))


def _checked(store: Store, source: Source, record: DeliveryRecord, shelf: Shelf | None) -> Checked:
    """What a delivery says; one that was mended by hand is always read again with its mendings."""
    ready = None if shelf is None or get_mendings(store, source.id, record.sha256) else shelf.take(record)
    return check(source, read_delivery(store, record), record) if ready is None else ready


def register_schema(source: Source) -> pa.Schema:
    """Columns of the rows that deliveries tell, with what the register adds to each; NUMBER is the delivery's place in the order."""
    fields: list[tuple[str, pa.DataType]] = []
    for column in source.columns:
        if isinstance(column, NumberColumn):
            fields += [(column.name + end, pa.float64()) for end in ("", *COMPANIONS[:2])] + [(f"{column.name}__why", pa.string())]
        else:
            fields += [(f"{column.name}_level", pa.string())] if isinstance(column, PlaceColumn) else []
            fields.append((column.name, pa.string()))
    added = [(ROW, pa.int64()), ("_delivery", pa.string()), ("_division", pa.string()), ("known_from", pa.date32()), (NUMBER, pa.int32())]
    return pa.schema(fields + added)


def _told(source: Source, checked: Checked, record: DeliveryRecord, number: int) -> pa.Table:
    """What a delivery tells: its accepted rows, and for keys in quarantine that their figures wait to be mended."""
    told = pa.concat_tables([checked.accepted, _waiting(source, checked)], promote_options="permissive")
    added = {
        "_delivery": pa.scalar(record.short),
        "_division": pa.scalar(record.division or None, pa.string()),
        "known_from": pa.scalar(date.fromisoformat(record.known)),
        NUMBER: pa.scalar(number, pa.int32()),
    }
    for name, value in added.items():
        told = told.append_column(name, pa.repeat(value, told.num_rows))
    schema = register_schema(source)
    return told.select(schema.names).cast(schema)


def _waiting(source: Source, checked: Checked) -> pa.Table:
    held = checked.quarantined
    for column in source.columns:
        if isinstance(column, NumberColumn):
            reason = Reason.NOT_DELIVERED if column.name in checked.missing_columns else Reason.QUARANTINED
            held = held.append_column(f"{column.name}__why", pa.repeat(pa.scalar(str(reason)), held.num_rows))
    return held


def _write(source: Source, told: pa.Table, missing: Sequence[tuple[str, ...]], path: Path) -> int:
    with calculator(path.parent) as connection:
        connection.register("delivered", told)
        connection.execute("CREATE TEMP TABLE told AS FROM delivered")
        write_parquet(versions(source, connection.table("told"), missing), path, (*key_names(source), "known_from"))
        return count(read_parquet(connection, path))


def _report(record: DeliveryRecord, checked: Checked) -> DeliveryReport:
    return DeliveryReport(
        record, checked.rows, checked.accepted.num_rows, checked.rejected.num_rows, checked.set_aside, checked.missing_columns
    )
