"""A page of a pack's facts, and one of its areas and codes."""

from __future__ import annotations

from puntari.define.dimension import CodeList, Hierarchy
from puntari.define.fact import Fact
from puntari.define.pack import Pack
from puntari.outlets.reference.markdown import code, codes, page, table

MOST_CODES = 60
"""Longer code lists are counted and not printed."""


def facts(pack: Pack) -> str:
    """Every fact with its SELECT and the sources that it reads."""
    about = "A fact chooses columns of sources at one grain. It computes nothing: sums and ratios are measures of indicators."
    return page(f"Facts: {pack.title.en}", about, *map(_fact, pack.facts.values()))


def _fact(fact: Fact) -> str:
    select = fact.tree.sql(dialect="duckdb", pretty=True)
    return f"## {fact.id}\n\nReads {codes(one.id for one in fact.tables.values())}.\n\n```sql\n{select}\n```"


def codes_page(pack: Pack) -> str:
    """Levels of area and codes of dimensions, as questions name them."""
    lists = {column.codes.id: column.codes for fact in pack.facts.values() for column in fact.dimensions.values()}
    levels = _levels(pack.hierarchy) if pack.hierarchy else "The pack has no areas."
    return page(f"Areas and codes: {pack.title.en}", "## Levels of area", levels, *(_codes(pack, one) for one in lists.values()))


def _levels(hierarchy: Hierarchy) -> str:
    rows = [
        (code(level.id), level.title.en, level.title.fi, level.title.sv, str(len(hierarchy.areas(level.id))), _manner(hierarchy, level.id))
        for level in hierarchy.levels
    ]
    about = (
        f"Areas are those of {hierarchy.newest}; of a level that has ended, the last there were. "
        f"A level without rows of its own is summed from the {hierarchy.level(hierarchy.base).plural.en}."
    )
    notes = "".join(f"\n\n{level.title.en}: {level.note.en}" for level in hierarchy.levels if level.note)
    return table(("level", "en", "fi", "sv", "areas", "how its figures come"), rows) + f"\n\n{about}{notes}"


def _manner(hierarchy: Hierarchy, level: str) -> str:
    outside = hierarchy.level(level).outside
    ended = not hierarchy.division.areas(level, hierarchy.newest)
    own = "the source's own row"
    if level == hierarchy.base:
        told = f"{own}; those of areas that have merged are summed"
    else:
        told = f"only {own}" if ended or level in hierarchy.own_rows_only else f"{own}, else a sum"
    return told + (f"; {codes(sorted(outside))} left out unless asked for by name" if outside else "")


def _codes(pack: Pack, one: CodeList) -> str:
    used = sorted({name for fact in pack.facts.values() for name, column in fact.dimensions.items() if column.codes.id == one.id})
    head = f"## {one.id}\n\n{one.title.en}; asked for as {codes(used)}."
    if len(one.names) > MOST_CODES:
        return f"{head} It has {len(one.names)} codes."
    rows = [(code(id) + (" (all together)" if id == one.total else ""), name.en, name.fi, name.sv) for id, name in one.names.items()]
    return f"{head}\n\n" + table(("code", "en", "fi", "sv"), rows)
