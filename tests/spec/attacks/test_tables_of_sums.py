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
from puntari.flow.together import Releasing, Tabled, sheet_of, tabled, union
from puntari.guard.actor import Actor, Role
from puntari.guard.protection import PUBLISHED
from puntari.guard.release import Finding
from puntari.guard.rules import LeastCount, sum_rule
from puntari.methods.suppression.audit import audit
from puntari.store.released import tables_of
from puntari.store.root import Store
from puntari.words.errors import BadQuestion

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
        apart = [sheet_of(Releasing(f"{n}", RULE, Dataset("x").audience, "", one), one.edges, released(tmp_path, file).body, one.needed)
                 for n, (one, file) in enumerate(zip(sums, files, strict=True))]
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
