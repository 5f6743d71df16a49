"""Rows of what follows from plans, obligations and vacancies: agreed actions, reminders, candidates, and applications for services."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from packs.employment.synthetic import before, tables
from packs.employment.synthetic.chunk import Chunk, Cut, Rows, Spans, coded, draw, numbers, tell_events, tell_spells
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, day_number, month_of, working
from packs.employment.synthetic.marks import A_TMT, employers_of_vacancies, words
from packs.employment.synthetic.runs import is_unemployed

ACTIONS = ("003", "005", "010", "021", "030", "042")
STATES = ("agreed", "done", "not_done", "dropped")
DONE, DROPPED = 0.72, 0.08
MISSED_NOTICED = 0.3
A_CANDIDATE_IN_DAYS = 260
ARRIVED_FROM = day_number("2022-06-01")


@dataclass(frozen=True, eq=False)
class Actions:
    """Actions agreed in plans: whose and when, until when due and checked (OPEN when not yet), what, and what came of it."""

    plan: np.ndarray
    turn: np.ndarray
    person: np.ndarray
    agreed: np.ndarray
    due: np.ndarray
    checked: np.ndarray
    action: np.ndarray
    state: np.ndarray


def tell_actions(chunk: Chunk, plan: np.ndarray, person: np.ndarray, agreed: np.ndarray) -> None:
    """Actions agreed in plans: those since A-TMT in it, those before it in URA, which tells of them since the reform of 2022."""
    since = agreed >= A_TMT
    told = _agreed(chunk, chunk.random, plan[since], person[since], agreed[since])

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "plan": numbers(told.plan[at]), "action_number": numbers(told.turn[at]), "person": chunk.whose(told.person[at]),
            "action": coded(ACTIONS, told.action[at]), "agreed": dates(told.agreed[at]), "due": dates(told.due[at]),
            "state": coded(STATES, np.where(known == OPEN, 0, told.state[at])), "checked": dates(known), "text": words(len(at)),
        }

    tell_spells(chunk, "atmt_plan_action", chunk.seldom, Spans(told.agreed, told.checked), rows)
    # Draws of their own: what is told of A-TMT hangs on no row of URA.
    old = (agreed >= before.REFORM) & ~since
    older = _agreed(chunk, chunk.random.spawn(1)[0], plan[old], person[old], agreed[old])
    spans, done = Spans(older.agreed, older.checked), older.state == STATES.index("done")
    before.tell_actions(chunk, older.person, spans, older.due, coded(ACTIONS, older.action), done)


def _agreed(chunk: Chunk, random: np.random.Generator, plan: np.ndarray, person: np.ndarray, agreed: np.ndarray) -> Actions:
    """One or two actions agreed in each plan: done rather by those with drive, less often where the service got worse."""
    which = np.r_[np.arange(len(plan)), np.flatnonzero(random.random(len(plan)) < 0.5)]
    turn = np.r_[np.ones(len(plan), np.int64), np.full(len(which) - len(plan), 2)]
    plan, person, agreed = plan[which], person[which], agreed[which]
    due = working(agreed + random.integers(14, 60, len(which)))
    worse = chunk.planted.decline[month_of(agreed), chunk.place(person, agreed)]
    chance = np.clip(DONE + 0.06 * chunk.people.drive[person] - 0.2 * worse, 0.05, 0.9)
    lot = random.random(len(which))
    state = np.where(lot < chance, 1, np.where(lot < chance + DROPPED, 3, 2))
    checked = working(due + random.integers(0, 20, len(which)))
    checked = np.where(checked > LAST_DAY, OPEN, checked).astype(np.int32)
    return Actions(plan, turn, person, agreed, due, checked, random.integers(0, len(ACTIONS), len(which)), state)


def tell_reminders(chunk: Chunk, person: np.ndarray, ended: np.ndarray) -> None:
    """What came of missed obligations that were noticed: a reminder at first, a statement asked for when it happens again."""
    random = chunk.random
    which = np.flatnonzero((random.random(len(person)) < MISSED_NOTICED) & (ended <= LAST_DAY - 10))
    person, day = person[which], working(ended[which] + random.integers(1, 7, len(which)))
    order = np.lexsort((day, person))
    person, day = person[order], day[order]
    fresh = np.r_[True, person[1:] != person[:-1]] if len(person) else np.zeros(0, bool)
    turn = np.arange(len(person)) - np.maximum.accumulate(np.where(fresh, np.arange(len(person)), 0))
    outcome = np.where(random.random(len(person)) < 0.15, 2, np.minimum(turn, 1))
    rows = {
        "reminder": numbers((person.astype(np.int64) + chunk.first) * 100 + turn), "person": chunk.whose(person), "on_day": dates(day),
        "neglect": coded(("obligation",), np.zeros(len(person))), "outcome": coded(("reminder", "statement", "excused"), outcome),
    }
    tell_events(chunk, "atmt_reminder", chunk.seldom, day, rows)


def tell_candidates(chunk: Chunk) -> None:
    """Unemployed persons found for vacancies of their municipality; those who then find work in two months were hired, some of them."""
    spells = chunk.spells.kept(is_unemployed(chunk.spells.state) & (np.minimum(chunk.spells.ends, LAST_DAY) >= A_TMT))
    random = chunk.random
    begins = np.maximum(spells.begins, A_TMT)
    length = np.minimum(spells.ends, LAST_DAY).astype(np.int64) - begins
    which = np.flatnonzero(random.random(len(spells)) < np.clip(length / A_CANDIDATE_IN_DAYS, 0.0, 0.8))
    person = spells.person[which]
    day = working(begins[which] + np.floor(random.random(len(which)) * (length[which] + 1)).astype(np.int32))
    which, person, day = (part[day <= LAST_DAY] for part in (which, person, day))
    vacancy = chunk.vacancies.one_of(random, month_of(day), chunk.place(person, day))
    soon = (spells.after[which] == 0) & (spells.ends[which] - day < 60)
    rows = {
        "candidate_search": numbers(vacancy), "vacancy": numbers(vacancy), "person": chunk.whose(person),
        "employer": employers_of_vacancies(vacancy), "on_day": dates(day),
        "outcome": coded(("hired", "shown", "none", "open"),
                         np.where(soon & (random.random(len(which)) < 0.4), 0, random.choice(3, len(which), p=[0.7, 0.2, 0.1]) + 1)),
    }
    kept = np.sort(np.unique(np.stack([vacancy, person]), axis=1, return_index=True)[1])
    once = {name: column.take(pa.array(kept)) for name, column in rows.items()}
    tell_events(chunk, "atmt_candidate_search", chunk.seldom, day[kept], once)


def tell_applications(chunk: Chunk, person: np.ndarray, begins: np.ndarray, kinds: tuple[str, ...], kind: np.ndarray) -> None:
    """Applications for the services begun since A-TMT, and some that were refused or lapsed, of those who began at other times."""
    random = chunk.random
    since = np.flatnonzero(begins >= A_TMT)
    more = since[random.random(len(since)) < 0.2]
    which = np.r_[since, more]
    refused = np.arange(len(which)) >= len(since)
    applied = working(begins[which] - np.where(refused, 100, 0) - random.integers(12, 50, len(which)))
    decided = np.minimum(applied + random.integers(2, 12, len(which)), np.where(refused, LAST_DAY, begins[which])).astype(np.int32)
    decision = np.where(refused, 1 + (random.random(len(which)) < 0.4), 0)
    target = np.where(np.isin(kind[which], [kinds.index(one) for one in ("training", "integration_training")]), 1,
                      np.where(kind[which] == kinds.index("self_motivated_studies"), 2, 0))
    number = (person[which].astype(np.int64) + chunk.first) * 100_000 + (begins[which] - day_number("2016-01-01")) * 2 + refused

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "application": numbers(number[at]), "person": chunk.whose(person[which[at]]),
            "target": coded(("service", "course", "studies"), target[at]), "kind": coded(kinds, kind[which[at]]),
            "applied": dates(applied[at]),
            "decision": coded(("granted", "refused", "lapsed", "pending"), np.where(known == OPEN, 3, decision[at])),
            "decided": dates(known),
        }

    _, once = np.unique(number, return_index=True)
    number, applied, decided, decision, target, which = (part[once] for part in (number, applied, decided, decision, target, which))
    tell_spells(chunk, "atmt_service_application", chunk.seldom, Spans(applied, decided), rows)


def _told_until(cuts: Sequence[Cut], begun: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Until which day rows tell: that of the delivery in which a spell began while it is open, and the day of its end when it has ended."""
    last = np.array([cut.upto for cut in cuts])
    return np.where(known == OPEN, last[np.minimum(np.searchsorted(last, begun), len(last) - 1)], known)


def tell_integration(chunk: Chunk) -> None:
    """Integration clients: those who came to Finland in the five years before their first job search, with the days of their process."""
    searches, random = chunk.searches, chunk.random
    person, at = np.unique(searches.person, return_index=True)
    first = searches.begins[at]
    year = chunk.people.immigrated[person].astype(np.int64)
    arrived = ((year - 1970) * 365.25 + 90 + (person * 37) % 200).astype(np.int64)
    new = (year > 0) & (first - arrived < 5 * 365) & (first > arrived + 5) & (first <= LAST_DAY)
    person, first, arrived = person[new], first[new].astype(np.int64), arrived[new]
    worse = chunk.planted.decline[month_of(first), chunk.place(person, first)]
    assessed = working(first + random.integers(3, 40, len(person)) + np.rint(40 * worse).astype(np.int64))
    planned, served = working(assessed + random.integers(3, 30, len(person))), working(assessed + random.integers(20, 120, len(person)))
    ends = np.where(first + 3 * 365 <= LAST_DAY, first + 3 * 365, OPEN).astype(np.int32)
    place = chunk.place(person, first)

    def rows(which: np.ndarray, known: np.ndarray) -> Rows:
        upto = _told_until(chunk.seldom, first[which], known)
        return {
            "client": numbers((person[which] + np.int64(chunk.first)) * 10 + 1), "person": chunk.whose(person[which]),
            "municipality": coded(tables.municipalities(), place[which]),
            "setting": coded(("employment_services", "municipality"), person[which] % 5 == 0), "begins": dates(first[which]),
            "ends": dates(known), "arrived": dates(arrived[which]),
            "assessed": dates(assessed[which], assessed[which] > upto), "planned": dates(planned[which], planned[which] > upto),
            "first_service": dates(served[which], served[which] > upto),
        }

    tell_spells(chunk, "uma_integration", chunk.seldom, Spans(first, ends), rows)
    _tell_outside(chunk)


def _tell_outside(chunk: Chunk) -> None:
    """Integration clients of the municipality who seek no work: when they came is told of them here only."""
    nobody = np.ones(len(chunk.people), bool)
    nobody[chunk.searches.person] = False
    person = np.flatnonzero(nobody & (chunk.people.foreign >= 0)).astype(np.int64)
    arrived = ARRIVED_FROM + (person + chunk.first) * 101 % (LAST_DAY - ARRIVED_FROM)
    first = working(arrived + 15 + person % 60)
    person, arrived, first = (part[first <= LAST_DAY] for part in (person, arrived, first))
    place = chunk.place(person, first)
    worse = chunk.planted.decline[month_of(first), place]
    assessed = working(first + 5 + (person * 7) % 50 + np.rint(40 * worse).astype(np.int64))
    planned, served = working(assessed + 3 + person % 35), working(assessed + 20 + person % 110)
    ends = np.where(first + 2 * 365 <= LAST_DAY, first + 2 * 365, OPEN).astype(np.int32)

    def rows(which: np.ndarray, known: np.ndarray) -> Rows:
        upto = _told_until(chunk.seldom, first[which], known)
        return {
            "client": numbers((person[which] + np.int64(chunk.first)) * 10 + 2), "person": chunk.whose(person[which]),
            "municipality": coded(tables.municipalities(), place[which]), "setting": coded(("municipality",), np.zeros(len(which))),
            "begins": dates(first[which]), "ends": dates(known), "arrived": dates(arrived[which]),
            "assessed": dates(assessed[which], assessed[which] > upto), "planned": dates(planned[which], planned[which] > upto),
            "first_service": dates(served[which], served[which] > upto),
        }

    tell_spells(chunk, "uma_integration", chunk.seldom, Spans(first, ends), rows)


def tell_profiles(chunk: Chunk) -> None:
    """Profiles in Job Market Finland of about half of the job searches since A-TMT."""
    searches = chunk.searches
    which = np.flatnonzero((searches.begins >= A_TMT) & (chunk.random.random(len(searches)) < 0.5))
    begins = searches.begins[which]
    shown = draw(chunk.random, {"published": 6, "hidden": 4}, len(which))

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "profile": numbers(searches.number[which[at]]), "person": chunk.whose(searches.person[which[at]]), "begins": dates(begins[at]),
            "ends": dates(known), "state": shown.take(pa.array(at)), "skills": numbers(3 + searches.number[which[at]] % 12),
        }

    tell_spells(chunk, "tmt_profile", chunk.seldom, Spans(begins, searches.ends[which]), rows)
