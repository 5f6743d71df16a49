"""What changed between two records of a catalogue: what came, what went, what is computed or compared otherwise, and what is told so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from puntari.define.record import PARTS

Record = Mapping[str, object]
COMPUTED, COMPARED = "fingerprint", ("breaks", "made_by")
"""Places of a record that say what is computed, and what may be compared with what was before."""


class Change(StrEnum):
    """What happened to something between two records, the weightiest first; `computed`: the figure itself is another one now, `compared`:
    its series breaks elsewhere or by something else."""

    REMOVED = "removed"
    COMPUTED = "computed"
    COMPARED = "compared"
    ADDED = "added"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that changed: its part of the record and id, how, and each place in it with what stood there and what stands there now."""

    part: str
    id: str
    change: Change
    places: tuple[tuple[str, str, str], ...] = ()

    @property
    def where(self) -> str:
        """The places that changed, in one line."""
        return ", ".join(place for place, _, _ in self.places)


def changes(before: Record, after: Record) -> tuple[Changed, ...]:
    """Everything that differs from one record to the other, by part and then by weight and id."""
    order = {change: at for at, change in enumerate(Change)}
    found = [one for part in PARTS for one in _of_part(part, before.get(part) or {}, after.get(part) or {})]
    return tuple(sorted(found, key=lambda one: (PARTS.index(one.part), order[one.change], one.id)))


def _of_part(part: str, before: Record, after: Record) -> Iterator[Changed]:
    yield from (Changed(part, id, Change.REMOVED) for id in before if id not in after)
    yield from (Changed(part, id, Change.ADDED) for id in after if id not in before)
    for id in after:
        if id in before and before[id] != after[id]:
            places = tuple(_places(before[id], after[id], ""))
            yield Changed(part, id, _kind({place.partition(".")[0] for place, _, _ in places}), places)


def _kind(places: set[str]) -> Change:
    if COMPUTED in places:
        return Change.COMPUTED
    return Change.TOLD if places.isdisjoint(COMPARED) else Change.COMPARED


def _places(before: object, after: object, where: str) -> Iterator[tuple[str, str, str]]:
    """Each place that differs, as deep as both sides have the same shape."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys((*before, *after)):
            yield from _places(before.get(name), after.get(name), f"{where}.{name}".lstrip("."))
    elif before != after:
        yield where, _short(before), _short(after)


def _short(value: object) -> str:
    """What stands in a place, in one line."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_short, value))
    return ", ".join(f"{name}: {_short(one)}" for name, one in value.items()) if isinstance(value, Mapping) else str(value)
