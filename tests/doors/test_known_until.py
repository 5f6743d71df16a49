"""Figures over persons say until which day the registers were known when each was told, also where some are of an earlier day."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from puntari.define.question import Place
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.guard.release import Figures
from puntari.outlets.answers import as_csv, as_json, as_table, known
from puntari.store import released
from tests.small import attacked
from tests.small.attacked import ANALYST, PARISHES

LATER = date(2021, 4, 20)


def told(house: House, **changes: object) -> Figures:
    answer = ask(house, replace(attacked.question("people"), **changes), ANALYST)
    assert isinstance(answer, Figures)
    return answer


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """One parish was asked for; then a delivery of the same month came."""
    folder = tmp_path_factory.mktemp("known")
    made = attacked.house(folder)
    assert known(told(made, by=(), area=Place("parish", "a"))) == ("figures over persons as the registers were known on 2021-04-06",)
    attacked.deliver(made, attacked.later(8), LATER, folder / "later.csv")
    attacked.build(made)
    return made


def test_every_cell_says_its_day(house: House) -> None:
    answer = told(house)
    days = {row.area: row.known for row in answer.rows()}
    assert days == {parish: "2021-04-06" if parish == "a" else LATER.isoformat() for parish in PARISHES}
    (said,) = known(answer)
    assert f"{LATER}; 1 of {len(PARISHES)} cells stay as they were told earlier this month, known on 2021-04-06" in said
    rows = list(csv.DictReader(io.StringIO(as_csv(answer))))
    assert {row["parish"]: row["known"] for row in rows} == days
    assert {cell["parish"]: cell["known"] for cell in json.loads(as_json(answer))["cells"]} == days
    assert "known" not in as_table(answer).splitlines()[0]


def test_a_day_asked_for_is_answered_as_of_the_end_of_a_month_and_says_so(house: House) -> None:
    assert known(told(house, as_known_on=LATER)) == ("figures over persons as the registers were known on 2021-03-31",)


def test_a_sheet_of_before_there_were_days_is_read(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = told(house)
    plainly = released.read_table
    monkeypatch.setattr(released, "read_table", lambda data: plainly(data).drop_columns(["known"]))
    after = told(house)
    assert [row.cell for row in after.rows()] == [row.cell for row in before.rows()]
    assert known(after) == ()


def test_open_figures_have_no_such_column(small: House) -> None:
    answer = ask(small, replace(attacked.question("hens"), pack="small"), ANALYST)
    assert isinstance(answer, Figures) and "known" not in as_csv(answer).splitlines()[0] and known(answer) == ()
