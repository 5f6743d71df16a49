"""What the evaluator of an earlier round wrote of each area, as parts of the page of its assessment and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from puntari.define.framework import AssessedArea, Framework
from puntari.define.grounds import AreaGrounds, RoundGrounds
from puntari.define.judgement import UNKNOWN
from puntari.define.pack import Pack
from puntari.define.prose import Bound, Prose
from puntari.doors.grounds import GroundsTold
from puntari.guard.release import Finding
from puntari.outlets.pages import frame
from puntari.outlets.site import maturity_words as words
from puntari.outlets.site import paths
from puntari.outlets.wording import period_text
from puntari.words.period import Period
from puntari.words.text import Language


@dataclass(frozen=True)
class Area:
    """One area ready to be read; `evidence` are titles with their places in the register, `numbers` what is stated of
    which row."""

    id: str
    name: str
    level: str
    observations: tuple[str, ...]
    analysis: str
    target_state: str
    met: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """One round as the page shows it."""

    id: str
    title: str
    note: str
    none_met: str
    areas: tuple[Area, ...]


def sections(told: Finding[GroundsTold], pack: Pack, shown: frame.Page) -> tuple[Section, ...]:
    """Every earlier round in the words of the page."""
    return tuple(_section(one, told.body.assessment.framework, pack, shown) for one in told.body.rounds)


def _section(told: RoundGrounds, framework: Framework, pack: Pack, shown: frame.Page) -> Section:
    language = shown.language
    title = words.JUDGED[language].format(period=period_text(Period.parse(told.period), language))
    areas = tuple(_area(area, told.areas[area.id], pack, shown) for area in framework.areas)
    return Section(told.period, title, told.note[language], told.none_met[language], areas)


def _area(area: AssessedArea, mine: AreaGrounds, pack: Pack, shown: frame.Page) -> Area:
    language, register = shown.language, shown.href(paths.evidence_path(pack))
    criteria = {one.id: one.text[language] for one in area.criteria}
    exhibits = pack.evidence.exhibits if pack.evidence is not None else {}
    mine_said = [mine.said_level, *mine.observations, mine.analysis, mine.target_state]
    return Area(
        area.id, area.name[language], mine.said_level[language].text, tuple(one[language].text for one in mine.observations),
        mine.analysis[language].text, mine.target_state[language].text, tuple(criteria[id] for id in mine.met),
        tuple((exhibits[id].title[language], f"{register}#{id}") for id in mine.evidence),
        tuple(number for said in mine_said for number in _numbers(said[language])),
    )


def _numbers(prose: Prose) -> Iterator[tuple[str, str]]:
    for span in prose.spans:
        if isinstance(span, Bound):
            yield span.text, span.formula.text


def records(told: Finding[GroundsTold], language: Language) -> list[dict[str, object]]:
    """The same as plain values, in a language."""
    return [{
        "period": one.period, "note": one.note[language],
        "target_horizon": one.target.horizon[language].text, "target_owner": one.target.owner[language],
        "target_reason": one.target.reason[language], "areas": {id: _record(area, language) for id, area in one.areas.items()},
    } for one in told.body.rounds]


def _record(area: AreaGrounds, language: Language) -> dict[str, object]:
    said = [area.said_level, *area.observations, area.analysis, area.target_state]
    return {
        "row": area.row, "level": UNKNOWN if area.level is None else area.level,
        "observations": [one[language].text for one in area.observations], "analysis": area.analysis[language].text,
        "target_state": area.target_state[language].text, "criteria_met": area.met, "evidence": area.evidence,
        "numbers": [{"stated": stated, "formula": formula} for one in said for stated, formula in _numbers(one[language])],
    }
