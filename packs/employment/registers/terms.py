"""Purposes, and short ways of writing columns that the register contracts share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from packs.employment.codes.finland import FINLAND
from packs.employment.codes.registers import REGISTER_LISTS
from puntari.define.governance import Purpose
from puntari.define.register import (
    AmountColumn,
    AreaColumn,
    CodedColumn,
    DayColumn,
    Entity,
    IdentifierColumn,
    LineColumn,
    MonthColumn,
    NumberedColumn,
    StaffColumn,
)
from puntari.words.text import Text
from puntari.words.unit import COUNT, EURO, Unit

SWITCHED = date(2025, 1, 1)
"""The day from which A-TMT is the primary source and URA complements it."""
URA_OPEN = ("11.11.2222", "2222-11-11", "")
"""How URA's files write the end of a spell that has not ended."""
OPEN = ("",)
"""How the other systems write it."""

EVALUATION = Purpose(
    "evaluation",
    Text(
        "Työvoima- ja kotoutumispalvelujen seuranta ja arviointi",
        "Uppföljning och utvärdering av arbetskrafts- och integrationstjänsterna",
        "Follow-up and evaluation of employment and integration services",
    ),
)
FEEDBACK = Purpose(
    "feedback",
    Text(
        "Asiakaspalaute, jota ei yhdistetä asiakkuuteen",
        "Kundrespons som inte kopplas till kunden",
        "Feedback that is not linked with the client's records",
    ),
)

ABROAD: Mapping[str, Text] = MappingProxyType(
    {
        "197": Text("Norja", "Norge", "Norway"),
        "198": Text("Ruotsi", "Sverige", "Sweden"),
        "200": Text("Muu ulkomaa", "Annat utland", "Elsewhere abroad"),
    }
)


def person(*called: str, optional: bool = False) -> IdentifierColumn:
    """The henkilötunnus of the person a row is about."""
    return IdentifierColumn("person", called or ("henkilotunnus", "hetu"), Entity.PERSON, optional)


def business(name: str, *called: str, optional: bool = False) -> IdentifierColumn:
    """The business id of an employer, payer or provider."""
    return IdentifierColumn(name, called or ("y_tunnus", "ytunnus"), Entity.BUSINESS, optional)


def employer(*, optional: bool = False) -> IdentifierColumn:
    """The business id of an employer, as all systems but the Incomes Register call it."""
    return business("employer", "tyonantaja_y_tunnus", optional=optional)


def provider(*, optional: bool = False) -> IdentifierColumn:
    """The business id of who provides a service."""
    return business("provider", "palveluntuottaja_y_tunnus", optional=optional)


def number(name: str, *called: str, optional: bool = False) -> NumberedColumn:
    """The source system's own number of a thing."""
    return NumberedColumn(name, called, optional)


def line(*called: str) -> LineColumn:
    """Which one a row is of those of one kind in a report."""
    return LineColumn("line", called)


def expert() -> StaffColumn:
    """The source system's own number of the expert who looks after a client."""
    return StaffColumn("expert", ("asiantuntija_id",), optional=True)


def procurement(*, optional: bool = False) -> NumberedColumn:
    """The number of a procurement, by which services, courses, contracts and payments find each other."""
    return number("procurement", "hankinta_id", optional=optional)


def day(name: str, *called: str, optional: bool = False) -> DayColumn:
    """A day."""
    return DayColumn(name, called, optional=optional)


def until(name: str, *called: str, written: tuple[str, ...] = OPEN) -> DayColumn:
    """The last day of a spell, which may be open."""
    return DayColumn(name, called, open=written)


def from_to(begins: str, ends: str, open: tuple[str, ...] = OPEN) -> tuple[DayColumn, DayColumn]:
    """The first and the last day of a spell by what deliveries call them; the last one may be open."""
    return day("begins", begins), until("ends", ends, written=open)


def month(name: str, *called: str) -> MonthColumn:
    """A month."""
    return MonthColumn(name, called)


def coded(name: str, list: str, *called: str, optional: bool = False, translate: Mapping[str, str] | None = None) -> CodedColumn:
    """A code of one of the lists of the register contracts."""
    return CodedColumn(name, called, REGISTER_LISTS[list], translate or {}, optional=optional)


def occupation(called: str = "ammatti", optional: bool = True) -> CodedColumn:
    """An occupation by the classification of occupations."""
    return coded("occupation", "occupation_code", called, optional=optional)


def service_kind() -> CodedColumn:
    """Which service: one list for spells of service, applications, courses and procurement."""
    return coded("kind", "service_kind", "palvelun_laji")


def municipality(*called: str, name: str = "municipality", optional: bool = False) -> AreaColumn:
    """The three digits of a municipality, or the registers' codes of a place abroad."""
    return AreaColumn(name, called or ("kuntakoodi", "kunta"), FINLAND, "municipality", ABROAD, optional)


def employment_area(*called: str, name: str = "employment_area", optional: bool = False) -> AreaColumn:
    """The code of the employment authority's area."""
    return AreaColumn(name, called or ("tyollisyysalue",), FINLAND, "employment_area", optional=optional)


def euros(name: str, *called: str, optional: bool = False, minimum: float | None = 0) -> AmountColumn:
    """Euros and cents."""
    return AmountColumn(name, called, EURO, minimum, optional=optional)


def whole(name: str, *called: str, unit: Unit = COUNT, maximum: float | None = None, optional: bool = False) -> AmountColumn:
    """A whole number that is not below zero."""
    return AmountColumn(name, called, unit, 0, maximum, True, optional)


def grade(name: str, low: int, high: int, *called: str, optional: bool = False) -> AmountColumn:
    """A whole number of a scale."""
    return AmountColumn(name, called, COUNT, low, high, True, optional)


def birth_year(*called: str) -> AmountColumn:
    """The year a person was born in; rows hold it instead of the day of birth."""
    return AmountColumn("birth_year", called or ("syntymavuosi",), COUNT, 1900, 2099, True)
