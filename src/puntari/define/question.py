"""A question as a value: which indicators, of which part of the cube, by what, when, and as known on which day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from puntari.define.expression import Condition
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange


@dataclass(frozen=True)
class Place:
    """One area of a level; without a code, the only one of its level."""

    level: str
    code: str = ""

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read LEVEL:CODE or LEVEL; raises BadQuestion."""
        level, _, code = text.partition(":")
        if not level.strip():
            raise BadQuestion(f"{text!r} names no area; write LEVEL:CODE, such as municipality:091")
        return cls(level.strip(), code.strip())

    def __str__(self) -> str:
        return f"{self.level}:{self.code}" if self.code else self.level


@dataclass(frozen=True)
class Question:
    """What is asked of one pack. `by` holds dimensions or one level; `period` None asks for the newest period there is;
    `every_period` asks for all of them. Areas are those of the newest division, whose ground older figures are put on;
    `as_delivered` asks for base areas in the division that each delivery was in. Areas outside the comparison of a level are
    answered for when one is asked for by name, or all with `with_outside`. `within` holds the codes of areas that a right
    leaves of it (None: all); `&` narrows it further and never widens. `only` restricts dimensions of
    figures over persons to some of their codes."""

    pack: str
    indicators: tuple[str, ...]
    by: tuple[str, ...] = ()
    area: Place | None = None
    period: PeriodRange | None = None
    every_period: bool = False
    as_known_on: date | None = None
    as_delivered: bool = False
    with_outside: bool = False
    within: frozenset[str] | None = None
    only: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        if not self.indicators:
            raise BadQuestion("the question names no indicator")
        if len(set(self.by)) != len(self.by):
            raise BadQuestion(f"the question breaks down by the same thing twice: {', '.join(self.by)}")
        if len({one.dimension for one in self.only}) != len(self.only):
            raise BadQuestion("the question restricts a dimension twice; name all its codes together")
        if self.period and self.every_period:
            raise BadQuestion("ask either for a period or for every period")

    def __and__(self, codes: frozenset[str]) -> Question:
        """The same question about those areas only."""
        return replace(self, within=codes if self.within is None else self.within & codes)
