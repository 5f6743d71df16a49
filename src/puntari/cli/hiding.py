"""The command that counts how much protection hides."""

from __future__ import annotations

from typing import Annotated

import typer

from puntari.cli.talking import asker, bar, house, shown
from puntari.doors.hidden import count_hidden
from puntari.doors.house import House
from puntari.words.errors import BadQuestion


def hidden(
    pack: Annotated[str, typer.Option(help="Id of the pack; the only one with figures over persons by default.")] = "",
    level: Annotated[list[str] | None, typer.Option(help="A level of areas to count at; may be repeated. Without it all.")] = None,
    role: Annotated[str, typer.Option("--as", help="Role in which you count.")] = "analyst",
    purpose: Annotated[str, typer.Option(help="What you count it for.")] = "",
) -> None:
    """Count how many figures over persons are hidden, by level and kind of rule, and keep it for the pages on what is hidden."""
    place = house()
    with bar() as progress:
        told = count_hidden(place, asker(role, purpose), pack or _only(place), level or (), progress)
    shown(told)
    for one in told.body.each:
        fates = ", ".join(f"{fate} {part} %" for fate, part in one.fates.items() if part)
        print(f"{one.audience}  {one.level}  {one.figures} figures: {fates}")


def _only(place: House) -> str:
    found = [id for id, pack in place.packs.items() if pack.registers]
    if len(found) != 1:
        raise BadQuestion(f"name the pack with --pack; those with figures over persons are {', '.join(found) or 'none'}")
    return found[0]
