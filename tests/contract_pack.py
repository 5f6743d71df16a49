"""A tiny domain of the tests' own: villages in valleys, with two figures and the sexes, for contract, register and quarantine."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pyarrow as pa

from puntari.define.column import CodeColumn, Hidden, NumberColumn, PeriodColumn, PlaceColumn
from puntari.define.dimension import CodeList, Hierarchy, Level
from puntari.define.source import Audience, Licence, MirrorFile, Redistribution, Source
from puntari.store.deliveries import DeliveryRecord, KnownBasis, Origin
from puntari.store.files import sha256
from puntari.words.period import Frequency
from puntari.words.place import division_from_rows
from puntari.words.table import ROW, Column, Table
from puntari.words.text import Text

NOW = date(2026, 1, 1)


def words(text: str) -> Text:
    return Text(text, text, text)


def area(level: str, code: str, name: str, until: str = "") -> dict[str, str]:
    names = {"name_fi": name, "name_sv": f"{name} sv", "name_en": name}
    return {"level": level, "code": code, "valid_from": "2010-01-01", "valid_to": until} | names


AREAS = [
    area("country", "ALL", "Whole land"),
    area("valley", "A", "Alder valley"),
    area("valley", "B", "Birch valley"),
    area("village", "001", "Oakham"),
    area("village", "002", "Elmham"),
    area("village", "003", "Ashby"),
    area("village", "009", "Gone", until="2020-12-31"),
]
MEMBERSHIP = [
    {"village": village, "level": level, "code": code, "valid_from": "2010-01-01", "valid_to": until}
    for village, valley, until in (("001", "A", ""), ("002", "A", ""), ("003", "B", ""), ("009", "B", "2020-12-31"))
    for level, code in (("country", "ALL"), ("valley", valley))
]
MERGERS = [{"from_code": "009", "to_code": "003", "date": "2021-01-01", "basis": "told", "note": ""}]
HIERARCHY = Hierarchy(
    "village_places",
    words("places"),
    tuple(Level(id, words(id), words(id)) for id in ("country", "valley", "village")),
    "village",
    division_from_rows(AREAS, MEMBERSHIP, MERGERS, [], base="village"),
)
SEXES = CodeList("sex", words("sex"), {code: words(code) for code in ("all", "men", "women")}, total="all")
LICENCE = Licence("cc_by", words("CC BY 4.0"), words("The valley"))
PLACE = PlaceColumn(
    "place",
    ("area", "Area"),
    HIERARCHY,
    prefixes=MappingProxyType({"VI": "village", "VA": "valley"}),
    whole=MappingProxyType({"ALL": "country:ALL"}),
    elsewhere=frozenset({"VI999"}),
    set_aside=("OLD",),
)
PERIOD = PeriodColumn("period", ("month",), Frequency.MONTH)
SEX = CodeColumn("sex", ("sex",), SEXES, translate=MappingProxyType({"total": "all"}), set_aside=("unasked",))
HENS = NumberColumn(
    "hens",
    ("hens", "Hens kept"),
    words("hens"),
    hidden=Hidden(("...",), MappingProxyType({"village": (1.0, 4.0)})),
    missing=MappingProxyType({"": "not_stated", "-": "out_of_use"}),
    whole_numbers=True,
    maximum=1_000_000,
)
EGGS = NumberColumn("eggs", ("eggs",), words("eggs"), decimal_comma=True)
MIRROR = (MirrorFile("farm/hens.csv", NOW),)


def farm(**changes: object) -> Source:
    given: dict[str, object] = {
        "id": "farm",
        "title": words("farm"),
        "owner": words("the valley"),
        "licence": LICENCE,
        "columns": (PLACE, PERIOD, SEX, HENS, EGGS),
        "mirror": MIRROR,
        "rules": MappingProxyType({"eggs_need_hens": "eggs = 0 OR hens > 0"}),
        "audience": Audience.PUBLIC,
        "redistribution": Redistribution.OPEN,
    }
    return Source(**(given | changes))


def table(names: str, *rows: str) -> Table:
    """A table from texts: names and cells parted by bars; `~` is a cell that the file does not have."""
    columns = tuple(Column(code) for code in names.split("|"))
    cells = [[None if cell == "~" else cell for cell in row.split("|")] for row in rows]
    arrays = [pa.array([row[place] for row in cells], pa.string()) for place in range(len(columns))]
    data = pa.table([*arrays, pa.array(range(2, len(rows) + 2), pa.int64())], names=[*(column.code for column in columns), ROW])
    return Table(columns, data)


def record(known: str = "2026-02-01", sha: str = "", arrived: str = "2026-02-01T00:00:00+00:00", **changes: object) -> DeliveryRecord:
    given: dict[str, object] = {
        "source": "farm",
        "sha256": sha or sha256(known.encode()),
        "name": "hens.csv",
        "arrived": arrived,
        "origin": Origin.HAND,
        "known": known,
        "known_basis": KnownBasis.DECLARED,
        "division": NOW.isoformat(),
        "licence": "cc_by",
        "format": "csv",
        "bytes": 1,
    }
    return DeliveryRecord(**(given | changes))
