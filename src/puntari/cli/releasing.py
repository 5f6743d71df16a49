"""Commands by which a build becomes public where its pack needs four eyes: one proposes, another releases."""

from __future__ import annotations

from typing import Annotated

import typer

from puntari.cli.environment import user
from puntari.cli.talking import house, shown
from puntari.doors import releases
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import Deed
from puntari.guard.publishing import STAGES, STEPS

PACK = Annotated[str, typer.Argument(help="The pack whose figures are to be public.")]
BUILD = Annotated[str, typer.Option(help="The build; by default the one that is served.")]
BY = Annotated[str, typer.Option(help="Who takes the step; by default whoever runs the command.")]


def propose(pack: PACK, build: BUILD = "", by: BY = "") -> None:
    """Propose a build of a pack to be made public."""
    _take(Deed.PROPOSE, pack, build, by)


def approve(pack: PACK, build: BUILD = "", by: BY = "") -> None:
    """Release a build that somebody else has proposed."""
    _take(Deed.APPROVE, pack, build, by)


def refuse(pack: PACK, build: BUILD = "", by: BY = "") -> None:
    """Turn a proposal down, or take a release back."""
    _take(Deed.TURN_DOWN, pack, build, by)


def listed() -> None:
    """List where builds stand on their way to the public, pack by pack."""
    place = house()
    for id, pack in place.packs.items():
        print(f"{id}: {pack.publishing.eyes} eyes. {pack.publishing.reason.en}")
        for one in releases.tell_standings(place, id) if pack.publishing.eyes == "four" else ():
            print(f"  {one.build}  {STAGES[one.stage].en}" + (f"  by {one.by} on {one.when}" if one.by else ""))


def _take(deed: Deed, pack: str, build: str, by: str) -> None:
    told = releases.take_step(house(), Actor(Role.ANALYST, name=by or user()), deed, pack, build)
    shown(told)
    print(f"build {told.build} of {pack}: {STAGES[told.stage].en}")
    print(next(step.message.en for step in STEPS if step.deed is deed))
