"""Computing a question's cells in a warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pyarrow as pa

from puntari.define.disclosure import CellKeys
from puntari.define.expression import terms_of
from puntari.define.fact import Fact
from puntari.define.fingerprint import of_indicator
from puntari.define.indicator import Binding
from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact
from puntari.define.question import Question
from puntari.flow.figures.answer import CELLS, cells_sql, chosen_sql
from puntari.flow.figures.person_rows import SEVERAL, several_held_sql
from puntari.flow.figures.plan import Held
from puntari.flow.figures.terms import held_sql
from puntari.flow.figures.text import name
from puntari.flow.figures.ways import History
from puntari.flow.warehouse import Warehouse
from puntari.guard.release import Cells, Origin
from puntari.words.cell import Reason, Status
from puntari.words.period import PeriodRange


@dataclass(frozen=True)
class Guarded:
    """How an indicator is told: by which rule, and of which areas (None: of all); with a `stricter` rule its cells say in the column
    STRICTLY why that one hides them."""

    rule: CellKeys | None
    within: frozenset[str] | None
    stricter: CellKeys | None = None


NONE: Mapping[str, Guarded] = MappingProxyType({})


def compute(warehouse: Warehouse, pack: Pack, question: Question, synthetic: frozenset[str], guards: Mapping[str, Guarded] = NONE) -> Cells:
    """The cells of every indicator asked for, one after another; `synthetic` names the sources that stand-ins feed, `guards` the rule
    and the areas of indicators over persons. Without its rule such a figure is exact, and the gate lets it go nowhere."""
    tables, silent, made = [], {}, []
    for id in question.indicators:
        guarded = guards.get(id, Guarded(None, None))
        asked = question if guarded.within is None else question & guarded.within
        rows = _answer(warehouse, pack, asked, id, guarded)
        if rows.num_rows == 0 and question.period is not None:
            silent[id] = _newest(warehouse, pack, asked, id, guarded)
        if pack.indicator(id).made_by:
            history = _history(warehouse, pack, asked, id, replace(guarded, stricter=None))
            made += history.told(id, rows)
            rows = history.without_changes(rows)
        tables.append(rows)
    cells = pa.concat_tables(tables, promote_options="permissive")
    rules = {id: guarded.rule for id, guarded in guards.items() if guarded.rule is not None}
    return Cells(question, cells, origins(pack, question.indicators, synthetic), rules, silent, tuple(made))


def _answer(warehouse: Warehouse, pack: Pack, asked: Question, id: str, guarded: Guarded) -> pa.Table:
    """Out of all cells of the grain where they are kept; else a question about one period, or the newest, reads no other."""
    whole = cells_sql(pack, id, asked, guarded.rule, stricter=guarded.stricter)
    choice = chosen_sql(pack, id, asked, guarded.stricter)
    last = None if asked.every_period or whole in warehouse.kept else asked.period or _last(warehouse, pack, id)
    if last is not None:
        narrow = cells_sql(pack, id, replace(asked, period=last), guarded.rule, _held(warehouse, pack, id), guarded.stricter)
        rows = warehouse.chosen(CELLS, narrow, choice)
        if asked.period is not None or _tells(rows, last):
            return rows
    return warehouse.chosen(CELLS, whole, choice)


def _held(warehouse: Warehouse, pack: Pack, id: str) -> Mapping[str, Held]:
    """What the facts that an indicator is told by have rows of; of facts over persons, whether anybody has several in one month."""
    facts = {fact.id: fact for one in pack.indicator(id).bindings for fact in one.facts}
    held = {fact: held_sql(one) for fact, one in facts.items() if isinstance(one, Fact)}
    held |= {fact + SEVERAL: several_held_sql(one) for fact, one in facts.items() if isinstance(one, PersonFact) and not one.of_nobody}
    return {fact: warehouse.held_by(sql) for fact, sql in held.items()}


def _last(warehouse: Warehouse, pack: Pack, id: str) -> PeriodRange | None:
    """The last period of which any open source tells something of an indicator: where it has a figure, no later one has."""
    told = []
    for binding in pack.indicator(id).bindings:
        if isinstance(binding, Binding):
            fact, why = binding.fact, name(f"{terms_of(binding.value)[0].column.name}__why")
            known = f"{why} IS DISTINCT FROM '{Reason.NOT_DELIVERED}'"
            told.append(f"SELECT max({name(fact.period.name)}) AS period FROM fact.{name(fact.id)} WHERE {known}")
    found = warehouse.cells(f"SELECT max(period) AS last FROM ({' UNION ALL '.join(told)}) AS p")["last"][0].as_py() if told else None
    return PeriodRange.parse(found) if found else None


def _tells(rows: pa.Table, period: PeriodRange) -> bool:
    """Whether any cell of the period is told."""
    told = zip(rows["period"].to_pylist(), rows["status"].to_pylist(), strict=True)
    return any(one == str(period.last) and status != Status.MISSING for one, status in told)


def _history(warehouse: Warehouse, pack: Pack, asked: Question, id: str, guarded: Guarded) -> History:
    """In which ways the figures of every period were made."""
    indicator = pack.indicator(id)
    finer = replace(
        asked, indicators=(id,), by=tuple(dict.fromkeys((*asked.by, *indicator.made_by))), period=None, every_period=True
    )
    return History(indicator, asked.by, _answer(warehouse, pack, finer, id, guarded))


def _newest(warehouse: Warehouse, pack: Pack, asked: Question, id: str, guarded: Guarded) -> str | None:
    """The newest period that the indicator is told of, for whoever asked for one that it isn't."""
    newest = replace(asked, indicators=(id,), period=None)
    periods = _answer(warehouse, pack, newest, id, guarded)["period"].to_pylist()
    return max(periods, default=None)


def origins(pack: Pack, ids: tuple[str, ...], synthetic: frozenset[str]) -> Mapping[str, Origin]:
    """Where the figures of each indicator come from."""
    found = {}
    for id in ids:
        sources = tuple(one.id for one in (*pack.indicator(id).sources, *pack.indicator(id).registers))
        found[id] = Origin(of_indicator(pack.indicator(id)), sources, bool(synthetic & set(sources)))
    return found
