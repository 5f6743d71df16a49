"""The door to what a pack tells of prices: recipes, real prices, the rows behind them, reviews and peers in words."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from puntari.define.claim import Marks
from puntari.define.pack import Pack
from puntari.define.pricing import PriceBook
from puntari.define.source import Audience
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.claims.figures import Figure, stored_figures
from puntari.flow.claims.view import NoFigure, View
from puntari.flow.pricing.across import BroughtLevels, Gap, Level, LevelSeries, levels_of_table
from puntari.flow.pricing.brought import BroughtIndices, indices_of
from puntari.flow.pricing.keep import collection_of, price_book
from puntari.flow.pricing.real import RealPrice, levels_of, real_prices
from puntari.flow.pricing.recipes import Basis, ChangeTold, PartTold, RecipeTold, Total, VersionTold, recipe_told
from puntari.guard.actor import Actor
from puntari.guard.release import Brought, Computed, Finding, Ground, Refusal, Rested
from puntari.store.builds import current_build
from puntari.store.files import brought, read_rows
from puntari.words.errors import BadQuestion
from puntari.words.period import Period

__all__ = [
    "Basis", "BroughtIndices", "BroughtLevels", "ChangeTold", "Figure", "Gap", "Level", "LevelSeries", "PartTold", "PricesTold",
    "RealPrice", "RecipeTold", "Total", "VersionTold", "ask_indices", "ask_prices",
]


@dataclass(frozen=True)
class PricesTold:
    """A price book with its figures: rows in the order of their tables, recipes, and by series its levels and the real prices."""

    book: PriceBook
    rows: tuple[Figure, ...] = field(repr=False)
    recipes: tuple[RecipeTold, ...] = field(repr=False)
    levels: Mapping[str, Mapping[Period, tuple[float, float]]]
    real: Mapping[str, tuple[RealPrice, ...]] = field(repr=False)
    unbuilt: tuple[str, ...]


def ask_prices(house: House, pack: str, actor: Actor) -> Finding[PricesTold] | Refusal:
    """What a pack tells of prices, reckoned over the figures of the served build; raises BadQuestion for a pack that tells nothing."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[PricesTold]:
        build = current_build(house.store)
        return Computed(_told(house, house.pack(pack)), grounds, build.name if build else "")

    asked = Asked(actor, "prices", {"pack": pack}, lambda released: len(released.body.rows))
    return through(house, asked, lambda: (_ground(house.pack(pack)),), computed)


def earlier_prices(house: House, pack: Pack) -> dict[str, float]:
    """The prices of the round before by item of the pack's collection; an item without one is left out."""
    view, _ = _view(house, pack)
    found: dict[str, float] = {}
    for item in collection_of(pack).items:
        if item.earlier is not None:
            with suppress(NoFigure):
                found[item.id] = view.number(item.earlier.terms[0].node)
    return found


def _view(house: House, pack: Pack) -> tuple[View, tuple[str, ...]]:
    """The stored figures that a price book cites, and the tables that no build holds as they are now."""
    read = {id: pack.sources[id] for id in sorted(price_book(pack).sources)}
    build = current_build(house.store)
    manifest = house.manifest()["packs"].get(pack.id) if build else None
    figures, unbuilt = stored_figures(read, Path(pack.folder), manifest, lambda: house.warehouse(pack.id))
    return View(figures, read, pack.reasons, pack.claims.marks if pack.claims else Marks()), unbuilt


def _told(house: House, pack: Pack) -> PricesTold:
    book, (view, unbuilt) = price_book(pack), _view(house, pack)
    rows = tuple(one for one in view.figures.values() if one.source in book.rows)
    priced = tuple(one for one in rows if book.items in one.words)
    return PricesTold(
        book, rows, tuple(recipe_told(one, view) for one in book.recipes.values()),
        {id: levels_of(one, view) for id, one in book.deflators.items()},
        {id: tuple(real_prices(one, priced, book.items, book.own, view)) for id, one in book.deflators.items()},
        unbuilt,
    )


def _ground(pack: Pack) -> Ground:
    return Ground(f"prices of {pack.id}", Audience.PUBLIC, tuple(pack.sources[id] for id in sorted(price_book(pack).sources)))


def ask_indices(house: House, actor: Actor, table: Path, base: str = "") -> Finding[BroughtIndices | BroughtLevels] | Refusal:
    """Every price index of a table that somebody brings along as CSV: levels across providers where it has a column of them.

    `base` is the provider whose level is 1, the table's first by default. Raises BadQuestion with the line for what cannot be read.
    """

    def computed(grounds: tuple[Rested, ...]) -> Computed[BroughtIndices | BroughtLevels]:
        with brought():
            rows = read_rows(table)
        if rows and "provider" in rows[0]:
            return Computed(levels_of_table(rows, base), grounds, "")
        if base:
            raise BadQuestion(f"the table has no column provider, so {base!r} can't be the base; the first period is")
        return Computed(indices_of(rows), grounds, "")

    asked = Asked(actor, "prices", {"pack": ""}, lambda released: len(released.body.series))
    return through(house, asked, lambda: (Brought(f"price indices of {table.name}"),), computed)
