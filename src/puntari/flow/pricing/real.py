"""Prices in the money of a base period, by a named series whose level may be known only as a range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from puntari.define.pricing import Deflator
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.view import View
from puntari.methods.price_change import in_money_of
from puntari.words.period import Period


@dataclass(frozen=True)
class RealPrice:
    """A price of an item and provider in a period beside that of the base period: as told, and in the base period's money as bounds.

    Changes are in per cent of the base period's price; `cited` are both rows."""

    item: str
    provider: str
    period: Period
    base: float
    nominal: float
    low: float
    high: float
    cited: tuple[str, str]

    @property
    def change(self) -> float:
        """The change as told."""
        return (self.nominal / self.base - 1) * 100

    @property
    def real_change(self) -> tuple[float, float]:
        """The change in the money of the base period, as bounds."""
        return (self.low / self.base - 1) * 100, (self.high / self.base - 1) * 100


def levels_of(deflator: Deflator, view: View) -> dict[Period, tuple[float, float]]:
    """The series by period as bounds; raises NoFigure where a figure that it cites is gone."""
    return {period: tuple(view.number(one.terms[0].node) for one in bounds) for period, bounds in deflator.levels.items()}


def real_prices(deflator: Deflator, figures: Iterable[Figure], items: str, providers: tuple[str, ...], view: View) -> Iterator[RealPrice]:
    """Each price of own providers that has one of the base period beside it, of the same row of the same table.

    Prices with a remark (an estimate, brackets that nobody explains, one that another figure contradicts) are left out: their change
    would be a change of meaning.
    """
    levels = levels_of(deflator, view)
    told = {
        (one.words["printed_in"], one.words[items], one.words["provider"], Period.parse(one.words["year"])): one
        for one in figures if one.value is not None and not one.why and one.words["provider"] in providers
    }
    seen: set[tuple[str, str, Period]] = set()
    for (place, item, provider, period), figure in told.items():
        base = told.get((place, item, provider, deflator.base))
        if period == deflator.base or period not in levels or base is None or not base.value or (item, provider, period) in seen:
            continue
        seen.add((item, provider, period))
        least, most = levels[period]
        bounds = in_money_of(figure.value, most), in_money_of(figure.value, least)
        yield RealPrice(item, provider, period, base.value, figure.value, *bounds, (base.id, figure.id))
