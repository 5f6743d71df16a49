"""Table protection on the mirror's instance, against the figures that public programs reached on it (its README)."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from protect_tables import instance
from typer.testing import CliRunner

from puntari.cli import app
from puntari.methods.suppression.attacker import aware, plain
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.table import LinkedTable

pytestmark = pytest.mark.mirror
LEAST, MOST_SECONDARY, GAUSS_SUPPRESSION = 5, 240, 191


@pytest.fixture(scope="module")
def table(mirror: Path) -> LinkedTable:
    return instance(mirror)


@pytest.fixture(scope="module")
def written(mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    out = tmp_path_factory.mktemp("protected") / "out.csv"
    folder = mirror / "disclosure"
    arguments = ["protect", str(folder / "inner.csv"), str(folder / "hier.csv"), "--rule", "5", "--out", str(out)]
    done = CliRunner().invoke(app, arguments, env={"PUNTARI_STORE": str(out.parent)})
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(out.open(encoding="utf-8")))


def statuses(written: list[dict[str, str]]) -> np.ndarray:
    return np.array([row["status"] for row in written])


def primary_of(table: LinkedTable) -> np.ndarray:
    return (table.values > 0) & (table.values < LEAST)


def test_the_table_is_the_one_the_readme_tells_of(table: LinkedTable) -> None:
    assert (len(table.values), int(primary_of(table).sum())) == (4836, 957)


def test_primary_suppression_alone_discloses_179_cells(table: LinkedTable) -> None:
    found = audit(table, primary_of(table), plain(table.values))
    assert len(found.narrower(1)) == 179


def test_one_who_knows_the_rule_finds_far_more_in_primary_suppression(table: LinkedTable) -> None:
    found = audit(table, primary_of(table), aware(table.values, primary_of(table), LEAST))
    assert len(found.narrower(1)) == 508


def test_every_cell_is_there_once_and_says_what_it_is(table: LinkedTable, written: list[dict[str, str]]) -> None:
    assert [tuple(row[axis.name] for axis in table.axes) for row in written] == [table.codes_of(cell) for cell in range(len(table.values))]
    status = statuses(written)
    assert np.array_equal(status == "u", primary_of(table))
    assert all((row["value"] == "") == (row["status"] != "p") for row in written)
    assert [int(row["value"]) for row in written if row["status"] == "p"] == table.values[status == "p"].tolist()
    assert (status[table.values == 0] == "p").all(), "zeros are published"


def test_fewer_cells_are_lost_than_by_the_best_public_program(written: list[dict[str, str]]) -> None:
    secondary = int((statuses(written) == "x").sum())
    assert secondary < GAUSS_SUPPRESSION < MOST_SECONDARY


def test_adding_and_subtracting_finds_no_cell_within_less_than_two(table: LinkedTable, written: list[dict[str, str]]) -> None:
    hidden = statuses(written) != "p"
    found = audit(table, hidden, plain(table.values))
    assert len(found.cells) == hidden.sum()
    assert (found.low <= table.values[hidden]).all() and (table.values[hidden] <= found.high).all()
    assert not len(found.narrower(1)) and not len(found.narrower(2))


def test_knowing_the_rule_finds_only_cells_that_no_choice_could_save(table: LinkedTable, written: list[dict[str, str]]) -> None:
    knowing = aware(table.values, primary_of(table), LEAST)
    found = set(audit(table, statuses(written) != "p", knowing, enough=1).narrower(1).tolist())
    with_all_hidden = set(audit(table, table.values > 0, knowing, enough=1).narrower(1).tolist())
    assert found == with_all_hidden & set(np.flatnonzero(primary_of(table)).tolist())
    assert len(found) == 7
