"""The words of how many figures over persons are hidden, level by level and by kind of rule."""

from __future__ import annotations

from puntari.define.source import Audience
from puntari.guard.losses import Fate
from puntari.words.text import Text

T = Text
FINDING = T(
    "Eniten peitetään: {levels}, {most}\u00a0% luvuista",
    "Mest döljs: {levels}, {most}\u00a0% av siffrorna",
    "Most is hidden: {levels}, {most}% of figures",
)
NOTHING_HIDDEN = T("Yhtään prosenttia luvuista ei peitetä", "Inte en procent av siffrorna döljs", "Not one per cent of figures is hidden")
MEASURE = T(
    "peitettyjen osuus kaikista luvuista, %, aluetasoittain; {what}; laskettu {day}",
    "andelen dolda av alla siffror, %, efter områdesnivå; {what}; räknat den {day}",
    "hidden figures as a share of all, %, by level of area; {what}; counted on {day}",
)
WHAT = {
    Audience.AUTHORITIES: T(
        "kunkin mittarin uusin kausi alueittain", "den nyaste perioden av varje indikator efter område",
        "the newest period of every indicator by area",
    ),
    Audience.OWN_STAFF: T(
        "uusin kausi alueittain ja asiantuntijoittain tai tiimeittäin", "den nyaste perioden efter område och expert eller team",
        "the newest period by area and by expert or team",
    ),
}
TABLE = T("Mitä luvuille tapahtuu, %", "Vad som händer med siffrorna, %", "What becomes of figures, %")
LEVEL = T("Aluetaso", "Områdesnivå", "Level")
FIGURES = T("Lukuja", "Siffror", "Figures")
FATES = {
    Fate.TOLD: T("Kerrotaan muutettuna", "Lämnas ändrade", "Told, changed"),
    Fate.ZERO: T("Kerrotaan nollana", "Lämnas som noll", "Told as zero"),
    Fate.FEW_PERSONS: T("Peitetään: vähän henkilöitä", "Döljs: få personer", "Hidden: few persons"),
    Fate.FEW_UNITS: T("Peitetään: vähän työnantajia tai tuottajia", "Döljs: få arbetsgivare eller producenter",
                      "Hidden: few employers or providers"),
    Fate.DOMINATED: T("Peitetään: yksi tai muutama hallitsee", "Döljs: en eller några dominerar", "Hidden: one or a few dominate"),
    Fate.UNPROTECTED: T("Peitetään: ei voi suojata", "Döljs: kan inte skyddas", "Hidden: cannot be protected"),
    Fate.NONE: T("Lukua ei ole", "Ingen siffra finns", "There is no figure"),
}
SHORT = {
    Fate.FEW_PERSONS: T("vähän henkilöitä", "få personer", "few persons"),
    Fate.FEW_UNITS: T("vähän työnantajia tai tuottajia", "få arbetsgivare eller producenter", "few employers or providers"),
    Fate.DOMINATED: T("yksi tai muutama hallitsee", "en eller några dominerar", "one or a few dominate"),
    Fate.UNPROTECTED: T("ei voi suojata", "kan inte skyddas", "cannot be protected"),
}
"""Kinds of rule as the picture names them."""
NOTES = (
    T(
        "Prosentit on pyöristetty kokonaisiksi, joten 0 voi olla ei yhtään tai muutama, eikä summa ole aina 100.",
        "Procenten är avrundade till hela, så 0 kan vara ingen eller några få, och summan är inte alltid 100.",
        "Per cents are rounded to whole ones, so 0 may be none or a few, and the sum is not always 100.",
    ),
    T(
        "Lukua ei ole esimerkiksi silloin, kun osuudella ei ole jakajaa tai seuranta-aika on kesken. Sitä ei ole peitetty.",
        "Det finns ingen siffra till exempel när en andel saknar nämnare eller uppföljningen pågår. Den är inte dold.",
        "There is no figure where a share has nothing to be a share of, or where the time followed is not over. It is not hidden.",
    ),
)
BY_AREA = T(
    "Erittely pienempiin ryhmiin peittää enemmän: luvut ovat tässä vain alueittain.",
    "En uppdelning i mindre grupper döljer mer: här är siffrorna bara efter område.",
    "A breakdown into smaller groups hides more: figures here are by area alone.",
)
SYNTHETIC = T(
    "Henkilöt ovat keksittyjä, joten osuudet kertovat säännöistä eivätkä Suomesta.",
    "Personerna är påhittade, så andelarna säger något om reglerna och inte om Finland.",
    "The persons are made up, so the shares tell of the rules and not of Finland.",
)
NOT_COUNTED = T(
    "Tässä järjestelmässä ei ole vielä laskettu, kuinka suuri osa luvuista peitetään.",
    "I det här systemet har det ännu inte räknats hur stor del av siffrorna som döljs.",
    "In this installation nobody has counted yet how large a part of the figures is hidden.",
)
