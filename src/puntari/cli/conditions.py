"""Commands on conditions for organising services: list what holds and what was judged, note a judgement, approve or refuse one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.environment import user
from puntari.cli.talking import house, shown
from puntari.doors import conditions
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.outlets.listed import listed as written
from puntari.words.errors import BadQuestion

BY = Annotated[str, typer.Option(help="Who takes the step; by default whoever runs the command.")]
NUMBER = Annotated[int, typer.Argument(help="The number of the judgement.")]


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion, or a judgement of one in an area."""

    number: str
    criterion: str
    area: str
    stage: str
    grade: str
    by: str
    text: str


def listed(form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TABLE) -> None:
    """List the criteria, and the judgements of areas by them."""
    place = house()
    lines = []
    for id, pack in place.packs.items():
        lines += [Line("", one.id, "", str(one.side), "by law" if one.standard else "no grade", "", one.title.en)
                  for one in pack.conditions.values()]
        lines += [
            Line(str(one.number), one.criterion, one.area, one.stage, one.grade or "", one.by, one.text)
            for one in conditions.tell_judgements(place, id, _who(""))
        ]
    print(written(form, tuple(Line.__dataclass_fields__), lines))


def judge(
    criterion: Annotated[str, typer.Argument(help="Id of a criterion.")],
    area: Annotated[str, typer.Argument(help="Code of the area.")],
    text: Annotated[str, typer.Option(help="What you make of it.")],
    evidence: Annotated[list[str], typer.Option(help="An indicator that shows it, INDICATOR or INDICATOR@PERIOD; may be repeated.")],
    document: Annotated[list[str] | None, typer.Option(help="A document that it rests on, by its number; may be repeated.")] = None,
    grade: Annotated[str, typer.Option(help="met, met_by_exception or not_met; only where the law gives a standard.")] = "",
    by: BY = "",
) -> None:
    """Note a judgement; it is public once somebody else has approved it."""
    place = house()
    _say(conditions.note(place, _who(by), _holder(place, criterion), criterion, area, text, tuple(evidence), grade, tuple(document or ())))


def approve(number: NUMBER, by: BY = "", pack: Annotated[str, typer.Option(help="Id of the pack.")] = "") -> None:
    """Approve a judgement that somebody else noted."""
    place = house()
    _say(conditions.decide(place, _who(by), pack or _only(place), number, approve=True))


def refuse(number: NUMBER, by: BY = "", pack: Annotated[str, typer.Option(help="Id of the pack.")] = "") -> None:
    """Refuse a judgement, or take an approved one back."""
    place = house()
    _say(conditions.decide(place, _who(by), pack or _only(place), number, approve=False))


def _who(by: str) -> Actor:
    return Actor(Role.ANALYST, name=by or user())


def _holder(place: House, criterion: str) -> str:
    found = [id for id, pack in place.packs.items() if criterion in pack.conditions]
    return found[0] if found else _only(place)


def _only(place: House) -> str:
    found = [id for id, pack in place.packs.items() if pack.conditions]
    if len(found) != 1:
        raise BadQuestion(f"conditions are in the packs {', '.join(found) or 'none'}; name one with --pack")
    return found[0]


def _say(told: object) -> None:
    shown(told)
    print(f"judgement {told.number} of {told.criterion} in {told.area}: {told.stage}")
