"""What a round of an assessment may tell: answers as they were given, and what is left of them when small groups are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import quantiles

from puntari.define.framework import AssessedArea, Framework
from puntari.define.judgement import Judgement
from puntari.words.cell import Cell, IntervalKind, Reason, Status, without_value

APART = 1.0
"""Groups whose middle answers lie further apart than this, in levels, are pointed out."""


class Tells(StrEnum):
    """What of a round is asked for: the answers of all, how many answered, or the asker's own answers."""

    ANSWERS = "answers"
    TURNOUT = "turnout"
    OWN = "own"


@dataclass(frozen=True)
class OfRound:
    """That something rests on a round's answers; `what` names it in a refusal."""

    what: str
    tells: Tells
    closed: bool = False
    published: bool = False


@dataclass(frozen=True)
class Turnout:
    """How many of a group were invited, have begun, and have sent their answers."""

    group: str
    invited: int
    begun: int
    sent: int


@dataclass(frozen=True)
class Tallies:
    """Answers of a closed round as they were given: levels by area and group, comments likewise, and the evaluator's judgements."""

    round: str
    period: str
    language: str
    framework: Framework
    turnout: tuple[Turnout, ...]
    levels: Mapping[tuple[str, str], tuple[float, ...]] = field(repr=False)
    comments: Mapping[tuple[str, str], tuple[str, ...]] = field(repr=False)
    judged: Mapping[str, Judgement] = field(repr=False)


@dataclass(frozen=True)
class Spread:
    """A group's answers to an area: how many gave a level, the median, and the quartiles as its `low` and `high`."""

    respondents: int | None
    cell: Cell


@dataclass(frozen=True)
class AreaResult:
    """An area: each group's answers, those of everybody, how far the groups' medians lie apart, whether that is far, and the groups
    whose median lies far from the evaluator's level."""

    area: str
    groups: Mapping[str, Spread]
    everybody: Spread
    apart: float | None
    far_apart: bool
    far_from_judged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Results:
    """What may be shown of a round. `dimensions` holds weighted means of areas' medians by dimension and group; the judged levels'
    are under the group `judged`. `whole` is the weighted mean of dimensions. `comments` is empty for the public."""

    round: str
    period: str
    language: str
    framework: Framework
    turnout: tuple[Turnout, ...]
    areas: Mapping[str, AreaResult]
    dimensions: Mapping[tuple[str, str], Cell]
    whole: Mapping[str, Cell]
    comments: Mapping[tuple[str, str], tuple[str, ...]]
    judged: Mapping[str, Judgement]

    def judged_level(self, area: str) -> Cell:
        """The evaluator's level of an area as a cell."""
        return _judged_cell(self.judged.get(area))


HIDDEN = without_value(Status.HIDDEN, Reason.FEW_RESPONDENTS)
NOBODY = without_value(Status.MISSING, Reason.NOBODY_KNEW)
NOT_ASKED = without_value(Status.MISSING, Reason.NOT_ASKED)
NOBODY_ANSWERED = without_value(Status.MISSING, Reason.NOBODY_ANSWERED)
NOT_JUDGED = without_value(Status.MISSING, Reason.NOT_JUDGED)
LEVEL_UNKNOWN = without_value(Status.MISSING, Reason.LEVEL_UNKNOWN)
JUDGED, EVERYBODY = "judged", "everybody"


def without_small_groups(told: Tallies, with_comments: bool) -> Results:
    """Results in which no group of fewer than the framework's least number can be seen or worked out from the others."""
    areas = {area.id: _area(told, area) for area in told.framework.areas}
    dimensions = dict(_dimensions(told, areas))
    weights = {one.id: one.weight for one in told.framework.dimensions}
    groups = {group for _, group in dimensions}
    whole = {group: _mean([(weight, dimensions[id, group]) for id, weight in weights.items()]) for group in groups}
    return Results(
        told.round, told.period, told.language, told.framework, told.turnout, areas, dimensions, whole,
        _comments(told) if with_comments else {}, told.judged,
    )


def _area(told: Tallies, area: AssessedArea) -> AreaResult:
    given = {group.id: told.levels.get((area.id, group.id), ()) for group in told.framework.groups}
    turnout = {one.group: one for one in told.turnout}
    least = told.framework.least
    groups = {id: _spread(levels, turnout[id], least) for id, levels in given.items()}
    medians = {id: one.cell.value for id, one in groups.items() if one.cell.value is not None}
    apart = max(medians.values()) - min(medians.values()) if len(medians) > 1 else None
    judged = _judged_cell(told.judged.get(area.id)).value
    far = tuple(id for id, median in medians.items() if judged is not None and abs(median - judged) > APART)
    everybody = _everybody(given, groups, told.turnout, least)
    return AreaResult(area.id, groups, everybody, apart, apart is not None and apart > APART, far)


def _everybody(
    given: Mapping[str, Sequence[float]], groups: Mapping[str, Spread], turnout: Sequence[Turnout], least: int
) -> Spread:
    """The answers of all, unless taking away the groups that are shown would leave fewer than `least` who are not."""
    left = sum(len(levels) for id, levels in given.items() if groups[id].cell.status is Status.HIDDEN)
    if 0 < left < least:
        return Spread(None, HIDDEN)
    counts = ((one.invited, one.begun, one.sent) for one in turnout)
    whole = Turnout(EVERYBODY, *map(sum, zip(*counts, strict=True)))
    return _spread([level for levels in given.values() for level in levels], whole, least)


def _spread(levels: Sequence[float], turnout: Turnout, least: int) -> Spread:
    """The median with the quartiles. Fewer than `least` levels are hidden, and so is that a small group gave none; that nobody was
    asked, or that nobody answered, is told by the turnout and is no secret."""
    if len(levels) >= least:
        low, middle, high = quantiles(sorted(levels), n=4, method="inclusive")
        return Spread(len(levels), Cell(Status.OK, middle, low, high, IntervalKind.SPREAD))
    if levels or 0 < turnout.sent < least:
        return Spread(None, HIDDEN)
    return Spread(0, NOBODY if turnout.sent else NOBODY_ANSWERED if turnout.invited else NOT_ASKED)


def _dimensions(told: Tallies, areas: Mapping[str, AreaResult]) -> Iterable[tuple[tuple[str, str], Cell]]:
    for dimension in told.framework.dimensions:
        for group in told.framework.groups:
            yield (dimension.id, group.id), _mean([(area.weight, areas[area.id].groups[group.id].cell) for area in dimension.areas])
        yield (dimension.id, EVERYBODY), _mean([(area.weight, areas[area.id].everybody.cell) for area in dimension.areas])
        yield (dimension.id, JUDGED), _mean([(area.weight, _judged_cell(told.judged.get(area.id))) for area in dimension.areas])


def _mean(parts: Sequence[tuple[float, Cell]]) -> Cell:
    """The weighted mean of areas; a hidden one hides it, as it could be worked out, and one that lacks makes it lack: of several the
    one that nobody gave before the one that is said to be unknown."""
    lacking = [cell for status in (Status.HIDDEN, Status.MISSING) for _, cell in parts if cell.status is status]
    if lacking:
        return next((cell for cell in lacking if cell.reason != Reason.LEVEL_UNKNOWN), lacking[0])
    return Cell(Status.OK, sum(weight * (cell.value or 0.0) for weight, cell in parts) / sum(weight for weight, _ in parts))


def _judged_cell(judged: Judgement | None) -> Cell:
    if judged is None:
        return NOT_JUDGED
    return LEVEL_UNKNOWN if judged.level is None else Cell(Status.OK, judged.level)


def _comments(told: Tallies) -> dict[tuple[str, str], tuple[str, ...]]:
    """Comments of groups large enough, in the order of the alphabet, so that they do not tell who wrote two of them."""
    large = {one.group for one in told.turnout if one.sent >= told.framework.least}
    return {key: tuple(sorted(texts)) for key, texts in told.comments.items() if key[1] in large and texts}
