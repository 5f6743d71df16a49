"""What stands beside what: a total and its rates, levels in the order of use, areas outside a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from puntari.define.dimension import Level
from puntari.define.pack import Pack
from puntari.outlets.site import words
from puntari.outlets.site.book import open_indicators
from puntari.outlets.site.shelf import Held
from puntari.outlets.wording import plain_number
from puntari.words.place import Area
from puntari.words.text import Language

MOST_RATES = 3


def rates_of(pack: Pack, id: str) -> tuple[str, ...]:
    """The public indicators that divide the very figure that this one shows, the leading ones of the pack first."""
    shown = [binding.value for binding in pack.indicator(id).bindings if binding.per is None]
    found = [
        other for other, one in open_indicators(pack).items()
        if any(binding.per is not None and binding.value in shown for binding in one.bindings)
    ]
    order = {other: at for at, other in enumerate(pack.leading)}
    found.sort(key=lambda other: (order.get(other, len(order)), not pack.indicator(other).core))
    return tuple(found[:MOST_RATES])


def compared(pack: Pack, known: list[tuple[Level, Held]]) -> tuple[Level, Held]:
    """The level whose areas a page compares: the mapped one where it has figures to compare, else the one that has most."""
    mapped = next((pair for pair in known if pair[0].id == pack.map_level and len(pair[1].told) > 1), None)
    return mapped or max(known, key=lambda pair: len(pair[1].told))


def counted(level: Level, areas: Sequence[Area], language: Language) -> str:
    """How many areas there are, those outside the comparison named and not counted: 45 and Åland."""
    outside = [area.names[language] for area in areas if area.code in level.outside]
    count = plain_number(len(areas) - len(outside), 0, language)
    return words.COUNT_AND[language].format(count=count, names=", ".join(outside)) if outside else count


def ended(pack: Pack, level: Level) -> bool:
    """Whether a level has no areas any more in the newest division."""
    return not pack.hierarchy.division.areas(level.id, pack.hierarchy.newest)


def by_use(pack: Pack, levels: Sequence[Level]) -> tuple[Level, ...]:
    """The levels as most people look for them: the widest, the compared, the smallest, the rest, and last those that have ended."""
    first = {levels[0].id: 0, pack.map_level: 1, pack.hierarchy.base: 2} if levels else {}
    return tuple(sorted(levels, key=lambda level: (ended(pack, level), first.get(level.id, len(first)))))
