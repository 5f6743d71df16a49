"""Reading a pack's spec tables: cases that say which rows or figures come out of which rows of registers. They run as tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from puntari.store.files import names_in, read_text
from puntari.words.errors import BadDefinition

Given = Mapping[str, tuple[Mapping[str, object], ...]]
INDEX, FIGURES = "price index", "figures"


@dataclass(frozen=True)
class Case:
    """What comes out of some rows: `of` names a person fact, an indicator, or what else is computed; `until` the day until which the
    registers are told, where it matters."""

    title: str
    of: str
    given: Given
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    until: str = ""


@cache
def read_cases(pack_folder: str) -> tuple[Case, ...]:
    """The cases of every spec table of a pack in the order of files; none where it has none. Raises BadDefinition with the file."""
    folder = Path(pack_folder) / "spec"
    return tuple(case for name in names_in(folder, ".yaml") for case in _read(folder / name))


def _read(path: Path) -> Iterator[Case]:
    told = yaml.safe_load(read_text(path))
    for one in told if isinstance(told, list) else ():
        try:
            yield _case(one)
        except (KeyError, TypeError, AttributeError) as wrong:
            raise BadDefinition(
                f"{path.name}: {str(one)[:80]} is no case ({wrong}); it has case, given, told, and fact with rows or indicator"
            ) from wrong


def _case(one: Mapping[str, object]) -> Case:
    title, until = str(one["case"]), str(one.get("until", ""))
    if "index" in one:
        given = {INDEX: tuple({"year": year, "level": level} for year, level in one["index"].items()), FIGURES: _figures(one["given"])}
        rows = tuple((row["period"], row["figure"]) for row in _figures(one["told"]))
        return Case(title, "fixed prices", given, ("period", "figure"), rows)
    given = {register: tuple(rows) for register, rows in one["given"].items()}
    if "fact" in one:
        return Case(title, str(one["fact"]), given, tuple(one["told"]), tuple(tuple(row) for row in one["rows"]), until)
    rows = tuple((period, area, figure) for period, areas in one["told"].items() for area, figure in areas.items())
    return Case(title, str(one["indicator"]), given, ("period", "area", "figure"), rows, until)


def _figures(told: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    return tuple({"period": period, "figure": figure} for period, figure in told.items())
