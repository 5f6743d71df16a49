"""A house over the small domain, built from tables that a test writes out in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.question import Place, Question
from puntari.doors import act
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow.deliver import deliver
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.release import Figures, Row
from puntari.store.root import Store
from puntari.words.period import PeriodRange
from tests.small.pack import PACK

KEEPER = Actor(Role.ADMINISTRATOR)
NEW = date(2020, 1, 1)
OLD = date(2015, 1, 1)
NO_PEOPLE = "where when people\nALL 2019 1"


def csv_of(table: str) -> bytes:
    """A table written with blanks between its cells, as CSV; `_` is an empty cell."""
    lines = [line.split() for line in table.strip().splitlines()]
    return ("\n".join(",".join("" if cell == "_" else cell for cell in line) for line in lines) + "\n").encode()


def house_of(
    root: Path, hens: str, people: str = NO_PEOPLE, division: date = NEW, known: date = NEW, pack: Pack = PACK
) -> House:
    """A built house with one delivery of hens and one of people."""
    house = House(Store(root), {pack.id: pack})
    deliver(house.store, pack.sources["hens"], "hens.csv", csv_of(hens), known, division)
    deliver(house.store, pack.sources["people"], "people.csv", csv_of(people), known, NEW)
    rebuild(house)
    return house


def rebuild(house: House) -> str:
    """Build what has been delivered; returns the build's name."""
    return act.build_all(house, KEEPER, None, None, lambda what, done, of: None).id


def rows(house: House, indicator: str, *by: str, area: str = "", period: str = "", **more: object) -> list[Row]:
    """The answer to a question as rows."""
    question = Question(
        "small", (indicator,), by, Place.parse(area) if area else None, PeriodRange.parse(period) if period else None, **more
    )
    answer = ask(house, question, PUBLIC)
    assert isinstance(answer, Figures), answer
    return list(answer.rows())


def told(house: House, indicator: str, *by: str, **asked: object) -> dict[str, str]:
    """The answer in short, by area (or first code): 12, 3..7, hidden, missing member_missing …"""
    return {row.area or row.codes[0]: _short(row) for row in rows(house, indicator, *by, **asked)}


def _short(row: Row) -> str:
    cell = row.cell
    if cell.value is not None:
        return f"{cell.value:g}"
    if cell.low is not None:
        return f"{cell.low:g}.." + (f"{cell.high:g}" if cell.high is not None else "")
    return f"{cell.status} {cell.reason}"
