"""The register of the employment service statistics: every cell of its two real deliveries is there, as their README counts them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from puntari.define.find import load_pack
from puntari.flow.deliver import gather
from puntari.flow.register import RegisterReport, build_register
from puntari.store.root import Store

pytestmark = pytest.mark.mirror
OLD, NEW = "2023-10-31", "2026-07-21"


@pytest.fixture(scope="module")
def built(mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[RegisterReport, pa.Table]:
    store, source = Store(tmp_path_factory.mktemp("store")), load_pack("employment").sources["tyonv_12r5"]
    path = store.root / "register.parquet"
    return build_register(store, source, gather(store, source, mirror), path), pq.read_table(path)


def hidden(rows: pa.Table, figure: str) -> pa.Table:
    return rows.filter(pc.equal(rows[f"{figure}__why"], "hidden_at_source"))


def of_delivery(rows: pa.Table, known: str) -> pa.Table:
    return rows.filter(pc.equal(pc.cast(rows["known_from"], pa.string()), known))


def test_nothing_is_lost(built: tuple[RegisterReport, pa.Table]) -> None:
    report, rows = built
    told = [(one.record.known, one.rows, one.accepted, one.rejected, one.set_aside) for one in report.deliveries]
    assert told == [(OLD, 88_596, 88_596, 0, 0), (NEW, 421, 421, 0, 0)]
    assert rows.num_rows == 88_596 + 421
    assert rows["known_to"].null_count == rows.num_rows, "the two deliveries tell of other months, so neither takes anything back"


def test_hidden_cells_are_as_many_as_the_readme_counts(built: tuple[RegisterReport, pa.Table]) -> None:
    old = of_delivery(built[1], OLD)
    assert hidden(old, "unemployed").num_rows == 702
    assert hidden(old, "open_vacancies").num_rows == 10_143
    new = of_delivery(built[1], NEW)
    figures = [name.removesuffix("__why") for name in new.column_names if name.endswith("__why")]
    assert sum(hidden(new, figure).num_rows for figure in figures) == 904


def test_a_hidden_cell_of_a_municipality_is_one_to_four_and_zero_stays_zero(built: tuple[RegisterReport, pa.Table]) -> None:
    found = hidden(built[1], "open_vacancies")
    found = found.filter(pc.equal(found["area_level"], "municipality"))
    bounds = {(low, high) for low, high in zip(*(found[f"open_vacancies__{end}"].to_pylist() for end in ("low", "high")), strict=True)}
    assert bounds == {(1.0, 4.0)}
    assert pc.min(built[1]["open_vacancies"]).as_py() == 0


def test_what_a_delivery_does_not_carry_is_not_delivered(built: tuple[RegisterReport, pa.Table]) -> None:
    old = of_delivery(built[1], OLD)
    assert set(old["unemployed_men__why"].to_pylist()) == {"not_delivered"}
    assert set(of_delivery(built[1], NEW)["unemployed_men__why"].to_pylist()) == {None, "hidden_at_source"}
