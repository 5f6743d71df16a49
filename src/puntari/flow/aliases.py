"""Persons whose identity code changed: told by line, kept sealed, withdrawn where wrong; rows are read as of one person, never rewritten.

What comes in under either code keeps the pseudonym of that code. Beside the rows lies, for each purpose, a table of pseudonyms that says
which speaks for which and on which days that was known; `rolls` reads rows through it. So a past day is answered as it was known then, and
an alias that is withdrawn parts two histories again exactly as they came.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pyarrow as pa

from puntari.define.register import Entity
from puntari.flow.intake.identifiers import Linking, read_links, read_tombstones
from puntari.flow.intake.reading import Unspoken
from puntari.flow.past import check_unanswered, let_hold
from puntari.guard.aliases import Alias, Groups, Spoken, group_of, spoken
from puntari.guard.pseudonym import proved, pseudonym, purpose_key
from puntari.store import engine
from puntari.store.delivered import open_original
from puntari.store.keys import Keys, open_keys
from puntari.store.registers import JOINED, Log, chunk_path, read_log, register_lock, tidy
from puntari.store.root import Store
from puntari.store.vault import read_sealed, seal_bytes
from puntari.words.errors import BadQuestion, BrokenFile
from puntari.words.identifier import LOOKS_LIKE_ONE

PAIRS = pa.schema(
    [
        ("own", pa.int64()), ("root", pa.int64()), ("place", pa.int32()), ("known_from", pa.date32()), ("known_to", pa.date32()),
        ("changed", pa.int32()),
    ]
)  # fmt: skip
ALIASES = "the changes of codes"
NAMES = {"old": ("old", "vanha", "gammal"), "new": ("new", "uusi", "ny"), "since": ("since", "alkaen", "från")}
"""What the columns of a file of changes may be called."""


@dataclass(frozen=True)
class Changed:
    """A line of a file of changes: the line's number, both codes, and the day of the change (empty: not told)."""

    line: int
    old: str
    new: str
    since: str

    def __repr__(self) -> str:
        return f"Changed({self.line})"


@dataclass(frozen=True)
class Added:
    """The numbers of new aliases, how many lines told what was known already, and how many codes no register has told of yet."""

    numbers: tuple[int, ...]
    already: int
    unseen: int


@dataclass(frozen=True)
class Kept:
    """An alias as may be told of: its number, the days, and by whose word; never a code."""

    number: int
    since: str
    known_from: str
    source: str
    withdrawn: str
    withdrawn_by: str


def add_file(store: Store, path: Path, source: str, known: date | None = None) -> Added:
    """Take in a file of changes; raises BrokenFile for one that cannot be read and then changes nothing."""
    with Unspoken(), open_original(path) as original:
        return add(store, b"".join(original.chunks()), source, known)


def add(store: Store, told: bytes, source: str, known: date | None = None) -> Added:
    """Let the two codes of each line be one person's from a day on (None: today); all lines come to hold, or none.

    Raises BadQuestion for a code that is none, for one of somebody who was erased, and for a day before the last change.
    """
    check_source(source)
    with Unspoken(), register_lock(store):
        log = read_log(store)
        keys = open_keys(store, make=not log.registers)
        aliases = read_aliases(store, keys, log)
        day, groups, fresh, already = _day(store, aliases, known), Groups(one for one in aliases if not one.withdrawn), [], 0
        linking = Linking(keys, keys.of(log.generation), "", read_tombstones(store, keys, log))
        for change in _lines(told):
            old, new = (_code(linking, change.line, code) for code in (change.old, change.new))
            if groups.lead(old) == groups.lead(new):
                already += 1
                continue
            groups.join(old, new)
            fresh.append(Alias(log.alias_changes + len(fresh) + 1, old, new, change.since, source.strip(), day))
        if fresh:
            _commit(store, keys, replace(log, alias_changes=log.alias_changes + len(fresh)), (*aliases, *fresh), day)
        unseen = {code for one in fresh for code in (one.old, one.new)} - (_told_codes(store, keys, log) if fresh else set())
        return Added(tuple(one.number for one in fresh), already, len(unseen))


def withdraw(store: Store, number: int, source: str, known: date | None = None) -> Kept:
    """Take back that two codes are one person's, from a day on (None: today): their rows are two persons' again, as they came."""
    check_source(source)
    with Unspoken(), register_lock(store):
        log = read_log(store)
        keys = open_keys(store)
        aliases = read_aliases(store, keys, log)
        meant = next((one for one in aliases if one.number == number and not one.withdrawn), None)
        if meant is None:
            raise BadQuestion(f"no alias {number} holds; `puntari aliases list` has the numbers of those that do")
        gone = replace(meant, withdrawn=_day(store, aliases, known), withdrawn_by=source.strip(), withdrawn_as=log.alias_changes + 1)
        told = tuple(gone if one is meant else one for one in aliases)
        _commit(store, keys, replace(log, alias_changes=log.alias_changes + 1), told, gone.withdrawn)
        return _kept(gone)


def list_aliases(store: Store) -> tuple[Kept, ...]:
    """Every alias that was told, also those that were withdrawn, without a code."""
    log = read_log(store)
    return tuple(map(_kept, read_aliases(store, open_keys(store), log))) if log.aliases else ()


def read_aliases(store: Store, keys: Keys, log: Log) -> tuple[Alias, ...]:
    """All aliases, in the order in which they were told."""
    return tuple(Alias(**one) for one in json.loads(read_sealed(store, keys, log.aliases))) if log.aliases else ()


def codes_of(store: Store, keys: Keys, log: Log, code: str) -> frozenset[str]:
    """All codes of whoever has a code."""
    return group_of(read_aliases(store, keys, log), code)


def without(store: Store, keys: Keys, log: Log, codes: frozenset[str]) -> Log:
    """The log without any alias that names one of the codes, written beside what holds."""
    aliases = read_aliases(store, keys, log)
    left = tuple(one for one in aliases if not codes & {one.old, one.new})
    return log if len(left) == len(aliases) else told_of(store, keys, replace(log, alias_changes=log.alias_changes + 1), left)


def told_of(store: Store, keys: Keys, log: Log, aliases: Sequence[Alias]) -> Log:
    """The log with these aliases: sealed, and for each purpose that anybody has a pseudonym of, a table of who speaks for whom."""
    sealed = seal_bytes(store, keys.of(log.generation), json.dumps([vars(one) for one in aliases]).encode()) if aliases else ""
    return replace(log, aliases=sealed, joined=_joined(store, keys, log.generation, spoken(aliases), log.links))


def with_purposes(store: Store, keys: Keys, log: Log) -> Log:
    """The log with a table also of the purposes that came up with a delivery just taken in."""
    if not log.aliases or set(log.links) <= set(log.joined):
        return log
    fresh = [purpose for purpose in log.links if purpose not in log.joined]
    made = _joined(store, keys, log.generation, spoken(read_aliases(store, keys, log)), fresh)
    return replace(log, joined={**log.joined, **made})


def check_source(source: str) -> None:
    """Raise BadQuestion for a source that is none or holds an identity code."""
    if not source.strip() or LOOKS_LIKE_ONE.search(source):
        raise BadQuestion("say by whose word it is so, such as the number of a notice (--source), without any identity code in it")


def _commit(store: Store, keys: Keys, log: Log, aliases: Sequence[Alias], day: str) -> None:
    let_hold(store, told_of(store, keys, log, aliases), day, ALIASES)
    tidy(store)


def _joined(store: Store, keys: Keys, generation: int, told: Sequence[Spoken], purposes: Iterable[str]) -> dict[str, str]:
    """For each purpose the name of a file of pseudonyms and of those that speak for them."""
    made = {}
    for purpose in purposes if told else ():
        key = purpose_key(keys.of(generation).pseudonym, purpose)
        columns = [
            [pseudonym(key, Entity.PERSON, one.code) for one in told], [pseudonym(key, Entity.PERSON, one.root) for one in told],
            [one.place for one in told], [date.fromisoformat(one.known_from) for one in told],
            [date.fromisoformat(one.known_to) if one.known_to else None for one in told], [one.changed for one in told],
        ]  # fmt: skip
        table = pa.table([pa.array(column, field.type) for column, field in zip(columns, PAIRS, strict=True)], schema=PAIRS)
        path = chunk_path(store, JOINED, f"{uuid4().hex}.parquet")
        with closing(engine.connect(folders=(store.registers,))) as connection:
            engine.write_parquet(engine.from_arrow(connection, table), path, ("own", "known_from"))
        made[purpose] = path.name
    return made


def _day(store: Store, aliases: Sequence[Alias], known: date | None) -> str:
    today = datetime.now(UTC).date()
    day, last = (known or today).isoformat(), max((day for one in aliases for day in (one.known_from, one.withdrawn)), default="")
    if day > today.isoformat() or day < last:
        raise BadQuestion(
            f"a change known since {day} cannot be entered: today is {today}, and the last change is known since {last or 'no day'}; "
            "enter changes in the order in which they became known, so that no answer as known on a past day changes"
        )
    check_unanswered(store, day, ALIASES)
    return day


def _code(linking: Linking, line: int, told: str) -> str:
    code = proved(Entity.PERSON, told.strip().upper())
    if code is None:
        raise BadQuestion(f"line {line} holds what is no personal identity code (form, date or check sign is wrong); nothing was changed")
    if linking.is_erased(Entity.PERSON, code):
        raise BadQuestion(
            f"a code of line {line} is of somebody who was erased; nothing was changed. Take the line out, and erase the other code, too "
            "(puntari erase - --unseen), so that later deliveries refuse both"
        )
    return code


def _told_codes(store: Store, keys: Keys, log: Log) -> set[str]:
    """All codes of persons that any register has told of."""
    links = [read_links(store, keys, sealed) for sealed in log.links.values()]
    pairs = ((entity, told) for one in links for entity, told in zip(one["entity"].to_pylist(), one["told"].to_pylist(), strict=True))
    return {proved(Entity.PERSON, told) or "" for entity, told in pairs if entity == Entity.PERSON}


def _lines(told: bytes) -> Iterator[Changed]:
    """The changes that a file tells; raises BrokenFile that quotes nothing of it."""
    try:
        text = told.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenFile("the file of changes is not written in UTF-8", "the whole file", "save it as CSV in UTF-8") from None
    rows = list(csv.reader(text.splitlines(), delimiter=";" if ";" in text.partition("\n")[0] else ","))
    places = _places(rows[0] if rows else [])
    for line, row in enumerate(rows[1:], 2):
        if not any(map(str.strip, row)):
            continue
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in places.items()}
        yield Changed(line, cells["old"], cells["new"], _since(line, cells.get("since", "")))


def _places(header: Sequence[str]) -> dict[str, int]:
    called = {one: name for name, words in NAMES.items() for one in words}
    places = {called[cell.strip().casefold()]: place for place, cell in enumerate(header) if cell.strip().casefold() in called}
    if not {"old", "new"} <= set(places):
        raise BrokenFile(
            "the file of changes lacks a column of old codes or of new ones", "line 1",
            "name the columns old, new and, if it is known, since (or vanha, uusi, alkaen), with commas or semicolons between",
        )  # fmt: skip
    return places


def _since(line: int, told: str) -> str:
    try:
        return date.fromisoformat(told).isoformat() if told else ""
    except ValueError:
        raise BrokenFile("the day of a change is no day", f"line {line}", "write it as 2026-06-30, or leave it empty") from None


def _kept(one: Alias) -> Kept:
    return Kept(one.number, one.since, one.known_from, one.source, one.withdrawn, one.withdrawn_by)
