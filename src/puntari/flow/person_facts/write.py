"""Writing person facts into a build: everything anew, or only the persons whom new deliveries touched.

What the served build has stays valid when the definitions are the same and nothing in the register log was rewritten (an erasure or
new keys rewrite rows); then its files are taken over as they are, and one overlay is added. The rows are those of a full rebuild.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from puntari.define.fingerprint import digest, of_person_fact, of_places
from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact
from puntari.define.spells import StatusSpells
from puntari.flow.person_facts.compute import (
    Step,
    make_calendar,
    make_step,
    needed_for,
    registers_needed,
    registers_read,
    step_name,
    step_sql,
    steps,
)
from puntari.flow.person_facts.parts import (
    PART,
    Holding,
    Parts,
    Told,
    base_paths,
    make_view,
    overlay_path,
    persons_folder,
    read_holding,
    touched_path,
    write_holding,
)
from puntari.flow.person_facts.shares import STORED, let_see, of_share, ranges_of, shares_of
from puntari.flow.person_facts.units import Known, open_keys, write_keys
from puntari.flow.rolls import open_rolls, touched_persons
from puntari.store import engine
from puntari.store.files import names_in, private_folder
from puntari.store.links import put_in_place, remove, take_over
from puntari.store.noise import noise_key, noise_mark
from puntari.store.registers import JOINED, Log, read_log
from puntari.store.root import Store
from puntari.store.spill import spilling
from puntari.words.errors import BrokenStore

MEMORY = engine.MAKING
SALTED = "secret numbers of days below 2^31"
"""What builds hold since these numbers do; an older build is made anew."""
MOST_OVERLAYS = 30
MOST_OVERLAID = 0.1
"""A fact gets a new base when it has more overlays than this, or more rows in them as a part of the base's."""
MOST_TOUCHED = 0.1
"""Everything is computed anew when deliveries touched more persons than this, as a part of the rows of the largest fact."""


@dataclass(frozen=True)
class Work:
    """What a writing of person facts is about: whose, from where, into which build."""

    store: Store
    pack: Pack
    folder: Path
    log: Log

    def holding(self, facts: dict[str, Parts], kept: tuple[int, ...] = ()) -> Holding:
        """What the build says it holds."""
        wanted = [register.id for register in registers_needed(self.pack)]
        told = {
            id: tuple(Told(one.delivery, one.known_from, one.rows, one.stored, one.rejected, one.synthetic) for one in self.log.of(id))
            for id in wanted
        }
        read = {id: max((one.seq for one in self.log.of(id)), default=-1) for id in wanted} | {JOINED: self.log.alias_changes}
        return Holding(definitions(self.store, self.pack), self.log.version, self.log.generation, read, facts, told, kept)


def definitions(store: Store, pack: Pack) -> str:
    """A fingerprint of all that decides the rows of a pack's person facts, the secret of the record keys among it."""
    return digest([of_places(pack.hierarchy), {id: of_person_fact(fact) for id, fact in pack.person_facts.items()}, noise_mark(store)])


def inputs(store: Store, pack: Pack) -> list[object]:
    """What of the register log a build of the pack is made of."""
    log = read_log(store)
    told = {
        register.id: [[one.seq, one.known_from, one.chunk_sha256, one.ends, one.synthetic] for one in log.of(register.id)]
        for register in registers_needed(pack)
    }
    if not any(told.values()):
        return []
    noise_key(store)
    joined = [log.alias_changes] if log.alias_changes else []
    return [definitions(store, pack), log.version, log.generation, SALTED, told, *joined]


def write_person_facts(store: Store, pack: Pack, folder: Path, served: Path | None) -> dict[str, object]:
    """Write the person facts of a pack into a build's folder, from the served build and what is new where that will do.

    Returns what the manifest says: rows by fact, and how many persons were computed anew (None: all). Nothing is written where no
    register that the facts read has a delivery.
    """
    log = read_log(store)
    if not pack.person_facts or not any(log.of(register.id) for register in registers_needed(pack)):
        return {}
    work, before = Work(store, pack, folder, log), read_holding(served, pack.id)
    as_now = (definitions(store, pack), log.version, log.generation)
    same = before is not None and (before.definitions, before.version, before.generation) == as_now
    private_folder(persons_folder(folder, pack.id))
    with _engine(work) as connection:
        write_keys(connection, store, pack, folder, Known(served, before.read if same else {}, whole=same))
    persons = _renew(work, served, before) if same else None
    if persons is None:
        _write_all(work)
    if read_log(store).version != log.version:
        raise BrokenStore("rows of registers were erased or given new pseudonyms while they were read; run `puntari build` again")
    held = read_holding(folder, pack.id)
    rows = {id: parts.rows for id, parts in held.facts.items()}
    synthetic = sorted(id for id, told in held.registers.items() if any(one.synthetic for one in told))
    return {"rows": rows, "touched": persons, "synthetic": synthetic}


def _write_all(work: Work) -> None:
    """Compute every fact from all rows."""
    facts: dict[str, Parts] = {}
    rows: dict[str, int] = {}
    with _engine(work) as connection:
        open_rolls(connection, work.store, work.pack, only=registers_read(steps(work.pack)))
        make_calendar(connection, work.pack, {})
        for step in steps(work.pack):
            if isinstance(step, StatusSpells):
                make_step(connection, step, "TABLE", STORED)
                rows[step_name(step)] = engine.count(connection.table(step_name(step, STORED)))
            elif step.stored:
                facts[step.id] = _write_base(work, connection, step, shares_of(step, rows))
                make_view(connection, work.folder, work.pack.id, step, facts[step.id], STORED)
                rows[step_name(step)] = facts[step.id].rows
            else:
                continue
            let_see(connection, step)
    write_holding(work.folder, work.pack.id, work.holding(facts))


def _write_base(work: Work, connection: engine.Connection, fact: PersonFact, shares: int = 1) -> Parts:
    read = tuple(fact.needs) if shares > 1 else ()
    return _write_shares(connection, fact, step_sql(fact), base_paths(work.folder, work.pack.id, fact.id, shares), read)


def _write_shares(
    connection: engine.Connection, fact: PersonFact, sql: str, paths: tuple[Path, ...], read: tuple[Step, ...] = ()
) -> Parts:
    """Write the SELECT of a fact in as many shares as there are files; of what it has `read` only that of the share's persons is seen."""
    for share, path in zip(ranges_of(len(paths)), paths, strict=True):
        for one in read:
            let_see(connection, one, share)
        engine.write_parquet(connection.sql(of_share(sql, fact, share)), path, *_order(fact))
    for one in read:
        let_see(connection, one)
    return Parts(engine.count(engine.read_parquet(connection, *paths)), shares=len(paths))


def _order(fact: PersonFact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns by which rows are put in order, persons first, and all others."""
    first = tuple(name for name in (fact.unit.name if fact.unit else "", fact.begins or fact.happens) if name)
    return first, tuple(column.name for column in fact.tells if column.name not in first)


def _renew(work: Work, served: Path, before: Holding) -> int | None:
    """Take over what the served build holds and add what new deliveries changed; None where it is quicker to do everything anew."""
    read = work.holding({}).read
    changed = {id for id in read if read[id] != before.read.get(id, 0 if id == JOINED else -1)}
    if JOINED in changed:
        changed |= set(read)
    with _engine(work) as connection:
        newest = {id: max((one.seq for one in work.log.of(id)), default=-1) for id in work.pack.registers}
        # Registers that no fact reads touch nobody: they count as read.
        persons = touched_persons(connection, work.store, work.pack, {**newest, **before.read}, "touched")
        if persons > MOST_TOUCHED * max((parts.rows for parts in before.facts.values()), default=0):
            return None
        number = max((*before.kept, *(n for parts in before.facts.values() for n, _ in parts.overlays)), default=0) + 1
        facts = _take_over(work, served, before)
        by_person = [fact for fact in work.pack.person_facts.values() if fact.by_person and _reads(fact, changed)]
        if persons and by_person:
            facts |= _overlay(work, connection, facts, by_person, number)
    facts |= _compacted(work, facts)
    facts |= _whole(work, facts, [fact for fact in _stored(work.pack) if not fact.by_person and _reads(fact, changed)])
    kept = tuple(sorted({n for parts in facts.values() for n, _ in parts.overlays}))
    _drop_lists(work, kept)
    write_holding(work.folder, work.pack.id, work.holding(facts, (*kept, number)))
    return persons


def _reads(fact: PersonFact, changed: set[str]) -> bool:
    return any(register.id in changed for register in fact.registers)


def _stored(pack: Pack) -> list[PersonFact]:
    return [fact for fact in pack.person_facts.values() if fact.stored]


def _take_over(work: Work, served: Path, before: Holding) -> dict[str, Parts]:
    pack = work.pack.id
    for id, parts in before.facts.items():
        for old, new in zip(base_paths(served, pack, id, parts.shares), base_paths(work.folder, pack, id, parts.shares), strict=True):
            take_over(old, new)
        for number, _ in parts.overlays:
            take_over(overlay_path(served, pack, id, number), overlay_path(work.folder, pack, id, number))
    for number in {number for parts in before.facts.values() for number, _ in parts.overlays}:
        take_over(touched_path(served, pack, number), touched_path(work.folder, pack, number))
    return dict(before.facts)


def _overlay(
    work: Work, connection: engine.Connection, facts: dict[str, Parts], by_person: list[PersonFact], number: int
) -> dict[str, Parts]:
    """Compute the touched persons' rows of the facts that read what changed."""
    anew = {fact.id for fact in by_person}
    ready = {fact.id for fact in _stored(work.pack) if fact.by_person and fact.id not in anew}
    needed = needed_for(work.pack, by_person, ready)
    there = [one for one in needed if isinstance(one, PersonFact) and one.id in ready]
    open_rolls(connection, work.store, work.pack, persons="touched", only=registers_read(one for one in needed if one not in there))
    make_calendar(connection, work.pack, {})
    for step in needed:
        if step in there:
            _make_of_touched(work, connection, step, facts[step.id])
        else:
            make_step(connection, step, "TABLE")
    lists = connection.sql(f"SELECT person, {number} AS {PART} FROM touched")
    engine.write_parquet(lists, touched_path(work.folder, work.pack.id, number), ("person",))
    found = {}
    for fact in by_person:
        path = overlay_path(work.folder, work.pack.id, fact.id, number)
        engine.write_parquet(connection.sql(f"SELECT *, {number} AS {PART} FROM {step_name(fact)}"), path, *_order(fact))
        rows = engine.count(engine.read_parquet(connection, path))
        found[fact.id] = replace(facts[fact.id], overlays=(*facts[fact.id].overlays, (number, rows)))
    return found


def _make_of_touched(work: Work, connection: engine.Connection, fact: PersonFact, parts: Parts) -> None:
    """Make a table of the touched persons' rows of a fact that nothing new was told of: they are there, in the order of persons."""
    make_view(connection, work.folder, work.pack.id, fact, parts, STORED)
    whose = f"{engine.name(fact.unit.name)} IN (SELECT person FROM touched)"
    connection.execute(f"CREATE TABLE {step_name(fact)} AS SELECT * FROM fact.{engine.name(fact.id + STORED)} WHERE {whose}")


def _compacted(work: Work, facts: dict[str, Parts]) -> dict[str, Parts]:
    """A new base for each fact whose overlays have become many or large."""
    many = [fact for fact in _stored(work.pack) if _is_worn(facts[fact.id])]
    found = {}
    for fact in many:
        with _engine(work) as connection:
            make_view(connection, work.folder, work.pack.id, fact, facts[fact.id])
            places = base_paths(work.folder, work.pack.id, fact.id, facts[fact.id].shares)
            fresh = tuple(place.with_name(f"fresh-{place.name}") for place in places)
            found[fact.id] = _write_shares(connection, fact, f"SELECT * FROM {step_name(fact)}", fresh)
        for made, place in zip(fresh, places, strict=True):
            put_in_place(made, place)
        for number, _ in facts[fact.id].overlays:
            remove(overlay_path(work.folder, work.pack.id, fact.id, number))
    return found


def _is_worn(parts: Parts) -> bool:
    overlaid = sum(rows for _, rows in parts.overlays)
    return len(parts.overlays) > MOST_OVERLAYS or overlaid > MOST_OVERLAID * max(parts.rows, 1)


def _whole(work: Work, facts: dict[str, Parts], wanted: list[PersonFact]) -> dict[str, Parts]:
    """Compute the facts that are of no one person from all rows, where something that they read changed."""
    if not wanted:
        return {}
    found: dict[str, Parts] = {}
    anew = {fact.id for fact in wanted}
    needed = needed_for(work.pack, wanted)
    with _engine(work) as connection:
        computed = [one for one in needed if isinstance(one, StatusSpells) or one.id in anew]
        open_rolls(connection, work.store, work.pack, only=registers_read(computed))
        make_calendar(connection, work.pack, {})
        for step in needed:
            if isinstance(step, StatusSpells) or not step.stored:
                make_step(connection, step, "VIEW")
            elif step.id in anew:
                for path in base_paths(work.folder, work.pack.id, step.id, facts[step.id].shares):
                    remove(path)
                found[step.id] = _write_base(work, connection, step)
                make_view(connection, work.folder, work.pack.id, step, found[step.id])
            else:
                make_view(connection, work.folder, work.pack.id, step, facts[step.id])
    return found


def _drop_lists(work: Work, kept: tuple[int, ...]) -> None:
    folder = persons_folder(work.folder, work.pack.id) / "touched"
    names = {touched_path(work.folder, work.pack.id, number).name for number in kept}
    for name in names_in(folder):
        if name not in names:
            remove(folder / name)


@contextmanager
def _engine(work: Work) -> Iterator[engine.Connection]:
    """An engine that sees the register log and the build; what does not fit into memory is spilled there, pseudonyms alone as in the
    files beside it, and taken away."""
    folders = (work.store.registers, work.folder)
    with spilling(work.folder / ".spill") as spill, engine.connect(memory=MEMORY, folders=folders, spill=spill) as connection:
        connection.execute("CREATE SCHEMA spell; CREATE SCHEMA fact")
        open_keys(connection, work.folder, work.pack.id, state="")
        yield connection
