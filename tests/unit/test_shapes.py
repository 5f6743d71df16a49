"""Maps from hand-made squares: shared lines, dissolving, simplifying and drawing."""

from __future__ import annotations

import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puntari.methods.shapes import Mesh, dissolve, draw, read_geojson, read_topojson, simplify, transverse_mercator
from puntari.words.errors import BadDefinition, BrokenFile

Corners = list[tuple[float, float]]


def square(x: float, y: float, side: float = 1) -> Corners:
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]


def geojson(**areas: list[list[Corners]]) -> str:
    features = [
        {"properties": {"code": code}, "geometry": {"type": "MultiPolygon", "coordinates": polygons}} for code, polygons in areas.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def surface(mesh: Mesh, area: str) -> float:
    total = 0.0
    for ring in mesh.rings[area]:
        points = mesh.outline(ring)
        total += sum(x * v - u * y for (x, y), (u, v) in zip(points, points[1:] + points[:1], strict=True)) / 2
    return total


ROW = geojson(a=[[square(0, 0)]], b=[[square(1, 0)]], c=[[square(2, 0)]])


def test_a_line_between_two_areas_is_kept_once() -> None:
    mesh = read_geojson(ROW, "row.geojson", "code")
    used = [reference for rings in mesh.rings.values() for ring in rings for reference in ring]
    walked_both_ways = {reference for reference in used if ~reference in used}
    assert len(walked_both_ways) == 4 and len(mesh.lines) == len(used) - 2
    assert {frozenset(mesh.walk(reference)) for reference in walked_both_ways} == {
        frozenset({(1, 0), (1, 1)}),
        frozenset({(2, 0), (2, 1)}),
    }


def test_areas_wound_the_other_way_round_dissolve_all_the_same() -> None:
    mesh = read_geojson(geojson(a=[[square(0, 0)]], b=[[square(1, 0)[::-1]]]), "mixed.geojson", "code")
    whole = dissolve(mesh, {"a": "all", "b": "all"})
    assert surface(whole, "all") == pytest.approx(2) and len(whole.rings["all"]) == 1


def test_a_hole_stays_a_hole_however_it_is_wound() -> None:
    for hole in (square(1, 1), square(1, 1)[::-1]):
        assert surface(read_geojson(geojson(a=[[square(0, 0, 3), hole]]), "hole.geojson", "code"), "a") == pytest.approx(8)


def test_dissolving_takes_inner_lines_away_and_keeps_the_ground() -> None:
    mesh = dissolve(read_geojson(ROW, "row.geojson", "code"), {"a": "west", "b": "west", "c": "east"})
    assert set(mesh.rings) == {"west", "east"}
    assert surface(mesh, "west") == pytest.approx(2) and surface(mesh, "east") == pytest.approx(1)
    (ring,) = mesh.rings["west"]
    assert set(mesh.outline(ring)) == {(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)}


def test_a_ring_of_areas_leaves_the_hole_of_another() -> None:
    around = {f"r{x}{y}": [[square(x, y)]] for x in range(3) for y in range(3) if (x, y) != (1, 1)}
    mesh = read_geojson(geojson(middle=[[square(1, 1)]], **around), "ring.geojson", "code")
    outer = dissolve(mesh, {area: "middle" if area == "middle" else "around" for area in mesh.rings})
    assert surface(outer, "around") == pytest.approx(8) and len(outer.rings["around"]) == 2
    assert surface(outer, "middle") == pytest.approx(1)


def test_areas_that_touch_at_a_corner_still_close() -> None:
    mesh = read_geojson(geojson(a=[[square(0, 0)]], b=[[square(1, 1)]], c=[[square(1, 0)]], d=[[square(0, 1)]]), "x.geojson", "code")
    chequered = dissolve(mesh, {"a": "black", "b": "black", "c": "white", "d": "white"})
    assert surface(chequered, "black") == pytest.approx(2) and surface(chequered, "white") == pytest.approx(2)


@given(st.lists(st.sampled_from("xyz"), min_size=16, max_size=16))
def test_dissolving_any_grouping_of_a_grid_keeps_the_ground_of_each_group(groups: list[str]) -> None:
    cells = {f"c{at}": [[square(at % 4, at // 4)]] for at in range(16)}
    mesh = dissolve(read_geojson(geojson(**cells), "grid.geojson", "code"), {f"c{at}": group for at, group in enumerate(groups)})
    assert {group: round(surface(mesh, group)) for group in mesh.rings} == {group: groups.count(group) for group in set(groups)}


def test_an_area_without_a_group_is_refused() -> None:
    with pytest.raises(BadDefinition, match="areas b, c have boundaries and no group"):
        dissolve(read_geojson(ROW, "row.geojson", "code"), {"a": "west"})


def test_simplifying_keeps_neighbours_together() -> None:
    crooked = [(1, 0), (1.05, 0.5), (1, 1)]
    left = [(0, 0), *crooked, (0, 1), (0, 0)]
    right = [crooked[2], crooked[1], crooked[0], (2, 0), (2, 1), crooked[2]]
    mesh = read_geojson(geojson(a=[[left]], b=[[right]]), "crooked.geojson", "code")
    fine, coarse = simplify(mesh, 0.04), simplify(mesh, 0.06)
    assert surface(fine, "a") == pytest.approx(surface(mesh, "a"))
    assert surface(coarse, "a") == pytest.approx(1) and surface(coarse, "b") == pytest.approx(1)
    assert surface(mesh, "a") == pytest.approx(1.025) and surface(mesh, "b") == pytest.approx(0.975)


def test_drawing_turns_the_north_up_and_fills_the_width() -> None:
    drawing = draw(read_geojson(ROW, "row.geojson", "code"), 300)
    assert (drawing.width, drawing.height) == (300, 100)
    assert drawing.centres == {"a": (50, 50), "b": (150, 50), "c": (250, 50)}
    assert corners(drawing.paths["a"]) == {(0, 100), (100, 100), (100, 0), (0, 0)}
    north = draw(read_geojson(geojson(low=[[square(0, 0)]], high=[[square(0, 5)]]), "two.geojson", "code"), 10)
    assert north.centres["high"][1] < north.centres["low"][1]


def corners(path: str) -> set[tuple[int, int]]:
    """The corners of path data of the form Mx yl dx dy…z, read without the code under test."""
    found: set[tuple[int, int]] = set()
    for ring in re.findall(r"M([^z]+)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        x = y = 0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            found.add((x, y))
    return found


def test_small_islands_are_left_out_but_never_the_whole_area() -> None:
    text = geojson(land=[[square(0, 0, 10)], [square(20, 0, 1)]], islet=[[square(30, 0, 1)]])
    mesh = read_geojson(text, "islands.geojson", "code")
    assert draw(mesh, 310).paths["land"].count("M") == 2
    sparse = draw(mesh, 310, smallest=200)
    assert sparse.paths["land"].count("M") == 1 and sparse.paths["islet"].count("M") == 1


TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
    "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
    "objects": {
        "parts": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"id": "a"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"id": "b"}},
            ],
        }
    },
}


def test_topojson_is_read_with_its_grid_and_shared_arcs() -> None:
    mesh = read_topojson(json.dumps(TOPOLOGY), "t.json", "parts", "id")
    assert mesh.lines[0] == ((11, 20), (11, 21))
    assert surface(mesh, "a") == pytest.approx(1) and surface(mesh, "b") == pytest.approx(1)
    assert surface(dissolve(mesh, {"a": "all", "b": "all"}), "all") == pytest.approx(2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html>", "not JSON"),
        ("[1]", "no Topology"),
        (json.dumps({"type": "FeatureCollection", "features": []}), "no Topology"),
        (json.dumps({**TOPOLOGY, "objects": {}}), "without layer 'parts'"),
        (json.dumps({**TOPOLOGY, "arcs": TOPOLOGY["arcs"][:1]}), "arcs beyond its 1"),
        (json.dumps(TOPOLOGY).replace('"id": "a"', '"name": "a"'), "a feature without 'id'"),
        (json.dumps(TOPOLOGY).replace('"Polygon"', '"Point"'), "is Point and no polygon"),
    ],
)
def test_broken_topojson_is_one_clear_error(text: str, said: str) -> None:
    with pytest.raises(BrokenFile, match=said):
        read_topojson(text, "t.json", "parts", "id")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        (json.dumps(TOPOLOGY), "no FeatureCollection"),
        (json.dumps({"type": "FeatureCollection", "features": [{"geometry": None}]}), "is nothing and no polygon"),
        (ROW.replace("MultiPolygon", "LineString"), "is LineString and no polygon"),
        (ROW.replace('"code"', '"name"'), "a feature without 'code'"),
    ],
)
def test_broken_geojson_is_one_clear_error(text: str, said: str) -> None:
    with pytest.raises(BrokenFile, match=said):
        read_geojson(text, "g.json", "code")


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(BadDefinition, match="nothing to draw"):
        draw(Mesh((), {}), 100)


def test_the_projection_is_true_on_its_meridian_and_keeps_angles() -> None:
    project = transverse_mercator(27)
    assert project(27, 60) == (0, pytest.approx(math.radians(60)))
    (x, y), (east, _), (_, north) = project(30, 65), project(30.001, 65), project(30, 65.001)
    width, height = math.hypot(east - x, project(30.001, 65)[1] - y), math.hypot(project(30, 65.001)[0] - x, north - y)
    assert width / height == pytest.approx(math.cos(math.radians(65)), rel=1e-3)
