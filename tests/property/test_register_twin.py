"""The register against a naive one that keeps the whole state after each delivery: what was known on every day is the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
from contract_pack import farm, record
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puntari.flow.register import build_register
from puntari.store.deliveries import DeliveryRecord, put_delivery
from puntari.store.files import sha256
from puntari.store.root import Store

CELLS = {"": (None, "not_stated"), "...": (None, "hidden_at_source"), "1": (1.0, None), "2": (2.0, None), "x": (None, "quarantined")}
GONE = (None, "not_delivered")
FIRST = date(2026, 2, 1)
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Told:
    """One delivery: the day it was known, the figures it carries, and its rows."""

    day: int
    figures: tuple[str, ...]
    rows: tuple[tuple[Key, str], ...]

    @property
    def csv(self) -> bytes:
        rows = [f"{place},2026M0{month},{sex},{','.join([cell] * len(self.figures))}" for (place, month, sex), cell in self.rows]
        return "\n".join([",".join(["area", "month", "sex", *self.figures]), *rows, ""]).encode()


KEYS = st.tuples(st.sampled_from(["VI001", "VI002", "VI003", "VAA"]), st.sampled_from("12"), st.sampled_from(["men", "women"]))
ROWS = st.dictionaries(KEYS, st.sampled_from(list(CELLS)), min_size=1, max_size=8).map(lambda rows: tuple(sorted(rows.items())))
DELIVERY = st.builds(Told, st.integers(0, 3), st.sampled_from([("hens",), ("eggs",), ("hens", "eggs")]), ROWS)


def naive(deliveries: list[Told]) -> dict[int, dict[Key, dict[str, tuple[object, object]]]]:
    """State by day: for every key the figures with their reasons."""
    state: dict[Key, dict[str, tuple[object, object]]] = {}
    days: dict[int, dict[Key, dict[str, tuple[object, object]]]] = {}
    for told in deliveries:
        rows = dict(told.rows)
        wrong = {key for key, cell in rows.items() if cell == "x"}
        missed = [key for key in left_out(state, rows) if key not in rows]
        for key in missed:
            state[key] = state[key] | dict.fromkeys(told.figures, GONE)
        for key, cell in rows.items():
            outcome = CELLS[cell]
            if cell == "..." and "eggs" in told.figures:
                wrong.add(key)  # eggs are never hidden, so the mark breaks the contract of the whole row
            if key in wrong:
                outcome = CELLS["x"]
            state[key] = state.get(key, {"hens": GONE, "eggs": GONE}) | dict.fromkeys(told.figures, outcome)
        days[told.day] = {key: dict(figures) for key, figures in state.items()}
    return days


def left_out(state: dict[Key, object], rows: dict[Key, str]) -> Iterator[Key]:
    """The keys known before that the delivery should tell of, where it tells of at least half of those of their month and level."""
    for month in "12":
        for level in ("VI", "VA"):
            sexes = {key[2] for key in rows if key[1] == month and key[0].startswith(level)}
            due = [key for key in state if key[1] == month and key[0].startswith(level) and key[2] in sexes]
            if sum(key in rows for key in due) * 2 >= len(due):
                yield from due


@contextmanager
def delivered(deliveries: list[Told]) -> Iterator[tuple[Store, list[DeliveryRecord]]]:
    with tempfile.TemporaryDirectory() as folder:
        store, records = Store(Path(folder)), []
        for number, told in enumerate(deliveries):
            known = (FIRST + timedelta(days=told.day)).isoformat()
            made = record(known, sha256(told.csv), f"{number}", bytes=len(told.csv))
            records.append(put_delivery(store, made, told.csv))
        yield store, records


def known_on(rows: list[dict[str, object]], day: date) -> dict[Key, dict[str, tuple[object, object]]]:
    held = [row for row in rows if row["known_from"] <= day and (row["known_to"] is None or day < row["known_to"])]
    found = {
        (("VI" if row["place_level"] == "village" else "VA") + row["place"], row["period"][-1], row["sex"]): {
            figure: (row[figure], row[f"{figure}__why"]) for figure in ("hens", "eggs")
        }
        for row in held
    }
    assert len(found) == len(held), "a key is held twice on one day"
    return found


def distinct(deliveries: list[Told]) -> list[Told]:
    """Deliveries in the order in which they become known, each file once: the same bytes again are no delivery."""
    found: dict[bytes, Told] = {}
    for told in deliveries:
        found.setdefault(told.csv, told)
    return sorted(found.values(), key=lambda told: told.day)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DELIVERY, min_size=2, max_size=4).map(distinct))
def test_the_same_deliveries_in_any_order_give_the_same_bytes(deliveries: list[Told]) -> None:
    with delivered(deliveries) as (store, records):
        paths = store.root / "a.parquet", store.root / "b.parquet"
        build_register(store, farm(rules={}), records, paths[0])
        build_register(store, farm(rules={}), tuple(reversed(records)), paths[1])
        assert paths[0].read_bytes() == paths[1].read_bytes()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DELIVERY, min_size=1, max_size=4).map(distinct))
def test_what_was_known_on_each_day(deliveries: list[Told]) -> None:
    with delivered(deliveries) as (store, records):
        path = store.root / "a.parquet"
        report = build_register(store, farm(rules={}), records, path)
        rows = pq.read_table(path).to_pylist()
    assert report.rows == len(rows)
    states = naive(deliveries)
    for day in range(4):
        newest = max((known for known in states if known <= day), default=None)
        state = states[newest] if newest is not None else {}
        there = {key: figures for key, figures in state.items() if set(figures.values()) != {GONE}}
        assert known_on(rows, FIRST + timedelta(days=day)) == there


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DELIVERY)
def test_the_same_figures_again_make_no_new_version(told: Told) -> None:
    with delivered([told]) as (store, records):
        later = told.csv + b"\n"
        records.append(put_delivery(store, record("2026-06-01", sha256(later), "9", bytes=len(later)), later))
        build_register(store, farm(rules={}), records, store.root / "a.parquet")
        rows = pq.read_table(store.root / "a.parquet").to_pylist()
    assert len(rows) == len(told.rows)
    assert all(row["known_to"] is None for row in rows)
