"""Perturbation tables: their properties, made anew from their program, and the same change in Python as in SQL."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from puntari.define.disclosure import CellKeys, Disclosure, Method
from puntari.define.right import Columns
from puntari.define.source import Audience
from puntari.flow.figures.guarded_noise import changed_sql, drawn, lasting_sql, period_sql, spread_sql, step_sql
from puntari.flow.person_facts.compute import SALTS
from puntari.flow.person_facts.units import record_key, salt_table
from puntari.guard.noise import KEYS, PRIME, change_of, change_sql, thresholds
from puntari.methods.perturbation import chances, changes, table
from puntari.store import engine
from puntari.store.keys import open_keys
from puntari.store.noise import noise_key, noise_mark
from puntari.store.root import Store
from puntari.words.errors import BadDefinition, BrokenStore
from puntari.words.text import Text

RULE = CellKeys()


@pytest.mark.parametrize(("most", "variance", "smallest"), [(5, 3.0, 2), (4, 2.0, 1), (3, 1.0, 0)])
def test_changes_are_unbiased_with_their_variance_and_within_bounds(most: int, variance: float, smallest: int) -> None:
    for count in range(1, most + smallest + 2):
        told, chance = changes(count, most, smallest), chances(count, most, variance, smallest)
        assert chance.min() > 0 and chance.sum() == pytest.approx(1, abs=1e-12)
        assert chance @ told == pytest.approx(0, abs=1e-9) and chance @ told**2 == pytest.approx(variance, abs=1e-9)
        assert abs(told).max() <= most and (count + told).min() >= 0
        assert not set(count + told) & set(range(1, smallest + 1))


def number_sql(side: str, turn: int = 0) -> str:
    """A number of a cell as it is written down: a part of the lasting key and half as much of the period's, without what is whole."""
    times, plus = 1103515245 + 48271 * turn, 12345 + 69621 * turn
    parts = [f"((({side}{key} * {times} + {plus}) % {PRIME}) / CAST({PRIME} AS DOUBLE))" for key in "lk"]
    return f"(({parts[0]} + 0.5 * {parts[1]}) % 1)"


def test_no_table_has_greater_entropy() -> None:
    """Moving a little along what leaves sum, mean and variance as they are never raises the entropy."""
    for count in (1, 3, 5, 9):
        told, chance = changes(count, 5, 2).astype(float), chances(count, 5, 3.0, 2)
        kept = np.stack([np.ones_like(told), told, told**2])
        free = np.linalg.svd(kept)[2][3:]
        for way in free:
            for step in (1e-5, -1e-5):
                moved = np.clip(chance + step * way, 1e-300, None)
                assert -(moved * np.log(moved)).sum() <= -(chance * np.log(chance)).sum() + 1e-12


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="no chances"):
        chances(1, 5, 0.5, 2)


TABLES = {
    RULE.lasting: (RULE.stays, RULE.stays_variance, 0),
    RULE.passing: (RULE.most - RULE.stays, RULE.variance - RULE.stays_variance, RULE.smallest),
}


@pytest.mark.parametrize("named", TABLES)
def test_the_stored_table_is_what_its_program_makes(named: str) -> None:
    most, variance, smallest = TABLES[named]
    path = Path(__file__).resolve().parents[3] / "src" / "puntari" / "guard" / "noise" / f"{named}.csv"
    header, *lines = path.read_text().splitlines()
    assert header == "count,change,chance"
    assert lines == [f"{count},{change},{chance:.12f}" for count, change, chance in table(most, variance, smallest)]
    assert max(thresholds(named)) == most + smallest + 1


def changed(named: str, counts: np.ndarray, keys: np.ndarray) -> np.ndarray:
    told, last = counts.copy(), max(thresholds(named))
    for count in set(np.minimum(counts, last).tolist()) - {0}:
        ends, of = thresholds(named)[count], np.minimum(counts, last) == count
        told[of] += np.array([change for change, _ in ends])[np.searchsorted([end for _, end in ends], keys[of], side="right")]
    return told


def test_a_million_changed_counts_have_no_bias_and_zeros_stay() -> None:
    """Both changes together: mean 0, the stated variance where no count comes near 0, at most the stated change, nothing of 1 to 2."""
    draw = np.random.default_rng(5)
    for count in (1, 2, 4, 7, 8, 30):
        first, second = draw.integers(0, KEYS, 200_000), draw.integers(0, KEYS, 200_000)
        stayed = changed(RULE.lasting, np.full(200_000, count), first)
        told = changed(RULE.passing, stayed, second)
        assert abs(told.mean() - count) < 0.02 and abs(told - count).max() <= RULE.most
        assert told.var() == pytest.approx(RULE.variance, rel=0.02) if count > 2 else 1.5 < told.var() <= RULE.variance * 1.02
        assert told.min() >= 0 and not set(range(1, RULE.smallest + 1)) & set(told.tolist())
        by_one = [int(one) + change_of(RULE.passing, int(one), int(key)) for one, key in zip(stayed[:200], second[:200], strict=True)]
        assert by_one == told[:200].tolist()
    assert {change_of(named, 0, int(one)) for one in draw.integers(0, KEYS, 500) for named in TABLES} == {0}


def test_sql_changes_as_python_does() -> None:
    keys = [int(one) for one in np.random.default_rng(6).integers(0, KEYS, 400)] + [0, KEYS - 1]
    pairs = [(count, key) for key in keys for count in (0, 1, 3, 8, 500)]
    listed = ", ".join(f"({count}, {key})" for count, key in pairs)
    with engine.connect() as connection:
        sql = f"SELECT n, k, {change_sql(RULE.passing, 'n', 'k')} FROM (VALUES {listed}) AS t(n, k)"
        assert all(change == change_of(RULE.passing, n, k) for n, k, change in connection.execute(sql).fetchall())


def test_the_same_sum_has_other_noise_in_another_month_and_the_same_lasting_one() -> None:
    with engine.connect() as connection:
        salts = engine.from_arrow(connection, salt_table(b"secret")).filter("day >= '2021-01-01' AND day < '2021-04-01'").to_arrow_table()
        engine.from_arrow(connection, salts).create("salts")
        sums = "SELECT 123456789 * i AS a_ck, times AS salt_times, plus AS salt_plus, day FROM range(1, 40) AS r(i), salts"
        lasting = f"SELECT *, {lasting_sql('a_ck')} AS al FROM ({sums}) AS s"
        stepped = f"SELECT *, {step_sql('al')} AS am FROM ({lasting}) AS l"
        keyed = f"SELECT *, {period_sql('am')} AS ak FROM ({stepped}) AS m"
        rows = connection.execute(f"SELECT a_ck, al, ak, {number_sql('a')}, {number_sql('a', 1)} FROM ({keyed}) AS k").fetchall()
    assert len({al for _, al, *_ in rows}) == 39 and len({ak for _, _, ak, *_ in rows}) == len(rows) == 39 * 90
    assert all(0 <= ak < PRIME and 0 <= one < 1 and 0 <= other < 1 for _, _, ak, one, other in rows)
    assert np.std([one for *_, one, _ in rows]) > 0.2
    assert abs(np.corrcoef([one for *_, one, _ in rows], [other for *_, other in rows])[0, 1]) < 0.1
    apart = {(after[2] - before[2]) % PRIME for before, after in pairwise(sorted(rows[:39]))}
    assert len(apart) == 38, "keys a step apart are no step apart, so that no equation tells the numbers"


def test_a_number_made_once_beside_its_cell_is_the_number_of_the_cell() -> None:
    with engine.connect() as connection:
        connection.execute("CREATE SCHEMA unit")
        engine.from_arrow(connection, salt_table(b"secret")).create(SALTS)
        cells = "SELECT i AS a_n, 987654321 * i AS a_ck, DATE '2021-01-31' AS last_day FROM range(200) AS r(i)"
        changed = changed_sql(cells, {"a": "7"}, RULE, [("a", 0), ("a", 5)])
        listed = f"{drawn('a')}, {number_sql('a')}, {drawn('a', 5)}, {number_sql('a', 5)}"
        rows = connection.execute(f"SELECT {listed} FROM ({changed}) AS c").fetchall()
    assert len(rows) == 200 and all(one == made and other == again for one, made, other, again in rows)
    assert len({one for one, *_ in rows}) > 190 and [one for one, *_ in rows] != [other for _, _, other, _ in rows]


def test_counts_of_a_cell_changed_together_are_what_each_is_alone() -> None:
    counts = "i % 9 AS a_n, 987654321 * i AS a_ck, i AS b_n, 123456789 * i AS b_ck"
    cells = f"SELECT i, {counts}, DATE '2021-01-31' AS last_day FROM range(300) AS r(i)"
    marks, draws = {"a": "7", "b": "CASE WHEN i < 100 THEN 8 ELSE 9 END"}, [("a", 0), ("b", 0), ("b", 5)]
    with engine.connect() as connection:
        connection.execute("CREATE SCHEMA unit")
        engine.from_arrow(connection, salt_table(b"secret")).create(SALTS)

        def told(sql: str, *columns: str) -> list[tuple[object, ...]]:
            return connection.execute(f"SELECT i, {', '.join(columns)}, salt_times, salt_plus FROM ({sql}) AS c ORDER BY i").fetchall()

        together = changed_sql(cells, marks, RULE, draws)
        for side, mark in marks.items():
            mine = [one for one in draws if one[0] == side]
            columns = (f"{side}p", *(drawn(*one) for one in mine))
            alone = told(changed_sql(cells, {side: mark}, RULE, mine), *columns)
            assert len(alone) == 300 and told(together, *columns) == alone
            assert any(changed != count for count, changed, *_ in alone)


def test_numbers_of_days_are_secret_and_never_change() -> None:
    one, other = salt_table(b"one").to_pydict(), salt_table(b"other").to_pydict()
    assert salt_table(b"one").to_pydict() == one
    assert all(1 <= times < 2**31 for times in one["times"]) and all(0 <= plus < 2**31 for plus in one["plus"])
    pairs = [set(zip(numbers["times"], numbers["plus"], strict=True)) for numbers in (one, other)]
    assert len(pairs[0]) == len(one["day"]) and not pairs[0] & pairs[1]


def test_the_secret_is_its_own_and_no_other_takes_its_place(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert noise_key(store) is None and noise_mark(store) == ""
    open_keys(store, make=True)
    secret = noise_key(store)
    assert secret is not None and noise_key(store) == secret and noise_mark(store)
    assert secret.hex() not in (store.keys / "keys.json").read_text() and (store.keys / "noise.json").stat().st_mode & 0o077 == 0
    assert 0 <= record_key(secret, 2**62) < KEYS and record_key(secret, 1) != record_key(secret, 2)
    other = Store(tmp_path / "other")
    open_keys(other, make=True)
    noise_key(other)
    (store.keys / "noise.json").write_bytes((other.keys / "noise.json").read_bytes())
    with pytest.raises(BrokenStore, match="not the secret"):
        noise_key(store)
    (store.keys / "noise.json").unlink()
    with pytest.raises(BrokenStore, match="gone"):
        noise_key(store)


def test_rules_that_protect_nobody_refuse_to_exist() -> None:
    of_few = ({"least": 2}, {"base": 4}, {"mean": 6}, {"whole": 12})
    for fields in (*of_few, {"dominance": 0.9}, {"dimensions": 9}, {"stays": 5}, {"stays_variance": 3.0}):
        with pytest.raises(BadDefinition, match="cell keys"):
            CellKeys(**fields)
    with pytest.raises(BadDefinition, match="needs? a rule"):
        Disclosure(Audience.AUTHORITIES, Columns.PROTECTED, Method.CELL_KEYS, Text.same("x"))


def test_an_outlier_just_under_the_limit_stays_unknown_to_who_knows_all_others() -> None:
    """Who knows all other contributions sees the largest times one plus the noise. Whatever he multiplies that with, he comes within a
    tenth of it in at most a quarter of the cells, and within a quarter in half of them."""
    each = ", ".join(f"CAST(hash({one}) % {PRIME} AS BIGINT) AS {key}" for one, key in (("i", "al"), ("-1 - i", "ak")))
    with engine.connect() as connection:
        rows = connection.execute(f"SELECT {spread_sql(number_sql('a'))} FROM (SELECT {each} FROM range(100000) AS r(i)) AS k").fetchall()
    spread = np.array(rows, dtype=float).ravel()
    assert 0.5 <= np.abs(spread).min() < 0.51 and 1.49 < np.abs(spread).max() <= 1.5 and abs(spread.mean()) < 0.02
    seen = 1 + spread
    for within, most in ((0.1, 0.25), (0.25, 0.52)):
        right = max(float((np.abs(factor * seen - 1) < within).mean()) for factor in np.arange(-4, 4, 0.02))
        assert 0.1 < right <= most
