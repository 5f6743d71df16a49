"""A forecast out of figures as they are told: each period's figure goes on by the mean change, within what changes varied."""

from __future__ import annotations

from puntari.flow.figures.text import name, names
from puntari.words.cell import Reason

LEVEL, SPREAD = 12, 24
"""Periods whose changes give the mean change, and those whose changes give the width of the interval."""
LEAST = 8
"""Changes below which nothing is forecast."""
FOUR_OF_FIVE = 1.2816
"""Standard deviations each way that hold four of five of what is normally distributed."""


def expected_sql(cells: str, keys: tuple[str, ...], ahead: int, why: Reason) -> str:
    """For every cell that is told, the one so many months later: `v`, `lo` and `hi` out of it and those before it.

    A month without a figure (hidden, not delivered) forecasts nothing, and changes over it do not count.
    """
    beside = [key for key in keys if key != "period"]
    each = f"PARTITION BY {names(beside)} " if beside else ""
    months = "SELECT label, number FROM calendar.periods WHERE frequency = 'month'"
    numbered = f"SELECT c.*, p.number AS _number FROM ({cells}) AS c JOIN ({months}) AS p ON p.label = c.period"
    steps = f"SELECT *, v - lag(v, {ahead}) OVER ({each}ORDER BY _number) AS _step FROM ({numbered}) AS n"

    def last(how_many: int) -> str:
        return f"OVER ({each}ORDER BY _number ROWS BETWEEN {how_many - 1} PRECEDING AND CURRENT ROW)"

    judged = (
        f"SELECT *, v + avg(_step) {last(LEVEL)} AS _ahead, {FOUR_OF_FIVE} * stddev_samp(_step) {last(SPREAD)} AS _half, "
        f"count(_step) {last(SPREAD)} AS _steps FROM ({steps}) AS s"
    )
    told = {"v": "_ahead", "lo": "_ahead - _half", "hi": "_ahead + _half"}
    shown = ", ".join(f"greatest({one}, 0) AS {called}" for called, one in told.items())
    return (
        f"SELECT {''.join(f'j.{name(key)}, ' for key in beside)}p.label AS period, {shown}, '{why}' AS why, j.n FROM ({judged}) AS j "
        f"JOIN ({months}) AS p ON p.number = j._number + {ahead} WHERE j.v IS NOT NULL AND j._steps >= {LEAST}"
    )
