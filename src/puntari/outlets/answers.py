"""A release as text for scripts and terminals: CSV, JSON, or a table to read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from puntari.define.names import KNOWN
from puntari.guard.release import Figures, Made, Row, Ways
from puntari.outlets.beside import releases_beside, shortly, told_beside, which

MEASURES = ("period", "value", "low", "high", "interval", "status", "reason", "definition", "build")


def header(release: Figures) -> tuple[str, ...]:
    """Names of the columns: the level's name for the area's code, the dimensions, MEASURES, and of figures over persons KNOWN."""
    level = next((row["level"] for row in release.cells.select(["level"]).slice(0, 1).to_pylist()), None)
    return (*((level,) if level else ()), *release.dimensions, *MEASURES, *_last(release, KNOWN))


def _last(release: Figures, told: str) -> tuple[str, ...]:
    """What stands behind all else in answers that tell of persons."""
    return (told,) if KNOWN in release.cells.column_names else ()


def plain_number(value: float | None) -> str:
    """A number with a decimal point and all its digits; whole numbers without one; empty for none."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def records(release: Figures) -> Iterator[tuple[str, ...]]:
    """The cells as text under `header`."""
    for row in release.rows():
        place = (row.area or "",) if row.level else ()
        yield (*place, *row.codes, *_measures(row, release), *_last(release, row.known or ""))


def _measures(row: Row, release: Figures) -> tuple[str, ...]:
    cell = row.cell
    return (
        str(row.period), plain_number(cell.value), plain_number(cell.low), plain_number(cell.high), cell.interval or "",
        cell.status, cell.reason or "", _definition(row, release), release.build,
    )


def _definition(row: Row, release: Figures) -> str:
    """The definition, marked where the figure is synthetic: a file goes further than the message beside it, and columns stay."""
    origin = release.origins[row.indicator]
    return f"{origin.definition} SYNTHETIC" if origin.synthetic else origin.definition


def synthetic(release: Figures) -> tuple[str, ...]:
    """Ids of the indicators whose figures, or figures told beside, rest on synthetic deliveries."""
    every = (release, *releases_beside(release))
    return tuple(id for one in every for id, origin in one.origins.items() if origin.synthetic)


def silences(release: Figures) -> tuple[str, ...]:
    """Why an indicator has no cell in the period asked for, and what to ask for instead."""
    asked = release.question.period
    return tuple(
        f"no figure of {id} is told for {asked}; the newest is of {newest}" if newest else f"no figure of {id} is told for any period"
        for id, newest in release.silent.items()
    )


def known(release: Figures) -> tuple[str, ...]:
    """Until which day the registers were known for the figures over persons, and that some are as they were told on an earlier one."""
    days = sorted({row.known for row in release.rows() if row.known})
    if len(days) < 2:
        return tuple(f"figures over persons as the registers were known on {day}" for day in days)
    earlier = sum(row.known != days[-1] for row in release.rows() if row.known)
    return (
        f"figures over persons as the registers were known on {days[-1]}; {earlier} of {len(release)} cells stay as they were told earlier "
        f"this month, known on {days[0]} or later: parts and wholes may differ by who came in between",
    )


def made(release: Figures) -> tuple[str, ...]:
    """Where a series breaks because its figures are made in another way, and which figures mix several ways."""
    return tuple(_said_of(one) for one in release.made)


def _said_of(one: Made) -> str:
    where = " ".join((one.indicator, *(f"{name}={code}" for name, code in one.where.items()), str(one.period)))
    if one.before:
        return f"{where}: the series breaks, made by {_listed(one.ways)}, before by {_listed(one.before)}"
    return f"{where}: made in several ways, {_listed(one.ways)}; ask by {' and by '.join(one.ways[0])} to see each"


def _listed(ways: Ways) -> str:
    return " and ".join("+".join(way.values()) for way in ways)


def as_csv(release: Figures) -> str:
    """One line a cell, parted by commas, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header(release))
    writer.writerows(records(release))
    return out.getvalue()


def as_json(release: Figures) -> str:
    """The question's answer as one object: build, origins and a list of cells, numbers as numbers."""
    names = header(release)
    beside = told_beside(release)
    cells = []
    for row, record in zip(release.rows(), records(release), strict=True):
        cell = _numbers(dict(zip(names, record, strict=True)))
        if told := {id: some[which(row)] for id, some in beside.items() if which(row) in some}:
            cell["beside"] = {id: _alone(release, id, other) for id, other in told.items()}
        cells.append(cell)
    origins = {id: {"definition": o.definition, "sources": o.sources, "synthetic": o.synthetic} for id, o in release.origins.items()}
    told = {"build": release.build, "origins": origins, "cells": cells}
    if release.silent:
        told["silent"] = {id: {"newest": newest} for id, newest in release.silent.items()}
    if release.made:
        told["made"] = [
            {"indicator": one.indicator, **one.where, "period": str(one.period), "ways": one.ways, "before": one.before, "said": said}
            for one, said in zip(release.made, made(release), strict=True)
        ]
    return json.dumps(told, ensure_ascii=False, indent=1)


def _numbers(cell: dict[str, object]) -> dict[str, object]:
    """A cell as text with its numbers as numbers."""
    return cell | {measure: float(cell[measure]) if cell[measure] else None for measure in ("value", "low", "high")}


def _alone(release: Figures, id: str, row: Row) -> dict[str, object]:
    """A figure told beside another, as an object of its own; the place and the period are those of the other."""
    other = next(one for one in releases_beside(release) if id in one.origins)
    return _numbers(dict(zip(MEASURES[1:], _measures(row, other)[1:], strict=True)))


def as_table(release: Figures) -> str:
    """Columns set under one another, for reading in a terminal; what is told beside the figures stands last."""
    beside = told_beside(release)
    shown = [name for name in header(release) if name not in ("definition", "build", KNOWN)]
    told = ([shortly(some.get(which(row))) for some in beside.values()] for row in release.rows())
    records_of = (record[: len(shown)] for record in records(release))
    rows = [[*shown, *beside], *([*record, *more] for record, more in zip(records_of, told, strict=True))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    every = {id: origin for one in (release, *releases_beside(release)) for id, origin in one.origins.items()}
    origins = "; ".join(f"{id} {origin.definition}{' SYNTHETIC' if origin.synthetic else ''}" for id, origin in every.items())
    return "\n".join([*lines, "", f"{len(release)} cells · definition {origins} · build {release.build}"])
