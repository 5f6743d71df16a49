"""Rows about areas and providers: sums of what was told of persons, and what the authorities need for it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic import business, tables, treasury
from packs.employment.synthetic.chunk import Chunk, coded, numbers, tell_events, yearly
from packs.employment.synthetic.days import OPEN, dates, day_number, first_day, last_day, working
from packs.employment.synthetic.helping import KINDS
from packs.employment.synthetic.marks import businesses
from packs.employment.synthetic.money import KELA_FROM, MONTH_NAMES, by_cut
from packs.employment.synthetic.scale import by_area, part_of
from packs.employment.synthetic.tables import MONTHS, month_number
from packs.employment.synthetic.tally import (
    BENEFITS,
    BOUGHT_KINDS,
    JOINT_EVERY,
    PROVIDERS,
    PROVIDERS_A_KIND,
    PROVIDERS_A_PROCUREMENT,
    SHARE_CLASSES,
)
from packs.employment.synthetic.treasury import CLIENTS_AN_EXPERT

STAFF_FROM = month_number("2025M01")
ROLES = {"expert": 0.66, "integration": 0.12, "employer": 0.08, "statements": 0.06, "management": 0.08}
STATEMENTS = tuple(ROLES).index("statements")
FEWER_WHERE_DECLINED = 0.2
NEW_CONTRACTS = 5000
SECTORS = ("company", "association", "education", "municipality")


def tell_areas(chunk: Chunk) -> None:
    """Everything that is told of areas, once all persons are told of; `chunk` is any of theirs."""
    _tell_staff(chunk)
    _tell_shares(chunk)
    _tell_procurement(chunk)
    _tell_courses(chunk)
    treasury.tell_accounts(chunk)
    treasury.tell_funding(chunk)
    treasury.tell_budgets(chunk)
    treasury.tell_tax_rates(chunk)
    business.tell_employers(chunk)
    business.tell_recruitments(chunk)


def _tell_staff(chunk: Chunk) -> None:
    """Staff by role, fewer to a client where the service got worse; how many clients and interviews there are, and what waits."""
    codes, clients = by_area(chunk.tally.clients.cumsum(axis=0))
    _, interviews = by_area(chunk.tally.interviews)
    _, asked = by_area(chunk.tally.asked.cumsum(axis=0))
    worse = by_area(chunk.planted.decline * chunk.tally.clients.cumsum(axis=0))[1] / np.maximum(clients, 1)
    for cut, months in by_cut(yearly(2025, chunk.months_a_delivery), STAFF_FROM):
        grid = np.meshgrid(months, np.flatnonzero(clients[-1]), range(len(ROLES)), indexing="ij")
        month, area, role = (axis.reshape(-1) for axis in grid)
        share = np.array(list(ROLES.values()))[role]
        count = clients[month, area] / CLIENTS_AN_EXPERT * share * (1 - FEWER_WHERE_DECLINED * worse[month, area])
        persons = np.maximum(np.rint(count), 1).astype(np.int64)
        about = {
            "employment_area": coded(codes, area), "month": coded(MONTH_NAMES, month), "role": coded(tuple(ROLES), role),
        }
        chunk.write("staff", cut.known, about | {"persons": numbers(persons), "person_years": numbers(np.round(persons * 0.93, 1))})
        seen = np.where(role == 0, 0.86, np.where(role == 1, 0.14, 0.0))
        queued = interviews[month, area] * seen * (0.05 + 0.3 * worse[month, area])
        load = {
            "clients": numbers(np.rint(clients[month, area] * seen).astype(np.int64)),
            "interviews": numbers(np.rint(interviews[month, area] * seen).astype(np.int64)),
            "queue": numbers(np.rint(np.where(role == STATEMENTS, asked[month, area], queued)).astype(np.int64)),
        }
        chunk.write("staff_load", cut.known, about | load)


def _tell_shares(chunk: Chunk) -> None:
    """Kela's sums by municipality, month and class of days: those of the persons' rows."""
    tally = chunk.tally
    for cut, months in by_cut(yearly(2025, chunk.months_a_delivery), KELA_FROM):
        turn, place, kind, benefit = np.nonzero(tally.recipients[months])
        cell = (months[turn], place, kind, benefit)
        rows = {
            "municipality": coded(tables.municipalities(), place), "month": coded(MONTH_NAMES, cell[0]),
            "benefit": coded(BENEFITS, benefit), "share_class": coded(SHARE_CLASSES, kind),
            "recipients": numbers(tally.recipients[cell].astype(np.int64)), "amount": numbers(np.round(tally.benefits[cell], 2)),
            "municipal_share": numbers(np.round(tally.shares[cell], 2)),
        }
        chunk.write("kela_shares_paid", cut.known, rows)


def _tell_procurement(chunk: Chunk) -> None:
    """Contracts of providers, a commitment for each of their years, payments of what services cost, quality and shares of the payers."""
    paid = chunk.tally.paid
    provider = np.flatnonzero(paid.sum(axis=0))
    if not len(provider):
        return
    procurement = provider // PROVIDERS_A_PROCUREMENT
    areas = sorted(set(part_of("employment_area")))
    contract = {
        "procurement": numbers(1000 + procurement), "provider": _providers(provider),
        "sector": coded(SECTORS, provider * 7 % len(SECTORS)), "employment_area": coded(areas, procurement * 11 % len(areas)),
        "kind": coded(KINDS, np.array(BOUGHT_KINDS)[provider // PROVIDERS_A_KIND]),
        "begins": dates(np.full(len(provider), day_number("2016-01-01"))), "ends": dates(np.full(len(provider), OPEN)),
        "value": numbers(np.round(paid[:, provider].sum(axis=0) * 1.2, 2)), "joint": coded(("0", "1"), procurement % JOINT_EVERY == 0),
    }
    chunk.write("procurement_contract", chunk.seldom[0].known, contract)
    _tell_new_contracts(chunk, provider, areas)
    _tell_payments(chunk, paid, provider)
    joint = np.unique(procurement[procurement % JOINT_EVERY == 0])
    payer = np.repeat(joint, 4), np.tile(np.arange(4), len(joint))
    shares = {
        "procurement": numbers(1000 + payer[0]), "employment_area": coded(areas, (payer[0] * 11 + payer[1]) % len(areas)),
        "on_day": dates(np.full(len(payer[0]), day_number("2025-01-01"))), "share": numbers(np.array([40.0, 30.0, 20.0, 10.0])[payer[1]]),
    }
    chunk.write("joint_procurement_share", chunk.seldom[0].known, shares)


def _tell_new_contracts(chunk: Chunk, provider: np.ndarray, areas: list[str]) -> None:
    """Contracts that some of the providers have made since A-TMT; nothing is paid by them yet."""
    some = provider[provider % 2 == 0]
    begins = first_day(STAFF_FROM + some * 5 % (MONTHS - STAFF_FROM))
    procurement = NEW_CONTRACTS + some // PROVIDERS_A_PROCUREMENT
    tell_events(chunk, "procurement_contract", chunk.seldom, begins, {
        "procurement": numbers(procurement), "provider": _providers(some), "sector": coded(SECTORS, some * 7 % len(SECTORS)),
        "employment_area": coded(areas, procurement * 11 % len(areas)),
        "kind": coded(KINDS, np.array(BOUGHT_KINDS)[some // PROVIDERS_A_KIND]), "begins": dates(begins), "ends": dates(begins + 1095),
        "value": numbers(20_000.0 + 1_000.0 * (some % 180)), "joint": coded(("0", "1"), procurement % JOINT_EVERY == 0),
    })


def _tell_payments(chunk: Chunk, paid: np.ndarray, provider: np.ndarray) -> None:
    month, at = np.nonzero(paid[:, provider])
    who = provider[at]
    year = (month + 5) // 12
    amount, day = np.round(paid[month, who], 2), working(last_day(month) - 2)
    commitment = who * 100 + year
    tell_events(chunk, "procurement_payment", chunk.seldom, day, {
        "payment": numbers(commitment * 100 + month % 12), "commitment": numbers(commitment), "provider": _providers(who),
        "paid": dates(day), "amount": numbers(amount),
    })
    yearly_sums = np.zeros(PROVIDERS * 100)
    np.add.at(yearly_sums, commitment, amount)
    made, at_first = np.unique(commitment, return_index=True)
    day = first_day(month[at_first]) + 1
    closed = year[at_first] < year.max()
    tell_events(chunk, "procurement_commitment", chunk.seldom, day, {
        "commitment": numbers(made), "procurement": numbers(1000 + made // 100 // PROVIDERS_A_PROCUREMENT), "on_day": dates(day),
        "amount": numbers(np.round(yearly_sums[made] * 1.1, 2)), "state": coded(("open", "closed"), closed),
    })
    _tell_quality(chunk, np.unique(who))


def _tell_quality(chunk: Chunk, provider: np.ndarray) -> None:
    parts = ("content", "staff", "results", "feedback", "whole")
    year, who, part = (axis.reshape(-1) for axis in np.meshgrid((2023, 2024, 2025), provider, range(len(parts)), indexing="ij"))
    day = (year - 1970) * 365 + 13 + 300
    points = np.clip(70 + 12 * np.sin(who * 1.7) + 8 * chunk.random.standard_normal(len(who)), 0, 100)
    tell_events(chunk, "provider_quality", chunk.seldom, day, {
        "procurement": numbers(1000 + who // PROVIDERS_A_PROCUREMENT), "provider": _providers(who), "quality_area": coded(parts, part),
        "on_day": dates(day), "points": numbers(np.round(points, 1)),
    })


def _providers(which: np.ndarray) -> pa.Array:
    return businesses(0, PROVIDERS, which)


def _tell_courses(chunk: Chunk) -> None:
    """Courses that somebody began, with places for a tenth more."""
    month, provider = np.nonzero(chunk.tally.begun)
    begins = first_day(month)
    begun = chunk.tally.begun[month, provider]
    ends = begins + 150
    tell_events(chunk, "atmt_course", chunk.seldom, begins, {
        "course": numbers(provider * 200 + month), "kind": coded(KINDS, np.array(BOUGHT_KINDS)[provider // PROVIDERS_A_KIND]),
        "provider": _providers(provider), "procurement": numbers(1000 + provider // PROVIDERS_A_PROCUREMENT), "begins": dates(begins),
        "ends": dates(ends), "places": numbers(np.ceil(begun * 1.1).astype(np.int64)), "cost": numbers(np.round(begun * 4200.0, 2)),
    })
