"""A round's file: events are only added, a change or a cut is found, a write that was cut short does no harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from puntari.store import rounds
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


def whole(store: Store) -> tuple[Path, Path]:
    """A ledger of three events and its head."""
    for level in (1.5, 2.0, 2.5):
        add(store, level=level)
    return rounds_folder(store) / "r-1.jsonl", store.heads / "rounds" / "r-1"


def cut(text: str) -> str:
    return text[: text.rindex("\n", 0, -1) + 1]


ENDS = {
    "its last line cut off": lambda path, head: path.write_text(cut(path.read_text())),
    "half its last line cut off": lambda path, head: path.write_text(path.read_text()[:-9]),
    "cut off to nothing": lambda path, head: path.write_text(""),
    "taken away": lambda path, head: path.unlink(),
    "without its head": lambda path, head: head.unlink(),
}


@pytest.mark.parametrize("change", ENDS.values(), ids=ENDS)
def test_an_end_that_is_gone_is_found(store_dir: Path, change: object) -> None:
    store = Store(store_dir)
    path, head = whole(store)
    told, noted = path.read_bytes(), head.read_bytes()
    change(path, head)
    assert round_exists(store, "r-1") and round_ids(store) == ("r-1",)
    with pytest.raises(BrokenStore, match="compare them with the audit trail"):
        round_events(store, "r-1")
    with pytest.raises(BrokenStore, match="compare them with the audit trail"):
        add(store)
    path.write_bytes(told)
    head.write_bytes(noted)
    assert len(round_events(store, "r-1")) == 3


def test_a_line_that_follows_on_and_was_put_in_by_hand_is_found(store_dir: Path, tmp_path: Path) -> None:
    store, other = Store(store_dir), Store(tmp_path / "other")
    path, _ = whole(store)
    forged, _ = whole(other)
    add(other, level=5.0)
    assert forged.read_text().startswith(path.read_text())
    path.write_bytes(forged.read_bytes())
    with pytest.raises(BrokenStore, match="4 entries and is not as .* has it .3."):
        round_events(store, "r-1")


def test_what_the_refusal_says_to_write_opens_the_ledger(store_dir: Path) -> None:
    store = Store(store_dir)
    path, head = whole(store)
    path.write_text(cut(path.read_text()))
    with pytest.raises(BrokenStore) as found:
        round_events(store, "r-1")
    head.write_text(re.search(r"write '(.*?)'", str(found.value)).group(1))
    assert len(round_events(store, "r-1")) == 2


def test_a_ledger_of_before_there_were_heads_gets_one(store_dir: Path) -> None:
    store = Store(store_dir)
    path, head = whole(store)
    path.write_text(path.read_text().replace(', "noted": true', ""))
    head.unlink()
    assert len(round_events(store, "r-1")) == 3
    add(store)
    path.write_text(cut(path.read_text()))
    with pytest.raises(BrokenStore):
        round_events(store, "r-1")


@pytest.mark.parametrize("kept", [0, 1, 40, -2, None])
def test_a_write_cut_short_is_closed_off(store_dir: Path, kept: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(store_dir)
    add(store)
    write = rounds._write

    def crash(handle: int, data: bytes) -> None:
        write(handle, data[:kept])
        raise OSError("the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(rounds, "_write", crash)
        with pytest.raises(BrokenStore):
            add(store, said="during")
    reached = ["during"] if kept is None else []
    assert [event.get("said") for event in round_events(store, "r-1")] == [None, *reached]
    add(store, said="after")
    assert [event.get("said") for event in round_events(store, "r-1")] == [None, *reached, "after"]


def test_a_crash_before_the_first_event_leaves_no_round(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(store_dir)

    def crash(handle: int, data: bytes) -> None:
        raise OSError("the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(rounds, "_write", crash)
        with pytest.raises(BrokenStore):
            add(store)
    assert round_ids(store) == () and not round_exists(store, "r-1") and round_events(store, "r-1") == ()
    add(store)
    assert len(round_events(store, "r-1")) == 1


def test_publishing_leaves_a_mark(store_dir: Path) -> None:
    store = Store(store_dir)
    assert published_mark(store) == ""
    say_published(store, "r-1 9")
    assert published_mark(store) == "r-1 9" and round_ids(store) == ()
