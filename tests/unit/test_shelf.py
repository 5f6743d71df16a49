"""A delivery that was just checked is not read and checked again; whatever the shelf lacks is."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract_pack import NOW, farm

from puntari.define.source import MirrorFile, Source
from puntari.flow import register
from puntari.flow.deliver import gather
from puntari.flow.quarantine import mend
from puntari.flow.register import build_register
from puntari.flow.shelf import Shelf
from puntari.store.deliveries import DeliveryRecord
from puntari.store.root import Store

FIRST = "area,month,sex,hens,eggs\nVI001,2026M01,men,12,3\nVI002,2026M01,men,?,3\n"
SECOND = "area,month,sex,hens,eggs\nVI001,2026M02,men,13,3\n"


@pytest.fixture
def source() -> Source:
    return farm(mirror=(MirrorFile("first.csv", NOW), MirrorFile("second.csv", NOW)))


@pytest.fixture
def mirror_of_hens(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    folder.mkdir()
    (folder / "first.csv").write_text(FIRST)
    (folder / "second.csv").write_text(SECOND)
    return folder


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the deliveries that a register reads from the store."""
    names: list[str] = []
    really = register.read_delivery

    def counted(store: Store, record: DeliveryRecord) -> object:
        names.append(record.name)
        return really(store, record)

    monkeypatch.setattr(register, "read_delivery", counted)
    return names


def test_what_was_just_checked_is_taken_from_the_shelf(tmp_path: Path, source: Source, mirror_of_hens: Path, read_again: list[str]) -> None:
    store, shelf = Store(tmp_path / "store"), Shelf()
    records = gather(store, source, mirror_of_hens, shelf=shelf)
    quick = build_register(store, source, records, tmp_path / "quick.parquet", shelf)
    assert read_again == []
    slow = build_register(store, source, records, tmp_path / "slow.parquet", shelf)
    assert read_again == ["first.csv", "second.csv"], "each is taken once, so that its memory is free again"
    assert (tmp_path / "quick.parquet").read_bytes() == (tmp_path / "slow.parquet").read_bytes()
    assert quick == slow


def test_what_was_mended_by_hand_is_read_with_its_mendings(
    tmp_path: Path, source: Source, mirror_of_hens: Path, read_again: list[str]
) -> None:
    store, shelf = Store(tmp_path / "store"), Shelf()
    records = gather(store, source, mirror_of_hens, shelf=shelf)
    before = build_register(store, source, records, tmp_path / "before.parquet")
    assert [one.rejected for one in before.deliveries] == [1, 0]
    read_again.clear()
    mend(store, f"farm.{records[0].short}.3", {"hens": "7"}, "a clerk")
    after = build_register(store, source, records, tmp_path / "after.parquet", shelf)
    assert [one.rejected for one in after.deliveries] == [0, 0]
    assert read_again == ["first.csv"]


def test_a_shelf_without_room_keeps_nothing_and_loses_nothing(
    tmp_path: Path, source: Source, mirror_of_hens: Path, read_again: list[str]
) -> None:
    store, shelf = Store(tmp_path / "store"), Shelf(most_bytes=1)
    records = gather(store, source, mirror_of_hens, shelf=shelf)
    report = build_register(store, source, records, tmp_path / "farm.parquet", shelf)
    assert read_again == ["first.csv", "second.csv"]
    assert [one.rows for one in report.deliveries] == [2, 1]
