"""Writing person facts into a build: everything anew, or only those whom new deliveries touched.

What the served build has stays valid when the definitions are the same and nothing in the register log was rewritten (an erasure or
new keys rewrite rows); then it is renewed.
"""

from __future__ import annotations

from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.spells import StatusSpells
from puntari.flow.person_facts.bases import Work, definitions, engine_of, write_base
from puntari.flow.person_facts.compute import make_calendar, make_step, registers_needed, registers_read, step_name, steps
from puntari.flow.person_facts.parts import Parts, make_view, persons_folder, read_holding, write_holding
from puntari.flow.person_facts.renew import renew
from puntari.flow.person_facts.shares import STORED, let_see, shares_of
from puntari.flow.person_facts.units import Known, write_keys
from puntari.flow.rolls import open_rolls
from puntari.store import engine
from puntari.store.files import private_folder
from puntari.store.noise import noise_key
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

SALTED = "secret numbers of days below 2^31"
"""What builds hold since these numbers do; an older build is made anew."""


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

    Returns what the manifest says: rows by fact in the base, without those that stand over it, and how many persons were computed anew
    (None: all). Nothing is written where no register that the facts read has a delivery.
    """
    log = read_log(store)
    if not pack.person_facts or not any(log.of(register.id) for register in registers_needed(pack)):
        return {}
    work, before = Work(store, pack, folder, log), read_holding(served, pack.id)
    as_now = (definitions(store, pack), log.version, log.generation)
    same = before is not None and (before.definitions, before.version, before.generation) == as_now
    private_folder(persons_folder(folder, pack.id))
    with engine_of(work) as connection:
        write_keys(connection, store, pack, folder, Known(served, before.read if same else {}, whole=same))
    persons = renew(work, served, before) if same else None
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
    with engine_of(work) as connection:
        open_rolls(connection, work.store, work.pack, only=registers_read(steps(work.pack)))
        make_calendar(connection, work.pack, {})
        for step in steps(work.pack):
            if isinstance(step, StatusSpells):
                make_step(connection, step, "TABLE", STORED)
                rows[step_name(step)] = engine.count(connection.table(step_name(step, STORED)))
            elif step.stored:
                facts[step.id] = write_base(work, connection, step, shares_of(step, rows))
                make_view(connection, work.folder, work.pack.id, step, facts[step.id], STORED)
                rows[step_name(step)] = facts[step.id].rows
            else:
                continue
            let_see(connection, step)
    write_holding(work.folder, work.pack.id, work.holding(facts))
