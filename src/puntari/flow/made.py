"""Synthetic deliveries of a pack's registers: made into a folder, listed in order, and compared with the open statistics."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from puntari.define.pack import Pack
from puntari.define.register import Register
from puntari.define.synthetic import Made, MadeDelivery, Nearness, Synthetic, Told
from puntari.store import engine
from puntari.store.files import brought, names_in, read_bytes, read_json, write_atomic, write_json
from puntari.store.made import Making
from puntari.store.spill import spilling
from puntari.words.errors import BadQuestion, UnreadableFile

LIST, NEARNESS = "deliveries.json", "truth/nearness.json"
# Columns of the views that a comparison asks: since when a delivery was known, and its place in the list.
KNOWN, NUMBER = "_known", "_number"


class _Out:
    """The sink of a maker: names columns as deliveries call them first, and remembers what each file is."""

    def __init__(self, making: Making) -> None:
        self.making = making
        self.about: dict[str, tuple[str, date, bool]] = {}

    def write(self, register: Register, known: date, rows: pa.Table, as_csv: bool) -> None:
        name = f"deliveries/{known}_{register.id}.{'csv' if as_csv else 'parquet'}"
        self.about[name] = (register.id, known, False)
        self.making.add(name, rows.rename_columns([_called(register, one) for one in rows.column_names]))

    def write_rows(self, register: Register, known: date, rows: Sequence[Mapping[str, str]]) -> str:
        name = f"deliveries/{known}_{register.id}_more.csv"
        self.about[name] = (register.id, known, True)
        self.making.write_cells(name, [{_called(register, one): cell for one, cell in row.items()} for row in rows])
        return name

    def truth(self, name: str, value: pa.Table | Mapping[str, object]) -> None:
        if isinstance(value, pa.Table):
            self.making.add(f"truth/{name}.parquet", value)
        else:
            self.making.write_value(f"truth/{name}.json", value)


def _called(register: Register, column: str) -> str:
    return register.column(column).called[0]


def maker_of(packs: Mapping[str, Pack]) -> tuple[Pack, Synthetic]:
    """The pack that offers to make synthetic deliveries; raises BadQuestion where none or several do."""
    found = [(pack, pack.synthetic) for pack in packs.values() if pack.synthetic is not None]
    if len(found) != 1:
        raise BadQuestion(f"{len(found)} of the packs {', '.join(packs)} make synthetic deliveries; one is needed")
    return found[0]


def make(pack: Pack, maker: Synthetic, scale: str, seed: int, folder: Path, told: Told) -> Made:
    """Make the deliveries of a scale into an empty folder, with the truth beside them; the same seed gives the same bytes."""
    maker.check_scale(scale)
    with Making(folder) as making:
        out = _Out(making)
        maker.make(scale, seed, out, told)
        hashes = making.hashes()
    listed = [
        MadeDelivery(name, register, known, making.rows[name], hashes[name], soiled)
        for name, (register, known, soiled) in out.about.items()
    ]
    made = Made(pack.id, scale, seed, tuple(sorted(listed, key=lambda one: (one.known, one.register, one.soiled))))
    deliveries = [asdict(one) | {"known": str(one.known)} for one in made.deliveries]
    write_json(folder / LIST, {"synthetic": True, **asdict(made), "deliveries": deliveries})
    return made


def read_made(folder: Path) -> Made:
    """The list of a folder of synthetic deliveries; raises UnreadableFile where it is none."""
    try:
        with brought():
            told = read_json(folder / LIST)
        deliveries = tuple(MadeDelivery(**one | {"known": date.fromisoformat(one["known"])}) for one in told["deliveries"])
        return Made(told["pack"], told["scale"], told["seed"], deliveries)
    except (KeyError, TypeError, ValueError) as wrong:
        raise UnreadableFile(f"{folder / LIST} is no list of synthetic deliveries ({wrong}); make them anew") from wrong


def compare(pack: Pack, maker: Synthetic, folder: Path) -> tuple[Nearness, ...]:
    """How near the deliveries of a folder come to the open statistics, written beside the truth too."""
    made = read_made(folder)
    # Nobody of a made-up country is identified by what is spilled.
    with spilling(folder / ".spill") as spill, engine.connect(memory=engine.MAKING, folders=(folder,), spill=spill) as connection:
        for register in pack.registers.values():
            some = [(number, one) for number, one in enumerate(made.deliveries) if one.register == register.id and not one.soiled]
            if some:
                told = set(connection.sql(f"SELECT * FROM {_reading(folder / some[0][1].file)}").columns)
                connection.execute(f"CREATE VIEW {engine.name(register.id)} AS {_view(folder, register, told, some)}")
        found = maker.compare(made.scale, lambda sql: connection.sql(sql).to_arrow_table())
    write_json(folder / NEARNESS, {"synthetic": True, "nearness": [asdict(one) | {"holds": one.holds} for one in found]})
    return found


def _view(folder: Path, register: Register, told: set[str], some: Sequence[tuple[int, MadeDelivery]]) -> str:
    names = ((column.called[0], column.name) for column in register.carried if column.called[0] in told)
    columns = ", ".join(f"{engine.name(called)} AS {engine.name(name)}" for called, name in names)
    return " UNION ALL BY NAME ".join(
        f"SELECT {columns}, DATE '{one.known}' AS {KNOWN}, {number} AS {NUMBER} FROM {_reading(folder / one.file)}" for number, one in some
    )


def _reading(path: Path) -> str:
    place = engine.literal(str(path.resolve()))
    return f"read_csv({place}, all_varchar = true, header = true)" if path.suffix == ".csv" else f"read_parquet({place})"


def fit(pack: Pack, maker: Synthetic, mirror: Path) -> tuple[str, ...]:
    """Fit the parameters again and write the tables that changed; returns their names."""
    folder = Path(pack.folder) / maker.parameters
    changed = []
    for name, text in maker.fit(reader(mirror)).items():
        if name not in names_in(folder) or read_bytes(folder / name) != text.encode():
            write_atomic(folder / name, text.encode())
            changed.append(name)
    return tuple(changed)


def reader(mirror: Path) -> _Reader:
    """What a fit reads the mirror's files with, as text."""
    return _Reader(mirror)


@dataclass(frozen=True)
class _Reader:
    mirror: Path

    def __call__(self, name: str) -> str:
        data = read_bytes(self.mirror / name)
        return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8-sig")
