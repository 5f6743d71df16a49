"""A short name of a definition that changes whenever what is computed changes, and with nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from puntari.define.dimension import Hierarchy
from puntari.define.expression import Expression, terms_of
from puntari.define.fact import Fact
from puntari.define.indicator import Binding, Indicator
from puntari.define.source import Source
from puntari.words.period import Period

LENGTH = 12


def digest(value: object) -> str:
    """The first LENGTH hex digits of the SHA-256 of a value's canonical JSON."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def of_indicator(indicator: Indicator) -> str:
    """Fingerprint of what an indicator computes: its bindings, facts and unit; words and theme don't count."""
    return digest({"unit": indicator.unit.id, "bindings": [_binding(binding) for binding in indicator.bindings]})


def _binding(binding: Binding) -> dict[str, object]:
    return {
        "value": _expression(binding.value),
        "per": None if binding.per is None else _expression(binding.per),
        "times": binding.times,
        "since": str(binding.since) if isinstance(binding.since, Period) else None,
        "carried_years": binding.carried_years,
        "facts": {fact.id: of_fact(fact) for fact in binding.facts},
    }


def _expression(expression: Expression) -> list[object]:
    return [
        [type(term).__name__, term.fact.id, term.column.name, [[c.dimension, list(c.codes)] for c in term.where]]
        for term in terms_of(expression)
    ]


def of_source(source: Source) -> str:
    """Fingerprint of a source's contract: its columns and rules; its words, licence and where it is had don't count."""
    return digest([source.id, [plain(column) for column in source.columns], plain(source.rules)])


def of_places(hierarchy: Hierarchy | None) -> str:
    """Fingerprint of what lies in what."""
    if hierarchy is None:
        return ""
    return digest([hierarchy.id, plain(hierarchy.levels), sorted(hierarchy.own_rows_only), plain(hierarchy.division)])


def plain(value: object) -> object:
    """A value as JSON that is the same in every process: sets and mappings in order, hierarchies by their id."""
    if isinstance(value, Hierarchy):
        return value.id
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, {one.name: plain(getattr(value, one.name)) for one in fields(value)}]
    if isinstance(value, Mapping):
        return sorted(([str(key), plain(held)] for key, held in value.items()), key=lambda pair: pair[0])
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value if isinstance(value, int | float | bool | None) else str(value)


def of_fact(fact: Fact) -> str:
    """Fingerprint of a fact: its SELECT as a tree (white space and case of keywords don't count) and its sources' columns."""
    return digest({"sql": fact.tree.sql(dialect="duckdb"), "sources": sorted(source.id for source in fact.sources)})
