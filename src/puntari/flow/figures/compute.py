"""Computing a question's cells in a warehouse."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from puntari.define.fingerprint import of_indicator
from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.flow.figures.answer import answer_sql
from puntari.flow.warehouse import Warehouse
from puntari.guard.release import Cells, Origin


def compute(warehouse: Warehouse, pack: Pack, question: Question, synthetic: frozenset[str]) -> Cells:
    """The cells of every indicator asked for, one after another; `synthetic` names the sources that stand-ins feed."""
    tables = [warehouse.rows(answer_sql(pack, id, question)) for id in question.indicators]
    cells = pa.concat_tables(tables, promote_options="permissive")
    return Cells(question, cells, origins(pack, question.indicators, synthetic))


def origins(pack: Pack, ids: tuple[str, ...], synthetic: frozenset[str]) -> Mapping[str, Origin]:
    """Where the figures of each indicator come from."""
    found = {}
    for id in ids:
        sources = tuple(one.id for one in (*pack.indicator(id).sources, *pack.indicator(id).registers))
        found[id] = Origin(of_indicator(pack.indicator(id)), sources, bool(synthetic & set(sources)))
    return found
