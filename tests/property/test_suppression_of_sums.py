"""Tables of sums: who gives himself away is found as reading every contribution finds him, and no hidden sum comes out too closely."""

from __future__ import annotations

import csv
import json
from collections import Counter
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from protect_tables import crossed, flat

from puntari.doors.house import House
from puntari.doors.protect import Work, protect_files
from puntari.guard.actor import Actor, Role
from puntari.guard.protection import BY_RULE, PUBLISHED
from puntari.guard.release import Finding
from puntari.guard.rules import sum_rule
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.contributions import SumRule, adding, contributed, sensitive
from puntari.methods.suppression.secondary import suppress
from puntari.methods.suppression.table import Axis, BadTable
from puntari.store.root import Store
from puntari.store.trail import trail_lines
from puntari.words.errors import BadQuestion, BrokenFile

RULE = SumRule(3, ((1, 70.0), (2, 85.0)), 10.0)
ANALYST = Actor(Role.ANALYST, purpose="a yearbook")


def drawn(axes: list[Axis], seed: int, firms: int = 30) -> tuple[list[tuple[str, ...]], list[str], list[int]]:
    """Firms of very different sizes, some in several cells."""
    draw = np.random.default_rng(seed)
    places = list(product(*(axis.leaves for axis in axes)))
    keys, who, values = [], [], []
    for firm in range(firms):
        for place in draw.choice(len(places), int(draw.integers(1, 4)), replace=False):
            keys.append(places[int(place)])
            who.append(f"f{firm}")
            values.append(int(1 + draw.lognormal(4, 1.5)))
    return keys, who, values


def by_hand(axes: list[Axis], keys: list[tuple[str, ...]], who: list[str], values: list[int]) -> dict[tuple[str, ...], Counter[str]]:
    """What each contributes to every cell, by looking at every row for every cell."""
    found = {}
    for codes in product(*(range(len(axis.codes)) for axis in axes)):
        mine: Counter[str] = Counter()
        for key, firm, value in zip(keys, who, values, strict=True):
            if all(axis.parts[code, axis.leaves[one]] for axis, code, one in zip(axes, codes, key, strict=True)):
                mine[firm] += value
        found[tuple(axis.codes[code] for axis, code in zip(axes, codes, strict=True))] = mine
    return found


def gives_away(mine: Counter[str], rule: SumRule) -> bool:
    total, largest = sum(mine.values()), [value for _, value in mine.most_common()] + [0, 0]
    few = 0 < len(mine) < rule.least
    dominated = any(total and sum(largest[:n]) > k / 100 * total for n, k in rule.dominance)
    return few or dominated or bool(rule.p and total and total - largest[0] - largest[1] < rule.p / 100 * largest[0])


@pytest.mark.parametrize("rule", [RULE, SumRule(5), SumRule(0, ((3, 80.0),)), SumRule(p=30.0)], ids=str)
@pytest.mark.parametrize("seed", range(3))
def test_sums_that_give_a_contributor_away_are_those_found_by_hand(rule: SumRule, seed: int) -> None:
    axes = [crossed("a", 6), flat("b", 3)]
    rows = drawn(axes, seed)
    table, told = contributed(axes, *rows, rule.most)
    hidden, needed = sensitive(table, told, rule)
    by_cell = by_hand(axes, *rows)
    assert {table.codes_of(cell): int(total) for cell, total in enumerate(table.values)} == {
        codes: sum(mine.values()) for codes, mine in by_cell.items()
    }
    assert {table.codes_of(cell) for cell in np.flatnonzero(hidden)} == {codes for codes, mine in by_cell.items() if gives_away(mine, rule)}
    assert 0 < hidden.sum() < len(hidden) and (needed >= 2).all()
    for cell, codes in ((int(cell), table.codes_of(int(cell))) for cell in np.flatnonzero(hidden)):
        assert told.counts[cell] == len(by_cell[codes]) and told.largest[cell, 0] == max(by_cell[codes].values())


@pytest.mark.parametrize("seed", range(4))
def test_no_hidden_sum_is_found_more_closely_than_the_rule_allows(seed: int) -> None:
    axes = [crossed("a", 9), flat("b", 4)]
    table, told = contributed(axes, *drawn(axes, seed, 60), RULE.most)
    hidden, needed = sensitive(table, told, RULE)
    attacker = adding(table, needed)
    alone = audit(table, hidden, attacker)
    assert len(alone.narrower(needed)), "hiding by the rule alone gives sums away"
    made = suppress(table, hidden, (attacker,))
    assert not (made.secondary & hidden).any() and made.secondary.any()
    assert not len(audit(table, made.hidden, attacker).narrower(needed))


def test_one_in_several_cells_is_one_in_their_sum() -> None:
    axes = [flat("a", 3)]
    rows = [("a0",), ("a1",), ("a2",), ("a0",)], ["big", "big", "small", "small"], [50, 45, 10, 40]
    table, told = contributed(axes, *rows, 2)
    total = axes[0].codes.index("T")
    assert told.counts[total] == 2 and told.largest[total].tolist() == [95, 50]
    with pytest.raises(BadTable, match="give the values in thousands"):
        contributed(axes, [("a0",)], ["x"], [2 * 10**9], 2)


def files(folder: Path, rows: list[tuple[object, ...]]) -> tuple[Path, Path]:
    inner, sums = folder / "inner.csv", folder / "sums.csv"
    with inner.open("w", newline="") as out:
        csv.writer(out).writerows([("area", "trade", "contributor", "value"), *rows])
    edges = [("area", "h", "all", f"a{n}") for n in range(5)] + [("trade", "h", "every", f"t{n}") for n in range(4)]
    with sums.open("w", newline="") as out:
        csv.writer(out).writerows([("dim", "hierarchy", "parent", "child"), *edges])
    return inner, sums


def protect(folder: Path, rule: str, rows: list[tuple[object, ...]]) -> Finding:
    return protect_files(House(Store(folder / "store"), {}), ANALYST, Work(*files(folder, rows), sum_rule(rule)))


def test_from_the_files_to_the_table_that_may_be_published(tmp_path: Path) -> None:
    draw = np.random.default_rng(2)
    rows = [(f"a{f % 5}", f"t{f % 4}", f"f{f}", int(1 + draw.lognormal(4, 1))) for f in range(160)]
    rows += [("a1", "t2", "giant", 90_000), ("a3", "t0", "nothing", 0)]
    table = protect(tmp_path, "least:3 + nk:1,75 + p:10", rows).body
    told = {codes: (value, status) for codes, value, status in table.rows()}
    assert told["a1", "t2"] == (None, BY_RULE) and told["a1", "every"][1] != PUBLISHED and table.of_sums
    [event] = [json.loads(line)["event"] for line in trail_lines(Store(tmp_path / "store"))]
    assert event["about"]["rule"] == str(sum_rule("least:3 + nk:1,75 + p:10"))
    published = [value for value, status in told.values() if status == PUBLISHED]
    assert len(published) > 10 and all(value is not None for value in published)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("a1", "t1", "", 5)], "nobody's"),
        ([("a1", "t1", "f", "-5")], "line 2"),
        ([("a9", "t1", "f", "5")], "'a9' is in no hierarchy"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(tmp_path: Path, rows: list[tuple[object, ...]], says: str) -> None:
    with pytest.raises(BrokenFile, match=says):
        protect(tmp_path, "p:10", rows)


@pytest.mark.parametrize("text", ["nk:0,85", "nk:2,100", "p:0", "p:500", "least:2", "most:3", ""])
def test_a_rule_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion):
        sum_rule(text)


def test_a_rule_is_read_in_any_order() -> None:
    assert sum_rule("p:10+NK:2,85+least:3+nk:1,70.5") == sum_rule("3+nk:1,70.5+nk:2,85+p:10") == SumRule(3, ((1, 70.5), (2, 85.0)), 10.0)
