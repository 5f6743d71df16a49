"""The stored figures that claims cite, by id: from the register of a build, or from a table that the pack carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from puntari.define.claim import CITED_AS
from puntari.define.column import NumberColumn
from puntari.define.source import Source
from puntari.flow.warehouse import Warehouse
from puntari.store.engine import name
from puntari.store.files import read_bytes, read_rows, sha256
from puntari.words.cell import Reason

STATED = "stated"
"""What `dated` says of a year that the report gives itself."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A stored figure: its value, or a reason code in `why`; the ends of a range, the upper alone where no more is told; the other
    columns of its row as words."""

    id: str
    source: str
    value: float | None
    low: float | None
    high: float | None
    why: str
    words: Mapping[str, str]

    @property
    def stated_year(self) -> str:
        """The year that the report gives; empty where its row has none, or one that was assumed to keep it somewhere."""
        return self.words.get("year", "") if self.words.get("dated", STATED) == STATED else ""


def from_register(warehouse: Warehouse, source: Source) -> tuple[Figure, ...]:
    """The figures of a source as a build knows them."""
    number = source.numbers[0].name
    records = warehouse.rows(f"SELECT * FROM register.{name(source.id)} WHERE known_to IS NULL ORDER BY {name(CITED_AS)}").to_pylist()
    return tuple(
        _figure(
            source,
            {column.name: record[column.name] for column in source.columns},
            record[f"{number}__low"],
            record[f"{number}__high"],
            record[f"{number}__why"],
        )
        for record in records
    )


def from_carried(source: Source, folder: Path) -> tuple[Figure, ...]:
    """The figures of a source as the tables that its pack carries have them."""
    number = source.numbers[0]
    return tuple(
        _figure(
            source,
            {column.name: row[column.called[0]] for column in source.columns},
            row.get(number.low),
            row.get(number.high),
            row.get(number.why),
        )
        for file in source.carried
        for row in read_rows(folder / file.path)
    )


def carried_is_built(source: Source, folder: Path, built: Iterable[str]) -> bool:
    """Whether the tables that a pack carries now are among the deliveries, named by their hashes, that a build was made of."""
    hashes = set(built)
    return all(sha256(read_bytes(folder / file.path)) in hashes for file in source.carried)


def stored_figures(
    read: Mapping[str, Source], folder: Path, manifest: Mapping[str, object] | None, warehouse: Callable[[], Warehouse]
) -> tuple[dict[str, Figure], tuple[str, ...]]:
    """The figures of sources by their ids, and the sources that no build holds as they stand now, which are read as the pack has them.

    `manifest` is what the served build says of the pack, None where nothing is built.
    """
    told = manifest["sources"] if manifest else {}
    unbuilt = tuple(
        id for id, source in read.items()
        if id not in told or not carried_is_built(source, folder, (one["sha256"] for one in told[id]["deliveries"]))
    )
    found = [one for id, source in read.items()
             for one in (from_carried(source, folder) if id in unbuilt else from_register(warehouse(), source))]
    return {figure.id: figure for figure in found}, unbuilt


def _figure(source: Source, record: Mapping[str, object], low: object, high: object, why: object) -> Figure:
    number = source.numbers[0].name
    words = {column.name: str(record[column.name] or "") for column in source.columns if not isinstance(column, NumberColumn)}
    # A register holds how far the contract lets a figure go; a source that states only an upper bound has told no lower one.
    least = None if why == Reason.UPPER_BOUND else _number(low)
    return Figure(words[CITED_AS], source.id, _number(record[number]), least, _number(high), str(why or ""), words)


def _number(told: object) -> float | None:
    return None if told in (None, "") else float(told)
