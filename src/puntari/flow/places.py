"""What lies in what, as a table: for each division that deliveries use, the members of every area of today's division."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pyarrow as pa

from puntari.define.dimension import Hierarchy

SCHEMA = pa.schema([(name, pa.string()) for name in ("division", "member", "level", "code")] + [("members", pa.int32())])


def membership_table(hierarchy: Hierarchy, divisions: Iterable[date]) -> pa.Table:
    """Rows (division, member, level, code, members): `member` is a base code of that division, `code` the area of the newest
    division that its ground lies in now, `members` how many base codes of that division the area is made of."""
    rows = [
        (division.isoformat(), member, level, code)
        for division in sorted(set(divisions))
        for member, level, code in _held(hierarchy, division)
    ]
    sizes = Counter((division, level, code) for division, _, level, code in rows)
    counts = [sizes[division, level, code] for division, _, level, code in rows]
    columns = list(zip(*rows, strict=True)) if rows else [()] * 4
    return pa.table([pa.array(column, pa.string()) for column in columns] + [pa.array(counts, pa.int32())], schema=SCHEMA)


def _held(hierarchy: Hierarchy, on: date) -> Iterable[tuple[str, str, str]]:
    division = hierarchy.division
    levels = [level.id for level in hierarchy.levels if level.id not in hierarchy.own_rows_only]
    for area in division.areas(hierarchy.base, on):
        now = division.as_of_division(area.code, hierarchy.newest)
        if now is None:
            continue
        for level in levels:
            code = division.parent(now, level, hierarchy.newest)
            if code is not None:
                yield area.code, level, code


GROUND = pa.schema([(name, pa.string()) for name in ("member", "level", "code")])


def ground_table(hierarchy: Hierarchy) -> pa.Table:
    """Rows (member, level, code): for every base area that has ever been, the area of each level that its ground lies in now."""
    division, today = hierarchy.division, hierarchy.newest
    levels = [level.id for level in hierarchy.levels if level.id not in hierarchy.own_rows_only]
    known = sorted({area.code for area in division.known if area.level == hierarchy.base})
    rows = [
        (member, level, code)
        for member in known
        if (now := division.as_of_division(member, today)) is not None
        for level in levels
        if (code := division.parent(now, level, today)) is not None
    ]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(GROUND)
    return pa.table([pa.array(column, pa.string()) for column in columns], schema=GROUND)
