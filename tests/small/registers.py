"""Small person registers that the engine's tests run on: stays in a parish, wages by month, and visits for another purpose."""

from __future__ import annotations

from dataclasses import replace

from puntari.define.dimension import CodeList
from puntari.define.governance import Cadence, Delivers, Governance, Purpose, Standing
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
    WordsColumn,
)
from puntari.define.source import Redistribution
from puntari.words.text import Language, Text
from puntari.words.unit import COUNT, EURO
from tests.small.pack import PACK as PLAIN
from tests.small.pack import PLACES

T = Text.same
KINDS = CodeList("stay_kind", T("kind of stay"), {"01": T("guest"), "02": T("owner"), "07": T("hand")})
WORK = Purpose("work", T("work"))
CARE = Purpose("care", T("care"))


def governed(
    purpose: Purpose = WORK, delivers: Delivers = Delivers.DELTA, redistribution: Redistribution = Redistribution.AGGREGATES
) -> Governance:
    """What is said of a register that is kept ten years."""
    return Governance(
        T("The small country"), "farm book", T("the law of farms"), purpose, Cadence.DAILY, delivers, 5, 10, redistribution,
        Standing.PRESUMED, Language.EN,
    )


def person(optional: bool = False) -> IdentifierColumn:
    """Whose row it is."""
    return IdentifierColumn("person", ("hetu", "Person id"), Entity.PERSON, optional)


STAYS = Register(
    "stays", T("Stays"), Shape.SPELL, ("person", "begins"),
    (
        person(),
        DayColumn("begins", ("alku",)),
        DayColumn("ends", ("loppu",), open=("11.11.2222", "")),
        CodedColumn("kind", ("laji",), KINDS, translate={"guest": "01"}),
        AreaColumn("parish", ("pitäjä",), PLACES, "parish", optional=True),
        AmountColumn("beds", ("vuoteet",), COUNT, whole_numbers=True, maximum=40, optional=True),
        NumberedColumn("farm", ("tila",), optional=True),
        WordsColumn("words", ("sanat",)),
    ),
    governed(), "begins", "ends",
    rules={"ends is null or ends >= begins": "the stay ends before it begins; correct one of the days"},
    together=("parish", "begins"),
)
STAYS_FULL = replace(STAYS, governance=governed(delivers=Delivers.FULL))
WAGES = Register(
    "wages", T("Wages"), Shape.OBSERVATION, ("person", "payer", "month", "report"),
    (
        person(),
        IdentifierColumn("payer", ("ytunnus",), Entity.BUSINESS),
        MonthColumn("month", ("kuukausi",)),
        NumberedColumn("report", ("ilmoitus",)),
        AmountColumn("amount", ("summa",), EURO, minimum=None),
    ),
    governed(redistribution=Redistribution.NONE), happens="month",
)
VISITS = Register(
    "visits", T("Visits"), Shape.EVENT, ("visit",),
    (
        NumberedColumn("visit", ("käynti",)), person(), DayColumn("day", ("päivä",)),
        IdentifierColumn("giver", ("antaja",), Entity.PERSON, True),
    ),
    governed(CARE), happens="day",
)
REGISTERS = {register.id: register for register in (STAYS, WAGES, VISITS)}
PACK = replace(PLAIN, registers=REGISTERS)
SIGNS = {18: "+", 19: "-", 20: "A"}


def hetu(number: int, year: int = 1970, sign: str = "") -> str:
    """A valid personal identity code of a synthetic person: individual numbers 900–999 only."""
    day, rest = 1 + number % 28, number // 28
    month, rest = 1 + rest % 12, rest // 12
    individual = 900 + rest % 100
    digits = f"{day:02d}{month:02d}{year % 100:02d}{individual:03d}"
    return f"{digits[:6]}{sign or SIGNS[year // 100]}{digits[6:]}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(digits) % 31]}"


def business(number: int) -> str:
    """A valid business id; numbers whose check digit would be ten are passed over."""
    for digits in range(1_000_000 + number * 13, 9_999_999):
        left = sum(int(digit) * weight for digit, weight in zip(str(digits), (7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
        if left != 1:
            return f"{digits}-{0 if left == 0 else 11 - left}"
    raise ValueError(number)
