"""What may be told of the person registers themselves: how much they hold and since when, in counts alone."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.register_list import Held, held
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Counted, Finding, Refusal, Rested
from puntari.words.text import Text


@dataclass(frozen=True)
class RegisterReport:
    """A person register: its contract's standing, rows known today and versions kept, days known, rows in quarantine."""

    pack: str
    register: str
    title: Text
    system: str
    standing: str
    redistribution: str
    rows: int
    versions: int
    deliveries: int
    first_known: str
    last_known: str
    quarantined: int
    erased: int
    synthetic: bool


def tell_registers(house: House, actor: Actor) -> Finding[tuple[RegisterReport, ...]] | Refusal:
    """Every person register of the packs, for those who keep the system."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[tuple[RegisterReport, ...]]:
        told = tuple(_report(pack.id, one) for pack in house.packs.values() for one in held(house.store, pack))
        return Computed(told, grounds, "")

    asked = Asked(actor, "registers", {}, lambda released: len(released.body))
    return through(house, asked, lambda: (Counted("registers", (), persons=True),), computed)


def _report(pack: str, one: Held) -> RegisterReport:
    register, governance = one.register, one.register.governance
    return RegisterReport(
        pack, register.id, register.title, governance.system, governance.standing, governance.redistribution, one.rows, one.versions,
        one.deliveries, one.first_known, one.last_known, one.quarantined, one.erased, one.synthetic,
    )  # fmt: skip
