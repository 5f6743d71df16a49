"""Unemployment security, support for employers and entrepreneurs, and benefits."""

from __future__ import annotations

from packs.employment.indicators.making import Made, Making
from packs.employment.person_facts.clients import searching
from packs.employment.person_facts.public import staff_load_month
from packs.employment.person_facts.security import (
    benefit,
    benefit_move,
    statement,
    statement_in_force,
    support_case,
    support_settled,
    support_waiting,
)
from packs.employment.themes import BENEFITS, PAYMENT
from packs.employment.units import PER_HUNDRED_JOB_SEEKERS
from puntari.define.expression import among
from puntari.define.person_measure import After, Count, Expected, Mean, Quantile, Share, Stock, Total
from puntari.words.text import Text
from puntari.words.unit import DAYS, EURO, PERSONS, Better

STATEMENTS = {
    "no_obstacle": Better.NEITHER,
    "no_right": Better.NEITHER,
    "suspension": Better.LOWER,
    "work_requirement": Better.LOWER,
}
GROUPS = {"women": ("sex", "2"), "under_25": ("age_group", "15_24"), "over_50": ("age_group", "50"), "foreign": ("foreign_national", "1")}
OF_UNEMPLOYMENT = ("basic_allowance", "labour_market_subsidy", "general_support")
AHEAD = (1, 3)
"""Months ahead of which a queue is forecast."""
WAITED = Text("päiviä vireilletulosta ratkaisuun", "dagar från ansökan till avgörande", "days from the application to its outcome")
SUSPENDED = Text("karenssipäiviä", "karensdagar", "days of suspension")
QUEUED = Text("jonossa olevia asioita", "ärenden i kö", "matters in the queue")
PAID = Text("maksettuja euroja", "utbetalda euro", "euros paid")
SHARE_PAID = Text("kunnan maksuosuus euroina", "kommunens andel i euro", "municipal share in euros")
BENEFIT_DAYS = Text("maksettuja päiviä", "betalda dagar", "days paid for")


def _statements() -> Made:
    make, given = Making(BENEFITS), Count(statement)
    suspended = among(statement.kind, "suspension")
    yield make.of("statements", given)
    yield make.of("statements_in_force", Stock(statement_in_force), PERSONS)
    for kind, better in STATEMENTS.items():
        yield make.of(f"statements_{kind}", Count(statement, among(statement.kind, kind)), better=better)
    yield make.share("statements_suspension_share", Share(given, suspended))
    yield make.of("statement_days_mean", Mean(given, statement.waited_days, WAITED), DAYS, Better.LOWER)
    for name, q in (("median", 0.5), ("longest_tenth", 0.9)):
        yield make.of(f"statement_days_{name}", Quantile(given, q, statement.waited_days, WAITED), DAYS, Better.LOWER)
    for name, (dimension, code) in GROUPS.items():
        chosen = (suspended, among(getattr(statement, dimension), code))
        yield make.of(f"suspensions_{name}", Count(statement, chosen), better=Better.LOWER)
    seekers = Stock(searching)
    yield make.of("suspensions_per_100_job_seekers", Count(statement, suspended), PER_HUNDRED_JOB_SEEKERS, Better.LOWER, seekers, 100)
    yield make.of("suspension_days_mean", Mean(Count(statement, suspended), statement.suspension_days, SUSPENDED), DAYS)
    for name, where in (("work_queue", ()), ("statement_queue", among(staff_load_month.role, "statements"))):
        queue = Total(Count(staff_load_month, where), staff_load_month.queue, QUEUED)
        yield make.of(name, queue, better=Better.LOWER)
        for months in AHEAD:
            yield make.of(f"{name}_expected_{months}", Expected(queue, months), better=Better.LOWER)


def _support() -> Made:
    make = Making(PAYMENT)
    for step in ("application", "payment"):
        asked = among(support_case.step, step)
        settled = Count(support_settled, among(support_settled.step, step))
        yield make.of(f"support_{step}s", Count(support_case, asked))
        yield make.of(f"support_{step}s_settled", settled)
        waiting = Stock(support_waiting, among(support_waiting.step, step))
        yield make.of(f"support_{step}s_waiting", waiting, PERSONS, Better.LOWER)
        yield make.of(f"support_{step}s_expected_3", Expected(waiting, 3), PERSONS, Better.LOWER)
        yield make.of(f"support_{step}_days_mean", Mean(settled, support_settled.waited_days, WAITED), DAYS, Better.LOWER)
        yield make.of(f"support_{step}_days_median", Quantile(settled, 0.5, support_settled.waited_days, WAITED), DAYS, Better.LOWER)
    decided = Count(support_settled, among(support_settled.step, "application"))
    for kind in ("wage_subsidy", "start_up_grant"):
        asked = (among(support_case.step, "application"), among(support_case.kind, kind))
        yield make.of(f"{kind}_applications", Count(support_case, asked))
        paid = Count(support_settled, (among(support_settled.kind, kind), among(support_settled.outcome, "paid")))
        yield make.of(f"{kind}_paid", Total(paid, support_settled.amount, PAID), EURO)
    yield make.share("support_granted_share", Share(decided, among(support_settled.outcome, "granted", "partly")))
    yield make.share("support_refused_share", Share(decided, among(support_settled.outcome, "refused")))
    payments = Count(support_settled, among(support_settled.step, "payment"))
    yield make.share("support_recovered_share", Share(payments, among(support_settled.outcome, "recovered")), Better.LOWER)


def _benefits() -> Made:
    make, paid = Making(BENEFITS), Count(benefit, among(benefit.benefit, *OF_UNEMPLOYMENT))
    yield make.of("benefits_paid", Total(paid, benefit.amount, PAID), EURO, Better.LOWER)
    for kind in OF_UNEMPLOYMENT:
        yield make.of(f"{kind}_paid", Total(Count(benefit, among(benefit.benefit, kind)), benefit.amount, PAID), EURO, Better.LOWER)
    yield make.of(
        "benefit_recipients", Count(benefit, among(benefit.benefit, *OF_UNEMPLOYMENT), distinct=True), PERSONS, Better.LOWER
    )
    yield make.of("benefit_euros_mean", Mean(paid, benefit.amount, PAID), EURO)
    yield make.of("benefit_days_mean", Mean(paid, benefit.days, BENEFIT_DAYS), DAYS)
    yield make.of("benefit_municipal_share", Total(paid, benefit.municipal_share, SHARE_PAID), EURO, Better.LOWER)
    for name, code, better in (("left", "none", Better.HIGHER), ("changed", "other", Better.NEITHER)):
        yield make.share(f"benefit_{name}_share", After(Count(benefit_move), among(benefit_move.next_month, code), 1), better)
    left = After(Count(benefit_move, among(benefit_move.benefit, "labour_market_subsidy")), among(benefit_move.next_month, "none"), 1)
    yield make.share("labour_market_subsidy_left_share", left, Better.HIGHER)


SECURED = dict(one for made in (_statements, _support, _benefits) for one in made())
