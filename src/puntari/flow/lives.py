"""What was decided of definitions, put to use: a pack whose indicators say since when they are retired, why, and what follows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from puntari.define.pack import Pack
from puntari.define.upkeep import Retired
from puntari.guard.defining import Life, Stage, lives
from puntari.store.root import Store
from puntari.store.rounds import round_events, round_stamp

OF_DEFINITIONS = "definitions"


def lives_of(store: Store, pack: str) -> dict[str, Life]:
    """How the definitions of a pack stand, those that no step was taken with left out."""
    return lives(round_events(store, ledger(pack), OF_DEFINITIONS))


def ledger(pack: str) -> str:
    """The ledger in which the steps of a pack's definitions stand."""
    return pack.replace("_", "-")


def stamp_of(store: Store, pack: str) -> str:
    """What changes with every step that is taken with a definition of the pack."""
    return round_stamp(store, ledger(pack), OF_DEFINITIONS)


def as_decided(store: Store, pack: Pack) -> Pack:
    """The pack with its indicators retired that were decided to be; the very same pack where none was."""
    found = {id: _retired(life) for id, life in lives_of(store, pack.id).items() if life.stage is Stage.RETIRED and id in pack.indicators}
    if not found:
        return pack
    return replace(pack, indicators={id: replace(one, retired=found.get(id)) for id, one in pack.indicators.items()})


def _retired(life: Life) -> Retired:
    return Retired(date.fromisoformat(life.since), life.why, life.successor)
