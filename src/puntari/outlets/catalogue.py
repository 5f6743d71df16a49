"""The catalogue of indicators as a list, and everything that is wrong in a pack's definitions, in words that help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from puntari.define.catalogue import Problem, problems_of
from puntari.define.fingerprint import of_indicator
from puntari.define.history import holds_from, rewritten
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.define.record import kind_of, read_for
from puntari.define.titles import wrong_titles
from puntari.define.upkeep import Dated


@dataclass(frozen=True, slots=True)
class Listed:
    """An indicator as a line of the catalogue; several ids in one cell have blanks between them."""

    id: str
    theme: str
    kind: str
    unit: str
    direction: str
    core: str
    audience: str
    sources: str
    since: str
    concepts: str


def listed(pack: Pack) -> tuple[Listed, ...]:
    """Every indicator of a pack, in the order of its themes; `since` is the day on which today's definition began.

    `sources` are open sources and registers in order of preference.
    """
    order = {theme.id: at for at, theme in enumerate(pack.themes)}
    return tuple(sorted((_line(pack, id, one) for id, one in pack.indicators.items()), key=lambda line: order[line.theme]))


def _line(pack: Pack, id: str, one: Indicator) -> Listed:
    since = one.upkeep.since if one.upkeep else None
    concepts = pack.catalogue.concepts_of(id) if pack.catalogue else ()
    return Listed(
        id, one.theme.id, kind_of(one), one.unit.id, one.better, "yes" if one.core else "no", one.audience, " ".join(read_for(one)),
        since.isoformat() if since else "", " ".join(concepts),
    )


def wrong_in(pack: Pack, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong in a pack's titles, in its catalogue and in the upkeep of its indicators."""
    titles = tuple(wrong_titles(pack.indicators))
    if pack.catalogue is None:
        return titles
    named = problems_of(pack.catalogue, pack.indicators, pack.registers, pack.sources)
    return (*titles, *named, *(problem for id, one in pack.indicators.items() for problem in _kept(id, one, today)))


def _kept(id: str, one: Indicator, today: date) -> Iterator[Problem]:
    where, told = f"indicator {id}", of_indicator(one)
    if one.upkeep is None:
        yield Problem(where, "has no owner and no review", "give its theme an owner in owners.yaml")
        return
    if one.upkeep.review < today:
        yield Problem(where, f"was to be reviewed on {one.upkeep.review}", "review it, then give owners.yaml the next day")
    if not one.upkeep.dated:
        yield Problem(where, "has no day since which its definition holds", f"add the line {id},{today},{told} to definitions.csv")
    elif not one.upkeep.holds(told):
        last = one.upkeep.dated[-1]
        yield Problem(where, f"is not computed as it was since {last.since}", _dating(id, told, last, today))
    elif wrong := rewritten(one):
        yield Problem(where, *wrong)
    lacking = [at for at, way in enumerate(holds_from(one), 1) if way is None]
    if one.upkeep.begins and lacking:
        way = lacking[0]
        yield Problem(where, f"does not say since when its way {way} has figures", f"add the line {id},{way},PERIOD to ways.csv")


def _dating(id: str, told: str, last: Dated, today: date) -> str:
    """How a change of a definition gets its day, and what becomes of the periods that were told already."""
    if last.since >= today:
        return f"if that is meant, put {told} for {last.fingerprint} in definitions.csv and say in the changelog what people will see"
    return (
        f"if that is meant, add the line {id},{today},{told},kept to definitions.csv, put the ways that held before behind the new ones "
        "with until, and give the new ones since, so that earlier periods are answered as they were; or write corrected for kept, if the "
        "earlier wording was wrong and they are to be told anew. Say in the changelog what people will see"
    )
