"""Spells, person facts and measures over them refuse to exist when they are wrong, and say what is near."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from puntari.define.expression import among
from puntari.define.fingerprint import of_indicator, of_person_fact
from puntari.define.governance import Purpose
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import (
    Across,
    After,
    At,
    Behind,
    Concentration,
    Count,
    Ends,
    Expected,
    HalfLeft,
    Lasting,
    Mean,
    Opinion,
    Quantile,
    Share,
    Spread,
    Starts,
    Stock,
    Surviving,
    Total,
    Within,
)
from puntari.define.register import RecordColumn, Switch
from puntari.define.source import Redistribution
from puntari.define.spells import Decides, StatusSpells
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency
from puntari.words.text import Text
from tests.small.accounts import answer, deal
from tests.small.behind import served
from tests.small.persons import BEGINS, ENDS, KIND_OF, LONG, PARISH, PERSON, indicator, state, states, stay, stays, visit, visits
from tests.small.rolls import STATES, governance, new_states

T = Text.same
TELLS = (PERSON, PARISH, KIND_OF, BEGINS, ENDS)
OTHERS = (RecordColumn("other", ()), *answer.tells[1:])
COLUMNS = "person, parish, kind, begins, ends"
OF_TWO = f"SELECT s.{COLUMNS.replace(', ', ', s.')} FROM register.stays AS s JOIN register.visits AS v ON v.person = s.person"
OTHERWISE = replace(stays, governance=replace(stays.governance, purpose=Purpose("other", T("another"))))
OF_KIND = "SELECT person, parish, CASE WHEN begins = ends THEN '{}' ELSE kind END AS kind, begins, ends FROM register.stays"
OF_BOTH = f"{OF_KIND.format('short')} UNION ALL {OF_KIND.format('logn')}"
OF_VALUES = "SELECT person, parish, k.kind, begins, ends FROM register.stays CROSS JOIN (VALUES ('long'), ('logn')) AS k(kind)"


def fact(sql: str, tells: tuple[object, ...] = TELLS, **more: object) -> PersonFact:
    held = {"reads": (stays,), "grain": FactGrain.SPELL, "begins": "begins", "ends": "ends"} | more
    return PersonFact("one", T("one"), sql, tells=tells, **held)


WRONG: list[tuple[str, Callable[[], object]]] = [
    ("nearest: parish", lambda: fact("SELECT person, parihs AS parish, kind, begins, ends FROM register.stays")),
    ("'logn', which it never is; nearest: long", lambda: fact(f"SELECT {COLUMNS} FROM register.stays WHERE kind = 'logn'")),
    ("'logn', which it never is", lambda: fact(f"SELECT {COLUMNS} FROM register.stays WHERE kind IN ('long', 'logn')")),
    ("'logn', which it never is", lambda: fact(f"SELECT {COLUMNS} FROM (SELECT * FROM register.stays) AS s WHERE s.kind <> 'logn'")),
    ("puts 'logn' into kind: code list stay_kind has no code 'logn'; nearest: long", lambda: fact(OF_KIND.format("logn"))),
    ("puts 'logn' into kind", lambda: fact(f"WITH s AS ({OF_BOTH}) SELECT {COLUMNS} FROM s")),
    ("puts 'logn' into kind", lambda: fact(OF_BOTH)),
    ("puts 'logn' into kind", lambda: fact(OF_VALUES)),
    ("none of what it says it reads; nearest: register.stays", lambda: fact(f"SELECT {COLUMNS} FROM register.stay")),
    ("none of what it says", lambda: fact(f"SELECT {COLUMNS} FROM register.stays WHERE person IN (SELECT person FROM register.visits)")),
    ("says that it reads register.visits", lambda: fact(f"SELECT {COLUMNS} FROM register.stays", reads=(stays, visits))),
    ("but its SELECT gives", lambda: fact("SELECT person, parish, kind, begins FROM register.stays")),
    ("differs from run to run", lambda: fact(f"SELECT {COLUMNS} FROM register.stays WHERE begins < CURRENT_DATE")),
    ("differs from run to run", lambda: fact(f"SELECT {COLUMNS} FROM register.stays WHERE random() < 0.5")),
    ("no SQL", lambda: fact("SELECT FROM WHERE")),
    ("must be one SELECT", lambda: fact("DROP TABLE register.stays")),
    ("no column of it says whose", lambda: fact("SELECT parish, kind, begins, ends FROM register.stays", TELLS[1:])),
    ("names begins and ends", lambda: fact(f"SELECT {COLUMNS} FROM register.stays", ends="")),
    ("tells no column 'start'", lambda: fact(f"SELECT {COLUMNS} FROM register.stays", begins="start")),
    ("is no day or month", lambda: fact(f"SELECT {COLUMNS} FROM register.stays", begins="kind")),
    ("only spells can overlap", lambda: replace(visit, exclusive=True)),
    ("holds no codes, so it tells no rows of one event apart", lambda: replace(visit, apart="score")),
    ("tells no column 'kinds'", lambda: replace(visit, apart="kinds")),
    ("is told by", lambda: fact(f"SELECT {COLUMNS} FROM register.stays", told_by=("visits",))),
    ("has no column 'kin'|tells no column 'kin'", lambda: stay.kin),
    ("a stock can be had of spells only", lambda: Stock(visit)),
    ("count their starts", lambda: Count(stay)),
    ("has no condition", lambda: Share(Starts(stay), ())),
    ("no column of codes 'status'", lambda: Stock(stay, among(state.status, "idle"))),
    ("not a mean of days", lambda: Share(Stock(stay, at=At.AVERAGE), LONG)),
    ("distinct persons", lambda: Share(Count(visit, distinct=True), among(visit.kind, "long"))),
    ("of durations stands on ends", lambda: Mean(Starts(stay))),
    ("holds no figures", lambda: Mean(Starts(stay), stay.kind, T("kind"))),
    ("needs both a column and the words", lambda: Mean(Starts(stay), stay.score)),
    ("is not exclusive", lambda: Mean(Stock(stay), stay.score, T("score"))),
    ("lies between 0 and 1", lambda: Quantile(Ends(stay), 1.5)),
    ("holds no days", lambda: Within(Starts(stay), stay.kind, 5, T("kind"))),
    ("a deadline of 0 working days", lambda: Within(Starts(stay), stay.visited, 0, T("visit"))),
    ("is no column of person fact", lambda: Within(Starts(state), stay.visited, 5, T("visit"))),
    ("stands on Starts", lambda: Lasting(Ends(stay), 3)),
    ("a follow-up of 0 months", lambda: Lasting(Starts(stay), 0)),
    ("stands on Starts", lambda: Surviving(Ends(stay), months=3)),
    ("so many months or so many days", lambda: Surviving(Starts(stay))),
    ("so many months or so many days", lambda: HalfLeft(Starts(stay), months=3, days=28)),
    ("no step that ends after 4 months", lambda: Surviving(Starts(stay), months=4)),
    ("no step that ends after 30 days", lambda: HalfLeft(Starts(stay), days=30)),
    ("no column of codes 'status'", lambda: Surviving(Starts(stay), months=3, lost=among(state.status, "idle"))),
    ("is also of firm", lambda: Surviving(Starts(served), months=3)),
    ("stands on Count", lambda: After(Starts(stay), LONG, 3)),
    ("only counts and sums are divided", lambda: RegisterBinding(Mean(Ends(stay)), Stock(stay))),
    ("its noise may be as large as itself", lambda: RegisterBinding(Starts(stay), Total(Starts(stay), stay.score, T("score")))),
    ("holds no figures", lambda: Total(Count(visit), visit.kind, T("kind"))),
    ("needs both a column", lambda: Opinion(Count(visit), visit.score, None)),
    ("stands on Count", lambda: Opinion(Starts(stay), stay.score, T("score"))),
    ("a forecast stands on a stock or a sum", lambda: Expected(Starts(stay), 3)),
    ("a forecast is of months", lambda: Expected(Stock(stay, frequency=Frequency.YEAR), 3)),
    ("a forecast is of months", lambda: Expected(Stock(stay), 13)),
    ("is not of bodies that act in public", lambda: Concentration(Count(visit))),
    ("names nobody behind its rows", lambda: Behind(Count(visit))),
    ("tell how concentrated it is", lambda: Spread(Count(deal))),
    ("is not of employers or providers", lambda: Spread(Starts(stay))),
    ("a spread stands on", lambda: Spread(Stock(stay))),
    ("the 11 largest are too many", lambda: Concentration(Count(deal), 11)),
    ("is no other area than that of the row", lambda: Across(Count(deal), deal.parish, T("parish"))),
    ("is no other area than that of the row", lambda: Across(Count(deal), deal.kind, T("kind"))),
    ("not both", lambda: Within(Starts(stay), stay.visited, 5, T("visit"), months=1)),
    ("is called of nobody but has read of persons in stays", lambda: replace(stay, of_nobody=True)),
    ("of several purposes .stays for other, visits for ", lambda: fact(OF_TWO, reads=(visits, OTHERWISE))),
    ("is the key of no register", lambda: replace(answer, sql=answer.sql.replace("answer,", "kind AS other,"), tells=OTHERS)),
    ("is told by month, .* by year", lambda: RegisterBinding(Stock(stay), Stock(stay, frequency=Frequency.YEAR))),
    ("only one is told by area", lambda: RegisterBinding(Stock(stay), Stock(state))),
    ("every code of small_status stands once", lambda: replace(states, precedence=("work", "idle"))),
    ("every code of small_status stands once", lambda: replace(states, precedence=("work", "idle", "training", "away", "away"))),
    ("has no code 'asleep'", lambda: replace(states, precedence=("work", "idle", "training", "asleep"))),
    ("no column of codes", lambda: StatusSpells("x", T("x"), new_states, "office", ("1",))),
    ("codes can't decide", lambda: StatusSpells("x", T("x"), new_states, decides=(Decides.CODE,))),
    ("decided by the same thing twice", lambda: replace(states, decides=(Decides.ENDED, Decides.ENDED))),
    ("gaps of -1 days", lambda: replace(states, gap_days=-1)),
    ("which is of events", lambda: StatusSpells("x", T("x"), visits, "kind", ("short", "long"))),
    ("no column 'where'", lambda: replace(states, carried=("where",))),
]


@pytest.mark.parametrize(("says", "make"), WRONG, ids=[f"{number} {says[:30]}" for number, (says, _) in enumerate(WRONG)])
def test_what_is_wrong_is_refused(says: str, make: Callable[[], object]) -> None:
    with pytest.raises(BadDefinition, match=says):
        make()


def test_a_fact_is_as_closed_as_what_it_only_filtered_by() -> None:
    closed = replace(visits, id="closed", governance=governance(Redistribution.NONE))
    sql = f"SELECT {COLUMNS} FROM register.stays AS s WHERE EXISTS (SELECT 1 FROM register.closed AS c WHERE c.person = s.person)"
    tainted = fact(sql, reads=(stays, closed))
    onward = PersonFact(
        "onward", T("onward"), f"SELECT {COLUMNS} FROM fact.one", (tainted,), TELLS, FactGrain.SPELL, begins="begins", ends="ends"
    )
    assert stay.redistribution is Redistribution.AGGREGATES
    assert onward.redistribution is Redistribution.NONE and [one.id for one in onward.registers] == ["stays", "closed"]
    assert RegisterBinding(Stock(onward)).redistribution is Redistribution.NONE


def test_fingerprints_follow_what_is_computed() -> None:
    first, spaced = fact(f"SELECT {COLUMNS} FROM register.stays"), fact(f"select {COLUMNS}\nfrom register.stays")
    filtered = fact(f"SELECT {COLUMNS} FROM register.stays WHERE kind = 'long'")
    assert of_person_fact(first) == of_person_fact(spaced) != of_person_fact(filtered)
    other = replace(states, decides=(Decides.BEGAN_LAST,))
    assert of_person_fact(state) != of_person_fact(replace(state, reads=(other,)))
    later = replace(states, reads=Switch("states", STATES.title, STATES.primary, STATES.complementary, STATES.since.replace(day=20)))
    assert of_person_fact(state) != of_person_fact(replace(state, reads=(later,)))
    named = RegisterBinding(Within(Starts(stay), stay.visited, 3, T("a visit")))
    assert of_indicator(indicator(named)) == of_indicator(indicator(RegisterBinding(Within(Starts(stay), stay.visited, 3, T("a call")))))
    assert of_indicator(indicator(named)) != of_indicator(indicator(RegisterBinding(Within(Starts(stay), stay.visited, 4, T("a visit")))))
