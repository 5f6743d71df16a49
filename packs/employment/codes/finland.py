"""Finland's areas as a hierarchy, from the pack's own tables, and how deliveries write them."""

from __future__ import annotations

from pathlib import Path

from puntari.define.column import PlaceColumn
from puntari.define.dimension import Hierarchy, Level
from puntari.store.files import read_rows
from puntari.words.place import division_from_rows
from puntari.words.text import Text

TABLES = Path(__file__).resolve().parent.parent / "places"
COUNTRY = "country:SSS"
ALAND = "46"
_NOT_PLACES = read_rows(TABLES / "not_places.csv")
_PREFIXES = read_rows(TABLES / "prefixes.csv")

DIVISION = division_from_rows(
    read_rows(TABLES / "areas.csv"), read_rows(TABLES / "membership.csv"), read_rows(TABLES / "mergers.csv"), _NOT_PLACES
)

LEVELS = (
    Level("country", Text("koko maa", "hela landet", "whole country"), Text("koko maa", "hela landet", "whole country")),
    Level("region", Text("maakunta", "landskap", "region"), Text("maakunnat", "landskap", "regions")),
    Level(
        "wellbeing_county",
        Text("hyvinvointialue", "välfärdsområde", "wellbeing services county"),
        Text("hyvinvointialueet", "välfärdsområden", "wellbeing services counties"),
        note=Text(
            "Luettelossa on 21 hyvinvointialueen lisäksi Helsinki, joka hoitaa niiden tehtävät itse, ja Ahvenanmaa, jonka oma "
            "hallinto hoitaa ne.",
            "Listan omfattar utöver de 21 välfärdsområdena Helsingfors, som sköter deras uppgifter självt, och Åland, vars egen "
            "förvaltning sköter dem.",
            "Beside the 21 wellbeing services counties the list has Helsinki, which does their work itself, and Åland, whose own "
            "administration does it.",
        ),
    ),
    Level(
        "ely",
        Text("ELY-keskus", "NTM-central", "ELY centre"),
        Text("ELY-keskukset", "NTM-centraler", "ELY centres"),
        note=Text(
            "Luettelossa on 15 ELY-keskuksen alueen lisäksi Ahvenanmaa, jolla ei ollut ELY-keskusta mutta on tunnus luokituksessa.",
            "Listan omfattar utöver de 15 NTM-centralernas områden Åland, som inte hade någon NTM-central men har en kod i "
            "klassificeringen.",
            "Beside the areas of the 15 ELY centres the list has Åland, which had no ELY centre but has a code in the classification.",
        ),
    ),
    Level(
        "economic_development_centre",
        Text("elinvoimakeskus", "livskraftscentral", "Economic Development Centre"),
        Text("elinvoimakeskukset", "livskraftscentraler", "Economic Development Centres"),
        note=Text(
            "Luokitus lukee Ahvenanmaan kunnat Lounais-Suomen elinvoimakeskuksen alueeseen, joten sen summissa ne ovat mukana.",
            "Klassificeringen räknar de åländska kommunerna till Sydvästra Finlands livskraftscentrals område, så de ingår i dess summor.",
            "The classification puts the municipalities of Åland in the area of the Economic Development Centre of Southwestern Finland, "
            "so its sums have them.",
        ),
    ),
    Level(
        "employment_area",
        Text("työllisyysalue", "sysselsättningsområde", "employment area"),
        Text("työllisyysalueet", "sysselsättningsområden", "employment areas"),
        outside=frozenset({ALAND}),
        outside_reason=Text(
            "Ahvenanmaa järjestää palvelunsa oman lakinsa mukaan eikä ole työllisyysalue, vaikka sillä on tunnus niiden "
            "luokituksessa.",
            "Åland ordnar sina tjänster enligt sin egen lag och är inget sysselsättningsområde, även om det har en kod i "
            "klassificeringen av dem.",
            "Åland arranges its services by its own law and is no employment area, though it has a code in their classification.",
        ),
    ),
    Level("sub_region", Text("seutukunta", "ekonomisk region", "sub-region"), Text("seutukunnat", "ekonomiska regioner", "sub-regions")),
    Level("municipality", Text("kunta", "kommun", "municipality"), Text("kunnat", "kommuner", "municipalities")),
)

# The country is never summed: deliveries count people abroad or of unknown place in it, and hide small municipalities.
FINLAND = Hierarchy(
    id="area",
    title=Text("Alue", "Område", "Area"),
    levels=LEVELS,
    base="municipality",
    division=DIVISION,
    own_rows_only=frozenset({"country"}),
)

_LETTERS = {row["prefix"]: row["level"] for row in _PREFIXES if row["level"] and row["prefix"] != "SSS"}
_OTHERS = tuple(row["prefix"] for row in _PREFIXES if not row["level"])


def coded(*called: str) -> PlaceColumn:
    """A place column of StatFin: SSS for the country, else letters for the level before the code (KU091 is municipality 091)."""
    elsewhere = frozenset(row["code"] for row in _NOT_PLACES)
    return PlaceColumn("area", called, FINLAND, _LETTERS, {"SSS": COUNTRY}, elsewhere=elsewhere, set_aside=_OTHERS)


def bare(*called: str) -> PlaceColumn:
    """A place column with the three digits of a municipality and nothing before them; 000 is the country."""
    return PlaceColumn("area", called, FINLAND, {"": "municipality"}, {"000": COUNTRY})


def by_name(*called: str, whole: dict[str, str], last: str = "") -> PlaceColumn:
    """A place column with municipalities' names; `whole` tells what other texts stand for."""
    return PlaceColumn("area", called, FINLAND, whole=whole, named="municipality", last=last)


def everywhere(place: str = COUNTRY) -> PlaceColumn:
    """The place of tables that have no column of places because all their rows are about one."""
    return PlaceColumn("area", (), FINLAND, always=place)
