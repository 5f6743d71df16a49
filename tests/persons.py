"""Person deliveries written in a test, taken in, and read as known on a day."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.register import Register
from puntari.flow.intake.take import Taken, Terms, take_file
from puntari.flow.rolls import open_rolls
from puntari.store import engine
from puntari.store.keys import open_keys
from puntari.store.root import Store
from tests.small.registers import PACK

STAY = ("hetu", "alku", "loppu", "laji", "pitäjä", "vuoteet", "tila", "sanat")


def stores(folder: Path, count: int) -> list[Store]:
    """Some stores with the same keys, each with its own copy."""
    made = [Store(folder / f"store{number}") for number in range(count)]
    open_keys(made[0], make=True)
    for other in made[1:]:
        for there, here in ((made[0].keys / "keys.json", other.keys / "keys.json"), (made[0].vault / "name", other.vault / "name")):
            here.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(there, here)
    return made


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows under column names, with semicolons."""
    return "".join(";".join(map(str, row)) + "\n" for row in (columns, *rows))


def delivered(
    store: Store, register: Register, text: str | bytes, known: date, terms: Terms | None = None, name: str = "delivery"
) -> Taken:
    """A delivery of that text, known since a day."""
    folder = store.root.parent / "files"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return take_file(store, register, path, terms or Terms(known=known))


def rows(
    store: Store, register: str, known_on: date | None = None, pack: Pack = PACK, columns: str = "* EXCLUDE (_delivery)"
) -> list[tuple]:
    """The rows of a register as known on a day, in order."""
    with engine.connect(folders=(store.registers,)) as connection:
        open_rolls(connection, store, pack, known_on)
        return connection.execute(f"SELECT {columns} FROM register.{register} ORDER BY ALL").fetchall()
