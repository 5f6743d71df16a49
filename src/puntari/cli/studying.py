"""Commands of studies: which there are, what is proposed to leave them, who releases it, and taking it away."""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.asking import asked_of
from puntari.cli.environment import user
from puntari.cli.talking import asker, attempted, house, shown
from puntari.define.pack import Pack
from puntari.doors import outputs
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.guard.outputs import OUTPUT_STAGES, OUTPUT_STEPS
from puntari.guard.policy import Deed
from puntari.words.errors import BadQuestion

STUDY = Annotated[str, typer.Argument(help="Id of a study.")]
OUTPUT = Annotated[str, typer.Argument(help="Id of a result, as `studies outputs` lists it.")]
PURPOSE = Annotated[str, typer.Option(help="What in the study you use it for.")]
WHO = Annotated[str, typer.Option(help="Who does it; by default whoever runs the command.")]
ROLE = Annotated[str, typer.Option("--as", help="Role in which you ask: researcher (of the study) or analyst.")]


def listed() -> None:
    """List the studies of every pack: who, of what, from when until when."""
    for pack in house().packs.values():
        for one in pack.studies:
            example = "  EXAMPLE, no permit" if one.synthetic else ""
            print(f"{one.id}  {one.since}..{one.until}  {one.title.en}  ({one.who.en}){example}")
            print(f"  facts {', '.join(sorted(one.facts))}; columns {', '.join(sorted(one.columns))}; periods {one.periods}")


def propose(
    study: STUDY,
    indicator: Annotated[str, typer.Argument(help="Id of an indicator.")],
    by: Annotated[list[str] | None, typer.Option(help="A dimension or a level to break down by; may be repeated.")] = None,
    area: Annotated[str, typer.Option(help="LEVEL:CODE of one area.")] = "",
    only: Annotated[list[str] | None, typer.Option(help="DIMENSION=CODE,CODE; may be repeated.")] = None,
    period: Annotated[str, typer.Option(help="2025, 2026-06 or 2025-01..2025-12, within the study.")] = "",
    as_known_on: Annotated[str, typer.Option(help="As it was known on a day (YYYY-MM-DD).")] = "",
    purpose: PURPOSE = "",
    who: WHO = "",
) -> None:
    """Ask in a study and propose the answer to leave it, as its researcher."""
    place = house()
    actor = _researcher(study, purpose, who)
    pack = _pack(place, actor, study)
    question = asked_of(place, actor, indicator, pack.id, tuple(by or ()), area, period, as_known_on, tuple(only or ()))
    _proposed(outputs.propose_table(place, actor, study, question))


def model(
    study: STUDY,
    file: Annotated[Path, typer.Argument(help="CSV of term, statistic, value, persons.")],
    of: Annotated[list[str], typer.Option(help="Id of an indicator that the model was made of; may be repeated.")],
    purpose: PURPOSE = "",
    who: WHO = "",
) -> None:
    """Propose what a model made of figures of a study, as its researcher."""
    place = house()
    actor = _researcher(study, purpose, who)
    _proposed(outputs.propose_model(place, actor, _pack(place, actor, study).id, study, file, tuple(of)))


def released(study: STUDY, output: OUTPUT, who: WHO = "") -> None:
    """Release a result that somebody else has proposed, as an analyst."""
    _step(Deed.RELEASE_OUTPUT, study, output, who)


def refused(study: STUDY, output: OUTPUT, who: WHO = "") -> None:
    """Refuse a proposed result, or take its release back, as an analyst."""
    _step(Deed.REFUSE_OUTPUT, study, output, who)


def listed_outputs(study: STUDY, role: ROLE = "researcher") -> None:
    """List every result that was proposed to leave a study, and where it stands."""
    place = house()
    actor = _actor(role, study)
    told = outputs.tell_outputs(place, actor, _pack(place, actor, study).id, study)
    shown(told)
    for one in told.body:
        of = ", ".join(one.output.about["indicators"])
        print(f"{one.id}  {one.output.kind} of {of}, {len(one.output)} rows: {OUTPUT_STAGES[one.standing.stage].en}"
              f"  by {one.standing.by} on {one.standing.when}")  # fmt: skip


def show(study: STUDY, output: OUTPUT, role: ROLE = "researcher") -> None:
    """Print a result as it would leave, with hidden figures left out."""
    place = house()
    actor = _actor(role, study)
    told = outputs.show_output(place, actor, _pack(place, actor, study).id, study, output)
    shown(told)
    csv.writer(sys.stdout, lineterminator="\n").writerows([told.body.columns, *told.body.rows])


def take(
    study: STUDY,
    output: OUTPUT,
    out: Annotated[Path, typer.Option(help="Folder for the result and its manifest.")],
    role: ROLE = "researcher",
) -> None:
    """Take a released result away: a CSV file with a manifest."""
    place = house()
    actor = _actor(role, study)
    path = outputs.take_output(place, actor, _pack(place, actor, study).id, study, output, out)
    shown(path)
    print(path)


def _pack(place: House, actor: Actor, study: str) -> Pack:
    """The pack that has the study; raises BadQuestion naming the studies that there are, and enters that somebody tried."""
    found = [pack for pack in place.packs.values() if any(one.id == study for one in pack.studies)]
    with attempted(actor, place, study=study):
        if len(found) != 1:
            known = ", ".join(one.id for pack in place.packs.values() for one in pack.studies)
            raise BadQuestion(f"there is no study {study!r} that one pack has; studies are {known or 'none'}")
    return found[0]


def _researcher(study: str, purpose: str, who: str) -> Actor:
    return Actor(Role.RESEARCHER, name=who or user(), purpose=purpose.strip(), study=study)


def _actor(role: str, study: str) -> Actor:
    actor = asker(role)
    return replace(actor, study=study) if actor.role is Role.RESEARCHER else actor


def _step(deed: Deed, study: str, output: str, who: str) -> None:
    place, actor = house(), Actor(Role.ANALYST, name=who or user())
    told = outputs.take_step(place, actor, deed, _pack(place, actor, study).id, study, output)
    shown(told)
    print(f"{told.build}: {OUTPUT_STAGES[told.stage].en}")
    print(next(step.message.en for step in OUTPUT_STEPS if step.deed is deed))


def _proposed(told: object) -> None:
    shown(told)
    print(f"{told.build}  {OUTPUT_STAGES[told.stage].en}")
    print(OUTPUT_STEPS[0].message.en)
