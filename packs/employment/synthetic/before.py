"""Rows of what happened before A-TMT as URA tells them: once a year, in URA's own contracts, which say less than A-TMT's.

A-TMT took over at the switch what belongs to a job search that still went on, and the services that went on. Those rows stand in both.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic import tables
from packs.employment.synthetic.chunk import URA, Chunk, Rows, Spans, coded, numbers, tell_events, tell_spells
from packs.employment.synthetic.days import OPEN, dates, day_number
from packs.employment.synthetic.marks import A_TMT, employers_of_vacancies

# The service reform: since it suspensions have other lengths and codes, and agreed actions are followed.
REFORM = day_number("2022-05-01")
# Ways of contact by channel: a visit with an appointment, a call, a video meeting, business on the web; then a call tried, and what did
# not happen.
HELD_WAYS, TRIED, NOT_HELD = ("35", "01", "20", "97"), "02", "98"
PHONE, HELD = 1, 0
# Codes of statements in the order of the synthetic kinds, before and since May 2022: no obstacle, no right, two suspensions, and the
# requirement to work.
STATEMENT_CODES = (("A1", "A2", "Q8", "W1", "B6"), ("A1", "A2", "QA", "WB", "B6"))
SUSPENSION_DAYS = np.array([[0, 0, 60, 15, 0], [0, 0, 45, 14, 0]])
# Of the kinds of plans the list of agreed actions has a list of its own.
PLANS_OF_ACTIONS = ("01", "04", "03")


def taken_over(chunk: Chunk, search: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Whether A-TMT tells of what happened on days in searches: since the switch, and before it where the search still went on."""
    return (day >= A_TMT) | (chunk.searches.ends[search] >= A_TMT)


def _once(*columns: np.ndarray) -> np.ndarray:
    """Places of the first of the rows that are alike in the columns, in their order: a key of URA's tells them once."""
    order = np.lexsort(columns)
    fresh = np.zeros(len(order), bool)
    fresh[:1] = True
    for column in columns:
        fresh[1:] |= column[order][1:] != column[order][:-1]
    return np.sort(order[fresh])


def tell_plans(chunk: Chunk, person: np.ndarray, made: np.ndarray, kinds: tuple[str, ...], kind: np.ndarray) -> None:
    """Plans by the day on which they were made."""
    tell_events(chunk, "ura_plan", URA, made, {"person": chunk.whose(person), "kind": coded(kinds, kind), "made": dates(made)})


def tell_actions(chunk: Chunk, person: np.ndarray, spans: Spans, due: np.ndarray, action: pa.Array, done: np.ndarray) -> None:
    """Actions from the day they were agreed until it was checked whether they were done, and told again then; one of a kind a day."""
    once = _once(person, spans.begins, action.indices.to_numpy())
    person, due, action, done = person[once], due[once], action.take(pa.array(once)), done[once]
    spans = Spans(spans.begins[once], spans.ends[once])
    foreign, disabled = chunk.people.foreign[person] >= 0, chunk.people.disabled[person]
    plan = np.where(foreign, 1, np.where(disabled, 2, 0))

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "person": chunk.whose(person[at]), "signed": dates(spans.begins[at]), "kind": coded(PLANS_OF_ACTIONS, plan[at]),
            "action": action.take(pa.array(at)), "due": dates(due[at]), "done": coded(("0", "1"), done[at], known == OPEN),
            "checked": dates(known),
        }

    tell_spells(chunk, "ura_plan_action", URA, spans, rows)


def tell_contacts(chunk: Chunk, person: np.ndarray, day: np.ndarray, channel: np.ndarray, outcome: np.ndarray) -> None:
    """Contacts by their way alone, one of each way a day: a call that nobody answered was tried, and of what else did not happen nothing is
    known."""
    ways = (*HELD_WAYS, TRIED, NOT_HELD)
    way = np.where(outcome == HELD, channel, np.where(channel == PHONE, ways.index(TRIED), ways.index(NOT_HELD)))
    once = _once(person, day, way)
    person, day, way = person[once], day[once], way[once]
    tell_events(chunk, "ura_contact", URA, day, {"person": chunk.whose(person), "on_day": dates(day), "way": coded(ways, way)})


def tell_offers(chunk: Chunk, person: np.ndarray, spans: Spans, vacancy: np.ndarray, results: tuple[str, ...], result: np.ndarray) -> None:
    """Job offers, told again with their result; the municipality and the occupation are those of the client."""
    once = _once(person, vacancy, spans.begins)
    once = once[spans.begins[once] < A_TMT]
    person, begins, ends, vacancy, result = (part[once] for part in (person, spans.begins, spans.ends, vacancy, result))
    place, occupations = chunk.place(person, begins), tables.shares("occupations", "occupation", "unemployed")[0]

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "person": chunk.whose(person[at]), "employer": employers_of_vacancies(vacancy[at]), "vacancy": numbers(vacancy[at]),
            "on_day": dates(begins[at]), "municipality": coded(tables.municipalities(), place[at]),
            "occupation": coded(occupations, chunk.people.occupation[person[at]]),
            "result": coded(results, result[at], known == OPEN),
        }

    tell_spells(chunk, "ura_job_offer", URA, Spans(begins, ends), rows)


def tell_statements(chunk: Chunk, search: np.ndarray, given: np.ndarray, kind: np.ndarray) -> None:
    """Statements with the period for which they hold: so many days of suspension, others until the job search ends."""
    before = np.flatnonzero(given < A_TMT)
    search, given, kind = (part[before] for part in (search, given, kind))
    person, begins = chunk.searches.person[search], chunk.searches.begins[search]
    rule = (given >= REFORM).astype(int)
    days = SUSPENSION_DAYS[rule, kind]
    suspended = days > 0
    ends = np.maximum(np.where(suspended, given, chunk.searches.ends[search]), given)
    codes = sorted({code for listed in STATEMENT_CODES for code in listed})
    of_kind = np.array([[codes.index(code) for code in listed] for listed in STATEMENT_CODES])

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        last = np.where(suspended[at], begins[at] + days[at] - 1, known)
        return {
            "person": chunk.whose(person[at]), "given": dates(given[at]),
            "code": coded(codes, of_kind[rule[at], kind[at]]),
            "begins": dates(begins[at]), "ends": dates(last),
        }

    tell_spells(chunk, "ura_statement", URA, Spans(given, ends), rows)
