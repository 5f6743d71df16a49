"""Commands by which a build or a round becomes public where its pack needs four eyes: one proposes, another releases."""

from __future__ import annotations

from typing import Annotated

import typer

from puntari.cli.environment import user
from puntari.cli.talking import house, shown
from puntari.doors import releases
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import Deed
from puntari.guard.publishing import STAGES, STEPS
from puntari.store.rounds import OF_PRICES

PACK = Annotated[str, typer.Argument(help="The pack whose figures are to be public.")]
BUILD = Annotated[str, typer.Option(help="The build; by default the one that is served.")]
ROUND = Annotated[str, typer.Option(help="A closed round of an assessment instead of a build.")]
PRICE_ROUND = Annotated[str, typer.Option(help="A closed round of prices instead of a build.")]
BY = Annotated[str, typer.Option(help="Who takes the step; by default whoever runs the command.")]


def propose(pack: PACK, build: BUILD = "", round: ROUND = "", price_round: PRICE_ROUND = "", by: BY = "") -> None:
    """Propose a build of a pack, or a closed round, to be made public."""
    _take(Deed.PROPOSE, pack, build, _round(round, price_round), by)


def approve(pack: PACK, build: BUILD = "", round: ROUND = "", price_round: PRICE_ROUND = "", by: BY = "") -> None:
    """Release a build or a round that somebody else has proposed."""
    _take(Deed.APPROVE, pack, build, _round(round, price_round), by)


def refuse(pack: PACK, build: BUILD = "", round: ROUND = "", price_round: PRICE_ROUND = "", by: BY = "") -> None:
    """Turn a proposal down, or take a release back."""
    _take(Deed.TURN_DOWN, pack, build, _round(round, price_round), by)


def listed() -> None:
    """List where builds and rounds stand on their way to the public, pack by pack."""
    place = house()
    for id, pack in place.packs.items():
        print(f"{id}: {pack.publishing.eyes} eyes. {pack.publishing.reason.en}")
        print(f"{id}, rounds: {pack.publishing.rounds} eyes. {pack.publishing.of_rounds.en}")
        for one in releases.tell_standings(place, _analyst(), id):
            print(f"  {one.build}  {STAGES[one.stage].en}" + (f"  by {one.by} on {one.when}" if one.by else ""))


def _round(round: str, price_round: str) -> releases.OfRound | None:
    if round and price_round:
        raise typer.BadParameter("name a round of an assessment or one of prices, not both")
    if price_round:
        return releases.OfRound(price_round, OF_PRICES)
    return releases.OfRound(round) if round else None


def _analyst(by: str = "") -> Actor:
    return Actor(Role.ANALYST, name=by or user())


def _take(deed: Deed, pack: str, build: str, of_round: releases.OfRound | None, by: str) -> None:
    told = releases.take_step(house(), _analyst(by), deed, pack, build, of_round)
    shown(told)
    print(f"{'' if of_round else 'build '}{told.build} of {pack}: {STAGES[told.stage].en}")
    print(next(step.message.en for step in STEPS if step.deed is deed))
