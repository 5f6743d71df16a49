"""A short name of a definition that changes whenever what is computed changes, and with nothing else."""

from __future__ import annotations

import hashlib
import json

from puntari.define.expression import Expression, terms_of
from puntari.define.fact import Fact
from puntari.define.indicator import Binding, Indicator
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


def of_fact(fact: Fact) -> str:
    """Fingerprint of a fact: its SELECT as a tree (white space and case of keywords don't count) and its sources' columns."""
    return digest({"sql": fact.tree.sql(dialect="duckdb"), "sources": sorted(source.id for source in fact.sources)})
