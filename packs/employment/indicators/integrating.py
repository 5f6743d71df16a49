"""Integration and immigration out of registers: clients, deadlines, training and its results, permits."""

from __future__ import annotations

from packs.employment.indicators.making import Made, Making
from packs.employment.person_facts.clients import UNEMPLOYED, searching, status_days
from packs.employment.person_facts.integration import (
    integrated_search_end,
    integrating,
    integrating_status,
    integrating_unemployment,
    integration_client,
    integration_result,
    integration_training,
    permit,
)
from packs.employment.person_facts.outcomes import service_place
from packs.employment.themes import IMMIGRATION, PROCESS
from puntari.define.expression import among
from puntari.define.person_measure import Count, Ends, Lasting, Mean, Quantile, Share, Starts, Stock, Total, Within
from puntari.words.period import Period
from puntari.words.text import Text
from puntari.words.unit import DAYS, EURO, PERSONS, WEEKS, Better

ASSESSED = Text("alkukartoitus", "inledande kartläggning", "initial assessment")
PLANNED = Text("kotoutumissuunnitelma", "integrationsplan", "integration plan")
WAITED = Text("päiviä jonoon tulosta alkuun", "dagar från kö till början", "days from queueing to the start")
TO_SERVICE = Text("päiviä asiakkuuden alusta", "dagar från kundförhållandets början", "days from becoming a client")
TO_DECISION = Text("päiviä hakemuksesta päätökseen", "dagar från ansökan till beslut", "days from the application to the decision")
SPENT = Text("palvelun kustannus euroina", "tjänstens kostnad i euro", "cost of the service in euros")
SEARCHED = Text("työnhaun kesto päivinä", "jobbsökningens längd i dagar", "length of the job search in days")
SINCE_PLAN = Text("päiviä kotoutumissuunnitelmasta", "dagar från integrationsplanen", "days from the integration plan")
A_WEEK = 1 / 7
BROADLY = (*UNEMPLOYED, "7")
"""Employment statuses of broad unemployment."""
STILL_CLIENT = among(integrated_search_end.client, "1")
TO_WORK = among(integrated_search_end.reason, "open_work", "supported_work")
WHOLE = Period.parse("2025-01")
"""The first month that unemployment of integration clients is told of whole: it goes on over the switch of systems, as one spell."""
LABOUR = ("work", "specialist", "seasonal")


def _clients() -> Made:
    make, outside = Making(IMMIGRATION), among(integration_client.setting, "municipality")
    yield make.of("integration_clients", Stock(integration_client), PERSONS)
    yield make.of("integration_clients_started", Starts(integration_client))
    yield make.of("integration_clients_ended", Ends(integration_client))
    yield make.of("integration_clients_outside_services", Stock(integration_client, outside), PERSONS)
    yield make.of("integration_clients_outside_started", Starts(integration_client, outside))
    yield make.share("integration_clients_outside_share", Share(Stock(integration_client), outside))
    yield make.share("integration_clients_women_share", Share(Stock(integration_client), among(integration_client.sex, "2")))
    yield make.of("integrating_job_seekers", Stock(integrating), PERSONS)
    yield make.share("integrating_share_of_job_seekers", Stock(integrating), per=Stock(searching))


def _employment() -> Made:
    """What becomes of integration clients as job seekers."""
    make = Making(IMMIGRATION)
    for name, codes in (("unemployed", UNEMPLOYED), ("broad_unemployment", BROADLY)):
        theirs, everybodys = (Stock(fact, among(fact.status, *codes)) for fact in (integrating_status, status_days))
        yield make.of(f"integrating_{name}", theirs, PERSONS, Better.LOWER)
        yield make.share(f"integrating_share_of_{name}", theirs, per=everybodys)
    yield make.share("integrating_flow_over_3_months", Lasting(Starts(integrating_unemployment), 3), Better.LOWER, since=WHOLE)
    completed = Mean(Ends(integrating_unemployment))
    yield make.of("integrating_mean_completed_unemployment", completed, WEEKS, Better.LOWER, times=A_WEEK, since=WHOLE)
    ended, worked = Count(integrated_search_end, STILL_CLIENT), Count(integrated_search_end, (STILL_CLIENT, TO_WORK))
    yield make.of("integrating_job_searches_ended_in_work", worked, better=Better.HIGHER)
    yield make.share("integrating_job_searches_ended_in_work_share", Share(ended, TO_WORK), Better.HIGHER)
    days, since_plan = integrated_search_end.search_days, integrated_search_end.plan_days
    yield make.of("integrating_mean_time_to_work", Mean(worked, days, SEARCHED), WEEKS, Better.LOWER, times=A_WEEK)
    planned = Count(integrated_search_end, TO_WORK)
    yield make.of("mean_time_from_integration_plan_to_work", Mean(planned, since_plan, SINCE_PLAN), WEEKS, Better.LOWER, times=A_WEEK)
    yield make.of(
        "median_time_from_integration_plan_to_work", Quantile(planned, 0.5, since_plan, SINCE_PLAN), WEEKS, Better.LOWER, times=A_WEEK
    )


def _in_time() -> Made:
    make, began = Making(PROCESS), Starts(integration_client)
    yield make.share("assessed_within_2_months", Within(began, integration_client.assessed, 0, ASSESSED, months=2), Better.HIGHER)
    yield make.share("integration_plan_within_3_months", Within(began, integration_client.planned, 0, PLANNED, months=3), Better.HIGHER)
    waited = integration_client.service_days
    yield make.of("first_service_days_mean", Mean(began, waited, TO_SERVICE), DAYS, Better.LOWER)
    yield make.of("first_service_days_median", Quantile(began, 0.5, waited, TO_SERVICE), DAYS, Better.LOWER)


def _training() -> Made:
    make, begun, ended = Making(IMMIGRATION), Count(integration_training), Count(integration_result)
    for module in ("integration", "literacy", "language", "orientation"):
        yield make.of(f"{module}_modules_started", Count(integration_training, among(integration_training.module, module)))
    waited = integration_training.waited_days
    yield make.of("integration_training_days_waited_mean", Mean(begun, waited, WAITED), DAYS, Better.LOWER)
    yield make.of("integration_training_days_waited_median", Quantile(begun, 0.5, waited, WAITED), DAYS, Better.LOWER)
    yield make.of("integration_training_ended", ended)
    yield make.share("integration_training_completed_share", Share(ended, among(integration_result.outcome, "completed")), Better.HIGHER)
    tested = Count(integration_result, among(integration_result.level, "a1", "a2", "b1"))
    yield make.share("language_level_b1_share", Share(tested, among(integration_result.level, "b1")), Better.HIGHER)
    yield make.share("language_level_a2_share", Share(tested, among(integration_result.level, "a2", "b1")), Better.HIGHER)
    both = Count(integration_result, among(integration_result.rose, "1", "0"))
    yield make.share("language_level_rose_share", Share(both, among(integration_result.rose, "1")), Better.HIGHER)
    cost = Total(Starts(service_place, among(service_place.kind, "integration_training")), service_place.cost, SPENT)
    yield make.of("integration_training_cost", cost, EURO)


def _permits() -> Made:
    make, decided = Making(IMMIGRATION), Count(permit)
    yield make.of("permits", decided)
    yield make.of("labour_permits", Count(permit, among(permit.kind, *LABOUR)))
    for kind in ("study", "family", "protection", "temporary_protection"):
        yield make.of(f"{kind}_permits", Count(permit, among(permit.kind, kind)))
    yield make.of("permit_days_mean", Mean(decided, permit.waited_days, TO_DECISION), DAYS, Better.LOWER)
    work = Count(permit, among(permit.kind, *LABOUR))
    yield make.of("labour_permit_days_median", Quantile(work, 0.5, permit.waited_days, TO_DECISION), DAYS, Better.LOWER)


INTEGRATED = dict(one for made in (_clients, _employment, _in_time, _training, _permits) for one in made())
