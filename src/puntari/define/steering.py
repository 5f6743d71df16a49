"""Steering of a centre as a pack tells it: goals with every version of their targets, findings, recommendations, measures, and the
chain from a finding to the indicator and the area that show in the next round whether anything came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from puntari.define.names import check_id, nearest
from puntari.words.errors import BadDefinition
from puntari.words.text import Text
from puntari.words.unit import Better


class Judged(StrEnum):
    """What somebody who read the evidence says of a goal; never computed."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT_ACHIEVED = "not_achieved"
    NOT_ASSESSABLE = "not_assessable"


class Kind(StrEnum):
    """Whether a recommendation is of an earlier round, of this one, or a further one to a heading of goals that this round's take up."""

    EARLIER = "earlier"
    FURTHER = "further"
    ROUND = "round"


class State(StrEnum):
    """How far a recommendation has come."""

    NOT_PROGRESSED = "not_progressed"
    PARTLY_PROGRESSED = "partly_progressed"
    DONE = "done"


class Reply(StrEnum):
    """What its addressee answered to a recommendation."""

    AGREED = "agreed"
    IN_PART = "in_part"
    NOT_AGREED = "not_agreed"


class Unmeasured(StrEnum):
    """Why no indicator shows a measure: it is an act that is done or not, or what it changes is judged and not counted."""

    ACT = "act"
    JUDGED = "judged"


@dataclass(frozen=True)
class Heading:
    """Goals that belong together, and what was done for them."""

    id: str
    title: Text
    measures: Text


@dataclass(frozen=True)
class TargetVersion:
    """One version of a target: the stored figure that it cites, the day it was set where that is known, and what is to be known of it."""

    figure: str
    note: Text | None = None
    since: date | None = None


@dataclass(frozen=True)
class Goal:
    """A goal. `base`, `targets` (every version, the first set first) and `result` cite stored figures by their ids; `broken` says why base
    and result cannot be compared; a benefit is something that the goals were to bring. `holder` carries the goal, and `serves` is the goal
    above it, from which it was derived."""

    id: str
    heading: str
    title: Text
    better: Better = Better.NEITHER
    base: str = ""
    targets: tuple[TargetVersion, ...] = ()
    result: str = ""
    deadline: date | None = None
    benefit: bool = False
    broken: Text | None = None
    judged: Judged | None = None
    outcome: Text | None = None
    serves: str = ""
    holder: Text | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """Every figure that the goal cites."""
        return tuple(id for id in (self.base, *(one.figure for one in self.targets), self.result) if id)


@dataclass(frozen=True)
class Finding:
    """Something found, and the goals, areas of the framework and pieces of evidence that it rests on."""

    id: str
    text: Text
    goals: tuple[str, ...]
    areas: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recommendation:
    """A recommendation of a round: why, to whom, what was answered, who sees to it until when, how far it is, what shows it, and which
    one goes on with it."""

    id: str
    kind: Kind
    text: Text
    because: tuple[str, ...] = ()
    enables: tuple[str, ...] = ()
    addressee: Text | None = None
    answer: Reply | None = None
    state: State | None = None
    evidence: Text | None = None
    successor: str = ""
    heading: str = ""
    round: str = ""
    owner: Text | None = None
    due: date | None = None


@dataclass(frozen=True)
class Measure:
    """What is to be done for a recommendation, by whom and when, and by which indicators and areas it will be seen, or why by no
    indicator."""

    id: str
    text: Text
    of: str
    owner: Text | None
    due: date | None = None
    priority: int | None = None
    within: str = ""
    indicators: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    unmeasured: Unmeasured | None = None

    def __post_init__(self) -> None:
        if bool(self.indicators) == (self.unmeasured is not None):
            said = "names indicators and says why there are none" if self.indicators else "names no indicator and not why"
            raise BadDefinition(f"measure {self.id} {said}; give `indicators`, or `no_indicator` as one of {', '.join(Unmeasured)}")
        if not self.areas:
            raise BadDefinition(f"measure {self.id} is seen in no area of the framework, so the next round could not look at it")


@dataclass(frozen=True)
class ProgrammePart:
    """A part of the programme that was to reach the goals: figures, by their ids, of how ready it is said to be, of the money that it had
    and used, and of what came of it; and the goals that it was for."""

    id: str
    title: Text
    readiness: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    benefit: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    note: Text | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """Every figure that the part cites."""
        return (*self.readiness, *self.money, *self.benefit)


@dataclass(frozen=True)
class Steering:
    """All of it. `source` holds the figures that goals cite, two of which can be compared when they agree in the columns `alike`; `letter`
    is the day on which the goals were set, `framework` the one whose areas the next round judges. `beside` are the sources of figures
    that the programme cites, each with the columns that name a figure and its unit (or none);
    `progress` is the indicator by which goals are reported month by month, where there is one."""

    source: str
    alike: tuple[str, ...]
    letter: date
    framework: str
    headings: Mapping[str, Heading] = field(repr=False)
    goals: Mapping[str, Goal] = field(repr=False)
    findings: Mapping[str, Finding] = field(repr=False)
    recommendations: Mapping[str, Recommendation] = field(repr=False)
    measures: Mapping[str, Measure] = field(repr=False)
    programme: tuple[ProgrammePart, ...] = ()
    beside: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    progress: str = ""

    def __post_init__(self) -> None:
        for id, goal in self.goals.items():
            check_id(id, "a goal")
            _known((goal.heading,), self.headings, f"goal {id}: heading")
            _known((goal.serves,) if goal.serves else (), self.goals, f"goal {id}: goal")
            if goal.targets and goal.better is Better.NEITHER:
                raise BadDefinition(f"goal {id} has a target and does not say whether higher or lower is better")
        for id in self.goals:
            above(self.goals, id)
        for part in self.programme:
            check_id(part.id, "a part of the programme")
            _known(part.goals, self.goals, f"programme {part.id}: goal")
        for id, finding in self.findings.items():
            _known(finding.goals, self.goals, f"finding {id}: goal")
        for id, one in self.recommendations.items():
            _known(one.because, self.findings, f"recommendation {id}: finding")
            following = (*one.enables, *((one.successor,) if one.successor else ()))
            _known(following, self.recommendations, f"recommendation {id}: recommendation")
            _known((one.heading,) if one.heading or one.kind is Kind.FURTHER else (), self.headings, f"recommendation {id}: heading")
            if not one.because and not one.successor and one.kind is Kind.ROUND:
                raise BadDefinition(f"recommendation {id} comes from no finding")
        for id, measure in self.measures.items():
            _known((measure.of,), self.recommendations, f"measure {id}: recommendation")
            _known((measure.within,) if measure.within else (), self.measures, f"measure {id}: measure")
        steps(self)


def above(goals: Mapping[str, Goal], id: str) -> tuple[str, ...]:
    """The goals that a goal serves, the nearest first; raises BadDefinition where they go in a circle."""
    found: list[str] = []
    while goals[id].serves:
        id = goals[id].serves
        if id in found:
            raise BadDefinition(f"goals {', '.join(sorted(found))} serve one another in a circle")
        found.append(id)
    return tuple(found)


def steps(steering: Steering) -> tuple[tuple[Recommendation, ...], ...]:
    """This round's recommendations in the order in which they enable one another; raises BadDefinition where they go in a circle."""
    left = {id: one for id, one in steering.recommendations.items() if one.kind is Kind.ROUND}
    found = []
    while left:
        waiting = {id for one in left.values() for id in one.enables}
        ready = tuple(one for id, one in left.items() if id not in waiting)
        if not ready:
            raise BadDefinition(f"recommendations {', '.join(sorted(left))} enable one another in a circle")
        found.append(ready)
        left = {id: one for id, one in left.items() if id in waiting}
    return tuple(found)


def check_steering(steering: Steering, indicators: Iterable[str], areas: Iterable[str], sources: Iterable[str], where: str) -> None:
    """Refuse steering that speaks of indicators, areas or a source that its pack does not have; raises BadDefinition."""
    known, judged = tuple(indicators), tuple(areas)
    held = tuple(sources)
    _known((steering.source, *steering.beside), held, f"{where}: steering: source")
    _known((steering.progress,) if steering.progress else (), known, f"{where}: steering: indicator")
    if strange := sorted(set(steering.goals) & set(steering.findings) | set(steering.findings) & set(steering.recommendations)):
        raise BadDefinition(f"{where}: {strange[0]!r} names two things; each part of the chain needs a name of its own")
    for id, measure in steering.measures.items():
        _known(measure.indicators, known, f"{where}: measure {id}: indicator")
        _known(measure.areas, judged, f"{where}: measure {id}: area")
    for id, finding in steering.findings.items():
        _known(finding.areas, judged, f"{where}: finding {id}: area")


def _known(ids: Iterable[str], among: Iterable[str], what: str) -> None:
    known = tuple(among)
    for id in ids:
        if id not in known:
            raise BadDefinition(f"{what} {id!r} does not exist; {nearest(id, known)}")
