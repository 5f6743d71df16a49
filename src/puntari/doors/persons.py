"""Deeds on person registers: each is allowed, done and entered in the trail as in `act`, and no entry holds what a delivery does."""

from __future__ import annotations

from pathlib import Path

from puntari.define.register import Register
from puntari.doors.act import carry_out
from puntari.doors.house import House
from puntari.flow.intake.take import Taken, Terms, take_file
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed
from puntari.guard.release import Refusal


def find_register(house: House, id: str) -> Register | None:
    """The register of that id in whichever pack, None where none has it."""
    return next((pack.registers[id] for pack in house.packs.values() if id in pack.registers), None)


def deliver(house: House, actor: Actor, register: Register, path: Path, terms: Terms) -> Taken | Refusal:
    """Take in a file as a delivery of a person register; raises BrokenFile and then changes nothing. What it is called is not told."""
    about = {"register": register.id, "known": terms.known, "delivers": terms.delivers, "synthetic": terms.synthetic}
    return carry_out(house, actor, Deed.DELIVER, about, lambda: take_file(house.store, register, path, terms))
