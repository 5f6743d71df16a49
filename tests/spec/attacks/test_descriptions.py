"""Attacks that hold two descriptions of the same people side by side, or look at how a figure is told rather than at the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from random import Random

import pytest

from puntari.words.cell import Reason
from tests.small.visited import AGES, CELLS, FEES, MONTHS, RULE, Cell, Visit, told, visited

Seen = list[tuple[Hashable, bool | int]]
"""What an attacker saw of each cell, and what is true."""


def guessed(seen: Seen) -> float:
    """How often an attacker is right who knows what is commonest wherever he sees the same."""
    counted = Counter(seen)
    best: dict[Hashable, int] = {}
    for (sign, _), often in counted.items():
        best[sign] = max(best.get(sign, 0), often)
    return sum(best.values()) / len(seen)


def crowd(chance: Random) -> list[Visit]:
    return [(one, chance.choice("fm"), chance.choice(("yes", "no"))) for one in range(chance.randint(15, 30))]


def test_that_two_descriptions_are_of_the_same_people_is_not_seen() -> None:
    """Everybody in the cell is known to be ill but for one, who may be or not: the ill are then all, or all but one."""
    chance = Random(1)
    ill = {cell: chance.random() < 0.5 for cell in CELLS}
    rows = {cell: [(one, "f", "yes" if one or ill[cell] else "no") for one in range(chance.randint(6, 12))] for cell in CELLS}
    held, found = visited(rows), {}
    for rule in (None, RULE):
        whole, part = told(held, "persons", rule, "age"), told(held, "ill", rule, "age")
        found[rule] = guessed([(whole[cell][0] - part[cell][0], ill[cell]) for cell in CELLS])
    assert found[None] == 1 and found[RULE] <= 0.65, found


def test_many_descriptions_of_the_same_people_are_no_draws_to_average() -> None:
    """All are ill women: five indicators are of the same persons. What stays of the noise is in each of them."""
    chance = Random(2)
    rows = {cell: [(one, "f", "yes") for one in range(chance.randint(15, 30))] for cell in CELLS}
    held, found = visited(rows), {}
    for rule in (None, RULE):
        each = [told(held, id, rule, "age") for id in ("persons", "ill", "women", "ill_women", "ill_either")]
        found[rule] = [round(sum(one[cell][0] for one in each) / len(each)) == len(rows[cell]) for cell in CELLS]
    assert all(found[None]) and sum(found[RULE]) <= 0.45 * len(CELLS), sum(found[RULE]) / len(CELLS)


@pytest.mark.parametrize(("id", "by"), [("persons", ("age", "sex")), ("mean_fee", ("age",)), ("share", ("age",))])
def test_whether_a_figure_is_hidden_does_not_tell_whether_somebody_is_there(id: str, by: tuple[str, ...]) -> None:
    """Somebody who is alone of an age in a parish, and may be in the register or not: what is of nobody is told as zero."""
    chance = Random(3)
    elsewhere = [cell for cell in CELLS if cell[0] == CELLS[-1][0]]
    rows = {cell: [(0, "f", "yes")] if chance.random() < 0.5 else [] for cell in CELLS} | {cell: [(0, "m", "no")] for cell in elsewhere}
    rows |= {cell: [(one, "fm"[one % 2], "yes") for one in range(60)] for cell in CELLS if cell[1] == AGES[-1]}
    held, asked = visited(rows), [cell for cell in CELLS if cell not in elsewhere and cell[1] != AGES[-1]]
    for rule in (None, RULE):
        cells = told(held, id, rule, *by)
        nothing = {cell: _nothing([cells[cell[0], cell[1], *more, cell[2]] for more in _parts(by)]) for cell in asked}
        assert all(nothing[cell] for cell in asked if not rows[cell]), "nobody stays nobody"
        right = [not nothing[cell] for cell in asked if rows[cell]]
        assert all(right) if rule is None else sum(right) <= 0.4 * len(right), sum(right) / len(right)


def _parts(by: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return (("f",), ("m",)) if "sex" in by else ((),)


def _nothing(parts: Iterable[tuple[float | None, str]]) -> bool:
    return all(value == 0 or (value is None and reason == Reason.ZERO_DENOMINATOR) for value, reason in parts)


def test_whether_rows_are_as_many_as_persons_does_not_tell_who_has_several() -> None:
    """Somebody who is alone in a cell has one row or two."""
    chance = Random(4)
    several = {cell: chance.random() < 0.5 for cell in CELLS}
    held, found = visited({cell: [(0, "f", "yes")] * (2 if several[cell] else 1) for cell in CELLS}), {}
    for rule in (None, RULE):
        rows, persons = told(held, "rows", rule, "age"), told(held, "persons", rule, "age")
        found[rule] = guessed([((rows[cell][0], persons[cell][0] == rows[cell][0]), several[cell]) for cell in CELLS])
    assert found[None] == 1 and found[RULE] <= 0.65, found


def test_whether_a_count_of_rows_is_even_is_not_told() -> None:
    """Where nobody has more than two rows their noise is of twos, and everybody but one is known."""
    chance = Random(5)
    rows: dict[Cell, list[Visit]] = {cell: sum(([one] * chance.choice((1, 2)) for one in crowd(chance)), []) for cell in CELLS}
    held, found = visited(rows), {}
    for rule in (None, RULE):
        cells = told(held, "rows", rule, "age")
        found[rule] = guessed([(cells[cell][0] % 2, len(rows[cell]) % 2) for cell in CELLS])
    assert found[None] == 1 and found[RULE] <= 0.56, found


def test_sums_of_what_everybody_pays_do_not_tell_how_many_there_are() -> None:
    """A sum by its fee is how many there are, off by 0.5 to 1.5: few numbers are so, and fewer by several fees."""
    chance = Random(6)
    rows = {cell: crowd(chance) for cell in CELLS}
    held = visited(rows)
    exact, gate = ([told(held, f"sum_{fee}", rule, "age") for fee in FEES] for rule in (None, RULE))
    assert all(one[cell][0] / FEES[fee] == len(rows[cell]) for fee, one in zip(FEES, exact, strict=True) for cell in CELLS)
    for fees in (1, 2, 3):
        right = 0.0
        for cell in CELLS:
            near = [_near(one[cell][0] / FEES[fee]) for fee, one in zip(FEES, gate[:fees], strict=False)]
            fit = set.intersection(*near)
            right += (len(rows[cell]) in fit) / max(len(fit), 1)
        assert right <= 0.25 * len(CELLS), (fees, right / len(CELLS))


def _near(count: float) -> set[int]:
    return {one for one in range(int(count) - 2, int(count) + 4) if 0.49 < abs(count - one) < 1.51}


def test_that_a_group_is_not_broken_down_does_not_tell_that_it_lies_in_one_code() -> None:
    """Everybody of a small group is known to be ill but for one: it lies in one code if the one is ill, too."""
    chance = Random(7)
    ill = {cell: chance.random() < 0.5 for cell in CELLS}
    held = visited({cell: [(one, "f", "yes" if one or ill[cell] else "no") for one in range(chance.randint(11, 14))] for cell in CELLS})
    found = {}
    for rule in (None, RULE):
        cells = told(held, "persons", rule, "age", "ill")
        none = [cells.get((*cell[:2], "no", cell[2]), (0, ""))[0] for cell in CELLS]
        found[rule] = guessed([(one if rule is None else one is None, ill[cell]) for cell, one in zip(CELLS, none, strict=True)])
    assert found[None] == 1 and found[RULE] <= 0.72, found


def test_which_combinations_are_listed_does_not_tell_whom_they_are_of() -> None:
    """In the whole country there is one man of each age; which code he has would stand among the cells, each of them zero elsewhere."""
    chance, men = Random(8), {}
    rows = {cell: [(0, "f", "yes"), (1, "f", "no")] for cell in CELLS}
    for parish, age, month in CELLS[:: len(MONTHS)][: len(AGES)]:
        men[age] = chance.choice(("yes", "no"))
        rows[parish, age, month].append((2, "m", men[age]))
    held = visited(rows)
    with pytest.raises(KeyError):
        _ = told(held, "persons", None, "age", "sex", "ill")[(*CELLS[0][:2], "m", "yes" if men[AGES[0]] == "no" else "no", MONTHS[0])]
    listed = {cell[1:4] for cell in told(held, "persons", RULE, "age", "sex", "ill")}
    assert len(men) == len(AGES) and listed == {(age, sex, code) for age in AGES for sex in "fm" for code in ("yes", "no")}
