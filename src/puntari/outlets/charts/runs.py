"""What of a series may be joined by a line: unbroken runs of exact figures, and what lies between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from puntari.outlets.charts.kinds import Break, Point, Series
from puntari.words.cell import Status


@dataclass(frozen=True, slots=True)
class Gap:
    """Periods without any figure, given as numbers of periods; both ends lack one."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def runs(points: Iterable[Point], breaks: Iterable[Break] = ()) -> tuple[tuple[Point, ...], ...]:
    """Exact points in runs without a missing period; a break in the series ends a run too."""
    starts = {item.period.number for item in breaks}
    found: list[list[Point]] = []
    for point in points:
        if point.cell.value is None:
            continue
        number = point.period.number
        if found and found[-1][-1].period.number == number - 1 and number not in starts:
            found[-1].append(point)
        else:
            found.append([point])
    return tuple(tuple(run) for run in found)


def known(point: Point) -> bool:
    """Whether the point has a number or an interval."""
    return point.cell.value is not None or point.cell.status is Status.INTERVAL


def intervals(points: Iterable[Point]) -> tuple[Point, ...]:
    """Points that are known only as an interval."""
    return tuple(point for point in points if point.cell.status is Status.INTERVAL)


def unknown(points: Iterable[Point]) -> tuple[Point, ...]:
    """Points that say why they have no figure."""
    return tuple(point for point in points if not known(point))


def gaps(series: Iterable[Series]) -> tuple[Gap, ...]:
    """Stretches within the chart in which no series has a figure, hidden or missing ones included."""
    numbers = sorted({point.period.number for one in series for point in one.points if known(point)})
    return tuple(Gap(earlier + 1, later - 1) for earlier, later in pairwise(numbers) if later > earlier + 1)


def last_known(points: Iterable[Point]) -> Point | None:
    """The latest point that has a number or an interval."""
    found = [point for point in points if known(point)]
    return found[-1] if found else None
