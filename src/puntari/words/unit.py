"""Units of figures. Percent and percentage points are different units, and a change knows which one it is in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.words.text import Language, Text


class Better(StrEnum):
    """Which way of an indicator is the good one."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its name, its short sign (none where a bare number says it) and how many decimals it is shown with.

    `change` is the id of the unit in which a difference is given: percent changes in percentage points.
    """

    id: str
    name: Text
    sign: Text | None
    decimals: int
    change: str = ""

    def signed(self, language: Language) -> str:
        """The sign in a language; empty where there is none."""
        return self.sign[language] if self.sign else ""

    @property
    def of_change(self) -> Unit:
        """The unit of a difference between two figures in this unit."""
        return UNITS[self.change] if self.change else self


def _unit(id: str, name: tuple[str, str, str], sign: tuple[str, str, str] | str | None, decimals: int = 0, change: str = "") -> Unit:
    signs = Text.same(sign) if isinstance(sign, str) else Text(*sign) if sign else None
    return Unit(id, Text(*name), signs, decimals, change)


PERSONS = _unit("persons", ("henkilöä", "personer", "persons"), ("henk.", "pers.", "persons"))
VACANCIES = _unit("vacancies", ("avointa työpaikkaa", "lediga arbetsplatser", "vacancies"), ("paikkaa", "platser", "vacancies"))
PERCENT = _unit("percent", ("prosenttia", "procent", "per cent"), "%", 1, "percentage_points")
PERCENTAGE_POINTS = _unit("percentage_points", ("prosenttiyksikköä", "procentenheter", "percentage points"), ("%-yks.", "%-enh.", "pp"), 1)
RATIO = _unit("ratio", ("suhdeluku", "kvot", "ratio"), None, 1)
EURO = _unit("euro", ("euroa", "euro", "euros"), "€")
MILLION_EUROS = _unit("million_euros", ("miljoonaa euroa", "miljoner euro", "million euros"), ("milj. €", "mn €", "million euros"), 1)
EURO_PER_HEAD = _unit(
    "euro_per_head", ("euroa asukasta kohti", "euro per invånare", "euros per inhabitant"), ("€/as.", "€/inv.", "€/inh."), 2
)
DAYS = _unit("days", ("päivää", "dagar", "days"), ("pv", "d.", "days"))
WEEKS = _unit("weeks", ("viikkoa", "veckor", "weeks"), ("vk", "v.", "weeks"))
YEARS = _unit("years", ("vuotta", "år", "years"), ("v", "år", "years"), 1)
INDEX = _unit("index", ("indeksi", "index", "index"), None, 1)
GRADE = _unit("grade", ("arvosana 1–5", "betyg 1–5", "grade 1–5"), None, 1)
COUNT = _unit("count", ("lukumäärä", "antal", "number"), ("kpl", "st.", "items"))

UNITS: dict[str, Unit] = {
    unit.id: unit
    for unit in (
        PERSONS, VACANCIES, PERCENT, PERCENTAGE_POINTS, RATIO, EURO, MILLION_EUROS, EURO_PER_HEAD, DAYS, WEEKS, YEARS, INDEX, GRADE, COUNT
    )
}
