"""The list of tables that were released: entered whole, and not read where one was taken away or changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from puntari.store import released
from puntari.store.released import datasets_of_tables, tables_of
from puntari.store.root import Store
from puntari.words.errors import BrokenStore


def enter(store: Store, *whats: str) -> None:
    for what in whats:
        with tables_of(store, "people") as (_, entering):
            entering({"what": what})


def told(store: Store) -> list[object]:
    with tables_of(store, "people") as (sheets, _):
        return [sheet["what"] for sheet in sheets]


def list_and_head(store: Store) -> tuple[Path, Path]:
    (path,), (head,) = ((folder / "tables").glob("*.json") for folder in (store.root / "released", store.heads))
    return path, head


def without_last(path: Path, head: Path) -> None:
    kept = json.loads(path.read_text())
    path.write_text(json.dumps(kept | {"tables": kept["tables"][:-1]}))


CHANGES = {
    "its last table taken away": without_last,
    "its tables in another order": lambda path, head: path.write_text(path.read_text().replace("one", "x").replace("two", "one")),
    "taken away": lambda path, head: path.unlink(),
    "without its head": lambda path, head: head.unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_list_that_was_changed_is_not_read(store_dir: Path, change: object) -> None:
    store = Store(store_dir)
    enter(store, "one", "two")
    change(*list_and_head(store))
    for reading in (lambda: told(store), lambda: datasets_of_tables(store), lambda: enter(store, "three")):
        with pytest.raises(BrokenStore, match="compare them with the audit trail"):
            reading()


def test_a_list_of_before_there_were_heads_gets_one(store_dir: Path) -> None:
    store = Store(store_dir)
    enter(store, "one")
    path, head = list_and_head(store)
    path.write_text(json.dumps({"dataset": "people", "tables": [{"what": "one"}]}))
    head.unlink()
    assert datasets_of_tables(store) == {"people"} and told(store) == ["one"]
    enter(store, "two")
    list_and_head(store)[1].unlink()
    with pytest.raises(BrokenStore):
        told(store)


def test_a_crash_leaves_the_list_as_it_was(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(store_dir)

    def crash(path: Path, data: bytes) -> None:
        raise BrokenStore("the power is gone")

    for before in ([], ["one"]):
        with monkeypatch.context() as patched:
            patched.setattr(released, "write_atomic", crash)
            with pytest.raises(BrokenStore, match="power"):
                enter(store, "lost")
        assert told(store) == before and datasets_of_tables(store) == ({"people"} if before else frozenset())
        enter(store, "one")
