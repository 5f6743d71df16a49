"""Commands on person registers. Nothing that is printed is taken from a delivery, not even what its file is called."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.environment import address
from puntari.cli.talking import house, keeper, shown
from puntari.define.register import Register
from puntari.doors import persons
from puntari.doors.house import House
from puntari.flow.intake.take import Taken, Terms


def deliver_files(place: House, register: Register, files: list[Path], terms: Terms) -> None:
    """Take in files as deliveries of a register, in the order given."""
    if not files:
        raise typer.BadParameter("name the files to take in, or --from-database")
    numbers = count(1)
    shown(
        persons.deliver_all(
            place,
            keeper(),
            [(register, file, terms) for file in files],
            lambda taken: print(f"file {next(numbers)} of {len(files)}: {line_of(taken)}"),
        )
    )


def deliver_table(place: House, register: Register, variable: str, table: str, terms: Terms) -> None:
    """Take in a table of the source's own database, whose address stands in an environment variable."""
    found = address(variable)
    if not found:
        raise typer.BadParameter("--from-database names an environment variable that holds the address of the database; it is not set")
    told = persons.deliver_table(place, keeper(), register, found, table, terms)
    shown(told)
    print(f"database: {line_of(told)}")


def list_waiting(place: House, register: str = "") -> None:
    """List rows of person registers in quarantine with row, rule and what to do; their cells stay sealed."""
    rows = persons.tell_waiting(place, register, keeper())
    shown(rows)
    for one in rows.body:
        print(f"{one.id}  row {one.row} of delivery {one.delivery}  {one.column} (sealed)  {one.rule}: {one.what_to_do}")
    if rows.body or register:
        print(f"{len(rows.body)} rows of persons in quarantine")


def retry_registers(place: House, registers: tuple[str, ...]) -> None:
    """Put quarantined rows of person registers to their contracts again."""
    told = persons.retry(place, keeper(), registers)
    shown(told)
    for one in told:
        if one.accepted or one.waiting:
            print(f"{one.register}: {one.accepted} accepted, {one.waiting} still wait")


def erase(
    person: Annotated[str, typer.Argument(help="Personal identity code; - asks for it or reads it from a pipe.")] = "",
    order: Annotated[str, typer.Option(help="The order that the erasure rests on: its number or reference.")] = "",
    expired: Annotated[bool, typer.Option(help="Erase whatever is past its register's retention, instead of a person.")] = False,
    unseen: Annotated[bool, typer.Option(help="Refuse the code in later deliveries though it stands nowhere yet.")] = False,
) -> None:
    """Erase a person on order, or what is past its time, from registers, quarantine and sealed deliveries."""
    if bool(person) == expired:
        raise typer.BadParameter("name a person (- to be asked) or --expired, one of the two")
    place = house()
    told = persons.erase_past(place, keeper()) if expired else persons.erase(place, keeper(), _identity(person), order, unseen)
    shown(told)
    if expired and not told.rows:
        print("nothing is past its retention")
        return
    print(f"erasure {told.number} on {told.day}: {told.rows} rows erased; order {told.order}; run `puntari build`")
    if not told.rows:
        print(f"no row of that person was found; looked for in: {', '.join(told.registers) or 'nothing, as no register holds any'}")
        print("later deliveries refuse rows of the code given")


def rotate() -> None:
    """Make all keys and pseudonyms anew; who is the same as whom stays as it was."""
    told = persons.rotate(house(), keeper())
    shown(told)
    print(f"keys of generation {told.generation} are in force, {told.renewed} pseudonyms made anew; run `puntari build`")


def _identity(person: str) -> str:
    if person != "-":
        return person
    return typer.prompt("Personal identity code", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline().strip()


def line_of(taken: Taken) -> str:
    """What became of a delivery in one line: as what it is kept, how its rows fared, and which columns it lacks."""
    one = taken.loaded
    state = "kept" if taken.new else "was there already"
    more = {"unchanged": one.unchanged, "deleted": one.deleted, "of what was erased": one.erased, "earlier rows ended": one.ended}
    also = "".join(f", {count} {what}" for what, count in more.items() if count)
    marked = " (synthetic)" if one.synthetic else ""
    rows = f"{one.rows} rows: {one.accepted} accepted, {one.rejected} in quarantine{also}"
    lacks = f"; it lacks {', '.join(one.lacking)}: known values stay, new rows have none" if one.lacking and not one.only_deletes else ""
    return f"{state} as {one.delivery}{marked}, known {one.known_from}; {rows}{lacks}"
