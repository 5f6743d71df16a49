"""The way through the gate that every door takes: refused or judged, and entered in the trail whatever comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from puntari.define.pack import Pack
from puntari.doors.house import House
from puntari.guard.actor import Actor
from puntari.guard.audit import Event, record
from puntari.guard.disclose import disclose, refusal
from puntari.guard.release import Computed, Ground, Refusal, Release, Rested
from puntari.words.errors import PuntariError

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """What somebody asks at a door: who, what it is called in the trail, about what, and how many things an answer tells."""

    actor: Actor
    what: str
    about: Mapping[str, object]
    size: Callable[[Release], int] = field(default=len, repr=False)


def grounds_of(pack: Pack, indicators: tuple[str, ...]) -> tuple[Ground, ...]:
    """What figures of indicators rest on; raises BadQuestion for an indicator that the pack does not have."""
    return tuple(Ground(id, pack.indicator(id).audience, pack.indicator(id).sources) for id in indicators)


def through(
    house: House, asked: Asked, grounds: Callable[[], tuple[Rested, ...]], compute: Callable[[tuple[Rested, ...]], Computed[T] | Refusal]
) -> Release | Refusal:
    """The release of what `compute` gives for the grounds, or a refusal; refused by its grounds before it is computed.

    A PuntariError from either is entered as a failure and goes on.
    """
    try:
        return _judged(house, asked, grounds(), compute)
    except PuntariError as wrong:
        record(house.store, Event(asked.actor, asked.what, asked.about, f"failed: {wrong}"))
        raise


def _judged(
    house: House, asked: Asked, grounds: tuple[Rested, ...], compute: Callable[[tuple[Rested, ...]], Computed[T] | Refusal]
) -> Release | Refusal:
    answer = refusal(grounds, asked.actor)
    build = ""
    if answer is None:
        computed = compute(grounds)
        answer = computed if isinstance(computed, Refusal) else disclose(computed, asked.actor)
        build = "" if isinstance(computed, Refusal) else computed.build
    if isinstance(answer, Refusal):
        record(house.store, Event(asked.actor, asked.what, asked.about, f"refused: {answer.reason.en}", build))
    else:
        record(house.store, Event(asked.actor, asked.what, asked.about, "released", build, asked.size(answer)))
    return answer
