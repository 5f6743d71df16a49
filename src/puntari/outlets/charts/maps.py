"""Draws maps of areas: equal tiles roughly where the areas lie, or their real boundaries; both with the same classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from puntari.outlets.charts import svg
from puntari.outlets.charts.kinds import Area, Shape, ShapeMap, Tile, TileMap
from puntari.outlets.charts.layout import SMALL, Layout, Link, hatch, hatched, key_row
from puntari.outlets.charts.scale import Classes, classes_of
from puntari.outlets.charts.words import CHOSEN, NO_FIGURE, OVER_BORDERS
from puntari.outlets.wording import DASH, cell_text
from puntari.words.cell import Cell, Status
from puntari.words.text import Language
from puntari.words.unit import Unit

GAP = 2.0
TALL = 44.0
"""Tiles are never lower than a fingertip needs on a phone."""


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What every area of one map needs."""

    unit: Unit
    language: Language
    id: str
    classes: Classes
    link: Link | None

    def fill(self, cell: Cell) -> tuple[str, str | None]:
        """The class that colours the cell, and a pattern where an interval crosses a border."""
        place = self.classes.of(cell)
        if place is not None:
            return f"c{_stretched(place, self.classes.count)}", None
        return ("across", hatched(self.id)) if cell.status is Status.INTERVAL else ("none", None)

    def around(self, area: Area, *parts: str) -> str:
        """The parts with the area's name and figure as their label, linked where there are pages to link to."""
        spoken = f"{area.name[self.language]}: {cell_text(area.cell, self.unit, self.language)}"
        return svg.link(self.link(area.code), spoken, *parts) if self.link else svg.tip(spoken, *parts)


def _stretched(place: int, count: int) -> int:
    """The colour of a class when there are fewer classes than colours: the ends stay the lightest and the darkest."""
    return 2 if count == 1 else round(place * 4 / (count - 1))


def _canvas(chart: TileMap | ShapeMap, areas: Iterable[Area], language: Language, layout: Layout, link: Link | None) -> _Canvas:
    classes = classes_of((area.cell for area in areas), chart.unit)
    return _Canvas(chart.unit, language, f"{chart.id}-{layout.kind}", classes, link)


def draw_tiles(chart: TileMap, language: Language, layout: Layout, title: str, text: str, link: Link | None) -> str:
    """The picture of a tile map; it is one layout that fits all screens, made for the narrowest."""
    areas = [tile.area for tile in chart.tiles]
    canvas = _canvas(chart, areas, language, layout, link)
    columns = max((tile.column for tile in chart.tiles), default=0) + 1
    rows = max((tile.row for tile in chart.tiles), default=0) + 1
    wide = (layout.width - 4) / columns
    tall = max(TALL, min(wide * 0.8, 52.0))
    short = dict(zip((area.code for area in areas), abbreviations([area.name[language] for area in areas]), strict=True))
    figures = all(svg.text_width(_figure(area, canvas), SMALL) <= wide - GAP for area in areas if area.cell.exact)
    parts = [hatch(canvas.id)]
    for tile in sorted(chart.tiles, key=lambda tile: (tile.area.chosen, tile.row, tile.column)):
        box = (2 + tile.column * wide, 2 + tile.row * tall, wide - GAP, tall - GAP)
        parts.append(_tile(canvas, tile, box, short[tile.area.code], figures))
    top = rows * tall + 14
    key, height = _key(canvas, areas, top, layout)
    return svg.drawing(canvas.id, layout.width, top + height, title, text, [*parts, key], linked=link is not None, kind="tiles")


def _figure(area: Area, canvas: _Canvas) -> str:
    return cell_text(area.cell, canvas.unit, canvas.language, sign=False)


def _tile(canvas: _Canvas, tile: Tile, box: tuple[float, float, float, float], short: str, figures: bool) -> str:
    x, y, wide, tall = box
    kind, pattern = canvas.fill(tile.area.cell)
    chosen = " chosen" if tile.area.chosen else ""
    figure = _figure(tile.area, canvas) if tile.area.cell.exact or tile.area.cell.status is Status.INTERVAL else DASH
    shown = figures and svg.text_width(figure, SMALL) <= wide + 2
    ink = f"on-{kind}"
    name_y = y + tall / 2 + (-3 if shown else 4)
    parts = [svg.rectangle(x, y, wide, tall, f"tile {kind}{chosen}", fill=pattern)]
    parts.append(svg.words(short, x + wide / 2, name_y, f"small middle strong {ink}"))
    if shown:
        parts.append(svg.words(figure, x + wide / 2, name_y + 15, f"small middle {ink}"))
    return canvas.around(tile.area, *parts)


def draw_shapes(chart: ShapeMap, language: Language, layout: Layout, title: str, text: str, link: Link | None) -> str:
    """The picture of a map with real boundaries; the chosen area is drawn last, so that its border lies on top."""
    areas = [shape.area for shape in chart.shapes]
    canvas = _canvas(chart, areas, language, layout, link)
    factor = layout.width / chart.width
    drawn = [_shape(canvas, shape) for shape in sorted(chart.shapes, key=lambda shape: shape.area.chosen)]
    top = chart.height * factor + 10
    key, height = _key(canvas, areas, top, layout)
    parts = [hatch(canvas.id), svg.element("g", *drawn, transform=f"scale({factor:.5f})"), key]
    return svg.drawing(canvas.id, layout.width, top + height, title, text, parts, linked=link is not None, kind="shapes")


def _shape(canvas: _Canvas, shape: Shape) -> str:
    kind, pattern = canvas.fill(shape.area.cell)
    chosen = " chosen" if shape.area.chosen else ""
    return canvas.around(shape.area, svg.element("path", d=shape.path, class_=f"shape {kind}{chosen}", fill=pattern))


def _key(canvas: _Canvas, areas: Sequence[Area], top: float, layout: Layout) -> tuple[str, float]:
    colours = [f"c{_stretched(place, canvas.classes.count)}" for place in range(canvas.classes.count)]
    entries = []
    if any(canvas.classes.of(area.cell) is not None for area in areas):
        entries = [(_swatch(colour), label) for colour, label in zip(colours, canvas.classes.labels(canvas.language), strict=True)]
    kinds = {canvas.fill(area.cell) for area in areas}
    if ("across", hatched(canvas.id)) in kinds:
        entries.append((_swatch("across", hatched(canvas.id)), OVER_BORDERS[canvas.language]))
    if ("none", None) in kinds:
        entries.append((_swatch("none"), NO_FIGURE[canvas.language]))
    if any(area.chosen for area in areas):
        entries.append((_swatch("hollow chosen"), CHOSEN[canvas.language]))
    return key_row(entries, 4, top, layout.width - 8)


def _swatch(kind: str, pattern: str | None = None) -> str:
    return svg.rectangle(1, 1, 20, 14, f"tile {kind}", fill=pattern)


def abbreviations(names: Sequence[str]) -> list[str]:
    """A short name for each, different from one another as far as the names allow: Kuop, K-Sav, K-Uus."""
    first = [name[:4].strip(" -") for name in names]
    short = list(first)
    for index, name in enumerate(names):
        if (first.count(first[index]) > 1 or len(first[index]) < min(4, len(name))) and (last := _last_name(name)):
            short[index] = f"{name[0]}-{last[:3]}"
    clashes = {text for text in short if short.count(text) > 1}
    for index, name in enumerate(names):
        if short[index] in clashes and (last := _last_name(name)):
            short[index] = f"{name[:2]}{last[:3]}"
    return short


def _last_name(name: str) -> str:
    """The last part of a name that is itself a name: Savo of Keski-Savo, Michel of S:t Michel regionen; empty if there is none."""
    parts = [part for part in name.replace("-", " ").split()[1:] if part[0].isupper()]
    return parts[-1] if parts else ""
