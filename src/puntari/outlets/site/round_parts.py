"""What a published round adds to the page of its assessment: answers of the groups, and the evaluator's grounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from puntari.define.framework import Framework
from puntari.define.judgement import Judgement, Target
from puntari.doors.assessed import Results
from puntari.guard.assessed import EVERYBODY, JUDGED, NOBODY, AreaResult, Turnout
from puntari.guard.release import Finding
from puntari.outlets.charts.heat import SHADES, HeatCell, HeatPart, HeatRow, HeatTable, heat
from puntari.outlets.site import maturity_words as words
from puntari.outlets.site.book import day_text
from puntari.outlets.wording import DASH, SHORT, period_text, plain_number, reason_text
from puntari.words.cell import Cell, Reason, Status
from puntari.words.period import Period
from puntari.words.text import Language, Text

NOTHING = HeatCell("")


@dataclass(frozen=True)
class Grounds:
    """The evaluator's word on one area, ready to be read; `language` is that of what he wrote."""

    area: str
    level: str
    observations: tuple[str, ...]
    analysis: str
    target_state: str
    target: str
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    odds: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """One round as the page shows it."""

    id: str
    title: str
    help: str
    turnout: tuple[str, ...]
    answers: str
    apart: str
    judged_title: str
    from_judged: str
    odd: str
    grounds: tuple[Grounds, ...]
    language: str


def section(results: Finding[Results], language: Language) -> Section:
    """A round in the words of a language."""
    told, period = results.body, period_text(Period.parse(results.body.period), language)
    names = {group.id: group.name[language] for group in told.framework.groups}
    far = [told.framework.area(id).name[language] for id, area in told.areas.items() if area.far_apart]
    said = words.APART[language].format(areas=", ".join(far)) if far else words.NOT_APART[language]
    grounds = tuple(_grounds(told.framework, told.judged[area.id], language) for area in told.framework.areas if area.id in told.judged)
    return Section(
        told.round, words.ROUND[language].format(period=period), words.ROUND_HELP[language].format(least=told.framework.least),
        tuple(_turnout(one, names[one.group], language) for one in told.turnout),
        heat(answers(results, period, language)), said, words.JUDGED[language].format(period=period), _from_judged(told, names, language),
        "; ".join(f"{one.area} ({', '.join(one.odds)})" for one in grounds if one.odds), grounds, told.language,
    )


def _turnout(one: Turnout, group: str, language: Language) -> str:
    said = words.TURNOUT_OF if one.invited else words.NOT_ASKED_OF
    return said[language].format(group=group, sent=one.sent, invited=one.invited)


def _from_judged(told: Results, names: Mapping[str, str], language: Language) -> str:
    """Where groups see it more than a level otherwise than the evaluator; empty where none does."""
    far = {id: area.far_from_judged for id, area in told.areas.items() if area.far_from_judged}
    said = [f"{told.framework.area(id).name[language]} ({', '.join(names[group] for group in groups)})" for id, groups in far.items()]
    return words.FROM_JUDGED[language].format(areas=", ".join(said)) if said else ""


def answers(results: Finding[Results], period: str, language: Language) -> HeatTable:
    """Groups beside one another, everybody and the evaluator last; under each dimension its weighted mean."""
    told = results.body
    groups = [group.id for group in told.framework.groups]
    named = tuple(group.name[language] for group in told.framework.groups)
    columns = (*named, words.EVERYBODY[language], words.EVALUATOR[language], words.DIFFERENCE[language])
    parts = []
    for dimension in told.framework.dimensions:
        rows = []
        for area in dimension.areas:
            found = told.areas[area.id]
            cells = [*(found.groups[id].cell for id in groups), found.everybody.cell, told.judged_level(area.id)]
            rows.append(_row(area.name[language], cells, told.framework, language, _difference(found, language)))
        means = [told.dimensions[dimension.id, id] for id in (*groups, EVERYBODY, JUDGED)]
        rows.append(_row(words.MEAN[language], means, told.framework, language))
        parts.append(HeatPart(dimension.name[language], tuple(rows)))
    whole = _row(words.WHOLE[language], [told.whole.get(id, NOBODY) for id in (*groups, EVERYBODY, JUDGED)], told.framework, language)
    parts.append(HeatPart(words.WHOLE[language], (whole,)))
    return HeatTable(words.ROUND[language].format(period=period), words.AREA[language], columns, tuple(parts))


def _row(name: str, cells: list[Cell], framework: Framework, language: Language, last: HeatCell = NOTHING) -> HeatRow:
    return HeatRow(name, (*(heat_cell(cell, framework, language) for cell in cells), last))


def _difference(found: AreaResult, language: Language) -> HeatCell:
    """How many levels the groups' medians lie apart; a difference of more than a level stands out by a sign and its note."""
    if found.apart is None:
        return NOTHING
    text = level_text(found.apart, language)
    return HeatCell(f"≠ {text}", note=words.FAR[language], spoken=text) if found.far_apart else HeatCell(text)


def heat_cell(cell: Cell, framework: Framework, language: Language) -> HeatCell:
    """A level as it stands in a shaded table, a range in brackets, or a word for why there is none (a dash where it lacks, a
    question mark where it is said to be unknown)."""
    if cell.value is None:
        word = SHORT[cell.status][language]
        if cell.reason == Reason.LEVEL_UNKNOWN:
            return HeatCell("?", note=reason_text(cell, language), spoken=words.UNKNOWN[language])
        sign = DASH if cell.status is Status.MISSING else ""
        return HeatCell(sign or word, note=reason_text(cell, language), spoken=word if sign else "")
    shade = int((cell.value - 1) * (SHADES - 1) / (len(framework.levels) - 1))
    text = level_text(cell.value, language)
    if cell.low is not None and cell.high is not None:
        text += f" ({level_text(cell.low, language)}{DASH}{level_text(cell.high, language)})"
    return HeatCell(text, shade, reason_text(cell, language))


def level_text(level: float, language: Language) -> str:
    """A level as it is written: 2, 2,5, or with two decimals where a mean has more."""
    return plain_number(level, 0 if level == int(level) else 1 if level * 2 % 1 == 0 else 2, language)


def _grounds(framework: Framework, judged: Judgement, language: Language) -> Grounds:
    area = framework.area(judged.area)
    criteria = {one.id: one.text[language] for one in area.criteria}
    level = words.UNKNOWN[language] if judged.level is None else level_text(judged.level, language)
    return Grounds(
        area.name[language], words.LEVEL_IS[language].format(level=level), _said(judged.observations, language), judged.analysis[language],
        judged.target_state[language], _target(judged.target, language) if judged.target else "",
        tuple(criteria[id] for id in judged.met), tuple(one.text[language] for one in judged.unmet(framework)),
        tuple(words.ODDS[one][language] for one in judged.odds(framework)),
        tuple(_evidence(judged, language)),
    )


def _said(texts: tuple[Text, ...], language: Language) -> tuple[str, ...]:
    return tuple(text[language] for text in texts)


def _evidence(judged: Judgement, language: Language) -> Iterator[str]:
    for one in judged.evidence:
        day = day_text(one.day.isoformat(), language)
        yield words.EVIDENCE_OF[language].format(what=one.what[language], source=one.source[language], day=day)


def _target(target: Target, language: Language) -> str:
    level = words.UNKNOWN[language] if target.level is None else level_text(target.level, language)
    if target.kept_from and target.decided_by and target.decided_on:
        return words.KEPT_TARGET[language].format(
            kept_from=target.kept_from, level=level, decided_by=target.decided_by[language],
            decided_on=day_text(target.decided_on.isoformat(), language), reason=target.reason[language],
        )
    owner, horizon = target.owner, target.horizon
    return words.NEW_TARGET[language].format(
        level=level, horizon=day_text(horizon.isoformat(), language) if horizon else words.UNKNOWN[language],
        owner=owner[language] if owner else words.UNKNOWN[language], reason=target.reason[language],
    )
