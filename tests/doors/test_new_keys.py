"""New keys give everybody another pseudonym and leave every figure: record keys, of which noise is made, go along with their persons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from puntari.doors import act, persons
from puntari.doors.house import House
from puntari.flow.aliases import add
from puntari.flow.intake.take import Terms, take_file
from puntari.flow.person_facts.parts import base_path, read_holding, state_held, state_on
from puntari.flow.person_facts.units import keys_path
from puntari.guard.actor import Actor, Role
from puntari.store.registers import JOINED, read_log
from puntari.store.root import Store
from tests.small.persons import PACK, stays
from tests.small.registers import hetu

KEEPER = Actor(Role.ADMINISTRATOR)


def deliver(house: House, some: range, known: date) -> None:
    path = house.store.root.parent / "delivery.csv"
    rows = [f"{hetu(one)},a,long,2021-01-{one + 1:02d},,,5" for one in some]
    path.write_text("\n".join(["Person,Parish,Kind,Begins,Ends,Visited,Score", *rows]) + "\n")
    take_file(house.store, stays, path, Terms(known=known))


def states(house: House) -> tuple[str, str]:
    """What the passing part of the noise is made of: of the build, and as known on a day."""
    held = read_holding(house.build(), "persons")
    return state_held(held), state_on(read_log(house.store), PACK, date(2021, 4, 1))


def build(house: House) -> dict[date, int]:
    """The record key of whoever came on each day, after a build."""
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)
    return dict(duckdb.sql(f"SELECT begins, _key FROM '{base_path(house.build(), 'persons', 'stay')}' ORDER BY ALL").fetchall())


def units(house: House) -> set[int]:
    return {unit for (unit,) in duckdb.sql(f"SELECT unit FROM '{keys_path(house.build(), 'persons')}'").fetchall()}


def test_whoever_gets_a_new_pseudonym_keeps_the_record_key_and_whoever_is_erased_does_not(tmp_path: Path) -> None:
    house = House(Store(tmp_path / "store"), {"persons": PACK})
    deliver(house, range(8), date(2021, 4, 1))
    add(house.store, f"old,new\n{hetu(50)},{hetu(2)}\n".encode(), "notice 1", date(2021, 4, 1))
    before, old = build(house), units(house)
    assert len(before) == 8 and None not in before.values()
    of_state = states(house)
    persons.rotate(house, KEEPER)
    assert build(house) == before and states(house) == of_state
    deliver(house, range(8, 10), date(2021, 4, 2))
    more = build(house)
    assert states(house)[0] != of_state[0] and states(house)[1] == of_state[1], "a later delivery is not known on a past day"
    assert {day: more.pop(day) for day in before} == before and units(house).isdisjoint(old)
    assert len(more) == 2 and None not in more.values()
    persons.rotate(house, KEEPER)
    persons.erase(house, KEEPER, hetu(1), "order 1")
    carried = house.store.registers / JOINED / read_log(house.store).carried
    assert duckdb.sql(f"SELECT count(*) FROM '{carried}'").fetchall() == [(10,)], "nine who were told of, and an old code that never was"
    left = before | more
    del left[date(2021, 1, 2)]
    assert build(house) == left, "also of those who came between two renewals"
    assert states(house)[1] != of_state[1], "an erasure is another state"


def test_before_the_first_build_there_is_nothing_to_carry_over(tmp_path: Path) -> None:
    house = House(Store(tmp_path / "store"), {"persons": PACK})
    deliver(house, range(3), date(2021, 4, 1))
    persons.rotate(house, KEEPER)
    assert read_log(house.store).carried == ""
