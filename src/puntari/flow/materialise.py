"""Writing a build's facts and places beside its registers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from puntari.define.pack import Pack
from puntari.flow.facts import FROM, fact_query
from puntari.flow.places import membership_table
from puntari.flow.warehouse import fact_path, open_registers, place_path
from puntari.store import engine


def write_membership(folder: Path, pack: Pack, divisions: Iterable[date]) -> None:
    """Write what lies in what for the divisions that the pack's deliveries use."""
    if pack.hierarchy is None:
        return
    table = membership_table(pack.hierarchy, {*divisions, pack.hierarchy.newest})
    path = place_path(folder, pack.id, pack.hierarchy.id)
    with engine.connect(folders=(folder,)) as connection:
        engine.write_parquet(engine.from_arrow(connection, table), path, tuple(table.column_names))


def write_facts(folder: Path, pack: Pack) -> dict[str, int]:
    """Write every fact as known now; returns the rows of each."""
    rows: dict[str, int] = {}
    with open_registers(folder, pack) as connection:
        for fact in pack.facts.values():
            relation = connection.sql(fact_query(fact).sql(dialect="duckdb"))
            keys = [column for column in relation.columns if column in (fact.period.name, *fact.dimensions)]
            place = [column for column in relation.columns if column.endswith("_level")]
            path = fact_path(folder, pack.id, fact.id)
            engine.write_parquet(relation, path, (*place, *keys, FROM))
            rows[fact.id] = engine.count(engine.read_parquet(connection, path))
    return rows
