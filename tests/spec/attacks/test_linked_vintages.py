"""Attacks that link vintages of a table: each alone holds, and what changed between them gives away who came and what is hidden, unless
the later one was judged beside the earlier."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import highspy
import numpy as np
import pytest

from puntari.doors.house import House
from puntari.doors.protect import Dataset, Work, protect_files
from puntari.flow.hoarding import innermost
from puntari.flow.protect import attacked as held
from puntari.flow.protect import protect_table, read_table
from puntari.guard.actor import Actor, Role
from puntari.guard.protection import PUBLISHED, ProtectedTable, not_held
from puntari.guard.release import Finding, Refusal
from puntari.guard.rules import LeastCount, sum_rule
from puntari.methods.suppression.attacker import Bounds
from puntari.methods.suppression.changes import link, told_of
from puntari.methods.suppression.contributions import SumRule
from puntari.methods.suppression.quiet import Earlier, Few
from puntari.methods.suppression.table import Edge, LinkedTable, make_axis, tabulate
from puntari.store.root import Store
from puntari.words.errors import BadQuestion
from tests.small.hoarder import add_row, parts_of

ANALYST = Actor(Role.ANALYST, purpose="a yearbook")
RULE = LeastCount(5)
AREAS, SERVICES = tuple(f"a{n}" for n in range(9)), tuple(f"s{n}" for n in range(5))
EDGES = [
    *(("area", "h", "land", f"k{n}") for n in range(3)), *(("area", "h", f"k{n // 3}", area) for n, area in enumerate(AREAS)),
    *(("service", "h", "all", service) for service in SERVICES),
]
SEEDS = range(3)
Person = tuple[str, str]
Files = tuple[Path, Path]


def people(seed: int, count: int = 500) -> list[Person]:
    draw = np.random.default_rng(seed)
    shares = np.outer(draw.dirichlet([1.5] * len(AREAS)), draw.dirichlet([1.5] * len(SERVICES))).ravel()
    return [(AREAS[at // len(SERVICES)], SERVICES[at % len(SERVICES)]) for at in draw.choice(len(shares), count, p=shares).tolist()]


def moved(of: Sequence[Person], seed: int, came: int, left: int) -> tuple[list[Person], list[Person]]:
    """The people after some came, and a few of them left; and those who came."""
    draw = np.random.default_rng(1_000 + seed)
    new = [(str(draw.choice(AREAS)), str(draw.choice(SERVICES))) for _ in range(came)]
    gone = set(draw.choice(len(of), left, replace=False).tolist())
    return [*(one for at, one in enumerate(of) if at not in gone), *new], new


def written(folder: Path, name: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Files:
    folder.mkdir(parents=True, exist_ok=True)
    inner, sums = folder / f"{name}.csv", folder / "sums.csv"
    for path, lines in ((inner, [header, *rows]), (sums, [("dim", "hierarchy", "parent", "child"), *EDGES])):
        with path.open("w", newline="") as out:
            csv.writer(out).writerows(lines)
    return inner, sums


def counted(folder: Path, name: str, of: Sequence[Person]) -> Files:
    return written(folder, name, ("area", "service", "freq"), [(*key, count) for key, count in sorted(Counter(of).items())])


def released(folder: Path, files: Files, vintage: str, rule: LeastCount | SumRule = RULE) -> Finding | Refusal:
    return protect_files(House(Store(folder / "store"), {}), ANALYST, Work(*files, rule, Dataset("people", vintage)))


def alone(folder: Path, files: Files) -> ProtectedTable:
    answer = protect_files(House(Store(folder / "store"), {}), ANALYST, Work(*files, RULE))
    assert isinstance(answer, Finding), answer
    return answer.body


@dataclass
class Frugal:
    """Somebody who reads two vintages, knows of one who came to an area (or of nobody), and believes that no more people came and went
    than that forces him to.

    Written apart from the protection: over the innermost cells of the first vintage and who came to each and left it.
    """

    table: LinkedTable
    solver: highspy.Highs

    @staticmethod
    def reading(table: LinkedTable, first: ProtectedTable, then: ProtectedTable, came_to: str = "") -> Frugal:
        made_of = parts_of(table)
        inner, solver = made_of.shape[1], highspy.Highs()
        solver.setOptionValue("output_flag", False)
        for price in (0.0, 1.0, 1.0):
            for _ in range(inner):
                solver.addCol(price, 0.0, highspy.kHighsInf, 0, [], [])
        signs = (np.eye(inner), np.zeros((inner, inner)), np.zeros((inner, inner))), (np.eye(inner), np.eye(inner), -np.eye(inner))
        for one, sign in zip((first, then), signs, strict=True):
            rows = made_of @ np.hstack(sign)
            for cell in np.flatnonzero(one.status == PUBLISHED).tolist():
                add_row(solver, rows[cell], float(one.values[cell]), float(one.values[cell]))
        for row in np.hstack(signs[1]):
            add_row(solver, row, 0.0, highspy.kHighsInf)
        if came_to:
            there = sum(came(table, (came_to, service)) for service in SERVICES)
            add_row(solver, there, 1.0, highspy.kHighsInf)
        solver.run()
        fewest = solver.getInfo().objective_function_value
        add_row(solver, np.repeat([0.0, 1.0, 1.0], inner), 0.0, fewest + 1e-6)
        return Frugal(table, solver)

    def of(self, row: np.ndarray) -> tuple[float, float]:
        """The least and the greatest that a sum over his unknowns can be."""
        found = []
        for sense in (1.0, -1.0):
            self.solver.changeColsCost(len(row), np.arange(len(row), dtype=np.int32), sense * row)
            self.solver.run()
            found.append(sense * self.solver.getInfo().objective_function_value)
        return found[0], found[1]

    def count(self, cell: int) -> tuple[float, float]:
        """What he finds of a cell of the later vintage."""
        parts = parts_of(self.table)[cell].astype(float)
        return self.of(np.concatenate([parts, parts, -parts]))


def came(table: LinkedTable, person: Person) -> np.ndarray:
    """The unknown of how many came to an innermost cell, as a row."""
    area, service = table.axes
    size = len(area.leaves) * len(service.leaves)
    return np.eye(1, 3 * size, size + area.leaves[person[0]] * len(service.leaves) + service.leaves[person[1]])[0]


def named(table: LinkedTable, first: ProtectedTable, then: ProtectedTable, newcomers: Sequence[Person]) -> tuple[int, int]:
    """Of how many who came the attacker names the service, who knows that they came and where to, and of how many a wrong one."""
    right = wrong = 0
    for area, service in newcomers:
        attacker = Frugal.reading(table, first, then, area)
        left = [other for other in SERVICES if attacker.of(came(table, (area, other)))[1] > 0.5]
        right += left == [service]
        wrong += len(left) == 1 and left != [service]
    return right, wrong


def counts_found(attacker: Frugal, then: ProtectedTable, truth: LinkedTable) -> int:
    """How many counts that the rule hides he finds exactly."""
    found = [attacker.count(cell) for cell in np.flatnonzero(then.status == "u").tolist()]
    true = truth.values[then.status == "u"]
    return sum(high - low < 0.5 and abs(low - count) < 0.5 for (low, high), count in zip(found, true.tolist(), strict=True))


@pytest.mark.parametrize("left", [0, 3], ids=["three came", "three came, three left"])
def test_who_came_and_what_is_hidden_are_not_told_by_two_vintages(tmp_path: Path, left: int) -> None:
    apart, together, refused = np.zeros(3, dtype=int), np.zeros(3, dtype=int), 0
    for seed in SEEDS:
        first, (then, new) = people(seed), moved(people(seed), seed, 3, left)
        files = [counted(tmp_path / str(seed), name, of) for name, of in (("one", first), ("two", then))]
        answers = [released(tmp_path / str(seed), file, vintage) for file, vintage in zip(files, "12", strict=True)]
        truth = read_table(*files[1])
        apart += attacked(truth, [alone(tmp_path, file) for file in files], new)
        if isinstance(answers[1], Refusal):
            refused += 1
        else:
            together += attacked(truth, [one.body for one in answers], new)
    assert apart[0] >= 6 > apart[1] and apart[2] >= 1, f"the attack does not succeed on vintages protected one by one: {apart}"
    assert together[0] <= max(1, together[1]) and together[2] == 0, f"right, wrong, counts: {together}"
    assert refused <= 1


def test_among_eight_who_came_and_eight_who_left_nobody_is_named(tmp_path: Path) -> None:
    """Where the rule says on which dimension it matters; of five services chance alone names one in five of those named."""
    apart, together, rule = np.zeros(3, dtype=int), np.zeros(3, dtype=int), LeastCount.parse("5+came@service")
    for seed in SEEDS:
        first, (then, new) = people(seed), moved(people(seed), seed, 8, 8)
        files = [counted(tmp_path / str(seed), name, of) for name, of in (("one", first), ("two", then))]
        answers = [released(tmp_path / str(seed), file, vintage, rule) for file, vintage in zip(files, "12", strict=True)]
        assert not any(isinstance(one, Refusal) for one in answers)
        apart += attacked(read_table(*files[1]), [alone(tmp_path, file) for file in files], new)
        together += attacked(read_table(*files[1]), [one.body for one in answers], new)
    assert apart[0] >= 8 > 2 * apart[1], f"the attack does not succeed on vintages protected one by one: {apart}"
    assert not together.any(), f"right, wrong, counts: {together}"


def attacked(truth: LinkedTable, tables: Sequence[ProtectedTable], new: Sequence[Person]) -> tuple[int, int, int]:
    """Whose service is named, rightly and wrongly, and how many hidden counts are found."""
    return *named(truth, *tables, new), counts_found(Frugal.reading(truth, *tables), tables[1], truth)


def test_where_many_come_and_go_hardly_more_is_hidden_and_cells_open_again(tmp_path: Path) -> None:
    first, then = people(1), moved(people(1), 1, 250, 250)[0]
    files = [counted(tmp_path, name, of) for name, of in (("one", first), ("two", then))]
    tables = [released(tmp_path, file, vintage).body for file, vintage in zip(files, "12", strict=True)]
    by_itself = alone(tmp_path, files[1])
    hidden = [one.status != PUBLISHED for one in (*tables, by_itself)]
    assert (hidden[0] & ~hidden[1]).any(), "what was hidden once stays so for ever"
    assert hidden[1].sum() <= hidden[2].sum() + 10


def one_row(*counts: int) -> LinkedTable:
    axes = [make_axis("area", [Edge("h", "land", code) for code in AREAS[: len(counts)]])]
    return tabulate(axes, [(code,) for code in AREAS[: len(counts)]], list(counts))


@pytest.mark.parametrize(
    ("told", "now", "singled", "stays"),
    [
        ((20, 30, 40), (21, 30, 40), {"a0"}, set()),
        ((20, 30, 40), (22, 29, 40), {"a0", "a1"}, set()),
        ((20, 30, 40), (21, 31, 40), set(), set()),
        ((20, 30, 40), (25, 30, 40), set(), set()),
        ((20, 30, 40), (20, 30, 40), set(), set()),
        ((20, -1, 40), (20, 30, 41), {"a2"}, {"a1"}),
        ((20, -1, 40), (20, 30, 49), set(), set()),
    ],
)
def test_a_quiet_sum_singles_out(told: tuple[int, ...], now: tuple[int, ...], singled: set[str], stays: set[str]) -> None:
    table = one_row(*now)
    codes = [code for (code,) in map(table.codes_of, range(len(table.values)))]
    before = np.array([dict(zip(AREAS, told, strict=False)).get(code, -1) for code in codes])
    hid = np.isin(codes, AREAS[:3]) & (before < 0)
    told_by = Bounds(np.maximum(before, 0), np.where(hid, 10**12, before))
    found = link(table, [Earlier(before, hid, hid, told_by)], np.zeros(4, dtype=bool), Few(5))
    assert {code for code, one in zip(codes, found.singled, strict=True) if one} == singled
    assert {code for code, one in zip(codes, found.stays, strict=True) if one} == stays


def test_what_was_told_is_worked_out_before_it_is_compared() -> None:
    table = one_row(3, 4, 5)
    without = np.where(np.arange(4) == [table.codes_of(cell) for cell in range(4)].index(("a1",)), -1, table.values)
    assert told_of(LinkedTable(table.axes, without, table.equations)).tolist() == table.values.tolist()
    two = np.where(table.values < 5, -1, table.values)
    assert told_of(LinkedTable(table.axes, two, table.equations)).tolist() == two.tolist()


def test_a_count_found_beside_another_vintage_refuses_the_table_by_name() -> None:
    table = one_row(3, 40, 50)
    safe = held("table.csv", table, protect_table(table, RULE), RULE)
    found = replace(safe, beside=tuple((code,) for code in AREAS[:7]))
    assert safe.safe and not found.safe
    refused = not_held(found).reason
    assert all("a0; a1" in said and "a6" not in said and "(7)" in said for said in (refused.fi, refused.sv, refused.en))


@pytest.mark.parametrize("of_sums", [False, True])
def test_a_hidden_cell_that_is_found_refuses_the_table_by_name(of_sums: bool) -> None:
    table = one_row(3, 40, 50)
    given_away = replace(protect_table(table, RULE), secondary=np.zeros(len(table.values), dtype=bool))
    found = replace(held("table.csv", table, given_away, RULE), of_sums=of_sums)
    assert found.disclosed == found.narrow == (("a0",),) and not found.safe
    refused = not_held(found).reason
    assert all(": a0. " in said and "1" in said for said in (refused.fi, refused.sv, refused.en))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("seed", (0, 3, 6, 7, 8))
def test_two_vintages_that_agree_with_a_third_alone_open_nothing_in_either_order(
    tmp_path: Path, seed: int, order: tuple[int, int]
) -> None:
    """Nine people change their service and nobody his area: a table by area is as both vintages have it, which are not as one another. What
    either hid of it stays hidden, whichever of them the table is read as one with."""
    first = people(seed)
    area = Counter(area for area, _ in first).most_common(1)[0][0]
    going = [at for at, (where, service) in enumerate(first) if where == area and service != "s0"][:9]
    then = [(where, "s0" if at in going else service) for at, (where, service) in enumerate(first)]
    vintages = [counted(tmp_path, f"v{at}", of) for at, of in enumerate((first, then))]
    told = {at: released(tmp_path, vintages[at], str(at)) for at in order}
    inner = sorted(Counter(where for where, _ in first).items())
    sums = tmp_path / "areas.csv"
    sums.write_text("\n".join(map(",".join, [("dim", "hierarchy", "parent", "child"), *(one for one in EDGES if one[0] == "area")])))
    (tmp_path / "by_area.csv").write_text("area,freq\n" + "".join(f"{area},{count}\n" for area, count in inner))
    files = (tmp_path / "by_area.csv", sums)
    by_area, copy = released(tmp_path, files, "2"), alone(tmp_path, files)
    assert isinstance(by_area, Finding) and all(isinstance(one, Finding) for one in told.values())
    whole, open_to_all = ({codes[0]: value for codes, value, _ in one.rows()} for one in (by_area.body, copy))
    hidden = {codes[0] for one in told.values() for codes, value, _ in one.body.rows() if codes[1] == "all" and value is None}
    assert any(open_to_all[area] is not None for area in hidden), "an unprotected copy tells"
    assert all(whole[area] is None for area in hidden)


def summed(folder: Path, name: str, values: np.ndarray) -> Files:
    rows = [(AREAS[at % 9], SERVICES[at % 5], f"f{at}", value) for at, value in enumerate(values.tolist())]
    return written(folder, name, ("area", "service", "contributor", "value"), rows)


def test_one_contributors_change_is_not_told_by_two_sums(tmp_path: Path) -> None:
    rule, draw = sum_rule("least:3"), np.random.default_rng(3)
    values = draw.integers(100, 900, 400)
    one_more = np.where(np.arange(400) == 7, values + 55, values)
    files = [summed(tmp_path, name, of) for name, of in (("one", values), ("two", one_more), ("all", values + draw.integers(1, 90, 400)))]
    first, then, other = (released(tmp_path, file, vintage, rule) for file, vintage in zip(files, "123", strict=True))
    assert not (first.body.status != PUBLISHED).any()
    told = (first.body.status == PUBLISHED) & (then.body.status == PUBLISHED)
    assert not (then.body.values - first.body.values)[told].any(), "the difference of two sums is one contributor's"
    assert (other.body.status == PUBLISHED).all(), "where all changed nothing more is hidden"


def test_on_which_dimensions_who_came_is_not_told_apart_is_in_the_rule(tmp_path: Path) -> None:
    assert LeastCount.parse("5 + came@service, area + group:20@service") == LeastCount(5, 20, ("service",), ("service", "area"))
    table = read_table(*counted(tmp_path, "one", people(2)))
    every = np.ones(int(table.equations.row.max()) + 1, dtype=bool)
    sums = [[table.codes_of(cell) for cell in parts] for parts in innermost(table, Few(5, ("service",)), every)]
    assert [{codes[0] for codes in of} for of in sums] == [{area} for area in AREAS]
    assert all({codes[1] for codes in of} == set(SERVICES) for of in sums)
    with pytest.raises(BadQuestion, match="no dimension 'sex'"):
        released(tmp_path, counted(tmp_path, "one", people(2)), "1", LeastCount.parse("5+came@sex"))
