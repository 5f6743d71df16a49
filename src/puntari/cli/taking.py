"""Commands that take data in: build, deliver, fetch, sources and the quarantine."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.environment import mirror
from puntari.cli.persons import deliver_files, deliver_table, list_waiting, retry_registers
from puntari.cli.talking import asker, bar, day, errors, house, keeper, shown
from puntari.define.governance import Delivers
from puntari.doors import act, persons, tell
from puntari.doors.persons import find_register
from puntari.flow.fetch import BRIEF, official
from puntari.flow.intake.take import Terms
from puntari.guard.actor import Role


def build(offline: Annotated[bool, typer.Option(help="Ask no official service.")] = False) -> None:
    """Build everything there is and serve it from now on; a second run changes nothing."""
    place = house()
    fetcher = None if offline else official(place.store, BRIEF, lambda text: errors.print(f"  {text}", highlight=False))
    with bar() as progress:
        built = act.build_all(place, keeper(), mirror(), fetcher, progress)
    shown(built)
    state = "built" if built.anew else "nothing had changed since"
    persons = f"person registers: {built.persons_rows} rows, {built.persons_quarantined} in quarantine; "
    # A store without persons says nothing of them.
    of_persons = persons if built.persons_rows or built.persons_quarantined else ""
    counts = f"{built.rows} rows in the registers, {built.quarantined} in quarantine; {of_persons}"
    print(f"{state} {built.id}: {counts}store {place.store.root}")
    if built.quarantined or built.persons_quarantined:
        errors.print("note: `puntari quarantine list` says which rows wait, why, and what to do", highlight=False, markup=False)


def deliver(
    source: str,
    files: Annotated[list[Path] | None, typer.Argument(help="Files to take in, in the order in which they became known.")] = None,
    known: Annotated[str, typer.Option(help="The source's own update day (YYYY-MM-DD), where the files do not tell it.")] = "",
    division: Annotated[
        str, typer.Option(help="A day (YYYY-MM-DD) in the division of areas that the files follow; the newest declared by default.")
    ] = "",
    delivers: Annotated[Delivers | None, typer.Option(help="Person registers: do files tell all, or changes?")] = None,
    from_database: Annotated[str, typer.Option(help="Person registers: read this PostgreSQL; the variable that holds its address.")] = "",
    table: Annotated[str, typer.Option(help="The table or view to read there; by default called as the register.")] = "",
    synthetic: Annotated[bool, typer.Option(help="The rows are made up, and are called so wherever they go.")] = False,
) -> None:
    """Take in files as deliveries of a source or of a person register; the figures follow at the next build."""
    place = house()
    if (register := find_register(place, source)) is not None:
        terms = Terms(day(known) if known else None, delivers, synthetic)
        if from_database:
            return deliver_table(place, register, from_database, table, terms)
        return deliver_files(place, register, files or [], terms)
    known_on, division_on = day(known) if known else None, day(division) if division else None
    if not files:
        raise typer.BadParameter("name the files to take in")
    for file in files:
        told = act.deliver(place, keeper(), source, file, known_on, division_on, synthetic)
        shown(told)
        state = "kept" if told.new else "was there already"
        followed = f", division {told.record.division}" if division else ""
        print(f"{file.name}: {state} as {told.record.short}, known {told.record.known} ({told.record.known_basis}){followed}; "
              f"{told.rows} rows: {told.accepted} accepted, {told.rejected} in quarantine, {told.set_aside} set aside")


def fetch(source: str) -> None:
    """Bring a delivery of a source from its official service."""
    place = house()
    told = act.fetch(place, keeper(), source, official(place.store, tell=lambda text: errors.print(f"  {text}", highlight=False)))
    shown(told)
    print(f"{told.name}: kept as {told.short}, known {told.known} ({told.known_basis})")


def sources() -> None:
    """List the sources of the served build: rows, quarantine, newest known day, whether fresh, where they came from."""
    place = house()
    for pack in place.packs:
        for one in tell.tell_sources(place, pack, datetime.now(UTC).date()):
            origins = ", ".join(sorted({delivery.origin for delivery in one.deliveries})) or "nothing delivered"
            state = "stale" if one.stale else "fresh"
            print(f"{pack}  {one.id:32} rows {one.rows:>7}  quarantine {one.quarantined:>5}  set aside {one.set_aside:>5}  "
                  f"known {one.newest_known or '-':10}  {state}  {origins}")


def list_quarantine(source: Annotated[str, typer.Argument(help="One source; all by default.")] = "") -> None:
    """List rows in quarantine with file, row, value, rule and what to do."""
    place = house()
    if find_register(place, source) is not None:
        list_waiting(place, source)
        return
    if not source:
        list_waiting(place)
    rows = tell.tell_quarantine(place, source or None, asker(Role.ANALYST))
    shown(rows)
    for row in rows.body:
        print(f"{row.id}  {row.file}:{row.row}  {row.column} = {row.value!r}  {row.rule}: {row.what_to_do}")
    print(f"{len(rows.body)} rows in quarantine")


def mend(row: str, changes: Annotated[list[str], typer.Argument(help="COLUMN=VALUE, as the delivery names its columns.")]) -> None:
    """Put cells of a row in quarantine right; `retry` re-enters it."""
    wrong = [one for one in changes if "=" not in one]
    if wrong:
        # What was given is not repeated: it may be about a person.
        raise typer.BadParameter("a change is written COLUMN=VALUE")
    place, told = house(), dict(one.split("=", 1) for one in changes)
    register = find_register(place, row.partition(".")[0])
    shown(act.mend(place, keeper(), row, told) if register is None else persons.mend(place, keeper(), register, row, told))
    print(f"{row}: mended; run `puntari quarantine retry`, then `puntari build`")


def retry(sources: Annotated[list[str] | None, typer.Argument(help="Sources; all by default.")] = None) -> None:
    """Put quarantined rows to their contracts again."""
    place, given = house(), tuple(sources or ())
    registers = tuple(one for one in given if find_register(place, one) is not None)
    if registers or not given:
        retry_registers(place, registers)
    if given and len(registers) == len(given):
        return
    told = act.retry(place, keeper(), tuple(one for one in given if one not in registers))
    shown(told)
    for one in told:
        if one.accepted or one.waiting:
            print(f"{one.source}: {one.accepted} accepted, {one.waiting} still wait")
    print("done; run `puntari build` for the figures to follow")
