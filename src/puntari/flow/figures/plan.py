"""What a question means for one indicator: the level, the dimensions kept apart, and those folded together.

Refusals name what can be asked instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from puntari.define.column import CodeColumn
from puntari.define.dimension import Hierarchy
from puntari.define.expression import Condition, Expression, terms_of
from puntari.define.fact import Fact
from puntari.define.indicator import Binding, Indicator, scale_of
from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.question import Place, Question
from puntari.words.errors import BadQuestion
from puntari.words.period import Frequency, Period

Held = Mapping[str, frozenset[str]]
"""For every period that an open fact has rows of the levels of their places; of a fact without places that is the empty name."""


@dataclass(frozen=True)
class Grain:
    """The grain of an answer: the level of places (none where the facts have no places), the dimensions kept apart, and whether
    base areas are those of the deliveries' own division. Where `periods` are named, facts that are told by such are read in them only, and
    those told by years in theirs and as many years before as one is `carried`; `held` is what is known of facts by their ids, so that
    nothing is planned for rows that there are none of."""

    level: str | None
    dimensions: tuple[str, ...]
    as_delivered: bool = False
    periods: tuple[Period, ...] = ()
    carried: int = 0
    held: Mapping[str, Held] = field(default_factory=dict, repr=False)

    def named(self, fact: Fact) -> tuple[str, ...]:
        """The periods that a fact is read in; none where it is read in all."""
        told = fact.period.origin.frequency
        if told is Frequency.YEAR:
            return tuple(str(year) for year in sorted({one.year - back for one in self.periods for back in range(self.carried + 1)}))
        return tuple(str(one) for one in self.periods if one.frequency is told)

    def levels_read(self, hierarchy: Hierarchy | None) -> tuple[str, ...]:
        """The levels of places whose rows are read: the one asked for and the base, of which it may be summed."""
        if self.level is None or hierarchy is None:
            return ("",)
        alone = self.level in hierarchy.own_rows_only or self.as_delivered
        return (self.level,) if alone else tuple(dict.fromkeys((self.level, hierarchy.base)))

    def levels_of(self, fact: Fact, hierarchy: Hierarchy | None) -> tuple[str, ...]:
        """Of the levels that are read those that there are rows of, as far as is known."""
        read = self.levels_read(hierarchy)
        if fact.id not in self.held:
            return read
        told, named = self.held[fact.id], self.named(fact) or self.held[fact.id]
        return tuple(level for level in read if any(level in told.get(period, ()) for period in named))


def grain_of(pack: Pack, id: str, question: Question) -> Grain:
    """The grain at which an indicator answers the question; raises BadQuestion when it can't."""
    indicator = pack.indicator(id)
    levels = pack.hierarchy.by_id if pack.hierarchy else {}
    asked_levels = [name for name in question.by if name in levels]
    dimensions = tuple(name for name in question.by if name not in levels)
    if len(asked_levels) > 1:
        raise BadQuestion(f"break down by one level at a time, not by {' and '.join(asked_levels)}")
    _refuse_unknown(id, indicator, (*dimensions, *(one.dimension for one in question.only)), levels)
    _refuse_codes(id, indicator, question.only)
    if not _has_place(indicator):
        if asked_levels or question.area:
            raise BadQuestion(f"{id} is not told by area, so it can't be asked by {asked_levels[0] if asked_levels else question.area}")
        return Grain(None, dimensions)
    if question.area:
        pack.hierarchy.level(question.area.level)
        _refuse_gone(pack.hierarchy, question)
    level = asked_levels[0] if asked_levels else question.area.level if question.area else pack.hierarchy.levels[0].id
    if question.as_delivered and level != pack.hierarchy.base:
        raise BadQuestion(f"only {pack.hierarchy.base} figures are told in the division of their delivery, not {level}; leave it out")
    return Grain(level, dimensions, question.as_delivered)


def _refuse_gone(hierarchy: Hierarchy, question: Question) -> None:
    """Refuse a base area that no longer exists, saying what holds its ground now, unless its own division is asked for."""
    place = question.area
    if place.level != hierarchy.base or not place.code or question.as_delivered:
        return
    area = hierarchy.division.find(place.level, place.code)
    if hierarchy.newest in area.validity:
        return
    now = hierarchy.division.as_of_division(place.code, hierarchy.newest)
    told = f"its ground is in {now} now; ask for that" if now else "what holds its ground now is not known"
    raise BadQuestion(f"{place.level} {place.code} {area.names.en} ended on {area.validity.until}; {told}, or ask for it as delivered")


def breakdowns(indicator: Indicator) -> tuple[str, ...]:
    """Dimensions that every fact of some binding has, in the order of the first binding."""
    names: dict[str, None] = {}
    for binding in indicator.bindings:
        shared = [set(fact.axes) for fact in binding.facts]
        names |= {name: None for name in binding.fact.axes if name != scale_of(binding) and all(name in axes for axes in shared)}
    return tuple(names)


def answers(binding: Binding | RegisterBinding, grain: Grain) -> bool:
    """Whether a binding can answer at the grain at all. Registers are told in the newest division only."""
    if grain.as_delivered and isinstance(binding, RegisterBinding):
        return False
    if any((fact.place is None) != (grain.level is None) for fact in binding.facts):
        return False
    return all(name in fact.axes for name in grain.dimensions for fact in binding.facts)


def folded(fact: Fact, expression: Expression, grain: Grain) -> dict[str, CodeColumn]:
    """Dimensions of the fact that the answer does not keep apart and that the expression does not restrict to one code."""
    restricted = {c.dimension for term in terms_of(expression) for c in term.where if len(c.codes) == 1}
    return {name: column for name, column in fact.dimensions.items() if name not in grain.dimensions and name not in restricted}


def codes_within(hierarchy: Hierarchy, level: str, place: Place) -> frozenset[str]:
    """Codes of `level` whose every base member lies in `place` (for its own level: the place itself)."""
    today, division = hierarchy.newest, hierarchy.division
    code = place.code or _only(hierarchy, place.level)
    division.find(place.level, code)
    if level == place.level:
        return frozenset({code})
    bases = set(division.members(place.level, code, today))
    if level == hierarchy.base:
        return frozenset(bases)
    codes = [area.code for area in hierarchy.areas(level)]
    return frozenset(c for c in codes if (members := set(division.members(level, c, today))) and members <= bases)


def _only(hierarchy: Hierarchy, level: str) -> str:
    areas = hierarchy.areas(level)
    if len(areas) != 1:
        raise BadQuestion(f"level {level} has {len(areas)} areas; say which, as {level}:CODE")
    return areas[0].code


def _has_place(indicator: Indicator) -> bool:
    return indicator.bindings[0].fact.place is not None


def _refuse_codes(id: str, indicator: Indicator, only: tuple[Condition, ...]) -> None:
    """Refuse a code that the list of its dimension lacks: it would vanish from the sum of those that were chosen."""
    for condition in only:
        if condition.dimension not in indicator.bindings[0].fact.dimensions:
            raise BadQuestion(f"{id} can't be restricted to codes of {condition.dimension}, which has no list; break down by it instead")
        known = indicator.bindings[0].fact.dimensions[condition.dimension].codes.names
        for code in condition.codes:
            if code not in known:
                raise BadQuestion(f"{id} can't be restricted to {condition.dimension}={code}; {nearest(code, known)}")


def _refuse_unknown(id: str, indicator: Indicator, dimensions: tuple[str, ...], levels: dict[str, object]) -> None:
    known = breakdowns(indicator)
    for name in dimensions:
        if name not in known:
            raise BadQuestion(f"{id} can't be broken down by {name!r}; {nearest(name, (*known, *levels))}")
