"""Commands on person registers. Nothing that is printed is taken from a delivery, not even what its file is called."""

from __future__ import annotations

from pathlib import Path

from puntari.cli.talking import keeper, shown
from puntari.define.register import Register
from puntari.doors import persons
from puntari.doors.house import House
from puntari.flow.intake.take import Taken, Terms


def deliver_files(place: House, register: Register, files: list[Path], terms: Terms) -> None:
    """Take in files as deliveries of a register, in the order given."""
    for number, file in enumerate(files, 1):
        told = persons.deliver(place, keeper(), register, file, terms)
        shown(told)
        print(f"file {number} of {len(files)}: {_told(told)}")


def _told(taken: Taken) -> str:
    one = taken.loaded
    state = "kept" if taken.new else "was there already"
    more = {"unchanged": one.unchanged, "deleted": one.deleted, "of erased persons": one.erased, "earlier rows ended": one.ended}
    also = "".join(f", {count} {what}" for what, count in more.items() if count)
    marked = " (synthetic)" if one.synthetic else ""
    rows = f"{one.rows} rows: {one.accepted} accepted, {one.rejected} in quarantine{also}"
    return f"{state} as {one.delivery}{marked}, known {one.known_from}; {rows}"
