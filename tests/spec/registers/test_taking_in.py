"""A delivery of persons: what the contract takes, what waits in quarantine and why, and what is known on which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from puntari.flow.intake.rejects import unseal_rejects
from puntari.flow.intake.take import Terms, take_file
from puntari.store.keys import open_keys
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.words.errors import BrokenFile, BrokenStore, UnreadableFile
from tests.persons import STAY, csv_text, delivered, rows, stores
from tests.small.registers import STAYS, STAYS_FULL, VISITS, business, hetu

FIRST, SECOND, THIRD = date(2021, 1, 1), date(2021, 6, 1), date(2022, 1, 1)
GOOD = (hetu(1), "2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
FAULTS = {
    "no identifier": ((hetu(2)[:-1] + "?", *GOOD[1:]), "person", "no_identifier"),
    "an identifier missing": (("", *GOOD[1:]), "person", "missing"),
    "a day that is none": ((GOOD[0], "2020-02-30", *GOOD[2:]), "begins", "unreadable_day"),
    "a word for a day": ((GOOD[0], "epoch", *GOOD[2:]), "begins", "unreadable_day"),
    "a day far off": ((GOOD[0], "1820-02-20", *GOOD[2:]), "begins", "day_out_of_bounds"),
    "an open end where none may be": ((GOOD[0], "11.11.2222", *GOOD[2:]), "begins", "day_out_of_bounds"),
    "an end before the beginning": ((*GOOD[:2], "2019-12-31", *GOOD[3:]), "begins, ends", "rule"),
    "an unknown code": ((*GOOD[:3], "7", *GOOD[4:]), "kind", "unknown_code"),
    "an unknown area": ((*GOOD[:4], "q", *GOOD[5:]), "parish", "unknown_code"),
    "half a bed": ((*GOOD[:5], "2,5", *GOOD[6:]), "beds", "no_whole_number"),
    "too many beds": ((*GOOD[:5], "41", *GOOD[6:]), "beds", "number_out_of_bounds"),
    "beds that are no number": ((*GOOD[:5], "nan", *GOOD[6:]), "beds", "unreadable_number"),
    "an identifier out of place": ((*GOOD[:6], f"farm of {hetu(9)}", ""), "farm", "identifier_out_of_place"),
    "a wrong identifier out of place": ((*GOOD[:6], hetu(9).lower()[:-1] + "0", ""), "farm", "identifier_out_of_place"),
    "a business id out of place": ((*GOOD[:6], business(3), ""), "farm", "identifier_out_of_place"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_faulty_row_waits_in_quarantine_with_its_reason(tmp_path: Path, what: str) -> None:
    row, column, rule = FAULTS[what]
    store = Store(tmp_path / "store")
    taken = delivered(store, STAYS, csv_text(STAY, [(hetu(5), *GOOD[1:]), row]), FIRST).loaded
    assert (taken.rows, taken.stored, taken.rejected) == (2, 1, 1)
    [reject] = unseal_rejects(store, open_keys(store), taken.rejects).to_pylist()
    assert (reject["_row"], reject["column"], reject["rule"]) == (2, column, rule)
    assert not any(cell in reject["what_to_do"] for cell in row if len(str(cell)) > 3)


def test_what_passes_is_typed_and_pseudonymous(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    text = csv_text(STAY, [GOOD, (hetu(2), "1.2.2020", "20210131", "guest", "", "", "", "")])
    delivered(store, STAYS, text, FIRST)
    told = rows(store, "stays", columns="begins, ends, kind, parish, beds, farm, known_from")
    assert told == [
        (date(2020, 1, 1), None, "01", "a", 3, "T1", FIRST), (date(2020, 2, 1), date(2021, 1, 31), "01", None, None, None, FIRST),
    ]
    [(persons, least)] = rows(store, "stays", columns="count(DISTINCT person), min(person)")
    assert persons == 2 and least >= 0


def test_one_person_has_one_pseudonym_a_purpose(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [GOOD]), FIRST)
    delivered(store, STAYS, csv_text(STAY, [(f" {hetu(1).lower()} ", "2021-01-01", *GOOD[2:])]), SECOND)
    delivered(store, VISITS, csv_text(("käynti", "hetu", "päivä", "antaja"), [("1", hetu(1), "2020-01-01", hetu(1))]), FIRST)
    [stays] = rows(store, "stays", columns="DISTINCT person")
    [visit] = rows(store, "visits", columns="person, giver")
    assert visit[0] == visit[1] != stays[0]


def test_an_open_spell_gets_its_real_end_a_year_later(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [GOOD]), FIRST)
    again = delivered(store, STAYS, csv_text(STAY, [GOOD, (hetu(2), *GOOD[1:])]), SECOND).loaded
    assert (again.stored, again.unchanged, again.ended) == (1, 1, 0)
    ended = delivered(store, STAYS, csv_text(STAY, [(*GOOD[:2], "2021-12-01", *GOOD[3:])]), THIRD).loaded
    assert (ended.stored, ended.ended) == (1, 1)
    ends = [[end for _, end in rows(store, "stays", day, columns="person, ends")] for day in (FIRST, SECOND, THIRD, None)]
    assert [sorted(map(str, one)) for one in ends] == [["None"], ["None", "None"], ["2021-12-01", "None"], ["2021-12-01", "None"]]


def test_a_delta_says_which_rows_are_no_more(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [GOOD, (hetu(2), *GOOD[1:])]), FIRST)
    gone = delivered(store, STAYS, csv_text((*STAY, "poistettu"), [(*GOOD[:2], *[""] * 6, "k")]), SECOND).loaded
    assert (gone.deleted, gone.ended, gone.stored, gone.rejected) == (1, 1, 0, 0)
    assert [len(rows(store, "stays", day)) for day in (FIRST, SECOND)] == [2, 1]


def test_a_full_delivery_ends_what_it_leaves_out_but_not_what_waits_in_quarantine(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS_FULL, csv_text(STAY, [(hetu(one), *GOOD[1:]) for one in (1, 2, 3)]), FIRST)
    full = delivered(store, STAYS_FULL, csv_text(STAY, [GOOD, (hetu(2), "2020-01-01", "", "99", *GOOD[4:])]), SECOND).loaded
    assert (full.unchanged, full.rejected, full.ended) == (1, 1, 1)
    assert [len(rows(store, "stays", day)) for day in (FIRST, SECOND)] == [3, 2]


def test_repeated_rows_are_kept_once_and_contradictions_not_at_all(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    other = (*GOOD[:3], "02", *GOOD[4:])
    text = csv_text(STAY, [GOOD, GOOD, (hetu(2), *GOOD[1:]), (hetu(2), *other[1:])])
    taken = delivered(store, STAYS, text, FIRST).loaded
    assert (taken.stored, taken.rejected) == (1, 3)
    rejects = unseal_rejects(store, open_keys(store), taken.rejects).to_pylist()
    assert [(one["_row"], one["rule"]) for one in rejects] == [(2, "repeated_row"), (3, "duplicate_key"), (4, "duplicate_key")]


def test_the_same_delivery_twice_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    first = delivered(store, STAYS, csv_text(STAY, [GOOD]), FIRST)
    before = {path: path.read_bytes() for folder in (store.root, store.vault, store.keys) for path in folder.rglob("*") if path.is_file()}
    again = delivered(store, STAYS, csv_text(STAY, [GOOD]), SECOND)
    after = {path: path.read_bytes() for folder in (store.root, store.vault, store.keys) for path in folder.rglob("*") if path.is_file()}
    assert (first.new, again.new) == (True, False)
    assert again.loaded == first.loaded and after == before


def test_what_was_so_and_then_was_not_may_be_so_again(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "store"), (*GOOD[:3], "02", *GOOD[4:])
    once, then = csv_text(STAY, [GOOD]), csv_text(STAY, [other])
    delivered(store, STAYS, once, FIRST)
    delivered(store, STAYS, then, SECOND)
    assert not delivered(store, STAYS, once, FIRST).new, "the old file, of the day that it came on"
    assert not delivered(store, STAYS, once, FIRST, Terms()).new, "the old file, of no day"
    again = delivered(store, STAYS, once, THIRD)
    assert (again.new, again.loaded.stored, again.loaded.ended) == (True, 1, 1)
    assert not delivered(store, STAYS, once, THIRD).new
    told = [[kind for (kind,) in rows(store, "stays", day, columns="kind")] for day in (FIRST, SECOND, THIRD)]
    assert told == [["01"], ["02"], ["01"]]


def test_the_same_keys_and_deliveries_give_the_same_bytes(tmp_path: Path) -> None:
    texts = [csv_text(STAY, [(hetu(one), *GOOD[1:]) for one in range(some)]) for some in (40, 60)]
    made = stores(tmp_path, 2)
    for store in made:
        for text, known in zip(texts, (FIRST, SECOND), strict=True):
            delivered(store, STAYS_FULL, text, known)
    one, two = ([entry.chunk_sha256 for entry in read_log(store).of("stays")] for store in made)
    assert one == two and len(one) == 2


def test_gz_parquet_and_other_delimiters_tell_the_same(tmp_path: Path) -> None:
    import gzip

    text = csv_text(STAY, [(hetu(one), *GOOD[1:]) for one in range(50)])
    path = tmp_path / "rows.parquet"
    names = ", ".join(f"column{place} AS \"{name}\"" for place, name in enumerate(STAY))
    (tmp_path / "rows.csv").write_text(text)
    duckdb.execute(f"COPY (SELECT {names} FROM read_csv('{tmp_path}/rows.csv', header = false, skip = 1, all_varchar = true, names = "
                   f"{[f'column{place}' for place in range(len(STAY))]})) TO '{path}'")
    typed = tmp_path / "typed.parquet"
    duckdb.execute(f"COPY (SELECT * REPLACE (CAST(alku AS DATE) AS alku, DATE '2222-11-11' AS loppu, CAST(vuoteet AS INT) AS vuoteet) "
                   f"FROM '{path}') TO '{typed}'")
    forms = [text, text.replace(";", "\t"), gzip.compress(text.encode()), ("\ufeff" + text).encode("utf-16-le"), text.encode("iso8859-15"),
             path.read_bytes(), typed.read_bytes()]
    told = []
    for number, (store, form) in enumerate(zip(stores(tmp_path, len(forms)), forms, strict=True)):
        assert delivered(store, STAYS, form, FIRST).loaded.stored == 50, number
        told.append(rows(store, "stays", columns="* EXCLUDE (_delivery)"))
    assert all(one == told[0] for one in told)


def test_deliveries_come_in_the_order_in_which_they_became_known(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [GOOD]), SECOND)
    with pytest.raises(BrokenFile, match="known since 2021-06-01"):
        delivered(store, STAYS, csv_text(STAY, [(hetu(2), *GOOD[1:])]), FIRST)


def test_keys_serve_one_vault_only(tmp_path: Path) -> None:
    delivered(Store(tmp_path / "store"), STAYS, csv_text(STAY, [GOOD]), FIRST)
    with pytest.raises(BrokenStore, match="belong to another vault"):
        delivered(Store(tmp_path / "other", keys_at=tmp_path / "store.keys"), STAYS, csv_text(STAY, [GOOD]), FIRST)


def test_without_its_keys_nothing_is_taken_in_or_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [GOOD]), FIRST)
    store.keys.rename(tmp_path / "away")
    with pytest.raises(BrokenStore, match="no keys"):
        delivered(store, STAYS, csv_text(STAY, [(hetu(2), *GOOD[1:])]), SECOND)
    (tmp_path / "away").rename(store.keys)
    assert delivered(store, STAYS, csv_text(STAY, [(hetu(2), *GOOD[1:])]), SECOND).loaded.stored == 1


def test_real_and_synthetic_persons_never_stand_together(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    delivered(store, STAYS, csv_text(STAY, [GOOD]), FIRST, Terms(known=FIRST, synthetic=True))
    with pytest.raises(BrokenFile, match="synthetic"):
        delivered(store, VISITS, "käynti;hetu;päivä\n", SECOND)


def test_a_missing_file_is_told_without_its_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="the delivered file") as told:
        take_file(Store(tmp_path / "store"), STAYS, tmp_path / f"{hetu(1)}.csv")
    assert hetu(1) not in str(told.value)


def test_a_delivery_that_breaks_the_contract_all_over_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("puntari.flow.intake.rejects.MOST_REJECTED", 9)
    store = Store(tmp_path / "store")
    wrong = [(hetu(number), "2020-01-01", "", "77", "a", "", "", "") for number in range(10)]
    with pytest.raises(BrokenFile, match="10 rows break the contract, most of them by unknown_code of kind"):
        delivered(store, STAYS, csv_text(STAY, wrong), FIRST)
    assert delivered(store, STAYS, csv_text(STAY, wrong[:9]), FIRST).loaded.rejected == 9
