"""Boundaries from a web feature service on loopback, made of the mirror's own, where the mirror's file is not there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from acceptance.pxweb_server import Answer, found, serving

from packs.employment.codes.finland import FINLAND
from packs.employment.maps import BOUNDARIES
from puntari.flow.fetch import fetch_official
from puntari.flow.geometry import gather_geometry
from puntari.flow.maps import draw_levels
from puntari.store.deliveries import DeliveryRecord, Origin, get_delivery
from puntari.store.root import Store
from puntari.store.web import WebRules, fetch

RULES = WebRules(connect_seconds=5, read_seconds=20, attempts=1)


@dataclass
class Features:
    """A WFS with the municipalities of one year in degrees, their code in `kunta`."""

    shapes: dict[str, object]
    address: str = ""
    asked: list[str] = field(default_factory=list)

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        self.asked.append(target)
        query = {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}
        wanted = {"request": "GetFeature", "srsName": "EPSG:4326", "outputFormat": "application/json", "version": "2.0.0"}
        if wanted.items() - query.items() or not query["typeNames"].startswith("tilastointialueet:kunta4500k_"):
            return 400, b"<ows:ExceptionReport/>", {}
        return found(self.shapes)


def gathered(store: Store, service: Features, mirror: Path | None, told: Callable[[str], None] = lambda text: None) -> list[DeliveryRecord]:
    with serving(service):
        url = BOUNDARIES.official.url.replace("https://geo.stat.fi", service.address)
        geometry = replace(BOUNDARIES, official=replace(BOUNDARIES.official, url=url))
        fetcher = partial(fetch_official, store, call=partial(fetch, rules=RULES), tell=lambda text: None)
        return list(gather_geometry(store, geometry, mirror, fetcher, told))


@pytest.fixture
def service(mirror: Path) -> Features:
    shapes = json.loads((mirror / "kartta" / "kunnat_2km_wgs84.geojson").read_text())
    for feature in shapes["features"]:
        feature["properties"] = {"kunta": feature["properties"]["natcode"], "nimi": feature["properties"]["namefin"], "vuosi": 2026}
    return Features(shapes)


@pytest.mark.mirror
def test_the_service_gives_boundaries_where_there_is_no_mirror(service: Features, mirror: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (record,) = gathered(store, service, None)
    assert (record.origin, record.format, record.division) == (Origin.OFFICIAL, "geojson", "2026-01-01")
    drawn = draw_levels(BOUNDARIES, FINLAND, get_delivery(store, record).decode(), record.name, record.format)
    own = (mirror / BOUNDARIES.mirror.path).read_text()
    same = draw_levels(BOUNDARIES, FINLAND, own, BOUNDARIES.mirror.path)
    assert {level: set(one.paths) for level, one in drawn.items()} == {level: set(one.paths) for level, one in same.items()}
    assert gathered(store, service, None) == [record]
    assert len(service.asked) == 1, "what is there already is not fetched again by a build"


@pytest.mark.mirror
def test_the_mirror_comes_before_the_service(service: Features, mirror: Path, tmp_path: Path) -> None:
    (record,) = gathered(Store(tmp_path / "store"), service, mirror)
    assert (record.origin, record.format) == (Origin.MIRROR, "topojson")
    assert service.asked == []


@pytest.mark.parametrize("shapes", [{"type": "FeatureCollection", "features": []}, {"type": "Topology"}, {"error": "x"}])
def test_what_is_no_map_is_said_and_leaves_nothing(shapes: dict[str, object], tmp_path: Path) -> None:
    told: list[str] = []
    assert gathered(Store(tmp_path / "store"), Features(shapes), None, told.append) == []
    (said,) = told
    assert said.startswith("kartta: the official service gave nothing: ")
