"""Deliveries from the mirror, the pack, the service, by hand and as a stand-in; when they were known; what is refused."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from contract_pack import NOW, farm

from puntari.define.official import OpenFile
from puntari.define.source import MirrorFile, PackFile, Source, StandIn
from puntari.flow.contract import freshness
from puntari.flow.deliver import deliver, deliver_file, fetch, gather
from puntari.flow.fetch import fetch_official, official
from puntari.flow.quarantine import count_rejects, list_rejects
from puntari.flow.register import build_register
from puntari.store.deliveries import KnownBasis, Origin, list_deliveries
from puntari.store.root import Store
from puntari.store.web import WebAnswer, WebRequest
from puntari.words.errors import BrokenFile, BrokenStore, NothingFetched, UnreadableFile

CSV = b"area,month,sex,hens,eggs\nVI001,2026M01,men,12,3\nVI002,2026M01,men,?,3\nOLD1,2026M01,men,1,1\n"
LONG = b"area,month,sex,what,value\nVI001,2026M01,men,hens,12\nVI001,2026M01,men,eggs,3\n"
STAND_IN = StandIn(lambda: ("made.csv", b"area,month,sex,hens,eggs\nVI001,2026M01,men,99,9\n"), NOW, date(2026, 1, 31))
SERVICE = OpenFile("https://example.org/files/hens%20now.csv", NOW)


@pytest.fixture
def mirror_of_hens(tmp_path: Path) -> Path:
    (tmp_path / "mirror" / "farm").mkdir(parents=True)
    (tmp_path / "mirror" / "farm" / "hens.csv").write_bytes(CSV)
    return tmp_path / "mirror"


def never(_: Source) -> tuple[str, bytes]:
    raise AssertionError("the network was asked")


def test_the_mirror_comes_first_and_again_changes_nothing(store_dir: Path, mirror_of_hens: Path) -> None:
    store, source = Store(store_dir), farm(official=SERVICE, stand_in=STAND_IN)
    first = gather(store, source, mirror_of_hens, fetcher=never)
    assert [(one.name, one.origin, one.known, one.known_basis, one.synthetic) for one in first] == [
        ("farm/hens.csv", Origin.MIRROR, "2026-01-31", KnownBasis.PERIOD_END, False)
    ]
    assert first[0].division == "2026-01-01"
    before = {path: path.read_bytes() for path in store_dir.rglob("*") if path.is_file()}
    assert gather(store, source, mirror_of_hens, fetcher=never) == first
    assert {path: path.read_bytes() for path in store_dir.rglob("*") if path.is_file()} == before


def test_a_declaration_put_right_follows_without_a_new_arrival(store_dir: Path, mirror_of_hens: Path) -> None:
    store = Store(store_dir)
    (first,) = gather(store, farm(), mirror_of_hens)
    declared = farm(mirror=(MirrorFile("farm/hens.csv", date(2025, 1, 1), known=date(2026, 2, 15)),))
    (second,) = gather(store, declared, mirror_of_hens)
    assert (second.known, second.known_basis, second.division) == ("2026-02-15", KnownBasis.DECLARED, "2025-01-01")
    assert second.arrived == first.arrived
    assert gather(store, declared, mirror_of_hens) == (second,)


def test_the_service_answers_where_there_is_no_mirror(store_dir: Path) -> None:
    asked: list[str] = []

    def service(source: Source) -> tuple[str, bytes]:
        asked.append(source.id)
        return "hens.csv", CSV

    store, source = Store(store_dir), farm(official=SERVICE, stand_in=STAND_IN)
    (got,) = gather(store, source, None, fetcher=service)
    assert (got.origin, got.synthetic) == (Origin.OFFICIAL, False)
    assert gather(store, source, None, fetcher=service) == (got,)
    assert asked == ["farm"], "what is there already is not fetched again by a build"


def broken_service(_: Source) -> tuple[str, bytes]:
    raise NothingFetched("it is down")


@pytest.mark.parametrize("service", [None, broken_service, lambda source: ("x.html", b"<html>sorry</html>")])
def test_the_stand_in_is_marked_and_yields_to_the_real(store_dir: Path, mirror_of_hens: Path, service: object) -> None:
    told: list[str] = []
    store, source = Store(store_dir), farm(official=SERVICE, stand_in=STAND_IN)
    (made,) = gather(store, source, None, fetcher=service, progress=told.append)
    assert (made.origin, made.synthetic, made.known) == (Origin.STAND_IN, True, "2026-01-31")
    assert "synthetic" in told[-1]
    assert gather(store, source, None, fetcher=service) == (made,)
    (real,) = gather(store, source, mirror_of_hens)
    assert not real.synthetic


def test_a_source_with_nothing_at_all_gives_nothing(store_dir: Path) -> None:
    assert gather(Store(store_dir), farm(), None) == ()


def test_tables_of_the_pack(store_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_bytes(CSV)
    source = farm(mirror=(), carried=(PackFile("own.csv", date(2023, 3, 31)),))
    (got,) = gather(Store(store_dir), source, None, tmp_path)
    assert (got.origin, got.known, got.known_basis, got.division) == (Origin.PACK, "2023-03-31", KnownBasis.DECLARED, "")
    with pytest.raises(BrokenStore, match="folder of its pack"):
        gather(Store(store_dir), source, None)


def test_a_table_of_the_pack_is_what_lies_in_the_pack(store_dir: Path, tmp_path: Path) -> None:
    right, wrong, store = CSV.replace(b"?", b"7"), CSV.replace(b",12,", b",120,"), Store(store_dir)
    source = farm(mirror=(), carried=(PackFile("own.csv", date(2023, 3, 31)),))

    def lies(data: bytes) -> tuple[str, ...]:
        (tmp_path / "own.csv").write_bytes(data)
        told = gather(store, source, None, tmp_path)
        build_register(store, source, told, tmp_path / "register.parquet")
        return tuple(one.sha256 for one in told)

    first, _ = lies(right), lies(wrong)
    assert count_rejects(store, source.id) == 1
    assert lies(right) == first, "a mistake that is taken back no longer counts"
    assert (count_rejects(store, source.id), list(list_rejects(store))) == (0, [])
    assert len(list_deliveries(store, source.id)) == 2, "what came is kept"
    later = replace(source, carried=(PackFile("own.csv", date(2024, 3, 31)),))
    (tmp_path / "own.csv").write_bytes(right + b"VI002,2026M02,men,1,3\n")
    assert len(gather(store, later, None, tmp_path)) == 2, "what was known before a newer edition stays known then"


def test_a_hand_delivery_tells_how_its_rows_fared(store_dir: Path) -> None:
    store = Store(store_dir)
    done = deliver(store, farm(), "hens.csv", CSV)
    assert (done.new, done.rows, done.accepted, done.rejected, done.set_aside) == (True, 3, 1, 1, 1)
    assert (done.record.origin, done.record.division) == (Origin.HAND, "2026-01-01")
    again = deliver(store, farm(), "same.csv", CSV)
    assert not again.new
    assert again.record.sha256 == done.record.sha256
    assert len(list_deliveries(store, "farm")) == 1


def test_gzip_and_a_given_day_and_division(store_dir: Path) -> None:
    done = deliver(Store(store_dir), farm(), "hens.csv.gz", gzip.compress(CSV), known=date(2026, 5, 1), division=date(2025, 1, 1))
    assert (done.record.known, done.record.known_basis, done.record.division) == ("2026-05-01", KnownBasis.DECLARED, "2025-01-01")


def test_a_long_table_by_hand_is_unfolded_as_the_mirrors_is(store_dir: Path) -> None:
    source = farm(mirror=(MirrorFile("farm/long.csv", NOW, melted=("what", "value")),))
    done = deliver(Store(store_dir), source, "long.csv", LONG)
    assert (done.accepted, done.record.melted) == (1, ("what", "value"))


def test_a_delivery_of_which_nothing_is_accepted_is_known_since_it_came(store_dir: Path) -> None:
    done = deliver(Store(store_dir), farm(), "hens.csv", b"area,month,sex,hens\nNO,NO,NO,NO\n")
    assert (done.rejected, done.record.known_basis) == (1, KnownBasis.ARRIVAL)


def test_figures_of_the_future_are_not_known_before_they_come(store_dir: Path) -> None:
    done = deliver(Store(store_dir), farm(), "hens.csv", CSV.replace(b"2026M01", b"2999M01"))
    assert done.record.known == done.record.arrived[:10]


BROKEN = {
    "empty": b"",
    "page": b"<!DOCTYPE html><title>Sorry</title>",
    "cut": gzip.compress(CSV * 1000)[:-20],
    "field": b"area,month,sex,hens\nVI001,2026M01,men\n",
    "encoding": CSV.replace(b"VI001", b"VI\xff\xfe\x00"),
    "other": b"name,size\nx,1\n",
    "zeros": bytes(1000),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_gives_one_error_with_its_name_and_changes_nothing(store_dir: Path, kind: str) -> None:
    with pytest.raises(BrokenFile, match="hens.csv"):
        deliver(Store(store_dir), farm(), "hens.csv", BROKEN[kind])
    assert list(store_dir.rglob("*")) == []


def test_a_file_of_other_things_is_told_what_was_looked_for_and_found(store_dir: Path) -> None:
    with pytest.raises(BrokenFile) as broken:
        deliver(Store(store_dir), farm(), "hens.csv", BROKEN["other"])
    assert all(word in str(broken.value) for word in ("'area'", "'month'", "'name'", "'size'", "farm"))


@pytest.mark.parametrize("head", [b"", b"\x7fELF\x02\x01\x00", b"area,month,sex,hens,eggs\n"])
def test_two_gigabytes_are_refused_without_being_read(store_dir: Path, tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "hens.csv"
    with path.open("wb") as opened:
        opened.write(head)
        opened.truncate(2 * 1024**3)
    with pytest.raises(BrokenFile, match="hens.csv|2,147,483,648"):
        deliver_file(Store(store_dir), farm(), path)
    assert list(store_dir.rglob("*")) == []


def test_a_file_of_this_machine(store_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "hens.csv").write_bytes(CSV)
    assert deliver_file(Store(store_dir), farm(), tmp_path / "hens.csv").accepted == 1
    with pytest.raises(UnreadableFile, match="No such file"):
        deliver_file(Store(store_dir), farm(), tmp_path / "none.csv")


def test_a_plain_file_of_the_service(store_dir: Path) -> None:
    store, source = Store(store_dir), farm(official=SERVICE)

    def answering(status: int) -> object:
        return lambda asked: fetch_official(store, asked, lambda request: WebAnswer(status, CSV, request.url), lambda told: None)

    assert fetch(store, source, answering(200)).name == "hens now.csv"
    with pytest.raises(NothingFetched, match="status 404"):
        fetch(store, source, answering(404))
    with pytest.raises(NothingFetched, match="no official service"):
        fetch(store, farm(), answering(200))


def test_a_host_without_an_answer_is_asked_once(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def silence(request: WebRequest, rules: object) -> WebAnswer:
        asked.append(request.url)
        raise NothingFetched("no answer")

    monkeypatch.setattr("puntari.store.web.fetch", silence)
    fetcher = official(Store(store_dir))
    for source in (farm(official=SERVICE), farm(official=replace(SERVICE, url="https://example.org/more.csv"))):
        with pytest.raises(NothingFetched):
            fetcher(source)
    assert asked == [SERVICE.url]


def test_freshness(store_dir: Path) -> None:
    store = Store(store_dir)
    assert freshness(farm(), (), NOW).fresh is None
    records = (deliver(store, farm(), "hens.csv", CSV).record,)
    assert freshness(farm(fresh_days=40), records, date(2026, 3, 1)).fresh is True
    old = freshness(farm(fresh_days=40), records, date(2026, 4, 1))
    assert (old.age_days, old.fresh) == (60, False)


HEADER = b"area,month,sex,hens,eggs\n"


@pytest.mark.parametrize("data", [HEADER, HEADER.rstrip(), HEADER + b"\r\n\n", gzip.compress(HEADER)], ids=["lf", "cut", "blank", "gz"])
def test_a_table_without_rows_is_a_broken_delivery(store_dir: Path, data: bytes) -> None:
    store = Store(store_dir)
    with pytest.raises(BrokenFile, match=r"no rows \(hens\.csv, the whole file\); ask for the file again"):
        deliver(store, farm(), "hens.csv", data)
    assert not list(store_dir.rglob("*"))


def test_a_mirror_with_an_empty_table_stops_the_gathering_with_its_name(store_dir: Path, mirror_of_hens: Path) -> None:
    (mirror_of_hens / "farm" / "hens.csv").write_bytes(HEADER)
    with pytest.raises(BrokenFile, match=r"farm/hens\.csv"):
        gather(Store(store_dir), farm(), mirror_of_hens)
    assert list_deliveries(Store(store_dir), "farm") == ()


def test_a_source_that_says_so_can_be_empty(store_dir: Path) -> None:
    taken = deliver(Store(store_dir), replace(farm(), may_be_empty=True), "hens.csv", HEADER)
    assert (taken.rows, taken.accepted, taken.record.known_basis) == (0, 0, KnownBasis.ARRIVAL)
