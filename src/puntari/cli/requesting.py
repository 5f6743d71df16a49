"""Commands that list person registers and follow the requests to those who keep the sources."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.talking import house, keeper, shown
from puntari.doors import registers, requests
from puntari.doors.registers import RegisterReport
from puntari.doors.requests import RequestReport
from puntari.flow.requests import Request
from puntari.guard.release import Refusal
from puntari.outlets.listed import listed as written

NUMBER = Annotated[int, typer.Argument(help="The number of the request.")]
REFERENCE = Annotated[str, typer.Option("--ref", help="A file number that others find the matter by; never a name or an id.")]
SHORT = ("number", "source", "kind", "about", "count", "state", "via", "what_to_do")


REGISTER_SHORT = ("register", "rows", "versions", "first_known", "last_known", "quarantined", "synthetic", "standing")


def list_registers(form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TABLE) -> None:
    """List the person registers: rows, versions, first and last known day, rows in quarantine."""
    told = registers.tell_registers(house(), keeper())
    shown(told)
    others = tuple(one.name for one in fields(RegisterReport) if one.name not in REGISTER_SHORT)
    print(written(form, REGISTER_SHORT if form is Format.TABLE else (*REGISTER_SHORT, *others), told.body))


def listed(
    source: Annotated[str, typer.Argument(help="One source or register; all by default.")] = "",
    closed: Annotated[bool, typer.Option("--all", help="Also those that are closed.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TABLE,
) -> None:
    """List requests to owners: what a source cannot give, how much of it, and where the request stands."""
    told = requests.tell_requests(house(), keeper(), source or None, closed)
    shown(told)
    names = tuple(one.name for one in fields(RequestReport))
    print(written(form, names if form is not Format.TABLE else SHORT, told.body))


def send(number: NUMBER, ref: REFERENCE = "") -> None:
    """Note that a request was sent to the owner of the source."""
    _say(requests.send(house(), keeper(), number, ref))


def answer(number: NUMBER, ref: REFERENCE = "") -> None:
    """Note that the owner has answered."""
    _say(requests.answer(house(), keeper(), number, ref))


def close(number: NUMBER, ref: REFERENCE = "") -> None:
    """Close a request; only once a build has found its fault gone."""
    _say(requests.close(house(), keeper(), number, ref))


def _say(told: Request | Refusal) -> None:
    shown(told)
    print(f"request {told.kept.number} ({told.kept.source}, {told.kept.kind}): {told.state}")
