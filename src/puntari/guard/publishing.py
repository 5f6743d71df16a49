"""How a build of a pack, or what a round of it found, becomes public where that needs four eyes: states, events, owners and messages are
these tables. What leaves a study takes steps of its own by the same rules (`outputs.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from puntari.guard.actor import Actor, one_account, same_name
from puntari.guard.policy import Deed
from puntari.words.errors import BadQuestion
from puntari.words.text import Text

Told = Mapping[str, object]


class Stage(StrEnum):
    """How far a build or a round is on its way to the public."""

    BUILT = "built"
    PROPOSED = "proposed"
    RELEASED = "released"
    TURNED_DOWN = "turned_down"


STAGES: Mapping[Stage, Text] = {
    Stage.BUILT: Text("valmis, ei ehdotettu", "färdig, inte föreslagen", "made, not proposed"),
    Stage.PROPOSED: Text("ehdotettu, odottaa toista hyväksyjää", "föreslagen, väntar på en annan godkännare",
                         "proposed, waits for another to release it"),
    Stage.RELEASED: Text("julkaistavissa", "får publiceras", "released: may be public"),
    Stage.TURNED_DOWN: Text("torjuttu tai peruttu", "avslagen eller återkallad", "turned down or taken back"),
}


class Who(StrEnum):
    """Who of those that have the role may take a step."""

    ANYBODY = "anybody"
    ANOTHER = "another"


@dataclass(frozen=True)
class Step:
    """A step: the deed that takes it, from which stages to which, who of the role that owns the deed, and what is said when it is done."""

    deed: Deed
    sources: frozenset[Stage]
    target: Stage
    who: Who
    message: Text


STEPS: tuple[Step, ...] = (
    Step(
        Deed.PROPOSE, frozenset({Stage.BUILT, Stage.TURNED_DOWN}), Stage.PROPOSED, Who.ANYBODY,
        Text("Ehdotus on kirjattu. Jonkun muun on vapautettava se.", "Förslaget är antecknat. Någon annan ska godkänna det.",
             "It is proposed. Somebody else must release it."),
    ),
    Step(
        Deed.APPROVE, frozenset({Stage.PROPOSED}), Stage.RELEASED, Who.ANOTHER,
        Text("Sen saa julkaista.", "Det får publiceras.", "It may be published."),
    ),
    Step(
        Deed.TURN_DOWN, frozenset({Stage.PROPOSED, Stage.RELEASED}), Stage.TURNED_DOWN, Who.ANYBODY,
        Text("Sitä ei julkaista.", "Det publiceras inte.", "It is not published."),
    ),
)


@dataclass(frozen=True)
class Standing:
    """Where a build, or a round as it then was, stands: its stage, who proposed it, and who took the last step, when (UTC), each with
    the account that it was done from (empty where an older step does not say)."""

    build: str
    stage: Stage = Stage.BUILT
    proposed_by: str = ""
    by: str = ""
    when: str = ""
    proposed_from: str = ""
    taken_from: str = ""


def eyes_of(told: Standing) -> Told:
    """What the trail says of the accounts behind a release."""
    return one_account(told.proposed_from, told.taken_from) if told.stage is Stage.RELEASED else {}


def standings(events: Iterable[Told], steps: tuple[Step, ...] = STEPS) -> dict[str, Standing]:
    """Where every build stands that a step was taken with, in the order of their first steps."""
    found: dict[str, Standing] = {}
    for event in events:
        build, deed = str(event["build"]), Deed(str(event["deed"]))
        target = _step(deed, steps).target
        by, taken_from = str(event["who"]), str(event.get("account", ""))
        proposed = (by, taken_from) if target is Stage.PROPOSED else (found[build].proposed_by, found[build].proposed_from)
        found[build] = Standing(build, target, proposed[0], by, str(event["when"]), proposed[1], taken_from)
    return found


def step_from(standing: Standing, deed: Deed, actor: Actor, steps: tuple[Step, ...] = STEPS) -> Step:
    """The step that the deed takes from there; raises BadQuestion for one that the tables do not have, or not for this actor."""
    step = _step(deed, steps)
    if not actor.name.strip():
        raise BadQuestion("nobody stands behind the step; say who takes it")
    if standing.stage not in step.sources:
        wanted = " or ".join(_plain(one) for one in Stage if one in step.sources)
        raise BadQuestion(f"{standing.build} is {_plain(standing.stage)}; {deed} is for one that is {wanted}")
    if step.who is Who.ANOTHER and same_name(actor.name, standing.proposed_by):
        raise BadQuestion(f"{actor.name} proposed {standing.build} and cannot release it; somebody else must")
    return step


def _step(deed: Deed, steps: tuple[Step, ...]) -> Step:
    return next(step for step in steps if step.deed is deed)


def _plain(stage: Stage) -> str:
    """A stage in words that fit builds, rounds and what leaves a study alike."""
    return stage.value.replace("_", " ")
