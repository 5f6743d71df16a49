"""Collected prices in a report: the centre's own beside means and ranges of its peers, as a picture and as a table."""

from __future__ import annotations

from puntari.define.collection import OWN, Item
from puntari.define.document import Exhibit, Show
from puntari.doors.collected import PriceResults
from puntari.guard.release import Finding
from puntari.outlets.charts.kinds import DotRow, Heading, Mark, RangePlot, RangeRow
from puntari.outlets.documents import words
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.exhibits import Made, Tabled, drawn, nothing
from puntari.outlets.documents.model import Field, Grid, Line
from puntari.outlets.wording import DASH, plain_number, reason_text, span
from puntari.words.cell import Cell, Status
from puntari.words.text import Language, Text
from puntari.words.unit import Unit

EUROS = Unit("euros_and_cents", Text("euroa", "euro", "euros"), Text.same("\u20ac"), 2)


def of_prices(desk: Desk, exhibit: Exhibit, title: str) -> Made:
    """The chart or the table of a closed round of prices."""
    if desk.prices is None:
        raise nothing(exhibit)
    if exhibit.show is Show.COLLECTED_TABLE:
        return (Tabled(desk.prices.body.collection.what[desk.language], _table(desk.prices, desk.language)),)
    rows = tuple(row for item in desk.prices.body.collection.items if (row := _row(desk.prices, item)) is not None)
    heading = Heading(desk.prices.body.collection.title, desk.prices.body.collection.what)
    return drawn(desk, exhibit, RangePlot(exhibit.id, heading, EUROS, rows) if rows else None, title)


def _named(item: Item) -> Text:
    return Text(*(f"{item.name[language]}, {item.unit[language]}" for language in Language))


def _row(told: Finding[PriceResults], item: Item) -> RangeRow | None:
    own, period = told.body.own.get(item.id), Text.same(told.body.period)
    marks = []
    if own is not None and own.earlier is not None:
        marks.append(Mark(words.BEFORE, Cell(Status.OK, own.earlier)))
    if own is not None and own.price is not None:
        marks.append(Mark(period, Cell(Status.OK, own.price)))
    groups = told.body.collection.groups
    peers = tuple(
        Mark(groups[group], one.cell) for (id, group), one in told.body.groups.items() if id == item.id and one.cell.value is not None
    )
    lines = (DotRow(groups[OWN], tuple(marks)),) if marks else ()
    return RangeRow(_named(item), lines, peers) if lines or peers else None


def _table(told: Finding[PriceResults], language: Language) -> Grid:
    body = told.body
    groups = [group for group in body.collection.groups if group != OWN and group in body.asked]
    columns = [words.ITEM[language], words.BEFORE[language], body.collection.groups[OWN][language]]
    for group in groups:
        columns += [body.collection.groups[group][language], words.RESPONDENTS[language]]
    notes = {note for one in body.groups.values() if (note := reason_text(one.cell, language))}
    lines = tuple(Line(_named(item)[language], _fields(told, item.id, groups, language)) for item in body.collection.items)
    return Grid(tuple(columns), lines, tuple(sorted(notes)))


def _fields(told: Finding[PriceResults], item: str, groups: list[str], language: Language) -> tuple[Field, ...]:
    own = told.body.own.get(item)
    found = [_price(own.earlier if own else None, language), _price(own.price if own else None, language)]
    for group in groups:
        one = told.body.groups[item, group]
        found += [_mean(one.cell, language), str(one.respondents)]
    return tuple(map(Field, found))


def _price(value: float | None, language: Language) -> str:
    return DASH if value is None else plain_number(value, EUROS.decimals, language)


def _mean(cell: Cell, language: Language) -> str:
    """The mean with its range in brackets, or a dash where there is neither."""
    if cell.value is None or cell.low is None or cell.high is None:
        return _price(cell.value, language)
    return f"{_price(cell.value, language)} ({span(cell.low, cell.high, EUROS, language, sign=False)})"
