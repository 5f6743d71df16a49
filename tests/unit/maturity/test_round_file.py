"""A round's file: events are only added, a change is found, a write that was cut short does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.store.root import Store
from puntari.store.rounds import extend_round, published_mark, round_events, round_exists, round_ids, rounds_folder, say_published
from puntari.words.errors import BadQuestion, BrokenStore


def add(store: Store, **event: object) -> None:
    extend_round(store, "r-1", lambda before: {"kind": "x", "place": len(before), **event})


def test_events_follow_one_another(store_dir: Path) -> None:
    store = Store(store_dir)
    add(store, said="ä")
    add(store)
    assert [event["place"] for event in round_events(store, "r-1")] == [0, 1]
    assert round_events(store, "r-1")[0]["said"] == "ä"
    assert round_ids(store) == ("r-1",) and round_exists(store, "r-1") and not round_exists(store, "../r-1")


def test_what_is_refused_leaves_nothing(store_dir: Path) -> None:
    store = Store(store_dir)

    def refuse(before: tuple) -> dict:
        raise BadQuestion("no")

    with pytest.raises(BadQuestion):
        extend_round(store, "r-1", refuse)
    assert round_ids(store) == () and round_events(store, "r-1") == ()
    with pytest.raises(BadQuestion, match="no name of a round"):
        extend_round(store, "../trail", lambda before: {})


CHANGES = {"changed": lambda lines: [lines[0].replace("1.5", "4.5"), *lines[1:]], "cut out": lambda lines: lines[1:]}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_found(store_dir: Path, change: object) -> None:
    store = Store(store_dir)
    for level in (1.5, 2.0, 2.5):
        add(store, level=level)
    path = rounds_folder(store) / "r-1.jsonl"
    path.write_text("\n".join(change(path.read_text().splitlines())) + "\n")
    with pytest.raises(BrokenStore, match="line 1 was changed, or a line before it cut out"):
        round_events(store, "r-1")
    with pytest.raises(BrokenStore):
        add(store)


@pytest.mark.parametrize("kept", [1, 40, -2])
def test_a_write_cut_short_is_closed_off(store_dir: Path, kept: int) -> None:
    store = Store(store_dir)
    add(store)
    add(store)
    path = rounds_folder(store) / "r-1.jsonl"
    first, second = path.read_text().splitlines()
    path.write_text(first + "\n" + second[:kept])
    assert len(round_events(store, "r-1")) == 1
    add(store, said="after")
    assert [event.get("said") for event in round_events(store, "r-1")] == [None, "after"]


def test_publishing_leaves_a_mark(store_dir: Path) -> None:
    store = Store(store_dir)
    assert published_mark(store) == ""
    say_published(store, "r-1 9")
    assert published_mark(store) == "r-1 9" and round_ids(store) == ()
