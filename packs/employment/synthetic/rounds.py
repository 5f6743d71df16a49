"""Rounds of the surveys: to which of them answers came, and how many were asked. Clients are asked each month, employers each quarter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from packs.employment.synthetic.chunk import Chunk, Cut, coded, numbers, tell_events
from packs.employment.synthetic.days import dates, first_day, last_day, working
from packs.employment.synthetic.scale import part_of

ABOUTS = 3
"""Things that each survey asks about; answers name them by their place among these."""
OF_CLIENTS = {"start": 5, "interview": 3, "whole": 2}
OF_EMPLOYERS = {"recruitment": 5, "candidates": 3, "subsidy": 2}
A_MONTH, A_QUARTER = 1, 3
APART, NOT_REACHED, SILENT = 0.03, 0.07, 0.05
"""How far response rates of areas lie apart, the part of those who did not answer whom the survey did not reach, and how many rounds that
nobody answered there are to one that somebody did."""


@dataclass(frozen=True)
class Survey:
    """A survey's register of rounds, what it asks about, how many months a round is open, and the usual response rate."""

    register: str
    about: tuple[str, ...]
    months: int
    rate: float


CLIENTS = Survey("customer_survey_round", tuple(OF_CLIENTS), A_MONTH, 0.24)
EMPLOYERS = Survey("employer_survey_round", tuple(OF_EMPLOYERS), A_QUARTER, 0.31)


def areas() -> list[str]:
    """Codes of the employment areas, in the order of their places here."""
    return sorted(set(part_of("employment_area")))


def answered_in(survey: Survey, counted: np.ndarray, month: np.ndarray, area: np.ndarray, about: np.ndarray, asked: np.ndarray) -> pa.Array:
    """The numbers of the rounds that answers of months came to, counted by the month in which each round closes; none where nobody had
    `asked` for the answer. Month 0 ends a quarter."""
    closes = -(-month // survey.months) * survey.months
    np.add.at(counted, (closes[asked], area[asked], about[asked]), 1)
    return numbers(_numbers(closes, area, about), ~asked)


def tell_rounds(chunk: Chunk, random: np.random.Generator) -> None:
    """Every round of both surveys, once all persons are told of. `random` is of these alone, so no other row changes by them."""
    _tell(chunk, CLIENTS, chunk.tally.answers, chunk.atmt, random)
    _tell(chunk, EMPLOYERS, chunk.tally.employers_answers, chunk.seldom, random)


def _tell(chunk: Chunk, survey: Survey, answers: np.ndarray, cuts: tuple[Cut, ...], random: np.random.Generator) -> None:
    """Rounds that somebody answered, and from the first of these on some few that nobody did, of areas that have any answer."""
    told = np.flatnonzero(answers.any(axis=(1, 2)))
    months = np.arange(told[0], len(answers), survey.months) if len(told) else told
    grid = np.meshgrid(months, np.flatnonzero(answers.any(axis=(0, 2))), range(ABOUTS), indexing="ij")
    month, area, about = (axis.reshape(-1) for axis in grid)
    answered = answers[month, area, about].astype(np.int64)
    rate = np.clip(survey.rate + APART * random.standard_normal(answers.shape[1]), 0.05, 0.95)[area]
    heard = answered > 0
    silent = ~heard & (random.random(len(answered)) < SILENT * heard.sum() / max((~heard).sum(), 1))
    # So many fail before so many succeed: the rate of all rounds together comes to the usual one, however few answer each.
    lacking = random.negative_binomial(np.maximum(answered, 1), rate)
    asked = np.where(heard, answered + lacking, np.where(silent, 1 + random.poisson(1.0, len(answered)), 0))
    reached = asked - random.binomial(asked - answered, NOT_REACHED)
    sent, closed = working(first_day(month - survey.months + 1)), last_day(month)
    some = asked > 0
    tell_events(chunk, survey.register, cuts, closed[some], {
        "round": numbers(_numbers(month, area, about)[some]), "employment_area": coded(areas(), area[some]),
        "about": coded(survey.about, about[some]), "sent": dates(sent[some]), "closed": dates(closed[some]),
        "asked": numbers(asked[some]), "reached": numbers(reached[some]),
    })


def _numbers(closes: np.ndarray, area: np.ndarray, about: np.ndarray) -> np.ndarray:
    return (closes.astype(np.int64) * len(areas()) + area) * ABOUTS + about + 1
