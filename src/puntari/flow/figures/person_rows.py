"""What measures over person facts share: periods, the rows that count, and the grid of cells, as SQL.

`calendar.periods` holds every period of every frequency with its number, which is that of `words.period.Period`; `calendar.told` holds
until which day each fact is told; `place.<hierarchy>__ground` holds the area of every level that a base area's ground lies in now.
"""

from __future__ import annotations

from collections.abc import Iterable

from puntari.define.dimension import Hierarchy
from puntari.define.expression import Condition
from puntari.define.person_fact import PersonFact
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.terms import cell_keys
from puntari.flow.figures.text import among, literal, name, names, where
from puntari.words.errors import BadQuestion
from puntari.words.period import Frequency

SEVERAL = "__several"
"""What is added to the name of a fact for the rows of whoever has several of it in one month."""


def several_held_sql(fact: PersonFact) -> str:
    """A row of `level` and `period` without names if anybody has several of the fact in one month."""
    return f"SELECT '' AS level, '' AS period FROM fact.{name(fact.id + SEVERAL)} LIMIT 1"


def ground_name(hierarchy: Hierarchy) -> str:
    """The table of what the ground of every base area that has ever been lies in now."""
    return f"{hierarchy.id}__ground"


def number_of(day: str, frequency: Frequency) -> str:
    """The number of the period that a day lies in, as `Period.number` counts."""
    year, month = f"extract(year FROM {day})", f"extract(month FROM {day})"
    forms = {
        Frequency.YEAR: year,
        Frequency.QUARTER: f"{year} * 4 + floor(({month} - 1) / 3.0)",
        Frequency.MONTH: f"{year} * 12 + {month} - 1",
        Frequency.DAY: f"{day} - DATE '0001-01-01' + 1",
    }
    return f"CAST({forms[frequency]} AS BIGINT)"


def met(conditions: Iterable[Condition]) -> str:
    """A condition that all of them hold."""
    return " AND ".join(among(name(one.dimension), one.codes) for one in conditions) or "TRUE"


def rows_sql(
    fact: PersonFact, conditions: Iterable[Condition], grain: Grain, hierarchy: Hierarchy | None, *more: str, added: str = ""
) -> str:
    """The fact's rows that count, with the keys of their cell, `u` whose they are, `b` and `e` (spells) or `b` alone (others), and
    `more` of its columns. Rows of an area that is on no map count in the whole only. `added` to its name, other rows of it are meant."""
    chosen = [name(dimension) for dimension in grain.dimensions]
    source = f"fact.{name(fact.id + added)} AS f"
    if grain.level is not None and hierarchy is not None and fact.place is not None:
        area, joined = area_sql(fact, grain.level, hierarchy)
        chosen.insert(0, f"{area} AS area")
        source += joined
    days = {"b": fact.begins or fact.happens} | ({"e": fact.ends} if fact.ends else {})
    chosen += [f"f.{name(column)} AS {short}" for short, column in days.items()]
    chosen.append(f"f.{name(fact.unit.name)} AS u" if fact.unit else "1 AS u")
    chosen += [f"f.{name(column)}" for column in dict.fromkeys(more) if column not in grain.dimensions]
    known = [f"f.{name(days['b'])} IS NOT NULL"]
    return f"SELECT {', '.join(chosen)} FROM {source}{where([*(_of_fact(one) for one in conditions), *known])}"


def area_sql(fact: PersonFact, level: str, hierarchy: Hierarchy) -> tuple[str, str]:
    """The column of a row's area of a level, and what is joined to have it. What is told of wider areas than the base ones is told of
    those and the whole only: nobody knows in which other area a row of one of them is."""
    whole, told = whole_code(hierarchy, level), fact.place.level
    if whole:
        return literal(whole), ""
    if told not in (hierarchy.base, level):
        raise BadQuestion(f"{fact.id} is told by {told}, so it can't be asked by {level}")
    if told == level != hierarchy.base:
        return f"f.{name(fact.place.name)}", ""
    at = f"m.member = f.{name(fact.place.name)} AND m.level = {literal(level)}"
    return "m.code", f" JOIN place.{name(ground_name(hierarchy))} AS m ON {at}"


def _of_fact(condition: Condition) -> str:
    return among(f"f.{name(condition.dimension)}", condition.codes)


def whole_code(hierarchy: Hierarchy, level: str) -> str:
    """The code of the one area of a level that is never summed of its members: every row is in it, wherever it is."""
    areas = hierarchy.areas(level) if level in hierarchy.own_rows_only else ()
    return areas[0].code if len(areas) == 1 else ""


def grid_sql(fact: PersonFact, frequency: Frequency, grain: Grain, hierarchy: Hierarchy | None, apart: bool = False) -> str:
    """Every cell there can be: each area of the level, each combination of codes that the fact has, each period that is told whole. With
    `apart` the codes of one dimension are combined with all of another: a combination that is listed because somebody somewhere has it
    would tell the third code of whoever is known by the first two, however the cells are changed.

    Columns: the keys but the period, `number`, `period`, `first_day`, `last_day`. What has no row in such a cell is zero, not missing.
    """
    keys = [key for key in cell_keys(grain) if key not in ("period", "area")]
    local = any(key in fact.staff for key in keys)
    begins = name(fact.begins or fact.happens)
    first = f"SELECT {number_of(f'min({begins})', frequency)} FROM fact.{name(fact.id)}"
    told = f"SELECT day FROM calendar.told WHERE fact = {literal(fact.id)}"
    parts = [
        f"(SELECT number, label AS period, first_day, last_day FROM calendar.periods WHERE frequency = '{frequency}' "
        f"AND number >= ({first}) AND last_day <= ({told})) AS p"
    ]
    columns = ["p.number", "p.period", "p.first_day", "p.last_day"]
    if local:
        # An area has its own teams and experts; those of others are not told, not even as having nobody.
        staff = [key for key in keys if key in fact.staff or not apart]
        mine = [*(["area"] if grain.level is not None and hierarchy is not None else []), *staff]
        parts.append(f"(SELECT DISTINCT {names(mine)} FROM ({rows_sql(fact, (), grain, hierarchy)}) AS r) AS d")
        columns = [f"d.{name(key)}" for key in mine] + columns
        keys = [key for key in keys if key not in staff]
    for number, codes in enumerate([[key] for key in keys] if apart else [keys] if keys else []):
        parts.append(f"(SELECT DISTINCT {names(codes)} FROM fact.{name(fact.id)}) AS d{number}")
        columns = [f"d{number}.{name(key)}" for key in codes] + columns
    if not local and grain.level is not None and hierarchy is not None:
        listed = ", ".join(f"({literal(area.code)})" for area in hierarchy.areas(grain.level))
        parts.append(f"(VALUES {listed}) AS a(area)")
        columns = ["a.area", *columns]
    return f"SELECT {', '.join(columns)} FROM {' CROSS JOIN '.join(parts)}"
