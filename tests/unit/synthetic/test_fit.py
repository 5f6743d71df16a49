"""The parameters in the repository are those that the mirror gives, and the targets are the mirror's figures where it tells them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from packs.employment.synthetic import tables
from packs.employment.synthetic.fit import fit
from packs.employment.synthetic.scale import SCALES, in_whole
from packs.employment.synthetic.targets import filled, season, targets
from puntari.define.find import load_packs
from puntari.flow import made


@pytest.mark.mirror
def test_the_tables_are_what_a_fit_gives(mirror: Path) -> None:
    fitted = fit(made.reader(mirror))
    kept = {path.name: path.read_text("utf-8") for path in tables.FOLDER.glob("*.csv") if path.name != "sources.csv"}
    assert sorted(fitted) == sorted(kept)
    assert [name for name in fitted if fitted[name] != kept[name]] == []


@pytest.mark.mirror
def test_a_fit_writes_what_changed_and_nothing_else(mirror: Path, tmp_path: Path) -> None:
    pack = load_packs()["employment"]
    elsewhere = replace(pack, folder=str(tmp_path))
    (tmp_path / pack.synthetic.parameters).mkdir(parents=True)
    assert "flow.csv" in made.fit(elsewhere, pack.synthetic, mirror)
    (tmp_path / pack.synthetic.parameters / "flow.csv").write_text("months,open\n1,0.5\n")
    assert made.fit(elsewhere, pack.synthetic, mirror) == ("flow.csv",)
    assert made.fit(elsewhere, pack.synthetic, mirror) == ()


def test_every_table_has_its_source_and_licence() -> None:
    named = {row["table"]: row for row in tables.read_rows(tables.FOLDER / "sources.csv")}
    assert sorted(named) == sorted(path.name for path in tables.FOLDER.glob("*.csv") if path.name != "sources.csv")
    assert all(row["origin"] and row["licence"] for row in named.values())


def test_targets_are_the_published_figures_where_there_are_any() -> None:
    goals, told = targets(), tables.unemployed()
    known = ~np.isnan(told)
    assert known.sum() > 27_000
    np.testing.assert_array_equal(goals.unemployed[known], told[known])
    assert not np.isnan(goals.unemployed).any()
    services = tables.country("KUNTTYOLOP")
    kind = tables.KINDS.index("KUNTTYOLOP")
    np.testing.assert_allclose(goals.services[:69, :, kind].sum(axis=1), services[:69])
    assert (goals.laid_off <= goals.unemployed).all()


def test_months_without_figures_lie_between_their_neighbours() -> None:
    np.testing.assert_array_equal(filled(np.array([1.0, np.nan, np.nan, 4.0, np.nan])), [1.0, 2.0, 3.0, 4.0, 4.0])
    goals = targets().unemployed.sum(axis=1)
    last, end = tables.month_number("2023M10"), tables.MONTHS - 1
    assert goals[last] * 0.95 < goals[last + 1 : end].min() and goals[last + 1 : end].max() < goals[end] * 1.1


def test_seasons_of_a_path_that_has_some() -> None:
    months = np.arange(tables.MONTHS)
    path = 1000 * np.exp(0.1 * np.sin(2 * np.pi * months / 12))
    np.testing.assert_allclose(season(path), path / 1000, rtol=0.01)


def test_whole_numbers_come_to_the_sum_and_do_not_flicker() -> None:
    figures = np.tile(np.linspace(0.1, 30.0, 200), (50, 1)) * np.linspace(1.0, 1.2, 50)[:, None]
    whole = in_whole(figures, np.random.default_rng(0).random(200))
    np.testing.assert_array_equal(whole.sum(axis=1), np.rint(figures.sum(axis=1)))
    assert (np.abs(whole - figures) < 2).all()
    flickers = (np.diff(whole, axis=0) < 0).sum() / whole.size
    assert flickers < 0.02


def test_scales_are_what_they_say() -> None:
    whole = targets()
    demo, region = SCALES["demo"].of(whole), SCALES["region"].of(whole)
    assert demo.unemployed.sum() == pytest.approx(whole.unemployed.sum() / 40)
    assert 0.2 < region.unemployed.sum() / whole.unemployed.sum() < 0.4
    assert set(np.unique(region.unemployed[5][region.unemployed[5] > 0] == whole.unemployed[5][region.unemployed[5] > 0])) == {True}
