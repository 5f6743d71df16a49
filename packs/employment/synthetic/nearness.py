"""How near the deliveries come to the open statistics they were fitted to, counted from the delivered rows and from nothing else."""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.delivered import HOMES, PERSONS, SERVICES_TOLD, comes_and_goes, running, with_spells
from packs.employment.synthetic.homes import yearly_rate
from packs.employment.synthetic.near_rates import rates
from packs.employment.synthetic.near_structure import structure
from packs.employment.synthetic.planted import ON_TIME, ON_TIME_DECLINED, plant
from packs.employment.synthetic.scale import SCALES, Scale
from packs.employment.synthetic.tables import GROUPS, KIND_NAMES, KINDS, MONTHS, month_number
from packs.employment.synthetic.targets import Targets, targets
from puntari.define.synthetic import Ask, Nearness

CELL_SHARE, CELL_PERSONS, CELL_GOAL = 0.05, 15.0, 0.95
DURATIONS, ACTIVATION_POINTS, SERVICES, SEEKERS, LONG_TERM, MOVES, DECLINES = 0.05, 1.0, 0.05, 0.10, 0.10, 0.05, 0.10
SHOCK_BEFORE, SHOCK = month_number("2020M02"), month_number("2020M04")
# The planted declines are whole from August 2025 on; a month is left for interviews that come late.
DECLINED_FROM, DECLINED_UNTIL = "2025-09-01", "2026-04-30"
GROUP_OF_KIND = {
    "training": 0, "integration_training": 0, "job_search_coaching": 1, "career_coaching": 1, "job_coaching": 1, "wage_subsidy": 2,
    "start_up_grant": 2, "work_trial": 3, "education_trial": 3, "recruitment_trial": 3, "job_alternation": 4, "rehabilitative_work": 5,
    "self_motivated_studies": 6, "integration_studies": 6,
}


def compare(scale_name: str, ask: Ask) -> tuple[Nearness, ...]:
    """Every comparison of one of the scales."""
    return compare_scale(SCALES[scale_name], ask)


def compare_scale(scale: Scale, ask: Ask) -> tuple[Nearness, ...]:
    """Every comparison of a scale, published figures thinned to it."""
    goals = scale.of(targets())
    unemployed, seekers = _stocks(ask), _seekers(ask)
    services = _services(ask)
    return (
        _cells(unemployed, goals, scale),
        *rates(unemployed, goals, scale),
        *_shock(unemployed, goals),
        *_durations(ask, scale),
        *_long_term(ask, goals),
        *structure(ask, scale),
        _moves(ask, scale),
        _declines(ask, scale),
        _activation(unemployed, services, scale),
        *_by_kind(services, goals),
        _relative("job seekers, whole area, by month", seekers, goals.seekers_per_unemployed * goals.unemployed.sum(axis=1),
                  ~np.isnan(tables.country("job_seekers")), SEEKERS, 0.9),
    )


def _stocks(ask: Ask) -> np.ndarray:
    """Unemployed by month and municipality, (121, 308)."""
    codes = tables.municipalities()
    listed = ", ".join(f"('{code}', {place})" for place, code in enumerate(codes))
    told = ask(with_spells(
        f"{HOMES}, places(code, place) AS (VALUES {listed}), chosen AS (SELECT greatest(begins, since) AS begins, "
        "least(ends, until) AS ends, place FROM spells JOIN homes USING (person) JOIN places ON code = municipality "
        f"WHERE status IN ('2', '3') AND begins <= until AND ends >= since) {comes_and_goes('chosen', 'place')}"
    ))
    return running(told, len(codes))


def _seekers(ask: Ask) -> np.ndarray:
    """Job seekers by month, whole area: persons with a job search in force at the end of the month."""
    searches = (
        "WITH chosen AS (SELECT CAST(begins AS DATE) AS begins, coalesce(CAST(ends AS DATE), DATE '2222-11-11') AS ends FROM ("
        "SELECT search, any_value(begins) AS begins, arg_max(coalesce(nullif(CAST(ends AS VARCHAR), ''), '2222-11-11'), _number) AS ends "
        "FROM atmt_job_search GROUP BY 1)) "
    )
    return running(ask(searches + comes_and_goes("chosen", "0")), 1)[:, 0]


def _services(ask: Ask) -> np.ndarray:
    """Persons in services by month and kind, (121, 7)."""
    listed = ", ".join(f"('{kind}', {place})" for kind, place in GROUP_OF_KIND.items())
    told = ask(
        f"WITH kinds(kind, place) AS (VALUES {listed}), {SERVICES_TOLD}, chosen AS (SELECT begins, ends, place FROM served JOIN kinds "
        f"USING (kind)) {comes_and_goes('chosen', 'place')}"
    )
    return running(told, len(KINDS))


def _cells(seen: np.ndarray, goals: Targets, scale: Scale) -> Nearness:
    """Municipality by month where the mirror tells a figure: within 5 % or 15 persons, thinned to the scale but at least one person."""
    told = ~np.isnan(tables.unemployed()) & (goals.unemployed > 0)
    bound = np.maximum(CELL_SHARE * goals.unemployed, max(CELL_PERSONS / scale.divisor, 1.0))
    apart = np.abs(seen - goals.unemployed)
    largest = float((apart[told] / goals.unemployed[told]).max())
    return Nearness("unemployed, municipality by month, within 5 % or 15 persons", int(told.sum()), float((apart <= bound)[told].mean()),
                    largest, CELL_GOAL, f"one synthetic person for {scale.divisor} real")


def _relative(
    what: str, seen: np.ndarray, goal: np.ndarray, told: np.ndarray, bound: float, share: float, chance: np.ndarray | float = 0.0
) -> Nearness:
    """Relative differences against a bound; `chance` is what so few persons of a thinned scale differ by anyway."""
    told = told & (goal > 0)
    apart = np.abs(seen[told] - goal[told]) / goal[told]
    close = apart <= np.maximum(bound, np.broadcast_to(chance, goal.shape)[told])
    more = " or two standard errors of so few" if np.any(np.asarray(chance) > bound) else ""
    return Nearness(f"{what}, within {100 * bound:.0f} %{more}", int(told.sum()), float(close.mean()), float(apart.max()), share)


def _shock(seen: np.ndarray, goals: Targets) -> tuple[Nearness, ...]:
    """The rise from February to April 2020."""
    risen, goal = (stocks[SHOCK].sum() - stocks[SHOCK_BEFORE].sum() for stocks in (seen, goals.unemployed))
    apart = abs(risen - goal) / goal
    return (Nearness("rise of unemployment from February to April 2020, within 5 %", 1, float(apart <= DURATIONS), float(apart), 1.0),)


def _durations(ask: Ask, scale: Scale) -> tuple[Nearness, ...]:
    """Mean weeks of unemployment so far in the last month that the mirror tells of, by sex and age."""
    mean, count = (tables.durations(column) for column in ("mean_weeks", "unemployed"))
    last = int(np.flatnonzero(~np.isnan(mean[:, 0]))[-1])
    day = f"DATE '{np.datetime64('2016-06', 'M') + last}-01' + INTERVAL 1 MONTH - INTERVAL 1 DAY"
    age = f"year({day}) - CAST(born AS INTEGER)"
    rows = ask(with_spells(
        f"{PERSONS}, lasting AS (SELECT sex, CASE WHEN {age} < 25 THEN '15_24' WHEN {age} < 50 THEN '25_49' ELSE '50' END AS age, "
        f"datediff('day', begins, {day}) / 7.0 AS weeks FROM spells JOIN persons USING (person) "
        f"WHERE status IN ('2', '3') AND begins <= {day} AND last_end >= {day} AND ends >= {day}) "
        "SELECT sex, age, count(*) AS persons, sum(weeks) AS weeks, sum(weeks * weeks) AS squares FROM lasting GROUP BY ALL"
    )).to_pylist()
    seen = {(row["sex"], row["age"]): row for row in rows}
    goals, found, chance = [], [], []
    for chosen in ((None, None), *((sex, None) for sex in ("1", "2")), *((None, age) for age in ("15_24", "25_49", "50")), *GROUPS):
        inside = [group for group in GROUPS if chosen[0] in (None, group[0]) and chosen[1] in (None, group[1])]
        places = [GROUPS.index(group) for group in inside]
        goals.append(float(np.average(mean[last, places], weights=count[last, places])))
        persons, weeks_so_far, squares = (sum(seen[group][one] for group in inside) for one in ("persons", "weeks", "squares"))
        found.append(weeks_so_far / persons)
        spread = np.sqrt(max(squares / persons - found[-1] ** 2, 0.0) / persons)
        chance.append(2 * spread / goals[-1] if scale.divisor > 1 else 0.0)
    told, seen_weeks, weeks, few = np.ones(len(goals), bool), np.array(found), np.array(goals), np.array(chance)
    month = tables.month_name(last)
    whole, groups = slice(0, 1), slice(1, None)
    return tuple(
        _relative(f"mean weeks of unemployment in {month}, {what}", seen_weeks[part], weeks[part], told[part], DURATIONS, share, few[part])
        for what, part, share in (("everybody", whole, 1.0), ("by sex, by age, and by both", groups, 1.0 if scale.divisor == 1 else 0.8))
    )


def _long_term(ask: Ask, goals: Targets) -> tuple[Nearness, ...]:
    """Those unemployed for a year without a break, in June of the years that the mirror tells of."""
    told = [month for month in range(0, MONTHS, 12) if not np.isnan(tables.durations("long_term")[month, 0])] + [MONTHS - 1]
    seen = []
    for month in told:
        day = f"DATE '{np.datetime64('2016-06', 'M') + month}-30'"
        begins = "begins" if month < MONTHS - 1 else "begun"
        source = "spells" if month < MONTHS - 1 else (
            "(SELECT person, status, begins AS begun, arg_max(coalesce(ends, DATE '2222-11-11'), _number) AS ends "
            "FROM atmt_status GROUP BY ALL)"
        )
        rows = ask(with_spells(
            f"chosen AS (SELECT * FROM {source}) SELECT count(*) AS n FROM chosen WHERE status IN ('2', '3') "
            f"AND {begins} <= {day} - INTERVAL 365 DAY AND ends >= {day}"
        ))
        seen.append(rows["n"][0].as_py())
    goal = goals.long_term.sum(axis=1)[told]
    return (_relative("long-term unemployed in June of 2016–2020 and 2026, whole area", np.array(seen, float), goal,
                      np.ones(len(told), bool), LONG_TERM, 0.8),)


def _declines(ask: Ask, scale: Scale) -> Nearness:
    """First interviews within a week where a decline was planted and elsewhere, once it is whole, against what was planted."""
    planted = plant(scale)
    declined = {*planted.alone, *planted.shared, *planted.shared_with}
    listed = ", ".join(f"'{area}'" for area in sorted(declined))
    rows = ask(
        f"SELECT s.area IN ({listed}) AS declined, avg(CASE WHEN c.on_day <= c.search_begins + 7 THEN 1.0 ELSE 0.0 END) AS share, "
        "count(*) AS n FROM (SELECT DISTINCT person, search_begins, on_day FROM atmt_contact WHERE reason = 'initial_interview' "
        f"AND search_begins BETWEEN DATE '{DECLINED_FROM}' AND DATE '{DECLINED_UNTIL}') c JOIN (SELECT DISTINCT person, "
        "CAST(begins AS DATE) AS begins, employment_area AS area FROM atmt_job_search) s "
        "ON s.person = c.person AND s.begins = c.search_begins GROUP BY 1 ORDER BY 1"
    ).to_pylist()
    seen, count = (np.array([float(row[one]) for row in rows]) for one in ("share", "n"))
    chance = 2 * np.sqrt(seen * (1 - seen) / count) / seen if scale.divisor > 1 else 0.0
    return _relative("first interviews within a week, elsewhere and where a decline was planted", seen,
                     np.array([ON_TIME, ON_TIME_DECLINED]), np.ones(2, bool), DECLINES, 1.0, chance)


def _moves(ask: Ask, scale: Scale) -> Nearness:
    """Clients who moved to another municipality in 2025, against as many as would by the rates of the municipalities they lived in.

    Who moves twice is counted once, so the goal is the chance of moving at all.
    """
    listed = ", ".join(f"('{code}', {rate})" for code, rate in zip(tables.municipalities(), yearly_rate(), strict=True))
    told = ask(
        f"WITH {HOMES.strip()}, rates(code, rate) AS (VALUES {listed}) SELECT sum(1 - exp(-CAST(rate AS DOUBLE))) AS goal, "
        "count(*) FILTER (WHERE until < DATE '2025-12-31') AS moved FROM homes JOIN rates ON code = municipality "
        "WHERE since <= DATE '2025-01-01' AND until >= DATE '2025-01-01'"
    ).to_pylist()[0]
    seen, goal = np.array([float(told["moved"])]), np.array([float(told["goal"])])
    chance = 2 / np.sqrt(goal) if scale.divisor > 1 else 0.0
    return _relative("clients who moved to another municipality in 2025", seen, goal, np.ones(1, bool), MOVES, 1.0, chance)


def _activation(unemployed: np.ndarray, services: np.ndarray, scale: Scale) -> Nearness:
    """The activation rate against the one published for the country; a part of it has a rate of its own, so only the target is held."""
    told = np.flatnonzero(~np.isnan(tables.country(KINDS[0])))
    inside = services[told].sum(axis=1)
    seen = 100 * inside / (inside + unemployed[told].sum(axis=1))
    published = sum(tables.country(kind)[told] for kind in KINDS)
    goals = scale.of(targets())
    of_scale = goals.services[told].sum(axis=(1, 2))
    goal = 100 * of_scale / (of_scale + goals.unemployed[told].sum(axis=1))
    if not scale.regions:
        goal = 100 * published / (published + tables.country("unemployed")[told])
    apart = np.abs(seen - goal)
    return Nearness(f"activation rate by month, within {ACTIVATION_POINTS:g} percentage point", len(told),
                    float((apart <= ACTIVATION_POINTS).mean()), float(apart.max()), 0.95, "largest difference in percentage points")


def _by_kind(services: np.ndarray, goals: Targets) -> tuple[Nearness, ...]:
    told, goal = np.r_[~np.isnan(tables.country(KINDS[0]))[:-1], True], goals.services.sum(axis=1)
    return tuple(
        _relative(f"persons in {name.replace('_', ' ')} by month", services[:, kind], goal[:, kind], told, SERVICES, 0.8)
        for kind, name in enumerate(KIND_NAMES)
    )
