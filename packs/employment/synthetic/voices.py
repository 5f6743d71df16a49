"""Rows that are about no single person: vacancies, answers of clients without a name, and complaints."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic import rounds, tables
from packs.employment.synthetic.backgrounds import tell_published
from packs.employment.synthetic.chunk import Chunk, Rows, Spans, coded, draw, numbers, tell_events, tell_spells
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, first_day, last_day, month_of, working
from packs.employment.synthetic.marks import A_TMT, employers_of_vacancies, words
from packs.employment.synthetic.scale import Scale, part_of
from packs.employment.synthetic.services_before import tell_announced
from packs.employment.synthetic.tables import MONTHS

ANSWERS = 0.05
LESS_CONTENT = 1.6
COMPLAINTS = 3.0
CHANNELS = {"visit": 3, "phone": 4, "video": 1, "web": 2}
ON_THE_WEB = tuple(CHANNELS).index("web")
FILLED = {"1": 12, "2": 45, "3": 6, "6": 25, "9": 12}


def new_vacancies(scale: Scale, inside: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """How many vacancies begin by month and municipality, (121, 308): those of June 2026 with a season, thinned to the scale."""
    usual = np.nan_to_num(tables.june_2026("UUDETAVP"), nan=2.0) * inside / scale.divisor
    season = 1 + 0.25 * np.cos(2 * np.pi * (np.arange(MONTHS) + 6 - 3) / 12)
    return random.poisson(usual[None] * season[:, None])


def tell_vacancies(chunk: Chunk, counts: np.ndarray) -> None:
    """Vacancies of employers, open for some weeks."""
    month, place = np.nonzero(counts)
    which = np.repeat(np.arange(len(month)), counts[month, place])
    month, place, random = month[which], place[which], chunk.random
    number = np.arange(1, len(which) + 1)
    begins = (first_day(month) + np.floor(random.random(len(which)) * 28)).astype(np.int32)
    ends = begins + 3 + np.floor(random.gamma(2.0, 14.0, len(which))).astype(np.int32)
    ends = np.where(ends > LAST_DAY, OPEN, ends).astype(np.int32)
    codes, weights = tables.shares("occupations", "occupation", "vacancies")
    occupation = random.choice(len(codes), len(which), p=weights)
    places, part = 1 + random.poisson(0.4, len(which)), random.random(len(which)) < 0.25
    long, sector = random.integers(0, 6, len(which)), random.choice(4, len(which), p=[0.1, 0.2, 0.55, 0.15])
    reason = random.choice(len(FILLED), len(which), p=np.array(list(FILLED.values())) / 100)

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "vacancy": numbers(number[at]),
            "employer": employers_of_vacancies(number[at]),
            "begins": dates(begins[at]), "ends": dates(known), "municipality": coded(tables.municipalities(), place[at]),
            "occupation": coded(codes, occupation[at]), "places": numbers(places[at]), "working_time": coded(("full", "part"), part[at]),
            "duration": coded(("1", "2", "3", "4", "5", "6"), long[at]), "sector": coded(("1", "2", "4", "7"), sector[at]),
            "language": coded(("domestic", "english"), number[at] % 23 == 0),
            "end_reason": coded(tuple(FILLED), reason[at], known == OPEN),
        }

    told = np.flatnonzero(ends >= A_TMT)
    tell_spells(chunk, "atmt_vacancy", chunk.atmt, Spans(begins[told], ends[told]), lambda at, known: rows(told[at], known))
    tell_announced(chunk, number, Spans(begins, ends), rows(number - 1, ends))
    tell_published(chunk, number, Spans(begins, ends), rows)


def tell_answers(chunk: Chunk) -> None:
    """Answers to the client survey, without a name: lower where the service was made worse."""
    searches, random = chunk.searches, chunk.random
    which = np.flatnonzero(random.random(len(searches)) < ANSWERS)
    day = working(searches.begins[which] + random.integers(14, 60, len(which)))
    which, day = which[day <= LAST_DAY], day[day <= LAST_DAY]
    place = chunk.place(searches.person[which], day)
    worse = LESS_CONTENT * chunk.planted.decline[month_of(day), place]
    liking = 7.2 - worse + 0.4 * chunk.people.drive[searches.person[which]] + 2.2 * random.standard_normal(len(which))
    areas = rounds.areas()
    area = np.searchsorted(areas, np.array(part_of("employment_area"))[place])
    about, channel = draw(random, rounds.OF_CLIENTS, len(which)), draw(random, CHANNELS, len(which))
    # Of those on the web every fourth came by himself. Rounds are told of the months that the generator lives through.
    alone = (channel.indices.to_numpy() == ON_THE_WEB) & (searches.number[which] % 4 == 0)
    invited = ~alone & (day >= first_day(0))
    numbered = rounds.answered_in(rounds.CLIENTS, chunk.tally.answers, month_of(day), area, about.indices.to_numpy(), invited)
    rows = {
        "answer": numbers(searches.number[which]), "round": numbered, "person": pa.nulls(len(which), pa.string()), "answered": dates(day),
        "employment_area": coded(areas, area), "about": about, "channel": channel,
        "recommends": numbers(np.clip(np.rint(liking), 0, 10).astype(np.int64)),
        "satisfaction": numbers(np.clip(np.rint(liking / 2), 1, 5).astype(np.int64)),
        "usefulness": numbers(np.clip(np.rint(liking / 2 + 0.3 * random.standard_normal(len(which))), 1, 5).astype(np.int64)),
        "words": words(len(which)),
    }
    tell_events(chunk, "customer_survey", chunk.atmt, day, rows)


def tell_complaints(chunk: Chunk, scale: Scale) -> None:
    """Complaints about the authorities, a few a month in each area, more where the service was made worse."""
    areas = np.array(part_of("employment_area"))
    labour = tables.june_2026("TYOVOIMATK")
    names = sorted(set(areas))
    share = np.array([labour[areas == area].sum() for area in names]) / labour.sum() * 45
    worse = np.stack([chunk.planted.decline[:, areas == area].mean(axis=1) for area in names], axis=1)
    counts = chunk.random.poisson(COMPLAINTS * share[None] * (1 + worse) / np.sqrt(scale.divisor))
    month, area = np.nonzero(counts)
    which = np.repeat(np.arange(len(month)), counts[month, area])
    month, area, random = month[which], area[which], chunk.random
    day = working(first_day(month) + random.integers(0, 27, len(which)))
    kept = day <= LAST_DAY
    area, day = area[kept], np.minimum(day[kept], last_day(month[kept]))
    decided = day + random.integers(60, 300, len(day))
    waits = decided > LAST_DAY
    outcome = np.where(waits, 4, random.choice(4, len(day), p=[0.6, 0.2, 0.1, 0.1]))
    rows = {
        "complaint": numbers(np.arange(1, len(day) + 1)), "arrived": dates(day), "employment_area": coded(names, area),
        "subject": draw(random, {"handling_time": 4, "statement": 3, "service": 2, "guidance": 1, "language": 1}, len(day)),
        "outcome": coded(("no_cause", "guidance", "reprimand", "transferred", "pending"), outcome), "decided": dates(decided, waits),
        "words": words(len(day)),
    }
    tell_events(chunk, "complaints", chunk.atmt, day, rows)
