"""Services in parishes with the firms that provide them, for those who want to know of a firm from figures over persons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import pyarrow as pa

from puntari.define.dimension import CodeList
from puntari.define.disclosure import CellKeys
from puntari.define.expression import among
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import At, Behind, Ends, Mean, Quantile, Share, Spread, Starts, Stock, Total
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
from tests.small.pack import PLACES
from tests.small.persons import PACK as PERSONS
from tests.small.persons import indicator
from tests.small.rolls import governance

T = Text.same
KINDS, SLOTS = ("k0", "k1", "k2"), tuple(f"s{slot}" for slot in range(10))
TOLD = date(2021, 7, 31)
COLUMNS = (
    IdentifierColumn("person", ("person",), Entity.PERSON), IdentifierColumn("firm", ("firm",), Entity.BUSINESS, optional=True),
    AreaColumn("parish", ("parish",), PLACES, "parish"),
    CodedColumn("kind", ("kind",), CodeList("kinds", T("kinds"), {kind: T(kind) for kind in KINDS})),
    CodedColumn("slot", ("slot",), CodeList("slots", T("slots"), {slot: T(slot) for slot in SLOTS})),
    DayColumn("begins", ("begins",)), DayColumn("ends", ("ends",), optional=True), AmountColumn("cost", ("cost",), COUNT),
)
REGISTER = Register("services", T("S"), Shape.SPELL, ("person", "begins"), COLUMNS, governance(), begins="begins", ends="ends")
served = PersonFact(
    "served", T("Services"), f"SELECT {', '.join(one.name for one in COLUMNS)} FROM register.services", (REGISTER,), COLUMNS,
    FactGrain.SPELL, begins="begins", ends="ends", exclusive=True, also_of="firm",
)
_OTHERS = tuple(one for one in COLUMNS if one.name != "firm")
unnamed = replace(
    served, sql=f"SELECT {', '.join(one.name for one in _OTHERS)} FROM register.services", tells=_OTHERS, also_of="",
)
"""The same services, of which nobody can say by which firm."""
FIRST = among(served.kind, "k0")


def _measures(fact: PersonFact) -> dict[str, RegisterBinding]:
    begun = Starts(fact)
    of_firms = {"firms": RegisterBinding(Behind(begun)), "spread": RegisterBinding(Spread(begun), times=100)} if fact.also_of else {}
    return of_firms | {
        "begun": RegisterBinding(begun), "ended": RegisterBinding(Ends(fact)), "open": RegisterBinding(Stock(fact)),
        "mean_open": RegisterBinding(Stock(fact, at=At.AVERAGE)), "first": RegisterBinding(Share(begun, FIRST)),
        "first_open": RegisterBinding(Share(Stock(fact), FIRST)), "cost": RegisterBinding(Total(begun, fact.cost, T("cost"))),
        "cost_mean": RegisterBinding(Mean(begun, fact.cost, T("cost"))), "duration": RegisterBinding(Mean(Stock(fact))),
        "middle": RegisterBinding(Quantile(begun, 0.5, fact.cost, T("cost"))),
        "cost_of_open": RegisterBinding(Total(begun, fact.cost, T("cost")), Stock(fact)),
    }


def pack_of(fact: PersonFact) -> Pack:
    """A pack with the measures over the fact, with or without the firms behind it."""
    indicators = {id: indicator(one) for id, one in _measures(fact).items()}
    return replace(
        PERSONS, id="behind", indicators=indicators, registers={"services": REGISTER}, switches=(), spells={}, person_facts={"served": fact}
    )


PACK, WITHOUT = pack_of(served), pack_of(unnamed)


@dataclass(frozen=True)
class Service:
    """A service that somebody took of a firm (None: of the authority itself)."""

    person: int
    firm: int | None
    parish: str
    kind: str
    cost: float = 1000.0
    begins: date = date(2021, 3, 10)
    ends: date | None = None

    @property
    def slot(self) -> str:
        """One of ten by which everything can be split evenly."""
        return SLOTS[self.person % len(SLOTS)]


def pseudonym(firm: int) -> int:
    """What a firm is called past the first step, as a keyed digest would be."""
    return int.from_bytes(sha256(f"firm {firm}".encode()).digest()[:8], "big") >> 1


def warehouse(services: Iterable[Service]) -> Warehouse:
    """An engine that holds the services as a build would."""
    rows = list(services)
    connection = engine.connect()
    connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact")
    columns = {one.name: [getattr(row, one.name) for row in rows] for one in COLUMNS}
    types = {"ends": pa.date32()}
    made = {name: pa.array(values, types.get(name)) for name, values in columns.items()}
    made["firm"] = pa.array([None if row.firm is None else pseudonym(row.firm) for row in rows], pa.int64())
    made["_key"] = pa.array([record_key(b"test", row.person) for row in rows], pa.int64())
    engine.from_arrow(connection, pa.table(made)).create("fact.served")
    engine.from_arrow(connection, salt_table(b"of the test")).create(SALTS)
    make_calendar(connection, PACK, {"services": TOLD})
    return Warehouse(connection, None)


def told(
    of: Warehouse, id: str, rule: CellKeys | None, by: tuple[str, ...] = ("parish", "kind"), pack: Pack = PACK, period: str = "2021-03"
) -> dict[tuple[str, ...], dict[str, object]]:
    """The cells of an indicator by area and codes."""
    asked = Question("behind", (id,), by, period=PeriodRange.parse(period))
    return {tuple(row[one] for one in ("area", *by[1:])): row for row in of.rows(answer_sql(pack, id, asked, rule)).to_pylist()}
