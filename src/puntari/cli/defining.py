"""Commands of a definition's life: propose, ask for comments, note them, adopt from a day by another, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.environment import user
from puntari.cli.talking import asker, house, shown
from puntari.doors import defining
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.guard.defining import STAGES, STEPS, VIEWS, Aim, Life, View
from puntari.guard.release import Refusal
from puntari.outlets.listed import listed as written

INDICATOR = Annotated[str, typer.Argument(help="Id of an indicator.")]
BY = Annotated[str, typer.Option(help="Who takes the step; by default whoever runs the command.")]
WHY = Annotated[str, typer.Option(help="The reason, in a sentence or two.")]
LISTED = ("indicator", "stage", "aim", "definition", "proposed_by", "since")


def propose(
    indicator: INDICATOR, why: WHY, retire: Annotated[bool, typer.Option("--retire", help="That it is retired.")] = False,
    successor: Annotated[str, typer.Option(help="The indicator that follows one that is retired.")] = "", by: BY = "",
) -> None:
    """Propose the definition as it is written now, or that the indicator is retired."""
    _say(indicator, "propose", lambda place, pack: defining.propose(place, _who(by), pack, indicator, why, _aim(retire), successor))


def open_round(
    indicator: INDICATOR,
    ask: Annotated[list[str], typer.Option(help="An organisation to ask, or an area LEVEL:CODE; may be repeated.")],
    until: Annotated[str, typer.Option(help="The last day for comments (YYYY-MM-DD).")],
    by: BY = "",
) -> None:
    """Ask organisations for their comments on what is proposed."""
    _say(indicator, "open", lambda place, pack: defining.open_round(place, _who(by), pack, indicator, tuple(ask), until))


def comment(
    indicator: INDICATOR,
    organisation: Annotated[str, typer.Option("--from", help="The organisation that comments.")],
    view: Annotated[View, typer.Option(help="What it says of the proposal.")],
    text: Annotated[str, typer.Option(help="Its comment in short.")],
    reference: Annotated[str, typer.Option("--ref", help="The number of its document.")] = "",
    by: BY = "",
    role: Annotated[str, typer.Option("--as", help="Role in which you note it.")] = "analyst",
    own: Annotated[str, typer.Option("--of", help="The organisation that you work for.")] = "",
) -> None:
    """Note what an organisation says in the open round."""
    actor = replace(asker(role), name=by or user(), organisation=own)
    _say(indicator, "comment", lambda place, pack: defining.comment(place, actor, pack, indicator, organisation, view, text, reference))


def close(indicator: INDICATOR, by: BY = "") -> None:
    """Close the round; what was said is public from then on."""
    _say(indicator, "close", lambda place, pack: defining.close_round(place, _who(by), pack, indicator))


def adopt(
    indicator: INDICATOR, since: Annotated[str, typer.Option(help="The day from which it holds (YYYY-MM-DD).")], by: BY = ""
) -> None:
    """Decide that what somebody else proposed, and was heard, holds from a day."""
    _say(indicator, "adopt", lambda place, pack: defining.adopt(place, _who(by), pack, indicator, since))


def withdraw(indicator: INDICATOR, why: WHY, by: BY = "") -> None:
    """Take a proposal back."""
    _say(indicator, "withdraw", lambda place, pack: defining.withdraw(place, _who(by), pack, indicator, why))


def listed(form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TABLE) -> None:
    """List the definitions that a step was taken with, and where each stands."""
    place = house()
    found = [life for pack in place.packs for life in defining.tell_lives(place, pack, _who("")).values()]
    print(written(form, LISTED, found))


def show(indicator: INDICATOR) -> None:
    """Show how a definition stands, its rounds, and what was said in them."""
    place = house()
    pack = place.pack_with(indicator)
    life = defining.tell_lives(place, pack.id, _who("")).get(indicator, Life(indicator))
    print(f"{indicator}: {STAGES[life.stage].en}" + (f" from {life.since}" if life.since else ""))
    if life.proposed:
        print(f"  to {life.aim}, definition {life.definition}, proposed by {life.proposed_by} on {life.proposed[:10]}: {life.why}")
    if life.successor:
        print(f"  followed by {life.successor}")
    for number, one in enumerate(life.rounds, 1):
        print(f"  round {number}: {one.began[:10]} to {one.closed[:10] or one.until}, asked {', '.join(one.asked)}")
        for each in one.comments:
            print(f"    {each.organisation} {VIEWS[each.view].en}: {each.text}" + (f" ({each.reference})" if each.reference else ""))
    if life.decided:
        print(f"  decided by {life.decided_by} on {life.decided[:10]}")


def _aim(retire: bool) -> Aim:
    return Aim.RETIRE if retire else Aim.HOLD


def _who(by: str) -> Actor:
    return Actor(Role.ANALYST, name=by or user())


def _say(indicator: str, step: str, take: Callable[[House, str], Life | Refusal]) -> None:
    place = house()
    told = take(place, place.pack_with(indicator).id)
    shown(told)
    print(f"{indicator}: {STAGES[told.stage].en}")
    print(STEPS[step].message.en)
