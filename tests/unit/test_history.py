"""A new wording of a definition leaves told periods as they were, or says that it corrects them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from packs.employment.pack import PACK as EMPLOYMENT
from puntari.define.fingerprint import of_indicator
from puntari.define.history import holds_from, rewritten
from puntari.define.indicator import Binding, Indicator
from puntari.define.question import Question
from puntari.define.upkeep import Dated, Earlier, Upkeep
from puntari.define.upkeep_table import read_upkeep
from puntari.doors.house import House
from puntari.flow.dated import require_dated
from puntari.flow.figures.answer import answer_sql
from puntari.outlets.catalogue import wrong_in
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text
from tests.property.test_figures_twin import register, tables_of, warehouse_of
from tests.small.pack import PACK

HENS = PACK.indicators["hens"]
(OLD,) = HENS.bindings
FIRST = Period.parse("2020-01")
KEPT = (replace(OLD, times=1000, since=FIRST), replace(OLD, until=FIRST - 1))


def worded(*bindings: Binding, earlier: Earlier = Earlier.KEPT) -> Indicator:
    """Hens that were counted one by one until 2020, and otherwise since."""
    new = replace(HENS, bindings=bindings)
    dated = (Dated(date(2015, 1, 1), of_indicator(HENS)), Dated(date(2020, 1, 1), of_indicator(new), earlier))
    return replace(new, upkeep=Upkeep(Text.same("the valley"), date(2030, 1, 1), (), dated))


def figures(one: Indicator) -> dict[tuple[str, str], float | None]:
    pack = replace(PACK, indicators={**PACK.indicators, "hens": one})
    rows = warehouse_of(tables_of(register(random.Random(3)))).rows(
        answer_sql(pack, "hens", Question("small", ("hens",), ("parish",), every_period=True))
    )
    return {(row["period"], row["area"]): row["value"] for row in rows.to_pylist() if row["value"] is not None}


def test_what_held_before_tells_earlier_periods_and_the_new_wording_later_ones() -> None:
    one, before = worded(*KEPT), figures(HENS)
    assert rewritten(one) is None and {period for period, _ in before} == {"2019-05", "2020-05"}
    assert figures(one) == {key: value * (1000 if key[0] >= "2020" else 1) for key, value in before.items()}


@pytest.mark.parametrize(("bindings", "says"), [
    ((replace(OLD, times=1000),), "no way behind the newest is computed as"),
    ((KEPT[0], replace(KEPT[1], times=2)), "no way behind the newest is computed as"),
    ((replace(KEPT[0], since=None), KEPT[1]), "would tell periods before 2020-01 by its newest wording"),
    ((replace(KEPT[0], since=FIRST - 1), KEPT[1]), "would tell periods before 2020-01 by its newest wording"),
    ((KEPT[0], OLD), "would tell periods from 2020-01 on by a wording that holds no more"),
])
def test_a_wording_that_says_it_keeps_and_does_not_is_told_and_never_built(bindings: tuple[Binding, ...], says: str) -> None:
    one = worded(*bindings)
    what, do = rewritten(one)
    assert says in what and "until=2019-12" in do and "since=2020-01" in do
    with pytest.raises(BadDefinition, match=says):
        require_dated([replace(PACK, indicators={"hens": one}, leading=(), reports=())])
    corrected = worded(*bindings, earlier=Earlier.CORRECTED)
    assert rewritten(corrected) is None, "what says that it corrects is built"


def test_a_change_is_told_with_the_line_that_dates_it_and_how_earlier_periods_stay() -> None:
    one = EMPLOYMENT.indicators["population"]
    changed = replace(one, upkeep=replace(one.upkeep, dated=(Dated(date(2026, 1, 1), "000000000000"),)))
    pack = replace(EMPLOYMENT, indicators={**EMPLOYMENT.indicators, "population": changed})
    (problem,) = wrong_in(pack, date(2026, 11, 22))
    for says in (f"add the line population,2026-11-22,{of_indicator(one)},kept", "behind the new ones", "write corrected"):
        assert says in problem.do


@pytest.mark.parametrize(("second", "says"), [
    ("mean_age,2026-02-01,b,", "what of earlier periods"), ("mean_age,2026-02-01,b,keep", "Write kept"), ("", "a first wording"),
])
def test_every_later_line_says_what_of_earlier_periods(second: str, says: str, tmp_path: Path) -> None:
    for name in ("owners.yaml", "rules.yaml", "follows.csv"):
        (tmp_path / name).write_bytes((Path(EMPLOYMENT.folder) / "catalogue" / name).read_bytes())
    first = f"mean_age,2026-01-01,a,{'' if second else 'kept'}"
    (tmp_path / "definitions.csv").write_text(f"indicator,since,fingerprint,earlier\n{first}\n{second}\n", encoding="utf-8")
    with pytest.raises(BadDefinition, match=says):
        read_upkeep(tmp_path, {id: one.theme.id for id, one in EMPLOYMENT.indicators.items()})


def test_every_way_of_every_indicator_says_since_when() -> None:
    assert not [id for id, one in EMPLOYMENT.indicators.items() if None in holds_from(one)]
    one = EMPLOYMENT.indicators["population"]
    untold = replace(one, upkeep=replace(one.upkeep, begins={2: Period.parse("2000")}))
    (problem,) = wrong_in(replace(EMPLOYMENT, indicators={**EMPLOYMENT.indicators, "population": untold}), date(2026, 11, 22))
    assert "its way 1" in problem.what and "ways.csv" in problem.do


WITHOUT_INDEX = {"municipal_share_per_inhabitant_fixed_prices", "municipal_share_before_2025_per_inhabitant_fixed_prices"}
"""Of these nobody has delivered the price index; they begin with the same figures in current prices."""


@pytest.mark.mirror
def test_ways_begin_where_the_deliveries_of_the_mirror_do(built: House) -> None:
    warehouse, found = built.warehouse("employment"), {}
    for id, one in EMPLOYMENT.indicators.items():
        for at, way in enumerate(one.bindings, 1):
            if not one.registers and id not in WITHOUT_INDEX:
                alone = replace(EMPLOYMENT, indicators={**EMPLOYMENT.indicators, id: replace(one, bindings=(way,), beside=())})
                wanted = str(one.upkeep.begins[at])
                found[id, at] = wanted, _first(warehouse, alone, id, wanted)
    assert not {key: pair for key, pair in found.items() if pair[0] != pair[1]}


def _first(warehouse: object, pack: object, id: str, wanted: str) -> str:
    """The first period with a figure, at the first level that has one of the period wanted, or at any."""
    first = "9"
    for level in ("country", "municipality", "sub_region", "region"):
        asked = answer_sql(pack, id, Question("employment", (id,), (level,), every_period=True))
        told = warehouse.rows(f"SELECT min(period) AS first FROM ({asked}) AS a WHERE status <> 'missing'")["first"][0].as_py()
        first = min(first, told or "9")
        if first <= wanted:
            break
    return first
