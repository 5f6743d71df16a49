"""Attacks on tables with hidden cells that were released one after the other: each alone holds, together they give away what is hidden
unless the later one was judged with the earlier ones."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from puntari.define.source import Audience
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.doors.protect import Dataset, Work, protect_files
from puntari.flow.protect import read_with_edges
from puntari.flow.sheets import Releasing, Tabled, sheet_of, tabled
from puntari.flow.together import Union, union
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import TWO_METHODS
from puntari.guard.protection import PUBLISHED
from puntari.guard.release import Finding, Refusal
from puntari.guard.rules import LeastCount
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.effort import TooLong
from puntari.store.released import datasets_of_tables, tables_of
from puntari.store.root import Store
from puntari.words.errors import BadQuestion
from tests.small import attacked

ANALYST = Actor(Role.ANALYST, purpose="a yearbook")
RULE = LeastCount(5)
AREAS = tuple(f"a{n}" for n in range(6))
COUNTIES = {f"k{n}": AREAS[2 * n : 2 * n + 2] for n in range(3)}
REGIONS = {f"r{n}": AREAS[3 * n : 3 * n + 3] for n in range(2)}
OTHERS = {"sex": ("f", "m"), "service": ("x", "y", "z")}
SEEDS = range(6)


@dataclass(frozen=True)
class Released:
    """How one of the tables below is to be made: its dimensions, and the hierarchies of its areas."""

    dims: tuple[str, ...]
    areas: tuple[dict[str, tuple[str, ...]], ...]


FIRST = Released(("area", "sex"), (COUNTIES,))
SECOND = Released(("area", "service"), (REGIONS,))
THIRD = Released(("service", "sex"), ())


def people(seed: int, count: int = 260) -> list[dict[str, str]]:
    draw = np.random.default_rng(seed)
    shares = draw.dirichlet([0.7] * len(AREAS))
    drawn = {"area": draw.choice(AREAS, count, p=shares), **{dim: draw.choice(codes, count) for dim, codes in OTHERS.items()}}
    return [{dim: str(codes[at]) for dim, codes in drawn.items()} for at in range(count)]


def written(folder: Path, table: Released, of: Iterable[dict[str, str]], name: str) -> tuple[Path, Path]:
    counts = Counter(tuple(one[dim] for dim in table.dims) for one in of)
    inner, sums = folder / f"{name}.csv", folder / f"{name}.sums.csv"
    with inner.open("w", newline="") as out:
        csv.writer(out).writerows([(*table.dims, "freq"), *((*key, count) for key, count in sorted(counts.items()))])
    edges = [(dim, "h", "all", code) for dim, codes in OTHERS.items() if dim in table.dims for code in codes]
    for n, hierarchy in enumerate(table.areas):
        edges += [("area", f"h{n}", "land", group) for group in hierarchy]
        edges += [("area", f"h{n}", group, area) for group, areas in hierarchy.items() for area in areas]
    with sums.open("w", newline="") as out:
        csv.writer(out).writerows([("dim", "hierarchy", "parent", "child"), *edges])
    return inner, sums


def house(folder: Path) -> House:
    return House(Store(folder / "store"), {})


def release(made: House, files: tuple[Path, Path], dataset: Dataset) -> Finding | Refusal:
    return protect_files(made, ANALYST, Work(*files, RULE, dataset))


def found_together(made: House, dataset: str, files: Sequence[tuple[Path, Path]]) -> int:
    """How many hidden cells somebody who reads all the tables finds exactly or within less than 2."""
    with tables_of(made.store, dataset) as (sheets, _):
        *before, last = map(tabled, sheets)
    table, edges = read_with_edges(*files[-1])
    system = union(Releasing("last", RULE, last.audience, last.vintage), table, edges, before)
    hidden = all_hidden(system, [*before, last])
    return len(audit(system.table, hidden, system.attackers[1]).narrower(2))


def all_hidden(system: Union, released: Sequence[Tabled]) -> np.ndarray:
    known = system.known.copy()
    known[system.mine[released[-1].status == PUBLISHED]] = True
    return ~known & (system.table.values > 0)


@pytest.mark.parametrize("tables", [(FIRST, SECOND), (FIRST, SECOND, THIRD)], ids=["two", "three"])
def test_tables_that_hold_alone_are_made_to_hold_together(tmp_path: Path, tables: tuple[Released, ...]) -> None:
    alone = together = 0
    for seed in SEEDS:
        files = [written(tmp_path, table, people(seed), f"{seed}-{n}") for n, table in enumerate(tables)]
        apart = [protect_files(house(tmp_path), ANALYST, Work(*one, RULE)) for one in files]
        assert all(isinstance(one, Finding) for one in apart)
        alone += attack_on_apart(apart, files)
        answers = [release(house(tmp_path), one, Dataset(f"people {seed}")) for one in files]
        assert all(isinstance(one, Finding) for one in answers), answers
        together += found_together(house(tmp_path), f"people {seed}", files)
    assert alone >= 3, "the attack does not succeed on tables protected one by one"
    assert together == 0


def attack_on_apart(apart: Sequence[Finding], files: Sequence[tuple[Path, Path]]) -> int:
    """The same attack on tables that were each protected without a thought of the others."""
    pieces = []
    for n, (released, file) in enumerate(zip(apart, files, strict=True)):
        edges = read_with_edges(*file)[1]
        pieces.append(tabled(sheet_of(Releasing(f"table {n}", RULE, Audience.PUBLIC, ""), edges, released.body)))
    table, edges = read_with_edges(*files[-1])
    system = union(Releasing("last", RULE, Audience.PUBLIC, ""), table, edges, pieces[:-1])
    return len(audit(system.table, all_hidden(system, pieces), system.attackers[1]).narrower(2))


def test_another_vintage_of_the_same_people_is_judged_with_the_one_before(tmp_path: Path) -> None:
    """Somebody who takes the one for the other, because nobody came or went in between; where some did, each is judged by itself."""
    apart = together = 0
    for seed in (3, 5):
        files = [written(tmp_path, table, people(seed), f"{seed}-{n}") for n, table in enumerate((FIRST, SECOND))]
        apart += attack_on_apart([protect_files(house(tmp_path), ANALYST, Work(*one, RULE)) for one in files], files)
        vintages = [release(house(tmp_path), one, Dataset(f"people {seed}", f"2026-0{n}")) for n, one in enumerate(files, 6)]
        together += attack_on_apart(vintages, files)
    few_more = written(tmp_path, SECOND, [*people(3), *people(99)[:9]], "more")
    assert isinstance(release(house(tmp_path), few_more, Dataset("people 3", "2026-09")), Finding)
    assert apart >= 10, "the attack does not succeed on tables protected one by one"
    assert together == 0


def test_what_was_hidden_stays_hidden_until_many_came_or_went(tmp_path: Path) -> None:
    everybody = people(1, 70)
    first = release(house(tmp_path), written(tmp_path, FIRST, everybody, "one"), Dataset("people", "2026-06"))
    hidden = {codes for codes, _, status in first.body.rows() if status != PUBLISHED and codes[0] in AREAS and codes[1] in OTHERS["sex"]}
    few_more = [*everybody, *({"area": area, "sex": sex, "service": "x"} for area, sex in sorted(hidden)[:2] for _ in range(4))]
    many_more = [*everybody, *(one for one in everybody for _ in range(4))]
    for vintage, of, stays in (("2026-07", few_more, True), ("2026-08", many_more, False)):
        then = release(house(tmp_path), written(tmp_path, FIRST, of, vintage), Dataset("people", vintage))
        left = {codes for codes, _, status in then.body.rows() if status != PUBLISHED}
        assert hidden <= left if stays else hidden - left, vintage


def test_what_cannot_be_judged_together_is_refused(tmp_path: Path) -> None:
    everybody = people(2)
    files = written(tmp_path, FIRST, everybody, "one")
    assert isinstance(release(house(tmp_path), files, Dataset("people", "2026-06", Audience.AUTHORITIES)), Finding)
    some, otherwise = Released(("area", "sex"), ()), Released(("area",), ({"k0": ("a0", "a5"), "k1": ("a1", "a2", "a3", "a4")},))
    for table, who, audience, said in (
        (FIRST, everybody[:-40], Audience.AUTHORITIES, "vintage"),
        (FIRST, everybody, Audience.PUBLIC, "widest"),
        (some, [one for one in everybody if one["area"] < "a3"], Audience.OWN_STAFF, "other codes"),
        (otherwise, everybody, Audience.OWN_STAFF, "parts"),
    ):
        with pytest.raises(BadQuestion, match=said):
            release(house(tmp_path), written(tmp_path, table, who, "other"), Dataset("people", "2026-06", audience))
    with tables_of(house(tmp_path).store, "people") as (sheets, _):
        assert len(sheets) == 1


@pytest.mark.parametrize("name", ["People", "people ", "ｐeople", "the  people", "\tpeople"])
def test_a_dataset_has_one_name(name: str) -> None:
    with pytest.raises(BadQuestion, match="written in one way"):
        Dataset(name)


def test_the_same_table_again_is_the_same(tmp_path: Path) -> None:
    files = written(tmp_path, FIRST, people(3), "one")
    first, again = (release(house(tmp_path), files, Dataset("people")) for _ in range(2))
    assert list(first.body.rows()) == list(again.body.rows())
    assert first.body.count("x")


def test_a_table_not_found_safe_in_time_is_refused_and_not_remembered(tmp_path: Path) -> None:
    files = written(tmp_path, FIRST, people(1), "late")
    with pytest.raises(TooLong, match="nothing was written"):
        protect_files(house(tmp_path), ANALYST, Work(*files, RULE, Dataset("people"), minutes=0))
    with tables_of(house(tmp_path).store, "people") as (sheets, _):
        assert sheets == []


def test_the_ledger_keeps_no_hidden_count(tmp_path: Path) -> None:
    files = written(tmp_path, FIRST, people(4), "one")
    release(house(tmp_path), files, Dataset("people"))
    with tables_of(house(tmp_path).store, "people") as (sheets, _):
        kept = tabled(sheets[0])
    assert ((kept.piece.values >= 0) == (kept.status == PUBLISHED)).all() and (kept.status != PUBLISHED).any()


def test_nobody_is_told_of_by_two_methods(tmp_path: Path) -> None:
    """An exact table with hidden cells of people of whom changed figures are told, and changed figures of people of such a table."""
    made = House(Store(tmp_path / "store"), {attacked.PACK.id: attacked.PACK})
    attacked.deliver(made, attacked.people()[:60], attacked.FIRST, tmp_path / "1.csv")
    attacked.build(made)
    files = written(tmp_path, FIRST, people(5), "one")
    for name, audience in product(("of_folk", "people"), Audience):
        answer = release(made, files, Dataset(name, audience=audience))
        assert answer == Refusal(TWO_METHODS.reason, "one.csv"), (name, audience)
    assert not datasets_of_tables(made.store)
    asked = attacked.question("people")
    assert not isinstance(ask(made, asked, attacked.ANALYST), Refusal)
    for name in ("of_folk", "people"):
        assert isinstance(release(House(made.store, {}), files, Dataset(name)), Finding)
        assert ask(made, asked, attacked.ANALYST) == Refusal(TWO_METHODS.reason, "people")
        with tables_of(made.store, name):
            for folder in (made.store.root / "released" / "tables", made.store.heads / "tables"):
                next(folder.glob("*.json")).unlink()


def test_where_all_parts_are_out_already_the_sums_are_hidden(tmp_path: Path) -> None:
    """Three people of a2, hidden with a3 of their county: each lies in another region, of which all other areas are published."""
    sizes = {"a0": 30, "a1": 30, "a2": 3, "a3": 30, "a4": 30, "a5": 30}
    rows = [{"area": area} for area, size in sizes.items() for _ in range(size)]
    answers = [
        release(house(tmp_path), written(tmp_path, Released(("area",), (hierarchy,)), rows, "table"), Dataset("people"))
        for hierarchy in (COUNTIES, REGIONS)
    ]
    hidden = [{codes[0] for codes, _, status in one.body.rows() if status != PUBLISHED} for one in answers]
    assert hidden == [{"a2", "a3"}, {"a2", "a3", "r0", "r1"}]
    alone = protect_files(house(tmp_path), ANALYST, Work(tmp_path / "table.csv", tmp_path / "table.sums.csv", RULE))
    assert all(status == PUBLISHED for codes, _, status in alone.body.rows() if codes[0] in ("a3", "r0", "r1"))
