"""Indicators computed from person registers. None is public: what may be shown of them, and to whom, is the gate's to judge."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.indicators.common import PRESUMED, REFORM
from packs.employment.person_facts.clients import (
    UNEMPLOYED,
    contact,
    job_search,
    planned,
    searching,
    service,
    status_days,
    unemployment,
)
from packs.employment.person_facts.outcomes import after_service
from packs.employment.themes import DYNAMICS, PROCESS, SERVICES
from puntari.define.expression import among
from puntari.define.indicator import Indicator, Theme
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import After, Count, Ends, Lasting, Mean, Quantile, Starts, Stock, Within
from puntari.define.source import Audience
from puntari.words.period import Period
from puntari.words.text import Text
from puntari.words.unit import COUNT, PERCENT, PERSONS, WEEKS, Better, Unit

A_WEEK = 1 / 7
DELIVERED = Period.parse("2016-07")
"""The first month that the registers are had for whole; of earlier ones they tell only of those who were still there."""
SINCE_ATMT = Period.parse("2025-02")
"""The first month whose starts A-TMT tells of as starts: on 1 January 2025 it took over what had begun before."""
INTERVIEW = Text("ensimmäinen alkuhaastattelu", "första inledande intervjun", "first initial interview")
ENDED = Count(after_service, among(after_service.months, "3"))


def _of(id: str, binding: RegisterBinding, unit: Unit, better: Better, theme: Theme = DYNAMICS) -> Indicator:
    return Indicator((binding,), unit, better, theme, CARDS[id], breaks=(REFORM,), audience=Audience.AUTHORITIES, **PRESUMED)


register_unemployed = _of(
    "register_unemployed",
    RegisterBinding(Stock(status_days, among(status_days.status, *UNEMPLOYED)), since=DELIVERED),
    PERSONS,
    Better.LOWER,
)
register_job_seekers = _of("register_job_seekers", RegisterBinding(Stock(searching), since=DELIVERED), PERSONS, Better.NEITHER)
register_job_searches_started = _of(
    "register_job_searches_started", RegisterBinding(Starts(job_search), since=SINCE_ATMT), COUNT, Better.LOWER
)
register_flow_over_3_months = _of(
    "register_flow_over_3_months", RegisterBinding(Lasting(Starts(unemployment), 3), times=100, since=DELIVERED), PERCENT, Better.LOWER
)
register_mean_completed_unemployment = _of(
    "register_mean_completed_unemployment", RegisterBinding(Mean(Ends(unemployment)), times=A_WEEK, since=DELIVERED), WEEKS, Better.LOWER
)
register_median_ongoing_unemployment = _of(
    "register_median_ongoing_unemployment",
    RegisterBinding(Quantile(Stock(unemployment), 0.5), times=A_WEEK, since=DELIVERED),
    WEEKS,
    Better.LOWER,
)
register_interview_within_5_days = _of(
    "register_interview_within_5_days",
    RegisterBinding(Within(Starts(job_search), job_search.first_interview, 5, INTERVIEW), times=100, since=SINCE_ATMT),
    PERCENT,
    Better.HIGHER,
    PROCESS,
)
register_plan_in_force = _of(
    "register_plan_in_force",
    RegisterBinding(Stock(planned), Stock(searching), times=100, since=SINCE_ATMT),
    PERCENT,
    Better.HIGHER,
    PROCESS,
)
register_in_services = _of("register_in_services", RegisterBinding(Stock(service), since=DELIVERED), PERSONS, Better.HIGHER, SERVICES)
register_placed_after_service = _of(
    "register_placed_after_service",
    RegisterBinding(After(ENDED, among(after_service.afterwards, "open_work", "left_to_wages"), 3), times=100, since=DELIVERED),
    PERCENT,
    Better.HIGHER,
    SERVICES,
)
register_unemployed_after_service = _of(
    "register_unemployed_after_service",
    RegisterBinding(After(ENDED, among(after_service.afterwards, "unemployed"), 3), times=100, since=DELIVERED),
    PERCENT,
    Better.LOWER,
    SERVICES,
)
register_interviews_held = _of(
    "register_interviews_held",
    RegisterBinding(
        Count(
            contact,
            (among(contact.reason, "initial_interview", "job_search_talk", "follow_up"), among(contact.outcome, "held")),
        ),
        since=SINCE_ATMT,
    ),
    COUNT,
    Better.HIGHER,
    PROCESS,
)
