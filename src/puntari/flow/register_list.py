"""What the register log holds of each person register, without opening a chunk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.register import Register
from puntari.store.registers import Loaded, read_log
from puntari.store.root import Store


@dataclass(frozen=True)
class Held:
    """A register as it stands: rows as known today, versions of rows that were ever told and are still kept, deliveries, the first and the
    last day on which something became known (ISO, empty: nothing), rows in quarantine and rows about those who were erased."""

    register: Register
    rows: int
    versions: int
    deliveries: int
    first_known: str
    last_known: str
    quarantined: int
    erased: int
    synthetic: bool


def held(store: Store, pack: Pack) -> Iterator[Held]:
    """Every register of a pack, in its order."""
    log = read_log(store)
    return (_held(register, log.of(register.id)) for register in pack.registers.values())


def _held(register: Register, deliveries: tuple[Loaded, ...]) -> Held:
    known = [one.known_from for one in deliveries]
    versions = sum(one.stored for one in deliveries)
    return Held(
        register=register,
        rows=versions - sum(one.ended for one in deliveries),
        versions=versions,
        deliveries=len(deliveries),
        first_known=min(known, default=""),
        last_known=max(known, default=""),
        quarantined=sum(one.rejected for one in deliveries),
        erased=sum(one.erased for one in deliveries),
        synthetic=any(one.synthetic for one in deliveries),
    )
