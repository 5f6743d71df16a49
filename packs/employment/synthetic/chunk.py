"""Some thousand persons at a time, as the registers' rows are made of them, and the days on which what is known of them is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from packs.employment.synthetic.days import LAST_DAY, OPEN, day_number
from packs.employment.synthetic.homes import Homes
from packs.employment.synthetic.people import People
from packs.employment.synthetic.planted import Planted
from packs.employment.synthetic.runs import Runs
from packs.employment.synthetic.tally import Tally, Vacancies

Rows = Mapping[str, pa.Array]
Write = Callable[[str, date, Rows], None]
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Cut:
    """A delivery: what began or ended after `since` and up to `upto` (days), known from `known` on."""

    since: int
    upto: int
    known: date


@dataclass(frozen=True, eq=False)
class Spans:
    """Days on which spells begin and end."""

    begins: np.ndarray
    ends: np.ndarray


@dataclass(frozen=True, eq=False)
class Searches:
    """Job searches of a chunk: whose, their numbers, days, and the state in which the last spell ended."""

    person: np.ndarray
    number: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    last: np.ndarray
    after: np.ndarray

    def __len__(self) -> int:
        return len(self.person)


@dataclass(frozen=True, eq=False)
class Chunk:
    """Persons from `first` on, with their homes, codes, runs, spells of status and searches; `states` (121, persons) at month ends."""

    first: int
    people: People
    homes: Homes
    codes: pa.Array
    states: np.ndarray
    runs: Runs
    spells: Runs
    of_search: np.ndarray
    searches: Searches
    planted: Planted
    random: np.random.Generator
    write: Write
    vacancies: Vacancies
    tally: Tally
    months_a_delivery: int
    atmt: tuple[Cut, ...]
    seldom: tuple[Cut, ...]

    def place(self, person: np.ndarray, day: np.ndarray | int) -> np.ndarray:
        """Where persons of the chunk live on days: places in the table of municipalities."""
        return self.homes.at(person, day)

    def whose(self, person: np.ndarray) -> pa.Array:
        """Identity codes of persons of the chunk, as a dictionary."""
        return pa.DictionaryArray.from_arrays(pa.array(person.astype(np.int32)), self.codes)


def coded(codes: Sequence[str], which: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """Codes by their places, as a dictionary; null where missing."""
    return pa.DictionaryArray.from_arrays(pa.array(which.astype(np.int32), mask=missing), pa.array(list(codes), pa.string()))


def numbers(values: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """Numbers as they are; null where missing."""
    return pa.array(values, mask=missing)


def draw(random: np.random.Generator, codes: Mapping[str, float], count: int, missing: np.ndarray | None = None) -> pa.Array:
    """Codes drawn by their weights."""
    weights = np.array(list(codes.values()), float)
    return coded(tuple(codes), random.choice(len(codes), count, p=weights / weights.sum()), missing)


def picked(rows: Rows, mask: np.ndarray) -> Rows:
    """The rows of a mask."""
    kept = pa.array(np.flatnonzero(mask))
    return {name: column.take(kept) for name, column in rows.items()}


def cuts_of(days: Sequence[int], wait: int) -> tuple[Cut, ...]:
    """Deliveries up to each of the days, each known so many days after."""
    before = (day_number("1900-01-01"), *days[:-1])
    return tuple(Cut(since, upto, EPOCH + timedelta(days=int(upto) + wait)) for since, upto in zip(before, days, strict=True))


def _month_ends(first: str, last: str) -> list[int]:
    months = np.arange(np.datetime64(first, "M"), np.datetime64(last, "M") + 1)
    return [int(day) for day in ((months + 1).astype("datetime64[D]") - 1).astype(int)]


def atmt_cuts(every: int) -> tuple[Cut, ...]:
    """A-TMT: all there was at the switch, then what each month or so many of them changed, and the last two days one by one."""
    return cuts_of([*_month_ends("2024-12", "2026-05")[::every], LAST_DAY - 2, LAST_DAY - 1, LAST_DAY], 1)


def seldom_cuts(every: int) -> tuple[Cut, ...]:
    """Registers beside the main ones: all there was at the switch, then what each quarter or so many of them changed, then the rest."""
    return cuts_of([*_month_ends("2024-12", "2026-03")[:: 3 * every], LAST_DAY], 1)


# URA: once a year, all that was in force in the year.
URA = tuple(
    Cut(day_number(f"{year}-01-01") - 1 if year > 2016 else day_number("1900-01-01"), day_number(f"{year}-12-31"), date(year + 1, 2, 15))
    for year in range(2016, 2025)
)


def yearly(first: int, every: int) -> tuple[Cut, ...]:
    """Deliveries once a year from a year on, and once a month, or so many of them, in 2026."""
    return cuts_of([*(day_number(f"{year}-12-31") for year in range(first, 2026)), *_month_ends("2026-01", "2026-06")[::-every][::-1]], 20)


def tell_events(chunk: Chunk, register: str, cuts: Sequence[Cut], when: np.ndarray, rows: Rows) -> None:
    """Write what happened, each row once, in the delivery of its day."""
    for cut in cuts:
        inside = (when > cut.since) & (when <= cut.upto)
        if inside.any():
            chunk.write(register, cut.known, picked(rows, inside))


def tell_spells(chunk: Chunk, register: str, cuts: Sequence[Cut], spells: Spans, rows: Callable[[np.ndarray, np.ndarray], Rows]) -> None:
    """Write spells when they begin and again when they end; `rows` makes them of their places and of the ends known by then."""
    for cut in cuts:
        begun = (spells.begins > cut.since) & (spells.begins <= cut.upto)
        ended = (spells.ends > cut.since) & (spells.ends <= cut.upto) & (spells.begins <= cut.since)
        _tell(chunk, register, cut, np.flatnonzero(begun | ended), spells.ends, rows)


def tell_in_force(chunk: Chunk, register: str, cuts: Sequence[Cut], spells: Spans, rows: Callable[[np.ndarray, np.ndarray], Rows]) -> None:
    """Write, in each delivery, all that was in force at some time in it: what goes on is told again the next time."""
    for cut in cuts:
        _tell(chunk, register, cut, np.flatnonzero((spells.begins <= cut.upto) & (spells.ends > cut.since)), spells.ends, rows)


def _tell(chunk: Chunk, register: str, cut: Cut, which: np.ndarray, ends: np.ndarray,
          rows: Callable[[np.ndarray, np.ndarray], Rows]) -> None:
    if len(which):
        known = np.where(ends[which] <= cut.upto, ends[which], OPEN).astype(np.int32)
        chunk.write(register, cut.known, rows(which, known))
