"""A file in an older division of areas: declared when it is delivered, and put right when it was declared wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from puntari.cli import app, talking
from puntari.define.question import Place, Question
from puntari.doors import act
from puntari.store.deliveries import list_deliveries
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange
from tests.small.pack import PACK
from tests.small.stocked import KEEPER, build, figures, small_house, write

OLD = date(2019, 6, 30)
# Parish g merged into f on the first day of 2020.
BEFORE = "where,when,breed,hens\nPf,2019-06,all,40\nPg,2019-06,all,2\n"


def test_a_row_of_an_area_that_has_ended_waits_unless_its_division_is_declared(tmp_path: Path) -> None:
    house, path = small_house(tmp_path / "store"), write(tmp_path, "old.csv", BEFORE)
    told = act.deliver(house, KEEPER, "hens", path)
    assert (told.accepted, told.rejected) == (1, 1)
    again = act.deliver(house, KEEPER, "hens", path, None, OLD)
    assert (again.accepted, again.rejected, again.new) == (2, 0, False)
    assert [one.division for one in list_deliveries(house.store, "hens")] == [OLD.isoformat()]
    assert act.deliver(house, KEEPER, "hens", path).record == again.record, "what was declared stays until it is declared otherwise"
    build(house)
    question = Question("small", ("hens",), ("parish",), Place("parish", "f"), PeriodRange.parse("2019-06"))
    assert figures(house, question)["f"].cell.value == 42


def test_the_command_takes_the_division_and_says_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talking, "load_packs", lambda: {PACK.id: PACK})
    path = str(write(tmp_path, "old.csv", BEFORE))
    told = CliRunner().invoke(app, ["deliver", "hens", path, "--division", "2019-06-30"], env={"PUNTARI_STORE": str(tmp_path / "store")})
    assert told.exit_code == 0 and "division 2019-06-30; 2 rows: 2 accepted" in told.output
    wrong = CliRunner().invoke(app, ["deliver", "hens", path, "--division", "2019"], env={"PUNTARI_STORE": str(tmp_path / "store")})
    assert wrong.exit_code == 2 and "no day" in wrong.output


def test_a_source_without_areas_follows_no_division(tmp_path: Path) -> None:
    from packs.service_centre.pack import PACK as CENTRE

    house = small_house(tmp_path / "store", CENTRE)
    source = next(iter(CENTRE.sources.values()))
    with pytest.raises(BadQuestion, match="no areas"):
        act.deliver(house, KEEPER, source.id, write(tmp_path, "x.csv", "a\n1\n"), None, OLD)
