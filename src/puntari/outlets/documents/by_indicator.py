"""The pictures and tables of a report that show an indicator's own figures: lines over time, marks on lines, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from puntari.define.dimension import CodeList
from puntari.define.document import Exhibit, Show
from puntari.define.indicator import Indicator
from puntari.guard.release import Row
from puntari.outlets.charts.kinds import Heading, Point, TrendChart
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.exhibits import Made, Tabled, codes_chosen, drawn, nothing
from puntari.outlets.documents.lettered import grid_of_cells
from puntari.outlets.site import pictures
from puntari.outlets.site.broken_page import in_order, lists_of, named_dots, tabulated
from puntari.outlets.wording import said_by
from puntari.words.cell import Cell
from puntari.words.period import Period
from puntari.words.text import Language, Text

Cells = Mapping[Period, Cell]


@dataclass(frozen=True)
class _Figures:
    """Figures of an indicator by the names of their codes; `common` names what was chosen and is the same for all of them."""

    indicator: Indicator
    lists: Sequence[CodeList]
    named: Mapping[Text, Cells]
    common: tuple[Text, ...]

    def about(self, language: Language) -> str:
        """What the figures are of and in which unit."""
        title, unit = self.indicator.card.title[language], self.indicator.unit.name[language]
        return ", ".join((title, *(one[language] for one in self.common), unit))


def of_indicator(desk: Desk, exhibit: Exhibit, title: str) -> Made:
    """The kinds that come from an indicator's own figures."""
    told = [_figures(desk, exhibit, id.strip()) for id in exhibit.of.split(",")]
    if exhibit.show is Show.TREND:
        return drawn(desk, exhibit, _trend(exhibit, told), title)
    (one,), language = told, desk.language
    if exhibit.show is Show.FIGURES:
        name = one.indicator.card.title[language]
        heading = ", ".join(each.title[language] for each in one.lists) or name
        table = tabulated(name, heading, one.indicator, dict(one.named), language)
        return (Tabled(table.caption, grid_of_cells(table, language)),)
    dots = named_dots(exhibit.id, Heading(one.indicator.card.title, pictures.texts(one.about)), one.indicator, one.named)
    return drawn(desk, exhibit, dots if dots.rows else None, title)


def _figures(desk: Desk, exhibit: Exhibit, id: str) -> _Figures:
    """The figures that `part` chooses: codes of the first dimension, after a semicolon of the next."""
    indicator, release = desk.pack.indicator(id), desk.figures(id)
    lists = [lists_of(indicator)[name] for name in release.dimensions]
    parts = [one.strip() for one in exhibit.part.split(";")] if exhibit.part else []
    wanted = {at: codes_chosen(exhibit, part, lists[at]) for at, part in enumerate(parts) if part}
    rows = [row for row in in_order(release.rows(), lists) if all(row.codes[at] in codes for at, codes in wanted.items())]
    # What is chosen by one code alone stands once above the figures and not in every name; the first dimension always names them.
    shared = {at for at, codes in wanted.items() if at and len(codes) == 1}
    named: dict[Text, dict[Period, Cell]] = {}
    for row in rows:
        name = _name(row, lists, shared) or indicator.card.title
        named.setdefault(name, {})[row.period] = replace(row.cell, reason=said_by(row.cell.reason, desk.pack.reasons))
    if not named:
        raise nothing(exhibit)
    return _Figures(indicator, lists, named, tuple(lists[at].names[wanted[at][0]] for at in sorted(shared)))


def _name(row: Row, lists: Sequence[CodeList], shared: set[int]) -> Text | None:
    names = [one.names[row.codes[at]] for at, one in enumerate(lists) if at not in shared]
    return pictures.texts(lambda language: ", ".join(name[language] for name in names)) if names else None


def _trend(exhibit: Exhibit, told: list[_Figures]) -> TrendChart | None:
    """Lines over time; those of several indicators are named by them, and the first one's breaks hold for all but for those with which its
    own line begins: what another indicator tells of before is one series."""
    first = told[0]
    lines = [(name, cells) for name, cells in first.named.items()]
    if len(told) > 1:
        lines = [(one.indicator.card.title, cells) for one in told for cells in one.named.values()]
    points = ((name, tuple(Point(period, cell) for period, cell in sorted(cells.items()))) for name, cells in lines)
    chart = pictures.trend(exhibit.id, first.indicator, points)
    if chart is None:
        return None
    names = first.common or (tuple(first.named) if len(told) > 1 else ())
    said = chart.heading.subtitle
    subtitle = pictures.texts(lambda language: ", ".join((said[language], *(one[language] for one in names))))
    begins = min(period for cells in first.named.values() for period in cells)
    breaks = tuple(one for one in chart.breaks if len(told) == 1 or one.period > begins)
    return replace(chart, heading=replace(chart.heading, subtitle=subtitle), breaks=breaks)
