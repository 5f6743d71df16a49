"""A small domain that the engine's tests run on: parishes in counties in a country, counting hens by breed."""

from __future__ import annotations

from datetime import date

from puntari.define.column import CodeColumn, Hidden, NumberColumn, PeriodColumn, PlaceColumn
from puntari.define.dimension import CodeList, Hierarchy, Level
from puntari.define.expression import Published, Sum, among
from puntari.define.fact import Fact
from puntari.define.indicator import Card, Indicator, Theme, measure
from puntari.define.official import OpenFile
from puntari.define.pack import Pack
from puntari.define.source import Audience, Licence, Redistribution, Source
from puntari.words.period import Frequency
from puntari.words.place import division_from_rows
from puntari.words.text import Text
from puntari.words.unit import COUNT, PERCENT, RATIO, Better

T = Text.same
DAY = date(2020, 1, 1)
COUNTIES = {"1": ("a", "b"), "2": ("c", "d", "e"), "3": ("f",)}


def division_rows() -> tuple[list[dict[str, str]], list[dict[str, str]], list[dict[str, str]]]:
    """Areas, memberships and mergers: parish g merged into f on 1 January 2020."""
    def area(level: str, code: str, until: str = "") -> dict[str, str]:
        names = {f"name_{language}": f"{level} {code}" for language in ("fi", "sv", "en")}
        return {"level": level, "code": code, "valid_from": "2010-01-01", "valid_to": until} | names

    areas = [area("country", "X"), *(area("county", code) for code in COUNTIES)]
    areas += [area("parish", parish) for parishes in COUNTIES.values() for parish in parishes] + [area("parish", "g", "2019-12-31")]
    inside = [(parish, "county", county) for county, parishes in COUNTIES.items() for parish in parishes] + [("g", "county", "3")]
    inside += [(parish, "country", "X") for parish, _, _ in list(inside)]
    membership = [
        {"parish": p, "level": level, "code": code, "valid_from": "2010-01-01", "valid_to": "2019-12-31" if p == "g" else ""}
        for p, level, code in inside
    ] + [{"parish": "f", "level": "urbanity", "code": "1", "valid_from": "2020-01-01", "valid_to": ""}]
    areas.append(area("urbanity", "1"))
    mergers = [{"from_code": "g", "to_code": "f", "date": "2020-01-01", "basis": "made", "note": ""}]
    return areas, membership, mergers


def hierarchy() -> Hierarchy:
    """The small country."""
    areas, membership, mergers = division_rows()
    levels = tuple(Level(id, T(id), T(id + "s")) for id in ("country", "county", "parish"))
    division = division_from_rows(areas, membership, mergers, [], base="parish")
    return Hierarchy("area", T("area"), levels, "parish", division, frozenset({"country"}))


BREEDS = CodeList("breed", T("breed"), {"all": T("all"), "landrace": T("landrace"), "leghorn": T("leghorn")}, total="all")
LICENCE = Licence("cc-by-4.0", T("CC BY 4.0"), T("The small country, CC BY 4.0"))
PLACES = hierarchy()
HENS = Source(
    "hens", T("Hens"), T("The small country"), LICENCE,
    (
        PlaceColumn("area", ("where",), PLACES, {"P": "parish", "C": "county"}, {"ALL": "country:X"}, elsewhere=frozenset({"P?"})),
        PeriodColumn("month", ("when",), Frequency.MONTH),
        CodeColumn("breed", ("breed",), BREEDS),
        NumberColumn("hens", ("hens",), T("hens"), hidden=Hidden(("...",), {"parish": (1, 4)}), whole_numbers=True),
        NumberColumn("cocks", ("cocks",), T("cocks"), hidden=Hidden(("...",), {"parish": (1, 4)}), whole_numbers=True),
        NumberColumn("share", ("share",), T("share"), adds=()),
    ),
    official=OpenFile("https://example.invalid/hens.csv", DAY), audience=Audience.PUBLIC, redistribution=Redistribution.OPEN,
)
PEOPLE = Source(
    "people", T("People"), T("The small country"), LICENCE,
    (
        PlaceColumn("area", ("where",), PLACES, {"P": "parish"}, {"ALL": "country:X"}),
        PeriodColumn("year", ("when",), Frequency.YEAR),
        NumberColumn("people", ("people",), T("people"), whole_numbers=True),
    ),
    official=OpenFile("https://example.invalid/people.csv", DAY), audience=Audience.PUBLIC, redistribution=Redistribution.OPEN,
)
flock = Fact("flock", "SELECT area, month, breed, hens, cocks, share FROM hens", (HENS,))
folk = Fact("folk", "SELECT area, year, people FROM people", (PEOPLE,))
THEME = Theme("birds", T("Birds"))


def card(name: str) -> Card:
    """A card of one word."""
    return Card(*(T(name),) * 6)


hens = Sum(flock, flock.hens)
cocks = Sum(flock, flock.cocks)
INDICATORS = {
    "hens": Indicator((measure(hens),), COUNT, Better.HIGHER, THEME, card("hens")),
    "birds": Indicator((measure(hens + cocks),), COUNT, Better.HIGHER, THEME, card("birds")),
    "hen_share": Indicator((measure(hens, hens + cocks, 100),), PERCENT, Better.HIGHER, THEME, card("hen share")),
    "hens_per_cock": Indicator((measure(hens, cocks),), RATIO, Better.NEITHER, THEME, card("hens per cock")),
    "published_share": Indicator((measure(Published(flock, flock.share)),), PERCENT, Better.HIGHER, THEME, card("published share")),
    "landrace_hens": Indicator(
        (measure(Sum(flock, flock.hens, among(flock.breed, "landrace"))),), COUNT, Better.HIGHER, THEME, card("landrace hens")
    ),
    "hens_per_head": Indicator(
        (measure(hens, Sum(folk, folk.people), carried_years=2),), RATIO, Better.LOWER, THEME, card("hens per head")
    ),
}
PACK = Pack(
    "small", T("Small"), T("A small domain for tests"), "", {"hens": HENS, "people": PEOPLE}, {"flock": flock, "folk": folk},
    INDICATORS, (THEME,), PLACES,
)
