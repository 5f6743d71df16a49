"""A pack's catalogue as plain data: indicators, sources, registers, code lists, levels, concepts and views, each whole and by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from puntari.define.breakdown import breakdowns
from puntari.define.catalogue import Concept, View
from puntari.define.column import CodeColumn, ColumnDefinition, PeriodColumn, PlaceColumn
from puntari.define.dimension import CodeList
from puntari.define.fingerprint import digest, of_indicator
from puntari.define.history import holds_from
from puntari.define.indicator import Binding, Indicator, Theme
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.printing import definition_lines
from puntari.define.register import Register, RegisterColumn
from puntari.define.source import Audience, Source
from puntari.words.text import Language, Text

Told = dict[str, object]
PARTS = ("indicators", "sources", "registers", "code_lists", "levels", "concepts", "views", "themes")
"""The parts of a record that hold things by their ids."""


def record_of(pack: Pack) -> Told:
    """Everything that a catalogue tells of a pack, in the order of the pack; the same pack gives the same record."""
    catalogue = pack.catalogue
    return {
        "pack": pack.id,
        "title": in_three(pack.title),
        "what": in_three(pack.what),
        "themes": {one.id: in_three(one.title) for one in (catalogue.themes if catalogue else pack.themes)},
        "indicators": {id: _indicator(pack, id, one) for id, one in pack.indicators.items()},
        "sources": {id: _source(one) for id, one in pack.sources.items()},
        "registers": {id: _register(one) for id, one in pack.registers.items()},
        "code_lists": {one.id: _codes(one) for one in code_lists(pack)},
        "levels": _levels(pack),
        "concepts": {id: _concept(one) for id, one in catalogue.concepts.items()} if catalogue else {},
        "views": {id: _view(one) for id, one in catalogue.views.items()} if catalogue else {},
    }


def digest_of(record: Mapping[str, object]) -> str:
    """A short name of a record's content."""
    return digest(record)


def in_three(text: Text) -> dict[str, str]:
    """The words by language."""
    return {str(language): text[language] for language in Language}


def kind_of(indicator: Indicator) -> str:
    """What sort of figure the preferred binding gives: a finished one, a sum, a ratio, or a measure over persons by its name."""
    binding = indicator.bindings[0]
    if binding.per is not None:
        return "ratio"
    name = type(binding.value).__name__.lower()
    return name if isinstance(binding, RegisterBinding) or name == "published" else "sum"


def read_by(binding: Binding | RegisterBinding) -> tuple[Source | Register, ...]:
    """The open sources and the registers that a binding reads."""
    return (*binding.sources, *(binding.registers if isinstance(binding, RegisterBinding) else ()))


def read_for(indicator: Indicator) -> tuple[str, ...]:
    """Ids of everything that an indicator reads, in order of preference."""
    return tuple(dict.fromkeys(one.id for binding in indicator.bindings for one in read_by(binding)))


def code_lists(pack: Pack) -> tuple[CodeList, ...]:
    """Every code list of the pack's contracts and facts, once, by id."""
    facts = [column for fact in pack.facts.values() for column in fact.dimensions.values()]
    facts += [column for fact in pack.person_facts.values() for column in fact.dimensions.values()]
    contracts = [column for held in (pack.sources, pack.registers) for one in held.values() for column in one.columns]
    found = {column.codes.id: column.codes for column in (*contracts, *facts) if isinstance(column, CodeColumn)}
    return tuple(found[id] for id in sorted(found))


def themes_of_registers(pack: Pack) -> tuple[Theme, ...]:
    """The themes without a core indicator because none of theirs is told to everybody; none in a pack that has no core indicators."""
    if not any(one.core for one in pack.indicators.values()):
        return ()
    public = {one.theme.id for one in pack.indicators.values() if one.core or one.audience is Audience.PUBLIC}
    return tuple(theme for theme in pack.themes if theme.id not in public)


def _indicator(pack: Pack, id: str, one: Indicator) -> Told:
    card, upkeep = one.card, one.upkeep
    lines = {language: definition_lines(one, language) for language in Language}
    told: Told = {part: in_three(getattr(card, part)) for part in ("title", "short", "what", "how", "beware", "is_not")}
    if card.brief:
        told["short_title"] = in_three(card.brief)
    told |= {
        "theme": one.theme.id, "kind": kind_of(one), "unit": one.unit.id, "unit_name": in_three(one.unit.name), "better": str(one.better),
        "core": one.core, "audience": str(one.audience), "frequency": str(one.frequency), "by_area": one.bindings[0].fact.place is not None,
        "breakdowns": list(breakdowns(one)), "reliability": str(one.reliability),
        "reliability_reason": _maybe(one.reliability_reason),
        "breaks": [{"since": str(each.since), "reason": in_three(each.reason)} for each in one.breaks],
        "reads": list(read_for(one)), "computed": [_way(lines, at) for at in range(len(one.bindings))],
        "ways": [
            {"reads": [each.id for each in read_by(way)], "since": None if since is None else str(since)}
            for way, since in zip(one.bindings, holds_from(one), strict=True)
        ],
        "fingerprint": of_indicator(one), "concepts": list(pack.catalogue.concepts_of(id)) if pack.catalogue else [],
    }
    if one.made_by:
        told["made_by"] = list(one.made_by)
    if one.beside:
        told["beside"] = list(one.beside)
    if upkeep is not None:
        told |= {
            "owner": in_three(upkeep.owner), "review": upkeep.review.isoformat(),
            "dated": [
                {"since": each.since.isoformat(), "fingerprint": each.fingerprint, "earlier": each.earlier and str(each.earlier)}
                for each in upkeep.dated
            ],
            "rules": [{"id": each.id, "act": in_three(each.act), "paragraph": each.paragraph, "asks": in_three(each.asks),
                       "read": each.read.isoformat() if each.read else None} for each in upkeep.rules],
        }
    return told


def _way(lines: Mapping[Language, tuple[tuple[str, ...], ...]], at: int) -> dict[str, list[str]]:
    return {str(language): list(told[at]) for language, told in lines.items()}


def _source(one: Source) -> Told:
    return {
        "title": in_three(one.title), "owner": in_three(one.owner), "licence": in_three(one.licence.title), "licence_url": one.licence.url,
        "attribution": in_three(one.licence.attribution), "audience": str(one.audience), "redistribution": str(one.redistribution),
        "fresh_days": one.fresh_days, "kept_at": one.kept_at, "notes": _maybe(one.notes), "by_hand": one.by_hand,
        "columns": {column.name: _column(column) for column in one.columns}, "rules": dict(one.rules),
    }


def _register(one: Register) -> Told:
    law = one.governance
    columns = {column.name: _register_column(one, column) for column in one.columns}
    return {
        "title": in_three(one.title), "owner": in_three(law.owner), "system": law.system, "legal_basis": in_three(law.legal_basis),
        "unverified": law.unverified, "purpose": in_three(law.purpose.title), "cadence": str(law.cadence), "fresh_days": law.fresh_days,
        "retention_years": law.retention_years, "redistribution": str(law.redistribution), "standing": str(law.standing),
        "shape": str(one.shape), "key": list(one.key), "notes": _maybe(one.notes), "columns": columns, "rules": dict(one.rules),
    }


def _column(column: ColumnDefinition) -> Told:
    title = getattr(column, "title", None)
    return {"kind": kind_of_column(column), "title": _maybe(title)} | dict(_listed(column))


def _register_column(register: Register, column: RegisterColumn) -> Told:
    return {"kind": kind_of_column(column), "title": _maybe(register.titles.get(column.name))} | dict(_listed(column))


def kind_of_column(column: ColumnDefinition | RegisterColumn) -> str:
    """What a column holds, in a word: place, period, code, number, day …"""
    names = {"coded": "code", "area": "place", "amount": "number", "numbered": "own_number"}
    name = type(column).__name__.removesuffix("Column").lower()
    return names.get(name, name)


def _listed(column: ColumnDefinition | RegisterColumn) -> Iterator[tuple[str, object]]:
    if isinstance(column, CodeColumn):
        yield "codes", column.codes.id
    if isinstance(column, PlaceColumn):
        yield "places", column.hierarchy.id
    if isinstance(column, PeriodColumn):
        yield "frequency", str(column.frequency)


def _codes(one: CodeList) -> Told:
    return {"title": in_three(one.title), "total": one.total, "codes": {code: in_three(name) for code, name in one.names.items()}}


def _levels(pack: Pack) -> Told:
    if pack.hierarchy is None:
        return {}
    held = pack.hierarchy
    return {
        one.id: {"title": in_three(one.title), "areas": {area.code: in_three(area.names) for area in held.areas(one.id)}}
        for one in held.levels
    }


def _concept(one: Concept) -> Told:
    return {
        "title": in_three(one.title), "theme": one.theme.id, "use": str(one.use), "state": str(one.state),
        "stage": in_three(one.stage.text), "indicators": list(one.indicators), "views": list(one.views), "items": list(one.items),
        "needs": [in_three(need.text) for need in one.needs],
    }


def _view(one: View) -> Told:
    stage = in_three(one.stage.text)
    return {"title": in_three(one.title), "theme": one.theme.id, "use": str(one.use), "state": str(one.state), "stage": stage}


def _maybe(text: Text | None) -> dict[str, str] | None:
    return in_three(text) if text is not None else None
