"""How indicators over registers are made: what all of them share, and short ways of writing the commonest."""

from __future__ import annotations

from collections.abc import Iterator

from packs.employment.cards import CARDS
from packs.employment.indicators.common import PRESUMED, REFORM
from packs.employment.indicators.registers import DELIVERED, SINCE_ATMT
from puntari.define.indicator import Indicator, Theme
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Base, PersonMeasure, Total
from puntari.define.source import Audience
from puntari.words.period import Frequency, Period
from puntari.words.unit import COUNT, PERCENT, Better, Unit

Made = Iterator[tuple[str, Indicator]]
SINCE = {
    Frequency.MONTH: SINCE_ATMT,
    Frequency.QUARTER: Period.parse("2025-Q1"),
    Frequency.YEAR: Period.parse("2025"),
}
"""The first period that A-TMT and what came with it tell of whole."""


def register_indicator(
    id: str, value: PersonMeasure, unit: Unit, better: Better, theme: Theme, per: Base | Total | None, times: float, since: Period
) -> tuple[str, Indicator]:
    """An indicator over registers by its id, which begins with `register_`; none is public: what may be shown is the gate's to judge."""
    return bound_indicator(id, RegisterBinding(value, per, times=times, since=since), unit, better, theme)


def bound_indicator(id: str, binding: RegisterBinding, unit: Unit, better: Better, theme: Theme) -> tuple[str, Indicator]:
    """The same of a binding that is made already."""
    name = f"register_{id}"
    return name, Indicator((binding,), unit, better, theme, CARDS[name], breaks=(REFORM,), audience=Audience.AUTHORITIES, **PRESUMED)


class Making:
    """Makes the indicators of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def of(
        self, id: str, value: PersonMeasure, unit: Unit = COUNT, better: Better = Better.NEITHER, per: Base | Total | None = None,
        times: float = 1, since: Period | None = None,
    ) -> tuple[str, Indicator]:
        """A figure as it is, or per another."""
        frequency = RegisterBinding(value).frequency
        return register_indicator(id, value, unit, better, self.theme, per, times, since or SINCE[frequency])

    def bound(self, id: str, binding: RegisterBinding, unit: Unit, better: Better) -> tuple[str, Indicator]:
        """A figure whose binding is made already."""
        return bound_indicator(id, binding, unit, better, self.theme)

    def share(
        self, id: str, value: PersonMeasure, better: Better = Better.NEITHER, per: Base | Total | None = None, since: Period | None = None
    ) -> tuple[str, Indicator]:
        """A share, or one figure per another, in per cent."""
        return self.of(id, value, PERCENT, better, per, 100, since)


__all__ = ["DELIVERED", "SINCE", "Made", "Making", "register_indicator"]
