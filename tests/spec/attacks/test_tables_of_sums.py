"""Attacks on tables of sums of the same contributors: each holds alone, together they give a sum away unless the later one was judged
with the earlier ones."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from puntari.doors.house import House
from puntari.doors.protect import Dataset, Work, protect_files
from puntari.flow.contributed import Summed, read_sums
from puntari.flow.sheets import Releasing, Tabled, sheet_of, tabled
from puntari.flow.together import union
from puntari.guard.actor import Actor, Role
from puntari.guard.protection import PUBLISHED
from puntari.guard.release import Finding
from puntari.guard.rules import LeastCount, sum_rule
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.contributions import adding
from puntari.store.released import tables_of
from puntari.store.root import Store
from puntari.words.errors import BadQuestion, BrokenFile

ANALYST = Actor(Role.ANALYST, purpose="a yearbook")
RULE = sum_rule("least:3 + p:10")
AREAS = tuple(f"a{n}" for n in range(6))
COUNTIES = {f"k{n}": AREAS[2 * n : 2 * n + 2] for n in range(3)}
REGIONS = {f"r{n}": AREAS[3 * n : 3 * n + 3] for n in range(2)}
SEEDS = range(1, 6)
Files = tuple[Path, Path]


def firms(seed: int) -> list[tuple[str, str, int]]:
    """Firms of very different sizes, few in some areas and many in others."""
    draw = np.random.default_rng(seed)
    areas = draw.choice(AREAS, 60, p=draw.dirichlet([0.8] * len(AREAS)))
    return [(str(area), f"f{firm}", int(1 + draw.lognormal(5, 1.0))) for firm, area in enumerate(areas)]


def written(folder: Path, groups: dict[str, tuple[str, ...]], rows: Sequence[tuple[str, str, int]]) -> Files:
    inner, sums = folder / f"{min(groups)}.csv", folder / f"{min(groups)}.sums.csv"
    edges = [("land", group) for group in groups] + [(group, area) for group, areas in groups.items() for area in areas]
    for path, lines in (
        (inner, [("area", "contributor", "value"), *rows]),
        (sums, [("dim", "hierarchy", "parent", "child"), *(("area", min(groups), *edge) for edge in edges)]),
    ):
        with path.open("w", newline="") as out:
            csv.writer(out).writerows(lines)
    return inner, sums


def released(folder: Path, files: Files, dataset: str = "") -> Finding:
    answer = protect_files(House(Store(folder / "store"), {}), ANALYST, Work(*files, RULE, Dataset(dataset) if dataset else None))
    assert isinstance(answer, Finding), answer
    return answer


def found_in(tables: Sequence[tuple[Summed, Tabled]]) -> int:
    """How many hidden sums somebody who reads all the tables finds more closely than the rule of one of them allows."""
    (last, told), before = tables[-1], [one for _, one in tables[:-1]]
    system = union(Releasing("last", RULE, told.audience, "", last), last.table, last.edges, before)
    known = system.known.copy()
    known[system.mine[told.status == PUBLISHED]] = True
    hidden = ~known & (system.table.values > 0)
    return len(audit(system.table, hidden, system.attackers[-1]).narrower(system.attackers[-1].width))


def test_sums_that_hold_alone_are_made_to_hold_together(tmp_path: Path) -> None:
    alone = together = 0
    for seed in SEEDS:
        files = [written(tmp_path, groups, firms(seed)) for groups in (COUNTIES, REGIONS)]
        sums = [read_sums(*one, RULE) for one in files]
        to = [Releasing(f"{n}", RULE, Dataset("x").audience, "", one) for n, one in enumerate(sums)]
        apart = [sheet_of(about, about.sums.edges, released(tmp_path, file).body, widths=about.sums.needed)
                 for about, file in zip(to, files, strict=True)]
        alone += found_in(list(zip(sums, map(tabled, apart), strict=True)))
        for file in files:
            released(tmp_path, file, f"turnover {seed}")
        with tables_of(Store(tmp_path / "store"), f"turnover {seed}") as (sheets, _):
            together += found_in(list(zip(sums, map(tabled, sheets), strict=True)))
    assert alone >= 3, "the attack does not succeed on tables protected one by one"
    assert together == 0


def test_the_ledger_keeps_no_hidden_sum_nor_what_would_tell_it_nearly(tmp_path: Path) -> None:
    """Of somebody alone in a sum a tenth of his figure either way would be asked for: five times that is the figure."""
    rows = [*((area, f"{area}{n}", 100) for area in AREAS for n in range(9)), ("a1", "x", 1), ("a2", "giant", 777_777)]
    files = written(tmp_path, COUNTIES, rows)
    released(tmp_path, files, "turnover")
    needed = read_sums(*files, RULE).needed
    with tables_of(Store(tmp_path / "store"), "turnover") as (sheets, _):
        kept = tabled(sheets[0])
    assert ((kept.piece.values >= 0) == (kept.status == PUBLISHED)).all()
    hidden = np.flatnonzero(kept.status != PUBLISHED)
    assert len(hidden) and (kept.widths[hidden] >= needed[hidden]).all()
    large = [cell for cell in hidden if needed[cell] > 1000]
    assert large and all(kept.widths[cell] != needed[cell] for cell in large)


def by_kind(folder: Path, dims: tuple[str, ...], rows: Sequence[tuple[str, str, str, int]], name: str) -> Files:
    """A table of the same firms by area, or by area and kind of work."""
    inner, sums = folder / f"{name}.csv", folder / f"{name}.sums.csv"
    edges = [("area", "h", "land", area) for area in AREAS] + [("kind", "h", "all", kind) for kind in "xy" if "kind" in dims]
    told = [(*(row[("area", "kind").index(dim)] for dim in dims), *row[2:]) for row in rows]
    for path, lines in ((inner, [(*dims, "contributor", "value"), *told]), (sums, [("dim", "hierarchy", "parent", "child"), *edges])):
        with path.open("w", newline="") as out:
            csv.writer(out).writerows(lines)
    return inner, sums


def test_the_report_of_insiders_knows_who_was_alone_in_a_sum_released_before(tmp_path: Path) -> None:
    draw = np.random.default_rng(3)
    rows = [(str(draw.choice(AREAS)), str(draw.choice(["x", "y"], p=[0.8, 0.2])), f"f{n}", int(draw.integers(50, 150))) for n in range(40)]
    first, then = (by_kind(tmp_path, dims, rows, "-".join(dims)) for dims in (("area", "kind"), ("area",)))
    before, apart = released(tmp_path, first, "turnover"), released(tmp_path, then)
    hidden = {codes: status for codes, _, status in before.body.rows() if status != PUBLISHED}
    alone = {codes for codes in hidden if len([row for row in rows if all(code in (*row[:2], "land", "all") for code in codes)]) == 1}
    after = released(tmp_path, then, "turnover")
    assert len(alone) >= 2 and before.body.alone == len(alone) and apart.body.alone < len(alone)
    assert after.body.alone >= len(alone) and after.body.inside >= before.body.inside


def few_employers(seed: int) -> list[tuple[str, str, str, int]]:
    """Wages of many persons by area and kind of work: some kinds of some areas are of one or two employers."""
    draw = np.random.default_rng(seed)
    found = []
    for at, area in enumerate(AREAS):
        for kind, employers in (("x", 1 + at % 3), ("y", 9)):
            for person in range(len(found), len(found) + 60):
                found.append((area, kind, f"p{person}", f"e{at}{kind}{draw.integers(employers)}", int(draw.integers(800, 1200))))
    return found


def with_employers(folder: Path, rows: Sequence[tuple[str, ...]]) -> Files:
    inner, sums = by_kind(folder, ("area", "kind"), [(*row[:3], row[4]) for row in rows], "wages")
    lines = inner.read_text().splitlines()
    told = [f"{line},{'behind' if at == 0 else rows[at - 1][3]}" for at, line in enumerate(lines)]
    inner.write_text("\n".join(told) + "\n")
    return inner, sums


def test_few_employers_behind_many_persons_are_found_unless_the_rule_counts_them(tmp_path: Path) -> None:
    rows = few_employers(1)
    files = with_employers(tmp_path, rows)
    few = {(area, kind) for area, kind in {row[:2] for row in rows} if len({row[3] for row in rows if row[:2] == (area, kind)}) < 3}
    house = House(Store(tmp_path / "store"), {})
    both = protect_files(house, ANALYST, Work(*files, sum_rule("least:3 + p:10 + units:3")))
    assert isinstance(both, Finding)
    hidden = {codes: status for codes, _, status in both.body.rows() if status != PUBLISHED}
    assert len(few) >= 4 and {codes for codes, status in hidden.items() if status == "u"} >= few
    persons = by_kind(tmp_path, ("area", "kind"), [(*row[:3], row[4]) for row in rows], "persons")
    alone = protect_files(house, ANALYST, Work(*persons, sum_rule("least:3 + p:10")))
    assert isinstance(alone, Finding) and {codes for codes, _, status in alone.body.rows() if status == PUBLISHED} >= few, "told of persons"
    system = read_sums(*files, sum_rule("least:3 + p:10 + units:3"))
    kept = np.array([status != PUBLISHED for _, _, status in both.body.rows()])
    attacker = adding(system.table, system.needed)
    assert not len(audit(system.table, kept, attacker).narrower(attacker.width))
    primary_only = np.array([codes in few for codes, _, _ in both.body.rows()])
    assert len(audit(system.table, primary_only, attacker).narrower(1)) >= len(few) / 2, "hiding them alone gives them back"


def test_those_behind_contributors_need_a_rule_and_a_column(tmp_path: Path) -> None:
    files = with_employers(tmp_path, few_employers(2))
    house = House(Store(tmp_path / "store"), {})
    with pytest.raises(BrokenFile, match="of which the rule says nothing"):
        protect_files(house, ANALYST, Work(*files, sum_rule("least:3")))
    plain_files = by_kind(tmp_path, ("area", "kind"), [(*row[:3], row[4]) for row in few_employers(2)], "plain")
    with pytest.raises(BrokenFile, match="no column 'behind'"):
        protect_files(house, ANALYST, Work(*plain_files, sum_rule("least:3 + units:3")))
    with pytest.raises(BadQuestion, match="protects nobody"):
        sum_rule("least:3 + units:2")


def test_counts_and_sums_are_two_datasets_and_two_figures_are_no_one_sum(tmp_path: Path) -> None:
    files = written(tmp_path, COUNTIES, firms(1))
    released(tmp_path, files, "firms")
    counts = tmp_path / "counts.csv"
    counts.write_text("area,freq\n" + "".join(f"{area},30\n" for area in AREAS))
    with pytest.raises(BadQuestion, match="one is a table of counts and one of sums; .* dataset of its own"):
        protect_files(House(Store(tmp_path / "store"), {}), ANALYST, Work(counts, files[1], LeastCount(5), Dataset("firms")))
    others = written(tmp_path, REGIONS, [(area, firm, 7 * value) for area, firm, value in firms(1)])
    with pytest.raises(BadQuestion, match="other counts than the tables before it|contradict what was released"):
        released(tmp_path, others, "firms")
