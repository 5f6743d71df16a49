"""The page of a maturity assessment: levels of every round with the target, what published rounds answered, and the framework."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from puntari.define.framework import AssessedArea, Assessment, Framework, MaturityDimension
from puntari.define.pack import Pack
from puntari.doors.assessed import Earlier, Results, ask_earlier, ask_results, published_rounds
from puntari.doors.grounds import GroundsTold, ask_grounds
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding, Refusal
from puntari.outlets import rounds as told_rounds
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.heat import HeatPart, HeatRow, HeatTable, heat
from puntari.outlets.charts.kinds import DotPlot, DotRow, Heading, Mark
from puntari.outlets.charts.radar import Radar, Ring, draw_radar
from puntari.outlets.pages import frame
from puntari.outlets.site import about_indicator as about
from puntari.outlets.site import followup_words, paths, round_parts, steering_words, target_parts, told_grounds
from puntari.outlets.site import maturity_words as words
from puntari.outlets.site.area_followup import followed
from puntari.outlets.site.book import Book, capital_text
from puntari.outlets.site.twins import as_json
from puntari.outlets.wording import period_text, said_by
from puntari.words.cell import NOT_TOLD, Cell, Reason, Status, without_value
from puntari.words.period import Period
from puntari.words.text import HowMany, Language, Text

T = TypeVar("T")
UNKNOWN = without_value(Status.MISSING, Reason.LEVEL_UNKNOWN)
MOST_DRAWN = 3
"""Rounds in a picture, the newest ones; the table has them all."""


@dataclass(frozen=True)
class Column:
    """Levels of one round, or the targets, by area."""

    label: Text
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Told:
    """What the page rests on: earlier rounds from the pack's figures, and the rounds that are published here."""

    earlier: Finding[Earlier]
    rounds: tuple[Finding[Results], ...]


def told_of(book: Book, pack: Pack, assessment: Assessment) -> Told:
    """The releases that the page is made of; raises LookupError where the public may not see one, which its maker must mend."""
    return Told(earlier_of(book, pack, assessment), _rounds_of(book, pack, assessment))


def ask(book: Book, pack: Pack, assessment: Assessment) -> None:
    """Ask all that the page rests on, so that nothing is asked while pages are written."""
    told_of(book, pack, assessment)
    _grounds_of(book, pack, assessment)


def _grounds_of(book: Book, pack: Pack, assessment: Assessment) -> Finding[GroundsTold]:
    """What was written of each area in earlier rounds."""
    view = f"grounds {assessment.id}"
    return book.released(view, pack, lambda house, id, actor: ask_grounds(house, id, assessment.id, actor))


def _rounds_of(book: Book, pack: Pack, assessment: Assessment) -> tuple[Finding[Results], ...]:
    """The published rounds, asked once a book, so that its pages in every language tell the same."""
    key = (pack.id, assessment.id)
    if key not in book.rounds:
        names = published_rounds(book.house, pack.id, assessment.id)
        book.rounds[key] = tuple(_released(assessment, ask_results(book.house, PUBLIC, id)) for id in names)
    return book.rounds[key]


def earlier_of(book: Book, pack: Pack, assessment: Assessment) -> Finding[Earlier]:
    """What the build's own figures say of earlier rounds, asked once a book; raises LookupError where the public may not see it."""
    key = (pack.id, assessment.id)
    if key not in book.earlier:
        book.earlier[key] = _released(assessment, ask_earlier(book.house, pack.id, assessment.id, PUBLIC))
    return book.earlier[key]


def _released(assessment: Assessment, answer: Finding[T] | Refusal) -> Finding[T]:
    if isinstance(answer, Refusal):
        raise LookupError(f"assessment {assessment.id}: {answer.what}: {answer.reason.en}")
    return answer


def page(book: Book, pack: Pack, assessment: Assessment, language: Language) -> str:
    """The page as HTML."""
    framework, path = assessment.framework, paths.assessment_path(pack, assessment.id)
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    shown = frame.Page(book.site, language, path, framework.title[language], framework.what[language], crumbs)
    told, grounds = told_of(book, pack, assessment), _grounds_of(book, pack, assessment)
    columns = columns_of(told, pack)
    rounds, targets = columns[:-1], columns[-1]
    indicator = pack.indicator(assessment.level)
    return book.render(
        shown, "maturity.html", framework=framework, mw=words, note=assessment.note,
        levels=heat(levels_table(framework, columns, language)),
        targets=target_parts.table(
            target_parts.rows(framework, _labelled(rounds), told.rounds, (grounds.body.rounds, targets.cells), language), language
        ),
        told=told_grounds.sections(grounds, pack, shown),
        drawings=tuple(draw(dots_of(pack, assessment, one, rounds, targets), language) for one in framework.dimensions),
        radar=_radar(framework, rounds, language), rounds=tuple(round_parts.section(one, language) for one in told.rounds),
        weights=_weights(framework, language), indicator_href=shown.href(paths.indicator_path(pack, assessment.level)),
        stored=words.STORED[language].format(periods=", ".join(period_text(one, language) for one in told.earlier.body.periods)),
        sources=about.provenance(book, pack, indicator), fw=followup_words, sw=steering_words,
        followed=followed(book, pack, framework, shown, language),
        identity=about.identity(book, path, framework.title[language], indicator,
                                told.earlier.body.release.origins[assessment.level], language),
    )


def _labelled(columns: tuple[Column, ...]) -> tuple[target_parts.Column, ...]:
    return tuple((one.label, one.cells) for one in columns)


def columns_of(told: Told, pack: Pack) -> tuple[Column, ...]:
    """The rounds in the order of time, the earlier ones first; last the newest targets."""
    earlier = told.earlier.body
    found = [_stored(earlier.levels, period, pack) for period in earlier.periods]
    for one in told.rounds:
        areas = one.body.framework.areas
        found.append(Column(_named(Period.parse(one.body.period)), {area.id: one.body.judged_level(area.id) for area in areas}))
    return (*found, Column(words.TARGET, _targets(told, pack)))


def _stored(levels: Mapping[tuple[str, Period], Cell], period: Period, pack: Pack) -> Column:
    cells = {area: _with_words(cell, pack) for (area, when), cell in levels.items() if when == period}
    return Column(_named(period), cells)


def _named(period: Period) -> Text:
    return Text(*(period_text(period, language) for language in Language))


def _with_words(cell: Cell, pack: Pack) -> Cell:
    return replace(cell, reason=said_by(cell.reason, pack.reasons))


def _targets(told: Told, pack: Pack) -> dict[str, Cell]:
    """Each area's target of the newest round that set or kept one, else that of the stored figures."""
    stored = told.earlier.body.targets
    found = {area: _with_words(cell, pack) for (area, _), cell in sorted(stored.items(), key=lambda one: one[0][1])}
    for one in told.rounds:
        for area, judged in one.body.judged.items():
            if judged.target is not None:
                level = judged.target.level
                found[area] = Cell(Status.OK, level) if level is not None else found.get(area, UNKNOWN)
    return found


def levels_table(framework: Framework, columns: tuple[Column, ...], language: Language) -> HeatTable:
    """Areas by dimension, a column for each round and the last for the target, every level written and shaded."""
    numbers = {area.id: place for place, area in enumerate(framework.areas, 1)}

    def row(area: AssessedArea) -> HeatRow:
        cells = (round_parts.heat_cell(column.cells.get(area.id, NOT_TOLD), framework, language) for column in columns)
        return HeatRow(f"{numbers[area.id]}. {area.name[language]}", tuple(cells), f"#{area.id}")

    parts = tuple(HeatPart(dimension.name[language], tuple(map(row, dimension.areas))) for dimension in framework.dimensions)
    caption = words.LEVELS_CAPTION[language].format(top=len(framework.levels))
    return HeatTable(caption, words.AREA[language], tuple(column.label[language] for column in columns), parts)


def dots_of(
    pack: Pack, assessment: Assessment, dimension: MaturityDimension, rounds: tuple[Column, ...], targets: Column
) -> DotPlot:
    """The levels of a dimension's areas in the newest rounds, with the targets, on one line each."""
    recent, top = rounds[-MOST_DRAWN:], len(assessment.framework.levels)
    rows = tuple(
        DotRow(area.name, tuple(Mark(column.label, _plain(column.cells.get(area.id, NOT_TOLD))) for column in (*recent, targets)))
        for area in dimension.areas
    )
    heading = Heading(_finding(dimension, recent), _measure(recent, top))
    return DotPlot(f"dots-{dimension.id}", heading, pack.indicator(assessment.level).unit, rows, 1.0, float(top))


def _plain(cell: Cell) -> Cell:
    """A level alone: what is remarked on it stands in the table."""
    return cell if cell.value is None else Cell(cell.status, cell.value)


def _finding(dimension: MaturityDimension, rounds: tuple[Column, ...]) -> Text:
    told = [[column.cells.get(area.id, NOT_TOLD).value for column in rounds] for area in dimension.areas]
    known = [[level for level in levels if level is not None] for levels in told]
    both = [(levels[0], levels[-1]) for levels in known if len(levels) > 1]
    said = words.DOTS if both else words.DOTS_NONE
    risen = sum(other > one for one, other in both)
    return Text(*(said[each].format(name=dimension.name[each], risen=risen, both=HowMany(len(both))) for each in Language))


def _measure(rounds: tuple[Column, ...], top: int) -> Text:
    ends = rounds[0].label, rounds[-1].label
    return Text(*(words.DOTS_MEASURE[each].format(top=top, first=ends[0][each], last=ends[1][each]) for each in Language))


def _radar(framework: Framework, rounds: tuple[Column, ...], language: Language) -> str:
    spokes = tuple(area.name for area in framework.areas)
    rings = tuple(
        Ring(column.label, tuple(column.cells.get(area.id, NOT_TOLD).value for area in framework.areas)) for column in rounds[-MOST_DRAWN:]
    )
    return draw_radar(Radar("radar", capital_text(framework.title), spokes, rings, 1, len(framework.levels)), language)


def _weights(framework: Framework, language: Language) -> str:
    told = [_weighed([(one.name, one.weight) for one in parts], language) for parts in (framework.dimensions, framework.areas)]
    return words.WEIGHTS[language].format(dimensions=told[0], areas=told[1])


def _weighed(parts: list[tuple[Text, float]], language: Language) -> str:
    if len({weight for _, weight in parts}) == 1:
        return words.ALL_EQUAL[language]
    return ", ".join(f"{name[language]} {round_parts.level_text(weight, language)}" for name, weight in parts)


def twin(book: Book, pack: Pack, assessment: Assessment, language: Language) -> bytes:
    """The same for machines: every level and target with its status, and the published rounds."""
    told = told_of(book, pack, assessment)
    levels = list(_records(told.earlier, "level")) + list(_records(told.earlier, "target"))
    rounds = [json.loads(told_rounds.as_json(one)) for one in told.rounds]
    return as_json({"framework": assessment.id, "build": book.report.id, "levels": levels,
                    "grounds": told_grounds.records(_grounds_of(book, pack, assessment), language), "rounds": rounds})


def _records(earlier: Finding[Earlier], kind: str) -> Iterator[dict[str, object]]:
    cells = earlier.body.levels if kind == "level" else earlier.body.targets
    for (area, period), cell in sorted(cells.items(), key=lambda one: (one[0][0], one[0][1])):
        yield {"area": area, "period": str(period), "what": kind, "value": cell.value, "status": cell.status, "reason": cell.reason}
