"""What maps are drawn from: tiles that the pack lays itself, and the boundaries that a delivery holds."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.names import check_id
from puntari.define.official import OpenFile
from puntari.define.source import Licence, MirrorFile
from puntari.words.text import Text


@dataclass(frozen=True)
class Tile:
    """One area of a level as a square of a tile map; columns and rows are counted from the upper left corner."""

    level: str
    code: str
    column: int
    row: int


@dataclass(frozen=True)
class Geometry:
    """Boundaries of a hierarchy's base areas in degrees, and the meridian that the map is drawn along.

    The mirror's file is TopoJSON: its layer and the property that holds the code. The official service gives GeoJSON, whose features
    hold the code in the property `official_code`.
    """

    id: str
    title: Text
    owner: Text
    licence: Licence
    mirror: MirrorFile
    layer: str
    code: str
    meridian: float
    levels: tuple[str, ...]
    official: OpenFile | None = None
    official_code: str = ""

    def __post_init__(self) -> None:
        check_id(self.id, "a geometry")
