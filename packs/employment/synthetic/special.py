"""Rows of the separate reports: measures of the adjustment fund for those laid off or dismissed, and the employment impact bond."""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic.chunk import Chunk, Rows, Spans, coded, numbers, tell_spells
from packs.employment.synthetic.days import OPEN, dates, day_number
from packs.employment.synthetic.marks import businesses
from packs.employment.synthetic.runs import is_unemployed

PROJECTS = 3
FUND_FROM, BOND_FROM, BOND_UNTIL = day_number("2024-01-01"), day_number("2020-01-01"), day_number("2023-12-31")
MEASURES = ("coaching", "training", "subsidised_work", "start_up", "mobility")
# One of so many spells of unemployment is of the fund, one of so many that last long of the bond.
FUND_EVERY, BOND_EVERY, BOND_AFTER, BOND_LASTS = 60, 25, 365, 540


def tell_special(chunk: Chunk) -> None:
    """Measures of the fund soon after unemployment began, and the bond's programme or comparison group for the long unemployed."""
    spells = chunk.spells.kept(is_unemployed(chunk.spells.state))
    lot = (spells.person.astype(np.int64) + chunk.first) * 7919 + spells.begins.astype(np.int64) * 31
    _tell_fund(chunk, spells.person, spells.begins, lot)
    long = np.flatnonzero(spells.ends.astype(np.int64) - spells.begins > BOND_AFTER)
    drawn = spells.begins[long].astype(np.int64) + BOND_AFTER
    kept = (lot[long] % BOND_EVERY == 0) & (drawn >= BOND_FROM) & (drawn <= BOND_UNTIL)
    _tell_bond(chunk, spells.person[long][kept], drawn[kept])


def _tell_fund(chunk: Chunk, person: np.ndarray, begun: np.ndarray, lot: np.ndarray) -> None:
    chosen = (lot % FUND_EVERY == 0) & (begun >= FUND_FROM)
    person, lot = person[chosen], lot[chosen] // FUND_EVERY
    begins = begun[chosen].astype(np.int64) + 20
    ends = begins + 60 + lot % 120
    measure, project = lot % len(MEASURES), lot % PROJECTS

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "project": numbers(project[at] + 1), "person": chunk.whose(person[at]),
            "dismissed_by": businesses(20_000, PROJECTS, project[at]), "measure": coded(MEASURES, measure[at]),
            "begins": dates(begins[at]), "ends": dates(known), "cost": numbers(900.0 + 40.0 * (lot[at] % 60), known == OPEN),
        }

    tell_spells(chunk, "egr_participation", chunk.seldom, Spans(begins, ends), rows)


def _tell_bond(chunk: Chunk, person: np.ndarray, drawn: np.ndarray) -> None:
    begins = drawn + 14
    ends = begins + BOND_LASTS
    compared = (person.astype(np.int64) + chunk.first) % 3 == 0

    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        return {
            "person": chunk.whose(person[at]), "sib_group": coded(("programme", "comparison"), compared[at]),
            "assigned": dates(drawn[at]), "begins": dates(begins[at]), "ends": dates(known),
            "cost": numbers(np.full(len(at), 3200.0), compared[at] | (known == OPEN)),
        }

    tell_spells(chunk, "tyo_sib_participation", chunk.seldom, Spans(begins, ends), rows)
