"""Quarantine: what waits is listed, mended by somebody, re-entered and noted; nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from contract_pack import SEX, SEXES, farm, words

from puntari.flow.deliver import deliver
from puntari.flow.quarantine import Retried, count_rejects, list_rejects, mend, retry
from puntari.flow.register import RegisterReport, build_register
from puntari.store.deliveries import list_deliveries
from puntari.store.rejects import get_mendings, get_returns
from puntari.store.root import Store
from puntari.words.errors import BadQuestion, BrokenStore

CSV = b"area,month,sex,hens,eggs\nVI001,2026M01,men,12,3\nVI002,2026M01,men,?,3\nVI003,2026M01,other,1,1\nVI01,2026M01,men,1,1\n"


def register(store: Store, **changes: object) -> tuple[RegisterReport, list[dict[str, object]]]:
    path = store.root / "register.parquet"
    report = build_register(store, farm(**changes), list_deliveries(store, "farm"), path)
    return report, pq.read_table(path).to_pylist()


@pytest.fixture
def store(store_dir: Path) -> Store:
    made = Store(store_dir)
    deliver(made, farm(), "hens.csv", CSV)
    register(made)
    return made


def test_what_waits_is_listed_with_file_row_value_rule_and_remedy(store: Store) -> None:
    told = [(one.file, one.row, one.column, one.value, one.rule) for one in list_rejects(store)]
    assert told == [
        ("hens.csv", 3, "hens", "?", "unknown_mark"),
        ("hens.csv", 4, "sex", "other", "unknown_code"),
        ("hens.csv", 5, "area", "VI01", "unknown_place"),
    ]
    assert all(one.what_to_do and one.raw for one in list_rejects(store, "farm"))
    assert list(list_rejects(store, "other")) == []
    assert count_rejects(store, "farm") == 3


def test_the_register_says_that_a_readable_key_waits(store: Store) -> None:
    report, rows = register(store)
    told = report.deliveries[0]
    assert (told.rows, told.accepted, told.rejected, told.set_aside) == (4, 1, 3, 0)
    waiting = [row for row in rows if row["hens__why"] == "quarantined"]
    assert [(row["place"], row["hens"], row["hens__low"], row["eggs__why"]) for row in waiting] == [("002", None, None, "quarantined")]


def test_a_mended_row_comes_back_and_the_delivery_stays_as_it_came(store: Store) -> None:
    (record,) = list_deliveries(store, "farm")
    id = next(one.id for one in list_rejects(store) if one.row == 3)
    mend(store, id, {"hens": "7"}, "a clerk")
    assert count_rejects(store, "farm") == 3, "a mending alone changes nothing that is used"
    assert retry(store, farm()) == Retried("farm", accepted=1, waiting=2)
    _, rows = register(store)
    assert [row["hens"] for row in rows if row["place"] == "002"] == [7.0]
    assert (store.deliveries / "farm" / record.sha256).read_bytes() == CSV
    (mending,) = get_mendings(store, "farm", record.sha256)
    assert (mending["row"], mending["changes"], mending["who"]) == (3, {"hens": "7"}, "a clerk")
    (returned,) = get_returns(store, "farm", record.sha256)
    assert returned["rows"] == {id: "mended by hand"}


def test_a_mending_that_is_wrong_too_leaves_the_row_waiting(store: Store) -> None:
    id = next(one.id for one in list_rejects(store) if one.row == 3)
    mend(store, id, {"hens": "-7"}, "a clerk")
    assert retry(store, farm()).accepted == 0
    assert next(one for one in list_rejects(store) if one.id == id).rule == "below_minimum"
    mend(store, id, {"hens": "8"}, "another clerk")
    assert retry(store, farm()).accepted == 1


def test_a_mended_contract_lets_rows_in(store: Store) -> None:
    (record,) = list_deliveries(store, "farm")
    wider = replace(SEX, codes=replace(SEXES, names={**SEXES.names, "other": words("other")}))
    source = farm(columns=tuple(wider if column is SEX else column for column in farm().columns))
    assert retry(store, source) == Retried("farm", accepted=1, waiting=2)
    (returned,) = get_returns(store, "farm", record.sha256)
    assert list(returned["rows"].values()) == ["accepted by the contract of today"]


def test_a_build_brings_mended_rows_back_too_and_all_gone_leaves_no_file(store: Store) -> None:
    places = {3: "VI002", 4: "VI002", 5: "VI003"}
    for one in list(list_rejects(store)):
        mend(store, one.id, {"area": places[one.row], "sex": "men", "hens": "5"}, "a clerk")
    report, rows = register(store)
    assert report.deliveries[0].rejected == 2, "two of them are about the same place now"
    mend(store, next(one.id for one in list_rejects(store) if one.row == 4), {"sex": "women"}, "a clerk")
    report, rows = register(store)
    assert (report.deliveries[0].rejected, len(rows)) == (0, 4)
    assert list(store.quarantine.rglob("*.parquet")) == []


NO = [
    ("farm.000000000000.3", {"hens": "1"}, "me", "no row"),
    ("nonsense", {"hens": "1"}, "me", "no row"),
    ("../x.000000000000.3", {"hens": "1"}, "me", "no row"),
    ("own", {"goats": "1"}, "me", "no column 'goats'"),
    ("own", {"_row": "1"}, "me", "no column '_row'"),
    ("own", {}, "me", "nothing is changed"),
    ("own", {"hens": "1"}, "  ", "by nobody"),
    ("accepted", {"hens": "1"}, "me", "not in quarantine"),
]


@pytest.mark.parametrize(("id", "changes", "who", "told"), NO)
def test_what_cannot_be_mended(store: Store, id: str, changes: dict[str, str], who: str, told: str) -> None:
    own = next(one.id for one in list_rejects(store) if one.row == 3)
    asked = {"own": own, "accepted": own.rpartition(".")[0] + ".2"}.get(id, id)
    with pytest.raises(BadQuestion, match=told):
        mend(store, asked, changes, who)


def test_a_mending_that_fits_no_delivery_is_said(store: Store) -> None:
    (record,) = list_deliveries(store, "farm")
    folder = store.quarantine / "farm" / "mended" / record.sha256
    folder.mkdir(parents=True)
    wrong = {'{"row": 99, "changes": {"hens": "1"}}': "row 99", '{"row": 3, "changes": {"x": "1"}}': "'x'", "{}": "not written"}
    for text, told in wrong.items():
        (folder / "000000.json").write_text(text)
        with pytest.raises(BrokenStore, match=told):
            register(store)
