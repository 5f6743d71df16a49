"""Lineage of a pack: which indicators use a column, for what, and what stops when a source stops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from sqlglot import exp

from puntari.define.column import CodeColumn, NumberColumn
from puntari.define.expression import Average, Condition, Expression, terms_of
from puntari.define.fact import Fact, FactColumn
from puntari.define.indicator import Binding, Indicator
from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import Behind, Spread, firm_of
from puntari.define.reading import reading_of
from puntari.define.register import CodedColumn, StaffColumn
from puntari.words.errors import BadQuestion
from puntari.words.text import Text


class For(StrEnum):
    """What an indicator uses a column for, from the closest: its figure, which rows count, breakdowns, or a check of the figure."""

    FIGURE = "figure"
    ROWS = "rows"
    BREAKDOWN = "breakdown"
    CHECK = "check"


CLOSEST = tuple(For)


@dataclass(frozen=True, slots=True)
class Use:
    """An indicator uses a column ("source.column"), by its ways (bindings, the preferred one being 1), for one thing."""

    indicator: str
    column: str
    purpose: For
    ways: tuple[int, ...]


@dataclass(frozen=True)
class Stop:
    """What a source or register leaves behind when it stops: indicators that `end`, those that go on by other ways (with these), those that
    only lose a check; concepts and views left without any indicator, or with fewer; and other parts of the pack that cite it."""

    ends: tuple[str, ...]
    goes_on: tuple[tuple[str, tuple[int, ...]], ...]
    unchecked: tuple[str, ...]
    concepts_lost: tuple[str, ...]
    concepts_less: tuple[str, ...]
    views_lost: tuple[str, ...]
    views_less: tuple[str, ...]
    cited_by: tuple[Text, ...]


def uses(pack: Pack) -> tuple[Use, ...]:
    """Every use of a column of a source or register by an indicator of the pack, in the order of indicators and columns."""
    return tuple(use for id, one in pack.indicators.items() for use in _of_indicator(id, one))


def uses_of(pack: Pack, column: str) -> tuple[Use, ...]:
    """The uses of one column, "source.column"; raises BadQuestion naming the nearest."""
    source, _, name = column.partition(".")
    held = {**pack.sources, **pack.registers}
    if source not in held:
        raise BadQuestion(f"pack {pack.id} has no source or register {source!r}; {nearest(source, held)}; write SOURCE.COLUMN")
    names = [one.name for one in held[source].columns]
    if name not in names:
        raise BadQuestion(f"{source} has no column {name!r}; {nearest(name, names)}")
    return tuple(use for use in uses(pack) if use.column == column)


def _of_indicator(id: str, indicator: Indicator) -> Iterator[Use]:
    found: dict[str, tuple[For, dict[int, None]]] = {}
    for way, binding in enumerate(indicator.bindings, 1):
        read = _of_registers(binding) if isinstance(binding, RegisterBinding) else _of_open(binding)
        for column, purpose in (*read, *_of_prices(binding)):
            known, ways = found.setdefault(column, (purpose, {}))
            found[column] = (min(known, purpose, key=CLOSEST.index), ways | {way: None})
    yield from (Use(id, column, purpose, tuple(ways)) for column, (purpose, ways) in sorted(found.items()))


def _of_open(binding: Binding) -> Iterator[tuple[str, For]]:
    told = [(one, For.FIGURE) for one in (binding.value, binding.per) if one is not None]
    checks = [(binding.agrees_with, For.CHECK)] if binding.agrees_with is not None else []
    for expression, purpose in told + checks:
        for term in terms_of(expression):
            yield _name(term.column), purpose
            closed = {condition.dimension for condition in term.where} | _scale(expression)
            rows = For.CHECK if purpose is For.CHECK else For.ROWS
            yield from ((_name(term.fact.columns[name]), rows) for name in closed)
    for fact in binding.facts:
        yield from ((column, For.ROWS) for column in _deciding(fact))
        for column in fact.columns.values():
            if isinstance(column.origin, CodeColumn):
                yield _name(column), For.BREAKDOWN
            elif column.origin in (fact.place, fact.period.origin):
                yield _name(column), For.ROWS


def _of_prices(binding: Binding | RegisterBinding) -> Iterator[tuple[str, For]]:
    """The columns of the index by which euros are told in those of a year."""
    if binding.prices is None:
        return
    index = binding.prices.index
    yield _name(index.column), For.FIGURE
    yield from ((column, For.ROWS) for column in _deciding(index.fact))
    yield from ((_name(column), For.ROWS) for column in index.fact.columns.values() if not isinstance(column.origin, NumberColumn))


def _scale(expression: Expression) -> set[str]:
    return {expression.scale.name} if isinstance(expression, Average) else set()


def _name(column: FactColumn) -> str:
    return f"{column.source}.{column.origin.name}"


def _deciding(fact: Fact) -> Iterator[str]:
    """Columns that stand outside the list of the SELECT: in conditions and joins."""
    listed = {id(one) for projection in fact.tree.expressions for one in projection.find_all(exp.Column)}
    for column in fact.tree.find_all(exp.Column):
        if id(column) not in listed:
            owners = [fact.tables[column.table]] if column.table else fact.tables.values()
            yield next(f"{one.id}.{column.name}" for one in owners if any(own.name == column.name for own in one.columns))


def _of_registers(binding: RegisterBinding) -> Iterator[tuple[str, For]]:
    for fact in binding.facts:
        reading, named = reading_of(fact), columns_named((binding.value, binding.per))
        yield from ((column, For.ROWS) for column in reading.rows)
        for column in fact.tells:
            if column.name in named or not isinstance(column, CodedColumn | StaffColumn | CodeColumn):
                purpose = For.FIGURE if column.name in named else For.ROWS
                needed = column.name in named | {fact.begins, fact.ends, fact.happens} or column in (fact.unit, fact.place)
                yield from ((one, purpose) for one in reading.made_of[column.name] if needed)
            else:
                yield from ((one, For.BREAKDOWN) for one in reading.made_of[column.name])


def columns_named(measure: object) -> set[str]:
    """The columns of facts that a measure names, in conditions, as what it takes means of or waits for, and as whose firms it counts."""
    if isinstance(measure, FactColumn):
        return {measure.name}
    if isinstance(measure, Condition):
        return {measure.dimension}
    if isinstance(measure, tuple):
        return set().union(*map(columns_named, measure))
    if isinstance(measure, Behind | Spread):
        return columns_named(measure.of) | {firm_of(measure.of.fact)}
    if is_dataclass(measure) and not isinstance(measure, PersonFact | Text):
        return set().union(*(columns_named(getattr(measure, field.name)) for field in fields(measure)))
    return set()


def stops(pack: Pack, source: str) -> Stop:
    """What stops when a source or register of the pack stops; raises BadQuestion naming the nearest."""
    held = {**pack.sources, **pack.registers}
    if source not in held:
        raise BadQuestion(f"pack {pack.id} has no source or register {source!r}; {nearest(source, held)}")
    left = {id: _left(one, source) for id, one in pack.indicators.items()}
    read = [id for id, one in pack.indicators.items() if len(left[id]) < len(one.bindings)]
    ends = tuple(id for id in read if not left[id])
    checked = tuple(id for id, one in pack.indicators.items() if id not in read and _checks_by(one, source))
    concepts, views = _told_of(pack, frozenset(ends))
    return Stop(
        ends, tuple((id, left[id]) for id in read if left[id]), checked, *concepts, *views, tuple(_citing(pack, source)),
    )


def _left(indicator: Indicator, source: str) -> tuple[int, ...]:
    """The ways to an indicator that do without a source, the preferred one being 1."""
    def reads(binding: Binding | RegisterBinding) -> bool:
        registers = binding.registers if isinstance(binding, RegisterBinding) else ()
        return any(one.id == source for one in (*binding.sources, *registers))

    return tuple(way for way, binding in enumerate(indicator.bindings, 1) if not reads(binding))


def _checks_by(indicator: Indicator, source: str) -> bool:
    return any(one.agrees_with is not None and one.agrees_with.column.source == source for one in indicator.bindings)


Lost = tuple[tuple[str, ...], tuple[str, ...]]


def _told_of(pack: Pack, ended: frozenset[str]) -> tuple[Lost, Lost]:
    """Concepts, and views, that lose all their indicators, and those that lose some."""
    if pack.catalogue is None:
        return ((), ()), ((), ())
    concepts = {id: one.indicators for id, one in pack.catalogue.concepts.items()}
    views = {
        id: tuple(name for concept in pack.catalogue.concepts_in(id) for name in concept.indicators) for id in pack.catalogue.views
    }
    return _split(concepts.items(), ended), _split(views.items(), ended)


def _split(held: Iterable[tuple[str, tuple[str, ...]]], ended: frozenset[str]) -> Lost:
    touched = [(id, frozenset(names)) for id, names in held if ended.intersection(names)]
    return tuple(id for id, names in touched if names <= ended), tuple(id for id, names in touched if not names <= ended)


def _citing(pack: Pack, source: str) -> Iterator[Text]:
    """Other parts of the pack that cite rows of a source, by their names."""
    yield from (one.title for one in pack.documents if source in one.sources)
    if pack.steering is not None and source in (pack.steering.source, *pack.steering.beside):
        yield Text("Tavoitteet ja ohjaus", "Mål och styrning", "Goals and steering")
    if pack.claims is not None and source in pack.claims.sources(pack.claims.claims.values()):
        yield Text("Raportin väitteet", "Påståendena i rapporten", "Claims of the report")
    if pack.prices is not None and source in pack.prices.sources:
        yield Text("Hinnat", "Priser", "Prices")
    if pack.portfolio is not None and source in pack.portfolio.sources:
        yield Text("Salkku", "Portföljen", "Portfolio")
    for one in pack.switches:
        if source in (one.primary.id, one.complementary.id):
            yield one.title
    yield from (one.title for one in pack.two_ways if source in (one.one.id, one.other.id))
