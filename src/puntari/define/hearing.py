"""Who is heard of definitions: organisations by name and kind, and the kinds that must be heard of indicators over certain registers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from puntari.define.dimension import Hierarchy
from puntari.define.indicator import Indicator
from puntari.define.names import nearest
from puntari.words.errors import BadQuestion
from puntari.words.text import Text


@dataclass(frozen=True)
class Organisation:
    """An organisation that definitions are sent to; of what kind it is. Areas of the pack's hierarchy are organisations of their level."""

    id: str
    title: Text
    kind: str


@dataclass(frozen=True)
class Hearing:
    """The organisations of a pack, the names of their kinds, and for each register the kinds that must be asked of indicators over it."""

    organisations: Mapping[str, Organisation] = field(default_factory=lambda: MappingProxyType({}))
    kinds: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    must: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def must_be_asked(self, indicator: Indicator) -> tuple[str, ...]:
        """The kinds of organisations that must be asked of an indicator's definition."""
        read = (*indicator.registers, *indicator.sources)
        return tuple(dict.fromkeys(kind for one in read for kind in self.must.get(one.id, ())))

    def organisation(self, id: str, hierarchy: Hierarchy | None) -> Organisation:
        """The organisation of that id, or of an area LEVEL:CODE; raises BadQuestion naming the nearest."""
        if id in self.organisations:
            return self.organisations[id]
        level, _, code = id.partition(":")
        if hierarchy is not None and level in hierarchy.by_id:
            for area in hierarchy.areas(level):
                if area.code == code:
                    return Organisation(id, area.names, level)
        raise BadQuestion(f"there is no organisation {id!r}; {nearest(id, self.organisations)}; areas are named LEVEL:CODE")


NOBODY = Hearing()
