"""Protection of random linked tables, held by an attack that knows nothing of how they were protected: trying every table there is."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from protect_tables import crossed, filled, flat

from puntari.flow.protect import protect_table
from puntari.guard.rules import LeastCount
from puntari.methods.suppression import block, last
from puntari.methods.suppression.attacker import Attacker, aware, plain
from puntari.methods.suppression.audit import audit
from puntari.methods.suppression.effort import Effort, TooLong
from puntari.methods.suppression.insider import insiders
from puntari.methods.suppression.table import LinkedTable, tabulate

KINDS = {
    "two ways": lambda: [flat("a", 4), flat("b", 3)],
    "two hierarchies": lambda: [crossed("a", 7), flat("b", 3)],
    "three ways": lambda: [flat("a", 3), flat("b", 3), flat("c", 2)],
    "crossed twice": lambda: [crossed("a", 6), crossed("b", 5)],
}
tables = st.builds(
    lambda kind, seed, mean: filled(KINDS[kind](), seed, mean),
    st.sampled_from(sorted(KINDS)),
    st.integers(0, 10_000),
    st.sampled_from([1, 4, 20]),
)


def primary_of(table: LinkedTable, least: int) -> np.ndarray:
    return (table.values > 0) & (table.values < least)


@settings(max_examples=25, deadline=None)
@given(tables, st.sampled_from([3, 5, 10]))
def test_no_random_table_gives_a_hidden_cell_away(table: LinkedTable, least: int) -> None:
    made = protect_table(table, LeastCount(least), rounds=1)
    primary = primary_of(table, least)
    assert np.array_equal(made.primary, primary)
    assert not (made.secondary & (primary | (table.values == 0))).any()
    assert not len(audit(table, made.hidden, plain(table.values)).narrower(2))
    exposed = set(audit(table, made.hidden, aware(table.values, primary, least)).narrower(1).tolist())
    whatever = audit(table, table.values > 0, aware(table.values, primary, least)).narrower(1)
    assert exposed <= set(whatever.tolist()), "a cell that could have been saved is exposed"
    assert exposed <= set(made.exposed["aware"].tolist()), "an exposed cell is not told of"


@settings(max_examples=8, deadline=None)
@example(filled(KINDS["two hierarchies"](), 6471, 1))
@given(tables)
def test_no_secondary_cell_could_simply_be_published(table: LinkedTable) -> None:
    made = protect_table(table, LeastCount(5), rounds=1)
    attackers = [plain(table.values), aware(table.values, made.primary, 5)]
    before = [set(audit(table, made.hidden, one).narrower(one.width).tolist()) for one in attackers]
    for cell in np.flatnonzero(made.secondary):
        without = made.hidden.copy()
        without[cell] = False
        after = [set(audit(table, without, one).narrower(one.width).tolist()) for one in attackers]
        assert any(now - then for now, then in zip(after, before, strict=True)), f"cell {cell} is hidden for nothing"


@settings(max_examples=5, deadline=None)
@given(tables)
def test_insiders_are_those_whom_the_attack_without_their_own_cell_finds(table: LinkedTable) -> None:
    made = protect_table(table, LeastCount(5), rounds=1)
    attacker = plain(table.values)
    found = insiders(table, made.hidden, attacker)
    before = set(audit(table, made.hidden, attacker).narrower(1).tolist())
    pairs = set()
    for cell in np.flatnonzero(made.hidden & (table.values == 1)).tolist():
        rest = made.hidden.copy()
        rest[cell] = False
        pairs |= {(cell, other) for other in audit(table, rest, attacker).narrower(1).tolist() if other not in before}
    assert set(found.pairs) == pairs
    assert list(found.alone) == np.flatnonzero(made.hidden & (table.values == 1)).tolist()


def test_one_alone_in_a_cell_finds_the_other_of_two() -> None:
    axis = flat("a", 3)
    table = tabulate([axis], [(leaf,) for leaf in axis.leaves], [1, 2, 9])
    hidden = np.array([code in ("a0", "a1") for code in axis.codes])
    assert not len(audit(table, hidden, plain(table.values)).narrower(2))
    found = insiders(table, hidden, plain(table.values))
    assert found.pairs == ((axis.codes.index("a0"), axis.codes.index("a1")),)


def every_table(table: LinkedTable, hidden: np.ndarray, attacker: Attacker, most: int) -> tuple[np.ndarray, np.ndarray]:
    """The least and greatest of each cell over all inner tables that agree with the published cells, by trying them one by one."""
    leaves = list(product(*(axis.leaves for axis in table.axes)))
    low, high = np.full(len(table.values), 10**6), np.full(len(table.values), -1)
    for counts in product(range(most + 1), repeat=len(leaves)):
        other = tabulate(table.axes, leaves, counts).values
        if (other == table.values)[~hidden].all() and ((attacker.low <= other) & (other <= attacker.high))[hidden].all():
            low, high = np.minimum(low, other), np.maximum(high, other)
    return low, high


@pytest.mark.parametrize("counts", [(1, 2, 3, 0), (2, 0, 0, 3), (3, 1, 1, 1)])
@pytest.mark.parametrize("shown", [(), (2, 6), (8,)])
def test_the_attack_finds_what_trying_every_table_finds(counts: tuple[int, ...], shown: tuple[int, ...]) -> None:
    axes = [flat("a", 2), flat("b", 2)]
    table = tabulate(axes, list(product(*(axis.leaves for axis in axes))), counts)
    hidden = table.values > 0
    hidden[[0, *shown]] = False
    for attacker in (plain(table.values), aware(table.values, primary_of(table, 5), 5)):
        found = audit(table, hidden, attacker)
        low, high = every_table(table, hidden, attacker, most=int(table.values[0]))
        assert found.low.tolist() == low[hidden].tolist()
        assert found.high.tolist() == high[hidden].tolist()


def test_enough_ends_early_and_never_claims_more_than_there_is() -> None:
    table = filled([crossed("a", 9), flat("b", 4)], 3, 4)
    hidden = protect_table(table, LeastCount(5)).hidden
    whole, quick = audit(table, hidden, plain(table.values)), audit(table, hidden, plain(table.values), enough=2)
    assert (whole.low <= quick.low).all() and (quick.high <= whole.high).all()
    assert (quick.high - quick.low >= 2).all() and (whole.high - whole.low > quick.high - quick.low).any()


def test_a_large_table_ends_with_a_pass_near_each_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are taken for large here: the last pass looks near by alone, publishes some again, and gives nothing away."""
    monkeypatch.setattr(block, "SMALL", 0)
    monkeypatch.setattr(last, "MOST_HIDDEN", 0)
    lost = Counter()
    for seed in range(6):
        table = filled([crossed("a", 12), crossed("b", 9)], seed, 4)
        for work in (-1, last.MOST_WORK):
            with monkeypatch.context() as changed:
                changed.setattr(last, "MOST_WORK", work)
                made = protect_table(table, LeastCount(5), rounds=0)
            assert not len(audit(table, made.hidden, plain(table.values)).narrower(2))
            found = set(audit(table, made.hidden, aware(table.values, made.primary, 5)).narrower(1).tolist())
            assert found <= set(made.exposed["aware"].tolist())
            lost[work] += int(made.secondary.sum())
    assert lost[last.MOST_WORK] < lost[-1]


def test_time_that_is_over_ends_with_a_refusal_and_progress_is_told(small_table: LinkedTable) -> None:
    told: list[str] = []
    protect_table(small_table, LeastCount(5), effort=Effort(None, lambda what, done, of: told.append(f"{what} {done}/{of}")))
    assert told[0].startswith("hiding 0/") and any(one.startswith("sparing, round 1 of 2 0/") for one in told)
    with pytest.raises(TooLong, match="nothing was written; give more time"):
        protect_table(small_table, LeastCount(5), effort=Effort(0))


@pytest.fixture
def small_table() -> LinkedTable:
    return filled([crossed("a", 7), flat("b", 3)], 3, 4)


def test_the_same_table_is_protected_the_same_way() -> None:
    table = filled([crossed("a", 9), flat("b", 4)], 3, 4)
    first, again = protect_table(table, LeastCount(5)), protect_table(table, LeastCount(5))
    assert first.secondary.any() and np.array_equal(first.hidden, again.hidden)


def test_tables_linked_by_two_hierarchies_are_protected_together() -> None:
    axis = crossed("a", 6)
    counts = [3, 9, 9, 9, 9, 9]
    table = tabulate([axis], [(leaf,) for leaf in axis.leaves], counts)
    in_one = {"a0", "a1"}
    alone = np.array([code in in_one for code in axis.codes])
    assert len(audit(table, alone, plain(table.values)).narrower(1)) == 0, "hiding a0 and a1 serves both hierarchies"
    apart = np.array([code in {"a0", "a2"} for code in axis.codes])
    assert len(audit(table, apart, plain(table.values)).narrower(1)) == 2, "hiding a0 and a2 serves one, and the other gives both away"
    made = protect_table(table, LeastCount(5))
    assert not len(audit(table, made.hidden, plain(table.values)).narrower(2))
