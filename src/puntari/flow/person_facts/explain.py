"""What a figure over person registers rests on: deliveries by their numbers, and never a row of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import PersonFact
from puntari.flow.person_facts.parts import read_holding


@dataclass(frozen=True)
class DeliveryBehind:
    """One delivery that a register's rows come from: its number in the order of the register's deliveries, its short name, the day
    since which it is known, how many rows it stored, and whether it is synthetic."""

    register: str
    number: int
    delivery: str
    known_from: str
    stored: int
    synthetic: bool


def deliveries_behind(build: Path, pack: Pack, binding: RegisterBinding | PersonFact, known_on: date | None) -> tuple[DeliveryBehind, ...]:
    """The deliveries of every register that a binding or a fact reads, in any way, as the build holds them and as known on a day."""
    holding = read_holding(build, pack.id)
    if holding is None:
        return ()
    return tuple(
        DeliveryBehind(register.id, number, one.delivery, one.known_from, one.stored, one.synthetic)
        for register in binding.registers
        for number, one in enumerate(holding.registers.get(register.id, ()), 1)
        if known_on is None or one.known_from <= known_on.isoformat()
    )
