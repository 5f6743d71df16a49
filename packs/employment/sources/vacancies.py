"""Vacancies by municipality, told by name, in the division of 2020 (table 2310)."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import COUNTRY, by_name
from packs.employment.sources.terms import (
    CC_BY_KEHA,
    EMPLOYMENT_SERVICE_STATISTICS,
    KEHA,
    OPEN,
    count,
    employment_service,
    finished,
    month,
    noted,
)
from packs.employment.stand_in import vacancies
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
        by_name("kunta_fi", "Kunta", "Alue", whole={"Maarianhamina - Mariehamn": "municipality:478", "KOKO MAA": COUNTRY}),
        month(),
        count("open_during_month", "avoimet_kauden_aikana", "Avoimet työpaikat kauden aikana"),
        count("new_vacancies", "uudet_avoimet", "Uudet avoimet työpaikat kauden aikana"),
        count("filled", "tayttyneet", "Täyttyneet työpaikat kauden aikana"),
        finished("days_open", "tayttyneiden_kesto_pv", "Täyttyneiden työpaikkojen avoinnaolon km. kesto, päivää"),
    ),
    mirror=(MirrorFile("tyonv_kk_2006_2023/tyonv_2310_avoimet_tyopaikat_kunta.csv.gz", date(2020, 1, 1)),),
    home=EMPLOYMENT_SERVICE_STATISTICS,
    official=employment_service("(2310)", "Ammattiryhmä", areas=("SSS", "KU*"), texts=True),
    stand_in=vacancies,
    rules={
        "new_within_open_during_month": "new_vacancies <= open_during_month",
        "filled_within_open_during_month": "filled <= open_during_month",
    },
    fresh_days=45,
    notes=noted("tyonv_2310"),
    **OPEN,
)
