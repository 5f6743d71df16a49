"""Renewing the person facts of the served build: its files are taken over as they are, and overlays say what deliveries changed.

Of facts whose rows say whose they are only the rows of the persons, or of the businesses, whom the deliveries touched are computed. A row
of a person that has read of the business that it names is touched by either. Other facts are computed from all rows where something that
they read changed. The rows are those of a full rebuild.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact
from puntari.define.register import Entity, Register
from puntari.define.spells import StatusSpells
from puntari.flow.person_facts.bases import Work, engine_of, write_base, write_part, write_shares
from puntari.flow.person_facts.compute import make_calendar, make_step, needed_for, registers_read, step_name
from puntari.flow.person_facts.parts import (
    PART,
    Holding,
    Parts,
    base_paths,
    make_view,
    overlay_path,
    part_paths,
    persons_folder,
    touched_path,
    write_holding,
)
from puntari.flow.person_facts.several import several_path
from puntari.flow.person_facts.shares import STORED
from puntari.flow.rolls import Touched, open_rolls, touch
from puntari.store import engine
from puntari.store.files import exists, names_in
from puntari.store.links import put_in_place, remove, take_over
from puntari.store.registers import JOINED

MOST_OVERLAYS = 30
MOST_OVERLAID = 0.1
"""A fact gets a new base when it has more overlays than this, or more rows in them as a part of the base's."""
MOST_TOUCHED = 0.1
"""Everything is computed anew when deliveries touched more persons than this, as a part of the rows of the largest fact; and a fact of
businesses when they touched more of these, as a part of its own rows."""
PERSONS = Touched(Entity.PERSON, "touched_persons")
BUSINESSES = Touched(Entity.BUSINESS, "touched_businesses")
BEFORE = "__before"
"""What is added to the name of a fact for its rows in the served build."""


def renew(work: Work, served: Path, before: Holding) -> int | None:
    """Take over what the served build holds and add what new deliveries changed; returns how many persons were computed anew, or None, with
    nothing done, where it is quicker to do everything anew."""
    changed = _changed(work, before)
    with engine_of(work) as connection:
        _touch(work, connection, before)
        if _count(connection, PERSONS) > MOST_TOUCHED * max((parts.rows for parts in before.facts.values()), default=0):
            return None
        facts = _take_over(work, served, before)
        number = max((*before.kept, *(n for parts in before.facts.values() for n, _ in parts.overlays)), default=0) + 1
        _touch_by_others(work, connection, facts, changed)
        persons, businesses = _count(connection, PERSONS), _count(connection, BUSINESSES)
        some = [fact for fact in _stored(work.pack) if _reads(fact, changed)]
        of_persons = [fact for fact in some if fact.followed is Entity.PERSON]
        of_businesses = [fact for fact in some if _is_of_few(fact, facts[fact.id], businesses, changed)]
        make_calendar(connection, work.pack, {})
        if persons:
            facts |= _overlay(work, connection, facts, of_persons, PERSONS, number)
        if businesses:
            facts |= _overlay(work, connection, facts, of_businesses, BUSINESSES, number)
        _write_list(work, connection, number)
    facts |= _compacted(work, facts)
    said = {fact.id for fact in (*of_persons, *of_businesses)}
    facts |= _whole(work, facts, [fact for fact in some if fact.id not in said])
    kept = tuple(sorted({n for parts in facts.values() for n, _ in parts.overlays}))
    _drop_lists(work, kept)
    write_holding(work.folder, work.pack.id, work.holding(facts, (*kept, number)))
    return persons


def _changed(work: Work, before: Holding) -> set[str]:
    """The registers that have told something since, and that codes of persons were joined or parted, which changes them all."""
    read = work.holding({}).read
    changed = {id for id in read if read[id] != before.read.get(id, 0 if id == JOINED else -1)}
    return changed | set(read) if JOINED in changed else changed


def _reads(fact: PersonFact, changed: Collection[str]) -> bool:
    return any(register.id in changed for register in fact.registers)


def _stored(pack: Pack) -> list[PersonFact]:
    return [fact for fact in pack.person_facts.values() if fact.stored]


def _is_of_few(fact: PersonFact, parts: Parts, businesses: int, changed: Collection[str]) -> bool:
    """Whether the rows of a few businesses are all that changed of a fact."""
    rejoined = JOINED in changed and any(register.is_of(Entity.PERSON) for register in fact.registers)
    return fact.followed is Entity.BUSINESS and not rejoined and businesses <= MOST_TOUCHED * parts.rows


def _touch(work: Work, connection: engine.Connection, before: Holding) -> None:
    """Find the persons whom changes touched, and the businesses of whom facts have read more than persons tell."""
    newest = {id: max((one.seq for one in work.log.of(id)), default=-1) for id in work.pack.registers}
    # Registers that no fact reads touch nobody: they count as read.
    since = {**newest, **before.read}
    touch(connection, work.store, work.pack.registers.values(), since, PERSONS)
    of_businesses = [one for fact in _stored(work.pack) if fact.followed is Entity.BUSINESS for one in fact.registers]
    by_others = [one for fact in _stored(work.pack) for one in _read_of_others(fact)]
    touch(connection, work.store, {one.id: one for one in (*of_businesses, *by_others)}.values(), since, BUSINESSES)


def _read_of_others(fact: PersonFact) -> list[Register]:
    """The registers that tell a fact of persons something of the business that a row names, and of no person."""
    told = [one for one in fact.reads if isinstance(one, Register)]
    return [one for one in told if not one.is_of(Entity.PERSON)] if fact.followed is Entity.PERSON else []


def _touch_by_others(work: Work, connection: engine.Connection, facts: dict[str, Parts], changed: Collection[str]) -> None:
    """Touch the persons whose rows in the served build name a business of which something else is told now."""
    for fact in _stored(work.pack):
        if any(one.id in changed for one in _read_of_others(fact)):
            make_view(connection, work.folder, work.pack.id, fact, facts[fact.id], BEFORE)
            unit, other = engine.name(fact.unit.name), engine.name(fact.also_of)
            connection.execute(
                f"INSERT INTO {PERSONS.table} SELECT DISTINCT {unit} FROM {step_name(fact, BEFORE)} AS f "
                f"WHERE {other} IN (SELECT unit FROM {BUSINESSES.table}) "
                f"AND NOT EXISTS (SELECT 1 FROM {PERSONS.table} AS t WHERE t.unit = f.{unit})"
            )


def _count(connection: engine.Connection, touched: Touched) -> int:
    return engine.count(connection.table(touched.table))


def _take_over(work: Work, served: Path, before: Holding) -> dict[str, Parts]:
    pack = work.pack.id
    for id, parts in before.facts.items():
        for old, new in zip(part_paths(served, pack, id, parts), part_paths(work.folder, pack, id, parts), strict=True):
            take_over(old, new)
            if exists(several_path(old)):
                take_over(several_path(old), several_path(new))
    for number in {number for parts in before.facts.values() for number, _ in parts.overlays}:
        take_over(touched_path(served, pack, number), touched_path(work.folder, pack, number))
    return dict(before.facts)


def _overlay(
    work: Work, connection: engine.Connection, facts: dict[str, Parts], wanted: list[PersonFact], touched: Touched, number: int
) -> dict[str, Parts]:
    """Compute the rows of those touched of the facts that read what changed."""
    anew = {fact.id for fact in wanted}
    ready = {fact.id for fact in _stored(work.pack) if fact.followed is touched.entity and fact.id not in anew}
    needed = needed_for(work.pack, wanted, ready)
    there = [one for one in needed if isinstance(one, PersonFact) and one.id in ready]
    open_rolls(connection, work.store, work.pack, of=touched, only=registers_read(one for one in needed if one not in there))
    for step in needed:
        if step in there:
            _make_of_touched(work, connection, step, facts[step.id], touched)
        else:
            make_step(connection, step, "TABLE")
    return {fact.id: _write_overlay(work, connection, fact, facts[fact.id], number) for fact in wanted}


def _write_overlay(work: Work, connection: engine.Connection, fact: PersonFact, parts: Parts, number: int) -> Parts:
    path = overlay_path(work.folder, work.pack.id, fact.id, number)
    write_part(work, connection, fact, f"SELECT *, {number} AS {PART} FROM {step_name(fact)}", path)
    rows = engine.count(engine.read_parquet(connection, path))
    return replace(parts, overlays=(*parts.overlays, (number, rows)))


def _make_of_touched(work: Work, connection: engine.Connection, fact: PersonFact, parts: Parts, touched: Touched) -> None:
    """Make a table of those touched of a fact that nothing new was told of: their rows are there, in the order of whose they are."""
    make_view(connection, work.folder, work.pack.id, fact, parts, STORED)
    whose = f"{engine.name(fact.unit.name)} IN (SELECT unit FROM {touched.table})"
    connection.execute(f"CREATE TABLE {step_name(fact)} AS SELECT * FROM {step_name(fact, STORED)} WHERE {whose}")


def _write_list(work: Work, connection: engine.Connection, number: int) -> None:
    """List whom the overlays of a number speak for: pseudonyms of persons and of businesses are none alike."""
    told = f"SELECT unit FROM {PERSONS.table} UNION SELECT unit FROM {BUSINESSES.table}"
    lists = connection.sql(f"SELECT unit AS person, {number} AS {PART} FROM ({told}) AS t")
    engine.write_parquet(lists, touched_path(work.folder, work.pack.id, number), ("person",))


def _compacted(work: Work, facts: dict[str, Parts]) -> dict[str, Parts]:
    """A new base for each fact whose overlays have become many or large."""
    many = [fact for fact in _stored(work.pack) if _is_worn(facts[fact.id])]
    found = {}
    for fact in many:
        with engine_of(work) as connection:
            make_view(connection, work.folder, work.pack.id, fact, facts[fact.id])
            places = base_paths(work.folder, work.pack.id, fact.id, facts[fact.id].shares)
            fresh = tuple(place.with_name(f"fresh-{place.name}") for place in places)
            found[fact.id] = write_shares(work, connection, fact, f"SELECT * FROM {step_name(fact)}", fresh)
        for made, place in zip(fresh, places, strict=True):
            put_in_place(made, place)
            remove(several_path(place))
            if fact.id in work.counted:
                put_in_place(several_path(made), several_path(place))
        _remove_overlays(work, fact, facts[fact.id])
    return found


def _remove_overlays(work: Work, fact: PersonFact, parts: Parts) -> None:
    for number, _ in parts.overlays:
        _remove_part(overlay_path(work.folder, work.pack.id, fact.id, number))


def _remove_part(path: Path) -> None:
    remove(path)
    remove(several_path(path))


def _is_worn(parts: Parts) -> bool:
    overlaid = sum(rows for _, rows in parts.overlays)
    return len(parts.overlays) > MOST_OVERLAYS or overlaid > MOST_OVERLAID * max(parts.rows, 1)


def _whole(work: Work, facts: dict[str, Parts], wanted: list[PersonFact]) -> dict[str, Parts]:
    """Compute facts from all rows, of which something that they read changed."""
    if not wanted:
        return {}
    found: dict[str, Parts] = {}
    anew = {fact.id for fact in wanted}
    needed = needed_for(work.pack, wanted)
    with engine_of(work) as connection:
        computed = [one for one in needed if isinstance(one, StatusSpells) or one.id in anew]
        open_rolls(connection, work.store, work.pack, only=registers_read(computed))
        make_calendar(connection, work.pack, {})
        for step in needed:
            if isinstance(step, StatusSpells) or not step.stored:
                make_step(connection, step, "VIEW")
            elif step.id in anew:
                for path in base_paths(work.folder, work.pack.id, step.id, facts[step.id].shares):
                    _remove_part(path)
                _remove_overlays(work, step, facts[step.id])
                found[step.id] = write_base(work, connection, step)
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
