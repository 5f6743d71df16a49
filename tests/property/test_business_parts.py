"""Facts of businesses, and of persons who name them, are renewed by deliveries of either as if all had been computed anew."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from puntari.define.dimension import CodeList
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.register import CodedColumn, DayColumn, Entity, IdentifierColumn, Register, Shape
from puntari.flow.aliases import add
from puntari.flow.intake.take import Terms, take_file
from puntari.flow.materialise import write_membership
from puntari.flow.person_facts import write
from puntari.flow.person_facts.parts import read_holding
from puntari.flow.warehouse import open_warehouse
from puntari.store.root import Store
from puntari.words.text import Text
from tests.small.persons import PACK as PERSONS
from tests.small.registers import business, hetu
from tests.small.rolls import governance

T = Text.same
TRADES = ("bakery", "forge", "mill")
PERSON, FIRM = IdentifierColumn("person", ("person",), Entity.PERSON), IdentifierColumn("firm", ("firm",), Entity.BUSINESS)
LIST = CodeList("trades", T("trades"), {one: T(one) for one in TRADES})
BEGINS, TRADE = DayColumn("begins", ("begins",)), CodedColumn("trade", ("trade",), LIST)
jobs = Register("jobs", T("Jobs"), Shape.EVENT, ("person", "begins"), (PERSON, FIRM, BEGINS), governance(), happens="begins")
firms = Register("firms", T("Firms"), Shape.EVENT, ("firm",), (FIRM, BEGINS, TRADE), governance(), happens="begins")
posts = Register("posts", T("Posts"), Shape.EVENT, ("firm", "begins"), (FIRM, BEGINS), governance(), happens="begins")
job = PersonFact(
    "job", T("Jobs"), "SELECT person, firm, begins FROM register.jobs", (jobs,), (PERSON, FIRM, BEGINS), FactGrain.EVENT, happens="begins",
    also_of="firm",
)
trade_found = PersonFact(
    "trade_found", T("Trades in which jobs were found"),
    "SELECT j.person, j.firm, j.begins, f.trade FROM fact.job AS j LEFT JOIN register.firms AS f ON f.firm = j.firm", (job, firms),
    (PERSON, FIRM, BEGINS, replace(TRADE, optional=True)), FactGrain.EVENT, happens="begins", also_of="firm",
)
trade_after = PersonFact(
    "trade_after", T("Trades found, without the firm"), "SELECT person, begins, trade FROM fact.trade_found", (trade_found,),
    (PERSON, BEGINS, replace(TRADE, optional=True)), FactGrain.EVENT, happens="begins",
)
post = PersonFact(
    "post", T("Posts"), "SELECT p.firm, p.begins, f.trade FROM register.posts AS p LEFT JOIN register.firms AS f ON f.firm = p.firm",
    (posts, firms), (FIRM, BEGINS, replace(TRADE, optional=True)), FactGrain.EVENT, happens="begins",
)
hired = PersonFact(
    "hired", T("Firms by whom somebody was hired"),
    "SELECT p.firm, p.begins FROM fact.post AS p WHERE p.firm IN (SELECT firm FROM fact.job)",
    (post, job), (FIRM, BEGINS), FactGrain.EVENT, happens="begins",
)
FACTS = {one.id: one for one in (job, trade_found, trade_after, post, hired)}
PACK = replace(
    PERSONS, id="firms", indicators={}, switches=(), spells={}, registers={one.id: one for one in (jobs, firms, posts)}, person_facts=FACTS
)
MANY = 60


def deliver(store: Store, register: Register, rows: list[tuple[object, ...]], known: date, at: Path) -> None:
    lines = [",".join(column.called[0] for column in register.columns), *(",".join(map(str, row)) for row in dict.fromkeys(rows))]
    at.write_text("\n".join(lines) + "\n")
    assert not take_file(store, register, at, Terms(known=known)).loaded.rejected


def some_rows(chance: random.Random, register: Register, count: int) -> list[tuple[object, ...]]:
    """Rows of a register with a key each: one job of a person a day, one row of a firm."""
    found = {}
    for _ in range(count):
        person, firm = hetu(chance.randrange(MANY)), business(chance.randrange(MANY))
        day = date(2021, 1, 1) + timedelta(days=chance.randrange(9))
        row = {jobs.id: (person, firm, day), firms.id: (firm, day, chance.choice(TRADES)), posts.id: (firm, day)}[register.id]
        found[{jobs.id: (person, day), firms.id: (firm,), posts.id: (firm, day)}[register.id]] = row
    return list(found.values())


def rows_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    seen = open_warehouse(folder, PACK).connection
    told = {id: ", ".join(column.name for column in fact.tells) for id, fact in FACTS.items()}
    return {id: seen.execute(f"SELECT {columns} FROM fact.{id} ORDER BY ALL").fetchall() for id, columns in told.items()}


def test_who_says_what_changed_is_known_of_each_fact() -> None:
    assert {fact.followed for fact in (job, trade_found, trade_after)} == {Entity.PERSON}
    assert post.followed is Entity.BUSINESS and hired.followed is None
    told = trade_found.sql.replace("j.firm, j.begins", "j.begins")
    assert replace(trade_found, sql=told, also_of="", tells=trade_after.tells).followed is None, "no row says of which firm it has read"


def test_renewing_by_firms_equals_rebuilding(tmp_path: Path) -> None:
    chance, store, known = random.Random(3), Store(tmp_path / "store"), date(2021, 5, 1)
    served, overlaid = None, dict.fromkeys(FACTS, 0)
    for number, changed in enumerate([(jobs, firms, posts), (firms,), (posts,), (jobs, firms), (), (firms, posts)]):
        for register in changed:
            rows = some_rows(chance, register, 400 if number == 0 else 3)
            deliver(store, register, rows, known, tmp_path / f"{number}-{register.id}.csv")
        if not changed:
            add(store, f"old,new\n{hetu(1)},{hetu(2)}\n".encode(), "notice", known)
        folder, whole = tmp_path / f"build-{number}", tmp_path / f"whole-{number}"
        for one in (folder, whole):
            one.mkdir()
            write_membership(one, PACK, [])
        touched = write.write_person_facts(store, PACK, folder, served)["touched"]
        write.write_person_facts(store, PACK, whole, None)
        assert rows_of(folder) == rows_of(whole), f"after delivery {number}"
        if served is not None:
            assert touched is not None and touched < MANY / 2
        for id, parts in read_holding(folder, PACK.id).facts.items():
            overlaid[id] += bool(parts.overlays)
        served, known = folder, known + timedelta(days=1)
    assert overlaid["post"] and overlaid["trade_found"] and overlaid["trade_after"] and not overlaid["hired"]
