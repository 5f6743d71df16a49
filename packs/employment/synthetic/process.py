"""Rows of the service process: plans, contacts and interviews, obligations, job offers and statements."""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic import before, followed
from packs.employment.synthetic.chunk import Chunk, Rows, Spans, coded, draw, numbers, picked, tell_events, tell_spells
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, day_number, month_of, working
from packs.employment.synthetic.marks import A_TMT, words
from packs.employment.synthetic.planted import IN_FORCE, IN_FORCE_DECLINED, ON_TIME, ON_TIME_DECLINED
from packs.employment.synthetic.runs import is_unemployed
from packs.employment.synthetic.tags import expert_of

OFFERS_FROM = day_number("2022-05-02")
RESULTS = {"01": 6, "02": 30, "04": 25, "05": 5, "06": 10, "12": 24}
PLAN_EVERY, PLAN_HOLDS, MOST_PLANS = 90, 110, 8
PLANS = ("00", "01", "02", "07")
TALK_EVERY, MOST_TALKS = 30, 6
REASONS = ("initial_interview", "job_search_talk", "follow_up", "plan", "service_guidance", "benefit_matter", "initial_assessment")
# The first three are interviews; one of so many contacts is about something else, initial assessments only with immigrants.
LAST_INTERVIEW, INITIAL_ASSESSMENT, BESIDES_EVERY = 2, 6, 5
CHANNELS = {"visit": 3, "phone": 4, "video": 1, "web": 2}
OUTCOMES = {"held": 92, "absent": 6, "cancelled": 2}


def repeated(count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each place so many times, and which time it is."""
    place = np.repeat(np.arange(len(count)), count)
    return place, np.arange(len(place)) - np.repeat(np.cumsum(count) - count, count)


def _declined(chunk: Chunk, person: np.ndarray, day: np.ndarray, usual: float, declined: float) -> np.ndarray:
    """A chance as it is in the person's area on a day, with what was planted there."""
    come = chunk.planted.decline[month_of(day), chunk.place(person, day)]
    return usual - (usual - declined) * come


def _length(chunk: Chunk) -> np.ndarray:
    searches = chunk.searches
    return np.minimum(searches.ends, LAST_DAY).astype(np.int64) - searches.begins


def _tell(chunk: Chunk, register: str, search: np.ndarray, day: np.ndarray, rows: Rows) -> None:
    """Write what happened on days in searches, as far as A-TMT tells it."""
    told = before.taken_over(chunk, search, day)
    tell_events(chunk, register, chunk.atmt, day[told], picked(rows, told))


def tell_plans(chunk: Chunk) -> None:
    """A plan at the start of a search and a new one every three months, where it is made at all."""
    searches, random = chunk.searches, chunk.random
    which, turn = repeated(np.minimum(_length(chunk) // PLAN_EVERY + 1, MOST_PLANS))
    begins = working(searches.begins[which] + turn * PLAN_EVERY + random.integers(0, 15, len(which)))
    person = searches.person[which]
    made = random.random(len(which)) < _declined(chunk, person, begins, IN_FORCE, IN_FORCE_DECLINED)
    made &= (begins <= searches.ends[which]) & (begins <= LAST_DAY)
    which, turn, begins, person = which[made], turn[made], begins[made], person[made]
    integration = (chunk.people.foreign[person] >= 0) & (random.random(len(person)) < 0.5)
    kind = np.where(integration, 1, np.where(~chunk.people.disabled[person], 0, 2 + (turn % 3 == 2)))
    rows = {
        "plan": numbers(searches.number[which] * 10 + turn), "person": chunk.whose(person), "search": numbers(searches.number[which]),
        "kind": coded(PLANS, kind),
        "begins": dates(begins), "ends": dates(begins + PLAN_HOLDS), "text": words(len(which)),
    }
    _tell(chunk, "atmt_plan", which, begins, rows)
    before.tell_plans(chunk, person, begins, PLANS, kind)
    followed.tell_actions(chunk, searches.number[which] * 10 + turn, person, begins)


def tell_contacts(chunk: Chunk) -> None:
    """The initial interview, in five working days or later, and talks every month or so after it."""
    searches, random = chunk.searches, chunk.random
    talks = np.minimum(np.maximum(_length(chunk) // TALK_EVERY, 0), MOST_TALKS)
    which, turn = repeated(talks + 1)
    begins, person = searches.begins[which], searches.person[which]
    on_time = random.random(len(which)) < _declined(chunk, person, begins, ON_TIME, ON_TIME_DECLINED)
    wait = np.where(on_time, random.integers(0, 5, len(which)), random.integers(9, 45, len(which)))
    day = working(begins + np.where(turn == 0, wait, turn * TALK_EVERY + random.integers(0, 12, len(which))))
    held = (day <= searches.ends[which]) & (day <= LAST_DAY) & ((turn == 0) | (random.random(len(which)) < 0.55))
    which, turn, day, person = which[held], turn[held], day[held], person[held]
    foreign = chunk.people.foreign[person] >= 0
    reason = np.where(turn == 0, 0, np.where((person + turn) % BESIDES_EVERY == 0, 3 + (person + 3 * turn) % 4, 1 + turn // 4))
    reason = np.where((reason == INITIAL_ASSESSMENT) & ~foreign, 3, reason)
    rows = {
        "contact": numbers(searches.number[which] * 10 + turn), "person": chunk.whose(person), "search": numbers(searches.number[which]),
        "search_begins": dates(searches.begins[which]), "on_day": dates(day),
        "reason": coded(REASONS, reason),
        "channel": draw(random, CHANNELS, len(which)),
        "outcome": draw(random, OUTCOMES, len(which)),
        "interpreter": coded(("0", "1"), foreign & (random.random(len(which)) < 0.3)),
        "expert": numbers(expert_of(chunk, person, day)), "text": words(len(which)),
    }
    _tell(chunk, "atmt_contact", which, day, rows)
    before.tell_contacts(chunk, person, day, *(rows[name].indices.to_numpy() for name in ("channel", "outcome")))
    talked = reason <= LAST_INTERVIEW
    np.add.at(chunk.tally.interviews, (month_of(day[talked]), chunk.place(person[talked], day[talked])), 1)


def tell_obligations(chunk: Chunk) -> None:
    """The job-search obligation of the unemployed, month by month of unemployment since A-TMT."""
    spells = chunk.spells.kept(is_unemployed(chunk.spells.state) & (np.minimum(chunk.spells.ends, LAST_DAY) >= A_TMT))
    length = np.minimum(spells.ends, LAST_DAY).astype(np.int64) - spells.begins
    which, turn = repeated(length // TALK_EVERY)
    begins = spells.begins[which] + turn * TALK_EVERY
    kept = begins >= A_TMT
    which, begins = which[kept], begins[kept]
    person, random = spells.person[which], chunk.random
    state = np.where(chunk.people.disabled[person], 2, np.where(random.random(len(which)) < 0.2, 1, 0))
    jobs = np.where(state == 2, 0, np.where(state == 1, 2, 4))
    applied = random.poisson(jobs * 0.95)
    met = np.where(begins + TALK_EVERY > LAST_DAY, 2, np.where(applied >= jobs - 1, 0, 1))
    rows = {
        "person": chunk.whose(person), "begins": dates(begins), "ends": dates(begins + TALK_EVERY - 1),
        "state": coded(("in_force", "lowered", "exempted"), state), "jobs_to_apply": numbers(jobs), "jobs_applied": numbers(applied),
        "met": coded(("met", "missed", "open"), met),
    }
    tell_events(chunk, "atmt_obligation", chunk.atmt, begins, rows)
    followed.tell_reminders(chunk, person[met == 1], begins[met == 1] + TALK_EVERY)


def tell_offers(chunk: Chunk) -> None:
    """Job offers to the unemployed, now and then; told again when their result is known."""
    spells = chunk.spells.kept(is_unemployed(chunk.spells.state) & (np.minimum(chunk.spells.ends, LAST_DAY) >= OFFERS_FROM))
    random = chunk.random
    length = np.minimum(spells.ends, LAST_DAY).astype(np.int64) - spells.begins
    which, turn = repeated(np.minimum(random.poisson(length / 200.0), 20))
    day = working(spells.begins[which] + np.floor(random.random(len(which)) * (length[which] + 1)).astype(np.int32))
    kept = (day >= OFFERS_FROM) & (day <= LAST_DAY - 30)
    which, turn, day = which[kept], turn[kept], day[kept]
    search = chunk.of_search[is_unemployed(chunk.spells.state) & (np.minimum(chunk.spells.ends, LAST_DAY) >= OFFERS_FROM)][which]
    number = chunk.searches.number[search]
    order = np.lexsort((day, number))
    fresh = np.r_[True, number[order][1:] != number[order][:-1]] if len(order) else np.zeros(0, bool)
    place = np.arange(len(order)) - np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))
    turn[order] = place
    vacancy = chunk.vacancies.one_of(random, month_of(day), chunk.place(spells.person[which], day))
    binding = random.random(len(which)) < 0.4
    result = draw(random, RESULTS, len(which)).indices.to_numpy()
    settled = (day + random.integers(5, 25, len(which))).astype(np.int32)

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "offer": numbers((number * 1000 + turn)[at]), "person": chunk.whose(spells.person[which[at]]),
            "vacancy": numbers(vacancy[at]), "on_day": dates(day[at]), "binding": coded(("0", "1"), binding[at]),
            "result": coded(tuple(RESULTS), result[at], known == OPEN), "result_day": dates(known),
        }

    told = np.flatnonzero(before.taken_over(chunk, search, day))
    tell_spells(chunk, "atmt_job_offer", chunk.atmt, Spans(day[told], settled[told]), lambda at, known: rows(told[at], known))
    before.tell_offers(chunk, spells.person[which], Spans(day, settled), vacancy, tuple(RESULTS), result)


STATEMENTS = (("no_obstacle", "M000"), ("no_right", "T002"), ("suspension", "P010"), ("suspension", "P031"), ("work_requirement", "P070"))


def tell_statements(chunk: Chunk) -> None:
    """Statements on unemployment security at the start of about half of the searches."""
    searches, random = chunk.searches, chunk.random
    which = np.flatnonzero((random.random(len(searches)) < 0.45) & (searches.begins >= day_number("2016-06-01")))
    requested = searches.begins[which] + random.integers(0, 10, len(which))
    given = working(requested + random.integers(1, 25, len(which)))
    place = chunk.place(searches.person[which], requested)
    asked, kept = requested <= LAST_DAY, given <= LAST_DAY
    np.add.at(chunk.tally.asked, (month_of(requested[asked]), place[asked]), 1)
    np.add.at(chunk.tally.asked, (month_of(given[kept]), place[kept]), -1)
    which, requested, given = which[kept], requested[kept], given[kept]
    kind = random.choice(len(STATEMENTS), len(which), p=[0.72, 0.1, 0.1, 0.06, 0.02])
    suspended = np.isin(kind, (2, 3))
    days = np.where(kind == 2, 45, 14)
    begins = searches.begins[which]
    rows = {
        "statement": numbers(searches.number[which] * 10 + 1), "person": chunk.whose(searches.person[which]),
        "requested": dates(requested), "given": dates(given),
        "kind": coded([one for one, _ in STATEMENTS[:2]] + ["suspension", "work_requirement"], np.array([0, 1, 2, 2, 3])[kind]),
        "code": coded([code for _, code in STATEMENTS], kind),
        "begins": dates(begins, ~suspended), "ends": dates(begins + days - 1, ~suspended),
        "suspension_days": numbers(days, ~suspended), "grounds": words(len(which)),
    }
    _tell(chunk, "atmt_statement", which, given, rows)
    before.tell_statements(chunk, which, given, kind)
