"""Deliveries as contracts want them: the same seed the same bytes, nobody real, every dirty row found and no good one lost."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import pytest

from packs.employment.registers.all import REGISTERS
from puntari.define.governance import Delivers
from puntari.define.register import DayColumn, LineColumn
from puntari.define.synthetic import Made
from puntari.doors import made as door
from puntari.doors.house import House
from puntari.flow import made
from puntari.flow.intake.rejects import unseal_rejects
from puntari.flow.intake.take import Terms, take_file
from puntari.store.keys import open_keys
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.words.errors import BadQuestion, BrokenStore, UnreadableFile
from tests.small.finland import MAKER, make_tiny

UNTOLD = {"ura_course", "ura_language", "ura_placement"}
"""Registers of which nothing synthetic is told."""


def table(folder: Path, file: str) -> dict[str, list[object]]:
    read = pacsv.read_csv if file.endswith(".csv") else pq.read_table
    return read(folder / file).to_pydict()


def columns(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        return pq.read_schema(path).names
    with path.open(encoding="utf-8") as opened:
        return opened.readline().strip().replace('"', "").split(",")


def test_the_same_seed_gives_the_same_bytes(tiny: Made, tmp_path: Path) -> None:
    assert make_tiny(tmp_path / "again") == tiny
    assert make_tiny(tmp_path / "other", seed=8).deliveries != tiny.deliveries


def test_every_register_has_what_its_contract_needs(tiny: Made, folder: Path) -> None:
    assert set(REGISTERS) - {one.register for one in tiny.deliveries} == UNTOLD
    for one in tiny.deliveries:
        told = set(columns(folder / one.file))
        columns_of = REGISTERS[one.register].carried
        needed = {one.called[0] for one in columns_of if not getattr(one, "optional", False) and not isinstance(one, LineColumn)}
        assert needed <= told, one.file
        assert REGISTERS[one.register].governance.delivers is Delivers.DELTA, "a full delivery would take back what it leaves out"


def test_all_is_called_synthetic_and_listed_in_the_order_of_known_days(tiny: Made, folder: Path) -> None:
    listed = json.loads((folder / made.LIST).read_text("utf-8"))
    assert listed["synthetic"] is True
    for register in {one.register for one in tiny.deliveries}:
        known = [one.known for one in tiny.deliveries if one.register == register]
        assert known == sorted(known)
    parquet = next(one.file for one in tiny.deliveries if one.file.endswith(".parquet"))
    assert pq.read_schema(folder / parquet).metadata[b"synthetic"] == b"true"
    assert json.loads((folder / "truth" / "statement.json").read_text("utf-8"))["synthetic"] is True


@pytest.mark.parametrize("register", ["atmt_job_offer", "uma_integration"])
def test_nothing_is_told_before_it_happened(tiny: Made, folder: Path, register: str) -> None:
    days = {column.called[0] for column in REGISTERS[register].columns if isinstance(column, DayColumn)}
    for one in (one for one in tiny.deliveries if one.register == register and not one.soiled):
        told = table(folder, one.file)
        late = {name: max((day for day in told[name] if day), default=None) for name in days & told.keys()}
        assert {name for name, day in late.items() if day is not None and str(day) > str(one.known)} == set(), one.file


def test_the_statement_tells_what_is_no_effect_on_hazards(folder: Path) -> None:
    told = json.loads((folder / "truth" / "statement.json").read_text("utf-8"))
    assert told["at_the_end_of_a_service"]["part"]["rehabilitative_work"] == 0.4 and "effects.parquet" in told["effects_are"]


def test_open_ends_are_told_anew_until_they_end(tiny: Made, folder: Path) -> None:
    told = [table(folder, one.file) for one in tiny.deliveries if one.register == "ura_status" and not one.soiled]
    keys = [list(zip(one["henkilotunnus"], one["tappvh"], one["tyok1"], one["tppvm"], strict=True)) for one in told]
    open_in = [{key[:3] for key in one if str(key[3]) == "2222-11-11"} for one in keys]
    ended_in = [{key[:3] for key in one if str(key[3]) != "2222-11-11"} for one in keys]
    assert len(told) == 9
    for before, now_open, now_ended in zip(open_in, open_in[1:], ended_in[1:], strict=False):
        assert before <= now_open | now_ended


@pytest.fixture(scope="module")
def loaded(tiny: Made, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the newest good delivery and the soiled one of each register."""
    store = Store(tmp_path_factory.mktemp("loaded") / "store")
    for id in sorted({one.register for one in tiny.deliveries}):
        of_register = [one for one in tiny.deliveries if one.register == id]
        good = [one for one in of_register if not one.soiled][-1]
        for one in (good, *(one for one in of_register if one.soiled)):
            take_file(store, REGISTERS[id], folder / one.file, Terms(one.known, None, synthetic=True))
    return store


def test_every_dirty_row_is_in_quarantine_with_its_rule_and_no_good_row_is(loaded: Store, folder: Path) -> None:
    log, keys = read_log(loaded), open_keys(loaded, make=False)
    wanted = pq.read_table(folder / "truth" / "dirty_rows.parquet").to_pylist()
    assert len(wanted) > 400 and len({one["kind"] for one in wanted}) > 15
    for register in sorted(REGISTERS):
        deliveries = log.of(register)
        if not deliveries:
            continue
        good, soiled = deliveries
        assert good.rejected == 0 and good.synthetic and soiled.synthetic, register
        found = unseal_rejects(loaded, keys, soiled.rejects)
        seen = set(zip(found["_row"].to_pylist(), found["rule"].to_pylist(), strict=True))
        assert seen == {(one["row"], one["rule"]) for one in wanted if one["register"] == register}, register


def test_a_comparison_counts_the_delivered_rows(tiny: Made, folder: Path, house: House) -> None:
    found = {one.what: one for one in made.compare(house.packs["employment"], MAKER, folder)}
    cells = next(one for what, one in found.items() if what.startswith("unemployed, municipality by month"))
    assert cells.holds and cells.cells > 27_000
    assert next(one for what, one in found.items() if what.startswith("rise of unemployment")).holds
    assert next(one for what, one in found.items() if what.startswith("activation rate")).largest < 3
    assert next(one for what, one in found.items() if what.startswith("first interviews within a week")).holds
    assert next(one for what, one in found.items() if what.startswith("clients who moved")).holds
    assert (folder / made.NEARNESS).is_file()


def test_the_truth_tells_who_was_selected_by_what_registers_tell_and_by_what_they_do_not(tiny: Made, folder: Path) -> None:
    told = {(one["service"], one["trait"]): one for one in pq.read_table(folder / "truth" / "selection.parquet").to_pylist()}
    studies, rehabilitative = told["own_studies", "drive"], told["rehabilitative_work", "drive"]
    assert studies["among_those_who_began"] - studies["among_everybody"] > 0.1 > 0 > rehabilitative["among_those_who_began"]
    assert not studies["told_by_registers"] and told["rehabilitative_work", "disabled"]["told_by_registers"]
    assert told["rehabilitative_work", "disabled"]["among_those_who_began"] > told["rehabilitative_work", "disabled"]["among_everybody"]
    effects = pq.read_table(folder / "truth" / "effects.parquet").to_pylist()
    assert {one["months_since_start"] for one in effects} == {1, 3, 6, 9, 12, 18, 24}
    assert len({(one["service"], one["sex_and_age"], one["long_term_unemployed"]) for one in effects}) > 60


@pytest.fixture
def house(store_dir: Path) -> House:
    from puntari.define.find import load_packs

    return House(Store(store_dir), load_packs())


def test_a_scale_that_is_not_and_a_folder_that_is_full_are_refused(house: House, tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="demo"):
        door.make(house, "demoo", 1, tmp_path / "new", lambda what, done, of: None)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(BrokenStore, match="not empty"):
        door.make(house, "demo", 1, tmp_path / "full", lambda what, done, of: None)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_a_folder_without_a_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / made.LIST).write_text('{"pack": "employment"}')
    with pytest.raises(UnreadableFile, match="make them anew"):
        made.read_made(tmp_path)
