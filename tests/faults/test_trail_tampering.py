"""Ten thousand random tamperings with an audit trail, every one found, and told from what a crash leaves."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from puntari.guard.actor import Actor, Role
from puntari.guard.audit import FIRST, Event, line_of, record, written
from puntari.guard.verify import Break, Verified, verify
from puntari.store.heads import Head
from puntari.store.root import Store
from puntari.store.trail import heads, trail_bytes, trail_lines, trail_path

TAMPERINGS = 10_000
ENTRIES = 12
KEEPER = Actor(Role.ADMINISTRATOR, name="keeper")
Trail = tuple[bytes, tuple[Head, ...]]
Tamper = Callable[[list[bytes], random.Random], bytes]


def filled(store: Store, count: int = ENTRIES) -> Trail:
    for number in range(count):
        record(store, Event(KEEPER, "fetch", {"source": f"source ä {number}"}, "done"))
    return trail_bytes(store), heads(store)


def joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def byte(lines: list[bytes], chance: random.Random) -> bytes:
    data = bytearray(joined(lines))
    at = chance.randrange(len(data))
    data[at] = chance.choice([one for one in range(256) if one != data[at]])
    return bytes(data)


def field(lines: list[bytes], chance: random.Random) -> bytes:
    """Something of an entry is written otherwise, with a hash that fits it."""
    at = chance.randrange(len(lines))
    event = json.loads(lines[at])["event"]
    name = chance.choice(["who", "role", "when", "what", "outcome", "purpose", "reason", "build"])
    return joined([*lines[:at], written({**event, name: "another"}).encode(), *lines[at + 1 :]])


def rechained(lines: list[bytes], chance: random.Random) -> bytes:
    """An entry is changed and all hashes from there on are made anew."""
    at = chance.randrange(len(lines))
    told = [json.loads(line)["event"] for line in lines]
    told[at]["who"] = "another"
    before, made = FIRST, []
    for event in told:
        made.append(written({**event, "before": before}).encode())
        before = json.loads(made[-1])["hash"]
    return joined(made)


def taken_out(lines: list[bytes], chance: random.Random) -> bytes:
    begin = chance.randrange(len(lines))
    end = chance.randint(begin + 1, len(lines))
    return joined(lines[:begin] + lines[end:])


def reordered(lines: list[bytes], chance: random.Random) -> bytes:
    one, other = chance.sample(range(len(lines)), 2)
    lines = list(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return joined(lines)


def doubled(lines: list[bytes], chance: random.Random) -> bytes:
    at = chance.randrange(len(lines))
    lines = list(lines)
    lines.insert(chance.randrange(len(lines)), lines[at])
    return joined(lines)


def put_in(lines: list[bytes], chance: random.Random) -> bytes:
    """A line between others: an entry that follows the one before, a part of one, or anything."""
    at = chance.randrange(len(lines))
    before = json.loads(lines[at - 1])["hash"] if at else FIRST
    event = {"what": "fetch", "about": {}, "outcome": "done"}
    fresh = chance.choice([line_of(event, before).encode(), lines[at][: chance.randrange(1, len(lines[at]))], b"words"])
    return joined([*lines[:at], fresh, *lines[at:]])


def cut(lines: list[bytes], chance: random.Random) -> bytes:
    """The end is cut off, at the end of a line or within one."""
    data = joined(lines)
    return data[: chance.randrange(len(data))]


def end_changed(lines: list[bytes], chance: random.Random) -> bytes:
    """The last entry is taken for another that follows the one before it as well."""
    event = json.loads(lines[-1])["event"]
    return joined([*lines[:-1], line_of({**event, "who": "another"}, event["before"]).encode()])


TAMPERS: tuple[Tamper, ...] = (byte, field, rechained, taken_out, reordered, doubled, put_in, cut, end_changed)


def test_ten_thousand_tamperings_are_found(tmp_path: Path) -> None:
    data, noted = filled(Store(tmp_path / "store"))
    assert verify(data, noted) == replace(verify(data, noted), broken_at=0, torn=(), unnoted=0), "whole before"
    lines, chance, missed = data.split(b"\n")[:-1], random.Random(20261122), Counter()
    for number in range(TAMPERINGS):
        tamper = TAMPERS[number % len(TAMPERS)]
        told = tamper(lines, chance)
        if told != data and verify(told, noted).whole:
            missed[tamper.__name__] += 1
    assert missed == Counter()


def test_without_a_head_a_cut_end_is_not_found_and_with_one_it_is(tmp_path: Path) -> None:
    data, noted = filled(Store(tmp_path / "store"))
    short = joined(data.split(b"\n")[:-3])
    assert verify(short).whole
    told = verify(short, noted)
    assert (told.how, told.broken_at, told.lines) == (Break.SHORT, ENTRIES - 2, ENTRIES - 2)


@pytest.mark.parametrize("kept", [0, 1, 40, -1])
def test_a_write_that_a_crash_cut_short_is_told_from_a_cut(tmp_path: Path, kept: int) -> None:
    """The head is written after the entry: a crash leaves a part of the next entry, or the whole of it, behind the head."""
    store = Store(tmp_path / "store")
    data, noted = filled(store)
    following = line_of({"what": "fetch"}, noted[0].hash).encode() + b"\n"
    part = following[: kept if kept >= 0 else len(following)]
    told = verify(data + part, noted)
    assert told.whole and told.unnoted == (kept < 0) and told.torn == ((ENTRIES + 1,) if kept > 0 else ())
    assert told.crashed == (kept != 0)
    trail_path(store).write_bytes(data + part)
    record(store, Event(KEEPER, "fetch", {}, "done"))
    after = verify(trail_bytes(store), heads(store))
    assert after.whole and after.unnoted == 0 and len(heads(store)) == 1


APPENDS = """
import sys
from pathlib import Path
from puntari.guard.actor import Actor, Role
from puntari.guard.audit import Event, record
from puntari.store.root import Store
store, mine = Store(Path(sys.argv[1])), sys.argv[2]
for number in range(int(sys.argv[3])):
    record(store, Event(Actor(Role.ADMINISTRATOR, name=mine), "fetch", {"source": f"s{number}"}, "done"))
    print(number, flush=True)
"""


def appending(store: Store, name: str, count: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", APPENDS, str(store.root), name, str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env={**os.environ})


def test_several_processes_at_once_make_one_trail(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    for one in [appending(store, name, 30) for name in "ab"]:
        one.communicate()
    told = verify(trail_bytes(store), heads(store))
    assert told.whole and not told.crashed and told.lines == 60
    seen = [json.loads(line)["event"] for line in trail_bytes(store).decode().splitlines()]
    assert {name: [one["about"]["source"] for one in seen if one["who"] == name] for name in "ab"} == {
        name: [f"s{number}" for number in range(30)] for name in "ab"
    }


def test_writers_at_once_share_a_trip_to_the_disk_and_nobody_goes_on_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, writers, real = Store(tmp_path / "store"), 8, os.fsync
    filled(store, 1)
    gone_on: list[int] = []
    trips: list[int] = []

    def trip(handle: int) -> None:
        """The first trip lasts until all have appended; what came after it began is for the next."""
        until = time.monotonic() + 60
        while not trips and len(trail_lines(store)) < 1 + writers and time.monotonic() < until:
            time.sleep(0.005)
        trips.append(len(gone_on))
        real(handle)

    def enter(number: int) -> None:
        record(store, Event(KEEPER, "fetch", {"source": f"s{number}"}, "done"))
        gone_on.append(number)

    monkeypatch.setattr(os, "fsync", trip)
    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(enter, range(writers)))
    assert len(trips) <= 2 and trips[0] == 0
    told = verify(trail_bytes(store), heads(store))
    assert told.whole and not told.crashed and told.lines == 1 + writers


@pytest.mark.parametrize("tip", [b"", b"head 1 2 x", b"\xff", None])
def test_a_tip_that_is_damaged_or_gone_changes_nothing(tmp_path: Path, tip: bytes | None) -> None:
    store = Store(tmp_path / "store")
    filled(store, 3)
    path = trail_path(store).with_name("tip")
    if tip is None:
        path.unlink()
    else:
        path.write_bytes(tip)
    filled(store, 2)
    told = verify(trail_bytes(store), heads(store))
    assert told.whole and not told.crashed and told.lines == 5


def test_a_killed_process_leaves_a_whole_trail_with_all_that_it_told_of(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    process = appending(store, "a", 100_000)
    assert process.stdout is not None
    for _ in range(50):
        process.stdout.readline()
    process.kill()
    said = 50 + len(process.stdout.read().splitlines())
    process.wait()
    told = verify(trail_bytes(store), heads(store))
    entered = told.lines - len(told.torn)
    assert told.whole and said <= entered <= said + 1


def verdicts(*told: Verified) -> list[bool]:
    return [one.whole for one in told]


def test_a_cut_stays_found_when_entries_follow_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    data, _ = filled(store)
    trail_path(store).write_bytes(joined(data.split(b"\n")[:-3]))
    for _ in range(4):
        record(store, Event(KEEPER, "fetch", {}, "done"))
    told = verify(trail_bytes(store), heads(store))
    assert not told.whole and told.how is Break.SHORT
