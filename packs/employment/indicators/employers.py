"""Employer services and vacancies."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import hameenlinna_enterprises as firms
from packs.employment.facts import hameenlinna_job_seekers as earlier
from packs.employment.facts import hameenlinna_turnover as turnovers
from packs.employment.facts import job_seekers as jobs
from packs.employment.facts import occupations
from packs.employment.facts import vacancies_2310 as flow
from packs.employment.facts import vacancy_durations as durations
from packs.employment.indicators.common import REFORM, ROUNDED_TO_WHOLE, WORDS, less_reliable
from packs.employment.themes import EMPLOYERS
from packs.employment.units import PER_HUNDRED_UNEMPLOYED, PER_THOUSAND_LABOUR_FORCE, PER_VACANCY, PERSON_YEARS, THOUSAND_EUROS
from puntari.define.expression import Published, Sum
from puntari.define.indicator import Binding, Indicator, Reliability
from puntari.words.unit import COUNT, DAYS, PERCENT, VACANCIES, Better, Unit

OPEN, NEW = Sum(jobs, jobs.open_vacancies), Sum(jobs, jobs.new_vacancies)
NEW_UNTIL_2020, NEW_EARLIER = Sum(flow, flow.new_vacancies), Sum(earlier, earlier.new_vacancies)
UNEMPLOYED, LABOUR_FORCE = Sum(jobs, jobs.unemployed), Sum(jobs, jobs.labour_force)
OFTEN_HIDDEN = {"breaks": (REFORM,), **less_reliable("many_hidden")}
UNTIL_2020 = less_reliable("not_after_2020")
NOTE = WORDS["vacancies_of_2310"]

open_vacancies = Indicator((Binding(OPEN),), VACANCIES, Better.HIGHER, EMPLOYERS, CARDS["open_vacancies"], **OFTEN_HIDDEN)
new_vacancies = Indicator(
    (Binding(NEW), Binding(NEW_EARLIER), Binding(NEW_UNTIL_2020, note=NOTE)),
    VACANCIES,
    Better.HIGHER,
    EMPLOYERS,
    CARDS["new_vacancies"],
    **OFTEN_HIDDEN,
)
unemployed_per_vacancy = Indicator(
    (Binding(UNEMPLOYED, OPEN),), PER_VACANCY, Better.LOWER, EMPLOYERS, CARDS["unemployed_per_vacancy"], **OFTEN_HIDDEN
)
vacancies_per_100_unemployed = Indicator(
    (Binding(OPEN, UNEMPLOYED, times=100),),
    PER_HUNDRED_UNEMPLOYED,
    Better.HIGHER,
    EMPLOYERS,
    CARDS["vacancies_per_100_unemployed"],
    **OFTEN_HIDDEN,
)
open_vacancies_per_1000_labour_force = Indicator(
    (Binding(OPEN, LABOUR_FORCE, times=1000),),
    PER_THOUSAND_LABOUR_FORCE,
    Better.HIGHER,
    EMPLOYERS,
    CARDS["open_vacancies_per_1000_labour_force"],
    **OFTEN_HIDDEN,
)
new_vacancies_per_1000_labour_force = Indicator(
    (Binding(NEW, LABOUR_FORCE, times=1000), Binding(NEW_UNTIL_2020, LABOUR_FORCE, times=1000, note=NOTE)),
    PER_THOUSAND_LABOUR_FORCE,
    Better.HIGHER,
    EMPLOYERS,
    CARDS["new_vacancies_per_1000_labour_force"],
    **OFTEN_HIDDEN,
)
vacancies_by_occupation = Indicator(
    (Binding(Sum(occupations, occupations.open_vacancies)),),
    VACANCIES,
    Better.HIGHER,
    EMPLOYERS,
    CARDS["vacancies_by_occupation"],
    breaks=(REFORM,),
    **less_reliable("three_months", Reliability.LOW),
)
vacancies_open_during_month = Indicator(
    (Binding(Sum(flow, flow.open_during_month)),),
    VACANCIES,
    Better.HIGHER,
    EMPLOYERS,
    CARDS["vacancies_open_during_month"],
    **UNTIL_2020,
)
vacancies_filled = Indicator(
    (Binding(Sum(flow, flow.filled)),), VACANCIES, Better.HIGHER, EMPLOYERS, CARDS["vacancies_filled"], **UNTIL_2020
)
filled_share_of_vacancies = Indicator(
    (Binding(Sum(flow, flow.filled), Sum(flow, flow.open_during_month), times=100),),
    PERCENT,
    Better.HIGHER,
    EMPLOYERS,
    CARDS["filled_share_of_vacancies"],
    **UNTIL_2020,
)
vacancy_days_open = Indicator(
    (Binding(Published(durations, durations.days_open)),), DAYS, Better.LOWER, EMPLOYERS, CARDS["vacancy_days_open"], **UNTIL_2020
)


def _firms(id: str, better: Better) -> Indicator:
    """A count of enterprises, quarter by quarter, in three municipalities."""
    return Indicator((Binding(Sum(firms, getattr(firms, id))),), COUNT, better, EMPLOYERS, CARDS[id], **less_reliable("one_sub_region"))


enterprises_started = _firms("enterprises_started", Better.HIGHER)
enterprises_closed = _firms("enterprises_closed", Better.LOWER)
enterprises = _firms("enterprises", Better.NEITHER)


def _establishments(id: str, column: str, unit: Unit) -> Indicator:
    """A yearly figure of the establishments of enterprises in three municipalities."""
    binding = Binding(Sum(turnovers, getattr(turnovers, column)))
    return Indicator((binding,), unit, Better.NEITHER, EMPLOYERS, CARDS[id], **less_reliable("one_sub_region"))


establishments = _establishments("establishments", "establishments", COUNT)
establishment_staff = _establishments("establishment_staff", "establishment_staff", PERSON_YEARS)
establishment_turnover = _establishments("establishment_turnover", "turnover", THOUSAND_EUROS)
turnover_per_person_year = Indicator(
    (
        Binding(
            Sum(turnovers, turnovers.turnover),
            Sum(turnovers, turnovers.establishment_staff),
            agrees_with=Published(turnovers, turnovers.turnover_per_person),
            tolerance=ROUNDED_TO_WHOLE,
        ),
    ),
    THOUSAND_EUROS,
    Better.NEITHER,
    EMPLOYERS,
    CARDS["turnover_per_person_year"],
    **less_reliable("one_sub_region"),
)
