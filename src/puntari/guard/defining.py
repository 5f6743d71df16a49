"""The life of a definition: proposed by one, commented on by named organisations in rounds, adopted from a day by another, and retired.

Stages, steps and who may take them are tables. Retiring is proposed and heard in the same way as a new definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from puntari.guard.actor import Actor, Role, one_account, same_name
from puntari.guard.publishing import Who
from puntari.words.errors import BadQuestion
from puntari.words.identifier import LOOKS_LIKE_ONE
from puntari.words.text import Text

Told = Mapping[str, object]
LONGEST = 2000
"""How many letters a reason or a comment may have."""


class Stage(StrEnum):
    """Where a definition stands."""

    TAKEN_OVER = "taken_over"
    PROPOSED = "proposed"
    OPEN = "open"
    HEARD = "heard"
    ADOPTED = "adopted"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


STAGES: Mapping[Stage, Text] = {
    Stage.TAKEN_OVER: Text("käytössä, ei vielä kuultu", "i bruk, ännu inte hörd", "in use, not heard yet"),
    Stage.PROPOSED: Text("ehdotettu", "föreslagen", "proposed"),
    Stage.OPEN: Text("lausuttavana", "på remiss", "open for comments"),
    Stage.HEARD: Text("kuultu, odottaa päätöstä", "hörd, väntar på beslut", "heard, waits for a decision"),
    Stage.ADOPTED: Text("vahvistettu", "fastställd", "adopted"),
    Stage.RETIRED: Text("poistettu käytöstä", "tagen ur bruk", "retired"),
    Stage.WITHDRAWN: Text("ehdotus peruttu", "förslaget återkallat", "proposal withdrawn"),
}


class Aim(StrEnum):
    """What is proposed: that the definition holds as it is written now, or that the indicator is retired."""

    HOLD = "hold"
    RETIRE = "retire"


class View(StrEnum):
    """What an organisation says of a proposal."""

    SUPPORTS = "supports"
    WITH_CHANGES = "with_changes"
    OPPOSES = "opposes"
    NO_COMMENT = "no_comment"


VIEWS: Mapping[View, Text] = {
    View.SUPPORTS: Text("kannattaa", "understöder", "supports"),
    View.WITH_CHANGES: Text("kannattaa muutoksin", "understöder med ändringar", "supports with changes"),
    View.OPPOSES: Text("vastustaa", "motsätter sig", "opposes"),
    View.NO_COMMENT: Text("ei lausuttavaa", "inget att anföra", "no comment"),
}


@dataclass(frozen=True)
class Step:
    """A step: its name, from which stages, to which (None: as it was), and who of those that may do it at all."""

    id: str
    sources: frozenset[Stage]
    target: Stage | None
    who: Who
    message: Text


def _step(id: str, sources: str, target: Stage | None, message: Text, who: Who = Who.ANYBODY) -> Step:
    return Step(id, frozenset(map(Stage, sources.split())), target, who, message)


STEPS: Mapping[str, Step] = {one.id: one for one in (
    _step("propose", "taken_over adopted withdrawn", Stage.PROPOSED,
          Text("Ehdotus on kirjattu.", "Förslaget är antecknat.", "It is proposed.")),
    _step("open", "proposed heard", Stage.OPEN,
          Text("Lausuntokierros on avattu.", "Remissomgången är öppen.", "The round of comments is open.")),
    _step("comment", "open", None, Text("Lausunto on kirjattu.", "Utlåtandet är antecknat.", "The comment is noted.")),
    _step("close", "open", Stage.HEARD,
          Text("Lausuntokierros on päättynyt.", "Remissomgången är avslutad.", "The round of comments is closed.")),
    _step("adopt", "heard", Stage.ADOPTED, Text("Päätös on kirjattu.", "Beslutet är antecknat.", "It is decided."), Who.ANOTHER),
    _step("withdraw", "proposed open heard", Stage.WITHDRAWN,
          Text("Ehdotus on peruttu.", "Förslaget är återkallat.", "The proposal is withdrawn.")),
)}


@dataclass(frozen=True)
class Comment:
    """What an organisation said in a round, and when; `reference` is its file number."""

    organisation: str
    view: View
    text: str
    when: str
    reference: str = ""


@dataclass(frozen=True)
class Round:
    """A round of comments: who was asked, until when, and what came; closed on a day or still open."""

    asked: tuple[str, ...]
    began: str
    until: str
    closed: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True)
class Life:
    """How the definition of an indicator stands: what is proposed by whom, its rounds, and from which day it was decided."""

    indicator: str
    stage: Stage = Stage.TAKEN_OVER
    aim: Aim = Aim.HOLD
    definition: str = ""
    why: str = ""
    proposed_by: str = ""
    proposed: str = ""
    rounds: tuple[Round, ...] = ()
    decided_by: str = ""
    decided: str = ""
    since: str = ""
    proposed_from: str = ""
    decided_from: str = ""
    successor: str = ""
    earlier: tuple[tuple[str, str], ...] = field(default=())
    """Definitions adopted before, each with the day from which it held."""


def lives(events: Iterable[Told]) -> dict[str, Life]:
    """How every definition stands that a step was taken with."""
    found: dict[str, Life] = {}
    for event in events:
        id = str(event["indicator"])
        found[id] = _after(found.get(id, Life(id)), event)
    return found


def _after(life: Life, event: Told) -> Life:
    """The life after one event."""
    when, who, account = str(event["when"]), str(event["who"]), str(event.get("account", ""))
    match event["step"]:
        case "propose":
            kept = (*life.earlier, (life.definition, life.since)) if life.stage is Stage.ADOPTED else life.earlier
            return Life(life.indicator, Stage.PROPOSED, Aim(str(event["aim"])), str(event["definition"]), str(event["why"]), who, when,
                        proposed_from=account, successor=str(event.get("successor", "")), earlier=kept)
        case "open":
            started = Round(tuple(event["asked"]), when, str(event["until"]))
            return replace(life, stage=Stage.OPEN, rounds=(*life.rounds, started))
        case "comment":
            said = Comment(str(event["organisation"]), View(str(event["view"])), str(event["text"]), when, str(event.get("reference", "")))
            return _with_round(life, comments=(*_without(life, said.organisation), said))
        case "close":
            return replace(_with_round(life, closed=when), stage=Stage.HEARD)
        case "adopt":
            stage = Stage.RETIRED if life.aim is Aim.RETIRE else Stage.ADOPTED
            return replace(life, stage=stage, decided_by=who, decided=when, decided_from=account, since=str(event["since"]))
        case _:
            return replace(life, stage=Stage.WITHDRAWN, decided_by=who, decided=when)


def _with_round(life: Life, **changed: object) -> Life:
    return replace(life, rounds=(*life.rounds[:-1], replace(life.rounds[-1], **changed)))


def _without(life: Life, organisation: str) -> tuple[Comment, ...]:
    """The comments of the open round but one organisation's, whose new comment takes the place of its earlier one."""
    return tuple(one for one in life.rounds[-1].comments if one.organisation != organisation)


def eyes_of(life: Life) -> Told:
    """What the trail says of the accounts behind a decision."""
    return one_account(life.proposed_from, life.decided_from) if life.stage in (Stage.ADOPTED, Stage.RETIRED) else {}


def step_from(life: Life, step: str, actor: Actor) -> Step:
    """The step from there; raises BadQuestion for one that the tables do not have, or not for this actor."""
    chosen = STEPS[step]
    if not actor.name.strip():
        raise BadQuestion("nobody stands behind the step; say who takes it")
    if life.stage not in chosen.sources:
        wanted = " or ".join(STAGES[one].en for one in Stage if one in chosen.sources)
        raise BadQuestion(f"the definition of {life.indicator} is {STAGES[life.stage].en}; to {step} is for one that is {wanted}")
    if chosen.who is Who.ANOTHER and same_name(actor.name, life.proposed_by):
        raise BadQuestion(f"{actor.name} proposed the definition of {life.indicator} and cannot adopt it; somebody else must")
    return chosen


def check_words(text: str, what: str) -> str:
    """The words without blanks around them; raises BadQuestion for none, too many, or what looks like somebody's identifier."""
    plain = text.strip()
    if not plain:
        raise BadQuestion(f"{what} is empty; write it in a sentence or two")
    if len(plain) > LONGEST:
        raise BadQuestion(f"{what} has {len(plain)} letters; say it in at most {LONGEST} and refer to the document by its number")
    if LOOKS_LIKE_ONE.search(plain):
        raise BadQuestion(f"{what} holds what looks like a personal or business id, which may not be kept there; leave it out")
    return plain


def may_comment(life: Life, organisation: str, actor: Actor) -> None:
    """Refuse a comment of an organisation that was not asked, or by somebody of another one; raises BadQuestion."""
    asked = life.rounds[-1].asked if life.rounds else ()
    if organisation not in asked:
        raise BadQuestion(f"{organisation} was not asked in this round; asked were {', '.join(asked)}")
    if actor.role is not Role.ANALYST and actor.organisation != organisation:
        raise BadQuestion(f"one of {actor.organisation or 'no organisation'} cannot comment for {organisation}")


def check_day(text: str, least: date, what: str) -> str:
    """A day that is no earlier than another; raises BadQuestion."""
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise BadQuestion(f"{what}: {text!r} is no day; write it as 2027-01-31") from wrong
    if day < least:
        raise BadQuestion(f"{what} is {day}, before {least}; definitions never begin in the past")
    return day.isoformat()
