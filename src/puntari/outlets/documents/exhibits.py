"""The pictures and tables of a report, made by the site's own builders from releases."""

from __future__ import annotations

from dataclasses import dataclass, replace

from puntari.define.dimension import CodeList
from puntari.define.document import Exhibit, Show
from puntari.define.names import nearest
from puntari.outlets.charts.kinds import Chart, ChartTable, Heading, RangePlot
from puntari.outlets.charts.tabulate import tabulate
from puntari.outlets.charts.tell import tell
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.lettered import grid_of_cells, grid_of_heat
from puntari.outlets.documents.model import Field, Grid, Line
from puntari.outlets.site import index_tables, round_parts
from puntari.outlets.site.broken_page import lists_of
from puntari.outlets.site.maturity_page import Told, columns_of, dots_of, levels_table
from puntari.outlets.site.report_page import chart_of, figures_table, positions_table
from puntari.words.errors import BadDefinition
from puntari.words.text import Text


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with its words and its table."""

    chart: Chart
    subtitle: str
    told: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table with the line under its title."""

    subtitle: str
    grid: Grid


Made = tuple[Drawn | Tabled, ...]


def nothing(exhibit: Exhibit) -> BadDefinition:
    """What is said where an exhibit has nothing to show: a report with a hole must not go out."""
    return BadDefinition(f"{exhibit.id} shows {exhibit.show} of {exhibit.of or 'the pack'}, and there is nothing to show; take it out")


def drawn(desk: Desk, exhibit: Exhibit, chart: Chart | None, title: str) -> Made:
    """A chart under the report's own title."""
    if chart is None:
        raise nothing(exhibit)
    named = replace(chart, id=exhibit.id.replace("_", "-"), heading=Heading(Text.same(title), chart.heading.subtitle))
    return (Drawn(named, chart.heading.subtitle[desk.language], tell(named, desk.language), grid_of(tabulate(named, desk.language))),)


def grid_of(table: ChartTable) -> Grid:
    """A table of the site."""
    return Grid(table.columns, tuple(Line(row[0], tuple(map(Field, row[1:]))) for row in table.rows), table.notes)


def of_peers(desk: Desk, exhibit: Exhibit, title: str) -> Made:
    """The kinds that come from a peer table."""
    answer, pack, language = desk.peers(exhibit.of), desk.pack, desk.language
    lists = lists_of(pack.indicator(answer.body.report.indicator))
    if exhibit.show is Show.PEER_CHART:
        return drawn(desk, exhibit, _chosen(exhibit, chart_of(pack, answer, lists), lists[answer.body.report.rows]), title)
    if exhibit.show is Show.PEER_TABLE:
        table, note = figures_table(pack, answer, lists, language), answer.body.report.source_note
        return (Tabled(table.caption, grid_of_cells(table, language, *((note[language],) if note else ()))),)
    indexed = exhibit.show is Show.PRICE_INDEX
    found = index_tables.tables(answer, lists, language) if indexed else (positions_table(pack, answer, lists, language),)
    if not any(one.rows for one in found):
        raise nothing(exhibit)
    return tuple(Tabled(one.caption, grid_of(one)) for one in found)


def _chosen(exhibit: Exhibit, chart: RangePlot | None, codes: CodeList) -> RangePlot | None:
    """The chart with the rows that `part` names alone; one row of another size would press the others together."""
    if chart is None or not exhibit.part:
        return chart
    wanted = codes_chosen(exhibit, exhibit.part, codes)
    kept = tuple(row for row in chart.rows if row.name in {codes.names[code] for code in wanted})
    return replace(chart, rows=kept) if kept else None


def codes_chosen(exhibit: Exhibit, part: str, codes: CodeList) -> tuple[str, ...]:
    """The codes that `part` names, parted by commas; raises BadDefinition for one that the list lacks."""
    wanted = tuple(one.strip() for one in part.split(","))
    if strange := sorted(set(wanted) - set(codes.names)):
        raise BadDefinition(f"{exhibit.id}: {codes.id} has no code {strange[0]!r}; {nearest(strange[0], codes.names)}")
    return wanted


def of_framework(desk: Desk, exhibit: Exhibit, title: str) -> Made:
    """The kinds that come from an assessment: levels of all rounds up to this one, and what this round answered."""
    assessment = desk.pack.assessment(exhibit.of)
    if exhibit.show is Show.ANSWERS:
        if desk.round is None:
            raise nothing(exhibit)
        table = round_parts.answers(desk.round, desk.round.body.period, desk.language)
        return (Tabled(table.caption, grid_of_heat(table)),)
    mine = (desk.round,) if desk.round is not None else ()
    columns = columns_of(Told(desk.earlier(assessment), mine), desk.pack)
    if exhibit.show is Show.LEVELS:
        table = levels_table(assessment.framework, columns, desk.language)
        return (Tabled(table.caption, grid_of_heat(table)),)
    dimension = next(one for one in assessment.framework.dimensions if one.id == exhibit.part)
    return drawn(desk, exhibit, dots_of(desk.pack, assessment, dimension, columns[:-1], columns[-1]), title)
