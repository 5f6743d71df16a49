"""Commands killed at random moments, one after another over the same store: in the end it says what an undisturbed store says."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from puntari.store.root import Store
from tests.commands import Commands
from tests.ordeal.caught import Caught
from tests.ordeal.states import check_whole, left_over, state
from tests.persons import STAY, csv_text
from tests.small.registers import business, hetu
from tests.small.stocked import hens_csv, people_csv, write

HOW = {"small": "ordeal"}
KILLED = -9
KINDS = ("load", "build", "erase", "rotate")
PEOPLE = 3000
TRIES = 3
"""Runs for each kill that is wanted, at most: some have ended before their moment comes."""
SHORT = (2, 4, 7, 9)
"""Places in the scenario of a step of each kind, which make sense one after another."""
REST = ("2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
WAGE = ("hetu", "ytunnus", "kuukausi", "ilmoitus", "summa")


@dataclass(frozen=True)
class Step:
    """A command of the scenario and which of the kinds of work it is."""

    kind: str
    arguments: tuple[str, ...]


@dataclass
class Tally:
    """How many runs of a kind were killed, and how many had ended before."""

    killed: int = 0
    ended: int = 0
    wrong: list[str] = field(default_factory=list)


def scenario(folder: Path) -> tuple[Step, ...]:
    """Loads, builds, an erasure and new keys, as a year of a house has them."""
    stays = [(hetu(number), *REST) for number in range(PEOPLE)]
    ended = [(hetu(number), "2020-01-01", "2021-01-31", *REST[2:]) for number in range(PEOPLE // 2, PEOPLE + 900)]
    wages = [(hetu(number), business(number % 9), "2021-01", number, 5) for number in range(PEOPLE)]
    faulty = [(hetu(number), *REST[:2], "99", *REST[3:]) for number in range(PEOPLE, PEOPLE + 200)]

    def file(name: str, text: str) -> str:
        return str(write(folder, name, text))

    hens = [file(f"hens{month}.csv", hens_csv(f"2024-{month:02d}", {"a": 30 + month})) for month in (1, 2)]
    return (
        Step("load", ("deliver", "hens", *hens)),
        Step("load", ("deliver", "people", file("people.csv", people_csv()))),
        Step("load", ("deliver", "stays", file("stays.csv", csv_text(STAY, [*stays, *faulty]) + "torn\n"), "--known", "2021-01-01")),
        Step("load", ("deliver", "wages", file("wages.csv", csv_text(WAGE, wages)), "--known", "2021-02-01")),
        Step("build", ("build", "--offline")),
        Step("load", ("deliver", "stays", file("next.csv", csv_text(STAY, ended)), "--known", "2021-03-01")),
        Step("build", ("build", "--offline")),
        Step("erase", ("erase", hetu(PEOPLE - 500), "--order", "7/2026")),
        Step("build", ("build", "--offline")),
        Step("rotate", ("keys", "rotate")),
        Step("build", ("build", "--offline")),
        Step("erase", ("erase", hetu(3), "--order", "8/2026")),
        Step("rotate", ("keys", "rotate")),
        Step("load", ("deliver", "hens", file("hens3.csv", hens_csv("2024-03")))),
        Step("build", ("build", "--offline")),
    )


def copied(store: Store, folder: Path) -> Store:
    """A copy of a store with its vault and keys."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for there in (store.root, store.vault, store.keys):
        if there.is_dir():
            shutil.copytree(there, folder / there.name)
    return Store(folder / store.root.name)


def disturbed(
    commands: Commands, folder: Path, kills: int, chance: random.Random, told: Callable[[str], None] = lambda text: None,
    short: bool = False,
) -> dict[str, Tally]:
    """Go through the scenario twice, once in peace and once with `kills` kills of each kind of work; what must not be is in `wrong`.

    A short one goes through one step of each kind only.
    """
    steps = scenario(folder / "files")
    steps = tuple(steps[at] for at in SHORT) if short else steps
    often = {kind: sum(step.kind == kind for step in steps) for kind in KINDS}
    met = {kind: 0 for kind in KINDS}
    tallies = {kind: Tally() for kind in KINDS}
    calm, store = Store(folder / "calm" / "store"), Store(folder / "disturbed" / "store")
    for one in (calm, store):
        one.root.mkdir(parents=True)
    for number, step in enumerate(steps, 1):
        met[step.kind] += 1
        share = kills * met[step.kind] // often[step.kind] - kills * (met[step.kind] - 1) // often[step.kind]
        before, begun = state(calm), time.monotonic()
        commands.good(calm.root, *step.arguments, **HOW)
        seconds, after = time.monotonic() - begun, state(calm)
        tally = tallies[step.kind]
        killed = tally.killed
        for _ in range(share * TRIES):
            if tally.killed - killed < share:
                _kill(commands, store, step, chance.uniform(0, seconds), (before, after), folder / "kept", tally)
        if state(store) != after:
            commands.good(store.root, *step.arguments, **HOW)
        tally.wrong += _differences(f"step {number} ({' '.join(step.arguments[:2])})", state(store), after)
        told(f"  step {number:2} of {len(steps)} {step.kind:6} {tally.killed:4} killed, {tally.ended:3} ended before, "
             f"{len(tally.wrong)} wrong")
    commands.good(store.root, "quarantine", "retry", "stays", **HOW)
    commands.good(store.root, "build", "--offline", **HOW)
    tallies["load"].wrong += [f"left over: {what}" for what in left_over(store)]
    return tallies


def _kill(
    commands: Commands, store: Store, step: Step, after: float, states: tuple[object, object], kept: Path, tally: Tally
) -> None:
    """Run the step and kill it; where it had ended, or had done its work, the store is put back as it was before."""
    begun = copied(store, kept)
    ended = commands.run(store.root, *step.arguments, kill_after=after, **HOW)
    if ended.code not in (0, KILLED):
        tally.wrong.append(f"{' '.join(step.arguments[:2])} ended with {ended.code}: {ended.err.strip()[-300:]}")
    tally.killed += ended.code == KILLED
    tally.ended += ended.code != KILLED
    found = None
    with Caught() as caught:
        check_whole(store)
        found = state(store)
    if caught.wrong:
        tally.wrong.append(f"{' '.join(step.arguments[:2])} killed after {after:.3f} s left a store that does not open: {caught.wrong}")
    if found != states[0]:
        if found is not None and not _between(found, states):
            tally.wrong.append(f"{' '.join(step.arguments[:2])} killed after {after:.3f} s left neither the one nor the other")
        copied(begun, store.root.parent)


def _between(found: dict[str, object], states: tuple[dict[str, object], dict[str, object]]) -> bool:
    """Whether every part of what the store says is that of before or of after: of several files
    some may be there."""
    return all(found[part] in (states[0][part], states[1][part]) or part == "open" for part in found)


def _differences(where: str, found: dict[str, object], wanted: dict[str, object]) -> list[str]:
    return [f"{where}: {part} is not what an undisturbed run gives" for part in wanted if found[part] != wanted[part]]
