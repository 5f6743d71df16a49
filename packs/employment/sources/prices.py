"""Price indices of Statistics Finland, by which euros of different years are told in those of one.

No series is at hand, so the contract is presumed and the index comes by hand: a table of years that somebody has taken from the official
service. Until then no figure is told in fixed prices, and pages say why.
"""

from __future__ import annotations

from packs.employment.codes.lists import LISTS
from packs.employment.sources.terms import CC_BY_STATISTICS, NOTES, OPEN, STATISTICS_FINLAND, TITLES, year
from puntari.define.column import CodeColumn, NumberColumn
from puntari.define.source import Source
from puntari.words.text import Text

STATFIN_DATABASE = "https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/"

statfin_price_index = Source(
    id="statfin_price_index",
    title=Text("Hintaindeksit vuosittain", "Prisindex per år", "Price indices by year"),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        CodeColumn("price_index", ("indeksi", "Indeksi"), LISTS["price_index"]),
        year(),
        NumberColumn("price_level", ("pisteluku", "Pisteluku"), TITLES["price_level"], adds=()),
    ),
    rules={"a_level_is_above_nought": "price_level > 0"},
    home=STATFIN_DATABASE,
    fresh_days=500,
    notes=NOTES["statfin_price_index"],
    by_hand=True,
    **OPEN,
)
