"""Rows of incomes and benefits: wages by report and kind, unemployment benefits, and what Kela pays."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from packs.employment.synthetic import tables
from packs.employment.synthetic.chunk import Chunk, Cut, coded, numbers, tell_events, yearly
from packs.employment.synthetic.days import dates, first_day, last_day
from packs.employment.synthetic.life import AT_WORK, LAID_OFF, SERVICE, UNEMPLOYED
from packs.employment.synthetic.marks import business_ids, businesses
from packs.employment.synthetic.tables import MONTHS, month_number
from packs.employment.synthetic.tally import BENEFITS as KELA_BENEFITS
from packs.employment.synthetic.tally import CLASS_STARTS

WAGES_FROM, BENEFITS_FROM, KELA_FROM = (month_number(f"{year}M01") for year in (2019, 2021, 2022))
EMPLOYERS = 20_000
KEEPS_JOB = 14
# Since when wage reports are had with the job they are of, and what part of jobs is part-time or fixed-term.
JOBS_FROM, PART_TIMERS, FIXED_TERMS = month_number("2025M01"), 0.18, 0.3
EXTRA = ("213", "206", "221", "235", "211", "237", "203", "216")
EXTRA_SHARE = 0.72
SUBSIDISED = SERVICE + 2
# Members of a fund get the earnings-related benefit for up to so many months of unemployment.
FUND_SHARE, FUND_MONTHS = 0.6, 14
BENEFITS = ("unemployment_earnings", "unemployment_market")
MARKET_DAY = 37.21
# Since when the same rows come through TIKKU too, and the monthly sums.
BOTH_WAYS_FROM = month_number("2026M01")
MONTH_NAMES = [str(np.datetime64("2016-06", "M") + one) for one in range(MONTHS)]
MUNICIPAL_SHARES = ((700, 0.5), (400, 0.4), (300, 0.3), (200, 0.2), (100, 0.1))
SHARED_FROM = month_number("2025M01")
# The basic allowance is paid for up to so many months; since May 2026 general support takes the place of both.
BASIC_MONTHS, GENERAL_FROM = 19, month_number("2026M05")


def by_cut(cuts: tuple[Cut, ...], first: int) -> Iterator[tuple[Cut, np.ndarray]]:
    """Each delivery with the months (numbers) that it tells of, from the first one on."""
    for cut in cuts:
        months = np.array([m for m in range(first, MONTHS) if cut.since < last_day(m) <= cut.upto])
        if len(months):
            yield cut, months


def tell_wages(chunk: Chunk) -> None:
    """A wage report a month from each payer for those at work, with time-rate pay and often something more."""
    base = np.exp(7.75 + 0.06 * chunk.people.education + 0.3 * chunk.random.standard_normal(len(chunk.people)))
    employers = business_ids(20_000, EMPLOYERS)
    for cut, months in by_cut(yearly(2019, chunk.months_a_delivery), WAGES_FROM):
        working = np.isin(chunk.states[months].T, (AT_WORK, SUBSIDISED))
        person, turn = np.nonzero(working)
        _tell_wages(chunk, cut, person, months[turn], base, employers)


def _tell_wages(chunk: Chunk, cut: Cut, person: np.ndarray, month: np.ndarray, base: np.ndarray, employers: pa.Array) -> None:
    random = chunk.random
    payer = (np.int64(2654435761) * (person + chunk.first) + 97 * ((month + person) // KEEPS_JOB)) % EMPLOYERS
    report = ((person + np.int64(chunk.first)) * 1000 + month) * 2
    usual = base[person] * (1 + 0.0025 * (month - WAGES_FROM)) * (0.9 + 0.2 * random.random(len(person)))
    more = np.flatnonzero(random.random(len(person)) < EXTRA_SHARE)
    which = np.r_[np.arange(len(person)), more]
    kind = np.r_[np.zeros(len(person), np.int32), 1 + random.integers(0, len(EXTRA), len(more))]
    amount = np.r_[usual, usual[more] * (0.03 + 0.2 * random.random(len(more)))]
    order = np.argsort(which, kind="stable")
    which, kind, amount = which[order], kind[order], amount[order]
    rows = {
        "report": numbers(report[which]), "person": chunk.whose(person[which]),
        "payer": pa.DictionaryArray.from_arrays(pa.array(payer[which].astype(np.int32)), employers),
        "paid": dates(first_day(month[which]) + 14 + (person[which] % 2) * 13), "income_type": coded(("201", *EXTRA), kind),
        "amount": numbers(np.round(amount, 2)),
    }
    chunk.write("incomes_wages", cut.known, rows)
    _tell_jobs(chunk, cut, person, month, payer)
    if month.min(initial=MONTHS) >= BOTH_WAYS_FROM:
        chunk.write("tikku_wages", cut.known, rows)
        _tell_monthly(chunk, cut, person, month, payer, np.bincount(which, amount, minlength=len(person)))


def _tell_jobs(chunk: Chunk, cut: Cut, person: np.ndarray, month: np.ndarray, payer: np.ndarray) -> None:
    """What the wage reports tell of the jobs since they are told at all: full or part time and for how long they are meant, the same for
    as long as the person has the payer."""
    since = np.flatnonzero(month >= JOBS_FROM)
    if not len(since):
        return
    person, month, payer = person[since], month[since], payer[since]
    job = (np.int64(40503) * (person + chunk.first) + np.int64(9973) * payer) % 1000 / 1000
    part, limited = job < PART_TIMERS, (job * 7) % 1 < FIXED_TERMS
    rows = {
        "report": numbers(((person + np.int64(chunk.first)) * 1000 + month) * 2), "version": numbers(np.ones(len(person), np.int64)),
        "person": chunk.whose(person), "payer": businesses(20_000, EMPLOYERS, payer),
        "paid": dates(first_day(month) + 14 + (person % 2) * 13), "employment_type": coded(("1", "2"), part),
        "term": coded(("1", "2"), limited), "wage_form": coded(("1", "2"), part),
        "part_time_share": numbers(np.where(part, 60.0, 100.0)), "hours_a_week": numbers(np.where(part, 22.5, 37.5)),
    }
    chunk.write("incomes_employment", cut.known, rows)


def _tell_monthly(chunk: Chunk, cut: Cut, person: np.ndarray, month: np.ndarray, payer: np.ndarray, total: np.ndarray) -> None:
    """The wages of each person from each payer in a month, as one sum."""
    rows = {
        "person": chunk.whose(person), "payer": businesses(20_000, EMPLOYERS, payer), "month": coded(MONTH_NAMES, month),
        "wages": numbers(np.round(total, 2)),
    }
    chunk.write("incomes_monthly", cut.known, rows)


def _benefits(chunk: Chunk) -> tuple[np.ndarray, np.ndarray]:
    """By month and person: -1 no unemployment benefit, 0 earnings-related, 1 labour market subsidy; and months on benefit so far."""
    paid = np.isin(chunk.states, (UNEMPLOYED, LAID_OFF, SERVICE, SERVICE + 1, SERVICE + 3, SERVICE + 5, SERVICE + 6))
    so_far = np.zeros(chunk.states.shape, np.int16)
    run = np.zeros(chunk.states.shape[1], np.int16)
    for month in range(MONTHS):
        run = np.where(paid[month], run + 1, np.maximum(run - 1, 0)).astype(np.int16)
        so_far[month] = run
    member = (np.arange(chunk.states.shape[1]) * 7919 + chunk.first) % 100 < 100 * FUND_SHARE
    kind = np.where(member[None] & (so_far <= FUND_MONTHS), 0, 1).astype(np.int8)
    return np.where(paid, kind, -1).astype(np.int8), so_far


def tell_benefits(chunk: Chunk) -> None:
    """Unemployment benefits in the Incomes Register, and those of Kela with the municipality's share."""
    kind, so_far = _benefits(chunk)
    for cut, months in by_cut(yearly(2021, chunk.months_a_delivery), BENEFITS_FROM):
        person, turn = np.nonzero(kind[months].T >= 0)
        month = months[turn]
        which = kind[month, person]
        days = 15 + chunk.random.integers(0, 8, len(person))
        amount = np.where(which == 0, 62.0 + person % 40, MARKET_DAY) * days
        rows = {
            "report": numbers(((person + np.int64(chunk.first)) * 1000 + month) * 2 + 1), "line": numbers(np.ones(len(person), np.int64)),
            "person": chunk.whose(person),
            "payer": pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(person), np.int32)), business_ids(90_000, 1)),
            "paid": dates(last_day(month)), "benefit": coded(BENEFITS, which), "amount": numbers(np.round(amount, 2)),
            "earned_from": dates(first_day(month)), "earned_to": dates(last_day(month)),
        }
        chunk.write("incomes_benefits", cut.known, rows)
        if months.min() >= BOTH_WAYS_FROM:
            chunk.write("tikku_benefits", cut.known, rows)
    _tell_kela(chunk, kind, so_far)


def _tell_kela(chunk: Chunk, kind: np.ndarray, so_far: np.ndarray) -> None:
    for cut, months in by_cut(yearly(2022, chunk.months_a_delivery), KELA_FROM):
        person, turn = np.nonzero(kind[months].T == 1)
        month = months[turn]
        days = 15 + chunk.random.integers(0, 8, len(person))
        counted = so_far[month, person].astype(np.int64) * 20
        share = np.zeros(len(person))
        for limit, part in MUNICIPAL_SHARES:
            share = np.where((share == 0) & (counted > limit), part, share)
        amount, place = np.round(days * MARKET_DAY, 2), chunk.place(person, last_day(month))
        benefit = np.where(month >= GENERAL_FROM, 2, ((person % 3 == 0) & (so_far[month, person] <= BASIC_MONTHS)).astype(int))
        paid = np.round(amount * np.where(month >= SHARED_FROM, share, np.minimum(share, 0.5) * (counted > 300)), 2)
        rows = {
            "person": chunk.whose(person),
            "month": coded(MONTH_NAMES, month),
            "benefit": coded(KELA_BENEFITS, benefit),
            "municipality": coded(tables.municipalities(), place),
            "amount": numbers(amount), "days": numbers(days),
            "days_so_far": numbers(counted), "municipal_share": numbers(paid),
        }
        cell = (month, place, np.searchsorted(CLASS_STARTS, counted, side="right"), benefit)
        for figures, values in ((chunk.tally.recipients, 1), (chunk.tally.benefits, amount), (chunk.tally.shares, paid)):
            np.add.at(figures, cell, values)
        tell_events(chunk, "kela_benefits", (cut,), np.full(len(person), cut.upto), rows)
