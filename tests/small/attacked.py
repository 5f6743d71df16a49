"""A small country of persons with a secret code each, for those who attack the gate."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

import numpy as np

from puntari.define.dimension import CodeList
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import Mean, Quantile, Starts, Stock
from puntari.define.question import Question
from puntari.define.register import AmountColumn, AreaColumn, CodedColumn, DayColumn, Entity, IdentifierColumn, Register, Shape
from puntari.define.right import OPEN_TO_ALL, Columns, Reach, Right, Role
from puntari.define.source import Audience
from puntari.doors import act
from puntari.doors.house import House
from puntari.flow.intake.take import Terms, take_file
from puntari.guard.actor import Actor
from puntari.store.root import Store
from puntari.words.period import Frequency, PeriodRange
from puntari.words.text import Text
from puntari.words.unit import COUNT
from tests.small.pack import COUNTIES, PLACES
from tests.small.persons import PACK as PERSONS
from tests.small.persons import indicator
from tests.small.registers import hetu
from tests.small.rolls import governance

T = Text.same
AGES = tuple(f"{age}" for age in range(20, 44))
SEXES = ("f", "m")
SECRETS = ("p", "q", "r", "s", "t", "u")
CHANCES = (0.4, 0.2, 0.15, 0.1, 0.1, 0.05)
PARISHES = tuple(parish for parishes in COUNTIES.values() for parish in parishes)
FIRST, FOLLOWING = date(2021, 3, 31), 6
PEOPLE = 600


def _codes(id: str, codes: tuple[str, ...]) -> CodedColumn:
    return CodedColumn(id, (id,), CodeList(f"list_of_{id}", T(id), {code: T(code) for code in codes}))


COLUMNS = (
    IdentifierColumn("person", ("person",), Entity.PERSON), AreaColumn("parish", ("parish",), PLACES, "parish"), _codes("age", AGES),
    _codes("sex", SEXES), _codes("secret", SECRETS), DayColumn("begins", ("begins",)), DayColumn("ends", ("ends",), optional=True),
    AmountColumn("income", ("income",), COUNT),
)
FOLK = Register("folk", T("Folk"), Shape.SPELL, ("person", "begins"), COLUMNS, governance(), begins="begins", ends="ends")
folk = PersonFact(
    "of_folk", T("Folk"), f"SELECT {', '.join(one.name for one in COLUMNS)} FROM register.folk", (FOLK,), COLUMNS, FactGrain.SPELL,
    begins="begins", ends="ends", exclusive=True,
)
RIGHT = Right(
    "analyst", frozenset({Role.ANALYST}), frozenset({Columns.PROTECTED}), frozenset({Audience.AUTHORITIES}), Reach.ALL, T("test"),
    T("test"), date(2020, 1, 1), purpose=True,
)
MEASURES = {
    "people": RegisterBinding(Stock(folk)),
    "daily": RegisterBinding(Stock(folk, frequency=Frequency.DAY)),
    "starts": RegisterBinding(Starts(folk)),
    "income": RegisterBinding(Mean(Stock(folk), folk.income, T("income"))),
    "middle": RegisterBinding(Quantile(Stock(folk), 0.5, folk.income, T("income"))),
}
PACK: Pack = replace(
    PERSONS, id="attacked", indicators={id: indicator(one) for id, one in MEASURES.items()}, registers={"folk": FOLK}, switches=(),
    spells={}, person_facts={"of_folk": folk}, rights=(OPEN_TO_ALL, RIGHT),
)
ANALYST = Actor(Role.ANALYST, name="first", purpose="a test")
KEEPER = Actor(Role.ADMINISTRATOR)
Person = dict[str, str]


def people() -> list[Person]:
    """The first delivery: everybody at random, and eight of age 43 in parish f who share a secret."""
    drawn = np.random.default_rng(20210401)
    columns = {
        "parish": drawn.choice(PARISHES, PEOPLE), "age": drawn.choice(AGES[:-1], PEOPLE), "sex": drawn.choice(SEXES, PEOPLE),
        "secret": drawn.choice(SECRETS, PEOPLE, p=CHANCES), "income": drawn.integers(1000, 6000, PEOPLE).astype(str),
    }
    rows = [{name: str(values[at]) for name, values in columns.items()} for at in range(PEOPLE)]
    rows += [{"parish": "f", "age": "43", "sex": SEXES[at % 2], "secret": "s", "income": "2000"} for at in range(8)]
    return [{"person": hetu(at), **row} for at, row in enumerate(rows)]


def later(day: int) -> list[Person]:
    """One more person in each parish, known since each of the days that follow, and there since a month of its own."""
    drawn = np.random.default_rng(day)
    return [
        {"person": hetu(5000 + day * 10 + at), "parish": parish, "age": str(drawn.choice(AGES[:-1])), "sex": str(drawn.choice(SEXES)),
         "secret": str(drawn.choice(SECRETS, p=CHANCES)), "income": "3000", "begins": f"2020-{day + 6:02d}-10"}
        for at, parish in enumerate(PARISHES)
    ]


def house(folder: Path) -> House:
    """A house with the first delivery and those of the days that follow, built.

    Its keys are drawn from a seed, so that an attack that succeeds by chance in one draw of a hundred is not a test that fails so often.
    """
    made = House(Store(folder / "store"), {PACK.id: PACK})
    with patch.object(os, "urandom", Random(11).randbytes):
        for day in range(FOLLOWING + 1):
            deliver(made, later(day) if day else people(), FIRST + timedelta(days=day), folder / f"{day}.csv")
        build(made)
    return made


def question(id: str) -> Question:
    """One indicator by parish in March 2021."""
    return Question(PACK.id, (id,), ("parish",), period=PeriodRange.parse("2021-03"))


def deliver(made: House, rows: list[Person], known: date, at: Path) -> None:
    """Deliver persons, there since June 2020 unless told otherwise."""
    header = [one.name for one in COLUMNS]
    lines = [",".join(row.get(name, "2020-06-01" if name == "begins" else "") for name in header) for row in rows]
    at.write_text("\n".join([",".join(header), *lines]) + "\n")
    take_file(made.store, FOLK, at, Terms(known=known, synthetic=True))


def build(made: House) -> None:
    """Build what was delivered."""
    act.build_all(made, KEEPER, None, None, lambda what, done, of: None)
