"""Rules that look at more than one cell: a pack's own conditions, and keys that may be told only once."""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from puntari.define.names import nearest
from puntari.define.source import Source
from puntari.define.texts import in_words
from puntari.flow.contract.numbers import fault
from puntari.store.engine import Connection, SqlError, literal, name
from puntari.words.errors import BadDefinition


def rule_fault(source: Source, rule: str, condition: str, connection: Connection, rows: str) -> str:
    """SQL of the fault of rows (a SELECT) that break a pack's rule; a rule with nothing to compare passes. Raises BadDefinition for bad
    SQL."""
    operands = _operands(source, rule, condition)
    try:
        connection.execute(f"SELECT 1 FROM ({rows}) WHERE ({condition}) LIMIT 0")
    except SqlError as wrong:
        raise BadDefinition(f"source {source.id}, rule {rule}: {condition!r} cannot be computed: {wrong}") from wrong
    value = " || ', ' || ".join(f"{literal(operand + '=')} || coalesce(CAST({name(operand)} AS VARCHAR), '')" for operand in operands)
    remedy = f"it must hold that {condition}; correct the row, or ask the sender which figure is right"
    return fault(", ".join(operands), value, ((f"NOT coalesce(({condition}), true)", rule, remedy),))


def _operands(source: Source, rule: str, condition: str) -> tuple[str, ...]:
    """The columns that a rule speaks of, in order; raises BadDefinition for one that the source does not have."""
    try:
        tree = sqlglot.parse_one(condition, dialect="duckdb")
    except sqlglot.errors.ParseError as wrong:
        raise BadDefinition(f"source {source.id}, rule {rule}: {condition!r} is no SQL condition: {in_words(wrong)}") from wrong
    found = tuple(dict.fromkeys(column.name for column in tree.find_all(exp.Column)))
    known = [column.name for column in source.columns] + ([f"{source.place.name}_level"] if source.place else [])
    for operand in found:
        if operand not in known:
            raise BadDefinition(f"source {source.id}, rule {rule} speaks of {operand!r}, which it does not have; {nearest(operand, known)}")
    if not found:
        raise BadDefinition(f"source {source.id}, rule {rule}: {condition!r} speaks of no column")
    return found


def duplicate_fault(keys: tuple[str, ...]) -> str:
    """SQL of the fault of rows that tell the same key more than once."""
    value = " || ', ' || ".join(f"{literal(key + '=')} || {name(key)}" for key in keys)
    told = "\"?same\" || ' rows, from ' || \"?first\" || ' to ' || \"?last\" || ', are about the same; keep the right one'"
    fields = f"\"column\" := {literal(', '.join(keys))}, \"value\" := {value}, rule := 'duplicate_key', what_to_do := {told}"
    return f'CASE WHEN "?readable" AND "?same" > 1 THEN struct_pack({fields}) END'
