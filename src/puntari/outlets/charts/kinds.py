"""What a chart is: typed data with its words, and what drawing it gives. Nothing here draws or computes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from puntari.words.cell import Cell
from puntari.words.period import Period
from puntari.words.text import Text
from puntari.words.unit import Better, Unit

MOST_SERIES = 5
"""As many hues as can be told apart on screen, on paper and by the colour-blind."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over every chart: the finding as `title`; what, where, when and in which unit as `subtitle`."""

    title: Text
    subtitle: Text


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a period."""

    period: Period
    cell: Cell


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one thing over time, of one frequency and in order; the first of a chart is the chosen one."""

    name: Text
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        periods = [point.period for point in self.points]
        if len({period.frequency for period in periods}) > 1:
            raise ValueError(f"series {self.name.en!r} mixes frequencies; draw months, quarters and years apart")
        if any(later <= earlier for earlier, later in pairwise(periods)):
            raise ValueError(f"series {self.name.en!r} is not in the order of time, or has a period twice")


@dataclass(frozen=True, slots=True)
class Break:
    """A change in how a series is made: figures before `period` and from it on are not comparable."""

    period: Period
    label: Text


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Lines over time, broken wherever a figure lacks."""

    id: str
    heading: Heading
    unit: Unit
    series: tuple[Series, ...]
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise ValueError(f"chart {self.id} has {len(self.series)} series; draw 1 to {MOST_SERIES}, or several small charts")
        frequencies = {point.period.frequency for series in self.series for point in series.points}
        if len(frequencies) > 1:
            raise ValueError(f"chart {self.id} mixes {', '.join(sorted(frequencies))}; draw each frequency apart")


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A trend at the size of a word, beside a figure that is written out."""

    id: str
    name: Text
    unit: Unit
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One area with its figure; `code` is also what its link is made from. One that is `outside` is shown and not compared."""

    code: str
    name: Text
    cell: Cell
    chosen: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class RankingChart:
    """Areas in the order of their figures, with what they are held against (the country's own figure)."""

    id: str
    heading: Heading
    unit: Unit
    areas: tuple[Area, ...]
    reference: Area | None = None
    better: Better = Better.NEITHER


@dataclass(frozen=True, slots=True)
class Tile:
    """An area on a square of the tile map; columns and rows count from 0 at the upper left."""

    area: Area
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """A map with one equal tile an area, roughly where it lies."""

    id: str
    heading: Heading
    unit: Unit
    tiles: tuple[Tile, ...]

    def __post_init__(self) -> None:
        places: dict[tuple[int, int], str] = {}
        for tile in self.tiles:
            other = places.setdefault((tile.column, tile.row), tile.area.code)
            if other != tile.area.code:
                raise ValueError(f"tiles {other} and {tile.area.code} share column {tile.column}, row {tile.row} in chart {self.id}")


@dataclass(frozen=True, slots=True)
class Shape:
    """An area with the SVG path of its boundaries, in the coordinates of its map."""

    area: Area
    path: str


@dataclass(frozen=True, slots=True)
class ShapeMap:
    """A map of real boundaries; `width` and `height` are those of the paths' coordinates."""

    id: str
    heading: Heading
    unit: Unit
    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled figure on a row: a year of the own price, a round of an assessment, a target; `apart` where it cannot be held against
    the others."""

    label: Text
    cell: Cell
    apart: bool = False


@dataclass(frozen=True, slots=True)
class DotRow:
    """Marks of one thing on one line, the latest last; `cut` says that a change in how it is measured lies between them."""

    name: Text
    marks: tuple[Mark, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class RangeRow:
    """Own figures of one thing, a line for each provider, beside those of its peers.

    A peer's cell may carry a value (the mean) together with `low` and `high` (the range).
    """

    name: Text
    own: tuple[DotRow, ...]
    peers: tuple[Mark, ...]
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class RangePlot:
    """Own figures as dots against the ranges of peers; a row with a unit of its own gets a scale of its own."""

    id: str
    heading: Heading
    unit: Unit
    rows: tuple[RangeRow, ...]


@dataclass(frozen=True, slots=True)
class DotPlot:
    """A few marks a row on a common scale: two rounds and a target, men and women."""

    id: str
    heading: Heading
    unit: Unit
    rows: tuple[DotRow, ...]
    floor: float | None = None
    ceiling: float | None = None
    breaks: tuple[Text, ...] = ()
    """Why the rows that are cut are."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the whole by its name, and how much it is."""

    name: Text
    value: float


@dataclass(frozen=True, slots=True)
class Steps:
    """The whole, the parts that went, and what is left; without `left` the parts are what the whole consists of. They make the whole."""

    id: str
    heading: Heading
    whole: Step
    gone: tuple[Step, ...]
    left: Step | None = None

    def __post_init__(self) -> None:
        parts = sum(one.value for one in self.parts)
        if self.whole.value <= 0 or any(one.value < 0 for one in self.parts) or abs(parts - self.whole.value) > 1e-9:
            raise ValueError(f"chart {self.id}: parts of {parts:g} do not make the whole of {self.whole.value:g}; draw none")

    @property
    def parts(self) -> tuple[Step, ...]:
        """All that makes the whole, what is left last."""
        return (*self.gone, self.left) if self.left else self.gone


Chart = TrendChart | Sparkline | RankingChart | TileMap | ShapeMap | RangePlot | DotPlot | Steps


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The data of a chart as a table: words as they are read, one tuple a row, the first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of table {self.caption!r} has {len(row)} cells for {len(self.columns)} columns: {row}")


@dataclass(frozen=True, slots=True)
class Picture:
    """One layout of a chart: `kind` is narrow, wide, any (fits both) or paper."""

    kind: str
    svg: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in one language: pictures for the screens it is drawn for, the twin table, and what it shows in words."""

    id: str
    title: str
    subtitle: str
    text: str
    table: ChartTable
    pictures: tuple[Picture, ...] = field(default=())
    linked: bool = False

    @property
    def svg(self) -> str:
        """All pictures, each in a box that the stylesheet shows on screens of its width only."""
        return "".join(f'<div class="picture picture-{picture.kind}">{picture.svg}</div>' for picture in self.pictures)
