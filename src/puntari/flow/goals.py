"""What figures say of goals: where each area stands to a target, how far it came since the target was set, and what it would need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from puntari.define.goals import Aim, Goal, Target
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.flow.readings import Reading, Series
from puntari.words.period import Period
from puntari.words.unit import Better


class Stand(StrEnum):
    """Where something stands to a target, or which way it went; `unsure` where an interval lies on both sides."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    BETTER = "better"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    UNSURE = "unsure"
    NO_FIGURE = "no_figure"


@dataclass(frozen=True, slots=True)
class Need:
    """What would have to change for a target to be reached: the figure itself by between `low` and `high`, and, of a ratio, how many of
    what is counted in its numerator, its denominator staying as it is (None where the parts are not both told)."""

    low: float
    high: float
    counted: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class AreaTold:
    """An area to a target: its figure when the target was set and now, where it stands, and what it would need."""

    code: str
    base: Reading | None
    now: Reading | None
    stand: Stand
    need: Need | None = None


@dataclass(frozen=True)
class TargetTold:
    """A version of a target: the whole and, where figures are told by area, every area; `parts` are the indicators that count the
    numerator and the denominator, `judged` the figure of the period by which the target was to be reached."""

    target: Target
    whole: AreaTold
    areas: tuple[AreaTold, ...]
    judged: Reading | None = None
    parts: tuple[str, str] | None = None


@dataclass(frozen=True)
class GoalTold:
    """A goal with every version of its targets."""

    goal: Goal
    targets: tuple[TargetTold, ...]


LONGEST = 3
"""Years before a target was set of which a figure still tells where things stood then."""


def told(pack: Pack, goal: Goal, series: Callable[[str, bool], Series], whole: str) -> GoalTold:
    """What figures say of a goal; `series` gives the readings of an indicator, of the areas or of the whole, whose code is `whole`."""
    return GoalTold(goal, tuple(_target(pack, goal, target, series, whole) for target in goal.targets))


def parts_of(pack: Pack, id: str) -> tuple[str, str] | None:
    """The indicators that count the numerator and the denominator of a ratio by its preferred binding; None where either is not told."""
    binding = pack.indicator(id).bindings[0]
    if binding.per is None:
        return None
    found = [next((other for other, one in pack.indicators.items() if _counts(one, part)), "") for part in (binding.value, binding.per)]
    return (found[0], found[1]) if all(found) else None


def _counts(one: Indicator, part: object) -> bool:
    return one.bindings[0].per is None and one.bindings[0].times == 1 and one.bindings[0].value == part


def _target(pack: Pack, goal: Goal, target: Target, series: Callable[[str, bool], Series], whole: str) -> TargetTold:
    id, newest = target.indicator, goal.versions(target.indicator)[-1] is target
    parts = parts_of(pack, id) if target.aim is not Aim.DIRECTION else None
    own = series(id, True).get(whole, {})
    aimed = target.value if target.aim is Aim.VALUE else None
    first = _area(pack, target, whole, own, _counted(series, parts, True, whole), aimed)
    judged = own.get(target.until) if target.until else None
    if not newest:
        return TargetTold(target, first, (), judged, parts)
    if target.aim is Aim.WHOLE and first.now is not None and first.now.exact:
        aimed = first.now.low
    readings = series(id, False)
    areas = tuple(
        _area(pack, target, code, readings[code], _counted(series, parts, False, code), aimed) for code in readings if code != whole
    )
    return TargetTold(target, first, areas, judged, parts)


def _counted(series: Callable[[str, bool], Series], parts: tuple[str, str] | None, of_whole: bool, code: str) -> Mapping[Period, tuple]:
    """The numerator and the denominator of an area by period, where both are told."""
    if parts is None:
        return {}
    value, per = (series(part, of_whole).get(code, {}) for part in parts)
    return {period: (value[period], per[period]) for period in value if period in per}


def _area(
    pack: Pack, target: Target, code: str, readings: Mapping[Period, Reading], counted: Mapping[Period, tuple], aimed: float | None
) -> AreaTold:
    indicator = pack.indicator(target.indicator)
    now = readings[max(readings)] if readings else None
    base = _base(readings, target, now)
    if now is None:
        return AreaTold(code, base, None, Stand.NO_FIGURE)
    if aimed is None:
        return AreaTold(code, base, now, _went(base, now, indicator.better) if now.period.last_day > target.since else Stand.NO_FIGURE)
    stand = stands(now, aimed, indicator.better)
    need = None if stand is Stand.REACHED else need_of(now, aimed, indicator, counted.get(now.period))
    return AreaTold(code, base, now, stand, need)


def _base(readings: Mapping[Period, Reading], target: Target, now: Reading | None) -> Reading | None:
    """The last figure from before the target was set, of the same time of year as the newest one, so that seasons do not count, and at
    most LONGEST years old; None where the newest is from before it, too."""
    if now is None:
        return None
    alike = [
        period for period in readings
        if period.last_day <= target.since < now.period.last_day and target.since.year - period.first_day.year <= LONGEST
        and (period.first_day.month, period.first_day.day) == (now.period.first_day.month, now.period.first_day.day)
    ]
    return readings[max(alike)] if alike else None


def stands(now: Reading, aimed: float, better: Better) -> Stand:
    """Whether a figure has reached a number; unsure where its bounds lie on both sides of it."""
    reached = (now.low >= aimed, now.high >= aimed) if better is Better.HIGHER else (now.high <= aimed, now.low <= aimed)
    return Stand.REACHED if reached[0] else Stand.UNSURE if reached[1] else Stand.NOT_REACHED


def _went(base: Reading | None, now: Reading, better: Better) -> Stand:
    if base is None:
        return Stand.NO_FIGURE
    least, most = now.low - base.high, now.high - base.low
    if least == most == 0:
        return Stand.UNCHANGED
    if least < 0 < most or 0 in (least, most):
        return Stand.UNSURE
    return Stand.BETTER if (least > 0) == (better is Better.HIGHER) else Stand.WORSE


def need_of(now: Reading, aimed: float, indicator: Indicator, counted: tuple[Reading, Reading] | None) -> Need:
    """The change that a target asks of a figure; of a ratio whose parts are told, also in what its numerator counts, rounded outwards."""
    need = Need(aimed - now.high, aimed - now.low)
    if counted is None or not counted[1].exact:
        return need
    value, per = counted
    times = indicator.bindings[0].times
    wanted = aimed * per.low / times
    return Need(need.low, need.high, tuple(sorted((_outwards(wanted - value.high), _outwards(wanted - value.low)))))


def _outwards(change: float) -> int:
    """The whole number of units that a change takes, away from zero; what is off by rounding alone is none."""
    return 0 if abs(change) < 1e-9 else ceil(change - 1e-9) if change > 0 else -ceil(-change - 1e-9)


def needed(goals: Iterable[Goal], pack: Pack) -> tuple[str, ...]:
    """Every indicator whose figures may be read for goals."""
    ids = [id for goal in goals for id in goal.indicators]
    return tuple(dict.fromkeys(one for id in ids for one in (id, *(parts_of(pack, id) or ()))))
