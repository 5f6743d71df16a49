"""Rows of YA about wage subsidies and start-up grants: applications with their decisions, and payments month by month."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic.chunk import Chunk, Rows, Spans, coded, numbers, tell_events, tell_spells
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, day_number, working
from packs.employment.synthetic.process import repeated

PAID_FROM = day_number("2022-01-01")
PAY_EVERY, MOST_PAYMENTS = 30, 24
REFUSED = 0.12


def tell_support(
    chunk: Chunk, kind: str, application: np.ndarray, person: np.ndarray, employer: pa.Array | None, applied: np.ndarray,
    decided: np.ndarray, begins: np.ndarray, ends: np.ndarray, a_month: np.ndarray,
) -> None:
    """Applications for support of one kind that was granted, some refused ones of the same persons earlier, and payments while it lasts."""
    refused = np.flatnonzero(chunk.random.random(len(person)) < REFUSED)
    which = np.r_[np.arange(len(person)), refused]
    no = np.arange(len(which)) >= len(person)
    number = application[which] * 10 + no
    asked, answered = applied[which] - 120 * no, decided[which] - 120 * no
    euros = np.round(a_month[which] * 6, 2)

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        waits = known == OPEN
        return {
            "application": numbers(number[at]), "kind": coded((kind,), np.zeros(len(at))), "person": chunk.whose(person[which[at]]),
            "applied": dates(asked[at]), "decided": dates(known),
            "decision": coded(("granted", "refused", "pending"), np.where(waits, 2, no[at])),
            "asked": numbers(euros[at]), "granted": numbers(euros[at], waits | no[at]),
            "employer": _whose(employer, which[at]),
        }

    tell_spells(chunk, "ya_application", chunk.seldom, Spans(asked, answered.astype(np.int32)), rows)
    _tell_payments(chunk, kind, application * 10, person, employer, begins, ends, a_month)


def _tell_payments(
    chunk: Chunk, kind: str, application: np.ndarray, person: np.ndarray, employer: pa.Array | None, begins: np.ndarray, ends: np.ndarray,
    a_month: np.ndarray,
) -> None:
    random = chunk.random
    length = np.minimum(ends, LAST_DAY).astype(np.int64) - begins
    which, turn = repeated(np.clip(length // PAY_EVERY, 0, MOST_PAYMENTS))
    applied = working(begins[which] + (turn + 1) * PAY_EVERY + random.integers(0, 10, len(which)))
    paid = working(applied + random.integers(5, 20, len(which)))
    kept = (applied >= PAID_FROM) & (paid <= LAST_DAY)
    which, turn, applied, paid = which[kept], turn[kept], applied[kept], paid[kept]
    back = random.random(len(which)) < 0.01
    amount = np.round(a_month[which] * (0.85 + 0.3 * random.random(len(which))) * np.where(back, -1, 1), 2)
    rows = {
        "payment": numbers(application[which] * 100 + turn), "application": numbers(application[which]),
        "kind": coded((kind,), np.zeros(len(which))), "person": chunk.whose(person[which]),
        "employer": _whose(employer, which),
        "applied": dates(applied), "state": coded(("paid", "recovered"), back), "paid": dates(paid), "amount": numbers(amount),
    }
    tell_events(chunk, "ya_payment", chunk.seldom, paid, rows)


def _whose(employer: pa.Array | None, which: np.ndarray) -> pa.Array:
    if employer is None:
        return coded(("",), np.zeros(len(which)), np.ones(len(which), bool))
    return employer.take(pa.array(which))
