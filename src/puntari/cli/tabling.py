"""Commands by which a protected table becomes public: whoever protected it has proposed it, another releases it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.environment import user
from puntari.cli.talking import house, shown
from puntari.doors import tables
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import Deed
from puntari.guard.publishing import STAGES, STEPS
from puntari.store.files import brought, read_text, write_atomic

FILE = Annotated[Path, typer.Argument(help="The file that was proposed, as protect wrote it.")]
OUT = Annotated[Path, typer.Option(help="CSV to write, the table that may be public.")]
BY = Annotated[str, typer.Option(help="Who takes the step; by default whoever runs the command.")]


def approve(file: FILE, out: OUT, by: BY = "") -> None:
    """Release a table that somebody else has proposed, and write it."""
    content = _take(Deed.APPROVE, file, by)
    write_atomic(out, content.encode())
    print(f"{out}: written")


def refuse(file: FILE, by: BY = "") -> None:
    """Turn a table down, or take its release back."""
    _take(Deed.TURN_DOWN, file, by)


def listed() -> None:
    """List the tables that were proposed to be public, and where each stands."""
    for one in tables.tell_tables(house(), _analyst()):
        print(f"{one.build}  {STAGES[one.stage].en}  by {one.by} on {one.when}")


def _analyst(by: str = "") -> Actor:
    return Actor(Role.ANALYST, name=by or user())


def _take(deed: Deed, file: Path, by: str) -> str:
    with brought():
        content = read_text(file)
    told = tables.take_step(house(), _analyst(by), deed, content)
    shown(told)
    print(f"table {told.build}: {STAGES[told.stage].en}")
    print(next(step.message.en for step in STEPS if step.deed is deed))
    return content
