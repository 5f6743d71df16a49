"""Rows about who the clients were: what URA told of them beside their homes and searches, and what statistics say they did each year."""

from __future__ import annotations

from datetime import date

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.chunk import URA, Chunk, Rows, Spans, coded, numbers, tell_spells
from packs.employment.synthetic.clients import EDUCATION, LINES, ura_end
from packs.employment.synthetic.days import dates, day_number, working
from packs.employment.synthetic.life import AT_WORK, LAID_OFF, OUTSIDE, SERVICE, UNEMPLOYED
from packs.employment.synthetic.marks import A_TMT
from packs.employment.synthetic.tables import KINDS, month_number

ASSESSMENTS = ("30", "32", "20", "40")
ASSESSED_AFTER, ASSESSMENT_LASTS = 60, 45
# Years whose main activity is out by the end of the data, and when in the year after next it comes.
COUNTED_YEARS = (2022, 2023, 2024)
ACTIVITIES = ("11", "12", "22", "24", "99")
WORKING, SEEKING, STUDYING, RETIRED, OTHER = range(len(ACTIVITIES))
SUPPORTED_WORK = (KINDS.index("TYOLLISTETTYLOP"), KINDS.index("VUORVAPLOP"))
YOUNG, OLD = 25, 63


def tell_traits(chunk: Chunk) -> None:
    """Occupation, education and service line of URA's clients, from their first job search there to their last; assessments of the work
    ability of those in whom it is weak; and everybody's main activity at the ends of years."""
    searches = chunk.searches
    before = np.flatnonzero(searches.begins < A_TMT)
    person, at = np.unique(searches.person[before], return_index=True)
    lasts = np.r_[at[1:], len(before)] - 1
    spans = Spans(searches.begins[before][at], searches.ends[before][lasts])
    _tell_of_persons(chunk, person, spans)
    _tell_assessments(chunk, person, spans)
    _tell_activity(chunk)


def _tell_of_persons(chunk: Chunk, person: np.ndarray, spans: Spans) -> None:
    people, codes = chunk.people, tables.shares("occupations", "occupation", "unemployed")[0]
    weak = people.disabled[person]
    # A number after the national classification of education begins with the level.
    level = np.array(EDUCATION, np.int64)[people.education[person]]
    told = {
        "ura_occupation": {"occupation": coded(codes, people.occupation[person])},
        "ura_education": {"education": numbers(level * 100_000 + person % 9 * 10_000)},
        "ura_service_line": {"service_line": coded(LINES, np.where(weak, 2, (person * 11) % 5 // 3))},
    }
    for register, trait in told.items():
        _tell(chunk, register, person, spans, trait)


def _tell_assessments(chunk: Chunk, person: np.ndarray, spans: Spans) -> None:
    weak = chunk.people.disabled[person] & (spans.ends > spans.begins + ASSESSED_AFTER)
    person, begins = person[weak], working(spans.begins[weak] + ASSESSED_AFTER).astype(np.int32)
    kind = coded(ASSESSMENTS, person % len(ASSESSMENTS))
    _tell(chunk, "ura_work_ability", person, Spans(begins, begins + ASSESSMENT_LASTS), {"assessment": kind})


def _tell(chunk: Chunk, register: str, person: np.ndarray, spans: Spans, trait: Rows) -> None:
    def rows(which: np.ndarray, known: np.ndarray) -> Rows:
        taken = {name: column.take(which) for name, column in trait.items()}
        return taken | {"person": chunk.whose(person[which]), "begins": dates(spans.begins[which]), "ends": ura_end(known)}

    tell_spells(chunk, register, URA, spans, rows)


def _tell_activity(chunk: Chunk) -> None:
    """What everybody did on the last day of a year, and on how many days of it they were unemployed."""
    person = np.arange(len(chunk.people))
    education = coded(EDUCATION, chunk.people.education)
    born = chunk.people.born.astype("datetime64[Y]").astype(int) + 1970
    for year in COUNTED_YEARS:
        december, day = month_number(f"{year}M12"), day_number(f"{year}-12-31")
        activity = _activities(chunk.states[december], year - born)
        home = chunk.place(person, day)
        unemployed = np.isin(chunk.states[december - 11:december + 1], (UNEMPLOYED, LAID_OFF)).sum(axis=0) * 30
        chunk.write("statfin_main_activity", date(year + 1, 12, 20), {
            "person": chunk.whose(person), "on_day": dates(np.full(len(person), day)), "activity": coded(ACTIVITIES, activity),
            "municipality": coded(tables.municipalities(), home), "works_in": coded(tables.municipalities(), home, activity != WORKING),
            "education_level": education, "unemployed_days": numbers(unemployed),
        })


def _activities(state: np.ndarray, age: np.ndarray) -> np.ndarray:
    """Places in ACTIVITIES by state at the end of the year: supported work is work; of those outside, the young study and the old are
    retired, as those in other services are outside the labour force."""
    supported = np.isin(state - SERVICE, SUPPORTED_WORK)
    outside = np.where(age >= OLD, RETIRED, np.where((state == OUTSIDE) & (age >= YOUNG), OTHER, STUDYING))
    outside = np.where((state >= SERVICE) & (age < OLD), np.where(state == SERVICE, STUDYING, OTHER), outside)
    seeking = np.isin(state, (UNEMPLOYED, LAID_OFF))
    return np.where((state == AT_WORK) | supported, WORKING, np.where(seeking, SEEKING, outside))
