"""Draws any chart in a language: its pictures for screens, its table and its words; and the same picture for paper."""

from __future__ import annotations

from puntari.outlets.charts.kinds import (
    Chart,
    DotPlot,
    Drawing,
    Picture,
    RangePlot,
    RankingChart,
    ShapeMap,
    Sparkline,
    Steps,
    TileMap,
    TrendChart,
)
from puntari.outlets.charts.layout import ANY, NARROW, PAPER, WIDE, Layout, Link
from puntari.outlets.charts.maps import draw_shapes, draw_tiles
from puntari.outlets.charts.ranges import draw_dots, draw_ranges
from puntari.outlets.charts.ranking import draw_ranking
from puntari.outlets.charts.spark import draw_spark
from puntari.outlets.charts.steps import draw_steps
from puntari.outlets.charts.tabulate import tabulate
from puntari.outlets.charts.tell import tell
from puntari.outlets.charts.trend import draw_trend
from puntari.words.text import Language

LINKED = (RankingChart, TileMap, ShapeMap)
ONE_SIZE = (TileMap, ShapeMap, Sparkline)


def draw(chart: Chart, language: Language, link: Link | None = None) -> Drawing:
    """The chart for screens; `link` gives the address of an area's page in this language, and makes areas links."""
    text, title = tell(chart, language), _title(chart, language)
    layouts = (ANY,) if isinstance(chart, ONE_SIZE) else (NARROW, WIDE)
    pictures = tuple(Picture(layout.kind, _picture(chart, language, layout, title, text, link)) for layout in layouts)
    subtitle = "" if isinstance(chart, Sparkline) else chart.heading.subtitle[language]
    return Drawing(chart.id, title, subtitle, text, tabulate(chart, language), pictures, link is not None and isinstance(chart, LINKED))


def draw_for_paper(chart: Chart, language: Language, style: str) -> str:
    """One SVG that stands alone: the definition of the screen at the width of a page, with the theme's `style` inside."""
    svg = _picture(chart, language, PAPER, _title(chart, language), tell(chart, language), None)
    head, _, rest = svg.partition(">")
    return f"{head}><style>{style.replace('&', '&amp;').replace('<', '&lt;')}</style>{rest}"


def _title(chart: Chart, language: Language) -> str:
    return chart.name[language] if isinstance(chart, Sparkline) else chart.heading.title[language]


def _picture(chart: Chart, language: Language, layout: Layout, title: str, text: str, link: Link | None) -> str:
    if isinstance(chart, TrendChart):
        return draw_trend(chart, language, layout, title, text)
    if isinstance(chart, RankingChart):
        return draw_ranking(chart, language, layout, title, text, link)
    if isinstance(chart, TileMap):
        return draw_tiles(chart, language, layout, title, text, link)
    if isinstance(chart, ShapeMap):
        return draw_shapes(chart, language, layout, title, text, link)
    if isinstance(chart, RangePlot):
        return draw_ranges(chart, language, layout, title, text)
    if isinstance(chart, DotPlot):
        return draw_dots(chart, language, layout, title, text)
    if isinstance(chart, Steps):
        return draw_steps(chart, language, layout, title, text)
    return draw_spark(chart, title, text)
