"""Boundaries for a map on a page: TopoJSON or GeoJSON becomes a mesh of shared lines, is dissolved into areas and drawn as SVG paths.

A mesh keeps each line between two areas once, so a line that is simplified stays the same for both neighbours, and the outline of
a group of areas is what remains when the lines that occur in it twice, once in each direction, are taken away.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from puntari.words.errors import BadDefinition, BrokenFile

Point = tuple[float, float]
Line = tuple[Point, ...]
Projection = Callable[[float, float], Point]
MEND = "deliver TopoJSON or GeoJSON whose features are polygons that carry their area's code"


@dataclass(frozen=True)
class Mesh:
    """Lines, and for each area its rings: closed runs of references to lines, where `~i` is line `i` walked backwards."""

    lines: tuple[Line, ...]
    rings: Mapping[str, tuple[tuple[int, ...], ...]]

    def walk(self, reference: int) -> Line:
        """The points of a line in the direction of the reference."""
        return self.lines[reference] if reference >= 0 else self.lines[~reference][::-1]

    def outline(self, ring: Iterable[int]) -> list[Point]:
        """The points of a ring, the first not repeated at the end."""
        return [point for reference in ring for point in self.walk(reference)[:-1]]


@dataclass(frozen=True, slots=True)
class Part:
    """One ring of an area as a file has it: the outer edge of a polygon or a hole in it."""

    area: str
    outer: bool
    ring: tuple[int, ...]


@dataclass(frozen=True)
class Drawing:
    """SVG path data by area in a picture of `width` by `height` units, y downwards, and a point inside or near each area."""

    width: int
    height: int
    paths: Mapping[str, str]
    centres: Mapping[str, tuple[int, int]]


def transverse_mercator(meridian: float) -> Projection:
    """A projection of degrees east and north to radians of a sphere, true along the meridian: for maps to look at, not to measure."""

    def project(longitude: float, latitude: float) -> Point:
        east, north = math.radians(longitude - meridian), math.radians(latitude)
        return math.atanh(math.sin(east) * math.cos(north)), math.atan2(math.tan(north), math.cos(east))

    return project


def read_topojson(text: str, where: str, layer: str, code: str, project: Projection | None = None) -> Mesh:
    """The mesh of one layer of a TopoJSON text; `code` is `id` or the property with the area's code. Raises BrokenFile."""
    document = _document(text, where, "Topology")
    try:
        geometries = document["objects"][layer]["geometries"]
        arcs = [_arc(arc, document.get("transform")) for arc in document["arcs"]]
    except (KeyError, TypeError, ValueError) as wrong:
        raise BrokenFile(f"TopoJSON without arcs or without layer {layer!r} ({wrong!r})", where, MEND) from wrong
    parts = [
        Part(_code(geometry, code, where), at == 0, tuple(ring))
        for geometry in geometries
        for polygon in _polygons(geometry, "arcs", where)
        for at, ring in enumerate(polygon)
    ]
    if any(not -len(arcs) <= reference < len(arcs) for part in parts for reference in part.ring):
        raise BrokenFile(f"TopoJSON refers to arcs beyond its {len(arcs)}", where, MEND)
    return _mesh(tuple(_projected(arc, project) for arc in arcs), parts)


def read_geojson(text: str, where: str, code: str, project: Projection | None = None) -> Mesh:
    """The mesh of a GeoJSON text: lines with the same corners on both sides become shared. Raises BrokenFile."""
    document = _document(text, where, "FeatureCollection")
    outlines = [
        (_code(feature, code, where), at == 0, [(point[0], point[1]) for point in ring[:-1]])
        for feature in document.get("features") or ()
        for polygon in _polygons(feature.get("geometry") or {}, "coordinates", where)
        for at, ring in enumerate(polygon)
    ]
    junctions = _junctions([ring for _, _, ring in outlines])
    known: dict[Line, int] = {}
    parts = [Part(area, outer, tuple(_reference(line, known) for line in _cut(ring, junctions))) for area, outer, ring in outlines]
    return _mesh(tuple(_projected(line, project) for line in known), parts)


def dissolve(mesh: Mesh, groups: Mapping[str, str]) -> Mesh:
    """The mesh of the groups that the areas belong to; raises BadDefinition for areas without a group."""
    if strays := sorted(set(mesh.rings) - set(groups)):
        raise BadDefinition(f"areas {', '.join(strays)} have boundaries and no group to be dissolved into; name a group for each")
    walked: dict[str, Counter[int]] = defaultdict(Counter)
    for area, rings in mesh.rings.items():
        walked[groups[area]].update(reference for ring in rings for reference in ring)
    return Mesh(mesh.lines, {group: tuple(_chained(mesh, counted)) for group, counted in sorted(walked.items())})


def simplify(mesh: Mesh, tolerance: float) -> Mesh:
    """The mesh with corners left out that lie nearer than `tolerance` (in the mesh's units) to the line without them.

    Ends of lines stay, so neighbours go on meeting (Douglas and Peucker 1973, doi:10.3138/FM57-6770-U75U-7727).
    """
    return Mesh(tuple(_thinned(line, tolerance) for line in mesh.lines), mesh.rings)


def draw(mesh: Mesh, width: int, smallest: float = 0.0) -> Drawing:
    """Path data in whole units, `width` units wide; rings of an area under `smallest` square units are left out, never its largest."""
    used = [mesh.outline(ring) for rings in mesh.rings.values() for ring in rings]
    left, right = _extent(point[0] for ring in used for point in ring)
    bottom, top = _extent(point[1] for ring in used for point in ring)
    if right <= left or top <= bottom:
        raise BadDefinition(f"{len(mesh.rings)} areas cover no ground, so there is nothing to draw; deliver boundaries with corners")
    scale = width / (right - left)
    paths, centres = {}, {}
    for area, rings in sorted(mesh.rings.items()):
        placed = [[(round((x - left) * scale), round((top - y) * scale)) for x, y in mesh.outline(ring)] for ring in rings]
        largest = max(placed, key=lambda ring: abs(_surface(ring)))
        kept = [ring for ring in placed if ring is largest or abs(_surface(ring)) >= max(smallest, 0.5)]
        paths[area] = "".join(map(_path, kept))
        centres[area] = _centre(largest)
    return Drawing(width, math.ceil((top - bottom) * scale), paths, centres)


def _mesh(lines: tuple[Line, ...], parts: Iterable[Part]) -> Mesh:
    """All rings wound alike, outer ones anticlockwise and holes clockwise, so that neighbours walk a shared line in opposite directions."""
    rings: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    loose = Mesh(lines, {})
    for part in parts:
        turned = (_surface(loose.outline(part.ring)) > 0) != part.outer
        rings[part.area].append(tuple(~reference for reference in reversed(part.ring)) if turned else part.ring)
    return Mesh(lines, {area: tuple(own) for area, own in rings.items()})


def _document(text: str, where: str, kind: str) -> dict:
    try:
        document = json.loads(text)
    except ValueError as wrong:
        raise BrokenFile(f"not JSON: {wrong}", where, MEND) from wrong
    if not isinstance(document, dict) or document.get("type") != kind:
        raise BrokenFile(f"JSON that is no {kind}", where, MEND)
    return document


def _code(feature: dict, code: str, where: str) -> str:
    held = feature.get("properties") or {}
    value = held.get(code, feature.get(code))
    if not isinstance(value, str) or not value:
        raise BrokenFile(f"a feature without {code!r}; it has {sorted(held)}", where, MEND)
    return value


def _polygons(geometry: dict, inside: str, where: str) -> list:
    """Polygons as lists of rings, from a polygon or several."""
    kind, content = geometry.get("type"), geometry.get(inside)
    if kind not in ("Polygon", "MultiPolygon") or not content:
        raise BrokenFile(f"a feature that is {kind or 'nothing'} and no polygon", where, MEND)
    return [content] if kind == "Polygon" else content


def _arc(arc: list, transform: dict | None) -> Line:
    """The points of an arc; a quantised one holds steps on a grid (TopoJSON 1.0, section 2.1.2)."""
    if transform is None:
        return tuple((point[0], point[1]) for point in arc)
    (wide, high), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((left + x * wide, bottom + y * high))
    return tuple(points)


def _projected(line: Sequence[Point], project: Projection | None) -> Line:
    return tuple(line) if project is None else tuple(project(*point) for point in line)


def _junctions(rings: list[list[Point]]) -> set[Point]:
    """Corners where lines meet: those that do not have the same two neighbours in every ring."""
    beside: dict[Point, frozenset[Point]] = {}
    found = set()
    for ring in rings:
        for before, point, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True):
            if beside.setdefault(point, frozenset((before, after))) != {before, after}:
                found.add(point)
    return found


def _cut(ring: list[Point], junctions: set[Point]) -> Iterator[Line]:
    """The lines of a ring between junctions; a ring without any is one closed line that begins at its least corner."""
    at = [place for place, point in enumerate(ring) if point in junctions] or [ring.index(min(ring))]
    for start, end in zip(at, at[1:] + [at[0] + len(ring)], strict=True):
        yield tuple(ring[place % len(ring)] for place in range(start, end + 1))


def _reference(line: Line, known: dict[Line, int]) -> int:
    if (backwards := known.get(line[::-1])) is not None:
        return ~backwards
    return known.setdefault(line, len(known))


def _chained(mesh: Mesh, counted: Counter[int]) -> Iterator[tuple[int, ...]]:
    """Rings out of the lines of a group that are not walked both ways; raises BadDefinition where they do not close."""
    leaving: dict[Point, list[int]] = defaultdict(list)
    for reference, times in counted.items():
        if (left := times - counted.get(~reference, 0)) > 0:
            leaving[mesh.walk(reference)[0]] += [reference] * left
    while leaving:
        start = next(iter(leaving))
        ring: list[int] = []
        here = start
        while not ring or here != start:
            if not leaving.get(here):
                raise BadDefinition(f"a boundary ends at {here} without closing; deliver areas whose rings are closed")
            ring.append(leaving[here].pop())
            if not leaving[here]:
                del leaving[here]
            here = mesh.walk(ring[-1])[-1]
        yield tuple(ring)


def _thinned(line: Line, tolerance: float) -> Line:
    """The corners that stay, found by splitting at the farthest corner until none is farther than the tolerance."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        between = range(first + 1, last)
        farthest = max(between, key=lambda at: _distance(line[at], line[first], line[last]), default=None)
        if farthest is not None and _distance(line[farthest], line[first], line[last]) > tolerance:
            keep.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return tuple(line[at] for at in sorted(keep))


def _distance(point: Point, start: Point, end: Point) -> float:
    """From the point to the stretch between start and end."""
    along, across = end[0] - start[0], end[1] - start[1]
    length = along * along + across * across
    share = 0.0 if length == 0 else ((point[0] - start[0]) * along + (point[1] - start[1]) * across) / length
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - start[0] - share * along, point[1] - start[1] - share * across)


def _extent(values: Iterable[float]) -> tuple[float, float]:
    found = list(values)
    return (min(found), max(found)) if found else (0.0, 0.0)


def _surface(ring: Sequence[tuple[float, float]]) -> float:
    """Signed surface in square units (shoelace formula)."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def _centre(ring: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The centre of gravity of a ring, or the middle of its corners where it has no surface."""
    surface = _surface(ring)
    if not surface:
        return round(sum(x for x, _ in ring) / len(ring)), round(sum(y for _, y in ring) / len(ring))
    across = down = 0.0
    for (x, y), (u, v) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        part = (x * v - u * y) / (6 * surface)
        across, down = across + (x + u) * part, down + (y + v) * part
    return round(across), round(down)


def _path(ring: Sequence[tuple[int, int]]) -> str:
    """One closed ring in the shortest relative form."""
    corners = [point for before, point in zip([ring[-1], *ring[:-1]], ring, strict=True) if point != before] or [ring[0]]
    steps = [number for (x, y), (u, v) in pairwise(corners) for number in (u - x, v - y)]
    return f"M{corners[0][0]} {corners[0][1]}" + ("l" + _joined(steps) if steps else "") + "z"


def _joined(numbers: Sequence[int]) -> str:
    """Numbers with a space between, except where a minus sign parts them already."""
    return "".join(f" {number}" if at and number >= 0 else str(number) for at, number in enumerate(numbers))
