"""What several themes' indicators share: breaks of series, rounding of published figures, reasons for reliability."""

from __future__ import annotations

from puntari.define.indicator import Break
from puntari.words.period import Period
from puntari.words.text import Text

ROUNDED = 0.0501
"""How far a computed rate may be from the same rate as the source publishes it, rounded to one decimal."""

REFORM = Break(
    Period.parse("2025-01"),
    Text(
        "Työvoimapalvelut siirtyivät valtiolta kunnille ja työllisyysalueille 1.1.2025, ja asiakastiedot siirtyivät uuteen järjestelmään (A-TMT). Ajat ennen ja jälkeen eivät ole täysin vertailukelpoisia.",
        "Arbetskraftsservicen överfördes från staten till kommunerna och sysselsättningsområdena 1.1.2025, och klientuppgifterna flyttades till ett nytt system (A-TMT). Tiderna före och efter är inte helt jämförbara.",
        "Employment services moved from the state to the municipalities and employment areas on 1 January 2025, and client data moved to a new system (A-TMT). The times before and after are not fully comparable.",
    ),
)

ONE_SUB_REGION = Text(
    "Avointa aineistoa on vain Hämeenlinnan seudulta ja osin koko maasta.",
    "Öppna data finns bara för Tavastehusregionen och delvis för hela landet.",
    "Open data exists only for the Hämeenlinna sub-region and in part for the whole country.",
)
MANY_HIDDEN = Text(
    "Pienten kuntien lukuja on peitetty paljon, joten alueiden luvut ovat usein välejä.",
    "Många tal för små kommuner är skyddade, så områdenas tal är ofta intervall.",
    "Many figures of small municipalities are hidden, so the figures of areas are often intervals.",
)
FOUR_MUNICIPALITIES = Text(
    "Avoimessa otoksessa on koko maan lisäksi vain neljä kuntaa.",
    "Det öppna urvalet omfattar utöver hela landet bara fyra kommuner.",
    "The open sample covers only four municipalities beside the whole country.",
)
COUNTRY_ONLY = Text(
    "Lukuja on vain koko maasta.",
    "Siffror finns bara för hela landet.",
    "There are figures only for the whole country.",
)
NOT_AFTER_2020 = Text(
    "Aineisto päättyy vuoteen 2020, ja monia pienten kuntien lukuja on peitetty.",
    "Materialet slutar 2020, och många tal för små kommuner är skyddade.",
    "The data ends in 2020, and many figures of small municipalities are hidden.",
)
