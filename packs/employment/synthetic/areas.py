"""Rows about areas, providers and employers: sums of what was told of persons, and what the authorities need and do for it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic import tables
from packs.employment.synthetic.chunk import Chunk, coded, draw, numbers, tell_events, yearly
from packs.employment.synthetic.days import LAST_DAY, OPEN, dates, day_number, first_day, last_day, working
from packs.employment.synthetic.helping import KINDS
from packs.employment.synthetic.marks import EMPLOYERS, business_ids, businesses, words
from packs.employment.synthetic.money import KELA_FROM, MONTH_NAMES, by_cut
from packs.employment.synthetic.scale import part_of
from packs.employment.synthetic.tables import MONTHS, month_number
from packs.employment.synthetic.tally import BOUGHT_KINDS, PROVIDERS, PROVIDERS_A_KIND, PROVIDERS_A_PROCUREMENT, SHARE_CLASSES

STAFF_FROM = month_number("2025M01")
ROLES = {"expert": 0.72, "integration": 0.12, "employer": 0.08, "management": 0.08}
CLIENTS_AN_EXPERT = 190
FEWER_WHERE_DECLINED = 0.2
SECTORS = ("company", "association", "education", "municipality")
CONTACTS_A_MONTH, ANSWERS_A_MONTH = 900, 240


def tell_areas(chunk: Chunk) -> None:
    """Everything that is told of areas, once all persons are told of; `chunk` is any of theirs."""
    _tell_staff(chunk)
    _tell_shares(chunk)
    _tell_procurement(chunk)
    _tell_courses(chunk)
    _tell_accounts(chunk)
    _tell_employers(chunk)


def _by_area(figures: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Codes of employment areas, and figures by month and municipality summed to them."""
    codes, place = np.unique(part_of("employment_area"), return_inverse=True)
    summed = np.zeros((len(figures), len(codes)))
    np.add.at(summed.T, place, figures.T)
    return [str(code) for code in codes], summed


def _tell_staff(chunk: Chunk) -> None:
    """Staff by role, fewer to a client where the service got worse, and how many clients and interviews there are."""
    codes, clients = _by_area(chunk.tally.clients.cumsum(axis=0))
    _, interviews = _by_area(chunk.tally.interviews)
    worse = _by_area(chunk.planted.decline * chunk.tally.clients.cumsum(axis=0))[1] / np.maximum(clients, 1)
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
        load = {
            "clients": numbers(np.rint(clients[month, area] * seen).astype(np.int64)),
            "interviews": numbers(np.rint(interviews[month, area] * seen).astype(np.int64)),
            "queue": numbers(np.rint(interviews[month, area] * seen * (0.05 + 0.3 * worse[month, area])).astype(np.int64)),
        }
        chunk.write("staff_load", cut.known, about | load)


def _tell_shares(chunk: Chunk) -> None:
    """Kela's sums by municipality, month and class of days: those of the persons' rows."""
    tally = chunk.tally
    for cut, months in by_cut(yearly(2025, chunk.months_a_delivery), KELA_FROM):
        turn, place, kind = np.nonzero(tally.recipients[months])
        cell = (months[turn], place, kind)
        rows = {
            "municipality": coded(tables.municipalities(), place), "month": coded(MONTH_NAMES, cell[0]),
            "benefit": coded(("labour_market_subsidy",), np.zeros(len(place))), "share_class": coded(SHARE_CLASSES, kind),
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
        "value": numbers(np.round(paid[:, provider].sum(axis=0) * 1.2, 2)), "joint": coded(("0", "1"), procurement % 3 == 0),
    }
    chunk.write("procurement_contract", chunk.seldom[0].known, contract)
    _tell_payments(chunk, paid, provider)
    joint = np.unique(procurement[procurement % 3 == 0])
    payer = np.repeat(joint, 4), np.tile(np.arange(4), len(joint))
    shares = {
        "procurement": numbers(1000 + payer[0]), "employment_area": coded(areas, (payer[0] * 11 + payer[1]) % len(areas)),
        "on_day": dates(np.full(len(payer[0]), day_number("2025-01-01"))), "share": numbers(np.array([40.0, 30.0, 20.0, 10.0])[payer[1]]),
    }
    chunk.write("joint_procurement_share", chunk.seldom[0].known, shares)


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


def _tell_accounts(chunk: Chunk) -> None:
    """Municipal accounts of whole years: the municipal share of benefits as Kela charged it, and what the staff costs."""
    clients = np.maximum(chunk.tally.clients.cumsum(axis=0), 0)
    for year in (2022, 2023, 2024, 2025):
        months = slice(month_number(f"{year}M01"), month_number(f"{year}M12") + 1)
        share, staff = chunk.tally.shares[months].sum(axis=(0, 2)), clients[months].mean(axis=0) / CLIENTS_AN_EXPERT * 52_000.0
        place = np.flatnonzero(clients[months].sum(axis=0))
        items = {"benefit_share": share, "staff_costs": staff} if year >= 2025 else {"benefit_share": share}
        amount = np.concatenate([one[place] for one in items.values()])
        where, day = np.tile(place, len(items)), day_number(f"{year}-01-01")
        item = np.repeat(np.arange(len(items)), len(place))
        rows = {
            "municipality": coded(tables.municipalities(), where), "year_begins": dates(np.full(len(where), day)),
            "task": coded(("employment_services",), np.zeros(len(where))), "item": coded(tuple(items), item),
            "amount": numbers(np.round(amount, 2)),
        }
        cut = next(cut for cut in yearly(2022, chunk.months_a_delivery) if cut.upto >= day + 364)
        chunk.write("treasury_accounts", cut.known, rows)


def _tell_employers(chunk: Chunk) -> None:
    """Profiles of the employers of vacancies, contacts with them, and their answers to a survey: lower where the service got worse."""
    inside = np.flatnonzero(chunk.tally.clients.any(axis=0))
    everybody = np.arange(EMPLOYERS)
    home = inside[everybody * 31 % len(inside)]
    begins = np.full(EMPLOYERS, day_number("2025-01-01"))
    tell_events(chunk, "employer_profile", chunk.seldom, begins, {
        "employer": business_ids(50_000, EMPLOYERS), "begins": dates(begins), "ends": dates(np.full(EMPLOYERS, OPEN)),
        "municipality": coded(tables.municipalities(), home), "industry": coded(tuple("ACFGHIJMNOPQS"), everybody % 13),
        "size": coded(tuple("12345"), everybody % 11 % 5), "sector": coded(("1", "2", "4", "7"), everybody % 4),
    })
    codes, area = np.unique(part_of("employment_area"), return_inverse=True)
    codes = [str(code) for code in codes]
    for register, a_month in (("employer_contact", CONTACTS_A_MONTH), ("employer_survey", ANSWERS_A_MONTH)):
        count = a_month * (MONTHS - STAFF_FROM)
        who, month = chunk.random.integers(0, EMPLOYERS, count), chunk.random.integers(STAFF_FROM, MONTHS, count)
        day = np.minimum(working(first_day(month) + chunk.random.integers(0, 27, count)), LAST_DAY)
        liking = 7.4 - 1.4 * chunk.planted.decline[month, home[who]] + 2.0 * chunk.random.standard_normal(count)
        about = {"employer": businesses(50_000, EMPLOYERS, who), "employment_area": coded(codes, area[home[who]])}
        service = {"about": draw(chunk.random, {"recruitment": 5, "candidates": 3, "subsidy": 2}, count)}
        if register == "employer_contact":
            more = {"contact": numbers(np.arange(1, count + 1)), "on_day": dates(day),
                    "channel": draw(chunk.random, {"visit": 2, "phone": 5, "web": 3}, count), "text": words(count)}
        else:
            more = {"answer": numbers(np.arange(1, count + 1)), "answered": dates(day), "words": words(count),
                    "recommends": numbers(np.clip(np.rint(liking), 0, 10).astype(np.int64)),
                    "satisfaction": numbers(np.clip(np.rint(liking / 2), 1, 5).astype(np.int64))}
        tell_events(chunk, register, chunk.seldom, day, about | service | more)
