"""Villages of a few persons of whom counts, shares, sums, means and quantiles are told, for who would have everybody's row back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations
from random import Random

import pyarrow as pa

from puntari.define.dimension import CodeList
from puntari.define.disclosure import CellKeys
from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import Count, Mean, Quantile, Share, Total
from puntari.define.question import Question
from puntari.define.register import AmountColumn, AreaColumn, CodedColumn, DayColumn, Entity, IdentifierColumn, Register, Shape
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import SALTS, make_calendar
from puntari.flow.person_facts.units import record_key, salt_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.period import PeriodRange
from puntari.words.text import Text
from puntari.words.unit import COUNT
from tests.small.attacked import PARISHES
from tests.small.pack import PLACES
from tests.small.persons import PACK as PERSONS
from tests.small.persons import indicator
from tests.small.rolls import governance

T = Text.same
AGES, SEXES, STATES, AIDS = tuple(f"a{age}" for age in range(6)), ("f", "m"), ("work", "ill", "idle"), (200, 500, 900, 1400)
"""What tells people apart; an aid is paid at one of a few rates, which everybody knows."""
Kind = tuple[str, str, str, int]
"""Age, sex, state and aid: the row of a person."""
HAMLETS = PARISHES[:3]
DIMENSIONS = {"age": AGES, "sex": SEXES, "state": STATES}


def _codes(id: str, codes: tuple[str, ...]) -> CodedColumn:
    return CodedColumn(id, (id,), CodeList(f"list_of_{id}", T(id), {code: T(code) for code in codes}))


COLUMNS = (
    IdentifierColumn("person", ("person",), Entity.PERSON), AreaColumn("parish", ("parish",), PLACES, "parish"),
    *(_codes(id, codes) for id, codes in DIMENSIONS.items()), DayColumn("day", ("day",)), AmountColumn("aid", ("aid",), COUNT),
)
REGISTER = Register("aids", T("Aids"), Shape.EVENT, ("person", "day"), COLUMNS, governance(), happens="day")
aid = PersonFact(
    "aid", T("Aids"), f"SELECT {', '.join(one.name for one in COLUMNS)} FROM register.aids", (REGISTER,), COLUMNS, FactGrain.EVENT,
    happens="day",
)
ILL, CALLED = Condition("state", ("ill",)), T("aid")
aids, of_ill = Count(aid), Count(aid, ILL)
QUARTILES = {"quarter": 0.25, "half": 0.5, "three_quarters": 0.75}
MEASURES = {
    "persons": Count(aid, distinct=True), "persons_ill": Count(aid, ILL, distinct=True), "share_ill": Share(aids, ILL),
    "sum": Total(aids, aid.aid, CALLED), "sum_ill": Total(of_ill, aid.aid, CALLED),
    "mean": Mean(aids, aid.aid, CALLED), "mean_ill": Mean(of_ill, aid.aid, CALLED),
    **{id: Quantile(aids, q, aid.aid, CALLED) for id, q in QUARTILES.items()},
}
PACK = replace(
    PERSONS, id="villages", indicators={id: indicator(RegisterBinding(one)) for id, one in MEASURES.items()},
    registers={"aids": REGISTER}, switches=(), spells={}, person_facts={"aid": aid},
)
GRAINS = tuple(chain.from_iterable(combinations(DIMENSIONS, size) for size in range(len(DIMENSIONS) + 1)))
MONTHS = tuple(f"2021-{month:02d}" for month in range(1, 7))


@dataclass(frozen=True)
class Villager:
    """All that the register holds of a person."""

    parish: str
    age: str
    sex: str
    state: str
    aid: int

    @property
    def kind(self) -> Kind:
        """The person's row but for the place, which everybody knows."""
        return self.age, self.sex, self.state, self.aid


@dataclass(frozen=True)
class Told:
    """A figure as it is told: of which indicator, area, codes and month, with its bounds where it has any."""

    id: str
    area: str
    codes: tuple[tuple[str, str], ...]
    month: str
    value: float
    low: float | None
    high: float | None


def villagers(chance: Random) -> list[Villager]:
    """Everybody at random: in the first three parishes around ten persons each, in the others around twenty-five."""
    return [
        Villager(parish, chance.choice(AGES), chance.choice(SEXES), chance.choice(STATES), chance.choice(AIDS))
        for parish in PARISHES for _ in range(chance.randint(*((8, 12) if parish in HAMLETS else (20, 30))))
    ]


def warehouse(people: list[Villager], secret: bytes) -> Warehouse:
    """An engine that holds one aid of everybody in every month, the same each time."""
    rows = [
        (at, one.parish, *one.kind[:-1], date.fromisoformat(f"{month}-10"), float(one.aid), record_key(secret, at))
        for month in MONTHS for at, one in enumerate(people)
    ]
    connection = engine.connect()
    connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact")
    columns = zip((*(one.name for one in COLUMNS), "_key"), zip(*rows, strict=True), strict=True)
    engine.from_arrow(connection, pa.table({name: list(values) for name, values in columns})).create("fact.aid")
    engine.from_arrow(connection, salt_table(secret)).create(SALTS)
    make_calendar(connection, PACK, {"aids": date(2021, 6, 30)})
    return Warehouse(connection, None)


def all_told(of: Warehouse, rule: CellKeys | None) -> list[Told]:
    """Every figure of every indicator that is not hidden, by parish, by every breakdown there is, of every month."""
    return [one for id in MEASURES for by in GRAINS for one in _told(of, id, rule, by)]


def _told(of: Warehouse, id: str, rule: CellKeys | None, by: tuple[str, ...]) -> list[Told]:
    asked = Question("villages", (id,), ("parish", *by), period=PeriodRange.parse(f"{MONTHS[0]}..{MONTHS[-1]}"))
    rows = of.rows(answer_sql(PACK, id, asked, rule)).to_pylist()
    return [
        Told(id, row["area"], tuple((name, row[name]) for name in by), row["period"], row["value"], row["low"], row["high"])
        for row in rows if row["value"] is not None
    ]
