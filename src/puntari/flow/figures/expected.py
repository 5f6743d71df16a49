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
    numbered = f"SELECT c.*, p.number FROM ({cells}) AS c JOIN calendar.periods AS p ON p.label = c.period AND p.frequency = 'month'"
    steps = f"SELECT *, v - lag(v, {ahead}) OVER ({each}ORDER BY number) AS step FROM ({numbered}) AS n"

    def last(months: int) -> str:
        return f"OVER ({each}ORDER BY number ROWS BETWEEN {months - 1} PRECEDING AND CURRENT ROW)"

    judged = (
        f"SELECT *, v + avg(step) {last(LEVEL)} AS ahead_v, {FOUR_OF_FIVE} * stddev_samp(step) {last(SPREAD)} AS half, "
        f"count(step) {last(SPREAD)} AS steps FROM ({steps}) AS s"
    )
    told = {"v": "ahead_v", "lo": "ahead_v - half", "hi": "ahead_v + half"}
    shown = ", ".join(f"greatest({one}, 0) AS {called}" for called, one in told.items())
    return (
        f"SELECT {''.join(f'j.{name(key)}, ' for key in beside)}p.label AS period, {shown}, '{why}' AS why, j.n FROM ({judged}) AS j "
        f"JOIN calendar.periods AS p ON p.number = j.number + {ahead} AND p.frequency = 'month' "
        f"WHERE j.v IS NOT NULL AND j.steps >= {LEAST}"
    )
