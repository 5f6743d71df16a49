"""How many figures over persons are hidden from an audience, level by level: a picture, and the kinds of rule in a table under it."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.doors.hidden import tell_hidden
from puntari.guard.losses import Fate, Loss, Losses
from puntari.guard.release import Finding
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import ChartTable, DotPlot, DotRow, Drawing, Heading, Mark
from puntari.outlets.site import loss_words as words
from puntari.outlets.site.book import Book, day_text
from puntari.outlets.site.pictures import texts
from puntari.outlets.wording import plain_number
from puntari.words.cell import Cell, Status
from puntari.words.text import Language, Text
from puntari.words.unit import PERCENT


@dataclass(frozen=True)
class Shown:
    """The picture and the table of a pack's losses before an audience."""

    drawing: Drawing
    table: ChartTable


def ask(book: Book, pack: Pack) -> Finding[Losses]:
    """What was counted last of a pack; asked once, before pages are written."""
    return book.released("hidden", pack, tell_hidden)


def shown(book: Book, pack: Pack, audience: Audience, language: Language) -> Shown | None:
    """None where nothing of the audience was counted."""
    told = ask(book, pack)
    each = [one for one in told.body.each if one.audience is audience]
    if not each:
        return None
    names = {level.id: level.plural for level in pack.hierarchy.levels}
    order = list(names)
    each.sort(key=lambda one: order.index(one.level))
    by_area = () if audience is Audience.OWN_STAFF else (words.BY_AREA,)
    notes = (*words.NOTES, *by_area, *((words.SYNTHETIC,) if told.body.synthetic else ()))
    return Shown(draw(_chart(told, each, audience, names), language), _table(each, names, notes, language))


def _chart(told: Finding[Losses], each: list[Loss], audience: Audience, names: dict[str, Text]) -> DotPlot:
    """A mark for each kind of rule that hides anything, on a line for each level."""
    most = max(one.hidden for one in each)
    levels = [names[one.level] for one in each if one.hidden == most]
    finding = texts(lambda language: words.FINDING[language].format(levels=", ".join(name[language] for name in levels), most=most))
    measure = texts(lambda language: words.MEASURE[language].format(
        what=words.WHAT[audience][language], day=day_text(told.body.day, language),
    ))
    kinds = [fate for fate in Fate if fate.hides and any(one.fates[fate] for one in each)] or [Fate.FEW_PERSONS]
    rows = tuple(
        DotRow(names[one.level], tuple(Mark(words.SHORT[kind], Cell(Status.OK, float(one.fates[kind]))) for kind in kinds)) for one in each
    )
    return DotPlot(f"hidden-{told.body.pack}", Heading(finding if most else words.NOTHING_HIDDEN, measure), PERCENT, rows, 0.0)


def _table(each: list[Loss], names: dict[str, Text], notes: tuple[Text, ...], language: Language) -> ChartTable:
    fates = [fate for fate in Fate if fate is not Fate.UNPROTECTED or any(one.fates[fate] for one in each)]
    heads = (words.LEVEL, words.FIGURES, *(words.FATES[fate] for fate in fates))
    rows = tuple(
        (names[one.level][language], *(plain_number(number, 0, language) for number in (one.figures, *(one.fates[fate] for fate in fates))))
        for one in each
    )
    return ChartTable(words.TABLE[language], tuple(head[language] for head in heads), rows, tuple(note[language] for note in notes))
