"""Rows about employers: profiles, contacts, what they need and answer, and recruitments from abroad."""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic import rounds, tables
from packs.employment.synthetic.chunk import Chunk, coded, draw, numbers, tell_events
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, day_number, first_day, month_of, working
from packs.employment.synthetic.marks import A_TMT, EMPLOYERS, business_ids, businesses, words
from packs.employment.synthetic.scale import part_of
from packs.employment.synthetic.tables import MONTHS, month_number

FROM = month_number("2025M01")
CONTACTS_A_MONTH, ANSWERS_A_MONTH, NEEDS_A_MONTH, RECRUITMENTS_A_MONTH = 900, 240, 300, 60
SERVICES = {"recruitment": 5, "candidates": 3, "subsidy": 2, "training": 2, "international": 2, "advice": 1}
STRENGTHS = {"none": 3, "some": 5, "great": 2}
STATES = ("need", "searching", "hired", "ended")
SEARCHED, HIRED = 0.75, 0.6
COUNTRIES = ("608", "356", "804", "704", "233", "788")


def tell_employers(chunk: Chunk) -> None:
    """Profiles of the employers of vacancies, contacts with them, their answers to a survey (lower where the service got worse), and what
    they were found to need."""
    inside = np.flatnonzero(chunk.tally.clients.any(axis=0))
    everybody = np.arange(EMPLOYERS)
    home = inside[everybody * 31 % len(inside)]
    begins = np.full(EMPLOYERS, day_number("2025-01-01"))
    tell_events(chunk, "employer_profile", chunk.seldom, begins, {
        "employer": business_ids(50_000, EMPLOYERS), "begins": dates(begins), "ends": dates(np.full(EMPLOYERS, OPEN)),
        "municipality": coded(tables.municipalities(), home), "industry": coded(tuple("ACFGHIJMNOPQS"), everybody % 13),
        "size": coded(tuple("12345"), everybody % 11 % 5), "sector": coded(("1", "2", "4", "7"), everybody % 4),
    })
    _tell_contacts(chunk, home)
    _tell_answers(chunk, home)
    _tell_needs(chunk)


def _some(chunk: Chunk, a_month: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """So many employers a month since A-TMT, with the month and a working day of it."""
    count = a_month * (MONTHS - FROM)
    who, month = chunk.random.integers(0, EMPLOYERS, count), chunk.random.integers(FROM, MONTHS, count)
    return who, month, np.minimum(working(first_day(month) + chunk.random.integers(0, 27, count)), LAST_DAY)


def _areas(home: np.ndarray) -> tuple[list[str], np.ndarray]:
    codes, area = np.unique(part_of("employment_area"), return_inverse=True)
    return [str(code) for code in codes], area[home]


def _tell_contacts(chunk: Chunk, home: np.ndarray) -> None:
    who, _, day = _some(chunk, CONTACTS_A_MONTH)
    codes, area = _areas(home)
    tell_events(chunk, "employer_contact", chunk.seldom, day, {
        "employer": businesses(50_000, EMPLOYERS, who), "employment_area": coded(codes, area[who]),
        "about": draw(chunk.random, {"recruitment": 5, "candidates": 3, "subsidy": 2}, len(who)),
        "contact": numbers(np.arange(1, len(who) + 1)), "on_day": dates(day),
        "channel": draw(chunk.random, {"visit": 2, "phone": 5, "web": 3}, len(who)), "text": words(len(who)),
    })


def _tell_answers(chunk: Chunk, home: np.ndarray) -> None:
    who, month, day = _some(chunk, ANSWERS_A_MONTH)
    codes, area = _areas(home)
    liking = 7.4 - 1.4 * chunk.planted.decline[month, home[who]] + 2.0 * chunk.random.standard_normal(len(who))
    about = draw(chunk.random, rounds.OF_EMPLOYERS, len(who))
    of_round = month_of(day), area[who], about.indices.to_numpy(), np.arange(len(who)) % 9 > 0
    tell_events(chunk, "employer_survey", chunk.seldom, day, {
        "employer": businesses(50_000, EMPLOYERS, who), "employment_area": coded(codes, area[who]),
        "about": about, "round": rounds.answered_in(rounds.EMPLOYERS, chunk.tally.employers_answers, *of_round),
        "answer": numbers(np.arange(1, len(who) + 1)), "answered": dates(day), "words": words(len(who)),
        "recommends": numbers(np.clip(np.rint(liking), 0, 10).astype(np.int64)),
        "satisfaction": numbers(np.clip(np.rint(liking / 2), 1, 5).astype(np.int64)),
    })


def _tell_needs(chunk: Chunk) -> None:
    """What employers were found to need, each of them asked of a service once on a day."""
    who, _, day = _some(chunk, NEEDS_A_MONTH)
    service = chunk.random.choice(len(SERVICES), len(who), p=np.array(list(SERVICES.values())) / sum(SERVICES.values()))
    once = np.sort(np.unique(np.stack([who, service, day]), axis=1, return_index=True)[1])
    who, service, day = who[once], service[once], day[once]
    tell_events(chunk, "employer_need", chunk.seldom, day, {
        "employer": businesses(50_000, EMPLOYERS, who), "service": coded(tuple(SERVICES), service), "asked": dates(day),
        "strength": draw(chunk.random, STRENGTHS, len(who)),
    })


def tell_recruitments(chunk: Chunk) -> None:
    """Recruitments from abroad step by step: a need is found out, most are searched for, and more than half of those are hired."""
    inside = np.flatnonzero(chunk.tally.clients.any(axis=0))
    who, _, needed = _some(chunk, RECRUITMENTS_A_MONTH)
    codes, area = _areas(inside[who * 31 % len(inside)])
    random, count = chunk.random, len(who)
    searched, hired = random.random(count) < SEARCHED, random.random(count) < HIRED
    searching = working(needed + random.integers(10, 40, count))
    done = working(searching + random.integers(40, 160, count))
    persons, country = 1 + random.poisson(1.5, count), random.integers(0, len(COUNTRIES), count)
    occupations, weights = tables.shares("occupations", "occupation", "vacancies")
    occupation = random.choice(len(occupations), count, p=weights)
    which = np.tile(np.arange(count), 3)
    state = np.r_[np.zeros(count, int), np.ones(count, int), np.where(hired, 2, 3)]
    day = np.r_[needed, searching, done]
    kept = (np.r_[np.ones(count, bool), searched, searched]) & (day >= A_TMT) & (day <= LAST_DAY)
    which, state, day = which[kept], state[kept], day[kept]
    tell_events(chunk, "international_recruitment", chunk.seldom, day, {
        "recruitment": numbers(which + 1), "employer": businesses(50_000, EMPLOYERS, who[which]), "on_day": dates(day),
        "employment_area": coded(codes, area[which]), "state": coded(STATES, state),
        "country": coded(COUNTRIES, country[which], state == 0), "occupation": coded(occupations, occupation[which]),
        "persons": numbers(persons[which]),
    })
