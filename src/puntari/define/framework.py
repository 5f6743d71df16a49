"""A framework of maturity: dimensions, areas, levels, criteria, questions and weights, as a value that refuses to exist if wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from puntari.define.grounds import RoundGrounds
from puntari.define.indicator import Indicator
from puntari.define.names import check_id, nearest
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Text

FEWEST = 3
"""The least number of respondents that a framework may ask for: of two, each knows the other's answer from the result."""


@dataclass(frozen=True)
class MaturityLevel:
    """One level of the scale, with its name and what it means in any area."""

    number: int
    name: Text
    what: Text


@dataclass(frozen=True)
class Criterion:
    """Something that must be there to see at a level of an area."""

    id: str
    level: int
    text: Text


@dataclass(frozen=True)
class AssessedArea:
    """An area that gets a level: what it is about, what to ask oneself, and the criteria of each level, the lowest first."""

    id: str
    name: Text
    what: Text
    weight: float
    questions: tuple[Text, ...]
    criteria: tuple[Criterion, ...]

    def of_level(self, number: int) -> tuple[Criterion, ...]:
        """The criteria of one level."""
        return tuple(one for one in self.criteria if one.level == number)


@dataclass(frozen=True)
class MaturityDimension:
    """Areas that belong together, with the weight of the dimension in the whole."""

    id: str
    name: Text
    weight: float
    areas: tuple[AssessedArea, ...]


@dataclass(frozen=True)
class Group:
    """Respondents who see the centre from the same side."""

    id: str
    name: Text


@dataclass(frozen=True)
class Framework:
    """What a maturity assessment asks of whom. `step` parts the scale between levels; a group of fewer than `least` respondents is
    not shown; `is_not` says what a level does not tell."""

    id: str
    title: Text
    what: Text
    is_not: Text
    step: float
    least: int
    levels: tuple[MaturityLevel, ...]
    groups: tuple[Group, ...]
    dimensions: tuple[MaturityDimension, ...] = field(repr=False)

    def __post_init__(self) -> None:
        check_id(self.id, "a framework")
        where = f"framework {self.id}"
        _check_scale(self, where)
        for id, what in [*((one.id, "a group") for one in self.groups), *((one.id, "a dimension") for one in self.dimensions)]:
            check_id(id, f"{what} of {where}")
        _check_once((one.id for one in self.groups), f"{where}: group")
        _check_once((one.id for one in self.dimensions), f"{where}: dimension")
        _check_once((one.id for one in self.areas), f"{where}: area")
        if not self.groups or not self.dimensions:
            raise BadDefinition(f"{where} needs at least one group of respondents and one dimension")
        for dimension in self.dimensions:
            _check_dimension(dimension, len(self.levels), where)

    @property
    def areas(self) -> tuple[AssessedArea, ...]:
        """Every area, dimension by dimension."""
        return tuple(area for dimension in self.dimensions for area in dimension.areas)

    @property
    def scale(self) -> tuple[float, ...]:
        """Every level that can be given, half steps included."""
        parts = round(1 / self.step)
        return tuple(1 + place * self.step for place in range((len(self.levels) - 1) * parts + 1))

    def area(self, id: str) -> AssessedArea:
        """The area of that id; raises BadQuestion naming the nearest."""
        found = {one.id: one for one in self.areas}
        if id not in found:
            raise BadQuestion(f"framework {self.id} has no area {id!r}; {nearest(id, found)}")
        return found[id]

    def group(self, id: str) -> Group:
        """The group of that id; raises BadQuestion naming the nearest."""
        found = {one.id: one for one in self.groups}
        if id not in found:
            raise BadQuestion(f"framework {self.id} has no group {id!r}; {nearest(id, found)}")
        return found[id]

    def check_level(self, level: float, where: str) -> None:
        """Raise BadQuestion for a level that is not on the scale."""
        if level not in self.scale:
            raise BadQuestion(f"{where}: {level!r} is no level; levels go from 1 to {len(self.levels)} in steps of {self.step:g}")


@dataclass(frozen=True)
class Assessment:
    """A framework with the pack's own figures of earlier rounds: indicators of judged levels and of targets by the dimension `by`,
    whose codes are the framework's areas. `note` tells what is known of those rounds' targets: horizon, reason, owner, decisions.
    `grounds` are what the evaluators of those rounds wrote of each area."""

    framework: Framework
    level: str
    target: str
    by: str
    note: Text | None = None
    grounds: tuple[RoundGrounds, ...] = ()

    @property
    def id(self) -> str:
        """The framework's id, by which the assessment is asked for."""
        return self.framework.id


def check_assessment(assessment: Assessment, indicators: Mapping[str, Indicator], where: str) -> None:
    """Refuse an assessment whose indicators are not told by the areas of its framework; raises BadDefinition."""
    areas = {area.id for area in assessment.framework.areas}
    for told in assessment.grounds:
        if told.framework != assessment.id or set(told.areas) != areas:
            raise BadDefinition(f"{where}: what is told of round {told.period} is not of the areas of framework {assessment.id}")
    for id, indicator in indicators.items():
        dimensions = indicator.bindings[0].fact.dimensions
        known = set(dimensions[assessment.by].codes.names) if assessment.by in dimensions else set()
        if strange := sorted(areas ^ known):
            raise BadDefinition(
                f"{where}: framework {assessment.id} and dimension {assessment.by} of indicator {id} differ in {strange[0]!r}; "
                "the codes of the dimension must be the areas of the framework"
            )


def _check_scale(framework: Framework, where: str) -> None:
    numbers = [one.number for one in framework.levels]
    if numbers != list(range(1, len(numbers) + 1)) or len(numbers) < 2:
        raise BadDefinition(f"{where}: levels are numbered {numbers}; number them from 1 on without a gap")
    if framework.step <= 0 or (1 / framework.step) % 1:
        raise BadDefinition(f"{where}: a step of {framework.step:g} does not part a level evenly; use 1 or 0.5")
    if framework.least < FEWEST:
        raise BadDefinition(f"{where}: groups from {framework.least} respondents on would be shown; ask for {FEWEST} or more")


def _check_dimension(dimension: MaturityDimension, levels: int, where: str) -> None:
    place = f"{where}, dimension {dimension.id}"
    if not dimension.areas:
        raise BadDefinition(f"{place} has no areas")
    for what, weight in [(place, dimension.weight), *((f"{place}, area {area.id}", area.weight) for area in dimension.areas)]:
        if not weight > 0:
            raise BadDefinition(f"{what}: a weight of {weight:g} counts for nothing; give one above 0 or take it away")
    for area in dimension.areas:
        _check_area(area, levels, f"{place}, area {area.id}")


def _check_area(area: AssessedArea, levels: int, where: str) -> None:
    check_id(area.id, f"{where}:")
    if not area.questions:
        raise BadDefinition(f"{where} has no questions")
    without = [number for number in range(1, levels + 1) if not area.of_level(number)]
    if without:
        raise BadDefinition(f"{where}: level {without[0]} has no criteria; say what there is to see at each level")
    if beyond := [one.id for one in area.criteria if not 1 <= one.level <= levels]:
        raise BadDefinition(f"{where}: criterion {beyond[0]} is of a level that the scale does not have")
    _check_once((one.id for one in area.criteria), f"{where}: criterion")


def _check_once(ids: Iterable[str], what: str) -> None:
    for id in _twice(ids):
        raise BadDefinition(f"{what} {id!r} stands twice")


def _twice(ids: Iterable[str]) -> Iterator[str]:
    yield from (id for id, times in Counter(ids).items() if times > 1)
