"""Whatever columns deliveries leave out: each equals the one that has the values known of its rows in them."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from puntari.define.governance import Delivers
from puntari.flow.intake.take import Terms
from puntari.store.registers import read_log
from puntari.store.root import Store
from tests.persons import STAY, csv_text, delivered, rows, stores
from tests.small.registers import STAYS, hetu

START = date(2021, 1, 1)
DRAWN = 10 if settings.default.derandomize else 200
OPTIONAL = ("pitäjä", "vuoteet", "tila")
Key = tuple[int, str]
Cells = tuple[str, ...]
optional_cells = st.tuples(st.sampled_from(("a", "")), st.sampled_from(("1", "2", "")), st.sampled_from(("T1", "")))
one_row = st.tuples(st.integers(0, 3), st.just("2020-01-01"), st.sampled_from(("01", "02", "9")), st.booleans(), optional_cells)
one_delivery = st.tuples(
    st.lists(one_row, min_size=1, max_size=4, unique_by=lambda row: row[0]), st.sampled_from(Delivers), st.sets(st.sampled_from(OPTIONAL))
)
COUNTED = ("rows", "stored", "unchanged", "deleted", "rejected", "ended")


def text_of(told: list[tuple], absent: set[str], number: int) -> str:
    """The delivery without the columns that are absent; its free text makes no two deliveries alike."""
    named = ("hetu", "alku", "loppu", "laji", *(one for one in OPTIONAL if one not in absent), "sanat", "poistettu")
    lines = []
    for person, begins, kind, gone, cells in told:
        kept = [cell for name, cell in zip(OPTIONAL, cells, strict=True) if name not in absent]
        lines.append((hetu(person), begins, "", kind, *kept, f"words {number}", int(gone)))
    return csv_text(named, lines)


def filled(told: list[tuple], absent: set[str], known: dict[Key, Cells]) -> list[tuple]:
    """The same rows with what is known of them in the columns that are absent."""
    full = []
    for person, begins, kind, gone, cells in told:
        before = known.get((person, begins), ("", "", ""))
        chosen = tuple(old if name in absent else new for name, old, new in zip(OPTIONAL, before, cells, strict=True))
        full.append((person, begins, kind, gone, chosen))
    return full


def after(told: list[tuple], delivers: Delivers, known: dict[Key, Cells]) -> dict[Key, Cells]:
    """What is known of the rows that hold once a delivery with all columns was taken in."""
    named = {row[:2] for row in told}
    held = {key: cells for key, cells in known.items() if delivers is Delivers.DELTA or key in named}
    for person, begins, kind, gone, cells in told:
        if gone:
            held.pop((person, begins), None)
        elif kind != "9":
            held[person, begins] = cells
    return held


@settings(max_examples=DRAWN, deadline=None)
@given(st.lists(one_delivery, min_size=2, max_size=4))
def test_a_delivery_without_columns_equals_one_with_what_is_known_in_them(deliveries: list[tuple]) -> None:
    assert set(OPTIONAL) < set(STAY)
    with tempfile.TemporaryDirectory() as folder:
        short, whole = stores(Path(folder), 2)
        known: dict[Key, Cells] = {}
        for number, (told, delivers, absent) in enumerate(deliveries):
            day = START + timedelta(days=number)
            full = filled(told, absent, known)
            take(short, text_of(told, absent, number), day, delivers)
            take(whole, text_of(full, set(), number), day, delivers)
            known = after(full, delivers, known)
            assert rows(short, "stays", columns="* EXCLUDE (_delivery)") == rows(whole, "stays", columns="* EXCLUDE (_delivery)")
        assert counts(short) == counts(whole)
        assert [len(one.lacking) for one in read_log(short).of("stays")] == [len(absent) for _, _, absent in deliveries]


def counts(store: Store) -> list[list[int]]:
    """How the rows of each delivery fared."""
    return [[getattr(one, name) for name in COUNTED] for one in read_log(store).of("stays")]


def take(store: Store, text: str, known: date, delivers: Delivers) -> None:
    """Take a delivery in."""
    delivered(store, STAYS, text, known, Terms(known=known, delivers=delivers))
