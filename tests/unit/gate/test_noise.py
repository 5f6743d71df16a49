"""Perturbation tables: their properties, made anew from their program, and the same change in Python as in SQL."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from puntari.define.disclosure import CellKeys, Disclosure, Method
from puntari.define.right import Columns
from puntari.define.source import Audience
from puntari.flow.figures.guarded import PRIME, mixed_sql, second
from puntari.flow.person_facts.units import record_key
from puntari.guard.noise import KEYS, change_of, change_sql, thresholds
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


def test_the_stored_table_is_what_its_program_makes() -> None:
    made = list(table(RULE.most, RULE.variance, RULE.smallest))
    path = Path(__file__).resolve().parents[3] / "src" / "puntari" / "guard" / "noise" / f"{RULE.noise}.csv"
    header, *lines = path.read_text().splitlines()
    assert header == "count,change,chance"
    assert lines == [f"{count},{change},{chance:.12f}" for count, change, chance in made]
    assert max(thresholds(RULE.noise)) == RULE.most + RULE.smallest + 1


def test_a_million_changed_counts_have_no_bias_and_zeros_stay() -> None:
    drawn = np.random.default_rng(5).integers(0, KEYS, 100_000)
    for count in (1, 2, 4, 7, 8, 30):
        ends = thresholds(RULE.noise)[min(count, 8)]
        told = np.array([change for change, _ in ends])[np.searchsorted([end for _, end in ends], drawn, side="right")]
        assert abs(told.mean()) < 0.02 and told.var() == pytest.approx(RULE.variance, rel=0.02)
        assert [int(one) for one in told[:200]] == [change_of(RULE, count, int(one)) for one in drawn[:200]]
    assert {change_of(RULE, 0, int(one)) for one in drawn[:500]} == {0}


def test_sql_changes_as_python_does() -> None:
    drawn = [int(one) for one in np.random.default_rng(6).integers(0, KEYS, 400)] + [0, KEYS - 1]
    pairs = [(count, key) for key in drawn for count in (0, 1, 3, 8, 500)]
    listed = ", ".join(f"({count}, {key})" for count, key in pairs)
    with engine.connect() as connection:
        sql = f"SELECT n, k, {change_sql(RULE, 'n', 'k')} FROM (VALUES {listed}) AS t(n, k)"
        assert all(change == change_of(RULE, n, k) for n, k, change in connection.execute(sql).fetchall())


def test_the_same_sum_has_other_noise_in_another_month() -> None:
    with engine.connect() as connection:
        sql = (
            f"SELECT {mixed_sql('k')} AS m, {second('m')} AS s FROM (SELECT 123456789 * i AS k, last_day "
            "FROM range(1, 40) AS a(i), (VALUES (DATE '2021-03-31'), (DATE '2021-04-30'), (DATE '2021-05-31')) AS d(last_day)) AS t"
        )
        rows = connection.execute(sql).fetchall()
    assert len({mixed for mixed, _ in rows}) == len(rows) and all(0 <= mixed < PRIME for mixed, _ in rows)
    assert all(0 <= number < 1 for _, number in rows) and np.std([number for _, number in rows]) > 0.2


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
    for fields in ({"least": 2}, {"base": 4}, {"mean": 6}, {"whole": 12}, {"dominance": 0.9}, {"dimensions": 9}):
        with pytest.raises(BadDefinition, match="cell keys"):
            CellKeys(**fields)
    with pytest.raises(BadDefinition, match="needs? a rule"):
        Disclosure(Audience.AUTHORITIES, Columns.PROTECTED, Method.CELL_KEYS, Text.same("x"))
