"""Asking the built house as anybody would, and holding its cells against expected ones."""

from __future__ import annotations

import math

from puntari.define.question import Place, Question
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Figures, Row
from puntari.words.cell import Cell
from puntari.words.period import PeriodRange
from tests.spec.traps.plain import Expected

Cells = dict[tuple[str | None, str], Row]


def release(house: House, id: str, *by: str, area: str = "", period: str = "", pack: str = "employment") -> Figures:
    """The release of one indicator; of every period unless one is given."""
    place = Place.parse(area) if area else None
    when = PeriodRange.parse(period) if period else None
    answer = ask(house, Question(pack, (id,), by, place, when, every_period=when is None), PUBLIC)
    assert isinstance(answer, Figures), answer
    return answer


def cells(house: House, id: str, *by: str, area: str = "", period: str = "") -> Cells:
    """Rows by area and period, for questions without other dimensions."""
    rows = list(release(house, id, *by, area=area, period=period).rows())
    found = {(row.area, str(row.period)): row for row in rows}
    assert len(found) == len(rows)
    return found


def is_as(cell: Cell, expected: Expected) -> bool:
    """Whether a cell shows exactly what it should: the number, both bounds, or neither."""
    if cell.status != expected.status:
        return False
    if expected.status == "ok":
        return _same(cell.value, expected.bounds[0]) and cell.low is None and cell.high is None
    if expected.status == "interval":
        low, high = expected.bounds
        high_is = cell.high is None if math.isinf(high) else _same(cell.high, high)
        return cell.value is None and _same(cell.low, low) and high_is and cell.reason == "member_hidden"
    return cell.value is None and cell.low is None and cell.high is None


def _same(shown: float | None, expected: float) -> bool:
    return shown is not None and math.isclose(shown, expected, rel_tol=1e-12, abs_tol=1e-12)
