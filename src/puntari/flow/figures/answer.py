"""One indicator's answer to a question: the bindings in order of preference, with what stands beside the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import sqlglot
from sqlglot import exp

from puntari.define.dimension import Hierarchy
from puntari.define.disclosure import CellKeys
from puntari.define.indicator import Binding, Indicator
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Expected
from puntari.define.question import Question
from puntari.flow.figures.beside import with_change, with_rank, without_change
from puntari.flow.figures.guarded_small import STRICTLY
from puntari.flow.figures.plan import Grain, Held, answers, codes_within, grain_of
from puntari.flow.figures.ratio import bindings_sql
from puntari.flow.figures.terms import cell_keys
from puntari.flow.figures.text import among, literal, name, names, where
from puntari.words.cell import Reason, Status
from puntari.words.errors import BadQuestion
from puntari.words.period import Period

CELLS = "cells"
TOLD = "value, low, high, status, interval, reason, n, binding"
BESIDE = ("value", "low", "high", "status", "interval", "reason", "change", "change_percent", "rank", "ranked", "binding", "n")


def answer_query(pack: Pack, id: str, question: Question) -> exp.Expression:
    """Columns: indicator, level, area, the dimensions asked, period, and BESIDE."""
    return sqlglot.parse_one(answer_sql(pack, id, question), dialect="duckdb")


def answer_sql(
    pack: Pack, id: str, question: Question, rule: CellKeys | None = None, narrow: Mapping[str, Held] | None = None,
    stricter: CellKeys | None = None,
) -> str:
    """The same query as text in the dialect it is written in, DuckDB's; reading it into a tree would take longer than answering it.

    `rule` protects figures over persons; `narrow` as in `cells_sql`; a `stricter` rule adds the column STRICTLY, the reason by it."""
    return f"WITH {CELLS} AS ({cells_sql(pack, id, question, rule, narrow, stricter)}) {chosen_sql(pack, id, question, stricter)}"


def cells_sql(
    pack: Pack, id: str, question: Question, rule: CellKeys | None = None, narrow: Mapping[str, Held] | None = None,
    stricter: CellKeys | None = None,
) -> str:
    """All cells of the grain that a question has, of every area and period: the half of its answer that most questions share. If it is
    about one period and to be read `narrow`, open facts are read for it and the one a year before alone, which it is held against, as far
    as they have rows of these; `narrow` tells what is known of the rows of facts, by their ids."""
    indicator, grain = pack.indicator(id), grain_of(pack, id, question)
    bound = [(n, b) for n, b in enumerate(indicator.bindings) if answers(b, grain)]
    if not bound:
        raise BadQuestion(f"{id} can't be broken down by {' and '.join(question.by)} together")
    if narrow is not None:
        grain = _narrowed(grain, indicator, question, narrow, pack.hierarchy)
        bound = [one for one in bound if not _silent(one[1], grain, pack.hierarchy)] or bound[:1]
    keys = cell_keys(grain)
    level = pack.hierarchy.level(grain.level) if grain.level and pack.hierarchy else None
    steps = {
        "told": _while_in_use(
            _preferred(bindings_sql(bound, grain, pack.hierarchy, rule, question.only, stricter), keys, len(bound), stricter), indicator
        ),
        "changed": without_change("told") if len(grain.periods) == 1 else with_change("told", keys, indicator),
        "ranked": with_rank("changed", keys, indicator.better, level),
    }
    chain = ", ".join(f"{step} AS ({sql})" for step, sql in steps.items())
    whole = all(_on_a_grid(one) for _, one in bound)
    return f"WITH {chain} {'SELECT * FROM ranked' if whole else _complete('ranked', pack, grain, stricter)}"


def _on_a_grid(binding: Binding | RegisterBinding) -> bool:
    """Whether a binding tells of every area in every period that it tells of at all, as all do over registers but forecasts."""
    return isinstance(binding, RegisterBinding) and not isinstance(binding.value, Expected)


def _narrowed(grain: Grain, indicator: Indicator, question: Question, held: Mapping[str, Held], hierarchy: Hierarchy | None) -> Grain:
    """The grain of one period, and the one a year before if anything may be told of that."""
    asked, frequency = question.period, indicator.frequency
    if asked is None or question.every_period or Period.containing(asked.first.first_day, frequency).last_day < asked.last.last_day:
        return grain
    one = Period.containing(asked.first.first_day, frequency)
    carried = max((binding.carried_years for binding in indicator.bindings if isinstance(binding, Binding)), default=0)
    before = replace(grain, periods=(one.a_year_ago,), carried=carried, held=held)
    told = any(not _silent(binding, before, hierarchy) for binding in indicator.bindings)
    return replace(before, periods=(one.a_year_ago, one) if told else (one,))


def _silent(binding: Binding | RegisterBinding, grain: Grain, hierarchy: Hierarchy | None) -> bool:
    """Whether there is no row that a binding could tell anything by."""
    return isinstance(binding, Binding) and not grain.levels_of(binding.fact, hierarchy)


def _beside(stricter: CellKeys | None) -> tuple[str, ...]:
    return (*BESIDE, *((STRICTLY,) if stricter is not None else ()))


def _preferred(told: str, keys: tuple[str, ...], bindings: int, stricter: CellKeys | None) -> str:
    """For each cell the first binding that has something to say."""
    if bindings == 1:
        return told
    turn = (
        f"row_number() OVER (PARTITION BY {names(keys)} "
        f"ORDER BY CASE WHEN status = '{Status.MISSING}' THEN 1 ELSE 0 END, binding) AS turn"
    )
    strict = f", {STRICTLY}" if stricter is not None else ""
    return f"SELECT {names(keys)}, {TOLD}{strict} FROM (SELECT *, {turn} FROM ({told}) AS b) AS w WHERE turn = 1"


def _while_in_use(told: str, indicator: Indicator) -> str:
    """The cells without those of periods that began when the indicator was retired or later."""
    if indicator.retired is None:
        return told
    return f"SELECT * FROM ({told}) AS u WHERE period < {literal(str(indicator.retired.first_untold(indicator.frequency)))}"


def _complete(cells: str, pack: Pack, grain: Grain, stricter: CellKeys | None) -> str:
    """Every area of the level has a cell in every period that has any: what is absent is missing, with the reason."""
    if grain.level is None or pack.hierarchy is None or grain.dimensions or grain.as_delivered:
        return f"SELECT * FROM {cells}"
    listed = ", ".join(f"({literal(area.code)})" for area in pack.hierarchy.areas(grain.level))
    columns = {column: f"t.{column}" for column in _beside(stricter)} | {
        "status": f"coalesce(t.status, '{Status.MISSING}')",
        "reason": f"CASE WHEN t.status IS NULL THEN '{Reason.NOT_DELIVERED}' ELSE t.reason END",
    }
    chosen = ", ".join(f"{told} AS {column}" for column, told in columns.items())
    return (
        f"SELECT a.area, q.period, {chosen} FROM (VALUES {listed}) AS a(area) CROSS JOIN (SELECT DISTINCT period FROM {cells}) AS q "
        f"LEFT JOIN {cells} AS t ON t.area = a.area AND t.period = q.period"
    )


def chosen_sql(pack: Pack, id: str, question: Question, stricter: CellKeys | None = None) -> str:
    """The cells that the question asks for, out of those of its grain, the table CELLS."""
    grain = grain_of(pack, id, question)
    place = f"{literal(grain.level)} AS level, area" if grain.level else "CAST(NULL AS VARCHAR) AS level, CAST(NULL AS VARCHAR) AS area"
    dimensions = [name(dimension) for dimension in grain.dimensions]
    conditions = _period_conditions(id, pack.indicator(id), question)
    if question.area and grain.level and pack.hierarchy:
        conditions.append(among("area", sorted(codes_within(pack.hierarchy, grain.level, question.area))))
    elif grain.level and pack.hierarchy and not question.with_outside and (outside := pack.hierarchy.level(grain.level).outside):
        conditions.append(f"NOT {among('area', sorted(outside))}")
    if question.within is not None:
        conditions.append(among("area", sorted(question.within)) if grain.level else "FALSE")
    order = ", ".join([*(["area"] if grain.level else []), *dimensions, "period"])
    return (
        f"SELECT {literal(id)} AS indicator, {', '.join([place, *dimensions, 'period', *_beside(stricter)])} FROM {CELLS}"
        f"{where(conditions)} ORDER BY {order}"
    )


def _period_conditions(id: str, indicator: Indicator, question: Question) -> list[str]:
    """The periods of the indicator that lie within the period asked for, or the newest that has a figure (failing that, a reason)."""
    if question.every_period:
        return []
    asked, frequency = question.period, indicator.frequency
    if asked is None:
        newest = f"coalesce(max(CASE WHEN status <> '{Status.MISSING}' THEN period END), max(period))"
        return [f"period = (SELECT {newest} FROM {CELLS})"]
    first, last = (Period.containing(day, frequency) for day in (asked.first.first_day, asked.last.last_day))
    if first not in asked or last not in asked:
        raise BadQuestion(f"{id} is told by {frequency}, so it has no figure for {asked}; ask for {first} or a range of such periods")
    _refuse_retired(id, indicator, first)
    return [f"period >= '{first}'", f"period <= '{last}'"]


def _refuse_retired(id: str, indicator: Indicator, first: Period) -> None:
    """Refuse periods that all begin after the indicator was retired, with the reason and what follows it."""
    retired = indicator.retired
    if retired is None or first < (untold := retired.first_untold(indicator.frequency)):
        return
    then = f", or ask for {retired.successor}, which follows it" if retired.successor else ""
    raise BadQuestion(f"{id} is retired from {retired.since} on ({retired.why}); ask for {untold - 1} or earlier{then}")
