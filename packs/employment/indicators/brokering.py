"""Brokering: offers, candidates, obligations and moves, and what followed; how job searches end."""

from __future__ import annotations

from packs.employment.indicators.making import Made, Making
from packs.employment.person_facts.brokering import candidate_search, job_offer, job_search_end, move, obligation, reminder
from packs.employment.person_facts.clients import searching
from packs.employment.person_facts.outcomes import after_event
from packs.employment.themes import BENEFITS, BROKERING, DYNAMICS, IMMIGRATION
from packs.employment.units import PER_HUNDRED_JOB_SEEKERS
from puntari.define.expression import Condition, among
from puntari.define.person_measure import Across, After, Count, Mean, Quantile, Share, Stock, Total
from puntari.words.text import Text
from puntari.words.unit import COUNT, DAYS, PERSONS, WEEKS, Better

A_WEEK = 1 / 7
AT_WORK = ("open_work", "left_to_wages")
SEEKING = ("open_work", "supported_work", "unemployed", "short_week", "service", "education", "outside", "unknown")
"""Whoever has a status on the day is a job seeker again."""
TO_WORK = among(job_search_end.reason, "open_work", "supported_work")
SET = among(obligation.state, "in_force", "lowered")
SETTLED = among(job_offer.result, "placed", "declined", "not_chosen", "withdrawn", "other")
APPLIED = Text("haettuja työpaikkoja", "sökta jobb", "jobs applied for")
TO_APPLY = Text("haettaviksi sovittuja työpaikkoja", "jobb som ska sökas", "jobs to be applied for")
KNOWN_AFTER = Text("päiviä tarjouksesta tulokseen", "dagar från erbjudande till resultat", "days from the offer to its result")
SEARCHED = Text("työnhaun kesto päivinä", "jobbsökningens längd i dagar", "length of the job search in days")
MOVED_FROM = Text("lähtökunta", "kommunen som lämnades", "municipality moved from")
RESULTS = {"placed": Better.HIGHER, "declined": Better.LOWER, "not_chosen": Better.NEITHER, "withdrawn": Better.NEITHER}
EACH = ("1", "3", "6", "12")
"""Months after which it is looked at what somebody does."""
BEFORE = {
    "job_offer": (BROKERING, EACH),
    "candidate_search": (BROKERING, EACH),
    "integration_plan": (IMMIGRATION, EACH),
    "job_search_end": (DYNAMICS, EACH),
}


def _offers() -> Made:
    make, offers = Making(BROKERING), Count(job_offer)
    yield make.of("job_offers", offers)
    yield make.of("clients_with_job_offer", Count(job_offer, distinct=True), PERSONS)
    yield make.of("job_offers_per_100_job_seekers", offers, PER_HUNDRED_JOB_SEEKERS, per=Stock(searching), times=100)
    yield make.share("binding_job_offers_share", Share(offers, among(job_offer.binding, "1")))
    for result, better in RESULTS.items():
        yield make.share(f"job_offers_{result}_share", Share(Count(job_offer, SETTLED), among(job_offer.result, result)), better)
    yield make.of("job_offer_result_days", Mean(offers, job_offer.result_days, KNOWN_AFTER), DAYS, Better.LOWER)


def _candidates() -> Made:
    make, found = Making(BROKERING), Count(candidate_search)
    yield make.of("candidates", found)
    yield make.of("clients_as_candidates", Count(candidate_search, distinct=True), PERSONS)
    for outcome, better in (("shown", Better.HIGHER), ("hired", Better.HIGHER), ("none", Better.LOWER)):
        yield make.share(f"candidates_{outcome}_share", Share(found, among(candidate_search.outcome, outcome)), better)


def _obligations() -> Made:
    make, reviewed = Making(BROKERING), Count(obligation)
    yield make.of("obligations_reviewed", reviewed)
    for state in ("in_force", "lowered", "exempted"):
        yield make.share(f"obligations_{state}_share", Share(reviewed, among(obligation.state, state)))
    yield make.share("obligations_met_share", Share(Count(obligation, SET), among(obligation.met, "met")), Better.HIGHER)
    yield make.of("jobs_to_apply_mean", Mean(Count(obligation, SET), obligation.jobs_to_apply, TO_APPLY), COUNT)
    yield make.of("jobs_applied_mean", Mean(Count(obligation, SET), obligation.jobs_applied, APPLIED), COUNT, Better.HIGHER)
    yield make.of("jobs_applied", Total(reviewed, obligation.jobs_applied, APPLIED), COUNT, Better.HIGHER)


def _reminders() -> Made:
    make, told = Making(BENEFITS), Count(reminder)
    yield make.of("reminders", told, better=Better.LOWER)
    yield make.of("reminders_per_100_job_seekers", told, PER_HUNDRED_JOB_SEEKERS, Better.LOWER, Stock(searching), 100)
    for outcome in ("statement", "excused"):
        yield make.share(f"reminders_{outcome}_share", Share(told, among(reminder.outcome, outcome)))


def _ends() -> Made:
    make, ends, work = Making(DYNAMICS), Count(job_search_end), Count(job_search_end, TO_WORK)
    yield make.of("job_searches_ended_in_work", work, better=Better.HIGHER)
    yield make.of("persons_who_found_work", Count(job_search_end, TO_WORK, distinct=True), PERSONS, Better.HIGHER)
    yield make.share("job_searches_ended_in_work_share", Share(ends, TO_WORK), Better.HIGHER)
    for reason, better in (
        *(("open_work", Better.HIGHER), ("supported_work", Better.NEITHER), ("service", Better.NEITHER)),
        *(("outside", Better.LOWER), ("not_renewed", Better.LOWER)),
    ):
        yield make.share(f"job_searches_ended_{reason}_share", Share(ends, among(job_search_end.reason, reason)), better)
    days = job_search_end.search_days
    yield make.of("mean_time_to_work", Mean(work, days, SEARCHED), WEEKS, Better.LOWER, times=A_WEEK)
    for name, q in (("median", 0.5), ("upper_quarter", 0.75), ("longest_tenth", 0.9)):
        yield make.of(f"{name}_time_to_work", Quantile(work, q, days, SEARCHED), WEEKS, Better.LOWER, times=A_WEEK)


def _after() -> Made:
    for what, (theme, horizons) in BEFORE.items():
        for months in horizons:
            yield _afterwards(Making(theme), f"at_work_{months}_months_after_{what}", what, months, AT_WORK, Better.HIGHER)
    for months in ("3", "6", "12"):
        id, found = f"back_in_job_search_{months}_months_after", among(after_event.ended_in_work, "1")
        yield _afterwards(Making(DYNAMICS), id, "job_search_end", months, SEEKING, Better.LOWER, found)


def _afterwards(make: Making, id: str, what: str, months: str, codes: tuple[str, ...], better: Better, *where: Condition) -> tuple:
    happened = Count(after_event, (among(after_event.what, what), among(after_event.months, months), *where))
    return make.share(id, After(happened, among(after_event.afterwards, *codes), int(months)), better)


def _moves() -> Made:
    make = Making(BROKERING)
    yield make.of("job_seekers_moves", Count(move))
    yield make.of("job_seekers_moves_per_100", Count(move), PER_HUNDRED_JOB_SEEKERS, per=Stock(searching), times=100)
    yield make.share("job_seekers_moves_across_share", Across(Count(move), move.moved_from, MOVED_FROM))


BROKERED = dict(one for made in (_offers, _candidates, _obligations, _reminders, _ends, _after, _moves) for one in made())
