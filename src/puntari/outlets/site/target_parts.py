"""Targets of an assessment beside where it began and where it is now: horizon, owner and reason, or the decision to keep one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from puntari.define.framework import Framework
from puntari.define.grounds import KeptTarget, RoundGrounds
from puntari.define.judgement import Target
from puntari.doors.assessed import Results
from puntari.guard.release import Finding
from puntari.outlets.site import maturity_words as words
from puntari.outlets.site.book import day_text
from puntari.outlets.site.round_parts import level_text
from puntari.outlets.wording import DASH, reason_text
from puntari.words.cell import NOT_TOLD, Cell
from puntari.words.text import Language, Text

Column = tuple[Text, Mapping[str, Cell]]
"""A round's label and its levels by area."""


@dataclass(frozen=True)
class Row:
    """An area with its target, ready to be read; `language` is that of what the evaluator wrote."""

    area: str
    name: str
    baseline: str
    now: str
    level: str
    horizon: str
    owner: str
    reason: str
    note: str
    language: str


@dataclass(frozen=True)
class Table:
    """The rows with the columns that tell them apart, as field and heading; what all rows share is told once, under its heading."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[str, str], ...]
    alike: tuple[tuple[str, str], ...]
    language: str



Before = tuple[tuple[RoundGrounds, ...], Mapping[str, Cell]]
"""Earlier rounds as their evaluators wrote of them, and the target that stands now for each area."""


def rows(
    framework: Framework, columns: tuple[Column, ...], rounds: tuple[Finding[Results], ...], before: Before, language: Language
) -> tuple[Row, ...]:
    """A row for each area: the newest target that a round here gave it, else what an earlier round tells of its own; none where
    neither tells."""
    newest: dict[str, tuple[Target, str]] = {}
    for one in rounds:
        newest |= {id: (judged.target, one.body.language) for id, judged in one.body.judged.items() if judged.target is not None}
    written, cells = before
    found = []
    for area in framework.areas:
        if area.id in newest:
            found.append(_row(area.id, area.name[language], columns, newest[area.id], language))
        elif written:
            cell = cells.get(area.id, NOT_TOLD)
            found.append(_earlier(area.id, area.name[language], columns, written[-1].target, cell, language))
    return tuple(found)


def table(found: tuple[Row, ...], language: Language) -> Table:
    """The rows as a table that says once what every row says: by when, who, why, and why levels are not known."""
    heads = {"horizon": words.HORIZON[language], "owner": words.OWNER[language], "reason": words.REASON[language]}
    shared = {name: said for name in heads if (said := _shared(found, name))}
    unknown = tuple(one for one in found if one.level == words.UNKNOWN[language])
    if note := _shared(unknown, "note"):
        found = tuple(replace(one, note="") if one in unknown else one for one in found)
        shared["note"] = note
    found = tuple(_with_note(one, "reason" in shared) for one in found)
    columns = tuple((name, head) for name, head in heads.items() if name not in shared)
    once = heads | {"note": words.UNKNOWN_TARGET[language]}
    return Table(found, columns, tuple((once[name], said) for name, said in shared.items()), found[0].language if found else language)


def _with_note(row: Row, reasoned: bool) -> Row:
    """The row with its note after its reason, or after its level where the reason is told once for all."""
    if not row.note:
        return row
    return replace(row, level=f"{row.level} ({row.note})") if reasoned else replace(row, reason=f"{row.reason} {row.note}".strip())


def _shared(found: tuple[Row, ...], name: str) -> str:
    """What all rows say, written in one language; empty where they differ or are fewer than two."""
    said = {(getattr(one, name), one.language) for one in found}
    return next(iter(said))[0] if len(found) > 1 and len(said) == 1 else ""


def _earlier(area: str, name: str, columns: tuple[Column, ...], aim: KeptTarget, cell: Cell, language: Language) -> Row:
    """A target of an earlier round: its level from the figures, what else is told from what was written."""
    level = words.UNKNOWN[language] if cell.value is None else level_text(cell.value, language)
    ends, note = _ends(columns, area, language), reason_text(cell, language)
    return Row(area, name, *ends, level, aim.horizon[language].text, aim.owner[language], aim.reason[language], note, language)


def _row(area: str, name: str, columns: tuple[Column, ...], target: tuple[Target, str], language: Language) -> Row:
    aim, written = target
    return Row(
        area, name, *_ends(columns, area, language),
        words.UNKNOWN[language] if aim.level is None else level_text(aim.level, language),
        day_text(aim.horizon.isoformat(), language) if aim.horizon else DASH, aim.owner[language] if aim.owner else DASH,
        _reason(aim, language), "", written,
    )


def _ends(columns: tuple[Column, ...], area: str, language: Language) -> tuple[str, str]:
    """Where an area began and where it is now, as far as they are known."""
    told = [(label, cells[area].value) for label, cells in columns if area in cells]
    known = [_level(label, value, language) for label, value in told if value is not None]
    return known[0] if len(known) > 1 else words.UNKNOWN[language], known[-1] if known else words.UNKNOWN[language]


def _level(label: Text, value: float, language: Language) -> str:
    return f"{level_text(value, language)} ({label[language]})"


def _reason(aim: Target, language: Language) -> str:
    if not (aim.kept_from and aim.decided_by and aim.decided_on):
        return aim.reason[language]
    return words.KEPT[language].format(
        kept_from=aim.kept_from, decided_by=aim.decided_by[language], decided_on=day_text(aim.decided_on.isoformat(), language),
        reason=aim.reason[language],
    )
