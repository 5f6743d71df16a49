"""Results out of registers: structural unemployment and what it costs, jobs found, costs per person employed, and the separate reports."""

from __future__ import annotations

from packs.employment.indicators.making import Made, Making
from packs.employment.indicators.resources import OPERATING, YEAR, spent
from packs.employment.person_facts.clients import searching, structural
from packs.employment.person_facts.outcomes import egr, found_industry, job_found, service_followed, tyo_sib
from packs.employment.themes import DYNAMICS, EMPLOYERS, SERVICES, SITUATION
from puntari.define.expression import among
from puntari.define.person_measure import After, At, Count, Starts, Stock, Total
from puntari.words.period import Frequency, Period
from puntari.words.text import Text
from puntari.words.unit import EURO, PERSONS, Better

QUARTER = Frequency.QUARTER
LOOKED_BACK = Period.parse("2017-11")
"""The first month whose last 16 months the registers tell of whole."""
PARTS = ("long_term", "repeatedly", "service_to_unemployment", "service_to_service")
AT_WORK = ("open_work", "left_to_wages")
COSTED = ("training", "job_coaching", "work_trial", "wage_subsidy")
"""Kinds of service whose cost per person employed is told apart."""
SPENT = Text("palvelujen kustannus euroina", "tjänsternas kostnad i euro", "cost of services in euros")
BOND = Period.parse("2020-01")


def _structural() -> Made:
    make, everybody = Making(DYNAMICS), Stock(structural)
    yield make.of("structurally_unemployed", everybody, PERSONS, Better.LOWER, since=LOOKED_BACK)
    for part in PARTS:
        yield make.of(f"structural_{part}", Stock(structural, among(structural.part, part)), PERSONS, Better.LOWER, since=LOOKED_BACK)
    seekers = Stock(searching)
    yield make.share("structurally_unemployed_share_of_job_seekers", everybody, Better.LOWER, seekers, LOOKED_BACK)
    of_year = Stock(structural, at=At.AVERAGE, frequency=YEAR)
    yield Making(SITUATION).of("costs_per_structurally_unemployed", spent(*OPERATING), EURO, per=of_year, since=Period.parse("2021"))


def _jobs() -> Made:
    make = Making(DYNAMICS)
    for name, told, wanted in (("permanent", job_found.term, ("1", "2")), ("full_time", job_found.working_time, ("full", "part"))):
        found = Count(job_found, among(told, *wanted))
        yield make.share(f"{name}_jobs_found_share", After(found, among(told, wanted[0]), 3), Better.HIGHER)
    yield Making(EMPLOYERS).of("jobs_found", Count(found_industry), better=Better.HIGHER)


def _costs() -> Made:
    for kind in ("", *COSTED):
        yield _cost(f"cost_per_employed{f'_{kind}' if kind else ''}", "3", kind)
    for months in ("1", "6"):
        yield _cost(f"cost_per_employed_in_{months}_months", months, "")


def _cost(id: str, months: str, kind: str) -> tuple:
    """What services cost for each person at work so many months after their end."""
    where = (among(service_followed.months, months), *((among(service_followed.kind, kind),) if kind else ()))
    worked = among(service_followed.afterwards, *AT_WORK)
    cost = Total(Count(service_followed, where, frequency=QUARTER), service_followed.cost, SPENT)
    employed = Count(service_followed, (*where, worked), distinct=True, frequency=QUARTER)
    return Making(SERVICES).of(id, cost, EURO, Better.LOWER, employed)


def _separate() -> Made:
    make, paid_for = Making(SERVICES), among(tyo_sib.sib_group, "programme")
    yield make.of("in_egr_measures", Stock(egr), PERSONS)
    yield make.of("egr_measures_started", Starts(egr))
    yield make.of("egr_cost", Total(Starts(egr), egr.cost, SPENT), EURO)
    yield make.of("in_tyo_sib", Stock(tyo_sib, paid_for), PERSONS, since=BOND)
    yield make.of("tyo_sib_started", Starts(tyo_sib, paid_for), since=BOND)
    yield make.of("tyo_sib_cost", Total(Starts(tyo_sib, paid_for), tyo_sib.cost, SPENT), EURO, since=BOND)


RESULTS = dict(one for made in (_structural, _jobs, _costs, _separate) for one in made())
