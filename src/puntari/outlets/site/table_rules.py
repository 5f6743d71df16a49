"""What a protected table hides at least before an audience, rule by rule, in words."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.days import holds_on
from puntari.define.source import Audience
from puntari.define.table_rule import EVERY, TableRule
from puntari.outlets.site.book import Book
from puntari.outlets.wording import plain_number
from puntari.words.text import Language, Text

T = Text
HEADING = T("Suojatut taulukot", "Skyddade tabeller", "Protected tables")
LEAD = T(
    "Taulukko, jonka joku tuo suojattavaksi, peittää vähintään tämän ja lisäksi sen, mistä peitetyn voisi laskea.",
    "En tabell som någon låter skydda döljer minst detta, och dessutom det som det dolda kunde räknas ut ur.",
    "A table that somebody has protected hides this at least, and beside it whatever the hidden could be worked out from.",
)
COUNTS = T("Alle {least} henkilön määrät.", "Antal under {least} personer.", "Counts of fewer than {least} persons.")
GROUP = T(
    "Kaikki erittelyt ryhmästä, jossa on alle {group} henkilöä ja joka on kokonaan samassa luokassa.",
    "Alla uppdelningar av en grupp på under {group} personer som helt hör till samma klass.",
    "Every breakdown of a group of fewer than {group} persons that lies in one class wholly.",
)
SUMS = T(
    "Summat, joihin tuo alle {contributors} henkilöä tai yritystä.",
    "Summor som färre än {contributors} personer eller företag bidrar till.",
    "Sums to which fewer than {contributors} persons or firms contribute.",
)
LARGEST = T(
    "Summat, joista {n} suurinta tuo yli {k} %.",
    "Summor av vilka de {n} största står för över {k} %.",
    "Sums of which the largest {n} contribute more than {k}%.",
)
NEAR = T(
    "Summat, joista toiseksi suurin voisi laskea suurimman osuuden {p} prosentin tarkkuudella.",
    "Summor ur vilka den näst största kunde räkna ut den störstas del på {p} procent när.",
    "Sums from which the second largest could work out the largest one's part to within {p} per cent.",
)
UNITS = T(
    "Luvut, joiden takana on alle {units} työnantajaa tai palveluntuottajaa, kun heistä tiedetään.",
    "Siffror bakom vilka det finns färre än {units} arbetsgivare eller serviceproducenter, när dessa är kända.",
    "Figures behind which there are fewer than {units} employers or service providers, where these are known.",
)


def said(book: Book, audience: Audience, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The reason of each rule that packs declare for every dataset before the audience, and what it hides."""
    rules = (one for pack in book.packs for one in pack.table_rules)
    held = [one for one in rules if one.audience is audience and one.dataset == EVERY and holds_on(one, book.today)]
    return tuple((one.reason[language], tuple(_parts(one, language))) for one in held)


def _parts(one: TableRule, language: Language) -> Iterator[str]:
    yield COUNTS[language].format(least=one.least)
    if one.group:
        yield GROUP[language].format(group=one.group)
    yield SUMS[language].format(contributors=one.contributors)
    yield from (LARGEST[language].format(n=n, k=plain_number(k, 1 if k % 1 else 0, language)) for n, k in one.dominance)
    if one.p:
        yield NEAR[language].format(p=plain_number(one.p, 1 if one.p % 1 else 0, language))
    yield UNITS[language].format(units=one.units)
