"""Commands on identity codes that changed. No code is printed, and none stands on a command line, which histories keep."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.talking import day, house, keeper, shown
from puntari.doors import persons

Source = Annotated[str, typer.Option(help="By whose word: the number of a notice or of a decision, without any code in it.")]
Known = Annotated[str, typer.Option(help="Day since which it is known, as 2026-06-30; today by default.")]


def add(
    file: Annotated[str, typer.Argument(help="CSV with the columns old, new and since; - asks for the codes or reads it from a pipe.")],
    source: Source = "",
    known: Known = "",
) -> None:
    """Let the old and the new identity code of each line be one person's: what registers tell under either becomes one history."""
    told = persons.join_codes(house(), keeper(), _given() if file == "-" else Path(file), source, day(known) if known else None)
    shown(told)
    numbers = ", ".join(map(str, told.numbers[:10])) + (" …" if len(told.numbers) > 10 else "")
    print(f"{len(told.numbers)} changes of codes entered{f' ({numbers})' if numbers else ''}, {told.already} were known already")
    if told.unseen:
        print(f"{told.unseen} of their codes stand in no register yet; a mistyped one is taken back with `puntari aliases withdraw`")
    if told.numbers:
        print("run `puntari build`")


def withdraw(
    number: Annotated[int, typer.Argument(help="The number that the change has in `puntari aliases list`.")],
    source: Source = "",
    known: Known = "",
) -> None:
    """Take back that two codes are one person's: their rows are two persons' again, as they came."""
    told = persons.part_codes(house(), keeper(), number, source, day(known) if known else None)
    shown(told)
    print(f"change {told.number} is taken back, known {told.withdrawn}; run `puntari build`")


def listed() -> None:
    """List the changes of codes that were entered, by number, days and source; the codes stay sealed."""
    told = persons.tell_aliases(house(), keeper())
    shown(told)
    for one in told.body:
        gone = f"; taken back, known {one.withdrawn} ({one.withdrawn_by})" if one.withdrawn else ""
        print(f"{one.number}  changed {one.since or 'on a day not told'}, known {one.known_from} ({one.source}){gone}")
    print(f"{sum(not one.withdrawn for one in told.body)} changes of codes hold")


def _given() -> bytes:
    if not sys.stdin.isatty():
        return sys.stdin.buffer.read()
    old, new = (typer.prompt(f"{which} identity code", hide_input=True) for which in ("Old", "New"))
    return f"old,new\n{old},{new}\n".encode()
