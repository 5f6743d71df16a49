"""Rows of services with their providers, procurements and courses, and of the wage subsidies and start-up grants paid for some."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic import services_before, tables
from packs.employment.synthetic.chunk import Chunk, Rows, Spans, coded, numbers, tell_spells
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, month_of
from packs.employment.synthetic.followed import tell_applications
from packs.employment.synthetic.granted import tell_support
from packs.employment.synthetic.life import AT_WORK, SERVICE
from packs.employment.synthetic.marks import A_TMT, businesses
from packs.employment.synthetic.process import repeated
from packs.employment.synthetic.runs import Runs, is_service
from packs.employment.synthetic.scale import centres
from packs.employment.synthetic.services_before import employers_of_subsidies, in_ura
from packs.employment.synthetic.tally import BOUGHT_KINDS, JOINT_EVERY, PROVIDERS, PROVIDERS_A_KIND, PROVIDERS_A_PROCUREMENT

KINDS = (
    "training", "integration_training", "job_search_coaching", "career_coaching", "job_coaching", "wage_subsidy", "start_up_grant",
    "work_trial", "education_trial", "job_alternation", "rehabilitative_work", "self_motivated_studies", "integration_studies",
    "recruitment_trial",
)
EURO_A_DAY = np.array([42.0, 38.0, 55.0, 60.0, 48.0, 33.0, 36.0, 9.0, 9.0, 0.0, 11.0, 0.0, 0.0, 9.0])
BOUGHT = np.array([0.8, 1.0, 0.9, 0.9, 0.9, 0.0, 0.0, 0.1, 0.1, 0.0, 0.3, 0.0, 0.0, 0.0])
DECISION_DAYS = 90
# One of so many services is given in the centre of the region.
ELSEWHERE_EVERY = 7
SUBSIDISED, START_UP = KINDS.index("wage_subsidy"), KINDS.index("start_up_grant")


def tell_services(chunk: Chunk) -> None:
    """Every spell of service; rehabilitative work as decisions of three months; subsidies and grants for those of their kinds."""
    spells, kind = _decided(chunk.runs.kept(is_service(chunk.runs.state)), chunk)
    random, person = chunk.random, spells.person
    bought = random.random(len(spells)) < BOUGHT[kind]
    _, turn = _turns(person)
    number = (person.astype(np.int64) + chunk.first) * 1000 + turn
    place = chunk.place(person, spells.begins)
    provider = np.searchsorted(BOUGHT_KINDS, kind) * PROVIDERS_A_KIND + (place.astype(np.int64) * 7 + person % 3) % PROVIDERS_A_KIND
    procurement, course = provider // PROVIDERS_A_PROCUREMENT, provider * 200 + month_of(spells.begins)
    joint = bought & (procurement % JOINT_EVERY == 0)
    given_in = np.where(number % ELSEWHERE_EVERY == 0, centres()[place], place)
    planned = np.minimum(spells.begins + 30 + random.integers(0, 200, len(spells)), spells.begins + 400)
    columns, days = tables.municipalities(), np.minimum(spells.ends, LAST_DAY).astype(np.int64) - spells.begins + 1
    cost = np.round(days * EURO_A_DAY[kind] * (0.8 + 0.4 * (number % 11) / 10), 2)
    worked = spells.after == AT_WORK
    reason = np.where(worked & (random.random(len(spells)) < 0.25), 1, np.where(random.random(len(spells)) < 0.12, 2, 0))

    def rows(which: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "service": numbers(number[which]), "person": chunk.whose(person[which]), "kind": coded(KINDS, kind[which]),
            "begins": dates(spells.begins[which]), "ends": dates(known), "planned_end": dates(planned[which]),
            "end_reason": coded(("completed", "work", "other"), reason[which], known == OPEN),
            "production": coded(("own", "bought", "joint"), np.where(joint, 2, bought.astype(int))[which]),
            "provider": businesses(0, PROVIDERS, provider[which], ~bought[which]),
            "procurement": numbers(procurement[which] + 1000, ~bought[which]),
            "course": numbers(course[which], (kind[which] > 1) | ~bought[which]),
            "place": coded(columns, given_in[which]), "cost": numbers(cost[which], (known == OPEN) | (cost[which] == 0)),
        }

    told = np.flatnonzero((spells.ends >= A_TMT) | ~in_ura(KINDS)[kind])
    tell_spells(chunk, "atmt_service", chunk.atmt, Spans(spells.begins[told], spells.ends[told]), lambda at, known: rows(told[at], known))
    services_before.tell_services(chunk, person, Spans(spells.begins, spells.ends), np.array(KINDS)[kind], number, course)
    ended, taught = bought & (spells.ends <= LAST_DAY), bought & (kind <= 1)
    month = month_of(spells.ends[ended])
    np.add.at(chunk.tally.paid, (month, provider[ended]), cost[ended])
    np.add.at(chunk.tally.bought, (month, place[ended], (kind[ended] == 1).astype(int)), cost[ended])
    np.add.at(chunk.tally.begun, (month_of(spells.begins[taught]), provider[taught]), 1)
    tell_applications(chunk, person, spells.begins, KINDS, kind)
    _tell_integration_training(chunk, spells, np.flatnonzero(kind == 1), number, provider)
    _tell_subsidies(chunk, spells, np.flatnonzero(kind == SUBSIDISED), number)
    _tell_grants(chunk, spells, np.flatnonzero(kind == START_UP), number)


MODULES, MODULE_OF = ("integration", "language", "literacy", "orientation"), np.array([1, 0, 2, 0, 1, 0, 3, 0])
LEVELS = ("A1.1", "A1.2", "A1.3", "A2.1", "A2.2", "B1.1", "B1.2")


def _tell_integration_training(chunk: Chunk, spells: Runs, which: np.ndarray, number: np.ndarray, provider: np.ndarray) -> None:
    """Integration training as Koulutusportti tells it: the same spells, with the level of language before and after."""
    person, begins = spells.person[which], spells.begins[which]
    before = (person.astype(np.int64) * 7 + chunk.first) % 4

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        goes_on = known == OPEN
        gain = np.clip((np.minimum(known, LAST_DAY).astype(np.int64) - begins[at]) // 120, 0, 2)
        return {
            "participation": numbers(number[which[at]]), "person": chunk.whose(person[at]),
            "course": numbers(provider[which[at]] * 200 + month_of(begins[at])),
            "module": coded(MODULES, MODULE_OF[number[which[at]] % len(MODULE_OF)]), "queued": dates(begins[at] - 10 - person[at] % 60),
            "started": dates(begins[at]), "ended": dates(known),
            "outcome": coded(("completed", "left", "running"), np.where(goes_on, 2, number[which[at]] % 7 == 0)),
            "level_before": coded(LEVELS, before[at]), "level_after": coded(LEVELS, before[at] + gain, goes_on),
        }

    tell_spells(chunk, "koulutusportti_training", chunk.seldom, Spans(begins, spells.ends[which]), rows)


def _turns(person: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    fresh = np.r_[True, person[1:] != person[:-1]] if len(person) else np.zeros(0, bool)
    return fresh, np.arange(len(person)) - np.maximum.accumulate(np.where(fresh, np.arange(len(person)), 0))


def _decided(spells: Runs, chunk: Chunk) -> tuple[Runs, np.ndarray]:
    """Spells of service by their kinds, rehabilitative work cut into decisions."""
    kind = spells.state - SERVICE
    length = np.minimum(spells.ends, LAST_DAY).astype(np.int64) - spells.begins
    which, turn = repeated(np.where(kind == 5, np.maximum(length, 0) // DECISION_DAYS + 1, 1))
    cut = Runs(*(getattr(spells, name)[which] for name in ("person", "begins", "ends", "state", "before", "after")))
    begins = cut.begins + turn * DECISION_DAYS
    last = np.r_[which[1:] != which[:-1], True] if len(which) else np.zeros(0, bool)
    ends = np.where(last, cut.ends, begins + DECISION_DAYS - 1).astype(np.int32)
    after = np.where(last, cut.after, cut.state)
    cut = Runs(cut.person, begins.astype(np.int32), ends, cut.state, cut.before, after)
    return cut, _sub_kinds(cut, chunk)


def _sub_kinds(cut: Runs, chunk: Chunk) -> np.ndarray:
    """Places in KINDS."""
    turn = chunk.random.random(len(cut))
    foreign = chunk.people.foreign[cut.person] >= 0
    by_kind = (
        np.where(foreign & (turn < 0.6), 1, 0),
        np.where(turn < 0.32, 2, np.where(turn < 0.7, 3, 4)),
        np.where(turn < 0.85, 5, 6),
        np.where(turn < 0.75, 7, np.where(turn < 0.9, 13, 8)),
        np.full(len(cut), 9),
        np.full(len(cut), 10),
        np.where(foreign & (turn < 0.7), 12, 11),
    )
    return np.choose(cut.state - SERVICE, by_kind)


def _tell_subsidies(chunk: Chunk, spells: Runs, which: np.ndarray, number: np.ndarray) -> None:
    person, random = spells.person[which], chunk.random
    employer = employers_of_subsidies(number[which])
    weak = chunk.people.disabled[person]
    applied = spells.begins[which] - random.integers(10, 40, len(which))
    decided = applied + random.integers(2, 10, len(which))
    share, days = np.where(weak, 70, 50), 120 + random.integers(0, 180, len(which))

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "subsidy": numbers(number[which[at]]), "application": numbers(number[which[at]] * 20), "person": chunk.whose(person[at]),
            "employer": employer.take(pa.array(at)),
            "applied": dates(applied[at]), "decided": dates(decided[at]),
            "ground": coded(("skills", "long_unemployment", "reduced_ability"), np.where(weak[at], 2, number[which[at]] % 2)),
            "sector": coded(("2", "4", "7"), number[which[at]] % 3), "begins": dates(spells.begins[which[at]]), "ends": dates(known),
            "share": numbers(share[at].astype(float)), "granted": numbers(np.round(days[at] * share[at] * 0.9, 2)),
        }

    tell_spells(chunk, "ya_subsidy", chunk.atmt, Spans(spells.begins[which], spells.ends[which]), rows)
    tell_support(chunk, "wage_subsidy", number[which] * 2, person, employer, applied, decided, spells.begins[which], spells.ends[which],
                 share * 27.0)


def _tell_grants(chunk: Chunk, spells: Runs, which: np.ndarray, number: np.ndarray) -> None:
    person, random = spells.person[which], chunk.random
    applied = spells.begins[which] - random.integers(15, 60, len(which))
    decided = applied + random.integers(3, 14, len(which))

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "grant_number": numbers(number[which[at]]), "application": numbers((number[which[at]] * 2 + 1) * 10),
            "person": chunk.whose(person[at]),
            "applied": dates(applied[at]), "decided": dates(decided[at]), "was_unemployed": coded(("0", "1"), np.ones(len(at))),
            "begins": dates(spells.begins[which[at]]), "ends": dates(known), "granted": numbers(np.full(len(at), 4514.40)),
        }

    tell_spells(chunk, "ya_startup_grant", chunk.atmt, Spans(spells.begins[which], spells.ends[which]), rows)
    tell_support(chunk, "start_up_grant", number[which] * 2 + 1, person, None, applied, decided, spells.begins[which], spells.ends[which],
                 np.full(len(which), 752.40))
