"""The figures over time of the areas that a reader may choose on an indicator's page, for the script that draws them."""

from __future__ import annotations

from puntari.define.dimension import Level
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.outlets.site import words
from puntari.outlets.site.shelf import Held
from puntari.outlets.site.totals import is_rate
from puntari.outlets.wording import short_period, shown, with_sign
from puntari.words.cell import Cell, Status
from puntari.words.text import Language


def area_series(pack: Pack, indicator: Indicator, level: Level, held: Held, language: Language) -> dict[str, object]:
    """The periods, and by area a figure as it is shown for each: a number, [low, high] (low alone where it has no upper bound), a word
    for a figure that is hidden or impossible, null where there is none. Empty where there are fewer than two periods."""
    if len(held.periods) < 2:
        return {}
    unit = indicator.unit
    return {
        "level": level.id, "periods": [str(period) for period in held.periods], "decimals": unit.decimals,
        "written": with_sign("{}", unit, language), "beside_the_whole": is_rate(indicator),
        "breaks": [[str(one.since), words.BREAK_AT[language].format(period=short_period(one.since, language))] for one in indicator.breaks],
        "areas": {
            area.code: _line(held, area.code, unit.decimals)
            for area in pack.hierarchy.areas(level.id)
            if area.code in held.stretches
        },
    }


def _line(held: Held, area: str, decimals: int) -> list[object]:
    told = {period: float(shown(value, decimals)) if cell is None else _told(cell, decimals) for period, value, cell in held.readings(area)}
    return [told.get(period) for period in held.periods]


def _told(cell: Cell, decimals: int) -> object:
    if cell.status is Status.INTERVAL:
        ends = (cell.low,) if cell.high is None else (cell.low, cell.high)
        return [None if end is None else float(shown(end, decimals)) for end in ends]
    return None if cell.status is Status.MISSING else str(cell.status)
