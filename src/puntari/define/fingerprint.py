"""A short name of a definition that changes whenever what is computed changes, and with nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass

from puntari.define.dimension import Hierarchy
from puntari.define.expression import Average, Expression, Published, Sum, terms_of
from puntari.define.fact import Fact, FactColumn
from puntari.define.indicator import Binding, Indicator
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_curve import Curve, steps_of
from puntari.define.person_fact import PersonFact
from puntari.define.register import Register
from puntari.define.source import Source
from puntari.define.spells import StatusSpells
from puntari.words.period import Period

LENGTH = 12
LATER = ("months",)
"""Fields that came to measures later; where one says nothing, no definition changes by it."""


def digest(value: object) -> str:
    """The first LENGTH hex digits of the SHA-256 of a value's canonical JSON."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def of_indicator(indicator: Indicator) -> str:
    """Fingerprint of what an indicator computes: its bindings, facts and unit; words and theme don't count."""
    return _once(indicator, lambda: digest({"unit": indicator.unit.id, "bindings": [_binding(binding) for binding in indicator.bindings]}))


def _binding(binding: Binding | RegisterBinding) -> dict[str, object]:
    if isinstance(binding, RegisterBinding):
        return {
            "value": _node(binding.value),
            "per": _node(binding.per),
            "times": binding.times,
            "since": str(binding.since) if isinstance(binding.since, Period) else None,
            "facts": {fact.id: of_person_fact(fact) for fact in binding.facts},
            **({"part": True} if binding.part else {}),
            **_prices(binding),
            **_until(binding),
        }
    return {
        "value": _expression(binding.value),
        "per": None if binding.per is None else _expression(binding.per),
        "times": binding.times,
        "since": str(binding.since) if isinstance(binding.since, Period) else None,
        "carried_years": binding.carried_years,
        "facts": {fact.id: of_fact(fact) for fact in binding.facts},
        **_prices(binding),
        **_until(binding),
    }


def _prices(binding: Binding | RegisterBinding) -> dict[str, object]:
    """The index and the year of fixed prices, told only where there are any, so that no other definition changes."""
    if binding.prices is None:
        return {}
    index = binding.prices.index
    return {"prices": [_expression(index), of_fact(index.fact), str(binding.prices.base)]}


def _until(binding: Binding | RegisterBinding) -> dict[str, object]:
    """The last period that a way holds for, told only where there is one, so that no other definition changes."""
    return {} if binding.until is None else {"until": str(binding.until)}


def _expression(expression: Expression) -> list[object]:
    return [
        [type(term).__name__, term.fact.id, term.column.name, [[c.dimension, list(c.codes)] for c in term.where], *_besides(term)]
        for term in terms_of(expression)
    ]


def _besides(term: Sum | Published | Average) -> list[object]:
    """What only some terms say, told only where they do, so that no other definition changes."""
    if isinstance(term, Average):
        return [term.scale.name, term.least]
    return ["negative"] if isinstance(term, Sum) and term.negative else []


def _node(value: object) -> object:
    """A measure over a person fact; what it reads is told by name, as the facts' own fingerprints stand beside it."""
    if isinstance(value, PersonFact):
        return value.id
    if isinstance(value, FactColumn):
        return [value.fact, value.name]
    if isinstance(value, tuple):
        return [_node(one) for one in value]
    if is_dataclass(value):
        told = [one.name for one in fields(value) if one.name != "called" and (one.name not in LATER or getattr(value, one.name))]
        steps = steps_of(value) if isinstance(value, Curve) else ()
        return [type(value).__name__, *(_node(getattr(value, name)) for name in told), *steps]
    return value if isinstance(value, int | float | bool | None) else str(value)


def of_person_fact(fact: PersonFact) -> str:
    """Fingerprint of a person fact: its SELECT as a tree, its columns and promises, and all that it reads."""

    def made() -> str:
        tells = sorted([column.name, plain(column)] for column in fact.tells)
        days = [fact.begins, fact.ends, fact.happens, fact.exclusive, sorted(fact.told_by), *(["of nobody"] if fact.of_nobody else [])]
        days += ["also of", fact.also_of] if fact.also_of else []
        return digest([fact.tree.sql(dialect="duckdb"), fact.grain, tells, days, sorted(_read(one) for one in fact.reads)])

    return _once(fact, made)


def of_spells(spells: StatusSpells) -> str:
    """Fingerprint of the rule by which statuses become spells, and of the registers that it reads."""
    rule = [spells.code, spells.precedence, spells.decides, spells.carried, spells.open_until_next, spells.gap_days]
    parts = [[of_register(register), str(since), str(until)] for register, since, until in spells.parts]
    return digest([spells.id, plain(tuple(rule)), parts])


def of_register(register: Register) -> str:
    """Fingerprint of a register's contract: its columns, key and rules; its words and governance don't count."""
    return _once(
        register, lambda: digest([register.id, [plain(column) for column in register.columns], register.key, plain(register.rules)])
    )


_MADE: dict[int, tuple[object, str]] = {}


def _once(one: object, made: Callable[[], str]) -> str:
    """The fingerprint of a frozen definition, made once, as long code lists stand in many. Holding the definition keeps its id its own."""
    if id(one) not in _MADE:
        _MADE[id(one)] = (one, made())
    return _MADE[id(one)][1]


def _read(one: Register | StatusSpells | PersonFact) -> str:
    if isinstance(one, Register):
        return of_register(one)
    return of_spells(one) if isinstance(one, StatusSpells) else of_person_fact(one)


def of_source(source: Source) -> str:
    """Fingerprint of a source's contract: its columns and rules; its words, licence and where it is had don't count."""
    return digest([source.id, [plain(column) for column in source.columns], plain(source.rules)])


def of_places(hierarchy: Hierarchy | None) -> str:
    """Fingerprint of what lies in what."""
    if hierarchy is None:
        return ""
    told = hierarchy
    return _once(told, lambda: digest([told.id, plain(told.levels), sorted(told.own_rows_only), plain(told.division)]))


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
    return _once(fact, lambda: digest({"sql": fact.tree.sql(dialect="duckdb"), "sources": sorted(source.id for source in fact.sources)}))
