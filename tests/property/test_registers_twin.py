"""The register log against a naive twin: any sequence of deliveries, and what was known on any past day."""

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
from tests.persons import STAY, csv_text, delivered, rows
from tests.small.registers import STAYS, hetu

START = date(2021, 1, 1)
DRAWN = 12 if settings.default.derandomize else 500
ENDS = ("11.11.2222", "", "2020-05-05", "2020-06-06", "2019-01-01")
KINDS = ("01", "02", "guest", "9")
Row = tuple[int, str, str, str, bool]
one_row = st.tuples(
    st.integers(0, 4), st.sampled_from(["2020-01-01", "2020-02-02"]), st.sampled_from(ENDS), st.sampled_from(KINDS), st.booleans()
)
one_delivery = st.tuples(st.lists(one_row, max_size=7), st.sampled_from(Delivers), st.integers(0, 2))


def accepted(told: list[Row]) -> tuple[dict[tuple[int, str], tuple[object, ...] | None], set[tuple[int, str]], int]:
    """What a delivery tells by key (None: it is no more), all keys that it names, and how many rows are rejected."""
    good: dict[tuple[int, str], list[tuple[object, ...] | None]] = {}
    rejected = 0
    for number, begins, ends, kind, gone in told:
        end = date.fromisoformat(ends) if ends[:2] == "20" else None
        code = "01" if kind == "guest" else kind
        if not gone and (code == "9" or (end is not None and end < date.fromisoformat(begins))):
            rejected += 1
        else:
            # A row that is no more may say anything beside its key; two such rows are told apart by what they say.
            told_end = end if not gone or ends != "2019-01-01" else date(2019, 1, 1)
            good.setdefault((number, begins), []).append((gone, told_end, None if code == "9" else code))
    kept: dict[tuple[int, str], tuple[object, ...] | None] = {}
    for key, said in good.items():
        if len(set(said)) == 1:
            kept[key] = None if said[0][0] else said[0][1:]
            rejected += len(said) - 1
        else:
            rejected += len(said)
    return kept, {(row[0], row[1]) for row in told}, rejected


@settings(max_examples=DRAWN)
@given(st.lists(one_delivery, min_size=1, max_size=4))
def test_what_was_known_on_any_day_is_what_the_twin_says(deliveries: list[tuple[list[Row], Delivers, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, known, current = Store(Path(folder) / "store"), START, {}
        history: dict[date, dict[tuple[int, str], tuple[object, ...]]] = {}
        seen: set[str] = set()
        for told, delivers, days in deliveries:
            known += timedelta(days=days)
            text = csv_text((*STAY, "poistettu"), [(hetu(n), b, e, k, "", "", "", "", int(gone)) for n, b, e, k, gone in told])
            if text in seen or (not told and delivers is Delivers.FULL):
                continue
            seen.add(text)
            loaded = delivered(store, STAYS, text, known, Terms(known=known, delivers=delivers)).loaded
            kept, named, rejected = accepted(told)
            assert (loaded.rows, loaded.rejected) == (len(told), rejected)
            assert loaded.accepted == loaded.sorted
            if delivers is Delivers.FULL:
                current = {key: value for key, value in current.items() if key in named}
            current = {key: value for key, value in {**current, **kept}.items() if value is not None}
            history[known] = current
        for day in history:
            told = rows(store, "stays", day, columns="begins, ends, kind")
            assert told == sorted(((date.fromisoformat(b), *value) for (_, b), value in history[day].items()), key=_order)
            assert len({row[0] for row in rows(store, "stays", day, columns="person")}) == len({n for n, _ in history[day]})
        assert [one.seq for one in read_log(store).of("stays")] == list(range(len(read_log(store).of("stays"))))


def _order(row: tuple[object, ...]) -> tuple[object, ...]:
    return (row[0], row[1] is None, row[1] or date.min, row[2])
