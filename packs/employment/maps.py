"""What Finland's maps are drawn from: our own tiles, and the boundaries of the 2021 division as Yle published them."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import TABLES
from puntari.define.official import OpenFile
from puntari.define.picture import Geometry, Tile
from puntari.define.source import Licence, MirrorFile
from puntari.store.files import read_rows
from puntari.words.text import Text

TILES = tuple(Tile(row["level"], row["code"], int(row["column"]), int(row["row"])) for row in read_rows(TABLES / "tiles.csv"))

WFS = (
    "https://geo.stat.fi/geoserver/tilastointialueet/wfs?service=WFS&version=2.0.0&request=GetFeature"
    "&srsName=EPSG:4326&outputFormat=application/json"
)
"""Statistics Finland's own boundaries; unverified, for it could not be tried against the network."""

BOUNDARIES = Geometry(
    id="kartta",
    title=Text("Kuntarajat 2021", "Kommungränserna 2021", "Municipal boundaries 2021"),
    owner=Text(
        "Tilastokeskus ja Maanmittauslaitos", "Statistikcentralen och Lantmäteriverket", "Statistics Finland and National Land Survey"
    ),
    licence=Licence(
        "cc-by-4.0",
        Text.same("CC BY 4.0"),
        Text(
            "Rajat: Tilastokeskus ja Maanmittauslaitos, CC BY 4.0; yleistys Yle tai Tilastokeskus",
            "Gränser: Statistikcentralen och Lantmäteriverket, CC BY 4.0; generalisering Yle eller Statistikcentralen",
            "Boundaries: Statistics Finland and National Land Survey, CC BY 4.0; generalised by Yle or Statistics Finland",
        ),
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    mirror=MirrorFile("kartta/yle_kunnat_hva_2021.topo.json", date(2021, 1, 1)),
    layer="munis",
    code="id",
    meridian=26,
    levels=("employment_area", "region", "municipality"),
    official=OpenFile(f"{WFS}&typeNames=tilastointialueet:kunta4500k_2026", date(2026, 1, 1)),
    official_code="kunta",
)
