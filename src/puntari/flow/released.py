"""Memory: a figure over persons once told at a vintage is told the same for ever, whatever was erased since.

A vintage is the month of the newest delivery that the figure's registers had on the day asked about. Asked again at that vintage, cells
come from the sheet of what was told; the difference of two answers can then not be about somebody who was erased in between, nor about
somebody who came on a day of that month. Each cell says until which day the registers were known when it was told: two of a month may
differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.names import KNOWN
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.question import Question
from puntari.flow.figures.plan import grain_of
from puntari.flow.person_facts.explain import deliveries_behind
from puntari.flow.warehouse import manifest_of
from puntari.guard.release import Cells
from puntari.store.files import sha256
from puntari.store.released import datasets_of_tables, with_sheet
from puntari.store.root import Store


def as_told(store: Store, build: Path, pack: Pack, cells: Cells) -> Cells:
    """The cells as they were told before at their vintage, and from now on; those of open statistics as they are."""
    tables = []
    for id in cells.question.indicators:
        mine = cells.table.filter(pc.equal(cells.table["indicator"], id))
        tables.append(_as_told(store, build, pack, id, cells, mine) if id in cells.rules else mine)
    return replace(cells, table=pa.concat_tables(tables, promote_options="permissive"))


def _as_told(store: Store, build: Path, pack: Pack, id: str, cells: Cells, mine: pa.Table) -> pa.Table:
    question = cells.question
    grain = grain_of(pack, id, question)
    # One code of a dimension is a cell of the breakdown by it, whichever way it is asked.
    chosen = [one for one in question.only if one.dimension not in grain.dimensions]
    fixed = {one.dimension: one.codes[0] for one in chosen if len(one.codes) == 1}
    by = sorted({*grain.dimensions, *fixed})
    about: dict[str, object] = {
        "pack": pack.id,
        "indicator": id,
        "definition": cells.origins[id].definition,
        "rule": str(cells.rules[id]),
        "audience": str(pack.indicator(id).audience),
        "level": grain.level,
        "division": str(pack.hierarchy.newest) if pack.hierarchy else "",
        "by": by,
        "only": sorted([one.dimension, *sorted(one.codes)] for one in chosen if len(one.codes) > 1),
        "vintage": vintage(build, pack, id, question),
        **_index_behind(build, pack, id),
    }
    keys = [*(("area",) if grain.level else ()), *by, "period"]
    sheet = sha256(json.dumps(about, sort_keys=True).encode())
    mine = mine.append_column(KNOWN, pa.array([known_until(build, pack, id, question) or None] * mine.num_rows, pa.string()))
    for dimension, code in fixed.items():
        mine = mine.append_column(dimension, pa.array([code] * mine.num_rows, pa.string()))
    return with_sheet(store, sheet, about, lambda before: _together(mine, before, keys)).drop_columns(list(fixed))


def _index_behind(build: Path, pack: Pack, id: str) -> dict[str, object]:
    """The deliveries of a price index that an indicator rests on, if it does: a figure in fixed prices is told anew when its index is."""
    sources = pack.indicator(id).sources
    held = manifest_of(build)["packs"][pack.id]["sources"] if sources else {}
    return {"open": {one.id: [each["sha256"] for each in held[one.id]["deliveries"]] for one in sources}} if sources else {}


def vintage(build: Path, pack: Pack, id: str, question: Question) -> str:
    """The month of the newest delivery of the registers behind an indicator that is known on the day asked about; empty before any."""
    return known_until(build, pack, id, question)[:7]


def known_until(build: Path, pack: Pack, id: str, question: Question) -> str:
    """The day since which that newest delivery is known; empty before any."""
    bindings = [one for one in pack.indicator(id).bindings if isinstance(one, RegisterBinding)]
    behind = [one for binding in bindings for one in deliveries_behind(build, pack, binding, question.as_known_on)]
    return max((one.known_from for one in behind), default="")


def in_tables(store: Store, pack: Pack, id: str) -> bool:
    """Whether exact tables with hidden cells were released of the people that an indicator is over: changed figures would undo them."""
    facts = {fact.id for binding in pack.indicator(id).bindings if isinstance(binding, RegisterBinding) for fact in binding.facts}
    return not datasets_of_tables(store).isdisjoint(facts | {id})


def month_end(known_on: date) -> date:
    """The day up to which figures over persons are told when a day is asked for: that day if it ends a month, else the last month's end.

    From one day to the next few persons come and go, and who knows of one would see which figures moved.
    """
    following = known_on + timedelta(days=1)
    return known_on if following.day == 1 else known_on.replace(day=1) - timedelta(days=1)


def _together(mine: pa.Table, before: pa.Table | None, keys: Iterable[str]) -> tuple[pa.Table, pa.Table | None]:
    """The answer with told cells in place of computed ones, and the sheet with what is new, if anything is."""
    if before is None:
        return mine, mine
    names = tuple(keys)
    if KNOWN not in before.column_names:
        # A sheet of before there was this day.
        before = before.append_column(KNOWN, pa.nulls(before.num_rows, pa.string()))
    told = {key: at for at, key in enumerate(_keys(before, names))}
    places = [told.get(key) for key in _keys(mine, names)]
    fresh = [at for at, place in enumerate(places) if place is None]
    both = pa.concat_tables([before.select(mine.column_names), mine], promote_options="permissive")
    chosen = [before.num_rows + at if place is None else place for at, place in enumerate(places)]
    added = pa.concat_tables([before.select(mine.column_names), mine.take(fresh)], promote_options="permissive") if fresh else None
    # Without a type an answer of no cell at all would be an error.
    return both.take(pa.array(chosen, pa.int64())), added


def _keys(table: pa.Table, names: tuple[str, ...]) -> list[tuple[object, ...]]:
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))
