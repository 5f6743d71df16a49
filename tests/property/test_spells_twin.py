"""Status spells equal the naive twin's, which looks at every day of every person: overlaps, doubles, open ends, gaps, two systems."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from puntari.define.register import Register, Switch
from puntari.define.spells import Decides, StatusSpells
from puntari.flow.spells import spells_sql
from puntari.words.text import Text
from tests.small.rolls import STATES, STATUS, Row, new_states, old_states, rolls

TITLE = Text("Tilat", "Lägen", "States")
FIRST, PAST = date(2021, 1, 25), date(2021, 3, 10)
"""Rows lie between these days; the twin looks at some days more, so that an open end is seen to be open."""
LOOKED = PAST + timedelta(days=40)


@st.composite
def some_rows(draw: st.DrawFn) -> list[Row]:
    rows = []
    for number in range(draw(st.integers(0, 9))):
        began = FIRST + timedelta(days=draw(st.integers(0, 30)))
        lasts = draw(st.none() | st.integers(0, 14))
        rows.append({
            "person": draw(st.integers(1, 3)), "state": draw(st.sampled_from(sorted(STATUS.names))), "began": began,
            "ended": None if lasts is None else began + timedelta(days=lasts), "office": draw(st.sampled_from(["1", "2", None])),
            "_delivery": draw(st.sampled_from(["d1", "d2"])), "_row": number, "known_from": date(2021, 4, draw(st.integers(1, 3))),
        })
    return rows


@st.composite
def some_rule(draw: st.DrawFn) -> StatusSpells:
    if draw(st.integers(0, 4)) == 0:
        decides = tuple(one for one in draw(st.permutations(list(Decides))) if one is not Decides.CODE)
        carried = draw(st.sampled_from([(), ("office",)]))
        return StatusSpells("states", TITLE, STATES, decides=decides, carried=carried, open_until_next=draw(st.booleans()))
    return StatusSpells(
        "states", TITLE, draw(st.sampled_from([STATES, new_states])), "state", tuple(draw(st.permutations(sorted(STATUS.names)))),
        tuple(draw(st.permutations(list(Decides)))[: draw(st.integers(0, 4))]), draw(st.sampled_from([(), ("office",)])),
        draw(st.booleans()), draw(st.integers(0, 4)),
    )


def naive(rule: StatusSpells, told: dict[str, list[Row]]) -> set[tuple[object, ...]]:
    """Every spell of every person, from the status of each day."""
    found = set()
    for person in (1, 2, 3):
        day, days = FIRST, []
        while day < LOOKED:
            winner = winner_of(rule, told, person, day)
            if winner is not None:
                days.append((day, (*([winner["state"]] if rule.code else []), *(winner[name] for name in rule.carried))))
            day += timedelta(days=1)
        found |= {(person, *spell) for spell in _grouped(days, rule.gap_days)}
    return found


def winner_of(rule: StatusSpells, told: dict[str, list[Row]], person: int, day: date) -> Row | None:
    covering = []
    for register in rule.registers:
        mine = [row for row in told[register.id] if row["person"] == person]
        if _counts(rule, register, day):
            covering += [row for row in mine if row["began"] <= day <= _last_day(rule, row, mine)]
    keys = {
        Decides.CODE: lambda row: rule.precedence.index(row["state"]),
        Decides.BEGAN_LAST: lambda row: -row["began"].toordinal(),
        Decides.ENDED: lambda row: row["ended"] is None,
        Decides.KNOWN_LAST: lambda row: -row["known_from"].toordinal(),
    }
    order = [keys[one] for one in (*rule.decides, *([Decides.CODE] if rule.code else []))]
    return min(covering, key=lambda row: (*(key(row) for key in order), row["_delivery"], row["_row"]), default=None)


def _counts(rule: StatusSpells, register: Register, day: date) -> bool:
    if not isinstance(rule.reads, Switch):
        return True
    return (day >= rule.reads.since) == (register is rule.reads.primary)


def _last_day(rule: StatusSpells, row: Row, mine: list[Row]) -> date:
    if row["ended"] is not None:
        return row["ended"]
    later = [other["began"] for other in mine if other["began"] > row["began"]]
    return min(later) - timedelta(days=1) if rule.open_until_next and later else date.max


def _grouped(days: list[tuple[date, tuple[object, ...]]], gap: int) -> list[tuple[object, ...]]:
    spells: list[list[object]] = []
    for day, held in days:
        if spells and spells[-1][2:] == list(held) and (day - spells[-1][1]).days - 1 <= gap:
            spells[-1][1] = day
        else:
            spells.append([day, day, *held])
    return [(begins, None if ends == LOOKED - timedelta(days=1) else ends, *held) for begins, ends, *held in spells]


@settings(max_examples=60)
@given(some_rule(), some_rows(), some_rows())
def test_spells_equal_the_naive_twin(rule: StatusSpells, newer: list[Row], older: list[Row]) -> None:
    older = [row | {"_row": row["_row"] + 100} for row in older]
    with rolls([(new_states, newer), (old_states, older)]) as connection:
        columns = "person, begins, ends" + "".join(f", {name}" for name in rule.kept)
        told = connection.execute(f"SELECT {columns} FROM ({spells_sql(rule)}) AS s").fetchall()
    assert len(told) == len(set(told))
    assert set(told) == naive(rule, {"new_states": newer, "old_states": older})
