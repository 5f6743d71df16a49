"""The door to editions of the catalogue: what changed in the definitions between two of them. It tells definitions and no figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from puntari.define.changes import Changed, changes
from puntari.doors.house import House
from puntari.flow.editions import NOW, Edition, edition_named, editions

__all__ = ["NOW", "Changed", "Edition", "Differences", "tell_differences", "tell_editions"]


@dataclass(frozen=True)
class Differences:
    """What changed from one edition to another, both by their digests."""

    before: str
    after: str
    changed: tuple[Changed, ...]


def tell_editions(house: House, pack: str) -> tuple[Edition, ...]:
    """The editions of a pack's catalogue that the store keeps, the first first."""
    return editions(house.store, house.pack(pack).id)


def tell_differences(
    house: House, pack: str, before: str, after: str, brought: Mapping[str, Mapping[str, object]] | None = None
) -> Differences:
    """What changed between two editions by their names; `brought` are records of files that somebody brought along, by their names."""
    held, chosen = brought or {}, house.pack(pack)

    def named(name: str) -> tuple[str, Mapping[str, object]]:
        return (name, held[name]) if name in held else edition_named(house.store, chosen, name)

    (one, old), (other, new) = named(before), named(after)
    return Differences(one, other, changes(old, new))
