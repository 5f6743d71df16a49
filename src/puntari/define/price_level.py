"""A price index, by which euros of any year are told in the euros of a base year."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.expression import Published
from puntari.define.source import Source
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency, Period


@dataclass(frozen=True)
class PriceLevel:
    """The yearly level of prices that a source tells, and the year in whose euros figures are told. What the index itself has for 100 does
    not count. A figure of a shorter period takes the level of its year; one of a year without a level is not told."""

    index: Published
    base: Period

    def __post_init__(self) -> None:
        fact = self.index.fact
        if fact.period.origin.frequency is not Frequency.YEAR or self.base.frequency is not Frequency.YEAR:
            raise BadDefinition(f"prices are told in the euros of a year, by an index of years; {fact.id} and {self.base} are not both so")
        if fact.place is not None:
            raise BadDefinition(f"{fact.id} is told by area, and one index of prices serves all areas; choose a fact without places")
        chosen = {condition.dimension for condition in self.index.where if len(condition.codes) == 1}
        if several := sorted(set(fact.dimensions) - chosen):
            raise BadDefinition(f"{fact.id} has a level for each {' and '.join(several)}; name one code of it: a year has one level")

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the index."""
        return tuple({source.id: source for source in self.index.fact.tables.values()}.values())
