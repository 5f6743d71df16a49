"""Small groups that lie in one part of a table: the zeros beside it tell of everybody in them, unless they are not broken down."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protect_tables import crossed, filled, flat

from puntari.define.source import Audience
from puntari.doors.house import House
from puntari.doors.protect import Dataset, Work, protect_files
from puntari.flow.protect import primary_of, protect_table, readers_of
from puntari.flow.sheets import tabled
from puntari.guard.actor import Actor, Role
from puntari.guard.release import Finding
from puntari.guard.rules import LeastCount
from puntari.methods.suppression.attacker import Attacker
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.groups import whole_groups
from puntari.methods.suppression.table import LinkedTable, tabulate
from puntari.store.released import tables_of
from puntari.store.root import Store
from puntari.words.errors import BadQuestion

ANALYST = Actor(Role.ANALYST, purpose="a yearbook")
PLAIN, GROUPS = LeastCount(3), LeastCount(3, 12)
KINDS = {
    "two ways": lambda: [flat("a", 4), flat("b", 3)], "two hierarchies": lambda: [crossed("a", 6), flat("b", 3)],
    "three ways": lambda: [flat("a", 3), flat("b", 3), flat("c", 2)],
}
tables = st.builds(
    lambda kind, seed, mean: filled(KINDS[kind](), seed, mean),
    st.sampled_from(sorted(KINDS)), st.integers(0, 10_000), st.sampled_from([1, 3]),
)
Group = tuple[int, tuple[int, ...]]


def groups_of(table: LinkedTable, below: int) -> list[Group]:
    """Every small group that lies in one part: its cell, and those of the parts, by looking at each cell and family."""
    number = np.arange(len(table.values)).reshape(table.shape)
    found = []
    for n, axis in enumerate(table.axes):
        others = [range(size) for at, size in enumerate(table.shape) if at != n]
        for family, rest in product(axis.families, product(*others)):
            cells = [int(number[(*rest[:n], code, *rest[n:])]) for code in (family.parent, *family.children)]
            if 0 < table.values[cells[0]] < below and sum(table.values[one] > 0 for one in cells[1:]) == 1 and len(cells) > 2:
                found.append((cells[0], tuple(cells[1:])))
    return found


def known_of(table: LinkedTable, hidden: np.ndarray, attacker: Attacker, groups: list[Group]) -> set[Group]:
    """The groups of which an attacker is sure that all but one part are nobody."""
    told = audit(table, hidden, attacker)
    most = dict(zip(told.cells.tolist(), told.high.tolist(), strict=True))
    return {one for one in groups if sum(most.get(part, table.values[part]) > 0 for part in one[1]) == 1}


@settings(max_examples=12, deadline=None)
@given(tables)
def test_no_small_group_is_told_by_zeros_that_could_be_hidden(table: LinkedTable) -> None:
    groups = groups_of(table, GROUPS.group)
    made, told = protect_table(table, GROUPS, rounds=1), whole_groups(table, GROUPS.group)
    assert told.groups == len(groups)
    informed, adds = readers_of(table, primary_of(table, GROUPS), GROUPS.least)
    assert not len(audit(table, made.hidden, adds).narrower(2)), "and nothing else is told"
    assert len(known_of(table, made.hidden, adds, groups)) <= told.left
    exposed = set(made.exposed["aware"].tolist())
    assert set(audit(table, made.hidden, informed).narrower(1).tolist()) <= exposed
    without = protect_table(table, PLAIN, rounds=0)
    reader = readers_of(table, primary_of(table, PLAIN), PLAIN.least)[1]
    assert known_of(table, without.hidden, reader, groups) == set(groups), "zeros tell of every group"


def test_a_group_is_shut_and_nobody_can_say_which_part_it_was() -> None:
    """Seven of one parish all take one service; all others take several."""
    axes = [flat("a", 4), flat("b", 3)]
    keys = list(product(axes[0].leaves, axes[1].leaves))
    inner = {("a0", "b0"): 7, ("a0", "b1"): 0, ("a0", "b2"): 0}
    whole = tabulate(axes, keys, [inner.get(key, 9 + number) for number, key in enumerate(keys)])
    at = {key: axes[0].codes.index(key[0]) * len(axes[1].codes) + axes[1].codes.index(key[1]) for key in keys}
    made = protect_table(whole, GROUPS)
    assert all(made.primary[at[key]] for key in inner)
    informed, _ = readers_of(whole, primary_of(whole, GROUPS), GROUPS.least)
    told = audit(whole, made.hidden, informed)
    most = dict(zip(told.cells.tolist(), told.high.tolist(), strict=True))
    least = dict(zip(told.cells.tolist(), told.low.tolist(), strict=True))
    assert all(most[at["a0", other]] > 0 for other in ("b1", "b2")) and least[at["a0", "b0"]] < 7
    assert not protect_table(whole, LeastCount(3, 12, ("a",))).primary[at["a0", "b0"]], "on the other dimension alone it may be told"


def written(folder: Path, rows: list[tuple[str, str, int]]) -> tuple[Path, Path]:
    inner, sums = folder / "inner.csv", folder / "sums.csv"
    inner.write_text("area,service,freq\n" + "".join(f"{a},{s},{n}\n" for a, s, n in rows))
    edges = [("area", "land", f"a{n}") for n in range(4)] + [("service", "all", f"s{n}") for n in range(3)]
    sums.write_text("dim,hierarchy,parent,child\n" + "".join(f"{dim},h,{parent},{child}\n" for dim, parent, child in edges))
    return inner, sums


ROWS = [("a0", "s0", 8), *((f"a{a}", f"s{s}", 20 + a + s) for a in range(1, 4) for s in range(3))]


def test_through_the_door_and_the_memory(tmp_path: Path) -> None:
    files, house = written(tmp_path, ROWS), House(Store(tmp_path / "store"), {})
    open_to_all = protect_files(house, ANALYST, Work(*files, LeastCount(5)))
    shut = protect_files(house, ANALYST, Work(*files, LeastCount.parse("least:5 + group:20@service"), Dataset("people")))
    assert isinstance(open_to_all, Finding) and isinstance(shut, Finding)
    assert (open_to_all.body.wholly, shut.body.wholly) == (1, 0)
    told = {codes: (value, status) for codes, value, status in shut.body.rows()}
    assert {told["a0", f"s{n}"] for n in range(3)} == {(None, "u")}
    again = protect_files(house, ANALYST, Work(*files, LeastCount.parse("least:5 + group:20@service"), Dataset("people")))
    assert isinstance(again, Finding) and list(again.body.rows()) == list(shut.body.rows())
    with tables_of(house.store, "people") as (sheets, _):
        assert [tabled(sheet).rule.group for sheet in sheets] == [20, 20]
    with pytest.raises(BadQuestion, match="one rule for each audience"):
        protect_files(house, ANALYST, Work(*files, LeastCount(5), Dataset("people")))
    other = protect_files(house, ANALYST, Work(*files, LeastCount(5), Dataset("people", audience=Audience.AUTHORITIES)))
    assert isinstance(other, Finding)
    later = {codes: status for codes, _, status in other.body.rows()}
    assert all(later["a0", f"s{n}"] != "p" for n in range(3)), "what was hidden for a group stays hidden, zeros too"


@pytest.mark.parametrize(
    ("text", "said"), [("5+group:3", "least count of 5"), ("5+nk:1,80", "no part of a rule"), ("5+group", "no part of a rule")]
)
def test_rules_of_groups_that_are_none_are_refused(text: str, said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        LeastCount.parse(text)
    assert LeastCount.parse("default + GROUP:20@Service, sex") == LeastCount(5, 20, ("Service", "sex"))


def test_a_dimension_that_the_table_lacks_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="no dimension 'sex'"):
        protect_files(House(Store(tmp_path / "store"), {}), ANALYST, Work(*written(tmp_path, ROWS), LeastCount(5, 20, ("sex",))))
