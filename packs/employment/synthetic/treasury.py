"""Rows about money of municipalities and authorities: accounts, and the state's funding by its factors."""

from __future__ import annotations

from datetime import date

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.chunk import Chunk, coded, numbers, yearly
from packs.employment.synthetic.days import LAST_DAY, dates, day_number
from packs.employment.synthetic.scale import by_area
from packs.employment.synthetic.tables import month_number

CLIENTS_AN_EXPERT = 190
STAFF_COST, OVERHEAD = 52_000.0, 0.18
TASKS = ("employment_services", "integration")
# How much of the staff works for integration; what the authorities had before 2025 was the state's to book.
OF_INTEGRATION = 0.12
# Of what integration costs to run: civic orientation and interpreting.
ORIENTATION, INTERPRETING = 0.06, 0.09
BOOKED, OWN_COSTS_FROM = (2022, 2023, 2024, 2025), 2025
FUNDED = (2025, 2026)
EURO_A_CLIENT = 1450.0
FACTORS = {"working_age": 0.45, "unemployed": 0.43, "foreign_language": 0.12}
EVENED_OUT = 0.03
# How far a budget and a forecast are from what the final accounts come to, at most, and on what day each is told.
STAGES = {"budget": (0.08, 0, (1, 20)), "forecast": (0.03, 0, (10, 20)), "final": (0.0, 1, (5, 20))}
# Presumed: municipal tax around a mean, and by how many percentage points every rate was cut when counties took over in 2023.
TAX_RATE, TAX_SPREAD, TAX_CUT, TAXED = 7.6, 2.4, 12.64, (2020, 2021, 2022, 2023, 2024, 2025, 2026)


def tell_accounts(chunk: Chunk) -> None:
    """Municipal accounts of whole years: the municipal share of benefits as Kela charged it, staff, what the bought services cost, and all
    that together with overheads."""
    clients = np.maximum(chunk.tally.clients.cumsum(axis=0), 0)
    place = np.flatnonzero(clients.any(axis=0))
    for year in BOOKED:
        months = slice(month_number(f"{year}M01"), month_number(f"{year}M12") + 1)
        lines = {(0, "benefit_share"): chunk.tally.shares[months].sum(axis=(0, 2, 3))}
        if year >= OWN_COSTS_FROM:
            lines |= _own_costs(clients[months].mean(axis=0), chunk.tally.bought[months].sum(axis=0))
        line = np.repeat(np.arange(len(lines)), len(place))
        where, day = np.tile(place, len(lines)), day_number(f"{year}-01-01")
        items = sorted({item for _, item in lines})
        rows = {
            "municipality": coded(tables.municipalities(), where), "year_begins": dates(np.full(len(where), day)),
            "task": coded(TASKS, np.array([task for task, _ in lines])[line]),
            "item": coded(items, np.array([items.index(item) for _, item in lines])[line]),
            "amount": numbers(np.round(np.concatenate([one[place] for one in lines.values()]), 2)),
        }
        cut = next(cut for cut in yearly(2022, chunk.months_a_delivery) if cut.upto >= day + 364)
        chunk.write("treasury_accounts", cut.known, rows)


def _own_costs(clients: np.ndarray, bought: np.ndarray) -> dict[tuple[int, str], np.ndarray]:
    """Staff, purchases and operating costs in all, by task and item, of each municipality, (308,); `bought` (308, tasks)."""
    found = {}
    for task, share in enumerate((1 - OF_INTEGRATION, OF_INTEGRATION)):
        staff = clients / CLIENTS_AN_EXPERT * STAFF_COST * share
        found |= {
            (task, "staff_costs"): staff, (task, "purchases"): bought[:, task],
            (task, "operating_costs"): staff * (1 + OVERHEAD) + bought[:, task],
        }
    integration = found[1, "operating_costs"]
    return found | {(1, "civic_orientation"): integration * ORIENTATION, (1, "interpreting"): integration * INTERPRETING}


def tell_budgets(chunk: Chunk) -> None:
    """What municipalities planned, forecast and in the end paid for each task, in the years of the authorities."""
    clients = np.maximum(chunk.tally.clients.cumsum(axis=0), 0)
    place = np.flatnonzero(clients.any(axis=0))
    last = date.fromisoformat(str(np.datetime64(LAST_DAY, "D")))
    for year in FUNDED:
        months = slice(month_number(f"{year}M01"), month_number(f"{year}M01") + 12)
        costs = _own_costs(clients[months].mean(axis=0), chunk.tally.bought[months].sum(axis=0) * 12 / len(clients[months]))
        for stage, (off, later, day) in STAGES.items():
            known = date(year + later, *day)
            if known > last:
                continue
            missed = 1 + off * np.sin(place * 1.3 + year)
            task = np.repeat(np.arange(len(TASKS)), len(place))
            amount = np.concatenate([costs[one, "operating_costs"][place] * missed for one in range(len(TASKS))])
            chunk.write("municipal_budget", known, {
                "municipality": coded(tables.municipalities(), np.tile(place, len(TASKS))),
                "year_begins": dates(np.full(len(task), day_number(f"{year}-01-01"))), "task": coded(TASKS, task),
                "stage": coded((stage,), np.zeros(len(task))), "amount": numbers(np.round(amount, 2)),
            })


def tell_tax_rates(chunk: Chunk) -> None:
    """The municipal tax rate of each municipality and year."""
    place = np.flatnonzero(chunk.tally.clients.any(axis=0))
    for year in TAXED:
        rate = TAX_RATE + TAX_SPREAD * np.sin(place * 2.1) + 0.1 * np.round(np.sin(place + year)) + (TAX_CUT if year < 2023 else 0)
        chunk.write("municipal_tax_rate", date(year, 1, 20), {
            "municipality": coded(tables.municipalities(), place),
            "year_begins": dates(np.full(len(place), day_number(f"{year}-01-01"))), "rate": numbers(np.round(rate, 2)),
        })


def tell_funding(chunk: Chunk) -> None:
    """The state's funding of each authority by factor, a year ahead: by its clients, some evened out between areas; all factors are the
    whole."""
    codes, clients = by_area(np.maximum(chunk.tally.clients.cumsum(axis=0), 0))
    for year in FUNDED:
        usual = clients[month_number(f"{year - 1}M06")] * EURO_A_CLIENT
        area = np.flatnonzero(usual)
        parts = {factor: usual[area] * share for factor, share in FACTORS.items()}
        parts["transition"] = usual[area] * EVENED_OUT * np.where(np.arange(len(area)) % 2, 1, -1)
        parts = {factor: np.round(amount, 2) for factor, amount in parts.items()}
        parts["whole"] = np.sum(list(parts.values()), axis=0)
        rows = {
            "employment_area": coded(codes, np.tile(area, len(parts))),
            "year_begins": dates(np.full(len(area) * len(parts), day_number(f"{year}-01-01"))),
            "factor": coded(tuple(parts), np.repeat(np.arange(len(parts)), len(area))),
            "amount": numbers(np.round(np.concatenate(list(parts.values())), 2)),
        }
        cut = next(cut for cut in yearly(2024, chunk.months_a_delivery) if cut.upto >= day_number(f"{year - 1}-12-31"))
        chunk.write("funding_model", cut.known, rows)
