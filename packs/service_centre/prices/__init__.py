"""Everything that the pack tells of prices beside its tables, and what the next round of prices asks."""

from __future__ import annotations

from packs.service_centre import sources
from packs.service_centre.codes import HERE, LISTS
from puntari.define.collectionbook import read_collection
from puntari.define.pack import named
from puntari.define.pricebook import read_prices
from puntari.define.source import Source

_FOLDER = HERE / "prices"
_SOURCES = {source.id: source for source in named(sources, Source).values()}
COLLECTION = read_collection(_FOLDER, "next_round", LISTS["services"].names, LISTS["charged_per"].names, _SOURCES, HERE)
PRICES = read_prices(_FOLDER, HERE, _SOURCES, COLLECTION)
