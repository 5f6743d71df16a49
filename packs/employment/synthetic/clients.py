"""Rows of clients, of their job searches and of their employment status, in both systems."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic import tables
from packs.employment.synthetic.chunk import URA, Chunk, Rows, Searches, Spans, coded, numbers, tell_in_force, tell_spells
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, month_of
from packs.employment.synthetic.homes import Homes
from packs.employment.synthetic.life import AT_WORK, LAID_OFF, OUTSIDE, SERVICE
from packs.employment.synthetic.marks import A_TMT
from packs.employment.synthetic.runs import STATUS, WORKING_SEEKER, Runs
from packs.employment.synthetic.scale import part_of

MOST_SEARCHES = 1000
SUBSIDISED = SERVICE + 2
URA_OPEN = int(np.datetime64("2222-11-11").astype(int))
LANGUAGES = ("fi", "sv", "ru", "et", "ar", "so", "uk", "fa", "en", "vi", "th", "tr", "sq", "zh")
COUNTRIES = ("643", "233", "368", "706", "804", "004", "364", "704", "764", "792", "156", "752", "246")
FINLAND_PLACE = len(COUNTRIES) - 1
GROUNDS = ("none", "work", "family", "protection", "temporary_protection", "study")
# The fitted table of education is in the order of its Finnish names; these are the registers' codes in that order.
EDUCATION = ("6", "1", "5", "9", "4", "3", "8", "7", "2")
LINES = ("01", "02", "03")


def searches_of(first: int, spells: Runs) -> tuple[Searches, np.ndarray]:
    """Job searches: spells of status that follow each other without a day between; and the search that each spell is in."""
    before_ends = np.r_[0, spells.ends[:-1]].astype(np.int64)
    goes_on = np.r_[False, (spells.person[1:] == spells.person[:-1])] & (spells.begins <= before_ends + 1)
    starts = np.flatnonzero(~goes_on)
    lasts = np.r_[starts[1:], len(spells)] - 1
    person = spells.person[starts]
    fresh = np.r_[True, person[1:] != person[:-1]] if len(person) else np.zeros(0, bool)
    turn = np.arange(len(starts)) - np.maximum.accumulate(np.where(fresh, np.arange(len(starts)), 0))
    number = (person.astype(np.int64) + first) * MOST_SEARCHES + turn
    found = Searches(person, number, spells.begins[starts], spells.ends[lasts], spells.state[lasts], spells.after[lasts])
    return found, np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(spells)]))


def tell_clients(chunk: Chunk) -> None:
    """A row for each client's home since the first job search, in URA while it was used and in A-TMT for all."""
    homes, first = _homes_of_clients(chunk)
    spans = Spans(homes.since, homes.until())

    def atmt(which: np.ndarray, known: np.ndarray) -> Rows:
        person = homes.person[which]
        days = {"begins": dates(homes.since[which]), "ends": dates(known)}
        return days | _traits(chunk, person, homes.place[which]) | _only_atmt(chunk, person, first[person])

    def ura(which: np.ndarray, known: np.ndarray) -> Rows:
        person = homes.person[which]
        traits = _traits(chunk, person, homes.place[which])
        days = {"begins": dates(homes.since[which]), "ends": ura_end(known)}
        return days | {name: traits[name] for name in ("person", "municipality", "birth_year", "sex")} | _only_ura(chunk, person)

    tell_spells(chunk, "atmt_person", chunk.atmt, spans, atmt)
    tell_spells(chunk, "ura_person", URA, spans, ura)


def _homes_of_clients(chunk: Chunk) -> tuple[Homes, np.ndarray]:
    """Homes in which persons were clients, from their first job search on; and the day of that search by person."""
    person, at = np.unique(chunk.searches.person, return_index=True)
    first = np.full(len(chunk.people), OPEN, np.int32)
    first[person] = chunk.searches.begins[at]
    homes = chunk.homes
    kept = homes.until() >= first[homes.person]
    kept &= first[homes.person] < OPEN
    since = np.maximum(homes.since, first[homes.person])
    return Homes(homes.person[kept], since[kept], homes.place[kept]), first


def _traits(chunk: Chunk, person: np.ndarray, place: np.ndarray) -> dict[str, pa.Array]:
    people, codes = chunk.people, tables.shares("occupations", "occupation", "unemployed")[0]
    foreign = people.foreign[person]
    born = people.born[person].astype("datetime64[Y]").astype(int) + 1970
    language = np.where(people.language[person] < 2, people.language[person], 2 + np.maximum(foreign, 0) % 12)
    return {
        "person": chunk.whose(person),
        "municipality": coded(tables.municipalities(), place),
        "birth_year": numbers(born),
        "sex": coded(("1", "2"), people.sex[person] - 1),
        "language": coded(LANGUAGES, language),
        "citizenship": coded(COUNTRIES, np.where(foreign >= 0, foreign % FINLAND_PLACE, FINLAND_PLACE)),
        "education_level": coded(EDUCATION, people.education[person]),
        "occupation": coded(codes, people.occupation[person]),
    }


def _only_ura(chunk: Chunk, person: np.ndarray) -> dict[str, pa.Array]:
    """URA leaves the language empty for Finnish, and the citizenship for Finland."""
    language, foreign = chunk.people.language[person], chunk.people.foreign[person]
    return {
        "language": coded(("0", "1", "2"), language, language == 0),
        "citizenship": coded(COUNTRIES, np.maximum(foreign, 0) % FINLAND_PLACE, foreign < 0),
    }


def _only_atmt(chunk: Chunk, person: np.ndarray, begins: np.ndarray) -> dict[str, pa.Array]:
    people = chunk.people
    came = people.immigrated[person] > 0
    year = np.maximum(people.immigrated[person], people.born[person].astype("datetime64[Y]").astype(int) + 1970)
    arrived = np.minimum((np.clip(year, 1970, 2025) - 1970) * 365 + 90 + (person * 37) % 270, begins - 1)
    weak = people.disabled[person]
    return {
        "work_ability": coded(("1", "2", "3"), np.where(weak, 1 + person % 5 // 4, 0)),
        "immigrant_ground": coded(GROUNDS, np.where(came, 1 + (person * 7) % 5, 0)),
        "arrived": dates(arrived, ~came | (arrived < (year - 1970) * 365.25)),
        "service_line": coded(LINES, np.where(weak, 2, (person * 11) % 5 // 3)),
    }


def tell_searches(chunk: Chunk) -> None:
    """Rows of job searches in both systems, with the reason of the end where it is known."""
    searches = chunk.searches
    area = np.array(part_of("employment_area"))[chunk.place(searches.person, searches.begins)]
    areas = sorted(set(part_of("employment_area")))
    reason = _end_reasons(searches)

    def rows(which: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "search": numbers(searches.number[which]),
            "person": chunk.whose(searches.person[which]),
            "begins": dates(searches.begins[which]),
            "ends": dates(known),
            "end_reason": coded(REASONS, reason[which], known == OPEN),
            "employment_area": coded(areas, np.searchsorted(areas, area[which])),
        }

    def ura(which: np.ndarray, known: np.ndarray) -> Rows:
        told = rows(which, known)
        return {"ends": ura_end(known)} | {name: told[name] for name in ("person", "begins", "end_reason")}

    _count(chunk, searches)
    tell_in_force(chunk, "ura_job_search", URA, Spans(searches.begins, searches.ends), ura)
    tell_spells(chunk, "atmt_job_search", chunk.atmt, Spans(searches.begins, searches.ends), rows)


def _count(chunk: Chunk, searches: Searches) -> None:
    """Add to the tally who comes and goes as a client, by month and municipality."""
    place = chunk.place(searches.person, searches.begins)
    np.add.at(chunk.tally.clients, (month_of(searches.begins), place), 1)
    gone = searches.ends <= LAST_DAY
    np.add.at(chunk.tally.clients, (month_of(searches.ends[gone]), place[gone]), -1)


REASONS = ("03", "01", "02", "05", "08", "10", "16", "00", "11")


def _end_reasons(searches: Searches) -> np.ndarray:
    """Places in REASONS: work found, by oneself or not, layoff over, outside the labour force, other education, not renewed, part-time,
    work with support, a service that is no job search."""
    turn = (searches.number * 2654435761) % 97
    found = np.where(turn % 4 == 0, 1, 0)
    found = np.where((searches.last == SUBSIDISED) & (turn % 2 == 0), 7, found)
    out = np.where(turn % 3 == 0, 4, np.where(turn % 7 == 1, 8, 3))
    reason = np.where(searches.after == AT_WORK, found, np.where(searches.after == OUTSIDE, out, 5))
    reason = np.where((searches.last == LAID_OFF) & (searches.after == AT_WORK), 2, reason)
    return np.where((searches.last == WORKING_SEEKER) | (searches.last > 10), np.where(turn % 3 == 0, 6, 5), reason)


def tell_status(chunk: Chunk) -> None:
    """Spells of employment status: URA until the switch, told again each year while they go on; A-TMT all in force at it and since."""
    spells, searches = chunk.spells, chunk.searches

    def ura(which: np.ndarray, known: np.ndarray) -> Rows:
        return _status_rows(chunk, spells, which) | {"ends": ura_end(known)}

    def atmt(which: np.ndarray, known: np.ndarray) -> Rows:
        search = numbers(searches.number[chunk.of_search[which]])
        return _status_rows(chunk, spells, which) | {"ends": dates(known), "search": search}

    tell_in_force(chunk, "ura_status", URA, Spans(spells.begins, spells.ends), ura)
    since = np.flatnonzero(spells.ends >= A_TMT)
    tell_spells(
        chunk, "atmt_status", chunk.atmt, Spans(spells.begins[since], spells.ends[since]), lambda which, known: atmt(since[which], known)
    )


def _status_rows(chunk: Chunk, spells: Runs, which: np.ndarray) -> dict[str, pa.Array]:
    codes = sorted(set(STATUS))
    place = np.searchsorted(codes, STATUS)[spells.state[which]]
    return {"person": chunk.whose(spells.person[which]), "status": coded(codes, place), "begins": dates(spells.begins[which])}


def ura_end(ends: np.ndarray) -> pa.Array:
    """Ends as URA writes them: that of an open spell is a day of its own."""
    return dates(np.where(ends == OPEN, URA_OPEN, ends), np.zeros(len(ends), bool))
