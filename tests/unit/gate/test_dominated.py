"""Sums of which a few contribute most are not told, and an attack that shows why: the second largest works out the largest."""

from __future__ import annotations

from datetime import date

import pytest

from puntari.define.disclosure import CellKeys
from puntari.define.question import Question
from puntari.define.source import Audience
from puntari.flow.figures.answer import answer_sql
from puntari.flow.person_facts.compute import SALTS, make_calendar
from puntari.flow.person_facts.units import record_key, salt_table
from puntari.flow.warehouse import Warehouse
from puntari.store import engine
from puntari.words.cell import Reason
from puntari.words.errors import BadDefinition
from tests.small.attacked import PACK
from tests.small.attackers import MARCH

RULE = next(one.rule for one in PACK.disclosures if one.audience is Audience.AUTHORITIES)
MANY = 30
INCOMES = {
    "a": [1000.0] * MANY,
    "b": [40_000.0] + [1000.0] * (MANY - 1),
    "c": [50_000.0, 50_000.0] + [500.0] * (MANY - 2),
    "d": [20_000.0, 15_000.0] + [1000.0] * (MANY - 2),
    "e": [1000.0] * 4,
}
"""Nobody large; one too large; two too large together; two large that the others hide; too few."""


def house(rule: CellKeys | None) -> dict[str, tuple[float | None, str | None]]:
    connection = engine.connect()
    connection.execute("CREATE SCHEMA unit; CREATE SCHEMA fact")
    rows = [
        f"({number}, '{parish}', '20', 'f', 'p', {income}, DATE '2020-06-01', CAST(NULL AS DATE), {record_key(b'test', number)})"
        for number, (parish, income) in enumerate((parish, income) for parish, all_of in INCOMES.items() for income in all_of)
    ]
    columns = "person, parish, age, sex, secret, income, begins, ends, _key"
    connection.execute(f"CREATE TABLE fact.of_folk AS SELECT * FROM (VALUES {', '.join(rows)}) AS t({columns})")
    engine.from_arrow(connection, salt_table(b"of the test")).create(SALTS)
    make_calendar(connection, PACK, {"folk": date(2021, 3, 31)})
    asked = Question("attacked", ("income",), ("parish",), period=MARCH)
    found = Warehouse(connection, None).rows(answer_sql(PACK, "income", asked, rule)).to_pylist()
    return {row["area"]: (row["value"], row["reason"]) for row in found}


def test_the_second_largest_works_out_the_largest_of_an_exact_sum_and_is_told_none() -> None:
    exact, told = house(None), house(RULE)
    for parish, incomes in INCOMES.items():
        largest, second, *others = sorted(incomes, reverse=True)
        at_most = exact[parish][0] * len(incomes) - second
        assert at_most == pytest.approx(largest + sum(others)), "the second largest knows what the largest has at most"
    narrow = {parish for parish, incomes in INCOMES.items() if sum(incomes) - sum(sorted(incomes)[-2:]) < 0.3 * max(incomes)}
    assert narrow == {"c"} and {told[parish][0] for parish in narrow} == {None}


def test_each_rule_hides_what_it_is_for() -> None:
    told = house(RULE)
    assert {parish: reason for parish, (_, reason) in told.items() if parish in INCOMES} == {
        "a": Reason.PERTURBED, "b": Reason.DOMINATED, "c": Reason.DOMINATED, "d": Reason.PERTURBED, "e": Reason.FEW_PERSONS,
    }
    assert all((value is None) == (reason != Reason.PERTURBED) for value, reason in told.values())


@pytest.mark.parametrize("fields", [{"several": 1}, {"dominance_several": 0.4}, {"dominance_several": 0.95}, {"margin": 0.01}])
def test_rules_that_hide_nobody_refuse_to_exist(fields: dict[str, float]) -> None:
    with pytest.raises(BadDefinition, match="dominate"):
        CellKeys(**fields)
