"""A house in which one person's income is a marker that nobody may ever find, for those who hunt it in every outlet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from puntari.define.dimension import CodeList
from puntari.define.expression import Condition
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import Count, Mean, Quantile, Stock
from puntari.define.register import (
    AmountColumn,
    AreaColumn,
    CodedColumn,
    DayColumn,
    Entity,
    IdentifierColumn,
    MonthColumn,
    NumberedColumn,
    Register,
    Shape,
    StaffColumn,
)
from puntari.define.right import OPEN_TO_ALL, Columns, Reach, Right, Role
from puntari.define.source import Audience, Redistribution
from puntari.define.study import Study
from puntari.doors import act
from puntari.doors.house import House
from puntari.flow.intake.take import Terms, take_file
from puntari.store.root import Store
from puntari.words.period import PeriodRange
from puntari.words.text import Text
from puntari.words.unit import EURO
from tests.small.attacked import PARISHES, RIGHT
from tests.small.pack import PACK as PLAIN
from tests.small.pack import PLACES
from tests.small.persons import THEME, indicator
from tests.small.registers import business, hetu
from tests.small.rolls import governance
from tests.small.stocked import FIRST, KEEPER, build, write

T = Text.same
MARKER, REPORT, CASE = "76543.25", "RPT-76543-X", "CASE-8642097"
PEOPLE, MARKED = 240, 17
PERSON = IdentifierColumn("person", ("person",), Entity.PERSON)
PARISH = AreaColumn("parish", ("parish",), PLACES, "parish")
KIND = CodedColumn("kind", ("kind",), CodeList("kinds", T("kinds"), {"a": T("a"), "b": T("b")}))
BEGINS, ENDS = DayColumn("begins", ("begins",)), DayColumn("ends", ("ends",), optional=True)
CASE_OF, EXPERT = NumberedColumn("case_of", ("case",)), StaffColumn("expert", ("expert",))
MONTH, PAID = MonthColumn("month", ("month",)), AmountColumn("paid", ("paid",), EURO)
FOLK = Register(
    "folk", T("Folk"), Shape.SPELL, ("person", "begins"), (PERSON, PARISH, KIND, CASE_OF, EXPERT, BEGINS, ENDS), governance(),
    begins="begins", ends="ends",
)
CLOSED = replace(governance(), redistribution=Redistribution.NONE)
INCOMES = Register(
    "incomes", T("Incomes"), Shape.OBSERVATION, ("person", "month", "report"),
    (PERSON, IdentifierColumn("payer", ("payer",), Entity.BUSINESS), MONTH, NumberedColumn("report", ("report",)), PAID), CLOSED,
    happens="month",
)
clients = PersonFact(
    "clients", T("Clients"), "SELECT person, parish, kind, case_of, expert, begins, ends FROM register.folk", (FOLK,),
    (PERSON, PARISH, KIND, CASE_OF, EXPERT, BEGINS, ENDS), FactGrain.SPELL, "begins", "ends",
)
earning = PersonFact(
    "earning", T("Clients with an income"),
    "SELECT f.person, f.parish, f.kind, f.begins, f.ends FROM register.folk AS f "
    "WHERE EXISTS (SELECT 1 FROM register.incomes AS i WHERE i.person = f.person AND i.paid > 76000)",
    (FOLK, INCOMES), (PERSON, PARISH, KIND, BEGINS, ENDS), FactGrain.SPELL, "begins", "ends",
)
income = PersonFact(
    "income", T("Incomes of clients"),
    "SELECT i.person, f.parish, f.kind, i.month, i.paid, i.report, i.payer FROM register.incomes AS i "
    "JOIN register.folk AS f ON f.person = i.person",
    (FOLK, INCOMES), (PERSON, PARISH, KIND, MONTH, PAID, NumberedColumn("report", ()), IdentifierColumn("payer", (), Entity.BUSINESS)),
    FactGrain.PERSON_MONTH, happens="month", also_of="payer",
)
FACTS = {one.id: one for one in (clients, earning, income)}
BINDINGS = {
    "clients": RegisterBinding(Stock(clients)), "earning": RegisterBinding(Stock(earning)), "paid_to": RegisterBinding(Count(income)),
    "mean_paid": RegisterBinding(Mean(Count(income), income.paid, T("pay"))),
    "most_paid": RegisterBinding(Quantile(Count(income), 0.95, income.paid, T("pay"))),
    "middle_paid": RegisterBinding(Quantile(Count(income), 0.5, income.paid, T("pay"))),
}
ROWS = Right(
    "rows", frozenset({Role.DIRECTOR}), frozenset({Columns.ROWS}), frozenset({Audience.AUTHORITIES}), Reach.OWN, T("its own clients"),
    T("the law of rows"), date(2020, 1, 1), facts=frozenset(FACTS), works_for=frozenset({"county"}), purpose=True,
)
STUDY = Study(
    "pay", T("Pay"), T("A university"), T("What clients are paid"), T("permit 1"), T("the law of studies"), frozenset(FACTS),
    frozenset({"kind", "paid", "expert"}), PeriodRange.parse("2021-01..2021-03"), date(2020, 1, 1), date(2999, 12, 31),
)
OF_A = replace(
    STUDY, id="of_a", facts=frozenset({"clients"}), columns=frozenset({"kind"}), population=(Condition("kind", ("a",)),),
    areas=frozenset({"county:1", "parish:f"}), finest="parish",
)
STUDIES = (
    STUDY, OF_A, replace(STUDY, id="over", until=date(2020, 12, 31)), replace(STUDY, id="coming", since=date(2999, 1, 1)),
    replace(STUDY, id="example", synthetic=True),
)
FIGURES = replace(RIGHT, id="figures", roles=frozenset({Role.DIRECTOR, Role.MINISTRY, Role.ELY, Role.MUNICIPALITY}))
_OURS = {id: indicator(one) for id, one in BINDINGS.items()}
PACK = replace(
    PLAIN, registers={"folk": FOLK, "incomes": INCOMES}, person_facts=FACTS, indicators=PLAIN.indicators | _OURS,
    themes=(*PLAIN.themes, THEME), rights=(OPEN_TO_ALL, RIGHT, FIGURES, ROWS, *(one.right for one in STUDIES)), studies=STUDIES,
)

def marked_house(folder: Path) -> House:
    """240 persons in six parishes with cases and experts, paid 1,500 to 4,000 a month each, but one who is paid the marker."""
    made = House(Store(folder / "store"), {PACK.id: PACK})
    drawn = np.random.default_rng(76543)
    people, paid = ["person,parish,kind,case,expert,begins,ends"], ["person,payer,month,report,paid"]
    for at in range(PEOPLE):
        mine = at == MARKED
        case, report, sum_ = (CASE, REPORT, MARKER) if mine else (f"C{at}", f"R{at}", str(drawn.integers(1500, 4000)))
        people.append(f"{hetu(at)},{PARISHES[at % 6]},{'ab'[at % 2]},{case},E{at % 6},2020-06-01,")
        paid += [f"{hetu(at)},{business(at)},2021-{month:02d},{report},{sum_}" for month in (1, 2, 3)]
    # Rows that fall: an income without a month, and a client in a parish that is none.
    paid.append(f"{hetu(MARKED)},{business(MARKED)},2021-13,{REPORT},{MARKER}")
    people.append(f"{hetu(MARKED)},zz,a,{CASE},E1,2020-06-02,")
    for register, lines in ((FOLK, people), (INCOMES, paid)):
        file = write(folder / "files", f"{register.id}.csv", "\n".join(lines) + "\n")
        take_file(made.store, register, file, Terms(known=date(2021, 4, 2), synthetic=True))
    for source, name, text in FIRST:
        act.deliver(made, KEEPER, source, write(folder / "files", name, text))
    build(made)
    return made
