"""Perturbation tables as data, one file each, and the change that a table gives a count under a cell key.

The files are made by `puntari.methods.perturbation.table`; a test makes them anew and holds their properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from puntari.store.files import read_rows

KEYS = 2**32
"""Record keys are whole numbers from 0 and below this; so is a cell key, the sum of the record keys of its persons."""

PRIME = 4294967291
"""The greatest prime below the number of keys; sums of record keys are taken modulo it."""


@lru_cache
def thresholds(name: str) -> Mapping[int, tuple[tuple[int, int], ...]]:
    """For each count (the last stands for all greater ones) pairs of a change and the cell key below which it is taken, ascending."""
    rows = read_rows(Path(__file__).resolve().parent / f"{name}.csv")
    found: dict[int, list[tuple[int, float]]] = {}
    for row in rows:
        found.setdefault(int(row["count"]), []).append((int(row["change"]), float(row["chance"])))
    return {count: _summed(told) for count, told in found.items()}


def _summed(told: list[tuple[int, float]]) -> tuple[tuple[int, int], ...]:
    ends = [round(one * KEYS) for one in accumulate(chance for _, chance in told)]
    return tuple(zip((change for change, _ in told), [*ends[:-1], KEYS], strict=True))


def change_of(named: str, count: int, cell_key: int) -> int:
    """The change that the table of that name gives a count under a cell key (from 0 and below KEYS); a true zero stays."""
    if count == 0:
        return 0
    table = thresholds(named)
    return next(change for change, end in table[min(count, max(table))] if cell_key < end)


def change_sql(named: str, count: str, cell_key: str) -> str:
    """The same in SQL over two columns; a test holds the two equal."""
    table = thresholds(named)
    last = max(table)
    forms = {one: " ".join(f"WHEN {cell_key} < {end} THEN {change}" for change, end in told) for one, told in table.items()}
    small = " ".join(f"WHEN {count} = {one} THEN CASE {form} END" for one, form in forms.items() if one != last)
    return f"CASE WHEN coalesce({count}, 0) = 0 THEN 0 {small} ELSE CASE {forms[last]} END END"
