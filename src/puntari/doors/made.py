"""Synthetic deliveries: made, fitted and compared outside the store; delivered into it like any other, each called synthetic."""

from __future__ import annotations

from pathlib import Path

from puntari.define.register import Register
from puntari.define.synthetic import Made, MadeDelivery, Nearness, Told
from puntari.doors import persons
from puntari.doors.house import House
from puntari.flow import made as making
from puntari.flow.intake.take import Taken, Terms
from puntari.guard.actor import Actor
from puntari.guard.release import Refusal
from puntari.store.made import passing
from puntari.store.registers import read_log
from puntari.words.errors import BadQuestion

SCALE, SEED = "demo", 1


def make(house: House, scale: str, seed: int, folder: Path, told: Told) -> Made:
    """Make the synthetic deliveries of a scale into an empty folder. Nothing of it is computed from the store."""
    pack, maker = making.maker_of(house.packs)
    return making.make(pack, maker, scale, seed, folder, told)


def compare(house: House, folder: Path) -> tuple[Nearness, ...]:
    """How near made deliveries come to the open statistics that they were fitted to."""
    return making.compare(*making.maker_of(house.packs), folder)


def fit(house: House, mirror: Path) -> tuple[str, ...]:
    """Fit the parameters to the mirror again; the names of the tables that changed."""
    return making.fit(*making.maker_of(house.packs), mirror)


def deliver(house: House, actor: Actor, folder: Path, told: Told) -> tuple[Taken, ...] | Refusal:
    """Deliver all that a folder holds, in its order, each delivery called synthetic; a second time changes nothing."""
    made = making.read_made(folder)
    some = [(_register(house, one), folder / one.file, Terms(one.known, None, synthetic=True)) for one in made.deliveries]
    told_of = enumerate(made.deliveries, 1)

    def tell(taken: Taken) -> None:
        number, one = next(told_of)
        told(f"{one.register} {one.known}", number, len(made.deliveries))

    return persons.deliver_all(house, actor, some, tell)


def _register(house: House, one: MadeDelivery) -> Register:
    register = persons.find_register(house, one.register)
    if register is None:
        raise BadQuestion(f"{one.file} is of register {one.register!r}, which no pack has; make the deliveries anew")
    return register


def fill(house: House, actor: Actor, told: Told) -> tuple[Taken, ...] | Refusal:
    """Make the demo scale and deliver it where nothing has been delivered to any person register yet, by no other way than `deliver`."""
    if any(read_log(house.store).registers.values()):
        return ()
    with passing(house.store.root) as folder:
        make(house, SCALE, SEED, folder, told)
        return deliver(house, actor, folder, told)
