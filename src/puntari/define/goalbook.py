"""Reading a pack's goals: their words from goals.yaml, and every version of their targets from targets.csv."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from puntari.define.goals import Aim, Goal, Target
from puntari.define.names import nearest
from puntari.define.wordbook import read_words, text_of
from puntari.store.files import read_rows
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text

GOAL = {"title", "asks", "use", "lacks"}


def read_goals(folder: Path) -> dict[str, Goal]:
    """Goals by id; raises BadDefinition with file and place."""
    told = read_words(folder / "goals.yaml")
    who = {id: text_of(words, f"goals.yaml, set_by, {id}") for id, words in told["set_by"].items()}
    notes = {id: text_of(words, f"goals.yaml, notes, {id}") for id, words in told["notes"].items()}
    targets: dict[str, list[Target]] = {id: [] for id in told["goals"]}
    for number, row in enumerate(read_rows(folder / "targets.csv"), 2):
        where = f"targets.csv, line {number}"
        if row["goal"] not in targets:
            raise BadDefinition(f"{where}: there is no goal {row['goal']!r}; {nearest(row['goal'], targets)}")
        targets[row["goal"]].append(_target(row, who, notes, where))
    return {id: _goal(id, words, tuple(targets[id])) for id, words in told["goals"].items()}


def _goal(id: str, told: Mapping[str, object], targets: tuple[Target, ...]) -> Goal:
    where = f"goals.yaml, {id}"
    if strange := sorted(set(told) - GOAL):
        raise BadDefinition(f"{where} has {strange[0]!r}; it may have {', '.join(sorted(GOAL))}")
    words = [text_of(told.get(part), f"{where}, {part}") for part in ("title", "asks")]
    lacks = text_of(told["lacks"], f"{where}, lacks") if "lacks" in told else None
    return Goal(id, *words, targets, text_of(told.get("use"), f"{where}, use"), lacks)


def _target(row: Mapping[str, str], who: Mapping[str, Text], notes: Mapping[str, Text], where: str) -> Target:
    if row["set_by"] not in who:
        raise BadDefinition(f"{where}: nobody is called {row['set_by']!r}; {nearest(row['set_by'], who)}")
    if row["note"] and row["note"] not in notes:
        raise BadDefinition(f"{where}: there is no note {row['note']!r}; {nearest(row['note'], notes)}")
    if row["aim"] not in set(Aim):
        raise BadDefinition(f"{where}: {row['aim']!r} is no aim; it must be one of {', '.join(Aim)}")
    try:
        since, read = date.fromisoformat(row["since"]), date.fromisoformat(row["read"]) if row["read"] else None
        value, until = float(row["value"]) if row["value"] else None, Period.parse(row["until"]) if row["until"] else None
    except ValueError as wrong:
        raise BadDefinition(f"{where}: {wrong}; write days as 2027-01-31, values as 72.5 and periods as 2027-03") from wrong
    return Target(row["indicator"], since, who[row["set_by"]], Aim(row["aim"]), value, until, notes.get(row["note"]), row["source"], read)
