"""What the tables of Finland's places must hold, against the open deliveries that they are derived from."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from spec.places.regenerate import reader

from packs.employment.places.derive import Read, derive
from puntari.methods.shapes import Mesh, dissolve, draw, read_geojson, read_topojson, transverse_mercator
from puntari.words.place import Division, division_from_rows

TABLES = Path(__file__).parents[3] / "packs" / "employment" / "places"
TODAY, LAST_YEAR = date(2026, 6, 30), date(2025, 6, 30)
LEVELS = (
    "country region wellbeing_county ely economic_development_centre employment_area sub_region municipality urban_rural language_relation"
)


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((TABLES / name).read_text(encoding="utf-8"))))


@pytest.fixture(scope="module")
def finland() -> Division:
    return division_from_rows(rows("areas.csv"), rows("membership.csv"), rows("mergers.csv"), rows("not_places.csv"))


@pytest.fixture
def read(mirror: Path) -> Read:
    return reader(mirror)


@pytest.mark.mirror
def test_the_committed_tables_are_what_the_deliveries_give(read: Read) -> None:
    for name, text in derive(read).items():
        assert (TABLES / name).read_text(encoding="utf-8") == text, f"{name} differs: write it anew with tests/spec/places/regenerate.py"


def test_levels_are_these_in_this_order(finland: Division) -> None:
    assert " ".join(finland.area_levels) == LEVELS


@pytest.mark.parametrize(("year", "count"), [(2013, 320), (2015, 317), (2018, 311), (2024, 309), (2025, 308), (2026, 308)])
def test_municipalities_of_a_year(finland: Division, year: int, count: int) -> None:
    assert len(finland.areas("municipality", date(year, 1, 1))) == count
    assert len(finland.areas("municipality", date(year, 12, 31))) == count


@pytest.mark.parametrize(
    ("level", "on", "count"),
    [
        ("employment_area", TODAY, 46),
        ("employment_area", LAST_YEAR, 46),
        ("employment_area", date(2024, 12, 31), 0),
        ("region", TODAY, 19),
        ("wellbeing_county", TODAY, 23),
        ("sub_region", TODAY, 69),
        ("sub_region", date(2020, 12, 31), 70),
        ("ely", LAST_YEAR, 16),
        ("ely", TODAY, 0),
        ("economic_development_centre", LAST_YEAR, 0),
        ("economic_development_centre", TODAY, 10),
    ],
)
def test_areas_of_a_day(finland: Division, level: str, on: date, count: int) -> None:
    assert len(finland.areas(level, on)) == count


def test_45_employment_areas_and_aland_hold_every_municipality(finland: Division) -> None:
    codes = [area.code for area in finland.areas("employment_area", TODAY)]
    assert codes == [f"{number:02d}" for number in range(1, 47)]
    assert finland.find("employment_area", "46").names.sv == "Åland"
    assert len(finland.members("employment_area", "46", TODAY)) == 16
    assert sum(len(finland.members("employment_area", code, TODAY)) for code in codes) == 308
    for municipality in finland.areas("municipality", TODAY):
        then, now = (finland.parent(municipality.code, "employment_area", on) for on in (LAST_YEAR, TODAY))
        assert then == now and now is not None


def test_every_level_in_force_holds_every_municipality(finland: Division) -> None:
    for level in LEVELS.split():
        if level != "ely":
            assert all(finland.parent(one.code, level, TODAY) for one in finland.areas("municipality", TODAY)), level


@pytest.mark.mirror
def test_every_year_of_the_key_is_told_back(finland: Division, read: Read) -> None:
    columns = {"maakunta": "region", "seutukunta": "sub_region", "ely": "ely", "evk": "economic_development_centre"}
    columns |= {"hyvinvointialue": "wellbeing_county", "tyollisyysalue": "employment_area"}
    columns |= {"kuntaryhmitys": "urban_rural", "kielisuhde": "language_relation"}
    for row in csv.DictReader(io.StringIO(read("aluejako/kunta_avain_2013_2026.csv.gz"))):
        for column, level in columns.items():
            assert (finland.parent(row["kunta"], level, date(int(row["vuosi"]), 7, 1)) or "") == row[column], (row, level)


def test_what_moved_between_areas_moved_on_its_day(finland: Division) -> None:
    assert finland.parent("142", "region", date(2020, 12, 31)) == "08"
    assert finland.parent("142", "region", date(2021, 1, 1)) == "07"


@pytest.mark.parametrize(
    ("gone", "last_day", "into"),
    [
        ("588", date(2024, 12, 31), "507"),
        ("911", date(2019, 12, 31), "541"),
        ("099", date(2020, 12, 31), "214"),
        ("413", date(2014, 12, 31), None),
    ],
)
def test_mergers_that_the_deliveries_show(finland: Division, gone: str, last_day: date, into: str | None) -> None:
    assert finland.as_of_division(gone, last_day) == gone
    assert finland.as_of_division(gone, date(last_day.year + 1, 1, 1)) == into
    assert finland.as_of_division(gone, TODAY) == into


def test_every_municipality_that_ceased_has_a_row_with_its_basis(finland: Division) -> None:
    today = {area.code for area in finland.areas("municipality", TODAY)}
    ceased = {area.code for area in finland.known if area.level == "municipality"} - today
    assert {merger.gone for merger in finland.mergers} == ceased and len(ceased) == 12
    assert Counter(merger.basis for merger in finland.mergers) == {"not_shown": 9, "population": 2, "labour_force": 1}
    assert all((merger.into is None) == (merger.basis == "not_shown") for merger in finland.mergers)
    for merger in finland.mergers:
        assert finland.find("municipality", merger.gone).validity.until == merger.on - timedelta(days=1)


def test_two_employment_areas_cross_the_border_of_a_development_centre(finland: Division) -> None:
    crossing = []
    for area in finland.areas("employment_area", TODAY):
        members = finland.members("employment_area", area.code, TODAY)
        if len({finland.parent(one, "economic_development_centre", TODAY) for one in members}) > 1:
            crossing.append(area.code)
    assert crossing == ["06", "38"]


@pytest.mark.mirror
@pytest.mark.parametrize(
    ("prefix", "level", "count"),
    [
        ("TA", "employment_area", 46),
        ("MK", "region", 19),
        ("HVA", "wellbeing_county", 23),
        ("SK", "sub_region", 69),
        ("EVK", "economic_development_centre", 10),
    ],
)
def test_population_of_members_is_what_the_source_publishes(
    finland: Division, read: Read, prefix: str, level: str, count: int
) -> None:
    answer = json.loads(read("statfin_json_2026/age_register_kunnat_11ra.json"))
    people = {row["key"][0]: int(row["values"][0]) for row in answer["data"]}
    areas = finland.areas(level, TODAY)
    sums = {area.code: sum(people[f"KU{one}"] for one in finland.members(level, area.code, TODAY)) for area in areas}
    assert sums == {area.code: people[prefix + area.code] for area in areas}
    assert len(sums) == count and sum(sums.values()) == people["SSS"]


@pytest.mark.mirror
def test_every_code_of_the_deliveries_is_an_area_or_known_as_none(finland: Division, read: Read) -> None:
    levels = {row["prefix"]: row["level"] for row in rows("prefixes.csv")}
    unknown = set()
    for name in ("unemployment_register_kunnat_12r5", "software_occupations_register_kunnat_12ti", "age_register_kunnat_11ra"):
        for row in json.loads(read(f"statfin_json_2026/{name}.json"))["data"]:
            delivered = row["key"][0]
            prefix = max((one for one in levels if delivered.startswith(one)), key=len)
            code = delivered if delivered == "SSS" else delivered.removeprefix(prefix)
            if finland.not_a_place(delivered) is None and levels[prefix] and not _known(finland, levels[prefix], code):
                unknown.add(delivered)
    assert not unknown


def _known(finland: Division, level: str, code: str) -> bool:
    return any(area.level == level and area.code == code for area in finland.known)


def test_codes_that_are_no_place_are_in_no_area(finland: Division) -> None:
    assert {other.code for other in finland.not_places} == set("KU199 KUJOU SK902 SKJOU MK91 MKJO ELY80 ELYJO".split())
    assert not _known(finland, "municipality", "199") and not _known(finland, "region", "91")


# The tile map ---------------------------------------------------------------------------------------------------------------------


def tiles(level: str) -> dict[str, tuple[int, int]]:
    return {row["code"]: (int(row["column"]), int(row["row"])) for row in rows("tiles.csv") if row["level"] == level}


def touching(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) == 1


@pytest.mark.parametrize(("level", "apart", "widest"), [("employment_area", "46", 7), ("region", "21", 6)])
def test_each_area_has_one_square_and_the_mainland_hangs_together(finland: Division, level: str, apart: str, widest: int) -> None:
    places = tiles(level)
    assert set(places) == {area.code for area in finland.areas(level, TODAY)}
    assert len(set(places.values())) == len(places)
    assert max(column for column, _ in places.values()) < widest
    mainland = {code: at for code, at in places.items() if code != apart}
    reached, frontier = set(), [next(iter(mainland))]
    while frontier:
        here = frontier.pop()
        reached.add(here)
        frontier += [code for code in mainland if code not in reached and touching(mainland[here], mainland[code])]
    assert reached == set(mainland)
    assert not any(touching(places[apart], at) for at in mainland.values())
    assert places[apart][0] == 0 and places[apart][1] >= max(row for _, row in places.values()) - 1


@pytest.mark.mirror
@pytest.mark.parametrize(("level", "least"), [("employment_area", 0.8), ("region", 0.9)])
def test_tiles_that_touch_are_mostly_areas_that_touch(finland: Division, read: Read, level: str, least: float) -> None:
    mesh = dissolve(topology(read), groups(finland, topology(read), level))
    sides: dict[int, set[str]] = {}
    for area, rings in mesh.rings.items():
        for reference in (one for ring in rings for one in ring):
            sides.setdefault(max(reference, ~reference), set()).add(area)
    neighbours = {frozenset(pair) for pair in sides.values() if len(pair) == 2}
    places = tiles(level)
    pairs = {frozenset((a, b)) for a in places for b in places if touching(places[a], places[b])}
    assert len(pairs & neighbours) / len(pairs) >= least


# The real boundaries --------------------------------------------------------------------------------------------------------------


def topology(read: Read) -> Mesh:
    return read_topojson(read("kartta/yle_kunnat_hva_2021.topo.json"), "kartta", "munis", "id", transverse_mercator(26))


def groups(finland: Division, mesh: Mesh, level: str) -> dict[str, str]:
    today = {code: finland.as_of_division(code, TODAY) for code in mesh.rings}
    return {code: finland.parent(now, level, TODAY) for code, now in today.items()}


MAPS = [("municipality", 308, 90_000), ("employment_area", 46, 40_000), ("region", 19, 40_000)]


@pytest.mark.mirror
@pytest.mark.parametrize(("level", "count", "limit"), MAPS)
def test_the_map_of_finland_is_whole_and_light(finland: Division, read: Read, level: str, count: int, limit: int) -> None:
    mesh = topology(read)
    drawing = draw(dissolve(mesh, groups(finland, mesh, level)), 1000, smallest=4)
    assert set(drawing.paths) == {area.code for area in finland.areas(level, TODAY)} and len(drawing.paths) == count
    assert sum(map(len, drawing.paths.values())) <= limit
    assert 1.6 < drawing.height / drawing.width < 1.9


@pytest.mark.mirror
def test_the_map_lies_the_right_way_round(finland: Division, read: Read) -> None:
    mesh = topology(read)
    centres = draw(dissolve(mesh, groups(finland, mesh, "region")), 1000).centres
    assert min(centres, key=lambda code: centres[code][1]) == "19", "Lapland is on top"
    assert min(centres, key=lambda code: centres[code][0]) == "21", "Åland is farthest in the west"
    assert max(centres, key=lambda code: centres[code][0]) == "12", "North Karelia is farthest in the east"


@pytest.mark.mirror
def test_municipalities_drawn_one_by_one_do_not_meet_and_the_topology_does(read: Read) -> None:
    """Why the map is made of the topology: in the 2 km polygons each municipality was simplified alone, so half its lines are unshared."""
    alone = read_geojson(read("kartta/kunnat_2km_epsg3067.geojson"), "kartta", "natcode")
    assert shared(topology(read)) > 0.7 > 0.5 > shared(alone)


def shared(mesh: Mesh) -> float:
    """The share of the lines that two areas walk."""
    used = {reference for rings in mesh.rings.values() for ring in rings for reference in ring}
    return sum(1 for at in range(len(mesh.lines)) if at in used and ~at in used) / len(mesh.lines)
