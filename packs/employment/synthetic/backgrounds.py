"""Rows about what clients bring with them: education, language, permits and earlier work, and the days they have gathered."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.chunk import Chunk, Rows, Spans, coded, numbers, tell_events, tell_spells
from packs.employment.synthetic.clients import COUNTRIES, EDUCATION, FINLAND_PLACE
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, day_number, working
from packs.employment.synthetic.helping import LEVELS
from packs.employment.synthetic.life import AT_WORK
from packs.employment.synthetic.marks import A_TMT, businesses
from packs.employment.synthetic.money import EMPLOYERS
from packs.employment.synthetic.runs import is_unemployed

WORK_FROM = day_number("2023-01-01")
PERMITS = ("work", "family", "protection", "temporary_protection", "study", "eu_registration")
PUBLISHED = ("vacancy", "employer", "begins", "ends", "municipality", "occupation", "places", "language")
GATHERED = ("unemployed_days", "service_days")


def tell_backgrounds(chunk: Chunk) -> None:
    """Education and language of those with a job search since A-TMT, permits of those who came, work and accruals."""
    since = chunk.searches.ends >= A_TMT
    person, at = np.unique(chunk.searches.person[since], return_index=True)
    first = np.minimum(np.maximum(chunk.searches.begins[since][at], A_TMT) + 3, LAST_DAY)
    _tell_education(chunk, person, first)
    _tell_language(chunk, person, first)
    _tell_permits(chunk, person)
    _tell_work(chunk)
    _tell_accruals(chunk)


def _born(chunk: Chunk, person: np.ndarray) -> np.ndarray:
    return chunk.people.born[person].astype("datetime64[D]").astype(np.int64)


def _tell_education(chunk: Chunk, person: np.ndarray, first: np.ndarray) -> None:
    schooling = 17 + chunk.people.education[person].astype(np.int64) % 9
    completed = np.minimum(_born(chunk, person) + 365 * schooling, first)
    foreign = chunk.people.foreign[person] >= 0
    tell_events(chunk, "atmt_education", chunk.seldom, first, {
        "person": chunk.whose(person), "qualification": numbers(np.ones(len(person), np.int64)),
        "education_level": coded(EDUCATION, chunk.people.education[person]), "completed": dates(completed),
        "abroad": coded(("0", "1"), foreign & (person % 3 > 0)),
    })


def _tell_language(chunk: Chunk, person: np.ndarray, first: np.ndarray) -> None:
    """Finnish of those with another language: better the longer they have been here and the better they were educated."""
    foreign = chunk.people.language[person] == 2
    person, first = person[foreign], working(first[foreign] + 10)
    years = first / 365.25 + 1970 - chunk.people.immigrated[person]
    level = years / 3 + chunk.people.education[person] / 4 + chunk.random.standard_normal(len(person))
    tell_events(chunk, "atmt_language", chunk.seldom, np.minimum(first, LAST_DAY), {
        "person": chunk.whose(person), "language": coded(("fi",), np.zeros(len(person))),
        "level": coded(LEVELS, np.clip(np.rint(level), 0, len(LEVELS) - 1)), "assessed": dates(np.minimum(first, LAST_DAY)),
    })


def _tell_permits(chunk: Chunk, person: np.ndarray) -> None:
    """Permits of those who came since 2015, and for half of them another since A-TMT."""
    came = person[chunk.people.immigrated[person] >= 2015]
    year = chunk.people.immigrated[came].astype(np.int64)
    begins = ((year - 1970) * 365.25 + 60 + came * 37 % 250).astype(np.int64)
    applied = begins - 40 - came % 120
    kind = (came * 7) % 5
    renewed = np.flatnonzero(came % 2 == 0)
    turn = np.r_[np.ones(len(came), np.int64), np.full(len(renewed), 2)]
    again = A_TMT + 10 + came[renewed].astype(np.int64) * 53 % (LAST_DAY - A_TMT - 20)
    came, begins = np.r_[came, came[renewed]], np.r_[begins, again]
    applied, kind = np.r_[applied, again - 30 - came[len(applied):] % 150], np.r_[kind, kind[renewed]]
    codes = tables.shares("occupations", "occupation", "unemployed")[0]
    tell_events(chunk, "migri_permit", chunk.seldom, begins, {
        "permit": numbers((came + np.int64(chunk.first)) * 10 + turn), "person": chunk.whose(came), "kind": coded(PERMITS, kind),
        "citizenship": coded(COUNTRIES, np.maximum(chunk.people.foreign[came], 0) % FINLAND_PLACE), "applied": dates(applied),
        "decided": dates(begins - 5), "begins": dates(begins), "ends": dates(np.full(len(came), OPEN)),
        "occupation": coded(codes, chunk.people.occupation[came], kind != 0),
    })


def _tell_work(chunk: Chunk) -> None:
    """Jobs that ended in unemployment lately, as the clients told them."""
    runs = chunk.runs
    ended = (runs.state == AT_WORK) & (runs.ends >= WORK_FROM) & (runs.ends <= LAST_DAY) & (runs.after > 1)
    which = np.flatnonzero(ended)
    person, begins, ends = runs.person[which], runs.begins[which], runs.ends[which]
    codes = tables.shares("occupations", "occupation", "unemployed")[0]
    payer = (np.int64(2654435761) * (person + chunk.first)) % EMPLOYERS
    tell_events(chunk, "atmt_work_history", chunk.seldom, ends, {
        "person": chunk.whose(person), "work_number": numbers(np.ones(len(which), np.int64)), "begins": dates(begins), "ends": dates(ends),
        "kind": coded(("permanent", "fixed_term", "part_time"), person % 3), "occupation": coded(codes, chunk.people.occupation[person]),
        "employer": businesses(20_000, EMPLOYERS, payer), "end_reason": coded(("01", "02", "21"), person % 7 % 3),
    })


def _tell_accruals(chunk: Chunk) -> None:
    """Days of unemployment and in services of the last five years, of those whose job search goes on."""
    spells = chunk.spells
    going = np.zeros(len(chunk.people), bool)
    going[chunk.searches.person[chunk.searches.ends == OPEN]] = True
    days = np.minimum(spells.ends, LAST_DAY).astype(np.int64) - np.maximum(spells.begins, LAST_DAY - 5 * 365) + 1
    idle = is_unemployed(spells.state)
    helped = (spells.state >= 4) & (spells.state <= 10)
    gathered = np.stack([np.bincount(spells.person[one], np.maximum(days[one], 0), minlength=len(going)) for one in (idle, helped)])
    kind, person = np.nonzero((gathered > 0) & going)
    day = np.full(len(person), LAST_DAY)
    tell_events(chunk, "atmt_accrual", chunk.seldom, day, {
        "person": chunk.whose(person), "kind": coded(GATHERED, kind), "on_day": dates(day),
        "days": numbers(gathered[kind, person].astype(np.int64)),
    })


def tell_published(chunk: Chunk, number: np.ndarray, spans: Spans, told: Callable[[np.ndarray, np.ndarray], Rows]) -> None:
    """Vacancies published in Job Market Finland too: two of three since A-TMT, as `told` writes them for A-TMT."""
    which = np.flatnonzero((number % 3 > 0) & (spans.begins >= A_TMT))

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        of_all = told(which[at], known)
        return {name: of_all[name] for name in PUBLISHED}

    tell_spells(chunk, "tmt_vacancy", chunk.seldom, Spans(spans.begins[which], spans.ends[which]), rows)
