"""Attacks on figures over persons: each succeeds on exact figures of the same registers, and none through the gate."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import sqrt
from random import Random

import pytest

from puntari.define.expression import Condition
from puntari.define.question import Place, Question
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow.erase import erase_person
from puntari.flow.figures.answer import answer_sql
from puntari.flow.figures.guarded_parts import PLACES
from puntari.guard.actor import Actor, Role
from puntari.guard.release import Figures
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange
from tests.small import attacked
from tests.small.attacked import AGES, ANALYST, COUNTIES, FIRST, FOLLOWING, PACK, PARISHES, SECRETS, SEXES, Person
from tests.small.attackers import (
    COUNTY,
    MARCH,
    Cells,
    Count,
    alone_in,
    asked_of,
    counting,
    exact,
    less,
    passes,
    question,
    through_the_gate,
)

PAIRS = 10_000


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return attacked.house(tmp_path_factory.mktemp("attacked"))


@pytest.fixture(scope="module")
def counts(house: House) -> dict[str, Count]:
    return {"exact": counting(asked_of(house, exact)), "gate": counting(asked_of(house, through_the_gate))}


def nested_in_age(count: Count, one: Person, drawn: Random, secret: str) -> float | None:
    """Some ages with the target's, less the same without."""
    some = drawn.sample([age for age in AGES if age != one["age"]], 5)
    mine = count("parish", one["parish"], [*some, one["age"]], [one["sex"]], secret)
    return less(mine, count("parish", one["parish"], some, [one["sex"]], secret))


def nested_in_sex(count: Count, one: Person, drawn: Random, secret: str) -> float | None:
    """Both sexes of the age as one, less the other one."""
    other = next(sex for sex in SEXES if sex != one["sex"])
    return less(count("parish", one["parish"], [one["age"]], None, secret), count("parish", one["parish"], [one["age"]], [other], secret))


def overlapping_areas(count: Count, one: Person, drawn: Random, secret: str) -> float | None:
    """The county less its other parishes."""
    county, sexes = COUNTY[one["parish"]], [one["sex"]]
    others = [count("parish", parish, [one["age"]], sexes, secret) for parish in COUNTIES[county] if parish != one["parish"]]
    return less(count("county", county, [one["age"]], sexes, secret), *others)


def complement(count: Count, one: Person, drawn: Random, secret: str) -> float | None:
    """All ages as one, less all ages but the target's."""
    others = [age for age in AGES if age != one["age"]]
    return less(count("parish", one["parish"], None, [one["sex"]], secret), count("parish", one["parish"], others, [one["sex"]], secret))


ATTACKS = (nested_in_age, nested_in_sex, overlapping_areas, complement)


def guesses(count: Count, pairs: int, attacks: tuple[Callable[..., float | None], ...] = ATTACKS) -> Iterator[bool]:
    """Whether the attacker names the target's secret: the one whose difference is greatest, or the commonest where nothing is told."""
    drawn, targets = Random(7), alone_in("parish", "age", "sex")
    assert len(targets) > 50
    for number in range(pairs):
        one, attack, seed = drawn.choice(targets), attacks[number % len(attacks)], drawn.random()
        told = {secret: attack(count, one, Random(seed), secret) for secret in SECRETS}
        sure = {secret: value for secret, value in told.items() if value is not None}
        best = max(sure, key=lambda secret: sure[secret]) if sure and len(set(sure.values())) > 1 else SECRETS[0]
        yield best == one["secret"]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.__name__)
def test_differences_of_nested_and_overlapping_questions(counts: dict[str, Count], attack: Callable[..., float | None]) -> None:
    pairs = PAIRS // len(ATTACKS)
    assert all(guesses(counts["exact"], pairs, (attack,)))
    right = list(guesses(counts["gate"], pairs, (attack,)))
    # The same targets come up many times over, so chance is that of as many targets as there are.
    targets = len(alone_in("parish", "age", "sex"))
    blind = sum(one["secret"] == SECRETS[0] for one in alone_in("parish", "age", "sex")) / targets
    assert sum(right) / pairs <= blind + 0.1 + 2 * sqrt(blind * (1 - blind) / targets), (attack.__name__, sum(right) / pairs, blind)


def test_averaging_over_halves(counts: dict[str, Count]) -> None:
    """The count of a parish and secret, from sixty ways of splitting its ages in two and adding up."""
    drawn, truth = Random(3), counts["exact"]
    every = [(parish, secret) for parish in PARISHES for secret in SECRETS]
    cells = [(parish, secret) for parish, secret in every if 20 <= (truth("parish", parish, None, None, secret) or 0) <= 200]
    assert len(cells) >= 8
    averaged = {name: 0 for name in counts}
    for name, count in counts.items():
        for parish, secret in cells:
            found = []
            for _ in range(60):
                half = drawn.sample(AGES[:-1], 11)
                rest = [age for age in AGES[:-1] if age not in half]
                both = [count("parish", parish, some, None, secret) for some in (half, rest)]
                found += [sum(one for one in both if one is not None)] if None not in both else []
            averaged[name] += bool(found) and round(sum(found) / len(found)) == truth("parish", parish, None, None, secret)
            assert name == "exact" or len(set(found)) <= 1, "splitting anew gives another draw"
    assert averaged["exact"] >= 0.9 * len([one for one in cells if one[0] != "f"])
    assert averaged["gate"] <= 0.25 * len(cells) + 2 * sqrt(len(cells) * 0.22)


def test_the_same_group_has_the_same_figure_however_it_is_asked(house: House) -> None:
    first = through_the_gate(house, "parish", ("sex", "secret"))
    again = House(house.store, {PACK.id: PACK})
    shutil.rmtree(house.store.root / "released")
    turned = ask(again, question("parish", ("secret", "sex")), Actor(Role.ANALYST, "second", "another"))
    assert isinstance(turned, Figures)
    assert {(row.area, *row.codes[::-1]): row.cell.value for row in turned.rows()} == first
    only = (Condition("secret", ("q", "p")),)
    chosen = through_the_gate(house, "parish", ("sex",), only=only)
    both = {key[:2]: less(0, *(first[*key[:2], code] for code in ("p", "q"))) for key in first}
    assert chosen == {key: None if value is None else -value for key, value in both.items()}
    alone = through_the_gate(house, "county", ("age", "secret"), only=(Condition("sex", ("f",)),))
    wide = through_the_gate(house, "county", ("age", "sex", "secret"))
    assert alone == {(area, age, secret): value for (area, age, sex, secret), value in wide.items() if sex == "f"}


def test_a_small_group_in_one_code_is_not_broken_down(house: House) -> None:
    assert exact(house, "parish", ("age", "secret"))["f", "43", "s"] == 8.0
    for by in (("age", "secret"), ("age", "sex", "secret")):
        told = {key: value for key, value in through_the_gate(house, "parish", by).items() if key[:2] == ("f", "43")}
        assert told and set(told.values()) == {None}, by
    only = through_the_gate(house, "parish", ("age",), only=(Condition("secret", ("s",)),))
    assert only["f", "43"] is None
    assert through_the_gate(house, "parish", ("age",))["f", "43"] is not None


def test_vintages_do_not_tell_who_came(house: House) -> None:
    days = [FIRST + timedelta(days=day) for day in range(FOLLOWING + 1)]
    told = [exact(house, "parish", ("secret",), day) for day in days]
    assert all(came_most(told[day], told[day - 1], one) for day in range(1, FOLLOWING + 1) for one in attacked.later(day))
    hidden = [through_the_gate(house, "parish", ("secret",), day) for day in days]
    assert all(one == hidden[0] for one in hidden) and any(hidden[0].values())


def came_most(after: Cells, before: Cells, one: Person, moved: bool = False) -> bool:
    """Whether the secret that gained most (or, of those that moved at all, most) between two answers is that of who came."""
    gains = {secret: less(after[one["parish"], secret], before[one["parish"], secret]) for secret in SECRETS}
    known = {secret: gain for secret, gain in gains.items() if gain is not None}
    changed = [secret for secret, gain in known.items() if gain]
    if moved and len(changed) == 1:
        return changed[0] == one["secret"]
    return bool(known) and max(known, key=lambda secret: known[secret]) == one["secret"]


def test_periods_do_not_tell_who_came(house: House) -> None:
    """Stocks of months that follow each other, between which one person came to each parish whom the attacker knows of."""
    asked = Question("attacked", ("people",), ("parish", "secret"), every_period=True)
    rows = house.warehouse("attacked").rows(answer_sql(PACK, "people", asked)).to_pylist()
    answer = ask(house, asked, ANALYST)
    assert isinstance(answer, Figures)
    tables = {
        "exact": {(row["period"], row["area"], row["secret"]): row["value"] for row in rows},
        "gate": {(str(row.period), row.area or "", *row.codes): row.cell.value for row in answer.rows()},
    }
    for name, cells in tables.items():
        months = sorted({key[0] for key in cells})
        told = [{key[1:]: value for key, value in cells.items() if key[0] == month} for month in months]
        assert months[0] == "2020-06"
        right = [came_most(told[day], told[day - 1], one, moved=True) for day in range(1, FOLLOWING + 1) for one in attacked.later(day)]
        assert len(right) == FOLLOWING * len(PARISHES)
        assert all(right) if name == "exact" else passes(right), (name, sum(right))


def test_states_of_the_registers_do_not_tell_who_came(house: House) -> None:
    """One month as known before and after a delivery with one person more in each parish, whom the attacker knows of."""
    days = [FIRST + timedelta(days=day) for day in range(FOLLOWING + 1)]
    tables = {"exact": [exact(house, "parish", ("secret",), day) for day in days], "gate": [told_first(house, day) for day in days]}
    for name, told in tables.items():
        right = [came_most(told[day], told[day - 1], one, moved=True) for day in range(1, FOLLOWING + 1) for one in attacked.later(day)]
        assert len(right) == FOLLOWING * len(PARISHES)
        assert all(right) if name == "exact" else passes(right), (name, sum(right))


def test_means_do_not_give_an_income_away(house: House) -> None:
    """The mean with and without one more person, and the numbers of both known to the attacker."""
    incomes: dict[str, list[float]] = {"exact": [], "gate": []}
    for name, rule in (("exact", None), ("gate", next(one.rule for one in PACK.disclosures if one.rule))):
        told = []
        for day in range(FOLLOWING + 1):
            asked = Question("attacked", ("income",), ("parish",), period=MARCH)
            rows = house.warehouse("attacked", FIRST + timedelta(days=day)).rows(answer_sql(PACK, "income", asked, rule)).to_pylist()
            told.append({row["area"]: row["value"] for row in rows})
        persons = Counter(one["parish"] for one in attacked.people())
        for day in range(1, FOLLOWING + 1):
            for parish in PARISHES:
                n = persons[parish] + day
                incomes[name].append(told[day][parish] * n - told[day - 1][parish] * (n - 1))
    assert all(abs(one - 3000) < 1 for one in incomes["exact"])
    assert sum(abs(one - 3000) < 300 for one in incomes["gate"]) <= 0.25 * len(incomes["gate"])


def test_a_quantile_lies_few_persons_off_however_many_there_are(house: House) -> None:
    months = PeriodRange.parse("2020-06..2021-03")
    people, told, bounded = attacked.people(), 0, 0
    for by, cell in (((), None), (("parish",), "b")):
        asked = Question("attacked", ("middle",), by, period=months)
        rows = house.warehouse("attacked").rows(answer_sql(PACK, "middle", asked)).to_pylist()
        exact = {(row["area"], row["period"]): row["value"] for row in rows}
        answer = ask(house, asked, ANALYST)
        assert isinstance(answer, Figures), answer
        for row in (one for one in answer.rows() if cell in (None, one.area)):
            incomes = sorted(float(one["income"]) for one in people if cell in (None, one["parish"]))
            value, low, high = row.cell.value, row.cell.low, row.cell.high
            true = exact[row.area, str(row.period)]
            between = sum(min(value, true) < one < max(value, true) for one in incomes)
            assert between <= PLACES, (cell, row.period, between)
            told += value != true
            if low is not None:
                bounded += 1
                assert low <= min(value, true) <= max(value, true) <= high
                assert sum(low < one < high for one in incomes) >= PLACES
    assert told >= 18, "the exact quantile is told"
    assert bounded >= 18


def test_too_many_dimensions_and_quantiles_of_several_codes_are_refused(house: House) -> None:
    narrow = replace(next(one.rule for one in PACK.disclosures if one.rule), dimensions=3)
    with pytest.raises(BadQuestion, match="dimensions"):
        answer_sql(PACK, "people", question("parish", ("age", "sex", "secret")), narrow)
    with pytest.raises(BadQuestion, match="quantile"):
        ask(house, Question("attacked", ("middle",), ("parish",), period=MARCH, only=(Condition("sex", ("f", "m")),)), ANALYST)


def test_a_figure_once_told_outlives_an_erasure(house: House, tmp_path_factory: pytest.TempPathFactory) -> None:
    known = FIRST
    asked = [(level, by) for level in ("parish", "county") for by in (("secret",), ("sex", "secret"))]
    before, truth = [through_the_gate(house, *one, known) for one in asked], exact(house, "parish", ("secret",), known)
    victim = next(one for one in attacked.people() if one["parish"] == "b" and one["secret"] == "u")
    erase_person(house.store, house.pack("attacked").registers, victim["person"], "order 1")
    attacked.build(house)
    erased = exact(house, "parish", ("secret",), known)
    assert {key for key in truth if truth[key] != erased[key]} == {("b", "u")}
    assert [through_the_gate(house, *one, known) for one in asked] == before
    told = {key: value for key, value in before[0].items() if key[0] == "b"}
    one_code = {key: through_the_gate(house, "parish", (), known, (Condition("secret", key[1:]),))[key[:1]] for key in told}
    assert one_code == told, "each code by itself is told as it was among the others"
    again = told_first(house, known)
    moved = [key for key in told if again[key] != told[key]]
    assert len(moved) > 1, "of what was not told before every cell has other noise, not the one alone that somebody left"
    shutil.rmtree(house.store.root / "released")
    assert [through_the_gate(house, *one, known) for one in asked] != before, "without memory the difference is there"


def told_first(house: House, known: date) -> Cells:
    """What would be told to whoever asks first."""
    rule = next(one.rule for one in PACK.disclosures if one.rule)
    rows = house.warehouse("attacked", known).rows(answer_sql(PACK, "people", question("parish", ("secret",)), rule)).to_pylist()
    return {(row["area"], row["secret"]): row["value"] for row in rows}


def test_one_area_has_the_figure_of_the_whole_answer(house: House) -> None:
    before = through_the_gate(house, "parish", ("secret",))
    place = Question("attacked", ("people",), ("secret",), Place.parse("parish:b"), MARCH)
    answer = ask(house, place, ANALYST)
    assert isinstance(answer, Figures)
    assert {("b", row.codes[0]): row.cell.value for row in answer.rows()} == {key: value for key, value in before.items() if key[0] == "b"}


def test_a_month_that_nothing_tells_of_has_no_cell_however_often_it_is_asked(house: House) -> None:
    early = Question("attacked", ("people",), ("parish",), period=PeriodRange.parse("2031-01"))
    for _ in range(2):
        answer = ask(house, early, ANALYST)
        assert isinstance(answer, Figures)
        assert not list(answer.rows())
