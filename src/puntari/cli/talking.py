"""What commands share: the house they work on, who works, and how they talk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from puntari.cli.environment import head_place, keys_place, store_root, user, vault_place
from puntari.define.find import load_packs
from puntari.define.pack import Pack
from puntari.doors import act, trail
from puntari.doors.house import House
from puntari.guard import policy, studies
from puntari.guard.actor import Actor, Role
from puntari.guard.release import Refusal
from puntari.store.root import Store
from puntari.words.errors import BadPeriod, BadQuestion, PuntariError

# Not wrapped: a message is one line for whoever reads it with a program.
errors = Console(stderr=True, soft_wrap=True)
REFUSED, WRONG, BROKEN = 3, 2, 1
TABLE_OF_RIGHTS = "which role sees what stands in docs/reference/PACK/rights.md"
ADVICE = {
    policy.NO_PURPOSE.reason: "add --purpose \"what you ask it for\"",
    policy.NO_AREA.reason: "add --of LEVEL:CODE, such as --of municipality:091",
    policy.NOT_PUBLIC.reason: f"name your role with --as ROLE; {TABLE_OF_RIGHTS}",
    policy.NO_DATA.reason: f"name another role that you have with --as ROLE; {TABLE_OF_RIGHTS}",
    policy.NO_RIGHT.reason: f"ask for a coarser level with --by, or in another role that you have with --as ROLE; {TABLE_OF_RIGHTS}",
    studies.NO_STUDY.reason: "add --of study:ID; puntari studies list tells which there are",
    studies.NO_PURPOSE_OF_STUDY.reason: "add --purpose \"what in the study you use it for\"",
    studies.OTHER_POPULATION.reason: "add --only DIMENSION=CODE,CODE of the study; the table of rights says which",
    studies.OTHER_PERIODS.reason: "add --period within the study; puntari studies list tells which",
    studies.OTHER_COLUMNS.reason: "puntari studies list tells the columns of the study",
    studies.OTHER_FACTS.reason: "puntari studies list tells the facts of the study",
    studies.OTHER_AREAS.reason: "add --by LEVEL of the study; the table of rights says which",
    policy.ONLY_FIGURES.reason: "ask for the figure with puntari ask and --as, --of and --purpose as your role needs them; "
    f"its definition stands in docs/reference/PACK/indicators, {TABLE_OF_RIGHTS}",
}
"""What one can do about a refusal, by its reason, in the words of commands."""


def house() -> House:
    """The house over the store and the packs that are installed."""
    return House(Store(store_root(), vault_place(), keys_place(), head_place()), installed())


@contextmanager
def period_told(period: str) -> Iterator[None]:
    """While a round is opened: where nobody told its period and its name is none, say by which option to tell it."""
    try:
        yield
    except BadPeriod as wrong:
        if period:
            raise
        raise BadQuestion(f"{wrong}; say with --period what the round is about, as its name does not tell it") from wrong


def installed() -> dict[str, Pack]:
    """The packs that are installed, by id."""
    return load_packs()


def keeper() -> Actor:
    """Whoever runs commands on this machine keeps the system."""
    return Actor(Role.ADMINISTRATOR, name=user())


def asker(role: str, purpose: str = "", organisation: str = "") -> Actor:
    """Whoever runs a command, in the role that he says he has; raises BadQuestion for a role that does not exist, and enters that."""
    with attempted(Actor(Role.PUBLIC, user(), purpose), role=role):
        return replace(Actor.of(role, purpose, organisation), name=user())


@contextmanager
def attempted(actor: Actor, place: House | None = None, **named: str) -> Iterator[None]:
    """While a command finds what is named: where there is no such thing, that somebody tried is entered in the trail."""
    try:
        yield
    except PuntariError as wrong:
        trail.turn_away(place or house(), actor, wrong, **named)
        raise


@contextmanager
def bar() -> Iterator[act.Progress]:
    """A progress bar on a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeElapsedColumn(),
        console=console, transient=True, disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("", total=1)

        def told(what: str, done: int, of: int) -> None:
            progress.update(task, description=what, completed=done, total=max(of, 1))
            if not console.is_terminal:
                console.print(f"  {what} {done}/{of}", highlight=False)

        yield told


def shown(answer: object) -> None:
    """End the command with a refusal's reason, and what can be done about it, if the answer is one."""
    if isinstance(answer, Refusal):
        errors.print(f"refused: {answer.what}: {answer.reason.en}", highlight=False)
        if answer.reason in ADVICE:
            errors.print(f"  {ADVICE[answer.reason]}", highlight=False, markup=False)
        raise typer.Exit(REFUSED)


def day(text: str) -> date:
    """A day as it is written in options, 2026-06-30."""
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2026-06-30") from wrong
