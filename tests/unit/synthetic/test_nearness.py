"""What is counted of the delivered rows when they are compared with the published figures."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from packs.employment.synthetic import tables
from packs.employment.synthetic.near_rates import rates
from packs.employment.synthetic.near_structure import MEMBERS, PARTS, _seen
from packs.employment.synthetic.scale import SCALES
from packs.employment.synthetic.tables import month_number
from packs.employment.synthetic.targets import targets

DAY, OPEN = date(2018, 6, 30), date(2222, 11, 11)
Spell = tuple[str, int, int | None]


def asked(spells: dict[str, tuple[Spell, ...]]) -> np.ndarray:
    """Counts by municipality and part on the day; a spell begins and ends so many days before it, None while it goes on."""
    rows = [
        (who, status, DAY - timedelta(days=begins), OPEN if ends is None else DAY - timedelta(days=ends), 1)
        for who, told in spells.items()
        for status, begins, ends in told
    ]
    connection = duckdb.connect()
    ura_status = pa.table(dict(zip(("person", "status", "begins", "ends", "_number"), map(list, zip(*rows, strict=True)), strict=True)))
    connection.register("ura_status", ura_status)
    connection.execute("CREATE TABLE atmt_status AS SELECT person, status, begins, ends, _number FROM ura_status WHERE false")
    homes = [(who, MEMBERS[1], date(2010, 1, 1), None, 1) for who in spells]
    connection.execute("CREATE TABLE atmt_person (person VARCHAR, municipality VARCHAR, begins DATE, ends DATE, _number INTEGER)")
    connection.executemany("INSERT INTO atmt_person VALUES (?, ?, ?, ?, ?)", homes)
    return _seen(lambda query: connection.sql(query).to_arrow_table())[:, :, month_number("2018M06")]


@pytest.mark.parametrize(
    ("part", "spells"),
    [
        ("long_term", (("2", 365, None),)),
        ("long_term", (("3", 400, None),)),
        ("repeatedly", (("2", 485, 200), ("2", 100, None))),
        ("service_to_unemployment", (("2", 485, 300), ("7", 299, 100), ("2", 60, None))),
        ("service_to_service", (("2", 485, 300), ("7", 299, 100), ("0", 60, None))),
        (None, (("2", 364, None),)),
        (None, (("2", 485, 1),)),
        (None, (("2", 485, 300), ("7", 299, 160), ("2", 60, None))),
        (None, (("7", 485, None),)),
        (None, (("2", 485, 300), ("8", 299, 100), ("2", 60, None))),
    ],
)
def test_who_is_structurally_unemployed_by_part(part: str | None, spells: tuple[Spell, ...]) -> None:
    counted = asked({"a": spells, "nobody": (("1", 900, None),)})
    assert counted.sum() == (part is not None)
    if part:
        assert counted[1, PARTS.index(part)] == 1


def test_rates_are_those_of_the_published_labour_force() -> None:
    scale, goals = SCALES["national"], targets()
    municipality, area = rates(goals.unemployed, goals, scale)
    assert municipality.holds and area.holds and municipality.largest == area.largest == 0
    assert municipality.cells == (tables.unemployed() > 0).sum()
    more = np.array(goals.unemployed)
    more[10] += 0.02 * tables.labour_force()[10]
    moved = rates(more, goals, scale)
    assert moved[0].largest == pytest.approx(2.0) and moved[1].largest == pytest.approx(2.0)
    assert moved[0].share < 1 > moved[1].share


def test_the_labour_force_is_that_of_the_year_and_the_national_one_near() -> None:
    force = tables.labour_force()
    told = ~np.isnan(force).all(axis=1)
    assert told[: month_number("2024M01")].all() and not told[month_number("2024M01") : month_number("2026M01")].any()
    assert force[month_number("2023M10")].sum() == pytest.approx(2_700_000, rel=0.05)
    np.testing.assert_array_equal(force[month_number("2019M01")], force[month_number("2019M12")])
