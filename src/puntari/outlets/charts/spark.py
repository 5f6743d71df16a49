"""Draws a trend at the size of a word, by the same rules as a large one: no line across a gap or through one point."""

from __future__ import annotations

from puntari.outlets.charts import runs, svg
from puntari.outlets.charts.kinds import Sparkline
from puntari.outlets.charts.scale import Scale, numbers_in

WIDTH, HEIGHT, EDGE = 120.0, 36.0, 4.0


def draw_spark(chart: Sparkline, title: str, text: str) -> str:
    """The picture of a small trend; its words and its latest figure stand beside it."""
    id = f"{chart.id}-any"
    values = numbers_in(point.cell for point in chart.points)
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    room = (high - low) or abs(high) or 1.0
    up = Scale(low - room * 0.02, high + room * 0.02, HEIGHT - EDGE, EDGE, ())
    numbers = [point.period.number for point in chart.points] or [0]
    across = Scale(min(numbers) - 0.5, max(numbers) + 0.5, EDGE, WIDTH - EDGE, ())
    parts = [svg.line(EDGE, HEIGHT - 1, WIDTH - EDGE, HEIGHT - 1, "grid")]
    for run in runs.runs(chart.points):
        places = [(across(point.period.number), up(point.cell.value)) for point in run if point.cell.value is not None]
        parts.append(svg.polyline(places, "line s1") if len(places) > 1 else svg.dot(*places[0], 2.5, "dot d1"))
    for point in runs.intervals(chart.points):
        x, bottom = across(point.period.number), HEIGHT - EDGE if point.cell.low is None else up(point.cell.low)
        top = EDGE if point.cell.high is None else up(point.cell.high)
        parts.append(svg.rectangle(x - 1.5, top, 3, max(bottom - top, 1.5), "range d1"))
    latest = runs.last_known(chart.points)
    if latest is not None and latest.cell.value is not None:
        parts.append(svg.dot(across(latest.period.number), up(latest.cell.value), 3, "dot d1"))
    return svg.drawing(id, WIDTH, HEIGHT, title, text, parts, linked=False, kind="spark")
