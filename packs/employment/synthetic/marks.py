"""What several tellers need: the mark in free text, the switch to A-TMT, and business ids that nobody has been given."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa

from packs.employment.synthetic.chunk import coded
from packs.employment.synthetic.days import day_number

A_TMT = day_number("2025-01-01")
SYNTHETIC = "Synteettinen rivi: henkilöä ei ole"
EMPLOYERS = 15_000


def words(count: int) -> pa.Array:
    """The free text of a synthetic row, which says that it is one."""
    return coded((SYNTHETIC,), np.zeros(count))


@cache
def business_ids(first: int, count: int) -> pa.Array:
    """Valid business ids from nine million up, where none has been given yet."""
    number = np.arange(9_000_000 + first, 9_000_000 + first + 2 * count)
    digits = number[:, None] // 10 ** np.arange(6, -1, -1) % 10
    rest = digits @ np.array([7, 9, 10, 5, 8, 4, 2]) % 11
    valid = rest != 1
    check = np.where(rest[valid] == 0, 0, 11 - rest[valid])
    return pa.array(np.char.add(np.char.add(number[valid].astype(str), "-"), check.astype(str))[:count])


def businesses(first: int, count: int, which: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """Some of so many business ids, as a dictionary; null where missing."""
    return pa.DictionaryArray.from_arrays(pa.array(which.astype(np.int32), mask=missing), business_ids(first, count))


def employers_of_vacancies(vacancy: np.ndarray) -> pa.Array:
    """Who offers the vacancies of these numbers."""
    return businesses(50_000, EMPLOYERS, vacancy * 7919 % EMPLOYERS)
