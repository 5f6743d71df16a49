"""Flows between states and to work, plans made and lacked, and clients by mother tongue, education, occupation, work ability and how long
they have been unemployed or job seekers."""

from __future__ import annotations

from packs.employment.indicators.making import DELIVERED, Made, Making
from packs.employment.person_facts.clients import UNEMPLOYED, plan, searching
from packs.employment.person_facts.flows import search_outcome, status_background, status_change, unplanned
from packs.employment.person_facts.lengths import search_length, unemployment_length
from packs.employment.themes import DYNAMICS, IMMIGRATION, PROCESS, QUALITATIVE
from puntari.define.expression import Condition, among
from puntari.define.person_measure import After, Count, Share, Starts, Stock
from puntari.words.period import Frequency
from puntari.words.unit import PERSONS, Better

IN_SERVICES = ("supported_work", "service")
MOVES: dict[str, tuple[tuple[str, ...], tuple[str, ...], Better]] = {
    "unemployment_to_open_work": (("unemployed",), ("open_work",), Better.HIGHER),
    "unemployment_to_services": (("unemployed",), IN_SERVICES, Better.NEITHER),
    "unemployment_to_education": (("unemployed",), ("education",), Better.NEITHER),
    "unemployment_to_outside": (("unemployed",), ("outside",), Better.LOWER),
    "unemployment_out": (("unemployed",), ("none",), Better.NEITHER),
    "services_to_open_work": (IN_SERVICES, ("open_work",), Better.HIGHER),
    "services_to_unemployment": (IN_SERVICES, ("unemployed",), Better.LOWER),
    "open_work_to_unemployment": (("open_work",), ("unemployed",), Better.LOWER),
}
"""From which states to which, and whether more of it is better; the other pairs are breakdowns of all changes."""
HORIZONS = ("1", "3", "6", "12")
INTEGRATION_PLAN = among(plan.kind, "01")


def _moves() -> Made:
    make = Making(DYNAMICS)
    yield make.of("status_changes", Count(status_change))
    for name, (before, after, better) in MOVES.items():
        moved = Count(status_change, (among(status_change.from_state, *before), among(status_change.to_state, *after)))
        yield make.of(f"moves_{name}", moved, better=better)


def _to_work() -> Made:
    make = Making(DYNAMICS)
    begun = Count(search_outcome)
    for number, months in enumerate(HORIZONS, 1):
        found = among(search_outcome.found_in, *HORIZONS[:number])
        yield make.share(f"to_open_work_in_{months}_months", After(begun, found, int(months)), Better.HIGHER)


def _plans() -> Made:
    make = Making(PROCESS)
    yield make.of("plans_made", Starts(plan))
    yield make.of("integration_plans_made", Starts(plan, INTEGRATION_PLAN))
    yield make.of("integration_plans_made_of_year", Starts(plan, INTEGRATION_PLAN, frequency=Frequency.YEAR))
    yield make.of("without_plan", Stock(unplanned), PERSONS, Better.LOWER)
    yield make.share("plan_backlog", Stock(unplanned), Better.LOWER, Stock(searching))


def _status(*codes: str) -> Condition:
    return among(status_background.status, *codes)


def _backgrounds() -> Made:
    yield Making(DYNAMICS).of("unemployed_by_background", Stock(status_background, _status(*UNEMPLOYED)), PERSONS, Better.LOWER)
    foreign, ability = among(status_background.foreign_language, "1"), status_background.work_ability
    make = Making(IMMIGRATION)
    yield make.of("unemployed_foreign_language", Stock(status_background, (_status(*UNEMPLOYED), foreign)), PERSONS, Better.LOWER)
    active_or_not = Stock(status_background, (_status("0", "7", *UNEMPLOYED), foreign))
    yield make.share("activation_rate_foreign_language", Share(active_or_not, _status("0", "7")), Better.HIGHER)
    make = Making(QUALITATIVE)
    reduced = Stock(status_background, (_status(*UNEMPLOYED), among(ability, "2")))
    yield make.of("unemployed_reduced_work_ability", reduced, PERSONS)
    assessed = Stock(status_background, (_status(*UNEMPLOYED), among(ability, "3")))
    yield make.of("unemployed_work_ability_being_assessed", assessed, PERSONS)
    known = Stock(status_background, (_status(*UNEMPLOYED), among(ability, "1", "2", "3")))
    yield make.share("reduced_work_ability_share_of_unemployed", Share(known, among(ability, "2")))


def _lengths() -> Made:
    make = Making(DYNAMICS)
    yield make.of("unemployed_by_duration", Stock(unemployment_length), PERSONS, Better.LOWER, since=DELIVERED)
    yield make.of("job_seekers_by_duration", Stock(search_length), PERSONS, since=DELIVERED)


FLOWS = dict(one for made in (_moves, _to_work, _plans, _backgrounds, _lengths) for one in made())
