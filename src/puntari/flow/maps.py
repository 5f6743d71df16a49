"""Boundaries drawn once a build: path data of a pack's areas by level, from the geometry that was delivered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from puntari.define.dimension import Hierarchy
from puntari.define.picture import Geometry
from puntari.methods.shapes import Drawing, Mesh, dissolve, draw, read_geojson, read_topojson, simplify, transverse_mercator

TOPOJSON, GEOJSON = "topojson", "geojson"
WIDTH = 1000
SMALLEST = 4.0
TOLERANCE = 0.0004
"""In radians of the sphere: about 2.5 km on the ground, a good pixel of the map."""


def draw_levels(geometry: Geometry, hierarchy: Hierarchy, text: str, name: str, form: str = TOPOJSON) -> Mapping[str, Drawing]:
    """Drawings by level id. `text` is the delivered TopoJSON or GeoJSON; raises BrokenFile where it can't be read."""
    mesh = read_mesh(geometry, text, name, form)
    return {level: draw(simplify(_dissolved(mesh, hierarchy, level), TOLERANCE), WIDTH, SMALLEST) for level in geometry.levels}


def read_mesh(geometry: Geometry, text: str, name: str, form: str) -> Mesh:
    """The lines of the base areas in a delivery of boundaries; raises BrokenFile."""
    project = transverse_mercator(geometry.meridian)
    if form == GEOJSON:
        return read_geojson(text, name, geometry.official_code, project)
    return read_topojson(text, name, geometry.layer, geometry.code, project)


def _dissolved(mesh: Mesh, hierarchy: Hierarchy, level: str) -> Mesh:
    groups = {code: area for code in mesh.rings if (area := _area_of(hierarchy, code, level, hierarchy.newest))}
    return dissolve(Mesh(mesh.lines, {code: mesh.rings[code] for code in groups}), groups)


def _area_of(hierarchy: Hierarchy, code: str, level: str, on: date) -> str | None:
    now = hierarchy.division.as_of_division(code, on)
    return hierarchy.division.parent(now, level, on) if now else None
