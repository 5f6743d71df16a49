"""The door to a portfolio: where services went, the catalogue with what overlaps, and what development fits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.portfolio import Portfolio
from puntari.define.source import Audience
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.claims.figures import Figure, from_carried, from_register
from puntari.flow.portfolio import (
    CatalogueTold,
    DevelopmentTold,
    KindTold,
    RoomTold,
    WaysTold,
    catalogue_told,
    development_told,
    newest,
    ways_told,
)
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested
from puntari.methods.capacity import Granted, Short
from puntari.methods.overlap import Overlap
from puntari.store.builds import current_build
from puntari.words.errors import BadQuestion

__all__ = [
    "CatalogueTold", "DevelopmentTold", "Granted", "KindTold", "Overlap", "PortfolioTold", "RoomTold", "Short", "WaysTold", "ask_portfolio",
]


@dataclass(frozen=True)
class PortfolioTold:
    """Where services went; the catalogue and the development, None where nobody delivered them; and whether any of it is synthetic."""

    pack: str
    portfolio: Portfolio
    ways: WaysTold
    catalogue: CatalogueTold | None
    development: DevelopmentTold | None


def ask_portfolio(house: House, pack: str, actor: Actor) -> Finding[PortfolioTold] | Refusal:
    """The portfolio of a pack; raises BadQuestion for a pack that tells of none."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[PortfolioTold]:
        chosen = house.pack(pack)
        build = current_build(house.store)
        return Computed(_told(house, chosen, _portfolio(chosen)), grounds, build.name if build else "")

    asked = Asked(actor, "portfolio", {"pack": pack}, lambda released: len(released.body.ways.ways))
    return through(house, asked, lambda: (_ground(house.pack(pack)),), computed)


def _told(house: House, pack: Pack, portfolio: Portfolio) -> PortfolioTold:
    figures = {one.id: one for one in _figures(house, pack, portfolio.ways.source)}
    catalogue, development = portfolio.catalogue, portfolio.development
    services = _newest(house, pack, catalogue.source)
    waiting, rooms = (_newest(house, pack, id) for id in (development.source, development.room))
    return PortfolioTold(
        pack.id, portfolio, ways_told(portfolio.ways, figures), catalogue_told(catalogue, *services),
        development_told(development, *waiting, rooms[1]),
    )


def _figures(house: House, pack: Pack, source: str) -> tuple[Figure, ...]:
    """The figures as the served build knows them, else as the pack carries them."""
    if _is_built(house, pack, source):
        return from_register(house.warehouse(pack.id), pack.sources[source])
    return from_carried(pack.sources[source], Path(pack.folder))


def _newest(house: House, pack: Pack, source: str) -> tuple[str, tuple[dict[str, object], ...]]:
    return newest(house.warehouse(pack.id), pack.sources[source]) if _is_built(house, pack, source) else ("", ())


def _is_built(house: House, pack: Pack, source: str) -> bool:
    if current_build(house.store) is None:
        return False
    return source in house.manifest()["packs"].get(pack.id, {"sources": {}})["sources"]


def _portfolio(pack: Pack) -> Portfolio:
    if pack.portfolio is None:
        raise BadQuestion(f"pack {pack.id} tells of no portfolio")
    return pack.portfolio


def _ground(pack: Pack) -> Ground:
    return Ground(f"portfolio of {pack.id}", Audience.PUBLIC, tuple(pack.sources[id] for id in _portfolio(pack).sources))
