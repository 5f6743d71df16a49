"""How near structural unemployment and its four parts come to what the mirror tells of one sub-region and its municipalities."""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.delivered import HOMES, with_spells
from packs.employment.synthetic.scale import Scale, part_of
from packs.employment.synthetic.tables import MONTHS, month_name, month_number
from puntari.define.synthetic import Ask, Nearness

SUB_REGION, MEMBERS = "SK051", ("082", "109", "165")
PARTS = ("long_term", "repeatedly", "service_to_unemployment", "service_to_service")
# The sixteen months that structural unemployment looks back on are whole from here on: nothing is made of the time before June 2016.
FIRST = month_number("2017M11")
TOTAL, PART, FEW = 0.10, 0.20, 30.0
# So many of the months must be within the bound; of the last part, about 120 persons, fewer.
GOAL, GOAL_OF_LAST = 0.8, 0.6


def structure(ask: Ask, scale: Scale) -> tuple[Nearness, ...]:
    """Structural unemployment month by month: the sub-region, its municipalities, and each part; nothing where the scale has not got it."""
    if scale.regions and part_of("region")[tables.municipalities().index(MEMBERS[0])] not in scale.regions:
        return ()
    seen = _seen(ask) * scale.divisor
    whole = seen.sum(axis=0)
    return (
        _near("structurally unemployed, one sub-region, by month", whole.sum(axis=0)[None], (SUB_REGION,), "structural", TOTAL, scale),
        _near("structurally unemployed, its municipalities, by month", seen.sum(axis=1), MEMBERS, "structural", PART, scale),
        *(
            _near(f"structurally unemployed, {part.replace('_', ' ')}, one sub-region, by month", whole[place][None], (SUB_REGION,), part,
                  PART, scale)
            for place, part in enumerate(PARTS)
        ),
    )


def _near(what: str, seen: np.ndarray, areas: tuple[str, ...], part: str, bound: float, scale: Scale) -> Nearness:
    """Areas by month against what is published of them, or some persons; of a thinned scale what so few of them differ by anyway."""
    goal = np.stack([tables.structure(area, part) for area in areas])[:, FIRST:]
    told = ~np.isnan(goal)
    apart = seen[:, FIRST:][told] / goal[told] - 1
    few = 2 / np.sqrt(goal[told] / scale.divisor) if scale.divisor > 1 else FEW / goal[told]
    or_few = "two standard errors of so few" if scale.divisor > 1 else f"{FEW:.0f} persons"
    return Nearness(f"{what}, within {100 * bound:.0f} % or {or_few}", len(apart), float((np.abs(apart) <= np.maximum(bound, few)).mean()),
                    float(np.abs(apart).max()), GOAL_OF_LAST if part == PARTS[-1] else GOAL, f"on average {100 * apart.mean():+.0f} %")


def _seen(ask: Ask) -> np.ndarray:
    """Persons by municipality of the sub-region, part and month, (3, 4, 121)."""
    last = max(month for month in range(MONTHS) if not np.isnan(tables.structure(SUB_REGION, "structural")[month]))
    counted = np.zeros((len(MEMBERS), len(PARTS), MONTHS))
    for row in ask(_counts(range(FIRST, last + 1))).to_pylist():
        if row["part"]:
            counted[MEMBERS.index(row["municipality"]), PARTS.index(row["part"]), row["month"]] = row["n"]
    return counted


def _counts(months: range) -> str:
    """Counts by month, municipality and part, each part as the employment pack's own fact of structural unemployment defines it."""
    listed = ", ".join(f"({month}, last_day(DATE '{month_name(month).replace('M', '-')}-01'))" for month in months)
    members = ", ".join(f"'{code}'" for code in MEMBERS)
    return with_spells(f"""{HOMES},
      months(month, day) AS (VALUES {listed}),
      mine AS (
        SELECT person, begins, ends, status IN ('2', '3') AS idle,
          max(CASE WHEN status IN ('0', '7') THEN ends END) OVER (
            PARTITION BY person ORDER BY begins ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS served_until
        FROM spells
        WHERE status IN ('0', '2', '3', '7') AND person IN (SELECT person FROM homes WHERE municipality IN ({members}))),
      looked AS (
        SELECT month, day, municipality, person, begins, idle, served_until >= begins - 92 AS from_service, ends >= day AS now,
          datediff('day', greatest(begins, day - 485), least(ends, day)) + 1 AS days
        FROM months JOIN mine ON begins <= day AND ends >= day - 485
        JOIN homes USING (person) WHERE municipality IN ({members}) AND since <= day AND until >= day),
      persons AS (
        SELECT month, municipality, person, bool_or(now AND idle) AS idle, bool_or(now AND NOT idle) AS served,
          bool_or(now AND idle AND CAST(begins + INTERVAL 1 YEAR AS DATE) <= day) AS long, bool_or(now AND from_service) AS from_service,
          bool_or(idle AND NOT now) AS idle_before,
          coalesce(sum(days) FILTER (WHERE idle), 0) AS idle_days, sum(days) AS all_days
        FROM looked GROUP BY ALL)
      SELECT month, municipality, CASE
          WHEN long THEN 'long_term'
          WHEN idle AND idle_before AND idle_days >= 365 THEN 'repeatedly'
          WHEN idle AND from_service AND all_days >= 365 THEN 'service_to_unemployment'
          WHEN served AND from_service AND all_days >= 365 THEN 'service_to_service' END AS part,
        count(*) AS n
      FROM persons GROUP BY ALL""")
