"""Vacancies by municipality, told by name, in the division of 2020 (table 2310)."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import by_name
from packs.employment.sources.terms import CC_BY_KEHA, KEHA, OPEN, UNBOUNDED, count, month
from packs.employment.stand_in import vacancies
from puntari.define.column import NumberColumn
from puntari.define.source import MirrorFile, Source
from puntari.words.text import Text

tyonv_2310 = Source(
    id="tyonv_2310",
    title=Text(
        "Avoimet, uudet ja täyttyneet työpaikat kunnittain (2310)",
        "Lediga, nya och tillsatta arbetsplatser efter kommun (2310)",
        "Open, new and filled vacancies by municipality (2310)",
    ),
    owner=KEHA,
    licence=CC_BY_KEHA,
    columns=(
        by_name("kunta_fi", "Kunta", whole={"Maarianhamina - Mariehamn": "municipality:478"}),
        month(),
        count(
            "open_during_month",
            ("avoimet_kauden_aikana",),
            Text(
                "Kuukauden aikana avoinna olleet työpaikat",
                "Arbetsplatser som varit lediga under månaden",
                "Vacancies open during the month",
            ),
        ),
        count("new_vacancies", ("uudet_avoimet",), Text("Uudet avoimet työpaikat", "Nya lediga arbetsplatser", "New vacancies")),
        count("filled", ("tayttyneet",), Text("Täyttyneet työpaikat", "Tillsatta arbetsplatser", "Filled vacancies")),
        NumberColumn(
            "days_open",
            ("tayttyneiden_kesto_pv",),
            Text(
                "Täyttyneiden työpaikkojen avoinnaolo keskimäärin, päivää",
                "Genomsnittlig tid som tillsatta arbetsplatser varit lediga, dagar",
                "Mean days that filled vacancies were open",
            ),
            adds=(),
            hidden=UNBOUNDED,
            missing={},
        ),
    ),
    mirror=(MirrorFile("tyonv_kk_2006_2023/tyonv_2310_avoimet_tyopaikat_kunta.csv.gz", date(2020, 1, 1)),),
    stand_in=vacancies,
    rules={
        "new_within_open_during_month": "new_vacancies <= open_during_month",
        "filled_within_open_during_month": "filled <= open_during_month",
    },
    fresh_days=45,
    notes=Text(
        "Kunnat tulevat niminä vuoden 2020 kuntajaossa. Kunnan peitetty luku on 1–4; nolla julkaistaan. Paikat, joiden kuntaa ei ole ilmoitettu, puuttuvat, joten "
        "kuntien summa ei ole koko maan luku. Kun täyttyneitä on nolla, lähde antaa kestoksi nollan, joka ei ole kesto.",
        "Kommunerna anges med namn i 2020 års kommunindelning. Ett skyddat tal för en kommun är 1–4; noll publiceras. Platser utan angiven kommun saknas, så "
        "summan av kommunerna är inte hela landets tal. När inga platser tillsatts anger källan tiden noll, som inte är någon tid.",
        "Municipalities come by name in the division of 2020. A hidden figure of a municipality is 1–4; zero is published. Vacancies of no stated municipality are absent, so "
        "the sum of municipalities is not the figure of the country. Where none was filled, the source gives a duration of zero, which is no duration.",
    ),
    **OPEN,
)
