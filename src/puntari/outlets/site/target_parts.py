"""Targets of an assessment beside where it began and where it is now: horizon, owner and reason, or the decision to keep one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from puntari.define.framework import Framework
from puntari.define.judgement import Target
from puntari.doors.assessed import Results
from puntari.guard.release import Finding
from puntari.outlets.site import maturity_words as words
from puntari.outlets.site.book import day_text
from puntari.outlets.site.round_parts import level_text
from puntari.outlets.wording import DASH
from puntari.words.cell import Cell
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
    language: str


def rows(framework: Framework, columns: tuple[Column, ...], rounds: tuple[Finding[Results], ...], language: Language) -> tuple[Row, ...]:
    """A row for each area that some round here gave a target, the newest; none where only earlier figures tell of targets."""
    newest: dict[str, tuple[Target, str]] = {}
    for one in rounds:
        newest |= {id: (judged.target, one.body.language) for id, judged in one.body.judged.items() if judged.target is not None}
    return tuple(_row(area.id, area.name[language], columns, newest[area.id], language) for area in framework.areas if area.id in newest)


def _row(area: str, name: str, columns: tuple[Column, ...], target: tuple[Target, str], language: Language) -> Row:
    told = [(label, cells[area].value) for label, cells in columns if area in cells]
    known = [_level(label, value, language) for label, value in told if value is not None]
    aim, written = target
    return Row(
        area, name, known[0] if len(known) > 1 else words.UNKNOWN[language], known[-1] if known else words.UNKNOWN[language],
        words.UNKNOWN[language] if aim.level is None else level_text(aim.level, language),
        day_text(aim.horizon.isoformat(), language) if aim.horizon else DASH, aim.owner[language] if aim.owner else DASH,
        _reason(aim, language), written,
    )


def _level(label: Text, value: float, language: Language) -> str:
    return f"{level_text(value, language)} ({label[language]})"


def _reason(aim: Target, language: Language) -> str:
    if not (aim.kept_from and aim.decided_by and aim.decided_on):
        return aim.reason[language]
    return words.KEPT[language].format(
        kept_from=aim.kept_from, decided_by=aim.decided_by[language], decided_on=day_text(aim.decided_on.isoformat(), language),
        reason=aim.reason[language],
    )
